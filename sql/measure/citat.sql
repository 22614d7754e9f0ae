-- Approved quotations with the kind and year of the dialog, each once.
-- grain: citat, fil, stycke
select
    c.citat,
    d.typ,
    year(d.datum) as ar,
    c.fil,
    c.stycke,
    bool_or(l.syntetisk) as syntetisk
from raw_citat as c
inner join leverans as l on lower(c.fil) = lower(split_part(l.fil, '/', -1)) and l.kalla = 'dialog'
inner join raw_dialog as d on l.fil_id = d.fil_id and c.stycke = d.stycke
group by c.citat, d.typ, year(d.datum), c.fil, c.stycke
order by ar, d.typ, c.citat
