-- What the indicators counted, before it is measured: the raw material of one interval per row.
-- key: indikator_id, omrade_kod, ar, syntetisk
create table matbar (
    indikator_id varchar not null,
    kallslag varchar not null,
    problem varchar not null,
    omrade_kod varchar not null,
    ar integer not null,
    jamfor_ar integer,
    matt varchar not null,
    antal integer,
    jamfor_antal integer,
    folk double,
    jamfor_folk double,
    tillfallen integer,
    jamfor_tillfallen integer,
    varden double[],
    strata struct(n integer, population double, answers integer, w double, wy double, w2 double, w2y double)[],
    jamfor_strata struct(n integer, population double, answers integer, w double, wy double, w2 double, w2y double)[],
    vag struct(fran integer, varde double, undre double, ovre double, svar integer),
    jamfor_vag struct(fran integer, varde double, undre double, ovre double, svar integer),
    bredare boolean not null,
    seriebrott boolean not null default false,
    sjalvvald boolean not null default false,
    syntetisk boolean not null,
    mart varchar not null,
    kallor integer[] not null,
    primary key (indikator_id, omrade_kod, ar, syntetisk)
);
