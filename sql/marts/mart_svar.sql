-- Moments of each survey stratum per problem, area and year: what a design-based share is made of.
-- grain: problem, omrade_kod, ar, syntetisk, stratum
-- An area is a domain, never a filtered sample: its strata keep all they sampled, whoever lives where. A stratum in
-- which nobody of an area answered is no row.
with svar as (
    select
        f.problem,
        f.bredare,
        f.sjalvvald,
        l.syntetisk,
        s.*
    from stg_svar as s
    inner join leverans as l on s.fil_id = l.fil_id
    inner join mart_fragor as f
        on l.syntetisk = f.syntetisk and s.fraga_id = f.fraga_id and s.ar = f.ar and s.undersokning = f.undersokning
),

design as (
    select
        problem,
        ar,
        syntetisk,
        stratum,
        bool_or(bredare) as bredare,
        bool_or(sjalvvald) as sjalvvald,
        cast(count(*) as integer) as n,
        any_value(population) as population
    from svar
    group by problem, ar, syntetisk, stratum
),

doman as (
    select * replace ($kommun as omrade_kod) from svar
    where svarade
    union all
    select s.*
    from svar as s
    inner join reg_omraden as o on s.omrade_kod = o.omrade_kod
    where s.svarade and o.niva in ('regso', 'deso', 'omrade')
)

select
    d.*,
    s.omrade_kod,
    cast(count(*) as integer) as svarade,
    cast(count(*) filter (where s.wy > 0) as integer) as antal,
    sum(s.w) as w,
    sum(s.wy) as wy,
    sum(s.w * s.w) as w2,
    sum(s.wy * s.wy) as w2y,
    list({ 'fil_id': s.fil_id, 'rad': s.rad } order by s.fil_id, s.rad) as kallrader
from design as d
inner join doman as s
    on d.problem = s.problem and d.ar = s.ar and d.syntetisk = s.syntetisk and d.stratum = s.stratum
group by all
