-- Every area that anything is counted for: the kommun, its RegSO, its named places and its place types.
-- key: omrade_kod
create table reg_omraden (
    omrade_kod varchar primary key,
    namn varchar not null,
    niva varchar not null check (niva in ('kommun', 'regso', 'plats', 'platstyp'))
);
