-- A published share against the latest wave before it that shares no year with it; against an overlapping one there
-- is no number, nor across a break in the survey. The first wave has nothing to be held against.
-- grain: indikator_id, omrade_kod, ar, syntetisk
with andelar as (
    select
        *,
        { 'fran': ar_fran, 'varde': varde, 'undre': ki_undre, 'ovre': ki_ovre, 'svar': antal_svar } as vag
    from mart_publicerat
    where matt = 'andel_pct'
)

select
    e.problem || '.publicerad_skillnad' as indikator_id,
    'undersokning' as kallslag,
    e.problem,
    e.omrade_kod,
    e.ar,
    f.ar as jamfor_ar,
    'procentenheter' as matt,
    e.vag,
    f.vag as jamfor_vag,
    e.bredare,
    e.sjalvvald or f.sjalvvald as sjalvvald,
    (
        select count(*) > 0 from reg_seriebrott as b
        where b.brottstyp = 'undersokning:' || lower(e.undersokning) and b.ar > f.ar_fran and b.ar <= e.ar
    ) as seriebrott,
    e.syntetisk,
    'mart_publicerat' as mart,
    filer(e.kallrader || f.kallrader) as kallor
from andelar as e
inner join andelar as f
    on e.problem = f.problem and e.omrade_kod = f.omrade_kod and e.syntetisk = f.syntetisk and f.ar < e.ar
qualify row_number() over (
    partition by e.problem, e.omrade_kod, e.ar, e.syntetisk
    order by (f.ar < e.ar_fran) desc, f.ar desc
) = 1
