-- Statements per problem, direction, area, year and kind of dialog, and the dialogs in which they fell.
-- grain: problem, riktning, typ, omrade_kod, ar, syntetisk
select
    s.problem,
    s.riktning,
    s.typ,
    lage.omrade_kod,
    s.ar,
    l.syntetisk,
    cast(count(*) as integer) as antal,
    cast(count(distinct row(s.fil_id, s.datum, s.typ, s.plats)) as integer) as tillfallen
from stg_dialog as s
inner join lage on s.fil_id = lage.fil_id and s.rad = lage.rad
inner join leverans as l on s.fil_id = l.fil_id
group by s.problem, s.riktning, s.typ, lage.omrade_kod, s.ar, l.syntetisk
