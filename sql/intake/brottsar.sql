-- Years for which the kommun itself has reported crime; rows of others are references.
-- grain: ar
select distinct cast(period[:4] as integer) as ar
from raw_brott
where kommun = $kommun
order by ar
