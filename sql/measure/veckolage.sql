-- The lights that the meeting set for one ISO week, each with its written reason.
select
    r.omrade_kod,
    r.niva,
    r.skal,
    l.syntetisk
from raw_lage as r
inner join leverans as l on r.fil_id = l.fil_id
where r.vecka = $vecka
order by r.omrade_kod
