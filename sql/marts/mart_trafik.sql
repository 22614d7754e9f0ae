-- Speed measurements per area and year: how far above the limit each was, km/h.
-- grain: problem, omrade_kod, ar, syntetisk
select
    'trafik_hastighet' as problem,
    lage.omrade_kod,
    s.ar,
    l.syntetisk,
    cast(count(*) as integer) as antal,
    cast(sum(s.antal_fordon) as integer) as antal_fordon,
    list(s.over_skyltad order by s.fil_id, s.rad) as varden,
    list({ 'fil_id': s.fil_id, 'rad': s.rad } order by s.fil_id, s.rad) as kallrader
from stg_trafik as s
inner join lage on s.fil_id = lage.fil_id and s.rad = lage.rad
inner join leverans as l on s.fil_id = l.fil_id
group by lage.omrade_kod, s.ar, l.syntetisk
