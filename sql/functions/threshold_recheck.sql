-- First day on which time alone can change a row that a threshold places: the threshold itself, then a
-- day on which the exit may come to lie before it or, where the exit places the row, in the period.
create or replace temporary function threshold_recheck(
    due_on date, denominator_on date, period_end date, as_of date, recheck_on date, closes_on date
)
returns date
return if(
    due_on > as_of,
    due_on,
    exit_recheck(recheck_on, closes_on, if(denominator_on = due_on, due_on, period_end))
)
