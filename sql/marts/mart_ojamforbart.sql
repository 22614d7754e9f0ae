-- Years of which a problem's incidents or reports cannot be held against the year before, and why: either year was not
-- delivered whole, or one of them may have come without rows that the other has.
-- grain: kallslag, problem, ar, syntetisk
with par as (
    select
        e.kallslag,
        e.syntetisk,
        e.ar,
        e.hel and f.hel as hela
    from stg_leveransar as e
    inner join stg_leveransar as f on e.kallslag = f.kallslag and e.syntetisk = f.syntetisk and f.ar = e.ar - 1
),

problem as (
    select distinct
        kallslag,
        syntetisk,
        problem
    from stg_kodar
)

select
    p.kallslag,
    q.problem,
    p.ar,
    p.syntetisk,
    case when p.hela then 'koder_saknas' else 'ej_hela_ar' end as orsak
from par as p
inner join problem as q on p.kallslag = q.kallslag and p.syntetisk = q.syntetisk
where not p.hela or exists (
    select 1 from stg_saknade_koder as s
    where
        s.kallslag = p.kallslag and s.problem = q.problem and s.syntetisk = p.syntetisk
        and p.ar = greatest(s.ar, s.annat_ar)
)
