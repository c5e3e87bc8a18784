-- One row a referral: whether the program answered one that it received (UT-062), or asked how one went
-- that it gave (UT-063), in the business days after it. One that was declined is not asked about.
with

given as (
    select
        referral_out.referral_id,
        referral_out.provided_date,
        referral_out.followed_up_at,
        coalesce(referral_out.declined, false) as is_declined,
        max_by(
            enrolled_member.program_id, struct(enrolled_member.enrollment_date, enrolled_member.program_id)
        ) as program_id
    from referral_out
    inner join enrolled_member
        on enrolled_member.member_id = referral_out.person_id
        and referral_out.provided_date between enrolled_member.enrollment_date and enrolled_member.exit_date
    group by all
),

referral as (
    select
        'UT-062' as rule_id,
        referral_id,
        program_id,
        to_date(from_utc_timestamp(received_at, :time_zone)) as began_on,
        to_date(from_utc_timestamp(response_at, :time_zone)) as done_on,
        false as is_declined
    from referral_in

    union all

    select
        'UT-063' as rule_id,
        referral_id,
        program_id,
        provided_date as began_on,
        to_date(from_utc_timestamp(followed_up_at, :time_zone)) as done_on,
        is_declined
    from given
),

due as (
    select
        referral.*,
        last_day.day as due_on
    from referral
    left join business_day as opened
        on opened.day = referral.began_on
    left join business_day as last_day
        on last_day.business_days = opened.business_days + :timeliness_response_business_days
        and last_day.is_business_day
    where referral.began_on <= :as_of
)

select
    rule_id,
    'referral' as subject_type,
    referral_id as subject_id,
    program_id,
    began_on as occurrence_on,
    due_on,
    done_on as actual_on,
    case
        when is_declined then 'not_applicable'
        when done_on < began_on then 'undetermined'
        else done_in_time(done_on, due_on, :as_of)
    end as result,
    case
        when is_declined then 'the family declined it'
        when done_on < began_on then 'the answer is before the referral'
    end as detail
from due
