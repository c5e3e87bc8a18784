-- One row a program and complete month in which its families were screened or observed: whether only
-- tools were used that the state approves (UT-082). Federal measures take every tool of the reference
-- data (R125).
with

used as (
    select
        person_id,
        administered_date as used_on,
        tool
    from screening
    where not coalesce(declined, false)
        and reason_not_done is null

    union all

    select
        caregiver_id as person_id,
        observed_date as used_on,
        tool
    from parent_child_observation
    where tool is not null
),

placed as (
    select
        enrolled_member.program_id,
        complete_month.month_end,
        used.tool,
        array_contains(:tools_approved, used.tool) as is_approved
    from used
    inner join enrolled_member
        on enrolled_member.member_id = used.person_id
        and used.used_on between enrolled_member.enrollment_date and enrolled_member.exit_date
    inner join complete_month
        on used.used_on between complete_month.month_start and complete_month.month_end
)

select
    'UT-082' as rule_id,
    'program' as subject_type,
    program_id as subject_id,
    program_id,
    month_end as occurrence_on,
    cast(null as date) as due_on,
    cast(null as date) as actual_on,
    if(bool_and(is_approved), 'pass', 'fail') as result,
    nullif(array_join(sort_array(collect_set(if(is_approved, null, tool))), ', '), '') as detail
from placed
group by program_id, month_end
