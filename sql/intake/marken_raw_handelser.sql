-- What the delivery report counts of accepted incidents: those without a point, codes and places that say nothing.
-- grain: fil_id, slag, kod
with godkanda as (
    select *
    from raw_handelser
    anti join bort on raw_handelser.fil_id = bort.fil_id and raw_handelser.rad = bort.rad
)

select
    fil_id,
    'utan_punkt' as slag,
    '' as kod,
    count(*) as antal
from godkanda
where n is null
group by fil_id
union all
select
    g.fil_id,
    'omappad' as slag,
    g.brottskod as kod,
    count(*) as antal
from godkanda as g
anti join reg_koder as k on k.kalla = 'handelse' and lower(g.brottskod) = lower(k.kod)
group by g.fil_id, g.brottskod
union all
select
    g.fil_id,
    p.slag,
    p.kod,
    count(*) as antal
from godkanda as g
inner join reg_platsnamn as p on trim(g.plats) = p.namn
group by g.fil_id, p.slag, p.kod
order by fil_id, slag, kod
