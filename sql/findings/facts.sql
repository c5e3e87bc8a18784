-- What is told of good rows that cannot count where they stand, one row a fact and rule: what lies before
-- a birth or after a death (R60, R89), visits outside their enrollment (R71, R81), an enrollment whose
-- recorded day is not its first visit or that has none (CT-020, R12).
with

visit as (
    select
        *,
        is_completed_visit(status, mode) as is_completed
    from home_visit
    where status = 'COMPLETED'
        and visit_date <= :as_of
),

outside as (
    select visit.*
    from visit
    left anti join piece
        on piece.recorded_episode_id = visit.episode_id
        and visit.visit_date >= piece.enrollment_date
        and visit.visit_date <= coalesce(piece.exit_date, forever())
    where visit.is_completed
),

opened as (
    select
        enrollment.*,
        piece.enrollment_date as derived_on
    from enrollment
    left join piece
        on piece.recorded_episode_id = enrollment.episode_id
        and piece.piece_no = 1
    where enrollment.enrollment_date <= :as_of
        and :enrollment_date_rule = 'first_visit'
)

select
    fault as rule,
    'warning' as severity,
    entity,
    key,
    state,
    source,
    batch_id,
    delivered_on as extract_date,
    file,
    line,
    column,
    raw_value,
    if(
        fault = 'before_birth',
        'The day lies before the birth of the person it is about, so the row counts for nothing.',
        'The day lies after the death of the person it is about, so the row counts for nothing.'
    ) || ' Correct this day, or the other.' as message
from left_out

union all

select
    'visit_outside_enrollment',
    'warning',
    'home_visit',
    visit_id,
    state,
    source,
    batch_id,
    delivered_on,
    file,
    line,
    'visit_date',
    cast(visit_date as string),
    'The visit lies outside its enrollment, so it counts for nothing. Correct its day or the enrollment.'
from outside

union all

select
    'visit_mode_missing',
    'warning',
    'home_visit',
    visit_id,
    state,
    source,
    batch_id,
    delivered_on,
    file,
    line,
    'mode',
    mode,
    'A completed visit without its mode counts as none. Say how it took place.'
from visit
where mode is null

union all

select
    if(derived_on is null, 'enrollment_unvisited', 'enrollment_date_differs'),
    'warning',
    'enrollment',
    episode_id,
    state,
    source,
    batch_id,
    delivered_on,
    file,
    line,
    'enrollment_date',
    cast(enrollment_date as string),
    if(
        derived_on is null,
        'No completed visit is on file, so the family is not enrolled. Enter the visit, or delete this.',
        concat('The first completed visit, ', derived_on, ', is the day that counts. Correct one of them.')
    )
from opened
where derived_on is distinct from enrollment_date
