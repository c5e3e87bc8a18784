-- First day on which time alone can change a row that a threshold places: the threshold itself, then a
-- day on which the exit may come to lie before it or, where the exit places the row, in the period.
create or replace temporary function threshold_recheck(
    due_on date, denominator_on date, period_end date, as_of date, recheck_on date, backdated_on date
)
returns date
return case
    when due_on > as_of then due_on
    when denominator_on = due_on or recheck_on > period_end then backdated_on
    else recheck_on
end
