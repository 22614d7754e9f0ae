-- Population of the kommun per year as Brå's own count and rate imply it: total reported crime / rate.
-- grain: omrade_kod, ar, syntetisk
select
    kommun as omrade_kod,
    ar,
    syntetisk,
    antal * 100000.0 / per_100000 as folk
from stg_brott
where brottstyp = 'Totalt antal brott' and per_100000 > 0
