-- What others have summed up of a survey: a share with the years it pools, or an index on a scale of its own.
-- grain: indikator_id, omrade_kod, ar, syntetisk
select
    problem || case matt when 'andel_pct' then '.publicerad' else '.publicerad_' || matt end as indikator_id,
    'undersokning' as kallslag,
    problem,
    omrade_kod,
    ar,
    matt,
    { 'fran': ar_fran, 'varde': varde, 'undre': ki_undre, 'ovre': ki_ovre, 'svar': antal_svar } as vag,
    bredare,
    sjalvvald,
    syntetisk,
    'mart_publicerat' as mart,
    filer(kallrader) as kallor
from mart_publicerat
