-- One row per observation and problem it shows; what is seen to be gone or less (`bra`) is left out.
-- grain: fil_id, rad, problem
select
    unnest(problem) as problem,
    vandring,
    datum,
    year(datum) as ar,
    fil_id,
    rad
from raw_vandring
