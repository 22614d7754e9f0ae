-- A northing and an easting in metres, with or without decimals, and not written as a power of ten.
create or replace macro rena_tal(n, e) as
    (
        length(n) = 7 and length(e) = 6
        and not contains(n, 'e') and not contains(n, 'E') and not contains(e, 'e') and not contains(e, 'E')
    )
    or regexp_full_match(n || ';' || e, '[0-9]{7}\.[0-9]+;[0-9]{6}\.[0-9]+')
