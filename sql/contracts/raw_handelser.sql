-- Accepted police incidents, local time, points in SWEREF 99 TM or none.
-- key: handelse_id
create table raw_handelser (
    handelse_id varchar not null,
    brottskod varchar not null,
    brottstyp varchar not null,
    start timestamp not null,
    slut timestamp check (slut >= start),
    inskriven timestamp,
    n double check (n between 6100000 and 7700000),
    e double check (e between 250000 and 930000),
    crs integer,
    plats varchar,
    fil_id integer not null,
    rad integer not null
);
