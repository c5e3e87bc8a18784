-- One row a program and complete month: whether its families on the last day came to the share of the
-- approved capacity that is due from the program's second year on (UT-013).
with

share as (
    select
        caseload_month.scope_id as program_id,
        complete_month.month_end,
        caseload_month.families_end,
        caseload_month.max_capacity,
        complete_month.month_end >= add_months(program.start_date, :caseload_capacity_from_month) as is_due
    from caseload_month
    inner join complete_month
        on complete_month.month = caseload_month.month
    inner join program
        on program.program_id = caseload_month.scope_id
    where caseload_month.scope_type = 'program'
        and complete_month.month_end <= coalesce(program.end_date, forever())
)

select
    'UT-013' as rule_id,
    'program' as subject_type,
    program_id as subject_id,
    program_id,
    month_end as occurrence_on,
    cast(null as date) as due_on,
    cast(null as date) as actual_on,
    case
        when not is_due then 'not_applicable'
        when max_capacity > 0
            then if(
                100 * families_end >= cast(:caseload_min_capacity_pct as int) * max_capacity, 'pass', 'fail'
            )
        else 'undetermined'
    end as result,
    concat(
        families_end, ' families of ', coalesce(cast(max_capacity as string), 'an unknown number')
    ) as detail
from share
