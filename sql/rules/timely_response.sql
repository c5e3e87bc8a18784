-- One row a referral received: the business days until it was answered, and whether that was by the last day
-- for it; null while open, or where the answer is before the receipt (UT-062, R145). Days are the state's.
with

referral as (
    select
        program_id,
        to_date(from_utc_timestamp(received_at, :time_zone)) as received_on,
        if(
            response_at >= received_at, to_date(from_utc_timestamp(response_at, :time_zone)), null
        ) as answered_on,
        response_at is null as is_open
    from referral_in
),

due as (
    select
        referral.*,
        received.business_days,
        last_day.day as due_on
    from referral
    left join business_day as received
        on received.day = referral.received_on
    left join business_day as last_day
        on last_day.business_days = received.business_days + :timeliness_response_business_days
        and last_day.is_business_day
)

select
    'referral_response' as indicator,
    due.program_id,
    program.contract_id,
    due.received_on as happened_on,
    answered.business_days - due.business_days as days,
    case
        when due.answered_on is not null then due.answered_on <= due.due_on
        when :timeliness_overdue_counts and due.is_open and due.due_on < :as_of then false
    end as is_within
from due
inner join program
    on program.program_id = due.program_id
left join business_day as answered
    on answered.day = due.answered_on
