-- The question and survey of microdata that speak for a problem, per year.
-- grain: problem, ar, syntetisk
-- One question speaks for a problem in all years, and one survey for a year: the same people asked twice are not twice
-- as many, and a change between years is one of the same question. A sample goes before those who chose to answer.
with fragor as (
    select
        k.problem,
        l.syntetisk,
        s.fraga_id,
        s.ar,
        s.undersokning,
        k.bredare,
        bool_or(v.fil_id is not null) as sjalvvald,
        count(*) filter (where s.svarade) as svar
    from stg_svar as s
    inner join reg_koder as k on k.kalla = 'fraga' and lower(k.kod) = lower(s.fraga_id)
    inner join leverans as l on s.fil_id = l.fil_id
    left join sjalvvalda as v on s.fil_id = v.fil_id
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
        order by bool_and(sjalvvald) asc, bool_or(bredare) asc, count(distinct ar) desc, sum(svar) desc, fraga_id asc
    ) = 1
)

select f.* exclude (svar)
from fragor as f
inner join vald_fraga as v on f.problem = v.problem and f.syntetisk = v.syntetisk and f.fraga_id = v.fraga_id
qualify row_number() over (
    partition by f.problem, f.syntetisk, f.ar
    order by f.sjalvvald asc, f.svar desc, f.undersokning asc
) = 1
