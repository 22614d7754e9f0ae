-- The meeting's traffic light per ISO week and area. skal is people's words, redacted: edition intern only.
-- key: vecka, omrade_kod
create table raw_lage (
    vecka varchar not null check (regexp_full_match(vecka, '[0-9]{4}-W[0-9]{2}')),
    omrade_kod varchar not null,
    niva varchar not null check (niva in ('gron', 'gul', 'rod')),
    skal varchar not null,
    fil_id integer not null,
    rad integer not null,
    primary key (vecka, omrade_kod)
);
