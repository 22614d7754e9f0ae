-- The years of a problem summed over those of the $regioner that have every one of the $ar.
-- grain: ar
with hela as (
    select omrade_kod
    from mart_referens
    where
        problem = $problem and not syntetisk
        and list_contains($ar, ar) and list_contains($regioner, omrade_kod)
    group by omrade_kod
    having count(*) = len($ar)
)

select
    ar,
    cast(sum(antal) as bigint) as antal,
    sum(folk) as folk,
    cast(count(*) as integer) as regioner
from mart_referens
where
    problem = $problem and not syntetisk and list_contains($ar, ar)
    and omrade_kod in (select omrade_kod from hela)
group by ar
order by ar
