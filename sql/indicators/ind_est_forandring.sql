-- EST reports as a ratio to the year before, with the number of reporters of both years beside it.
-- grain: indikator_id, omrade_kod, ar, syntetisk
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
from mart_est as e
inner join mart_est as f
    on e.problem = f.problem and e.omrade_kod = f.omrade_kod and e.syntetisk = f.syntetisk and f.ar = e.ar - 1
where e.omrade_kod in $omraden
