-- EST reports per problem, area and year, and how many reporters reported anything in the kommun that year.
-- grain: problem, omrade_kod, ar, syntetisk
with rapportorer as (
    select
        e.ar,
        f.syntetisk,
        count(distinct e.rapportor) as rapportorer
    from stg_est as e
    inner join leverans as f on e.fil_id = f.fil_id
    group by e.ar, f.syntetisk
)

select
    k.problem,
    lage.omrade_kod,
    s.ar,
    l.syntetisk,
    bool_or(k.bredare) as bredare,
    cast(count(*) as integer) as antal,
    cast(any_value(r.rapportorer) as integer) as rapportorer,
    list({ 'fil_id': s.fil_id, 'rad': s.rad } order by s.fil_id, s.rad) as kallrader
from stg_est as s
inner join reg_koder as k on k.kalla = 'est' and lower(k.kod) = lower(s.kategori)
inner join lage on s.fil_id = lage.fil_id and s.rad = lage.rad
inner join leverans as l on s.fil_id = l.fil_id
inner join rapportorer as r on s.ar = r.ar and l.syntetisk = r.syntetisk
group by k.problem, lage.omrade_kod, s.ar, l.syntetisk
