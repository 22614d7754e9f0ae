-- The series that are put to the test, up to the end of the period: only whole months, and only series that measure
-- their problem and nothing wider. Where a source has real rows, its synthetic ones are left out.
select
    kallslag,
    problem,
    omrade_kod,
    manad,
    syntetisk,
    antal
from mart_manad
where not bredare and hel and manad <= $till
qualify not syntetisk or not bool_or(not syntetisk) over (partition by kallslag)
order by kallslag, problem, syntetisk, manad
