-- Statements with the codes that count: what coders agreed on (`ENIG`), else the first coder's, else the program's.
-- grain: fil_id, rad
with galler as (
    select
        yttrande_id,
        first(problem order by kodare <> 'ENIG', kodare) filter (where problem is not null) as problem,
        first(bra order by kodare <> 'ENIG', kodare) filter (where problem is not null) as bra,
        first(plats_kod order by kodare <> 'ENIG', kodare) filter (where plats_regel is not null) as plats_kod,
        first(plats_regel order by kodare <> 'ENIG', kodare) filter (where plats_regel is not null) as plats_regel
    from stg_kodning
    group by yttrande_id
)

select
    d.yttrande_id,
    d.datum,
    d.typ,
    d.plats,
    coalesce(k.problem, d.problem) as problem,
    coalesce(k.bra, d.bra) as bra,
    if(k.plats_regel is null, d.plats_kod, k.plats_kod) as plats_kod,
    coalesce(k.plats_regel, d.plats_regel) as plats_regel,
    k.problem is not null as rattad,
    d.fil_id,
    d.rad
from raw_dialog as d
left join galler as k on d.yttrande_id = k.yttrande_id
