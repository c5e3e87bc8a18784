-- The income group of an unrounded percentage of the poverty guideline; upper bounds belong to the group.
create or replace temporary function income_band(fpl_pct decimal(18, 6))
returns string
return case
    when fpl_pct <= 50 then '<=50'
    when fpl_pct <= 100 then '51-100'
    when fpl_pct <= 133 then '101-133'
    when fpl_pct <= 200 then '134-200'
    when fpl_pct <= 300 then '201-300'
    when fpl_pct > 300 then '>300'
    else 'UNKNOWN'
end
