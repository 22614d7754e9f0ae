-- Incidents as a ratio to the year before, for the kommun and the places that promises name.
-- grain: indikator_id, omrade_kod, ar, syntetisk
select
    e.problem || '.handelser_forandring' as indikator_id,
    'handelser' as kallslag,
    e.problem,
    e.omrade_kod,
    e.ar,
    f.ar as jamfor_ar,
    'kvot' as matt,
    e.antal,
    f.antal as jamfor_antal,
    e.bredare,
    e.syntetisk,
    'mart_handelser' as mart,
    filer(e.kallrader || f.kallrader) as kallor
from mart_handelser_ar as e
inner join mart_handelser_ar as f
    on e.problem = f.problem and e.omrade_kod = f.omrade_kod and e.syntetisk = f.syntetisk and f.ar = e.ar - 1
where e.omrade_kod in $omraden and e.antal + f.antal > 0
