-- Statements of dialog notes, coded; no text. `plats` is the note's, `plats_kod` what the statement itself names
-- (a place, an area, a kind of place or the kommun); `plats_regel` is 'huvud' where it names nothing.
-- key: fil_id, rad
create table raw_dialog (
    datum date not null,
    typ varchar not null,
    plats varchar,
    deltagare integer,
    problem varchar[] not null,
    bra varchar[] not null,
    plats_kod varchar,
    plats_regel varchar not null,
    fil_id integer not null,
    rad integer not null,
    primary key (fil_id, rad)
);
