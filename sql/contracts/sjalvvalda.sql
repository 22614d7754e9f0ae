-- Survey files in which people chose to answer, as their cards say: such answers speak of nobody else.
-- key: fil_id
create table sjalvvalda (
    fil_id integer primary key
);
