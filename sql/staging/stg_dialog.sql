-- One row per statement and problem it raises; statements that something is fine are left out.
-- grain: fil_id, rad, problem
select
    unnest(problem) as problem,
    typ,
    datum,
    plats,
    year(datum) as ar,
    fil_id,
    rad
from raw_dialog
where not positiv
