-- Days with rows of the whole kommun per problem, code and year: what a year's delivery is seen to hold.
-- grain: kallslag, problem, kod, ar, syntetisk
select
    d.kallslag,
    k.problem,
    d.kod,
    year(d.dag) as ar,
    d.syntetisk,
    cast(count(distinct d.dag) as integer) as dagar
from stg_dagar as d
inner join reg_koder as k
    on k.kalla = case d.kallslag when 'handelser' then 'handelse' else 'est' end and lower(k.kod) = d.kod
group by d.kallslag, k.problem, d.kod, year(d.dag), d.syntetisk
