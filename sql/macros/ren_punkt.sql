-- No point at all, or a northing and an easting in metres in Sweden, not written as a power of ten.
create or replace macro ren_punkt(n, e, n_tal, e_tal) as
(n = '' and e = '')
or (
    n_tal between 6100000 and 7700000
    and e_tal between 250000 and 930000
    and (
        (
            length(n) = 7 and length(e) = 6
            and not contains(n, 'e') and not contains(n, 'E') and not contains(e, 'e') and not contains(e, 'E')
        )
        or regexp_full_match(n || ';' || e, '[0-9]{7}\.[0-9]+;[0-9]{6}\.[0-9]+')
    )
)
