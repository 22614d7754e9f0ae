-- Observations of safety walks, coded, and what is to be done about them, without persons; a digest of the original
-- tells rows apart.
-- key: datum, vandring, plats, nyckel
create table raw_vandring (
    datum date not null,
    vandring varchar not null,
    plats varchar not null,
    nyckel varchar not null,
    iakttagelse varchar not null,
    atgard varchar,
    agare varchar,
    status varchar not null,
    n double,
    e double,
    klar_senast date,
    problem varchar[] not null,
    bra varchar[] not null,
    fil_id integer not null,
    rad integer not null,
    primary key (datum, vandring, plats, nyckel)
);
