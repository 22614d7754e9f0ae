-- Accepted EST reports without their free text.
-- key: rapport_id
create table raw_est (
    rapport_id varchar primary key,
    rapportor varchar not null,
    datum date not null,
    kategori varchar not null,
    plats varchar not null,
    tid_fran varchar,
    tid_till varchar,
    fil_id integer not null,
    rad integer not null
);
