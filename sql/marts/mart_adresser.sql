-- How many different points the incidents of a problem have in an area; one without a point is taken as one by itself.
-- grain: problem, omrade_kod, ar, syntetisk
select
    k.problem,
    lage.omrade_kod,
    h.ar,
    l.syntetisk,
    cast(count(distinct coalesce(round(h.n) || '/' || round(h.e), h.handelse_id)) as integer) as adresser
from stg_handelser as h
inner join reg_koder as k on k.kalla = 'handelse' and lower(k.kod) = lower(h.brottskod)
inner join lage on h.fil_id = lage.fil_id and h.rad = lage.rad
inner join reg_omraden as o on lage.omrade_kod = o.omrade_kod and o.niva = 'regso'
inner join leverans as l on h.fil_id = l.fil_id
group by k.problem, lage.omrade_kod, h.ar, l.syntetisk
