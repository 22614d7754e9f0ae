-- Population of every region per year as Brå's own count and rate imply it: of all crime, else of the largest count.
-- grain: omrade_kod, ar, syntetisk
-- A rate is rounded to whole units: under 100 it would place the population half a percent wrong or more.
select
    kommun as omrade_kod,
    ar,
    syntetisk,
    arg_max(antal * 100000.0 / per_100000, antal) as folk
from stg_brott
where per_100000 >= 100
group by kommun, ar, syntetisk
