-- Every row of a file is accepted, quarantined, an exact duplicate or a personal row.
select
    fil,
    rader,
    godkanda,
    karantan,
    dubbletter,
    personrader
from leverans
where rader is not null and rader <> godkanda + karantan + dubbletter + personrader
