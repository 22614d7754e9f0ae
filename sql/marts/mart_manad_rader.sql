-- Incidents and EST reports of the whole kommun per problem and month; without a problem, those whose code is unknown.
-- hel = the month was over when a file with rows of it was delivered.
-- grain: kallslag, problem, manad, syntetisk
with rader as (
    select
        'handelser' as kallslag,
        cast(date_trunc('month', h.start) as date) as manad,
        h.fil_id,
        k.problem,
        k.bredare
    from stg_handelser as h
    left join reg_koder as k on k.kalla = 'handelse' and lower(k.kod) = lower(h.brottskod)
    union all
    select
        'est' as kallslag,
        cast(date_trunc('month', s.datum) as date) as manad,
        s.fil_id,
        k.problem,
        k.bredare
    from stg_est as s
    left join reg_koder as k on k.kalla = 'est' and lower(k.kod) = lower(s.kategori)
)

select
    r.kallslag,
    r.problem,
    r.manad,
    l.syntetisk,
    bool_or(r.bredare) as bredare,
    cast(count(*) as integer) as antal,
    bool_or(cast(l.leveransdatum as date) > last_day(r.manad)) as hel
from rader as r
inner join leverans as l on r.fil_id = l.fil_id
group by r.kallslag, r.problem, r.manad, l.syntetisk
