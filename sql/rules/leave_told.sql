-- One row a leave under the family and medical leave act: whether the state was told in the days after
-- it began, the last one included; only days are on file, so that hours are days (UT-024, A-31).
with

away as (
    select
        staff_leave.staff_id,
        staff_leave.start_date,
        date_add(staff_leave.start_date, cast(:staff_leave_notice_days as int)) as due_on,
        to_date(from_utc_timestamp(staff_leave.state_notice_at, :time_zone)) as told_on,
        max_by(staff_assignment.program_id, struct(staff_assignment.valid_from, staff_assignment.program_id))
            as program_id
    from staff_leave
    left join staff_assignment
        on staff_assignment.staff_id = staff_leave.staff_id
        and staff_assignment.valid_from <= staff_leave.start_date
    where staff_leave.leave_type = 'FMLA'
        and staff_leave.start_date <= :as_of
    group by staff_leave.staff_id, staff_leave.start_date, staff_leave.state_notice_at
)

select
    'UT-024' as rule_id,
    'staff' as subject_type,
    staff_id as subject_id,
    program_id,
    start_date as occurrence_on,
    due_on,
    told_on as actual_on,
    done_in_time(told_on, due_on, :as_of) as result,
    cast(null as string) as detail
from away
