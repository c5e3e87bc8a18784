-- First day on which the clock of a family that is not seen changes a row that rests on the enrollment up
-- to a day: null where the exit to come, closes_on, leaves that day enrolled.
create or replace temporary function exit_recheck(recheck_on date, closes_on date, day date)
returns date
return if(closes_on < day, recheck_on, null)
