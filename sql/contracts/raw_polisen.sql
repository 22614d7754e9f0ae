-- Events that Polisen published, of the whole country; no point and no text. kommun is null where only a län is named.
-- key: id
create table raw_polisen (
    id varchar primary key,
    publicerad timestamp not null,
    tid timestamp not null,
    typ varchar not null,
    raknas boolean not null check (not raknas or not starts_with(lower(typ), 'sammanfattning')),
    plats varchar not null,
    kommun varchar check (regexp_full_match(kommun, '[0-9]{4}')),
    url varchar,
    fil_id integer not null,
    rad integer not null
);
