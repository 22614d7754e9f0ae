-- Coordinates that bear many of a file's incidents in use, beside how many of them have a point at all.
-- Counted in two rounds: only points in a bucket that is heavy enough can be heavy themselves, and they are few.
-- grain: fil_id, n, e
with hinkar as (
    select
        h.fil_id,
        hash(h.n, h.e) % 4096 as hink,
        count(*) as antal
    from raw_handelser as h
    where h.n is not null
    group by h.fil_id, hink
),

tunga as (
    select
        b.fil_id,
        b.hink,
        sum(b.antal) over (partition by b.fil_id) as med_punkt
    from hinkar as b
    qualify b.antal >= greatest($minst, $procent / 100 * sum(b.antal) over (partition by b.fil_id))
)

select
    h.fil_id,
    h.n,
    h.e,
    count(*) as antal,
    any_value(t.med_punkt) as med_punkt
from raw_handelser as h
inner join tunga as t on h.fil_id = t.fil_id and hash(h.n, h.e) % 4096 = t.hink
group by h.fil_id, h.n, h.e
having count(*) >= $minst
