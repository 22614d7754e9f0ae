-- Codes that a delivered year may have come without, with the last file of that year.
-- grain: kallslag, ar, syntetisk
select
    l.fil_id,
    s.ar,
    list_sort(list_distinct(flatten(list(s.koder)))) as koder
from stg_saknade_koder as s
inner join stg_leveransar as l on s.kallslag = l.kallslag and s.ar = l.ar and s.syntetisk = l.syntetisk
where l.hel
group by l.fil_id, s.kallslag, s.ar, s.syntetisk
order by l.fil_id, s.ar
