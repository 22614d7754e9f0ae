-- Years of incidents and EST reports, and whether they were delivered whole: hel.
-- grain: kallslag, ar, syntetisk
-- Not whole: a year that was not over when its last file came, or with a gap of at least $lucka_dagar days in which its
-- own pace lets one expect $lucka_med days with rows. Days that a card says are covered are no gap.
with dagar as (
    select
        kallslag,
        syntetisk,
        dag,
        fil_id,
        levererad,
        true as med_rader
    from stg_dagar
    union all by name
    select
        kallslag,
        syntetisk,
        dag,
        fil_id,
        dag + 1 as levererad,
        false as med_rader
    from stg_utlovat
),

ar as (
    select
        kallslag,
        syntetisk,
        year(dag) as ar,
        max(fil_id) as fil_id,
        max(levererad) as levererad,
        count(distinct dag) filter (where med_rader) as dagar_med_rader,
        list_sort(list_distinct(list(dag))) as inuti,
        list_concat([make_date(year(dag) - 1, 12, 31)], inuti, [make_date(year(dag) + 1, 1, 1)]) as kanda
    from dagar
    group by kallslag, syntetisk, year(dag)
),

luckor as (
    select
        *,
        list_max([
            { 'dagar': kanda[i + 1] - kanda[i] - 1, 'fran': kanda[i] + 1 } for i in range(1, len(kanda))
        ]) as lucka,
        dayofyear(make_date(ar, 12, 31)) as langd
    from ar
)

select
    * exclude (levererad, dagar_med_rader, inuti, kanda, langd, lucka),
    levererad > make_date(ar, 12, 31) as avslutat,
    dagar_med_rader * lucka.dagar / (langd - lucka.dagar) as vantat,
    lucka.fran as lucka_fran,
    lucka.fran + cast(lucka.dagar as integer) - 1 as lucka_till,
    avslutat and (lucka.dagar < $lucka_dagar or vantat < $lucka_med) as hel
from luckor
