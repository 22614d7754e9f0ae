-- Incidents per problem, area and year. A year in which others were delivered but none of these is zero, not unknown.
-- grain: problem, omrade_kod, ar, syntetisk
-- Not so before the first year in which the kommun has any: the deliveries may have begun with other crimes.
with raknade as (
    select
        problem,
        omrade_kod,
        ar,
        syntetisk,
        bool_or(bredare) as bredare,
        cast(sum(antal) as integer) as antal,
        flatten(list(kallrader)) as kallrader
    from mart_handelser
    group by problem, omrade_kod, ar, syntetisk
),

levererade as (
    select
        ar,
        syntetisk
    from stg_leveransar
    where kallslag = 'handelser'
),

serier as (
    select
        problem,
        omrade_kod,
        syntetisk,
        bool_or(bredare) as bredare
    from raknade
    group by problem, omrade_kod, syntetisk
)

select
    s.problem,
    s.omrade_kod,
    l.ar,
    s.syntetisk,
    coalesce(r.bredare, s.bredare) as bredare,
    coalesce(r.antal, 0) as antal,
    coalesce(r.kallrader, []) as kallrader
from serier as s
inner join levererade as l on s.syntetisk = l.syntetisk
left join raknade as r
    on s.problem = r.problem and s.omrade_kod = r.omrade_kod and s.syntetisk = r.syntetisk and l.ar = r.ar
qualify l.ar >= min(r.ar) over (partition by s.problem, s.syntetisk)
