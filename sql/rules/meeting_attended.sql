-- One row a check-in, performance or quality meeting of a contract: whether all who were expected came, and
-- prepared (CT-113). The manual names no share, so that who did not is a warning.
with

expected as (
    select
        meeting.meeting_id,
        meeting.contract_id,
        meeting.type,
        meeting.held_date,
        count(*) as members,
        count_if(meeting_attendance.attended) as came,
        count_if(meeting_attendance.attended and meeting_attendance.prepared) as ready,
        count_if(meeting_attendance.attended and meeting_attendance.prepared is null) as untold
    from meeting
    inner join meeting_attendance
        on meeting_attendance.meeting_id = meeting.meeting_id
    where meeting.type in ('CHECK_IN', 'PERFORMANCE', 'CQI')
        and meeting.held_date <= :as_of
    group by meeting.meeting_id, meeting.contract_id, meeting.type, meeting.held_date
)

select
    'CT-113' as rule_id,
    'contract' as subject_type,
    contract_id as subject_id,
    cast(null as string) as program_id,
    held_date as occurrence_on,
    cast(null as date) as due_on,
    held_date as actual_on,
    case
        when came < members or ready + untold < came then 'warn'
        when untold > 0 then 'undetermined'
        else 'pass'
    end as result,
    concat(type, ' ', meeting_id, ': ', came, ' of ', members, ' came, ', ready, ' prepared') as detail
from expected
