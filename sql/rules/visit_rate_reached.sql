-- One row a program or home visitor and complete month: whether the visits of the last twelve months came
-- to the share expected (UT-042, UT-043). Less than twelve months give no verdict yet.
select
    if(visit_completion.staff_id = '', 'UT-042', 'UT-043') as rule_id,
    if(visit_completion.staff_id = '', 'program', 'staff') as subject_type,
    if(visit_completion.staff_id = '', visit_completion.program_id, visit_completion.staff_id) as subject_id,
    visit_completion.program_id,
    complete_month.month_end as occurrence_on,
    cast(null as date) as due_on,
    cast(null as date) as actual_on,
    case
        when visit_completion.completion_pct_12m is null or visit_completion.status = 'not_computable'
            then 'not_applicable'
        when visit_completion.status = 'provisional' then 'not_due'
        when round(visit_completion.completion_pct_12m, 9) >= cast(:visit_min_pct_12m as int) then 'pass'
        else 'fail'
    end as result,
    concat(round(visit_completion.completion_pct_12m, 2), ' % of twelve months') as detail
from visit_completion
inner join complete_month
    on complete_month.month = visit_completion.month
