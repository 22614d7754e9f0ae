-- Every category of EST reports per ISO week up to a Monday; a week that was not over when it was delivered is unknown.
select
    kategori,
    syntetisk,
    mandag,
    if(hel, antal, null) as antal
from mart_vecka
where mandag <= $mandag and kategori <> '*'
order by kategori, syntetisk, mandag
