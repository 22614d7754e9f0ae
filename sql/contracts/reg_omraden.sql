-- Every area that anything is counted for: the kommun, the areas of its layer, its named places and its place types.
-- A DeSO or RegSO code means an area only together with its vintage: never join it to a row of another version.
-- key: omrade_kod
create table reg_omraden (
    omrade_kod varchar primary key,
    namn varchar not null,
    niva varchar not null check (niva in ('kommun', 'regso', 'deso', 'omrade', 'plats', 'platstyp')),
    version varchar not null default '' check (version in ('', '2018', '2020', '2025')),
    check ((version <> '') = (niva in ('regso', 'deso')))
);
