-- Observations of safety walks per problem, area and year, and on how many walks they were made.
-- grain: problem, omrade_kod, ar, syntetisk
select
    s.problem,
    lage.omrade_kod,
    s.ar,
    l.syntetisk,
    cast(count(*) as integer) as antal,
    cast(count(distinct row(s.datum, s.vandring)) as integer) as tillfallen,
    list({ 'fil_id': s.fil_id, 'rad': s.rad } order by s.fil_id, s.rad) as kallrader
from stg_vandring as s
inner join lage on s.fil_id = lage.fil_id and s.rad = lage.rad
inner join leverans as l on s.fil_id = l.fil_id
group by s.problem, lage.omrade_kod, s.ar, l.syntetisk
