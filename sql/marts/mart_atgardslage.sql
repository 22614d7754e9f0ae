-- How many measures have each status and how many of them are late, per problem; `*` is the whole plan, in which a
-- measure for several problems, or for none, counts once.
-- grain: problem, status, syntetisk
with rader as (
    select
        unnest(list_append(problem, '*')) as problem,
        status,
        syntetisk,
        forsenad_dagar,
        fil_id,
        rad
    from mart_atgardsplan
)

select
    problem,
    status,
    syntetisk,
    cast(count(*) as integer) as antal,
    cast(count(forsenad_dagar) as integer) as forsenade,
    list({ 'fil_id': fil_id, 'rad': rad } order by fil_id, rad) as kallrader
from rader
group by problem, status, syntetisk
