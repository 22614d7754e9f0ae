-- Problems of which a delivered year lacks rows that a year beside it has: a code on at least $forsvunnen days
-- there and on none here, or the whole problem. Whether nothing happened or nothing was delivered only a card can tell.
-- grain: kallslag, problem, ar, annat_ar, syntetisk
-- annat_ar = the year beside.
with utlovade as (
    select
        kallslag,
        syntetisk,
        year(dag) as ar,
        koder,
        count(distinct dag) = dayofyear(make_date(year(dag), 12, 31)) as hela
    from stg_utlovat
    group by kallslag, syntetisk, year(dag), koder
),

borta as (
    select
        a.kallslag,
        a.problem,
        a.kod,
        a.syntetisk,
        l.ar,
        a.ar as annat_ar,
        a.dagar
    from stg_kodar as a
    inner join stg_leveransar as l
        on a.kallslag = l.kallslag and a.syntetisk = l.syntetisk and l.ar in (a.ar - 1, a.ar + 1)
    anti join stg_kodar as b
        on
            a.kallslag = b.kallslag and a.problem = b.problem and a.kod = b.kod
            and a.syntetisk = b.syntetisk and l.ar = b.ar
    where not exists (
        select 1 from utlovade as u
        where
            u.kallslag = a.kallslag and u.syntetisk = a.syntetisk and u.ar = l.ar and u.hela
            and (len(u.koder) = 0 or list_contains(u.koder, a.kod))
    )
)

select
    p.kallslag,
    p.problem,
    p.ar,
    p.annat_ar,
    p.syntetisk,
    list(distinct p.kod order by p.kod) as koder
from borta as p
left join stg_kodar as h
    on p.kallslag = h.kallslag and p.problem = h.problem and p.syntetisk = h.syntetisk and p.ar = h.ar
group by p.kallslag, p.problem, p.ar, p.annat_ar, p.syntetisk
having max(p.dagar) >= $forsvunnen or (count(h.ar) = 0 and sum(p.dagar) >= $forsvunnen)
