-- How far above the posted limit the measured mean speeds were, per area and year.
-- grain: indikator_id, omrade_kod, ar, syntetisk
select
    problem || '.fart' as indikator_id,
    'trafik' as kallslag,
    problem,
    omrade_kod,
    ar,
    'km_h' as matt,
    antal,
    varden,
    false as bredare,
    syntetisk,
    'mart_trafik' as mart,
    filer(kallrader) as kallor
from mart_trafik
