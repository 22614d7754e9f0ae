-- The program's codes beside people's, where both judged: codes of either, and those that are alike in problem and
-- direction. A statement that came twice counts once.
-- grain: problem
with par as (
    select
        y.yttrande_id,
        list_transform(d.problem, lambda p: { 'problem': p, 'riktning': 'problem' })
        || list_transform(d.bra, lambda p: { 'problem': p, 'riktning': 'bra' }) as maskinens,
        list_transform(y.problem, lambda p: { 'problem': p, 'riktning': 'problem' })
        || list_transform(y.bra, lambda p: { 'problem': p, 'riktning': 'bra' }) as manniskans
    from stg_yttranden as y
    inner join raw_dialog as d on y.fil_id = d.fil_id and y.rad = d.rad
    where y.rattad
    qualify row_number() over (partition by y.yttrande_id order by y.fil_id, y.rad) = 1
),

maskin as (
    select
        yttrande_id,
        unnest(maskinens) as kod
    from par
),

manniska as (
    select
        yttrande_id,
        unnest(manniskans) as kod
    from par
)

select
    coalesce(m.kod, h.kod).problem as problem,
    cast(count(m.kod) as integer) as maskin,
    cast(count(h.kod) as integer) as manniska,
    cast(count(*) filter (where m.kod is not null and h.kod is not null) as integer) as lika
from maskin as m
full outer join manniska as h on m.yttrande_id = h.yttrande_id and m.kod = h.kod
group by coalesce(m.kod, h.kod).problem
order by coalesce(m.kod, h.kod).problem
