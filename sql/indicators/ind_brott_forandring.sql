-- Reported crime per inhabitant as a ratio to the year before; across a break in the series it gets no value.
-- grain: indikator_id, omrade_kod, ar, syntetisk
select
    e.problem || '.brott_forandring' as indikator_id,
    'brottsstatistik' as kallslag,
    e.problem,
    e.omrade_kod,
    e.ar,
    f.ar as jamfor_ar,
    'kvot' as matt,
    e.antal,
    f.antal as jamfor_antal,
    e.folk,
    f.folk as jamfor_folk,
    e.bredare,
    e.ny_serie as seriebrott,
    e.syntetisk,
    'mart_brott' as mart,
    filer(e.kallrader || f.kallrader) as kallor
from mart_brott as e
inner join mart_brott as f
    on e.problem = f.problem and e.omrade_kod = f.omrade_kod and e.syntetisk = f.syntetisk and f.ar = e.ar - 1
