-- Each month of the period of each series against its own history: what was expected, the most that chance gives, and
-- how the count fell out. A month that is not assessed has its reason as flagga and no expectation.
-- key: serie, period, syntetisk
create table avvikelse (
    serie varchar not null,
    kallslag varchar not null,
    problem varchar not null,
    omrade_kod varchar not null,
    period varchar not null check (regexp_full_match(period, '[0-9]{4}-[0-9]{2}')),
    syntetisk boolean not null,
    antal integer check (antal >= 0),
    forvantat double check (forvantat >= 0 and not isinf(forvantat)),
    ovre_grans double check (ovre_grans >= 0 and not isinf(ovre_grans)),
    p double check (p between 0 and 1),
    q double check (q between 0 and 1),
    flagga varchar not null check (flagga in (
        'avviker', 'over_gransen', 'inom_gransen', 'saknat_tal', 'for_kort_historik', 'for_fa_handelser'
    )),
    metod varchar not null,
    check ((p is not null) = (flagga in ('avviker', 'over_gransen', 'inom_gransen'))),
    primary key (serie, period, syntetisk)
);
