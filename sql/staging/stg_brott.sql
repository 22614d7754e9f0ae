-- One row per kommun, year and crime type with a known count; final or preliminary as delivered last.
-- grain: kommun, ar, brottstyp, syntetisk
-- A year delivered in parts only is their sum when all are there (months before quarters before tertials): a report
-- counts in the month it is registered, so the parts hold the year between them. Their rates make no rate of the year.
with delar as (
    select
        b.kommun,
        cast(b.period[:4] as integer) as ar,
        b.brottstyp,
        l.syntetisk,
        antal_delar(b.period) as antal_delar,
        count(*) as delar,
        cast(sum(b.antal) as integer) as antal,
        sum(b.per_100000) filter (where length(b.period) = 4) as per_100000,
        coalesce(bool_or(b.preliminar), false) as preliminar,
        list({ 'fil_id': b.fil_id, 'rad': b.rad } order by b.fil_id, b.rad) as kallrader
    from raw_brott as b
    inner join leverans as l on b.fil_id = l.fil_id
    where b.antal is not null
    group by b.kommun, ar, b.brottstyp, l.syntetisk, antal_delar(b.period)
)

select
    kommun,
    ar,
    brottstyp,
    syntetisk,
    antal,
    per_100000,
    preliminar,
    kallrader
from delar
where delar = antal_delar
qualify row_number() over (
    partition by kommun, ar, brottstyp, syntetisk
    order by case antal_delar when 1 then 0 when 12 then 1 when 4 then 2 else 3 end
) = 1
