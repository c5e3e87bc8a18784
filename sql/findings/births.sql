-- What is told of good rows about pregnancies and births that contradict each other, one row a fact and
-- rule: a delivery recorded twice, or two too near for both to be real; twins whose record says that there
-- is one (R146); a day of delivery on which no child of the pregnancy was born; a due day long past with
-- neither birth nor loss (measures.md, M1); and breast milk given up before the birth.
with

delivered as (
    -- A child is born alive 22 weeks into a pregnancy at the earliest, 154 days after the delivery before.
    select
        *,
        count(*) over (partition by caregiver_id, delivery_date) as pregnancies,
        outcome = 'LIVE_BIRTH'
        and datediff(
            delivery_date,
            max(delivery_date) over (
                partition by caregiver_id
                order by delivery_date
                range between unbounded preceding and 1 preceding
            )
        ) < 154 as is_too_near
    from pregnancy
    where delivery_date is not null
),

born as (
    select
        *,
        count(*) over (partition by pregnancy_id, dob) as children
    from child
    where pregnancy_id is not null
)

select
    if(pregnancies > 1, 'delivery_doubled', 'deliveries_too_near') as rule,
    'warning' as severity,
    'pregnancy' as entity,
    pregnancy_id as key,
    state,
    source,
    batch_id,
    delivered_on as extract_date,
    file,
    line,
    'pregnancy_id' as column,
    pregnancy_id as raw_value,
    if(
        pregnancies > 1,
        'The caregiver has another pregnancy with the same day of delivery. Delete the one that is not real.',
        'Another pregnancy of the caregiver ended less than 22 weeks before this birth. Delete the one that'
        || ' is not real, or correct its day.'
    ) as message
from delivered
where pregnancies > 1
    or is_too_near

union all

select
    'twins_recorded_as_one',
    'warning',
    'child',
    child_id,
    state,
    source,
    batch_id,
    delivered_on,
    file,
    line,
    'plurality',
    cast(plurality as string),
    'Another child of this pregnancy was born on the same day, so they count as twins. Correct the plurality,'
    || ' or delete the child that is not real.'
from born
where children > 1
    and plurality = 1

union all

select
    'birth_day_differs',
    'warning',
    'pregnancy',
    pregnancy.pregnancy_id,
    pregnancy.state,
    pregnancy.source,
    pregnancy.batch_id,
    pregnancy.delivered_on,
    pregnancy.file,
    pregnancy.line,
    'delivery_date',
    cast(pregnancy.delivery_date as string),
    'No child of the pregnancy was born on this day, and the day of birth counts. Correct this day, or the'
    || ' child''s day of birth.'
from pregnancy
left semi join child
    on child.pregnancy_id = pregnancy.pregnancy_id
left anti join child as born_then
    on born_then.pregnancy_id = pregnancy.pregnancy_id
    and born_then.dob = pregnancy.delivery_date
where pregnancy.delivery_date is not null

union all

select
    'delivery_overdue',
    'warning',
    'pregnancy',
    pregnancy.pregnancy_id,
    pregnancy.state,
    pregnancy.source,
    pregnancy.batch_id,
    pregnancy.delivered_on,
    pregnancy.file,
    pregnancy.line,
    if(pregnancy.edd is null, 'lmp', 'edd'),
    cast(coalesce(pregnancy.edd, pregnancy.lmp) as string),
    'The due day is more than 42 days past, and neither a birth nor a loss is on file. Enter how it ended.'
from pregnancy
left anti join child
    on child.pregnancy_id = pregnancy.pregnancy_id
where pregnancy.outcome in ('ONGOING', 'UNK')
    and pregnancy.delivery_date is null
    and datediff(:as_of, coalesce(pregnancy.edd, date_add(pregnancy.lmp, 280))) > 42

union all

select
    'stopped_before_birth',
    'warning',
    'breastfeeding',
    concat(breastfeeding.child_id, '|', breastfeeding.observed_date),
    breastfeeding.state,
    breastfeeding.source,
    breastfeeding.batch_id,
    breastfeeding.delivered_on,
    breastfeeding.file,
    breastfeeding.line,
    'stopped_date',
    cast(breastfeeding.stopped_date as string),
    'Breast milk is said to have been given up before the birth. Correct this day, or empty it.'
from breastfeeding
inner join child
    on child.child_id = breastfeeding.child_id
where breastfeeding.stopped_date < child.dob
