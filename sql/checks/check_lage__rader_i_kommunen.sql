-- Every incident lies in the kommun it was delivered for, so that no count of it loses a row.
select
    h.fil_id,
    h.rad
from raw_handelser as h
left join lage on h.fil_id = lage.fil_id and h.rad = lage.rad and lage.omrade_kod = $kommun
where lage.omrade_kod is null
