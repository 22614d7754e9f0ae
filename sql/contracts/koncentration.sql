-- How few squares hold half of a year's incidents, beside what chance alone gathers there. It describes one kommun.
-- key: ar, syntetisk
create table koncentration (
    ar integer not null,
    syntetisk boolean not null,
    handelser integer not null check (handelser >= 0),
    rutor integer not null check (rutor >= 0),
    del double check (del between 0 and 1),
    del_slump double check (del_slump between 0 and 1),
    p double check (p between 0 and 1),
    gini double check (gini between 0 and 1),
    gini_undre double check (gini_undre between 0 and 1),
    gini_ovre double check (gini_ovre between 0 and 1),
    gini_slump double check (gini_slump between 0 and 1),
    flaggor varchar[] not null,
    primary key (ar, syntetisk)
);
