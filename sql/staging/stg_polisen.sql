-- One row per published event of the kommun. A list of occurrences; summaries hold several events and never count.
-- grain: id
select
    id,
    tid,
    publicerad,
    typ,
    raknas,
    url,
    year(tid) as ar,
    fil_id,
    rad
from raw_polisen
where kommun = $kommun
