-- The program's coding held against people's, and people's against each other, per problem: codes of the program, of
-- people and alike in both, and Krippendorff's alpha of those who coded the same statements.
-- key: problem
create table kodning (
    problem varchar primary key,
    maskin integer not null check (maskin >= 0),
    manniska integer not null check (manniska >= 0),
    lika integer not null check (lika >= 0 and lika <= maskin and lika <= manniska),
    alfa double check (alfa <= 1),
    alfa_undre double,
    alfa_ovre double,
    betyg varchar not null check (betyg in ('tillforlitlig', 'preliminar', 'otillracklig', 'kan_inte_sagas')),
    flaggor varchar[] not null
);
