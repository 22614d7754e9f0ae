-- Survey share against the wave before it, in percentage points: the moments of both waves.
-- grain: indikator_id, omrade_kod, ar, syntetisk
with vagor as (
    select
        problem,
        omrade_kod,
        ar,
        syntetisk,
        bool_or(bredare) as bredare,
        bool_or(sjalvvald) as sjalvvald,
        list(
            { 'n': n, 'population': population, 'answers': svarade, 'w': w, 'wy': wy, 'w2': w2, 'w2y': w2y }
            order by stratum
        ) as strata,
        filer(flatten(list(kallrader))) as kallor,
        lag(ar) over (partition by problem, omrade_kod, syntetisk order by ar) as jamfor_ar
    from mart_svar
    group by problem, omrade_kod, ar, syntetisk
)

select
    e.problem || '.trygghet_skillnad' as indikator_id,
    'undersokning' as kallslag,
    e.problem,
    e.omrade_kod,
    e.ar,
    e.jamfor_ar,
    'procentenheter' as matt,
    e.strata,
    f.strata as jamfor_strata,
    e.bredare or f.bredare as bredare,
    e.sjalvvald or f.sjalvvald as sjalvvald,
    e.syntetisk,
    'mart_svar' as mart,
    list_sort(list_distinct(e.kallor || f.kallor)) as kallor
from vagor as e
inner join vagor as f
    on e.problem = f.problem and e.omrade_kod = f.omrade_kod and e.syntetisk = f.syntetisk and f.ar = e.jamfor_ar
