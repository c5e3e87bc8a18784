-- True for a period that counts an enrollment by its threshold: the one that the day falls in or, where
-- a state counts so, every one in which the family is still enrolled past it (measures.md 2.7).
create or replace temporary function counts_in(
    attribution string, due_on date, exit_on date, period_start date, period_end date
)
returns boolean
return due_on between period_start and period_end
    or attribution = 'any_enrolled_past_threshold'
        and due_on <= period_end
        and coalesce(exit_on >= period_start, true)
