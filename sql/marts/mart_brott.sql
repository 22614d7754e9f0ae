-- Reported crime per problem, kommun and year, with the source rows behind each count.
-- grain: problem, omrade_kod, ar, syntetisk
select
    k.problem,
    b.kommun as omrade_kod,
    b.ar,
    l.syntetisk,
    k.bredare,
    cast(sum(b.antal) as integer) as antal,
    any_value(f.folk) as folk,
    list({ 'fil_id': b.fil_id, 'rad': b.rad } order by b.fil_id, b.rad) as kallrader
from stg_brott as b
inner join reg_koder as k on k.kalla = 'brott' and k.kod = b.brottstyp
inner join leverans as l on b.fil_id = l.fil_id
left join mart_folk as f on b.kommun = f.omrade_kod and b.ar = f.ar and l.syntetisk = f.syntetisk
where b.kommun = $kommun
group by k.problem, b.kommun, b.ar, l.syntetisk, k.bredare
