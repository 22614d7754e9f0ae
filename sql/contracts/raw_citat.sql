-- Approved quotations: words of one statement without persons, `stycke` of the delivered file with the bare name `fil`.
-- key: fil, stycke, citat
create table raw_citat (
    fil varchar not null,
    stycke integer not null,
    citat varchar not null,
    fil_id integer not null,
    rad integer not null,
    primary key (fil, stycke, citat)
);
