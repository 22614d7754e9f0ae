-- One row per decided measure and problem it is meant for; without the words of people.
-- grain: atgard_id, problem
select
    unnest(problem) as problem,
    atgard_id,
    datum,
    plats,
    status,
    klar_senast,
    lofte_id,
    fil_id,
    rad
from raw_atgarder
