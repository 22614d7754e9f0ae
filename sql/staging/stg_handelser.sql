-- One row per incident with the year and month in which it began.
-- grain: handelse_id
select
    handelse_id,
    brottskod,
    start,
    slut,
    year(start) as ar,
    month(start) as manad,
    n,
    e,
    fil_id,
    rad
from raw_handelser
