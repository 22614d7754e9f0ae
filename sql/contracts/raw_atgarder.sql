-- Decided measures, as last delivered. vad, ansvarig, orsak and matt are people's words, redacted.
-- `synlighet`: null where the deliverer has not said who may see it.
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
    synlighet varchar check (synlighet in ('intern', 'oppen')),
    fil_id integer not null,
    rad integer not null
);
