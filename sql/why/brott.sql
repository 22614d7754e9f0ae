-- The delivered rows of reported crime behind those mart rows: a row holds a count of its own.
with rader as (
    select unnest(kallrader) as rad
    from mart_rader($mart, $problem, $omrade_kod, $syntetisk, $fran_ar, $ar, $jamfor_ar)
)

select
    b.rad,
    b.period,
    b.brottstyp,
    b.antal
from rader as r
inner join raw_brott as b on r.rad.fil_id = b.fil_id and r.rad.rad = b.rad
order by b.period, b.rad
