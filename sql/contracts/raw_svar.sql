-- Survey microdata, one row per respondent (file and line) and question.
-- key: fil_id, rad, fraga_id
create table raw_svar (
    undersokning varchar not null,
    ar integer not null,
    fraga_id varchar not null,
    fraga varchar not null,
    omrade_kod varchar,
    stratum varchar not null,
    population double check (population > 0),
    vikt double not null check (vikt > 0),
    svarade boolean not null,
    otrygg boolean not null check (svarade or not otrygg),
    fil_id integer not null,
    rad integer not null,
    primary key (fil_id, rad, fraga_id)
);
