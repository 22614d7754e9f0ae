-- Known population per area, version of its borders and year. Kommun, län and riket have no version.
-- A DeSO or RegSO is joined to others on code and version together, never on the code alone.
-- grain: omrade_kod, version, ar
select
    b.omrade_kod,
    b.version,
    case
        when b.omrade_kod[5:5] = 'R' then 'regso'
        when b.omrade_kod[5:5] in ('A', 'B', 'C') then 'deso'
        when b.omrade_kod in ('00', '0000', 'SE', 'riket') then 'riket'
        when length(b.omrade_kod) = 2 then 'lan'
        else 'kommun'
    end as omrade_niva,
    b.ar,
    b.antal as folk,
    l.syntetisk,
    b.fil_id,
    b.rad
from raw_befolkning as b
inner join leverans as l on b.fil_id = l.fil_id
where b.antal is not null
