-- Moments of each survey stratum per problem and year: what a design-based share is made of.
-- grain: problem, omrade_kod, ar, syntetisk, stratum
select
    k.problem,
    $kommun as omrade_kod,
    s.ar,
    l.syntetisk,
    s.stratum,
    bool_or(k.bredare) as bredare,
    cast(count(*) as integer) as n,
    any_value(s.population) as population,
    cast(count(*) filter (where s.svarade) as integer) as svarade,
    cast(count(*) filter (where s.wy > 0) as integer) as antal,
    sum(s.w) as w,
    sum(s.wy) as wy,
    sum(s.w * s.w) as w2,
    sum(s.wy * s.wy) as w2y,
    list({ 'fil_id': s.fil_id, 'rad': s.rad } order by s.fil_id, s.rad) filter (where s.svarade) as kallrader
from stg_svar as s
inner join reg_koder as k on k.kalla = 'fraga' and lower(k.kod) = lower(s.fraga_id)
inner join leverans as l on s.fil_id = l.fil_id
group by k.problem, s.ar, l.syntetisk, s.stratum
