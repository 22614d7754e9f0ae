-- When the incidents of the given pairs of problem and place began and ended; in order of time, so that the same draw
-- meets the same incident however the delivery is ordered.
select
    k.problem,
    lage.omrade_kod,
    h.start,
    h.slut
from stg_handelser as h
inner join reg_koder as k on k.kalla = 'handelse' and lower(k.kod) = lower(h.brottskod)
inner join lage on h.fil_id = lage.fil_id and h.rad = lage.rad
inner join leverans as l on h.fil_id = l.fil_id
where
    h.ar = $ar
    and list_contains($par, { 'problem': k.problem, 'omrade_kod': lage.omrade_kod, 'syntetisk': l.syntetisk })
order by h.start, h.slut
