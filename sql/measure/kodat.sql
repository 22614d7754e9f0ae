-- How many statements there are, how many a person has judged, and how many two have.
-- grain: one row
with kodade as (
    select
        yttrande_id,
        count(*) filter (where kodare <> 'ENIG') as kodare
    from stg_kodning
    where problem is not null
    group by yttrande_id
)

select
    count(*) as yttranden,
    count(k.yttrande_id) as rattade,
    count(*) filter (where k.kodare > 1) as dubbelkodade
from (select distinct yttrande_id from raw_dialog) as d
left join kodade as k on d.yttrande_id = k.yttrande_id
