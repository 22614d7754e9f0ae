-- Incidents and residents of each area beside those of the other areas, per problem and year.
-- grain: problem, omrade_kod, ar, syntetisk
select
    p.problem,
    p.omrade_kod,
    p.ar,
    p.syntetisk,
    p.antal,
    p.folk,
    cast(sum(p.antal) over serie - p.antal as integer) as antal_resten,
    sum(p.folk) over serie - p.folk as folk_resten,
    p.folk_syntetisk,
    bool_or(coalesce(i.bredare, false)) over serie as bredare
from mart_platser as p
left join indikator as i
    on
        p.problem || '.handelser' = i.indikator_id and p.omrade_kod = i.omrade_kod
        and p.ar = i.ar and p.syntetisk = i.syntetisk
where p.niva = 'regso'
window serie as (partition by p.problem, p.ar, p.syntetisk)
