-- Reported crime of the kommun per problem and month, for months in which every crime type of the problem is known.
-- The types are those of the latest year; months before the latest break of any of them, up to $till, are left out.
-- grain: kallslag, problem, manad, syntetisk
with serier as (
    select
        problem,
        syntetisk,
        bool_or(bredare) as bredare,
        list(kod) as koder
    from mart_brottskoder
    where ar <= year($till)
    group by problem, syntetisk, ar
    qualify row_number() over (partition by problem, syntetisk order by ar desc) = 1
)

select
    'brottsstatistik' as kallslag,
    s.problem,
    m.kommun as omrade_kod,
    m.manad,
    s.syntetisk,
    s.bredare,
    cast(sum(m.antal) as integer) as antal,
    bool_and(m.levererad > last_day(m.manad)) as hel
from serier as s
inner join stg_brott_manad as m on list_contains(s.koder, m.brottstyp) and s.syntetisk = m.syntetisk
where
    m.kommun = $kommun
    and not exists (
        select 1 from reg_seriebrott as b
        where
            b.ar > year(m.manad) and b.ar <= year($till)
            and (b.brottstyp = '*' or list_contains(s.koder, b.brottstyp))
    )
group by s.problem, m.kommun, m.manad, s.syntetisk, s.bredare, s.koder
having count(distinct m.brottstyp) = len(s.koder)
