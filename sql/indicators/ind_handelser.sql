-- Incidents per problem, area and year.
-- grain: indikator_id, omrade_kod, ar, syntetisk
select
    problem || '.handelser' as indikator_id,
    'handelser' as kallslag,
    problem,
    omrade_kod,
    ar,
    'antal' as matt,
    cast(sum(antal) as integer) as antal,
    bool_or(bredare) as bredare,
    syntetisk,
    'mart_handelser' as mart,
    filer(flatten(list(kallrader))) as kallor
from mart_handelser
group by problem, omrade_kod, ar, syntetisk
