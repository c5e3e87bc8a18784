-- One row a program and complete month with home visitors on its last day: whether it had the supervisors
-- that its model asks for, heads on both sides (UT-023). One who also supervises in another model needs
-- the state's approval.
with

head as (
    select distinct
        complete_month.month_end,
        staff_stint.program_id,
        program.model,
        caseload_standard.visitors_per_supervisor,
        staff_stint.staff_id,
        staff_stint.role = 'CLINICAL_SUPERVISOR' as is_supervisor
    from staff_stint
    inner join complete_month
        on complete_month.month_end between staff_stint.starts_on and staff_stint.ends_on
    inner join program
        on program.program_id = staff_stint.program_id
    inner join caseload_standard
        on caseload_standard.state = :state
        and caseload_standard.model = program.model
    where staff_stint.scope_type = 'program'
        and staff_stint.role in ('HOME_VISITOR', 'CLINICAL_SUPERVISOR')
        and not staff_stint.is_contradictory
        and caseload_standard.visitors_per_supervisor is not null
),

spread as (
    select
        *,
        size(collect_set(if(is_supervisor, model, null)) over (partition by month_end, staff_id)) > 1
            as is_across
    from head
),

total as (
    select
        program_id,
        month_end,
        count_if(not is_supervisor) as visitors,
        count_if(is_supervisor) as supervisors,
        ceil(count_if(not is_supervisor) / min(visitors_per_supervisor)) as needed,
        bool_or(is_supervisor and is_across) as is_across
    from spread
    group by program_id, month_end
    having count_if(not is_supervisor) > 0
)

select
    'UT-023' as rule_id,
    'program' as subject_type,
    program_id as subject_id,
    program_id,
    month_end as occurrence_on,
    cast(null as date) as due_on,
    cast(null as date) as actual_on,
    case
        when supervisors < needed then 'fail'
        when is_across then 'warn'
        else 'pass'
    end as result,
    concat(
        visitors, ' home visitors, ', supervisors, ' supervisors, ', needed, ' needed',
        if(is_across, '; a supervisor of two models needs approval', '')
    ) as detail
from total
