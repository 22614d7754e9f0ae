-- EST reports per problem, area and year.
-- grain: indikator_id, omrade_kod, ar, syntetisk
select
    m.problem || '.est' as indikator_id,
    'est' as kallslag,
    m.problem,
    m.omrade_kod,
    m.ar,
    'antal' as matt,
    m.antal,
    m.rapportorer as tillfallen,
    m.bredare,
    case when not l.hel then 'ej_hela_ar' end as ojamforbart,
    m.syntetisk,
    'mart_est' as mart,
    filer(m.kallrader) as kallor
from mart_est as m
inner join stg_leveransar as l on l.kallslag = 'est' and m.ar = l.ar and m.syntetisk = l.syntetisk
