-- Incidents and EST reports of the whole kommun per problem and month; without a problem, those whose code is unknown.
-- hel = the month was over when a file with rows of it was delivered.
-- grain: kallslag, problem, manad, syntetisk
select
    d.kallslag,
    k.problem,
    cast(date_trunc('month', d.dag) as date) as manad,
    d.syntetisk,
    bool_or(k.bredare) as bredare,
    cast(sum(d.antal) as integer) as antal,
    bool_or(d.levererad > last_day(d.dag)) as hel
from stg_dagar as d
left join reg_koder as k
    on k.kalla = case d.kallslag when 'handelser' then 'handelse' else 'est' end and lower(k.kod) = d.kod
group by d.kallslag, k.problem, date_trunc('month', d.dag), d.syntetisk
