-- EST reports as a ratio to the year before, with the number of reporters of both years beside it.
-- A year in which others were reported but none of these is zero, not unknown: what fell to nothing is seen.
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
    select
        problem,
        omrade_kod,
        syntetisk,
        bool_or(bredare) as bredare
    from mart_est
    group by problem, omrade_kod, syntetisk
),

ar as (
    select
        s.problem,
        s.omrade_kod,
        l.ar,
        s.syntetisk,
        l.rapportorer,
        coalesce(m.bredare, s.bredare) as bredare,
        coalesce(m.antal, 0) as antal,
        coalesce(m.kallrader, []) as kallrader
    from serier as s
    inner join levererade as l on s.syntetisk = l.syntetisk
    left join mart_est as m
        on s.problem = m.problem and s.omrade_kod = m.omrade_kod and s.syntetisk = m.syntetisk and l.ar = m.ar
    where s.omrade_kod in $omraden
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
