-- HISPANIC or NOT_HISPANIC as told, DECLINED or UNKNOWN.
create or replace temporary function ethnicity_group(hispanic string)
returns string
return case hispanic
    when 'Y' then 'HISPANIC'
    when 'N' then 'NOT_HISPANIC'
    else coalesce(hispanic, 'UNKNOWN')
end
