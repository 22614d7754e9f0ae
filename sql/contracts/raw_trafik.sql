-- Speed measurements, km/h.
-- key: datum_fran, datum_till, plats
create table raw_trafik (
    datum_fran date not null,
    datum_till date not null check (datum_till >= datum_fran),
    plats varchar not null,
    skyltad double not null check (skyltad > 0),
    medelhastighet double not null check (medelhastighet > 0),
    antal_fordon integer not null check (antal_fordon > 0),
    v85 double,
    n double,
    e double,
    fil_id integer not null,
    rad integer not null,
    primary key (datum_fran, datum_till, plats)
);
