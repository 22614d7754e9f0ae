-- What people said leaves the raw tables as counts only: no other table has a column for its text.
select
    table_name,
    column_name
from duckdb_columns()
where
    table_name not like 'raw_%'
    and (
        regexp_matches(column_name, '^(yttrande|iakttagelse|citat|fritext|original|text)$')
        or regexp_matches(data_type, '\\b(yttrande|iakttagelse|citat|fritext|original|text)\\b')
    )
