-- Reported crime of other kommuner and of the country, per problem and year, of the very crime types that the kommun's
-- own series rests on that year. A region that lacks one of them has no row: a part of a series is no comparison.
-- grain: problem, region, ar
with egna as (
    select
        problem,
        ar,
        unnest(koder) as kod,
        len(koder) as alla
    from mart_brott
    where not syntetisk
)

select
    e.problem,
    b.kommun as region,
    b.ar,
    cast(sum(b.antal) as bigint) as antal,
    any_value(f.folk) as folk,
    flatten(list(b.kallrader order by b.brottstyp)) as kallrader
from egna as e
inner join stg_brott as b on e.ar = b.ar and e.kod = b.brottstyp and not b.syntetisk
left join mart_folk as f on b.kommun = f.omrade_kod and b.ar = f.ar and not f.syntetisk
where b.kommun <> $kommun
group by e.problem, b.kommun, b.ar, e.alla
having count(*) = e.alla
