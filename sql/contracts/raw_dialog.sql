-- Statements of notes without persons, as the program codes them; the text goes no further but as approved quotations.
-- key: fil_id, rad
-- `stycke` is where a statement stands in its file. `plats` is the note's, `plats_kod` what the statement itself names
-- (a place, an area, a kind of place or the kommun); `plats_regel` is 'huvud' where it names nothing.
create table raw_dialog (
    yttrande_id varchar not null,
    datum date not null,
    typ varchar not null,
    plats varchar,
    deltagare integer,
    stycke integer not null,
    yttrande varchar not null,
    problem varchar[] not null,
    bra varchar[] not null,
    skal varchar[] not null,
    tvivel varchar[] not null,
    plats_kod varchar,
    plats_regel varchar not null,
    fil_id integer not null,
    rad integer not null,
    primary key (fil_id, rad)
);
