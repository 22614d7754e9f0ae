-- One row per measurement: how far above the posted limit the mean speed was, km/h.
-- grain: fil_id, rad
select
    year(datum_fran) as ar,
    medelhastighet - skyltad as over_skyltad,
    antal_fordon,
    fil_id,
    rad
from raw_trafik
