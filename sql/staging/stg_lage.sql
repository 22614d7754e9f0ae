-- One row per week and area with its light as a number to follow over weeks: 0 green, 1 yellow, 2 red.
-- grain: vecka, omrade_kod
select
    vecka,
    omrade_kod,
    case niva when 'gron' then 0 when 'gul' then 1 else 2 end as ljus,
    fil_id,
    rad
from raw_lage
