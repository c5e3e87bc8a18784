-- Completed years on a day; a person born on February 29 is a year older on March 1 (P-02).
create or replace temporary function age_in_years(dob date, on_day date)
returns int
return year(on_day) - year(dob)
    - if(month(on_day) * 100 + day(on_day) < month(dob) * 100 + day(dob), 1, 0)
