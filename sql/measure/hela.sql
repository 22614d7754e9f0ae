-- The latest share of each problem in the whole kommun, with its rate of reported crime of the same year.
-- grain: problem, syntetisk
select
    t.problem,
    t.omrade_kod,
    t.ar,
    t.syntetisk,
    t.varde as upplevt,
    t.ki_undre as upplevt_undre,
    t.ki_ovre as upplevt_ovre,
    t.n as svar,
    b.varde as anmalt,
    b.ki_undre as anmalt_undre,
    b.ki_ovre as anmalt_ovre,
    b.antal,
    t.bredare or coalesce(b.bredare, false) as bredare
from indikator as t
left join indikator as b
    on
        t.problem || '.brott_per_1000' = b.indikator_id and t.omrade_kod = b.omrade_kod
        and t.ar = b.ar and not b.syntetisk
where t.indikator_id = t.problem || '.trygghet' and t.omrade_kod = $kommun and t.ar > $efter and t.ar <= $till
qualify t.ar = max(t.ar) over (partition by t.problem, t.syntetisk)
order by t.problem, t.syntetisk
