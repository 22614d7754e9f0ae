-- Reported crime per problem, kommun and year.
-- grain: indikator_id, omrade_kod, ar, syntetisk
select
    problem || '.brott' as indikator_id,
    'brottsstatistik' as kallslag,
    problem,
    omrade_kod,
    ar,
    'antal' as matt,
    antal,
    bredare,
    ny_serie as seriebrott,
    syntetisk,
    'mart_brott' as mart,
    filer(kallrader) as kallor
from mart_brott
