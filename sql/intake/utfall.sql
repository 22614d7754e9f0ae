-- What becomes of each checked row that has a natural key, by the contract's rules for duplicates and corrections.
-- Within a file the first row of a key speaks for the file; what it says is compared with the file before.
-- Preliminary and final figures are remembered apart: the final one is used, whichever comes first.
-- grain: tabell, fil_id, rad
with i_fil as (
    select
        *,
        first_value(innehall) over fil as forst,
        row_number() over fil as ordning
    from rader
    window fil as (partition by tabell, nyckel, slutlig, fil_id order by rad)
),

mot_forra as (
    select
        tabell,
        nyckel,
        slutlig,
        fil_id,
        lag(innehall) over (partition by tabell, nyckel, slutlig order by fil_id) as forra
    from i_fil
    where ordning = 1
),

domda as (
    select
        r.*,
        case
            when r.ordning = 1 and (f.forra is null or f.forra <> r.innehall) then 'godkand'
            when r.ordning = 1 or r.innehall = r.forst then 'dubblett'
            else 'samma_nyckel'
        end as utfall,
        f.forra is not null as har_forra
    from i_fil as r
    inner join mot_forra as f
        on r.tabell = f.tabell and r.nyckel = f.nyckel and r.slutlig = f.slutlig and r.fil_id = f.fil_id
)

select
    tabell,
    fil_id,
    rad,
    utfall,
    utfall = 'godkand'
    and (har_forra or (slutlig and bool_or(utfall = 'godkand' and not slutlig) over tidigare)) as ersatter,
    utfall = 'godkand'
    and fil_id = max(fil_id) filter (where utfall = 'godkand') over (partition by tabell, nyckel, slutlig)
    and (slutlig or not bool_or(slutlig and utfall = 'godkand') over (partition by tabell, nyckel)) as anvands
from domda
window
    tidigare as (
        partition by tabell, nyckel
        order by fil_id, rad
        rows between unbounded preceding and 1 preceding
    )
