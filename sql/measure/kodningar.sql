-- What each person says of each statement that is there, without what they agreed on afterwards.
-- grain: yttrande_id, kodare
select
    k.yttrande_id,
    k.kodare,
    k.problem,
    k.bra
from stg_kodning as k
semi join raw_dialog as d on k.yttrande_id = d.yttrande_id
where k.problem is not null and k.kodare <> 'ENIG'
order by k.yttrande_id, k.kodare
