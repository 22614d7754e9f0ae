-- Years of the kommun that some crime type has in parts only, and not in all of them, with the files of those parts.
-- grain: fil_id, ar
with delar as (
    select
        cast(period[:4] as integer) as ar,
        brottstyp,
        antal_delar(period) as antal_delar,
        count(*) as delar,
        list(fil_id) as filer
    from raw_brott
    where kommun = $kommun and antal is not null
    group by ar, brottstyp, antal_delar(period)
),

hela as (
    select
        ar,
        brottstyp
    from delar
    where delar = antal_delar
)

select distinct
    ar,
    unnest(filer) as fil_id
from delar
anti join hela on delar.ar = hela.ar and delar.brottstyp = hela.brottstyp
order by fil_id, ar
