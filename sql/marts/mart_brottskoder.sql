-- The crime types that a problem rests on in a year: its exact ones, else the one wider type that is nearest to it.
-- grain: problem, kod, ar, syntetisk
-- Of exact types that lie in each other the outermost counts, so that no report is counted twice. A year that lacks one
-- of the exact types delivered for the kommun would be an undercount: it rests on the wider type, or on nothing.
with levererade as (
    select
        k.problem,
        k.kod,
        k.bredare,
        b.ar,
        b.syntetisk,
        coalesce(t.ovanfor, []) as ovanfor,
        list(k.kod) filter (where not k.bredare) over (partition by k.problem, b.syntetisk) as exakta
    from stg_brott as b
    inner join reg_koder as k on k.kalla = 'brott' and k.kod = b.brottstyp
    left join reg_brottstyper as t on k.kod = t.brottstyp
    where b.kommun = $kommun
),

yttersta as (
    select
        *,
        count(*) over (partition by problem, ar, syntetisk) as i_aret,
        count(distinct kod) over (partition by problem, syntetisk) as alla
    from levererade
    where not bredare and not list_has_any(exakta, ovanfor)
),

hela as (
    select
        problem,
        ar,
        syntetisk,
        list(kod) as koder
    from yttersta
    where i_aret = alla
    group by problem, ar, syntetisk
)

select
    l.problem,
    l.kod,
    l.ar,
    l.syntetisk,
    l.bredare
from levererade as l
left join hela as h on l.problem = h.problem and l.ar = h.ar and l.syntetisk = h.syntetisk
where list_contains(h.koder, l.kod) or (l.bredare and h.koder is null)
qualify not l.bredare or row_number() over (
    partition by l.problem, l.ar, l.syntetisk
    order by len(l.ovanfor) desc, l.kod
) = 1
