-- One row per observation and problem it shows; observations that something is fine are left out.
-- grain: fil_id, rad, problem
select
    unnest(problem) as problem,
    vandring,
    datum,
    year(datum) as ar,
    fil_id,
    rad
from raw_vandring
where not positiv
