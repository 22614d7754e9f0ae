-- Survey share per problem, area and survey year: the moments of its strata.
-- grain: indikator_id, omrade_kod, ar, syntetisk
select
    problem || '.trygghet' as indikator_id,
    'undersokning' as kallslag,
    problem,
    omrade_kod,
    ar,
    'andel_pct' as matt,
    cast(sum(antal) as integer) as antal,
    list(
        { 'n': n, 'population': population, 'answers': svarade, 'w': w, 'wy': wy, 'w2': w2, 'w2y': w2y }
        order by stratum
    ) as strata,
    bool_or(bredare) as bredare,
    bool_or(sjalvvald) as sjalvvald,
    syntetisk,
    'mart_svar' as mart,
    filer(flatten(list(kallrader))) as kallor
from mart_svar
group by problem, omrade_kod, ar, syntetisk
