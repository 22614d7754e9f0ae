-- The rows of one mart that an indicator row was counted from: both years of a change, all years taken together.
create or replace macro mart_rader(mart, fraga_problem, omrade, synt, fran_ar, ett_ar, annat_ar) as table
    select *
    from query_table(mart)
    where
        problem = fraga_problem
        and omrade_kod = omrade
        and syntetisk = synt
        and (ar between fran_ar and ett_ar or ar = annat_ar)
