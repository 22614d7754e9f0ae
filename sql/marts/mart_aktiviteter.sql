-- How much of each promised activity was done, per month.
-- grain: aktivitet_id, ar, manad, syntetisk
select
    a.aktivitet_id,
    year(a.datum) as ar,
    month(a.datum) as manad,
    l.syntetisk,
    cast(sum(a.antal) as integer) as antal,
    list({ 'fil_id': a.fil_id, 'rad': a.rad } order by a.fil_id, a.rad) as kallrader
from stg_aktiviteter as a
inner join leverans as l on a.fil_id = l.fil_id
group by a.aktivitet_id, year(a.datum), month(a.datum), l.syntetisk
