-- One row a scope and stretch within a complete month with the same families, slots and staff.
with

change as (
    select
        scope_type,
        scope_id,
        stack(2, starts_on, 1, ends_before, -1) as (day, families),
        cast(0 as decimal(12, 6)) as slots,
        0 as staff
    from caseload_stay

    union all

    select
        scope_type,
        scope_id,
        stack(2, starts_on, 0, slots, staff, ends_before, 0, -slots, -staff) as (day, families, slots, staff)
    from slot_span
),

lifetime as (
    select
        scope_type,
        scope_id,
        min(day) as starts_on,
        max(day) as ends_before
    from change
    group by scope_type, scope_id
),

change_or_month as (
    select
        scope_type,
        scope_id,
        day,
        families,
        slots,
        staff
    from change

    union all

    -- Nothing changes, but the stretch before ends with its month.
    select
        lifetime.scope_type,
        lifetime.scope_id,
        complete_month.month_start as day,
        0 as families,
        cast(0 as decimal(12, 6)) as slots,
        0 as staff
    from lifetime
    inner join complete_month
        on complete_month.month_start > lifetime.starts_on
        and complete_month.month_start < lifetime.ends_before
),

change_of_day as (
    select
        scope_type,
        scope_id,
        day,
        sum(families) as families,
        sum(slots) as slots,
        sum(staff) as staff
    from change_or_month
    group by scope_type, scope_id, day
),

stretch as (
    select
        scope_type,
        scope_id,
        day as starts_on,
        lead(day) over (partition by scope_type, scope_id order by day) as next_on,
        sum(families) over (partition by scope_type, scope_id order by day) as families,
        sum(slots) over (partition by scope_type, scope_id order by day) as slots,
        sum(staff) over (partition by scope_type, scope_id order by day) as staff
    from change_of_day
)

select
    stretch.scope_type,
    stretch.scope_id,
    complete_month.month,
    stretch.families,
    stretch.slots,
    stretch.staff,
    datediff(least(stretch.next_on, date_add(complete_month.month_end, 1)), stretch.starts_on) as days,
    stretch.next_on > complete_month.month_end as is_month_end
from stretch
inner join complete_month
    on complete_month.month = date_format(stretch.starts_on, 'yyyy-MM')
where stretch.families > 0
    or stretch.slots > 0
    or stretch.staff > 0
