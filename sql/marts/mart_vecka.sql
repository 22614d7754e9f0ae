-- EST reports of the kommun per category and ISO week (its Monday); `*` is all. As in mart_manad: zero where its month
-- (that of the Thursday) has other reports, no row where none. hel = over when a file of that month was delivered.
-- grain: kategori, mandag, syntetisk
with rader as (
    select
        s.mandag,
        l.syntetisk,
        l.leveransdatum,
        unnest([s.kand_kategori, '*']) as kategori
    from stg_est as s
    inner join leverans as l on s.fil_id = l.fil_id
),

manader as (
    select
        date_trunc('month', mandag + 3) as manad,
        syntetisk,
        max(cast(leveransdatum as date)) as levererad
    from rader
    group by date_trunc('month', mandag + 3), syntetisk
),

veckor as (
    select
        syntetisk,
        levererad,
        cast(unnest(generate_series(
            date_trunc('week', manad + interval 3 day), manad + interval 1 month - interval 4 day, interval 7 day
        )) as date) as mandag
    from manader
),

serier as (
    select distinct
        kategori,
        syntetisk
    from rader
)

select
    s.kategori,
    v.mandag,
    v.syntetisk,
    cast(count(r.kategori) as integer) as antal,
    v.levererad > v.mandag + 6 as hel
from serier as s
inner join veckor as v on s.syntetisk = v.syntetisk
left join rader as r on s.kategori = r.kategori and v.mandag = r.mandag and v.syntetisk = r.syntetisk
group by s.kategori, v.mandag, v.syntetisk, v.levererad
