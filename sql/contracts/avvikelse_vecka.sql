-- One ISO week (its Monday) of EST reports per category against its own history; as `avvikelse` for months.
-- key: kategori, mandag, syntetisk
create table avvikelse_vecka (
    kategori varchar not null,
    mandag date not null check (isodow(mandag) = 1),
    syntetisk boolean not null,
    antal integer check (antal >= 0),
    forvantat double check (forvantat >= 0 and not isinf(forvantat)),
    ovre_grans double check (ovre_grans >= 0 and not isinf(ovre_grans)),
    p double check (p between 0 and 1),
    q double check (q between 0 and 1),
    flagga varchar not null check (flagga in (
        'avviker', 'over_gransen', 'inom_gransen', 'saknat_tal', 'for_kort_historik', 'for_fa_handelser'
    )),
    check ((p is not null) = (flagga in ('avviker', 'over_gransen', 'inom_gransen'))),
    primary key (kategori, mandag, syntetisk)
);
