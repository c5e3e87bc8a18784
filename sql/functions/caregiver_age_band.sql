-- The age group of a caregiver of so many completed years.
create or replace temporary function caregiver_age_band(years int)
returns string
return case
    when years < 0 then 'UNKNOWN'
    when years < 18 then '<18'
    when years < 20 then '18-19'
    when years < 22 then '20-21'
    when years < 25 then '22-24'
    when years < 30 then '25-29'
    when years < 35 then '30-34'
    when years < 45 then '35-44'
    when years < 55 then '45-54'
    when years >= 55 then '55+'
    else 'UNKNOWN'
end
