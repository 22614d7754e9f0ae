-- Incidents of a problem per month: at the $omraden, at other known places of the kommun, and at no known place.
-- An incident counts once however many of the areas hold it. Zero in a month in which the source delivered other rows.
-- grain: syntetisk, manad
with lagda as (
    select
        h.fil_id,
        h.rad,
        bool_or(list_contains($omraden, g.omrade_kod)) as inne,
        bool_or(g.omrade_kod <> $kommun) as kand
    from stg_handelser as h
    inner join lage as g on h.fil_id = g.fil_id and h.rad = g.rad
    group by h.fil_id, h.rad
),

av_problemet as (
    select distinct
        h.fil_id,
        h.rad
    from stg_handelser as h
    inner join reg_koder as k
        on k.kalla = 'handelse' and lower(k.kod) = lower(h.brottskod) and k.problem = $problem and not k.bredare
)

select
    l.syntetisk,
    cast(date_trunc('month', h.start) as date) as manad,
    cast(count(p.rad) filter (where g.inne) as integer) as inne,
    cast(count(p.rad) filter (where g.kand and not g.inne) as integer) as ute,
    cast(count(p.rad) filter (where not g.kand) as integer) as okand
from stg_handelser as h
inner join leverans as l on h.fil_id = l.fil_id
inner join lagda as g on h.fil_id = g.fil_id and h.rad = g.rad
left join av_problemet as p on h.fil_id = p.fil_id and h.rad = p.rad
group by l.syntetisk, cast(date_trunc('month', h.start) as date)
order by l.syntetisk, cast(date_trunc('month', h.start) as date)
