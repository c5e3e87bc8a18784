-- One row a scope and complete month with a family, a slot or a staff member: families enrolled against
-- slots on its last day, and day by day over the month. A day without slots adds to neither side of the
-- average (CT-053 to CT-055, UT-010 to UT-017; R50, R86, R144).
with

total as (
    select
        scope_type,
        scope_id,
        month,
        sum(if(is_month_end, families, 0)) as families_end,
        sum(if(is_month_end, slots, 0)) as slots_end,
        sum(days * families) as family_days,
        sum(if(slots > 0, days * families, 0)) as utilized_days,
        sum(days * slots) as slot_days,
        sum(
            if(slots > 0 and families >= slots * cast(:caseload_full_threshold as decimal(6, 4)), days, 0)
        ) as days_full
    from caseload_level
    group by scope_type, scope_id, month
)

select
    total.scope_type,
    total.scope_id,
    total.month,
    cast(total.families_end as bigint) as families_end,
    cast(total.slots_end as double) as slots_end,
    if(total.slots_end > 0, total.families_end / cast(total.slots_end as double), null) as utilization_end,
    cast(total.family_days as bigint) as family_days,
    cast(total.utilized_days as bigint) as utilized_days,
    cast(total.slot_days as double) as slot_days,
    if(total.slot_days > 0, total.utilized_days / cast(total.slot_days as double), null)
        as utilization_average,
    cast(total.days_full as bigint) as days_full,
    capacity_month.max_capacity,
    if(capacity_month.max_capacity > 0, 100 * total.families_end / capacity_month.max_capacity, null)
        as capacity_pct,
    if(total.slot_days > 0, 'ok', 'not_computable') as status
from total
left join capacity_month
    on capacity_month.scope_type = total.scope_type
    and capacity_month.scope_id = total.scope_id
    and capacity_month.month = total.month
