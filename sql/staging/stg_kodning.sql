-- What each coder says of a statement: the latest sheet in which the coder judged it, problems and place apart.
-- grain: yttrande_id, kodare
select
    yttrande_id,
    kodare,
    last(problem order by fil_id, blad, rad) filter (where problem is not null) as problem,
    last(bra order by fil_id, blad, rad) filter (where problem is not null) as bra,
    last(plats_kod order by fil_id, blad, rad) filter (where plats_regel is not null) as plats_kod,
    last(plats_regel order by fil_id, blad, rad) filter (where plats_regel is not null) as plats_regel
from raw_kodning
where problem is not null or plats_regel is not null
group by yttrande_id, kodare
