-- An id of the contract's letters that holds no personnummer in its separated form.
create or replace macro rent_id(id) as
length(id) <= 64
and regexp_full_match(id, '[0-9A-Za-zÅÄÖåäö_-]+')
and case when contains(id, '-') then not regexp_matches(id, '[0-9]{6}-[0-9]{4}') else true end
