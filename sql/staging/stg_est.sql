-- One row per EST report with its day and year.
-- grain: rapport_id
select
    rapport_id,
    rapportor,
    kategori,
    datum,
    year(datum) as ar,
    fil_id,
    rad
from raw_est
