-- What a file says in its card that it covers, from day to day: every code of its source, or only `koder`.
-- key: fil_id
create table tackning (
    fil_id integer primary key,
    fran date not null,
    till date not null,
    koder varchar[] not null,
    check (fran <= till)
);
