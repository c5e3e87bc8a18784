-- One row an enrollment of someone who worked or went to school on its first day: whether that was kept
-- until the checkpoint (CT-073). A job is kept every day, school at the checkpoint or by graduating (R43,
-- R141).
with

schooling as (
    select
        rate_card_standing.episode_id,
        bool_or(
            education.completed_date
            between rate_card_episode.enrollment_date and rate_card_standing.checkpoint_on
        ) as has_finished,
        bool_or(
            rate_card_standing.checkpoint_on
            between education.valid_from and coalesce(education.valid_to, forever())
            and coalesce(education.completed_date, forever()) >= rate_card_standing.checkpoint_on
        ) as is_there
    from rate_card_standing
    inner join rate_card_episode
        on rate_card_episode.episode_id = rate_card_standing.episode_id
    inner join education
        on education.caregiver_id = rate_card_episode.caregiver_id
        and education.program_type = 'MIDDLE_HS'
    where rate_card_standing.is_in_school
    group by rate_card_standing.episode_id
),

dated as (
    select
        rate_card_episode.*,
        rate_card_standing.checkpoint_on,
        coalesce(rate_card_standing.works_until >= rate_card_standing.checkpoint_on, false) as is_at_work,
        coalesce(schooling.has_finished or schooling.is_there, false) as is_in_school,
        if(
            rate_card_standing.is_in_school,
            null,
            date_add(rate_card_standing.works_until, 1 + :rate_card_employment_gap_days)
        ) as lost_on
    from rate_card_standing
    inner join rate_card_episode
        on rate_card_episode.episode_id = rate_card_standing.episode_id
    left join schooling
        on schooling.episode_id = rate_card_standing.episode_id
    where rate_card_standing.path = 'keep'
),

decided as (
    select
        *,
        case
            when coalesce(exit_date < checkpoint_on, false)
                and coalesce(exit_date <= lost_on, true) then 'not_achieved: left_before_checkpoint'
            when lost_on <= least(checkpoint_on, :as_of) then 'not_achieved: job_lost'
            when :as_of < checkpoint_on then 'pending: before_checkpoint'
            when is_at_work then 'achieved: kept_job'
            when is_in_school then 'achieved: kept_school'
            when :as_of = checkpoint_on then 'pending: before_checkpoint'
            else 'not_achieved: not_kept'
        end as decision
    from dated
)

select
    episode_id,
    'retain' as step,
    decision,
    case
        when startswith(decision, 'pending') then null
        when decision = 'not_achieved: left_before_checkpoint' then exit_date
        when decision = 'not_achieved: job_lost' then lost_on
        else checkpoint_on
    end as decided_on,
    case decision
        when 'achieved: kept_job' then 'employment'
        when 'achieved: kept_school' then 'education'
    end as kept_by,
    enrollment_date as from_on,
    least(checkpoint_on, coalesce(exit_date, checkpoint_on)) as to_on,
    if(
        startswith(decision, 'pending'),
        least(
            if(:as_of < checkpoint_on, checkpoint_on, date_add(checkpoint_on, 1)),
            if(lost_on > :as_of, lost_on, null),
            recheck_on
        ),
        backdated_on
    ) as recheck_on
from decided
