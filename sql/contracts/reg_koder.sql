-- The crosswalk: what each source's code says of a problem; bredare = the code holds more than the problem.
-- key: kalla, kod, problem
create table reg_koder (
    kalla varchar not null check (kalla in ('brott', 'handelse', 'est', 'fraga', 'tema')),
    kod varchar not null,
    problem varchar not null,
    bredare boolean not null,
    primary key (kalla, kod, problem)
);
