-- Lines of an incident export that are in order as they stand. Every other line goes the careful way, cell by cell:
-- what is accepted here must be accepted there, with the same values, but not the other way round.
-- The window of row numbers keeps the conditions above the cutting of a line, which is then done once.
-- grain: rad
with rader as (
    select
        line,
        string_split(line || $tillagg, $skilje) as c
    from read_csv(
        $fil, encoding = $kodning, columns = { 'line': 'varchar' }, auto_detect = false, header = false,
        delim = '\x01', quote = '', escape = ''
    )
),

celler as (
    select
        line,
        len(c) as antal_celler,
        c[$handelse_id] as handelse_id,
        c[$brottskod] as brottskod,
        c[$brottstyp] as brottstyp,
        coalesce(c[$plats], '') as plats,
        c[$start] as start,
        coalesce(c[$slut], '') as slut,
        coalesce(c[$inskriven], '') as inskriven,
        c[$n] as n,
        c[$e] as e,
        coalesce(c[$crs], '') as crs
    from rader
),

varden as (
    select
        * replace (
            try_cast(start as timestamp) as start,
            try_cast(nullif(slut, '') as timestamp) as slut,
            try_cast(nullif(inskriven, '') as timestamp) as inskriven,
            try_cast(n as double) as n,
            try_cast(e as double) as e,
            try_cast(crs as integer) as crs
        ),
        start || ';' || slut || ';' || inskriven || ';' || n || ';' || e || ';' || crs as tider_och_tal,
        inskriven <> '' as har_inskriven,
        brottskod || ';' || brottstyp || ';' || plats as texter
    from celler
),

provade as (
    select
        *,
        row_number() over () as rad,
        antal_celler = $antal_celler
        and not contains(line, '"')
        and (not $fler_kolumner or not regexp_matches(line, $personnummer))
        and regexp_full_match(handelse_id, '[0-9A-Za-zÅÄÖåäö_-]{1,64}')
        and (not contains(handelse_id, '-') or not regexp_matches(handelse_id, '[0-9]{6}-[0-9]{4}'))
        and brottskod <> ''
        and brottstyp <> ''
        -- Six digits may begin a personnummer; a space at the edge or a rare letter has to be looked at.
        and not regexp_matches(texter, '[0-9]{6}|(?:^|;) | (?:;|$)|[^ !-~\x{c0}-\x{ff}]')
        and regexp_full_match(tider_och_tal, $form)
        and not regexp_matches(tider_och_tal, '-03-[0-9]{2} 02')  -- the hour that the clocks skip lies in March
        and start >= timestamp '1990-01-01'
        and start < $imorgon
        and coalesce(slut >= start and slut <= start + interval 366 day, true)
        and (not har_inskriven or inskriven is not null)
        and coalesce(n between 6100000 and 7700000 and e between 250000 and 930000, true) as ren
    from varden
)

select
    handelse_id,
    brottskod,
    brottstyp,
    start,
    slut,
    inskriven,
    n,
    e,
    crs,
    nullif(plats, '') as plats,
    $fil_id as fil_id,
    rad
from provade
where ren
