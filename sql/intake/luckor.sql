-- Years of incidents or reports that are not known whole, with the last file of each.
-- grain: kallslag, ar, syntetisk
select
    fil_id,
    ar,
    avslutat,
    lucka_fran,
    lucka_till,
    cast(round(vantat) as integer) as vantat
from stg_leveransar
where not hel
order by fil_id, ar
