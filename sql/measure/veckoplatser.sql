-- What was reported at each named place in one ISO week and in the weeks up to it, with its categories.
-- grain: omrade_kod
select
    g.omrade_kod,
    cast(count(*) filter (where s.mandag = $mandag) as integer) as antal,
    cast(count(*) as integer) as tillsammans,
    list_sort(list(distinct s.kand_kategori) filter (where s.mandag = $mandag)) as kategorier
from stg_est as s
inner join leverans as l on s.fil_id = l.fil_id
inner join lage as g on s.fil_id = g.fil_id and s.rad = g.rad
inner join reg_omraden as o on g.omrade_kod = o.omrade_kod and o.niva = 'plats'
where l.syntetisk = $syntetisk and s.mandag between $fran and $mandag
group by g.omrade_kod
having count(*) filter (where s.mandag = $mandag) > 0
order by antal desc, tillsammans desc, g.omrade_kod asc
