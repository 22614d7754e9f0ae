-- Who reported to EST each week: reporters with any report, those on the roster, and those on the roster with a report.
-- Real reports are held against the real roster. No roster of a week: null, not zero.
-- grain: mandag, syntetisk
with veckor as (
    select
        mandag,
        syntetisk
    from mart_vecka
    where kategori = '*'
),

rapporterade as (
    select distinct
        lower(trim(s.rapportor)) as rapportor,
        s.mandag,
        l.syntetisk
    from stg_est as s
    inner join leverans as l on s.fil_id = l.fil_id
),

aktiva as (
    select distinct
        lower(trim(r.rapportor)) as rapportor,
        v.mandag,
        v.syntetisk
    from veckor as v
    inner join raw_rapportorer as r on v.mandag + 6 >= r.aktiv_fran and coalesce(v.mandag <= r.aktiv_till, true)
    inner join leverans as l on r.fil_id = l.fil_id and v.syntetisk = l.syntetisk
)

select
    v.mandag,
    v.syntetisk,
    cast(count(distinct p.rapportor) as integer) as rapporterade,
    cast(nullif(count(distinct a.rapportor), 0) as integer) as aktiva,
    if(count(a.rapportor) > 0, cast(count(distinct b.rapportor) as integer), null) as aktiva_rapporterade
from veckor as v
left join rapporterade as p on v.mandag = p.mandag and v.syntetisk = p.syntetisk
left join aktiva as a on v.mandag = a.mandag and v.syntetisk = a.syntetisk
left join rapporterade as b on a.rapportor = b.rapportor and a.mandag = b.mandag and a.syntetisk = b.syntetisk
group by v.mandag, v.syntetisk
