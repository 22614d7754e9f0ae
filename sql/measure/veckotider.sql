-- When the reports of some ISO weeks began and ended; an end before its start is of the next day. In order of time.
with tider as (
    select
        r.datum + cast(r.tid_fran as time) as start,
        r.datum + cast(r.tid_till as time) as slut
    from raw_est as r
    inner join stg_est as s on r.fil_id = s.fil_id and r.rad = s.rad
    inner join leverans as l on r.fil_id = l.fil_id
    where l.syntetisk = $syntetisk and s.mandag between $fran and $mandag and r.tid_fran is not null
)

select
    start,
    if(slut < start, slut + interval 1 day, slut) as slut
from tider
order by start, slut
