-- What was done for a promise, line by line of the log, with the named places and place types that its place means.
-- grain: fil_id, rad
with nara as (
    select
        fil_id,
        rad,
        list(omrade_kod order by omrade_kod) as omraden
    from lage
    where omrade_kod <> $kommun
    group by fil_id, rad
)

select
    a.aktivitet_id,
    a.datum,
    l.syntetisk,
    a.antal,
    coalesce(n.omraden, []) as omraden,
    a.fil_id,
    a.rad
from stg_aktiviteter as a
inner join leverans as l on a.fil_id = l.fil_id
left join nara as n on a.fil_id = n.fil_id and a.rad = n.rad
