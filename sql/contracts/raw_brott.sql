-- Accepted rows of reported crime; an unknown count is null, never zero.
-- key: kommun, period, brottstyp
create table raw_brott (
    kommun varchar not null,
    period varchar not null,
    brottstyp varchar not null,
    antal integer check (antal >= 0),
    per_100000 double check (per_100000 >= 0),
    preliminar boolean,
    fil_id integer not null,
    rad integer not null,
    primary key (kommun, period, brottstyp)
);
