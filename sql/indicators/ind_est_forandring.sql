-- EST reports as a ratio to the year before, with the number of reporters of both years beside it. Years that were not
-- delivered alike have no counts here: what is missing is not zero.
-- grain: indikator_id, omrade_kod, ar, syntetisk
select
    e.problem || '.est_forandring' as indikator_id,
    'est' as kallslag,
    e.problem,
    e.omrade_kod,
    e.ar,
    f.ar as jamfor_ar,
    'kvot' as matt,
    case when o.orsak is null then e.antal end as antal,
    case when o.orsak is null then f.antal end as jamfor_antal,
    e.rapportorer as tillfallen,
    f.rapportorer as jamfor_tillfallen,
    e.bredare,
    o.orsak as ojamforbart,
    e.syntetisk,
    'mart_est' as mart,
    filer(e.kallrader || f.kallrader) as kallor
from mart_est_ar as e
inner join mart_est_ar as f
    on e.problem = f.problem and e.omrade_kod = f.omrade_kod and e.syntetisk = f.syntetisk and f.ar = e.ar - 1
left join mart_ojamforbart as o
    on o.kallslag = 'est' and e.problem = o.problem and e.ar = o.ar and e.syntetisk = o.syntetisk
where e.antal + f.antal > 0
