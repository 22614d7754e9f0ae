-- What was done for a promise.
-- key: fil_id, rad
create table raw_aktiviteter (
    datum date not null,
    aktivitet_id varchar not null,
    antal integer check (antal >= 0),
    plats varchar,
    utforare varchar,
    fil_id integer not null,
    rad integer not null,
    primary key (fil_id, rad)
);
