-- The months of incidents and EST reports hold together what their year holds, counted past the monthly mart.
with ar as (
    select
        problem || '.handelser' as serie,
        ar,
        syntetisk,
        sum(antal) as antal
    from mart_handelser
    where omrade_kod = $kommun
    group by problem, ar, syntetisk
    union all
    select
        problem || '.est' as serie,
        ar,
        syntetisk,
        antal
    from mart_est
    where omrade_kod = $kommun
),

manader as (
    select
        problem || '.' || kallslag as serie,
        year(manad) as ar,
        syntetisk,
        sum(antal) as antal
    from mart_manad
    where kallslag in ('handelser', 'est')
    group by problem, kallslag, year(manad), syntetisk
)

select
    coalesce(a.serie, m.serie) as serie,
    a.antal as i_aret,
    m.antal as i_manaderna
from ar as a
full outer join manader as m on a.serie = m.serie and a.ar = m.ar and a.syntetisk = m.syntetisk
where coalesce(a.antal, 0) <> coalesce(m.antal, 0)
