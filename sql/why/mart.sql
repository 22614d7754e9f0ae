-- The mart rows that one indicator row was counted from.
select *
from mart_rader($mart, $problem, $omrade_kod, $syntetisk, $ar, $jamfor_ar)
order by all
