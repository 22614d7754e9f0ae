-- EST reports per problem, area and year.
-- grain: indikator_id, omrade_kod, ar, syntetisk
select
    problem || '.est' as indikator_id,
    'est' as kallslag,
    problem,
    omrade_kod,
    ar,
    'antal' as matt,
    antal,
    rapportorer as tillfallen,
    bredare,
    syntetisk,
    'mart_est' as mart,
    filer(kallrader) as kallor
from mart_est
