-- Count and rate of every crime type imply the same population of a kommun in a year, within rounding of the rate.
-- A rate is off by half a unit at most; a group that its fetcher added from two rounded rates, by one.
with granser as (
    select
        kommun,
        ar,
        syntetisk,
        max(antal * 100000.0 / (per_100000 + 1)) as minst,
        min(antal * 100000.0 / (per_100000 - 1)) as hogst
    from stg_brott
    where per_100000 > 1
    group by kommun, ar, syntetisk
)

select
    kommun,
    ar,
    minst,
    hogst
from granser
where minst > hogst
