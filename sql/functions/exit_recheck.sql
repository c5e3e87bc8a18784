-- First day on which the clock of a family that is not seen can end a row's enrollment within the period:
-- past the period only where the exit is then set back to the last visit.
create or replace temporary function exit_recheck(recheck_on date, period_end date, closed_exit string)
returns date
return if(recheck_on <= period_end or closed_exit = 'last_visit', recheck_on, null)
