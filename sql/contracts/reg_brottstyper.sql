-- Brå's crime types and the types that hold each, the nearest first.
-- key: brottstyp
create table reg_brottstyper (
    brottstyp varchar primary key,
    ovanfor varchar[] not null
);
