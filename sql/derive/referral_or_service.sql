-- One row a referral of a person to a service, and one a spell in which the person gets the service,
-- both by what they are for. A referral is a spell of one day, the day it was given (R25, R31, R127).
select
    person.person_id,
    referral_out.need,
    true as is_referral,
    referral_out.provided_date as first_day_on,
    referral_out.provided_date as last_day_on,
    coalesce(referral_out.already_in_service, false) as is_in_service,
    coalesce(referral_out.declined, false) as is_declined,
    coalesce(
        referral_out.information_given_date,
        if(coalesce(referral_out.declined, false), null, referral_out.provided_date)
    ) as informed_on,
    -- Service that came before the referral did not come of it.
    if(
        referral_out.first_contact_date >= referral_out.provided_date,
        referral_out.first_contact_date,
        null
    ) as contact_on,
    -- Received without its day, or never followed up (R75).
    coalesce(referral_out.outcome, 'UNK') = 'UNK'
        or referral_out.outcome = 'SERVICE_RECEIVED'
        and referral_out.first_contact_date is null as is_outcome_open,
    evidence(
        'referral_out', referral_out.referral_id, referral_out.provided_date,
        referral_out.source, referral_out.file, referral_out.line
    ) as fact
from referral_out
inner join person
    on person.member_id = referral_out.person_id

union all

select
    person.person_id,
    service_receipt.need,
    false as is_referral,
    service_receipt.valid_from as first_day_on,
    coalesce(service_receipt.valid_to, forever()) as last_day_on,
    true as is_in_service,
    false as is_declined,
    cast(null as date) as informed_on,
    cast(null as date) as contact_on,
    false as is_outcome_open,
    evidence(
        'service_receipt',
        concat_ws('|', service_receipt.person_id, service_receipt.need, service_receipt.valid_from),
        service_receipt.valid_from,
        service_receipt.source, service_receipt.file, service_receipt.line
    ) as fact
from service_receipt
inner join person
    on person.member_id = service_receipt.person_id
