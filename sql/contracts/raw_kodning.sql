-- Statements as people coded them in a worksheet. `problem` and `bra` are null where that was not judged, `plats_regel`
-- where the place was not; `kodare` is a label, never a name.
-- key: fil_id, blad, rad
create table raw_kodning (
    yttrande_id varchar not null,
    blad varchar not null,
    kodare varchar not null,
    problem varchar[],
    bra varchar[],
    plats_kod varchar,
    plats_regel varchar check (plats_regel in ('manuell', 'huvud', 'tvetydig')),
    fil_id integer not null,
    rad integer not null,
    primary key (fil_id, blad, rad),
    check ((problem is null) = (bra is null))
);
