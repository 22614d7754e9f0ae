-- What the latest survey says of a problem in an area, beside what was reported there the same year, each against its
-- reference, and the class when both carry one. Shares in percent, rates per 1 000 residents, both with 95 % intervals.
-- key: problem, omrade_kod, syntetisk
create table upplevelse (
    problem varchar not null,
    omrade_kod varchar not null,
    ar integer not null,
    syntetisk boolean not null,
    upplevt_indikator varchar not null,
    anmalt_indikator varchar not null,
    referens varchar not null check (referens in ('resten', 'ingen')),
    upplevt double check (upplevt between 0 and 100),
    upplevt_undre double,
    upplevt_ovre double,
    upplevt_referens double,
    svar integer check (svar >= 0),
    upplevt_lage varchar not null check (upplevt_lage in ('hogt', 'lagt', 'oklart')),
    anmalt double check (anmalt >= 0 and not isinf(anmalt)),
    anmalt_undre double,
    anmalt_ovre double,
    anmalt_referens double,
    antal integer check (antal >= 0),
    anmalt_lage varchar not null check (anmalt_lage in ('hogt', 'lagt', 'oklart')),
    klass varchar not null check (klass in (
        'bada_hoga', 'bara_upplevt', 'bara_anmalt', 'bada_laga', 'kan_inte_sagas'
    )),
    flaggor varchar[] not null,
    check ((klass = 'kan_inte_sagas') = (upplevt_lage = 'oklart' or anmalt_lage = 'oklart')),
    primary key (problem, omrade_kod, syntetisk)
);
