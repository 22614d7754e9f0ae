-- The source rows behind those mart rows, gathered per file.
with rader as (
    select unnest(kallrader) as rad
    from mart_rader($mart, $problem, $omrade_kod, $syntetisk, $fran_ar, $ar, $jamfor_ar)
)

select
    l.fil,
    l.sha256,
    list(r.rad.rad order by r.rad.rad) as rader
from rader as r
inner join leverans as l on r.rad.fil_id = l.fil_id
group by l.fil, l.sha256
order by l.fil
