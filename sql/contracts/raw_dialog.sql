-- Statements of dialog notes, coded; no text.
-- key: fil_id, rad
create table raw_dialog (
    datum date not null,
    typ varchar not null,
    plats varchar,
    deltagare integer,
    problem varchar[] not null,
    positiv boolean not null,
    fil_id integer not null,
    rad integer not null,
    primary key (fil_id, rad)
);
