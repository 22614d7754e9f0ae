-- Files of a survey and year that another file holds answers of too: two parts of it, or one and its correction.
-- grain: fil_id, undersokning, ar
with a as (
    select distinct
        fil_id,
        undersokning,
        ar
    from raw_svar
)

select
    s.fil_id,
    s.undersokning,
    s.ar,
    min(a.fil_id) as annan
from (select distinct
    fil_id,
    undersokning,
    ar
from raw_svar) as s
inner join a
    on s.undersokning = a.undersokning and s.ar = a.ar and s.fil_id <> a.fil_id
group by s.fil_id, s.undersokning, s.ar
order by s.fil_id, s.ar
