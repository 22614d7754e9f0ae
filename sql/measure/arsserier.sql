-- The years of reported crime of each problem up to the given one, with the files behind them.
-- ny_serie = counted otherwise than the years before.
select
    problem,
    omrade_kod,
    syntetisk,
    ar,
    antal,
    folk,
    bredare,
    ny_serie,
    filer(kallrader) as kallor
from mart_brott
where ar <= $ar
order by problem, syntetisk, ar
