-- One row per statement and problem that it names; `riktning` is `bra` where it says gone, absent or less.
-- grain: fil_id, rad, problem
with sagt as (
    select
        unnest(problem || bra) as problem,
        problem as fel,
        typ,
        datum,
        plats,
        fil_id,
        rad
    from stg_yttranden
)

select
    problem,
    if(list_contains(fel, problem), 'problem', 'bra') as riktning,
    typ,
    datum,
    plats,
    year(datum) as ar,
    fil_id,
    rad
from sagt
