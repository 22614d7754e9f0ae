-- The years of a problem summed over those of the $regioner that have every one of the $ar and a known population.
-- grain: ar
with hela as (
    select region
    from mart_brott_andra
    where
        problem = $problem and list_contains($ar, ar) and list_contains($regioner, region) and folk is not null
    group by region
    having count(*) = len($ar)
)

select
    ar,
    cast(sum(antal) as bigint) as antal,
    sum(folk) as folk,
    cast(count(*) as integer) as regioner
from mart_brott_andra
where problem = $problem and list_contains($ar, ar) and region in (select region from hela)
group by ar
order by ar
