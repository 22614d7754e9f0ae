-- Everything that is to be done, as last told: decided measures, and observations of walks that got a measure. What is
-- written is a plan and no statement; persons are taken out of it at the door, and the observation's own words stay.
-- grain: slag, fil_id, rad
select
    'atgard' as slag,
    atgard_id as punkt_id,
    datum,
    problem,
    plats,
    vad,
    ansvarig,
    status,
    klar_senast,
    lofte_id,
    orsak,
    matt,
    synlighet,
    fil_id,
    rad
from raw_atgarder
union all
select
    'vandring' as slag,
    'v' || row_number() over (order by datum, vandring, plats, nyckel) as punkt_id,
    datum,
    problem,
    plats,
    atgard as vad,
    agare as ansvarig,
    status,
    klar_senast,
    null as lofte_id,
    null as orsak,
    null as matt,
    null as synlighet,
    fil_id,
    rad
from raw_vandring
where atgard is not null and not regexp_full_match(lower(atgard), '(ingen|inga|inget)( åtgärd(er)?)?\.?')
