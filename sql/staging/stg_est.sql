-- One row per EST report with its day, its year and the Monday of its ISO week. kand_kategori = the category as the
-- registry writes it; one that the registry does not know is `annan kategori`, never the deliverer's own word.
-- grain: rapport_id
with koder as (
    select
        lower(kod) as kod,
        min(kod) as namn
    from reg_koder
    where kalla = 'est'
    group by lower(kod)
)

select
    r.rapport_id,
    r.rapportor,
    r.kategori,
    coalesce(k.namn, 'annan kategori') as kand_kategori,
    r.datum,
    year(r.datum) as ar,
    cast(date_trunc('week', r.datum) as date) as mandag,
    r.fil_id,
    r.rad
from raw_est as r
left join koder as k on lower(r.kategori) = k.kod
