-- Each statement once, with the program's codes and everybody's: one that came in two files by the first of them.
-- grain: yttrande_id
with kodat as (
    select
        yttrande_id,
        list({
            'kodare': kodare, 'problem': problem, 'bra': bra, 'plats_kod': plats_kod, 'plats_regel': plats_regel
        } order by kodare <> 'ENIG', kodare) as kodningar
    from stg_kodning
    group by yttrande_id
)

select
    d.yttrande_id,
    l.fil,
    d.stycke,
    strftime(d.datum, '%Y-%m-%d') as datum,
    d.typ,
    d.plats,
    d.yttrande,
    d.problem,
    d.bra,
    d.plats_kod,
    d.plats_regel,
    d.skal,
    d.tvivel,
    coalesce(k.kodningar, []) as kodningar
from raw_dialog as d
inner join leverans as l on d.fil_id = l.fil_id
left join kodat as k on d.yttrande_id = k.yttrande_id
qualify row_number() over (partition by d.yttrande_id order by d.fil_id, d.rad) = 1
order by l.fil, d.stycke, d.yttrande_id
