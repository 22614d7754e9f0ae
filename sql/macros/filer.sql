-- The files behind a list of source rows, each once, in order.
create or replace macro filer(kallrader) as list_sort(list_distinct(list_transform(kallrader, lambda r: r.fil_id)))
