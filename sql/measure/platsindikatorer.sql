-- What was tested at a place as indicators: more incidents than its residents explain, and hours that stand out.
-- grain: indikator_id, omrade_kod, ar, syntetisk
select
    p.problem || '.' || m.slag as indikator_id,
    'handelser' as kallslag,
    p.problem,
    p.omrade_kod,
    cast(p.ar as varchar) as period,
    p.ar,
    m.matt,
    case when m.slag = 'anhopning' then p.kvot end as varde,
    case when m.slag = 'anhopning' then p.p else p.dygnstid_p end as p_upp,
    p.antal,
    p.antal as n,
    m.metod,
    cast([] as varchar[]) as flaggor,
    i.bredare,
    p.syntetisk,
    i.mart,
    i.kallor
from platser as p
inner join indikator as i
    on
        p.problem || '.handelser' = i.indikator_id and p.omrade_kod = i.omrade_kod
        and p.ar = i.ar and p.syntetisk = i.syntetisk
cross join (values ('anhopning', 'kvot', 'fonster_max'), ('dygnstid', 'antal', 'vecka_max')) as m (slag, matt, metod)
where case when m.slag = 'anhopning' then p.p else p.dygnstid_p end is not null
