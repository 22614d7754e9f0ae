-- One row per line of the activity log; a line without a number counts as done once.
-- grain: fil_id, rad
select
    aktivitet_id,
    datum,
    coalesce(antal, 1) as antal,
    fil_id,
    rad
from raw_aktiviteter
