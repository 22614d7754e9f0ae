-- Planned events that touch some days, as last delivered.
select
    k.datum_fran,
    k.datum_till,
    k.plats,
    k.vad,
    l.syntetisk
from stg_kalender as k
inner join leverans as l on k.fil_id = l.fil_id
where k.datum_fran <= $till and k.datum_till >= $fran
order by k.datum_fran, k.datum_till, k.plats, k.vad
