-- One row an enrollment and stretch of days under a plan: the visits a month that it asks for, null where
-- it does not say. Of plans that overlap the later one counts on its days.
with

listed as (
    select
        episode_id,
        array_sort(
            collect_list(
                struct(
                    valid_from,
                    coalesce(date_add(valid_to, 1), forever()) as ends_before,
                    visits_per_month
                )
            )
        ) as rows
    from service_plan
    where coalesce(valid_to, forever()) >= valid_from
    group by episode_id
),

edge as (
    select
        *,
        explode(
            array_distinct(flatten(transform(rows, row -> array(row.valid_from, row.ends_before))))
        ) as day
    from listed
),

stretch as (
    select
        episode_id,
        day as starts_on,
        lead(day) over (partition by episode_id order by day) as ends_before,
        try_element_at(filter(rows, row -> row.valid_from <= day and row.ends_before > day), -1) as plan
    from edge
)

select
    episode_id,
    starts_on,
    ends_before,
    plan.visits_per_month
from stretch
where plan is not null
