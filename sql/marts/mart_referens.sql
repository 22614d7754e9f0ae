-- Reported crime per problem, region and year, on the crime types that the problem rests on in the kommun itself.
-- grain: problem, omrade_kod, ar, syntetisk
-- A region that lacks one of those types, or a population, that year is left out. Real is never set beside synthetic.
-- niva = the kommun's own row (egen), another kommun, a län, or riket.
with koder as (
    select
        problem,
        ar,
        syntetisk,
        kod,
        bredare,
        count(*) over (partition by problem, ar, syntetisk) as antal_koder
    from mart_brottskoder
)

select
    k.problem,
    b.kommun as omrade_kod,
    case
        when b.kommun = $kommun then 'egen'
        when b.kommun = 'riket' then 'riket'
        when regexp_full_match(b.kommun, '[0-9]{4}') then 'kommun'
        else 'lan'
    end as niva,
    b.ar,
    b.syntetisk,
    k.bredare,
    cast(sum(b.antal) as integer) as antal,
    f.folk,
    flatten(list(b.kallrader order by b.brottstyp)) as kallrader
from koder as k
inner join stg_brott as b on k.kod = b.brottstyp and k.ar = b.ar and k.syntetisk = b.syntetisk
inner join mart_folk as f on b.kommun = f.omrade_kod and b.ar = f.ar and b.syntetisk = f.syntetisk
group by k.problem, b.kommun, b.ar, b.syntetisk, k.bredare, k.antal_koder, f.folk
having count(*) = k.antal_koder
