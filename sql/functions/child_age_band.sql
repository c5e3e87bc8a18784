-- The age group of a child of so many completed years.
create or replace temporary function child_age_band(years int)
returns string
return case
    when years < 0 then 'UNKNOWN'
    when years < 1 then '<1'
    when years < 3 then '1-2'
    when years < 5 then '3-4'
    when years < 7 then '5-6'
    when years >= 7 then '7+'
    else 'UNKNOWN'
end
