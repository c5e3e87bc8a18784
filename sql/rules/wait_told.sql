-- One row a family put on a waitlist: whether the state was told and the family sent to another service
-- while it waits (UT-067).
with

referred as (
    select distinct waitlist.waitlist_id
    from waitlist
    inner join referral_out
        on referral_out.person_id = waitlist.caregiver_id
        and referral_out.provided_date >= waitlist.added_date
        and referral_out.provided_date < coalesce(waitlist.removed_date, forever())
),

told as (
    select
        waitlist.*,
        waitlist.state_notified_at is not null as is_notified,
        if(referred.waitlist_id is not null, true, waitlist.referred_elsewhere) as is_referred
    from waitlist
    left join referred
        on referred.waitlist_id = waitlist.waitlist_id
    where waitlist.added_date <= :as_of
)

select
    'UT-067' as rule_id,
    'wait' as subject_type,
    waitlist_id as subject_id,
    program_id,
    added_date as occurrence_on,
    cast(null as date) as due_on,
    to_date(from_utc_timestamp(state_notified_at, :time_zone)) as actual_on,
    case
        when not is_notified or not is_referred then 'fail'
        when is_referred is null then 'undetermined'
        else 'pass'
    end as result,
    nullif(
        concat_ws(
            '; ',
            if(is_notified, null, 'the state was not told'),
            case
                when is_referred is null then 'whether the family was referred is not recorded'
                when not is_referred then 'the family was not referred'
            end
        ),
        ''
    ) as detail
from told
