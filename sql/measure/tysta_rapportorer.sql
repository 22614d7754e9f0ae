-- Reporters on the roster in one ISO week without a report in it, and the day of their latest report before it ended.
-- grain: rapportor
with rapporter as (
    select
        lower(trim(e.rapportor)) as rapportor,
        max(e.datum) as senast
    from stg_est as e
    inner join leverans as l on e.fil_id = l.fil_id
    where l.syntetisk = $syntetisk and e.datum <= $mandag + 6
    group by lower(trim(e.rapportor))
)

select
    min(trim(a.rapportor)) as rapportor,
    cast(max(r.senast) as varchar) as senast
from raw_rapportorer as a
inner join leverans as l on a.fil_id = l.fil_id
left join rapporter as r on lower(trim(a.rapportor)) = r.rapportor
where
    l.syntetisk = $syntetisk
    and $mandag + 6 >= a.aktiv_fran and coalesce($mandag <= a.aktiv_till, true)
    and coalesce(r.senast < $mandag, true)
group by lower(trim(a.rapportor))
order by rapportor
