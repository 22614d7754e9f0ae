-- The files behind the incidents of each problem in the whole kommun.
select
    problem,
    syntetisk,
    filer(flatten(list(kallrader))) as kallor
from mart_handelser
where omrade_kod = $kommun
group by problem, syntetisk
