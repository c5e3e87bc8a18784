-- One row a referral received and rule on it: without a consent it names nobody (CT-015), and one by
-- child welfare tells the family that the service is voluntary (CT-035).
with

received as (
    select
        *,
        to_date(from_utc_timestamp(received_at, :time_zone)) as received_on
    from referral_in
)

select
    'CT-015' as rule_id,
    'referral' as subject_type,
    referral_id as subject_id,
    program_id,
    received_on as occurrence_on,
    cast(null as date) as due_on,
    cast(null as date) as actual_on,
    if(caregiver_id is null, 'pass', 'fail') as result,
    if(caregiver_id is null, null, 'a person is named without consent') as detail
from received
where not consent
    and received_on <= :as_of

union all

select
    'CT-035' as rule_id,
    'referral' as subject_type,
    referral_id as subject_id,
    program_id,
    received_on as occurrence_on,
    cast(null as date) as due_on,
    cast(null as date) as actual_on,
    case voluntary_statement_given
        when true then 'pass'
        when false then 'fail'
        else 'undetermined'
    end as result,
    cast(null as string) as detail
from received
where source_type = 'CHILD_WELFARE'
    and received_on <= :as_of
