-- A count on the page equals the number of source rows behind its mart rows (incidents, reports, statements).
with rader as (
    select
        problem,
        omrade_kod,
        ar,
        syntetisk,
        'handelser' as kallslag,
        sum(len(kallrader)) as rader
    from mart_handelser
    group by problem, omrade_kod, ar, syntetisk
    union all
    select
        problem,
        omrade_kod,
        ar,
        syntetisk,
        'est' as kallslag,
        len(kallrader) as rader
    from mart_est
    union all
    select
        problem,
        omrade_kod,
        ar,
        syntetisk,
        'dialog' as kallslag,
        len(kallrader) as rader
    from mart_dialog
)

select
    i.indikator_id,
    i.omrade_kod,
    i.period,
    i.antal,
    r.rader
from indikator as i
inner join rader as r
    on
        i.problem = r.problem and i.omrade_kod = r.omrade_kod and i.ar = r.ar
        and i.syntetisk = r.syntetisk and i.kallslag = r.kallslag
where i.matt = 'antal' and i.antal <> r.rader
