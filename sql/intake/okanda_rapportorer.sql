-- EST reports in use by somebody who is on no roster; without a roster there is nobody to compare with.
-- grain: fil_id
select
    e.fil_id,
    count(*) as antal
from raw_est as e
where
    lower(e.rapportor) not in (select lower(r.rapportor) from raw_rapportorer as r)
    and exists (select 1 from raw_rapportorer)
group by e.fil_id
