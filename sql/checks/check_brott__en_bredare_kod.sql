-- Wider groups overlap: a problem may rest on one wider code or on exact ones, never on a mix.
select
    k.problem,
    b.ar
from stg_brott as b
inner join reg_koder as k on k.kalla = 'brott' and k.kod = b.brottstyp
where b.kommun = $kommun
group by k.problem, b.ar
having bool_or(k.bredare) and count(*) > 1
