-- A count on the page equals the accepted rows of its problem, area and year, counted anew past the marts.
with rader as (
    select
        k.problem,
        lage.omrade_kod,
        h.ar,
        l.syntetisk,
        'handelser' as kallslag,
        count(distinct h.handelse_id) as rader
    from stg_handelser as h
    inner join reg_koder as k on k.kalla = 'handelse' and lower(k.kod) = lower(h.brottskod)
    inner join lage on h.fil_id = lage.fil_id and h.rad = lage.rad
    inner join leverans as l on h.fil_id = l.fil_id
    group by k.problem, lage.omrade_kod, h.ar, l.syntetisk
    union all
    select
        k.problem,
        lage.omrade_kod,
        s.ar,
        l.syntetisk,
        'est' as kallslag,
        count(distinct s.rapport_id) as rader
    from stg_est as s
    inner join reg_koder as k on k.kalla = 'est' and lower(k.kod) = lower(s.kategori)
    inner join lage on s.fil_id = lage.fil_id and s.rad = lage.rad
    inner join leverans as l on s.fil_id = l.fil_id
    group by k.problem, lage.omrade_kod, s.ar, l.syntetisk
)

select
    i.indikator_id,
    i.omrade_kod,
    i.period,
    i.antal,
    r.rader
from indikator as i
full outer join rader as r
    on
        i.problem = r.problem and i.omrade_kod = r.omrade_kod and i.ar = r.ar
        and i.syntetisk = r.syntetisk and i.kallslag = r.kallslag
where
    i.indikator_id is null
    or (i.matt = 'antal' and i.kallslag in ('handelser', 'est') and i.antal is distinct from r.rader)
