-- Written place names that the gazetteer does not know, or that may mean several things, as the report lists them.
-- key: namn
create table reg_platsnamn (
    namn varchar primary key,
    slag varchar not null check (slag in ('omappad', 'tvetydig')),
    kod varchar not null
);
