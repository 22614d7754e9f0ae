-- Published survey numbers per problem, area and last survey year, on one scale per measure.
-- grain: problem, matt, omrade_kod, ar, syntetisk
-- One question of one survey speaks for a problem on a scale, in all years; a sample before those who chose to answer.
with svar as (
    select
        k.problem,
        k.bredare,
        t.ar_till as ar,
        v.fil_id is not null as sjalvvald,
        t.*
    from stg_trygghet as t
    inner join reg_koder as k on k.kalla = 'fraga' and lower(k.kod) = lower(t.fraga_id)
    inner join reg_omraden as o on t.omrade_kod = o.omrade_kod
    left join sjalvvalda as v on t.fil_id = v.fil_id
    where t.matt in ('andel_pct', 'index_0_6', 'medel') and o.niva in ('kommun', 'regso', 'deso', 'omrade')
),

valda as (
    select
        problem,
        matt,
        syntetisk,
        undersokning,
        fraga_id
    from svar
    group by problem, matt, syntetisk, undersokning, fraga_id
    qualify row_number() over (
        partition by problem, matt, syntetisk
        order by
            bool_and(sjalvvald) asc, bool_or(bredare) asc, count(distinct ar) desc, max(ar) desc, undersokning asc,
            fraga_id asc
    ) = 1
)

select
    s.* exclude (fil_id, rad),
    [{ 'fil_id': s.fil_id, 'rad': s.rad }] as kallrader
from svar as s
inner join valda as v
    on
        s.problem = v.problem and s.matt = v.matt and s.syntetisk = v.syntetisk
        and s.undersokning = v.undersokning and s.fraga_id = v.fraga_id
qualify row_number() over (
    partition by s.problem, s.matt, s.omrade_kod, s.ar, s.syntetisk
    order by s.ar_fran desc, s.fil_id asc
) = 1
