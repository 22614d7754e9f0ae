-- A moment to the minute or second, written in full, and not in the hour that clocks skip on a Sunday in March.
create or replace macro ren_tid(skriven, tid) as
(skriven like '____-__-__ __:__' or skriven like '____-__-__ __:__:__')
and (hour(tid) <> 2 or month(tid) <> 3 or day(tid) < 25 or dayofweek(tid) <> 0)
and not contains(skriven, ' 24:')
