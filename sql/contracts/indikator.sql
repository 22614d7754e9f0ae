-- One number per indicator, area, period and origin, with its interval and the mart rows it was counted from.
-- key: indikator_id, omrade_kod, period, syntetisk
create table indikator (
    indikator_id varchar not null,
    kallslag varchar not null,
    problem varchar not null,
    omrade_kod varchar not null,
    period varchar not null,
    ar integer not null,
    jamfor_ar integer,
    matt varchar not null check (matt in (
        'antal', 'per_1000', 'kvot', 'andel_pct', 'procentenheter', 'km_h', 'index_0_6', 'medel'
    )),
    varde double check (not isinf(varde) and not isnan(varde)),
    ki_undre double check (not isinf(ki_undre) and not isnan(ki_undre)),
    ki_ovre double check (not isinf(ki_ovre) and not isnan(ki_ovre)),
    p_upp double check (p_upp between 0 and 1),
    p_ned double check (p_ned between 0 and 1),
    antal integer check (antal >= 0),
    jamfor_antal integer check (jamfor_antal >= 0),
    n integer check (n >= 0),
    tillfallen integer check (tillfallen >= 0),
    jamfor_tillfallen integer check (jamfor_tillfallen >= 0),
    metod varchar not null,
    flaggor varchar[] not null,
    bredare boolean not null,
    syntetisk boolean not null,
    mart varchar not null,
    kallor integer[] not null check (len(kallor) > 0),
    primary key (indikator_id, omrade_kod, period, syntetisk)
);
