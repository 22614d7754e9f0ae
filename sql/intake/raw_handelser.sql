-- Lines of an incident export that are in order as they stand; every other line goes the careful way, cell by cell.
-- The window of row numbers stands between cutting and testing, so that a line is cut once.
-- grain: rad
with celler as (
    select
        rad.text,
        len(c) as antal,
        c[$handelse_id] as handelse_id,
        c[$brottskod] as brottskod,
        c[$brottstyp] as brottstyp,
        coalesce(c[$plats], '') as plats,
        c[$start] as start,
        coalesce(c[$slut], '') as slut,
        coalesce(c[$inskriven], '') as inskriven,
        c[$n] as n,
        c[$e] as e,
        coalesce(c[$crs], '') as crs,
        case when len($fler) = 0 then '' else array_to_string(list_select(c, $fler), ';') end as fler
    from skurna_rader($fil, $kodning, $skilje, $tillagg) as rad
),

varden as (
    select
        * exclude (text, antal),
        row_number() over () as rad,
        try_cast(start as timestamp) as start_tid,
        try_cast(slut as timestamp) as slut_tid,
        try_cast(inskriven as timestamp) as inskriven_tid,
        try_cast(n as double) as n_tal,
        try_cast(e as double) as e_tal,
        antal = $antal_celler and ren_rad(text, $skilje) as ren
    from celler
)

select
    handelse_id,
    brottskod,
    brottstyp,
    start_tid as start,
    slut_tid as slut,
    inskriven_tid as inskriven,
    n_tal as n,
    e_tal as e,
    try_cast(crs as integer) as crs,
    nullif(plats, '') as plats,
    cast($fil_id as integer) as fil_id,
    rad
from varden
where
    ren
    and rent_id(handelse_id)
    and brottskod <> '' and brottstyp <> ''
    -- Six digits may begin a personnummer; a letter beyond those of the country has to be looked at.
    and not regexp_matches(brottskod || ';' || brottstyp || ';' || plats || fler, '[0-9]{6}|[^ !-~\x{c0}-\x{ff}]')
    and ren_tid(start, start_tid)
    and (slut = '' or (ren_tid(slut, slut_tid) and slut_tid >= start_tid and slut_tid <= start_tid + interval 366 day))
    and (inskriven = '' or (ren_tid(inskriven, inskriven_tid) and inskriven_tid >= timestamp '1990-01-01'))
    and start_tid >= timestamp '1990-01-01' and start_tid < $imorgon
    and ren_punkt(n, e, n_tal, e_tal)
    and crs in ('', '3006')
