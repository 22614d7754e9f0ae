-- A problem rests on one wider crime type or on exact ones, never on a mix, and never on types that lie in each other.
select
    k.problem,
    k.ar,
    k.syntetisk
from mart_brottskoder as k
left join reg_brottstyper as t on k.kod = t.brottstyp
group by k.problem, k.ar, k.syntetisk
having
    (bool_or(k.bredare) and count(*) > 1)
    or list_has_any(list(k.kod), flatten(list(coalesce(t.ovanfor, []))))
