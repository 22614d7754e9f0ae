-- One row per respondent and question, with the products that a weighted share needs.
-- grain: fil_id, rad, fraga_id
select
    undersokning,
    ar,
    fraga_id,
    omrade_kod,
    stratum,
    population,
    svarade,
    case when svarade then vikt else 0 end as w,
    case when otrygg then vikt else 0 end as wy,
    fil_id,
    rad
from raw_svar
