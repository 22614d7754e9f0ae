-- Moments of each survey stratum per problem and year: what a design-based share is made of.
-- grain: problem, omrade_kod, ar, syntetisk, stratum
-- One question speaks for a problem in all years, and one survey for a year: the same people asked twice are not twice
-- as many, and a change between years is one of the same question.
with fragor as (
    select
        k.problem,
        l.syntetisk,
        s.fraga_id,
        s.ar,
        s.undersokning,
        k.bredare,
        count(*) filter (where s.svarade) as svar
    from stg_svar as s
    inner join reg_koder as k on k.kalla = 'fraga' and lower(k.kod) = lower(s.fraga_id)
    inner join leverans as l on s.fil_id = l.fil_id
    group by k.problem, l.syntetisk, s.fraga_id, s.ar, s.undersokning, k.bredare
),

vald_fraga as (
    select
        problem,
        syntetisk,
        fraga_id
    from fragor
    group by problem, syntetisk, fraga_id
    qualify row_number() over (
        partition by problem, syntetisk
        order by bool_or(bredare) asc, count(distinct ar) desc, sum(svar) desc, fraga_id asc
    ) = 1
),

valda as (
    select f.*
    from fragor as f
    inner join vald_fraga as v on f.problem = v.problem and f.syntetisk = v.syntetisk and f.fraga_id = v.fraga_id
    qualify row_number() over (partition by f.problem, f.syntetisk, f.ar order by f.svar desc, f.undersokning asc) = 1
)

select
    v.problem,
    $kommun as omrade_kod,
    s.ar,
    l.syntetisk,
    s.stratum,
    bool_or(v.bredare) as bredare,
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
inner join leverans as l on s.fil_id = l.fil_id
inner join valda as v
    on l.syntetisk = v.syntetisk and s.fraga_id = v.fraga_id and s.ar = v.ar and s.undersokning = v.undersokning
group by v.problem, s.ar, l.syntetisk, s.stratum
