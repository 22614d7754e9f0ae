-- EST reports per problem, area and year, with the reporters of the year, for the kommun and the places promises name.
-- A year with others but none of these is zero, from the first in which the kommun has any: what ended is seen to fall.
-- grain: problem, omrade_kod, ar, syntetisk
with levererade as (
    select
        l.ar,
        l.syntetisk,
        coalesce(any_value(m.rapportorer), 0) as rapportorer
    from stg_leveransar as l
    left join mart_est as m on l.ar = m.ar and l.syntetisk = m.syntetisk
    where l.kallslag = 'est'
    group by l.ar, l.syntetisk
),

serier as (
    select distinct
        problem,
        omrade_kod,
        syntetisk
    from mart_est
)

select
    s.problem,
    s.omrade_kod,
    l.ar,
    s.syntetisk,
    l.rapportorer,
    coalesce(m.bredare, bool_or(m.bredare) over (partition by s.problem, s.omrade_kod, s.syntetisk)) as bredare,
    coalesce(m.antal, 0) as antal,
    coalesce(m.kallrader, []) as kallrader
from serier as s
inner join levererade as l on s.syntetisk = l.syntetisk
left join mart_est as m
    on s.problem = m.problem and s.omrade_kod = m.omrade_kod and s.syntetisk = m.syntetisk and l.ar = m.ar
where s.omrade_kod in $omraden
qualify l.ar >= min(m.ar) over (partition by s.problem, s.syntetisk)
