-- Reported crime per problem, kommun and year, with the source rows behind each count.
-- ny_serie = not to be compared with the years before it: the series has a known break, or rests on other crime types.
-- grain: problem, omrade_kod, ar, syntetisk
with raknade as (
    select
        k.problem,
        b.kommun as omrade_kod,
        b.ar,
        b.syntetisk,
        k.bredare,
        cast(sum(b.antal) as integer) as antal,
        list(b.brottstyp order by b.brottstyp) as koder,
        flatten(list(b.kallrader order by b.brottstyp)) as kallrader
    from stg_brott as b
    inner join mart_brottskoder as k on b.brottstyp = k.kod and b.ar = k.ar and b.syntetisk = k.syntetisk
    where b.kommun = $kommun
    group by k.problem, b.kommun, b.ar, b.syntetisk, k.bredare
),

foljda as (
    select
        *,
        lag(ar) over serie as forra_ar,
        lag(koder) over serie as forra_koder
    from raknade
    window serie as (partition by problem, syntetisk order by ar)
)

select
    r.problem,
    r.omrade_kod,
    r.ar,
    r.syntetisk,
    r.bredare,
    r.antal,
    f.folk,
    r.koder,
    coalesce(r.forra_koder <> r.koder, false) or exists (
        select 1 from reg_seriebrott as s
        where
            s.ar > r.forra_ar and s.ar <= r.ar
            and (s.brottstyp = '*' or list_contains(r.koder, s.brottstyp))
    ) as ny_serie,
    r.kallrader
from foljda as r
left join mart_folk as f on r.omrade_kod = f.omrade_kod and r.ar = f.ar and r.syntetisk = f.syntetisk
