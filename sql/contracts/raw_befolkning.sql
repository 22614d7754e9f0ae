-- Population by area, area version and year.
-- key: omrade_kod, version, ar
create table raw_befolkning (
    omrade_kod varchar not null,
    version varchar not null,
    ar integer not null,
    antal integer check (antal >= 0),
    fil_id integer not null,
    rad integer not null,
    primary key (omrade_kod, version, ar)
);
