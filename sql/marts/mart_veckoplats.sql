-- EST reports per named place and ISO week, and as `ovrigt` those that lie at none. Only what was reported has a row.
-- grain: omrade_kod, mandag, syntetisk
with platser as (
    select
        g.fil_id,
        g.rad,
        g.omrade_kod
    from lage as g
    inner join reg_omraden as o on g.omrade_kod = o.omrade_kod and o.niva = 'plats'
)

select
    coalesce(p.omrade_kod, 'ovrigt') as omrade_kod,
    s.mandag,
    l.syntetisk,
    cast(count(*) as integer) as antal
from stg_est as s
inner join leverans as l on s.fil_id = l.fil_id
left join platser as p on s.fil_id = p.fil_id and s.rad = p.rad
group by coalesce(p.omrade_kod, 'ovrigt'), s.mandag, l.syntetisk
