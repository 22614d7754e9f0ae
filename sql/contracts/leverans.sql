-- One row per delivered file: what was read of it and what became of each row.
-- key: fil_id
create table leverans (
    fil_id integer primary key,
    fil varchar not null,
    kalla varchar not null,
    kallslag varchar not null,
    sha256 varchar not null,
    leveransdatum varchar not null,
    titel varchar not null,
    producent varchar not null,
    begransning varchar not null,
    syntetisk boolean not null,
    status varchar not null check (status in ('godkand', 'delvis', 'avvisad', 'oforandrad', 'okand_fil')),
    rader integer,
    godkanda integer,
    karantan integer,
    dubbletter integer,
    personrader integer,
    ersatta integer,
    rattade integer
);
