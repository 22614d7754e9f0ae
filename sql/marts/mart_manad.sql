-- Counts of the whole kommun per problem and month, of every source that tells months apart.
-- grain: kallslag, problem, manad, syntetisk
-- Incidents and reports: zero in a month in which the source delivered other rows, no row where it delivered none.
-- hel = the month is known whole: it was over when delivered, and its year lacks no code that a year beside it has.
with levererade as (
    select
        kallslag,
        manad,
        syntetisk,
        bool_or(hel) as hel
    from mart_manad_rader
    group by kallslag, manad, syntetisk
),

serier as (
    select
        kallslag,
        problem,
        syntetisk,
        bool_or(bredare) as bredare
    from mart_manad_rader
    where problem is not null
    group by kallslag, problem, syntetisk
)

select
    s.kallslag,
    s.problem,
    $kommun as omrade_kod,
    m.manad,
    s.syntetisk,
    s.bredare,
    coalesce(r.antal, 0) as antal,
    m.hel and not exists (
        select 1 from stg_saknade_koder as b
        where
            b.kallslag = s.kallslag and b.problem = s.problem and b.syntetisk = s.syntetisk and b.ar = year(m.manad)
    ) as hel
from serier as s
inner join levererade as m on s.kallslag = m.kallslag and s.syntetisk = m.syntetisk
left join mart_manad_rader as r
    on s.kallslag = r.kallslag and s.problem = r.problem and m.manad = r.manad and m.syntetisk = r.syntetisk
union all by name
select * from mart_manad_brott
