-- Statements that raise a problem, per problem, area and year, and in how many dialogs of how many kinds they fell.
-- grain: problem, omrade_kod, ar, syntetisk
select
    s.problem,
    lage.omrade_kod,
    s.ar,
    l.syntetisk,
    cast(count(*) as integer) as antal,
    cast(count(distinct row(s.fil_id, s.datum, s.typ, s.plats)) as integer) as tillfallen,
    cast(count(distinct s.typ) as integer) as slag,
    list({ 'fil_id': s.fil_id, 'rad': s.rad } order by s.fil_id, s.rad) as kallrader
from stg_dialog as s
inner join lage on s.fil_id = lage.fil_id and s.rad = lage.rad
inner join leverans as l on s.fil_id = l.fil_id
where s.riktning = 'problem'
group by s.problem, lage.omrade_kod, s.ar, l.syntetisk
