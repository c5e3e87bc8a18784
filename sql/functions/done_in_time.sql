-- The verdict on what is due by a day, that day included: open while the day is not over, and undetermined
-- where no day is known.
create or replace temporary function done_in_time(done_on date, due_on date, as_of date)
returns string
return case
    when due_on is null then 'undetermined'
    when done_on <= due_on then 'pass'
    when done_on is null and due_on >= as_of then 'not_due'
    else 'fail'
end
