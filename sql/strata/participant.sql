-- One row a person and period: the enrollment by which the person is described in that period, the
-- latest one, and the day on which it stands, the earlier of the period's end and the exit (R123).
with

enrolled as (
    select
        'caregiver' as subject_type,
        person_id as subject_id,
        chain_id,
        enrollment_date as joined_on,
        exit_date as left_on,
        enrollment_date as enrolled_on,
        exit_date
    from caregiver_chain
    union all
    select
        'child' as subject_type,
        child_id as subject_id,
        chain_id,
        chain_starts_on as joined_on,
        chain_ends_on as left_on,
        starts_on as enrolled_on,
        exit_date
    from child_spell
),

counted as (
    -- A measure may count people who left before the period.
    select period_id, 'caregiver' as subject_type, caregiver_id as subject_id, episode_id as chain_id
    from decided_case
    union
    select period_id, subject_type, subject_id, episode_id as chain_id
    from decided_case
    where subject_type = 'child'
),

placed as (
    select
        period.period_id,
        enrolled.*,
        least(period.period_end, enrolled.exit_date) as stands_on,
        row_number() over (
            partition by period.period_id, enrolled.subject_type, enrolled.subject_id
            order by
                enrolled.joined_on <= period.period_end desc,
                enrolled.enrolled_on desc,
                coalesce(enrolled.left_on, forever()) >= period.period_start desc,
                enrolled.joined_on desc,
                enrolled.chain_id desc
        ) as latest
    from enrolled
    cross join period
    left join counted
        on counted.period_id = period.period_id
        and counted.subject_type = enrolled.subject_type
        and counted.subject_id = enrolled.subject_id
        and counted.chain_id = enrolled.chain_id
    where counted.chain_id is not null
        or enrolled.joined_on <= period.period_end
            and coalesce(enrolled.exit_date, forever()) >= period.period_start
)

select
    placed.period_id,
    placed.subject_type,
    placed.subject_id,
    placed.chain_id,
    placed.enrolled_on,
    placed.stands_on,
    caregiver_chain.person_id as caregiver_id,
    caregiver_chain.is_prenatal,
    coalesce(
        try_element_at(
            filter(chain_path.pieces, piece -> piece.enrollment_date <= placed.enrolled_on), -1
        ),
        chain_path.pieces[0]
    ).family_id as household_id,
    coalesce(
        try_element_at(
            filter(chain_path.pieces, piece -> piece.enrollment_date <= placed.stands_on), -1
        ),
        chain_path.pieces[0]
    ) as piece
from placed
inner join caregiver_chain
    on caregiver_chain.chain_id = placed.chain_id
inner join chain_path
    on chain_path.chain_id = placed.chain_id
where placed.latest = 1
