-- Years for which the kommun itself has reported crime of a whole year, in one piece or in all its months, quarters or
-- tertials; rows of others are references.
-- grain: ar
with delar as (
    select
        cast(period[:4] as integer) as ar,
        antal_delar(period) as antal_delar,
        count(distinct period) as delar
    from raw_brott
    where kommun = $kommun
    group by ar, brottstyp, antal_delar(period)
)

select distinct ar
from delar
where delar = antal_delar
order by ar
