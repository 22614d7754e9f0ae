-- Reported crime per 1 000 inhabitants, kommun and year.
-- grain: indikator_id, omrade_kod, ar, syntetisk
select
    problem || '.brott_per_1000' as indikator_id,
    'brottsstatistik' as kallslag,
    problem,
    omrade_kod,
    ar,
    'per_1000' as matt,
    antal,
    folk,
    bredare,
    ny_serie as seriebrott,
    syntetisk,
    'mart_brott' as mart,
    filer(kallrader) as kallor
from mart_brott
