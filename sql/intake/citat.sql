-- Each approved quotation beside the statements that it may be of: `yttrande` is null where there is none.
-- grain: fil_id, rad, fil
select
    c.fil_id,
    c.rad,
    c.citat,
    d.yttrande,
    f.fil_id is not null as filen_finns
from raw_citat as c
left join filer as f on lower(c.fil) = f.namn
left join raw_dialog as d on f.fil_id = d.fil_id and c.stycke = d.stycke
