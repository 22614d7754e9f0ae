-- Coordinates that bear many of a file's incidents in use, beside how many of them have a point at all.
-- grain: fil_id, n, e
select
    h.fil_id,
    h.n,
    h.e,
    count(*) as antal,
    sum(count(*)) over (partition by h.fil_id) as med_punkt
from raw_handelser as h
where h.n is not null
group by h.fil_id, h.n, h.e
qualify count(*) >= $minst
