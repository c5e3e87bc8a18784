-- One row a caregiver and unbroken stretch of days with 20 hours of work a week or more (CT-073). Hours
-- add up over jobs, or one job must have them (A-15); a gap of so many days may be bridged. ends_on may
-- lie ahead.
with

worker as (
    select distinct caregiver_id
    from rate_card_episode
),

job as (
    select
        employment.caregiver_id,
        employment.hours_per_week,
        employment.valid_from as starts_on,
        coalesce(employment.valid_to, forever()) as ends_on
    from worker
    inner join employment
        on employment.caregiver_id = worker.caregiver_id
        and coalesce(employment.valid_to >= employment.valid_from, true)
),

edge as (
    select
        caregiver_id,
        starts_on as day,
        hours_per_week as hours
    from job

    union all

    select
        caregiver_id,
        date_add(ends_on, 1) as day,
        -hours_per_week as hours
    from job
    where ends_on < forever()
),

level as (
    select
        caregiver_id,
        day as starts_on,
        coalesce(
            date_sub(lead(day) over (partition by caregiver_id order by day), 1), forever()
        ) as ends_on,
        sum(sum(hours)) over (partition by caregiver_id order by day) as hours
    from edge
    group by caregiver_id, day
),

busy as (
    select caregiver_id, starts_on, ends_on
    from level
    where hours >= 20
        and :rate_card_multi_job_hours = 'sum'

    union all

    select caregiver_id, starts_on, ends_on
    from job
    where hours_per_week >= 20
        and :rate_card_multi_job_hours = 'single'
),

chained as (
    select
        *,
        coalesce(
            datediff(
                starts_on,
                max(ends_on) over (
                    partition by caregiver_id
                    order by starts_on, ends_on
                    rows between unbounded preceding and 1 preceding
                )
            ) > 1 + :rate_card_employment_gap_days,
            true
        ) as is_new
    from busy
),

numbered as (
    select
        *,
        count_if(is_new) over (partition by caregiver_id order by starts_on, ends_on) as run_no
    from chained
)

select
    caregiver_id,
    min(starts_on) as starts_on,
    max(ends_on) as ends_on
from numbered
group by caregiver_id, run_no
