-- Population of every RegSO for each year of incidents: of that year, else of the nearest year that has all of them.
-- One year and one vintage, that of the layer, for all areas; where one is missing none has a population.
-- grain: omrade_kod, ar
with folk as (
    select
        b.omrade_kod,
        b.ar as folk_ar,
        b.folk,
        b.syntetisk
    from stg_befolkning as b
    inner join reg_omraden as o on b.omrade_kod = o.omrade_kod and b.version = o.version
    where o.niva = 'regso'
),

hela as (
    select folk_ar
    from folk
    group by folk_ar
    having count(*) = (
        select count(*) from reg_omraden
        where niva = 'regso'
    )
),

valda as (
    select
        h.ar,
        arg_min(hela.folk_ar, abs(hela.folk_ar - h.ar) + if(hela.folk_ar > h.ar, 0.5, 0)) as folk_ar
    from (select distinct ar from mart_handelser) as h
    cross join hela
    group by h.ar
)

select
    f.omrade_kod,
    v.ar,
    f.folk_ar,
    f.folk,
    f.syntetisk
from valda as v
inner join folk as f on v.folk_ar = f.folk_ar
