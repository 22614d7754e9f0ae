-- One row per kommun, month and crime type with a known count, for those who deliver reported crime by month.
-- grain: kommun, manad, brottstyp, syntetisk
select
    b.kommun,
    cast(b.period || '-01' as date) as manad,
    b.brottstyp,
    l.syntetisk,
    cast(l.leveransdatum as date) as levererad,
    b.antal
from raw_brott as b
inner join leverans as l on b.fil_id = l.fil_id
where b.antal is not null and b.period similar to '[0-9]{4}-[0-9]{2}'
