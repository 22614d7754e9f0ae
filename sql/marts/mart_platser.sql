-- Incidents of every problem at every RegSO and named place, zero where there are none, with the RegSO's population.
-- grain: problem, omrade_kod, ar, syntetisk
with raknade as (
    select
        problem,
        omrade_kod,
        ar,
        syntetisk,
        cast(sum(antal) as integer) as antal
    from mart_handelser
    group by problem, omrade_kod, ar, syntetisk
),

serier as (
    select distinct
        problem,
        ar,
        syntetisk
    from raknade
)

select
    s.problem,
    o.omrade_kod,
    o.niva,
    s.ar,
    s.syntetisk,
    coalesce(r.antal, 0) as antal,
    coalesce(a.adresser, 0) as adresser,
    f.folk,
    f.folk_ar,
    coalesce(f.syntetisk, false) as folk_syntetisk
from serier as s
cross join reg_omraden as o
left join raknade as r
    on s.problem = r.problem and o.omrade_kod = r.omrade_kod and s.ar = r.ar and s.syntetisk = r.syntetisk
left join mart_adresser as a
    on s.problem = a.problem and o.omrade_kod = a.omrade_kod and s.ar = a.ar and s.syntetisk = a.syntetisk
left join mart_omradesfolk as f on o.omrade_kod = f.omrade_kod and s.ar = f.ar
where o.niva in ('regso', 'plats')
