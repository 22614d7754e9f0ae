-- In how many periods of its kind a year is told: one year, four quarters, three tertials or twelve months.
create or replace macro antal_delar(period) as
case period[6:6] when '' then 1 when 'Q' then 4 when 'T' then 3 else 12 end
