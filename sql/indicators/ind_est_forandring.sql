-- EST reports as a ratio to the year before, with the number of reporters of both years beside it.
-- A year with others but none of these is zero, from the first in which the kommun has any: what ended is seen to fall.
-- grain: indikator_id, omrade_kod, ar, syntetisk
with levererade as (
    select
        ar,
        syntetisk,
        any_value(rapportorer) as rapportorer
    from mart_est
    group by ar, syntetisk
),

serier as (
    select distinct
        problem,
        omrade_kod,
        syntetisk
    from mart_est
),

ar as (
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
)

select
    e.problem || '.est_forandring' as indikator_id,
    'est' as kallslag,
    e.problem,
    e.omrade_kod,
    e.ar,
    f.ar as jamfor_ar,
    'kvot' as matt,
    e.antal,
    f.antal as jamfor_antal,
    e.rapportorer as tillfallen,
    f.rapportorer as jamfor_tillfallen,
    e.bredare,
    e.syntetisk,
    'mart_est' as mart,
    filer(e.kallrader || f.kallrader) as kallor
from ar as e
inner join ar as f
    on e.problem = f.problem and e.omrade_kod = f.omrade_kod and e.syntetisk = f.syntetisk and f.ar = e.ar - 1
where e.antal + f.antal > 0
