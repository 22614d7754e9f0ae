-- The mart rows that one indicator row was counted from (both years of a change).
select *
from query_table($mart)
where
    problem = $problem
    and omrade_kod = $omrade_kod
    and syntetisk = $syntetisk
    and (ar = $ar or ar = $jamfor_ar)
order by all
