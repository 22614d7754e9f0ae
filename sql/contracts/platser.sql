-- Every RegSO and named place with incidents of a problem in the report's year: expected count, test, rank, hot time.
-- A named place has no population, so nothing is expected there and nothing tested; an area has p once it was tested.
-- key: omrade_kod, problem, ar, syntetisk
create table platser (
    omrade_kod varchar not null,
    problem varchar not null,
    ar integer not null,
    syntetisk boolean not null,
    antal integer not null check (antal > 0),
    forvantat double check (forvantat >= 0),
    kvot double check (kvot >= 0),
    p double check (p between 0 and 1),
    q double check (q between 0 and 1),
    rang_bast integer check (rang_bast >= 1),
    rang_samst integer check (rang_samst >= rang_bast),
    dygnstid struct(dag integer, timme integer, timmar integer, dagar varchar),
    dygnstid_andel double check (dygnstid_andel between 0 and 1),
    dygnstid_p double check (dygnstid_p between 0 and 1),
    flaggor varchar[] not null,
    primary key (omrade_kod, problem, ar, syntetisk)
);
