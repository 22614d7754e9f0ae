-- Incidents of the year in every square of a fixed grid in which any incident of the kommun has ever been delivered.
-- A point near another by chance of the address, or shaken for secrecy, lies mostly in the same square.
select
    l.syntetisk,
    count(*) filter (where h.ar = $ar) as antal
from stg_handelser as h
inner join leverans as l on h.fil_id = l.fil_id
inner join lage on h.fil_id = lage.fil_id and h.rad = lage.rad and lage.omrade_kod = $kommun
where h.n is not null
group by l.syntetisk, floor(h.n / $ruta), floor(h.e / $ruta)
order by l.syntetisk, floor(h.n / $ruta), floor(h.e / $ruta)
