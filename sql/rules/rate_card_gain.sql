-- One row an enrollment of someone who neither worked nor studied on its first day, and step of RC3: a
-- gain of work or education, one kept, education completed (CT-074). Each step is paid by itself, and all
-- end with the enrollment (R43, R141).
with

gain as (
    select
        rate_card_standing.episode_id,
        'employment' as gained_by,
        work_run.starts_on as gained_on,
        work_run.ends_on,
        cast(null as date) as completed_on
    from rate_card_standing
    inner join rate_card_episode
        on rate_card_episode.episode_id = rate_card_standing.episode_id
    inner join work_run
        on work_run.caregiver_id = rate_card_episode.caregiver_id
        and work_run.starts_on > rate_card_episode.enrollment_date
    where rate_card_standing.path = 'gain'

    union all

    select
        rate_card_standing.episode_id,
        'education' as gained_by,
        education.valid_from as gained_on,
        coalesce(education.valid_to, forever()) as ends_on,
        if(education.completed_date >= education.valid_from, education.completed_date, null) as completed_on
    from rate_card_standing
    inner join rate_card_episode
        on rate_card_episode.episode_id = rate_card_standing.episode_id
    inner join education
        on education.caregiver_id = rate_card_episode.caregiver_id
        and education.valid_from > rate_card_episode.enrollment_date
        and coalesce(education.valid_to, forever()) >= education.valid_from
    where rate_card_standing.path = 'gain'
),

reached as (
    select
        episode_id,
        gained_by,
        gained_on,
        stack(
            3,
            'gain', gained_on,
            'retain', if(
                ends_on >= date_add(gained_on, :rate_card_retention_days)
                or coalesce(completed_on <= date_add(gained_on, :rate_card_retention_days), false),
                date_add(gained_on, :rate_card_retention_days),
                null
            ),
            'complete', completed_on
        ) as (step, reached_on)
    from gain
),

-- What an exit cuts off or still lies ahead is not reached, but the day ahead is worth another look.
earliest as (
    select
        reached.episode_id,
        reached.step,
        min(
            if(
                reached.reached_on <= least(:as_of, rate_card_episode.exit_date),
                struct(reached.reached_on, reached.gained_on, reached.gained_by),
                null
            )
        ) as first,
        min(if(reached.reached_on > :as_of, reached.reached_on, null)) as next_on
    from reached
    inner join rate_card_episode
        on rate_card_episode.episode_id = reached.episode_id
    group by reached.episode_id, reached.step
),

stepped as (
    select
        rate_card_episode.*,
        explode(array('gain', 'retain', 'complete')) as step
    from rate_card_standing
    inner join rate_card_episode
        on rate_card_episode.episode_id = rate_card_standing.episode_id
    where rate_card_standing.path = 'gain'
)

select
    stepped.episode_id,
    stepped.step,
    case
        when earliest.first is not null then
            concat('achieved: ', element_at(
                map('gain', 'gained_', 'retain', 'kept_', 'complete', 'completed_'), stepped.step
            ), earliest.first.gained_by)
        when stepped.exit_date is not null then 'not_achieved: left_before_step'
        else 'pending: not_yet'
    end as decision,
    coalesce(earliest.first.reached_on, stepped.exit_date) as decided_on,
    earliest.first.gained_by as kept_by,
    coalesce(earliest.first.gained_on, stepped.enrollment_date) as from_on,
    coalesce(earliest.first.reached_on, stepped.exit_date, :as_of) as to_on,
    if(
        earliest.first is null and stepped.exit_date is null,
        least(earliest.next_on, stepped.recheck_on),
        stepped.backdated_on
    ) as recheck_on
from stepped
left join earliest
    on earliest.episode_id = stepped.episode_id
    and earliest.step = stepped.step
