-- Incidents as a ratio to the year before, for the kommun and the places that promises name. Years that were not
-- delivered alike have no counts here: what is missing is not zero.
-- grain: indikator_id, omrade_kod, ar, syntetisk
select
    e.problem || '.handelser_forandring' as indikator_id,
    'handelser' as kallslag,
    e.problem,
    e.omrade_kod,
    e.ar,
    f.ar as jamfor_ar,
    'kvot' as matt,
    case when o.orsak is null then e.antal end as antal,
    case when o.orsak is null then f.antal end as jamfor_antal,
    e.bredare,
    o.orsak as ojamforbart,
    e.syntetisk,
    'mart_handelser' as mart,
    filer(e.kallrader || f.kallrader) as kallor
from mart_handelser_ar as e
inner join mart_handelser_ar as f
    on e.problem = f.problem and e.omrade_kod = f.omrade_kod and e.syntetisk = f.syntetisk and f.ar = e.ar - 1
left join mart_ojamforbart as o
    on o.kallslag = 'handelser' and e.problem = o.problem and e.ar = o.ar and e.syntetisk = o.syntetisk
where e.omrade_kod in $omraden and e.antal + f.antal > 0
