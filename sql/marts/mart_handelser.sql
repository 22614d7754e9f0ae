-- Incidents per problem, area and month, with the source rows behind each count.
-- grain: problem, omrade_kod, ar, manad, syntetisk
select
    k.problem,
    lage.omrade_kod,
    h.ar,
    h.manad,
    l.syntetisk,
    bool_or(k.bredare) as bredare,
    cast(count(*) as integer) as antal,
    list({ 'fil_id': h.fil_id, 'rad': h.rad } order by h.fil_id, h.rad) as kallrader
from stg_handelser as h
inner join reg_koder as k on k.kalla = 'handelse' and lower(k.kod) = lower(h.brottskod)
inner join lage on h.fil_id = lage.fil_id and h.rad = lage.rad
inner join leverans as l on h.fil_id = l.fil_id
group by k.problem, lage.omrade_kod, h.ar, h.manad, l.syntetisk
