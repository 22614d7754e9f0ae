-- Incidents and EST reports of the whole kommun by code, day and file.
-- grain: kallslag, kod, dag, fil_id
with rader as (
    select
        'handelser' as kallslag,
        lower(brottskod) as kod,
        cast(start as date) as dag,
        fil_id
    from raw_handelser
    union all
    select
        'est' as kallslag,
        lower(kategori) as kod,
        datum as dag,
        fil_id
    from raw_est
)

select
    r.kallslag,
    r.kod,
    r.dag,
    r.fil_id,
    l.syntetisk,
    cast(l.leveransdatum as date) as levererad,
    cast(count(*) as integer) as antal
from rader as r
inner join leverans as l on r.fil_id = l.fil_id
group by r.kallslag, r.kod, r.dag, r.fil_id, l.syntetisk, l.leveransdatum
