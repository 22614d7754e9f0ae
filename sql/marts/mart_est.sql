-- EST reports per problem, area and year, and how many reporters reported anything in the kommun that year.
-- grain: problem, omrade_kod, ar, syntetisk
with rapportorer as (
    select
        ar,
        count(distinct rapportor) as rapportorer
    from stg_est
    group by ar
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
inner join rapportorer as r on s.ar = r.ar
group by k.problem, lage.omrade_kod, s.ar, l.syntetisk
