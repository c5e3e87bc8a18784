-- One row a completed visit of any mode and indicator: the calendar days until it was first entered, and
-- whether that was by the last day for it, or by the day after which the state locks entries, where it does;
-- null where the first entry is not told (CT-010, UT-070, UT-071, R57, R85).
with

entry as (
    select
        enrollment.program_id,
        home_visit.visit_id,
        home_visit.visit_date,
        to_date(from_utc_timestamp(home_visit.created_at, :time_zone)) as entered_on,
        to_date(from_utc_timestamp(home_visit.modified_at, :time_zone)) as changed_on
    from home_visit
    inner join enrollment
        on enrollment.episode_id = home_visit.episode_id
    where home_visit.status = 'COMPLETED'
        and home_visit.visit_date is not null
),

limited as (
    select 'data_entry' as indicator, :timeliness_entry_rule as entry_rule

    union all

    select 'data_entry_lock' as indicator, 'business_day_of_next_month' as entry_rule
    where :timeliness_entry_lock_business_day is not null
),

counted as (
    select
        entry.*,
        limited.indicator,
        limited.entry_rule,
        if(
            limited.entry_rule = 'business_days', entry.visit_date, last_day(entry.visit_date)
        ) as counted_from,
        if(
            limited.entry_rule = 'business_days',
            :timeliness_entry_business_days,
            cast(:timeliness_entry_lock_business_day as int)
        ) as business_days
    from entry
    cross join limited
),

due as (
    select
        counted.*,
        if(
            counted.entry_rule = 'day_of_next_month',
            date_add(last_day(counted.visit_date), :timeliness_entry_day),
            last_day.day
        ) as due_on
    from counted
    left join business_day as opening
        on opening.day = counted.counted_from
    left join business_day as last_day
        on last_day.business_days = opening.business_days + counted.business_days
        and last_day.is_business_day
)

select
    due.indicator,
    due.program_id,
    program.contract_id,
    due.visit_date as happened_on,
    greatest(datediff(due.entered_on, due.visit_date), 0) as days,
    due.entered_on <= due.due_on as is_within,
    due.visit_id,
    due.entered_on,
    due.changed_on,
    due.due_on
from due
inner join program
    on program.program_id = due.program_id
