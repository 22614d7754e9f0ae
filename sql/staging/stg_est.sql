-- One row per EST report with its year.
-- grain: rapport_id
select
    rapport_id,
    rapportor,
    kategori,
    year(datum) as ar,
    fil_id,
    rad
from raw_est
