-- One row per planned event.
-- grain: fil_id, rad
select
    datum_fran,
    datum_till,
    plats,
    vad,
    fil_id,
    rad
from raw_kalender
