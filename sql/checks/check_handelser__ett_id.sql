-- An incident is in use once: the contract of a table of millions of rows leaves this to a check.
select
    handelse_id,
    count(*) as rader
from raw_handelser
group by handelse_id
having count(*) > 1
