-- Decided measures, as last delivered. vad, ansvarig and orsak are people's words, redacted.
-- key: atgard_id
create table raw_atgarder (
    atgard_id varchar primary key,
    datum date not null,
    problem varchar[] not null check (len(problem) > 0),
    plats varchar not null,
    vad varchar not null,
    ansvarig varchar not null,
    status varchar not null check (status in ('ny', 'planerad', 'pagar', 'klar', 'avslagen')),
    klar_senast date check (klar_senast >= datum),
    lofte_id varchar,
    orsak varchar,
    matt varchar,
    fil_id integer not null,
    rad integer not null
);
