-- The day on which a child is so many calendar months and days old; a month's end is clamped.
create or replace temporary function day_of_age(born_on date, months int, days int)
returns date
return date_add(add_months(born_on, months), days)
