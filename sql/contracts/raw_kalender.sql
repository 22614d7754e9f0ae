-- Planned events; their days may lie ahead.
-- key: datum_fran, plats, vad
create table raw_kalender (
    datum_fran date not null,
    datum_till date not null check (datum_till >= datum_fran),
    plats varchar not null,
    vad varchar not null,
    fil_id integer not null,
    rad integer not null,
    primary key (datum_fran, plats, vad)
);
