-- Count and rate of every crime type imply the same population of a kommun in a year, within rounding of the rate.
with granser as (
    select
        kommun,
        ar,
        max(antal * 100000.0 / (per_100000 + 0.5)) as minst,
        min(antal * 100000.0 / (per_100000 - 0.5)) as hogst
    from stg_brott
    where per_100000 > 0
    group by kommun, ar
)

select kommun, ar, minst, hogst
from granser
where minst > hogst
