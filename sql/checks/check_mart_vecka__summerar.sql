-- The weeks of EST hold together every report, once as `*`, once over the categories and once over the places.
with rapporter as (
    select
        l.syntetisk,
        count(*) as antal
    from raw_est as r
    inner join leverans as l on r.fil_id = l.fil_id
    group by l.syntetisk
),

summor as (
    select
        syntetisk,
        if(kategori = '*', 'alla', 'kategorier') as led,
        sum(antal) as antal
    from mart_vecka
    group by syntetisk, if(kategori = '*', 'alla', 'kategorier')
    union all
    select
        syntetisk,
        'platser' as led,
        sum(antal) as antal
    from mart_veckoplats
    group by syntetisk
)

select
    r.syntetisk,
    s.led,
    r.antal as rapporter,
    s.antal as i_veckorna
from rapporter as r
left join summor as s on r.syntetisk = s.syntetisk
where r.antal is distinct from s.antal
