-- Incidents per problem, area and year.
-- grain: indikator_id, omrade_kod, ar, syntetisk
select
    h.problem || '.handelser' as indikator_id,
    'handelser' as kallslag,
    h.problem,
    h.omrade_kod,
    h.ar,
    'antal' as matt,
    cast(sum(h.antal) as integer) as antal,
    bool_or(h.bredare) as bredare,
    case when not l.hel then 'ej_hela_ar' end as ojamforbart,
    h.syntetisk,
    'mart_handelser' as mart,
    filer(flatten(list(h.kallrader))) as kallor
from mart_handelser as h
inner join stg_leveransar as l on l.kallslag = 'handelser' and h.ar = l.ar and h.syntetisk = l.syntetisk
group by h.problem, h.omrade_kod, h.ar, h.syntetisk, l.hel
