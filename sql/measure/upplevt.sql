-- Survey moments of each area beside those of the other areas, per problem: its latest wave of the years asked for.
-- grain: problem, omrade_kod, syntetisk
with svar as (
    select *
    from mart_svar
    where omrade_kod <> $kommun and not sjalvvald and ar > $efter and ar <= $till
    qualify ar = max(ar) over (partition by problem, syntetisk)
),

alla as (
    select
        problem,
        ar,
        syntetisk,
        stratum,
        n,
        population,
        sum(svarade) as svarade,
        sum(w) as w,
        sum(wy) as wy,
        sum(w2) as w2,
        sum(w2y) as w2y
    from svar
    group by problem, ar, syntetisk, stratum, n, population
),

omraden as (
    select
        problem,
        omrade_kod,
        syntetisk,
        bool_or(bredare) as bredare
    from svar
    group by problem, omrade_kod, syntetisk
)

select
    a.problem,
    o.omrade_kod,
    a.ar,
    a.syntetisk,
    o.bredare,
    list({
        'n': a.n, 'population': a.population, 'answers': coalesce(s.svarade, 0), 'w': coalesce(s.w, 0),
        'wy': coalesce(s.wy, 0), 'w2': coalesce(s.w2, 0), 'w2y': coalesce(s.w2y, 0)
    } order by a.stratum) as strata,
    list({
        'n': a.n, 'population': a.population, 'answers': a.svarade - coalesce(s.svarade, 0),
        'w': a.w - coalesce(s.w, 0), 'wy': a.wy - coalesce(s.wy, 0), 'w2': a.w2 - coalesce(s.w2, 0),
        'w2y': a.w2y - coalesce(s.w2y, 0)
    } order by a.stratum) as resten
from alla as a
inner join omraden as o on a.problem = o.problem and a.syntetisk = o.syntetisk
left join svar as s
    on
        a.problem = s.problem and a.syntetisk = s.syntetisk and a.stratum = s.stratum and o.omrade_kod = s.omrade_kod
group by a.problem, o.omrade_kod, a.ar, a.syntetisk, o.bredare
order by a.problem, o.omrade_kod, a.syntetisk
