-- Incidents whose id comes more than once, with a digest of their content: most ids need no judging.
-- grain: fil_id, rad
with flera as (
    select handelse_id
    from raw_handelser
    group by handelse_id
    having count(*) > 1
)

select
    'raw_handelser' as tabell,
    fil_id,
    rad,
    handelse_id as nyckel,
    cast(hash(brottskod, brottstyp, start, slut, inskriven, n, e, crs, plats) >> 1 as bigint) as innehall,
    true as slutlig
from raw_handelser
where handelse_id in (select f.handelse_id from flera as f)
