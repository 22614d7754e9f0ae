-- Incidents and person-years of every RegSO per problem over the given years, zero where there are none.
-- An area without a population some year has none; synthetic inhabitants are never set beside real incidents.
with serier as (
    select
        problem,
        syntetisk,
        bool_or(bredare) as bredare,
        filer(flatten(list(kallrader))) as kallor
    from mart_handelser
    where ar between $fran_ar and $ar and syntetisk = $syntetisk
    group by problem, syntetisk
),

aren as (
    select cast(unnest(range($fran_ar, $ar + 1)) as integer) as ar
),

raknade as (
    select
        problem,
        omrade_kod,
        ar,
        cast(sum(antal) as integer) as antal
    from mart_handelser
    where syntetisk = $syntetisk
    group by problem, omrade_kod, ar
)

select
    s.problem,
    o.omrade_kod,
    s.syntetisk,
    s.bredare,
    s.kallor,
    list(coalesce(r.antal, 0) order by a.ar) as antal,
    if(count(f.folk) = count(*), sum(f.folk), null) as folk
from serier as s
cross join aren as a
cross join reg_omraden as o
left join raknade as r on s.problem = r.problem and o.omrade_kod = r.omrade_kod and a.ar = r.ar
left join mart_omradesfolk as f
    on o.omrade_kod = f.omrade_kod and a.ar = f.ar and (s.syntetisk or not f.syntetisk)
where o.niva = 'regso'
group by s.problem, o.omrade_kod, s.syntetisk, s.bredare, s.kallor
order by s.problem, o.omrade_kod
