-- What is told of good rows that a rule cannot use, one row a fact and rule: outcomes that cannot be
-- billed (R45), a family carried by two at once or with two plans, or without a plan where none is expected
-- then (R148), a birth whose mother is not known (R14), and a payer that no table knows (R124).
with

unbilled as (
    select
        rate_card_price.contract_id,
        rate_card_price.outcome,
        rate_card_price.step,
        rate_card_price.achieved_on,
        rate_card_price.unit_amount is null as is_unpriced,
        contract.start_date,
        contract.end_date,
        enrollment.*
    from rate_card_price
    inner join contract
        on contract.contract_id = rate_card_price.contract_id
    inner join episode
        on episode.episode_id = rate_card_price.episode_id
    inner join enrollment
        on enrollment.episode_id = episode.recorded_episode_id
    where rate_card_price.unit_amount is null
        or not rate_card_price.is_in_term
),

carried as (
    select
        *,
        max(coalesce(valid_to, forever())) over (
            partition by episode_id
            order by valid_from
            rows between unbounded preceding and 1 preceding
        ) as carried_until
    from caseload_assignment
),

planned as (
    select
        *,
        max(coalesce(valid_to, forever())) over (
            partition by episode_id
            order by valid_from
            rows between unbounded preceding and 1 preceding
        ) as planned_until
    from service_plan
)

select
    if(is_unpriced, 'outcome_unpriced', 'outcome_outside_contract') as rule,
    'warning' as severity,
    'enrollment' as entity,
    episode_id as key,
    state,
    source,
    batch_id,
    delivered_on as extract_date,
    file,
    line,
    concat_ws(' ', outcome, nullif(step, '')) as column,
    cast(achieved_on as string) as raw_value,
    if(
        is_unpriced,
        concat('Achieved, but contract ', contract_id, ' has no price for it on that day. Send the price.'),
        concat(
            'The outcome was achieved outside contract ', contract_id, ' (', start_date, ' to ', end_date,
            '), so it is not billed. Correct the contract or the day.'
        )
    ) as message
from unbilled

union all

select
    'assignment_overlaps',
    'warning',
    'caseload_assignment',
    concat(episode_id, '|', valid_from),
    state,
    source,
    batch_id,
    delivered_on,
    file,
    line,
    'valid_from',
    cast(valid_from as string),
    'The family is on another caseload on that day too; the later one counts. End the earlier one.'
from carried
where valid_from <= carried_until

union all

select
    'plan_overlaps',
    'information',
    'service_plan',
    concat(episode_id, '|', valid_from),
    state,
    source,
    batch_id,
    delivered_on,
    file,
    line,
    'valid_from',
    cast(valid_from as string),
    'An earlier plan holds on that day too; the later one counts. End the earlier one.'
from planned
where valid_from <= planned_until
    and valid_from <= coalesce(valid_to, forever())

union all

select
    'plan_missing',
    'information',
    'enrollment',
    enrollment.episode_id,
    enrollment.state,
    enrollment.source,
    enrollment.batch_id,
    enrollment.delivered_on,
    enrollment.file,
    enrollment.line,
    'visits_per_month',
    cast(null as string),
    'The family has no plan of visits, so none are expected of it. Enter its plan.'
from enrollment
inner join episode
    on episode.episode_id = enrollment.episode_id
left anti join service_plan
    on service_plan.episode_id = enrollment.episode_id
where :visit_min_per_month is null

union all

select
    'plan_without_visits',
    'information',
    'service_plan',
    concat(episode_id, '|', valid_from),
    state,
    source,
    batch_id,
    delivered_on,
    file,
    line,
    'visits_per_month',
    cast(null as string),
    'The plan names no visits, so none are expected while it holds. Enter them.'
from service_plan
where visits_per_month is null
    and :visit_min_per_month is null

union all

select
    'birth_mother_unknown',
    'warning',
    'child',
    child.child_id,
    child.state,
    child.source,
    child.batch_id,
    child.delivered_on,
    child.file,
    child.line,
    'pregnancy_id',
    child.pregnancy_id,
    'No pregnancy says who gave birth, so measures of the birth leave it out. Enter the pregnancy.'
from child
inner join child_enrollment
    on child_enrollment.child_id = child.child_id
    and child_enrollment.index_child
left anti join pregnancy
    on pregnancy.pregnancy_id = child.pregnancy_id

union all

select
    'payer_unmapped',
    'warning',
    'insurance',
    concat_ws('|', insurance.person_id, insurance.changed_date),
    insurance.state,
    insurance.source,
    insurance.batch_id,
    insurance.delivered_on,
    insurance.file,
    insurance.line,
    'payer_text',
    insurance.payer_text,
    'No table knows this payer, so the coverage is unknown. Add it to conf/reference/payer.csv.'
from insurance
left anti join payer
    on payer.payer_text = upper(trim(insurance.payer_text))
    and coalesce(payer.state, :state) = :state
where insurance.payer_group is null
    and insurance.payer_text is not null
