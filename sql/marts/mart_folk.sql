-- Population of the kommun per year as Brå's own count and rate imply it: total reported crime / rate.
-- grain: omrade_kod, ar, syntetisk
select
    b.kommun as omrade_kod,
    b.ar,
    l.syntetisk,
    any_value(b.antal * 100000.0 / b.per_100000) as folk
from stg_brott as b
inner join leverans as l on b.fil_id = l.fil_id
where b.brottstyp = 'Totalt antal brott' and b.per_100000 > 0
group by b.kommun, b.ar, l.syntetisk
