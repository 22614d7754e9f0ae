-- The mart rows that one indicator row was counted from.
select *
from mart_rader($mart, $problem, $omrade_kod, $syntetisk, $fran_ar, $ar, $jamfor_ar)
order by all
