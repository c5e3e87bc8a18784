-- One row an expense paid out of earned outcome money: whether it is for one of the uses that are free,
-- or was approved by the day it was made (CT-082, R85).
select
    'CT-082' as rule_id,
    'contract' as subject_type,
    contract_id as subject_id,
    cast(null as string) as program_id,
    spend_date as occurrence_on,
    cast(null as date) as due_on,
    prior_approval_date as actual_on,
    if(
        category in ('TRAINING', 'STAFF_RETREAT', 'CURRICULA', 'FAMILY_ITEMS', 'HV_BONUS')
        or coalesce(prior_approval_date <= spend_date, false),
        'pass',
        'fail'
    ) as result,
    concat(expenditure_id, ': ', category) as detail
from expenditure
where rate_card_money
    and spend_date <= :as_of
