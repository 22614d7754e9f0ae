-- Published shares with a known value, its years and its interval: as published, else ± the uncertainty in Kolada,
-- which is the longer half of Brå's unequal interval, so wider than Brå's; ki_av_osakerhet says so.
-- grain: undersokning, ar_fran, ar_till, omrade_kod, fraga_id, matt
with kanda as (
    select
        t.*,
        l.syntetisk,
        cast(t.ar[:4] as integer) as ar_fran,
        cast(t.ar[-4:] as integer) as ar_till
    from raw_trygghet as t
    inner join leverans as l on t.fil_id = l.fil_id
    where t.varde is not null
)

select
    k.undersokning,
    k.ar_fran,
    k.ar_till,
    k.omrade_kod,
    k.omrade_niva,
    k.fraga_id,
    k.fraga,
    k.matt,
    k.varde,
    coalesce(k.ki_undre, if(o.varde > k.varde, 0, k.varde - o.varde)) as ki_undre,
    coalesce(k.ki_ovre, if(o.varde > 100 - k.varde, 100, k.varde + o.varde)) as ki_ovre,
    o.varde is not null and k.ki_undre is null and k.ki_ovre is null as ki_av_osakerhet,
    k.antal_svar,
    k.syntetisk,
    k.fil_id,
    k.rad
from kanda as k
left join kanda as o
    on
        k.fraga like 'NTU - %'
        and o.fraga = 'Osäkerhetstal - ' || k.fraga[7:]
        and k.undersokning = o.undersokning
        and k.ar = o.ar
        and k.omrade_kod = o.omrade_kod
        and k.syntetisk = o.syntetisk
where k.fraga not like 'Osäkerhetstal - %'
