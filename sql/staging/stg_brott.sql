-- One row per kommun, year and crime type with a known count; final or preliminary as delivered last.
-- grain: kommun, ar, brottstyp
select
    kommun,
    cast(period as integer) as ar,
    brottstyp,
    antal,
    per_100000,
    coalesce(preliminar, false) as preliminar,
    fil_id,
    rad
from raw_brott
where regexp_full_match(period, '[0-9]{4}') and antal is not null
