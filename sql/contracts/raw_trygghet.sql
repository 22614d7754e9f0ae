-- Published survey shares, one row per survey, year, area, question and measure.
-- key: undersokning, ar, omrade_kod, fraga_id, matt
create table raw_trygghet (
    undersokning varchar not null,
    ar varchar not null,
    omrade_kod varchar not null,
    omrade_niva varchar not null,
    fraga_id varchar not null,
    fraga varchar not null,
    matt varchar not null,
    varde double,
    ki_undre double,
    ki_ovre double,
    antal_svar integer,
    fil_id integer not null,
    rad integer not null,
    primary key (undersokning, ar, omrade_kod, fraga_id, matt)
);
