-- Who reports to EST, and since when.
-- key: rapportor, aktiv_fran
create table raw_rapportorer (
    rapportor varchar not null,
    aktiv_fran date not null,
    aktiv_till date,
    fil_id integer not null,
    rad integer not null,
    primary key (rapportor, aktiv_fran)
);
