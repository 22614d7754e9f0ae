-- The days that files say they cover, by source, and the codes they say it of; an empty list is every code.
-- No file covers days after its delivery.
-- grain: kallslag, syntetisk, dag, fil_id
select
    l.kallslag,
    l.syntetisk,
    t.fil_id,
    t.koder,
    cast(unnest(generate_series(t.fran, least(t.till, cast(l.leveransdatum as date)), interval 1 day)) as date) as dag
from tackning as t
inner join leverans as l on t.fil_id = l.fil_id
where l.status <> 'avvisad'
