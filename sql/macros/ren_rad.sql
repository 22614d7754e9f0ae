-- No quotation mark, no space at the edge of a cell, no doubled space, and no time or number that ends in a sign.
create or replace macro ren_rad(text, skilje) as
not contains(text, '"')
and not contains(text, skilje || ' ')
and not contains(text, ' ' || skilje)
and not contains(text, '  ')
and not contains(text, ': ')
and not contains(text, ':' || skilje)
and not contains(text, '.' || skilje)
and not contains(text, 'Z' || skilje)
