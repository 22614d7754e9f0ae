-- What the kommun is compared with: its own years and those of every other kommun and of riket, per problem.
-- ny_serie = the own years before this one are counted otherwise.
select
    r.problem,
    r.omrade_kod,
    r.niva,
    r.ar,
    r.syntetisk,
    r.bredare,
    r.antal,
    r.folk,
    filer(r.kallrader) as kallor,
    coalesce(b.ny_serie, false) as ny_serie
from mart_referens as r
left join mart_brott as b
    on
        r.niva = 'egen' and r.problem = b.problem and r.omrade_kod = b.omrade_kod
        and r.ar = b.ar and r.syntetisk = b.syntetisk
where r.niva <> 'lan'
order by r.problem, r.syntetisk, r.ar, r.omrade_kod
