-- Where an accepted row lies: one row per raw row and area that holds it (a row may lie in several).
-- key: fil_id, rad, omrade_kod
create table lage (
    fil_id integer not null,
    rad integer not null,
    omrade_kod varchar not null,
    primary key (fil_id, rad, omrade_kod)
);
