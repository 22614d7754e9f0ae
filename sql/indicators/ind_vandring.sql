-- Observations of a problem on safety walks, per area and year, and the walks on which they were made.
-- grain: indikator_id, omrade_kod, ar, syntetisk
select
    problem || '.vandring' as indikator_id,
    'vandring' as kallslag,
    problem,
    omrade_kod,
    ar,
    'antal' as matt,
    antal,
    tillfallen,
    false as bredare,
    syntetisk,
    'mart_vandring' as mart,
    filer(kallrader) as kallor
from mart_vandring
