-- Years from which a series of reported crime is counted otherwise than before; brottstyp * = every series.
-- key: brottstyp, ar
create table reg_seriebrott (
    brottstyp varchar not null,
    ar integer not null,
    slag varchar not null,
    beskrivning varchar not null,
    kalla varchar not null,
    primary key (brottstyp, ar)
);
