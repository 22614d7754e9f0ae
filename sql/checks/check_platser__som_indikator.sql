-- A place holds the same count as the indicator of its problem, area and year, from which `why` walks to its rows.
select
    p.omrade_kod,
    p.problem,
    p.antal,
    i.antal as indikator_antal
from platser as p
left join indikator as i
    on
        p.problem || '.handelser' = i.indikator_id and p.omrade_kod = i.omrade_kod
        and p.ar = i.ar and p.syntetisk = i.syntetisk
where p.antal is distinct from i.antal
