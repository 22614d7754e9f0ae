-- What had been decided by the day it is looked at, and by how many days an open measure is late then. A measure that
-- is due that very day is not late; one without a day never is.
-- grain: slag, fil_id, rad
select
    p.*,
    l.syntetisk,
    if(
        p.status not in ('klar', 'avslagen') and p.klar_senast < $per,
        cast(date_diff('day', p.klar_senast, $per) as integer),
        null
    ) as forsenad_dagar
from stg_atgardsplan as p
inner join leverans as l on p.fil_id = l.fil_id
where p.datum <= $per
