-- One row a half of the fiscal year and contract whose billing closed by as_of: on the first day by which
-- the billing report was due as far as was known on it, on the 15th of the next month where no due day was
-- (CT-005, R45, R148). What is told of a due day after its run closed moves nothing. A contract that was ever
-- delivered has runs from its first day on, for what it owed then may be gone by now.
with

begun as (
    select
        contract_id,
        min(begins_on) as begins_on
    from (
        select contract_id, start_date as begins_on
        from contract_version
        where not is_withdrawn and :rate_card_applies

        union all

        select contract_id, achieved_on as begins_on
        from billed_line
    )
    group by contract_id
),

half as (
    select
        contract_id,
        explode(
            sequence(
                make_date(year(begins_on), if(month(begins_on) >= 7, 7, 1), 1),
                :as_of,
                interval 6 month
            )
        ) as half_start
    from begun
    where begins_on <= :as_of
),

bounded as (
    select
        *,
        date_sub(add_months(half_start, 6), 1) as half_end,
        concat('SFY', year(half_start) + if(month(half_start) = 7, 1, 0)) as fiscal_year
    from half
),

told as (
    -- What a day's deliveries said of each due day in the end; what the first one said was always known.
    select
        contract_id,
        period_start,
        period_end,
        if(delivered_on > :first_delivery, delivered_on, date'0001-01-01') as told_on,
        max_by(
            if(is_withdrawn, null, to_date(from_utc_timestamp(due_at, :time_zone))),
            struct(delivered_on, known_from)
        ) as due_on
    from report_due_version
    where report_type = 'RATE_CARD_BILLING'
    group by contract_id, period_start, period_end, told_on
),

told_day as (
    select distinct contract_id, period_end, told_on
    from told

    union

    select distinct contract_id, period_end, date'0001-01-01' as told_on
    from told
),

last_told as (
    select
        told_day.contract_id,
        told_day.period_end,
        told_day.told_on,
        told.period_start,
        max_by(told.due_on, told.told_on) as due_on
    from told_day
    left join told
        on told.contract_id = told_day.contract_id
        and told.period_end = told_day.period_end
        and told.told_on <= told_day.told_on
    group by told_day.contract_id, told_day.period_end, told_day.told_on, told.period_start
),

due as (
    select
        contract_id,
        period_end,
        told_on,
        max(due_on) as due_on,
        lead(told_on) over (partition by contract_id, period_end order by told_on) as next_told_on
    from last_told
    group by contract_id, period_end, told_on
),

closing as (
    -- A due day told before it has come, or gone, counts from the day on which it was told.
    select
        bounded.contract_id,
        bounded.half_start,
        bounded.half_end,
        bounded.fiscal_year,
        coalesce(
            min(greatest(due.told_on, coalesce(due.due_on, date_add(bounded.half_end, 15)))),
            date_add(bounded.half_end, 15)
        ) as closes_on
    from bounded
    left join due
        on due.contract_id = bounded.contract_id
        and due.period_end = bounded.half_end
        and (
            due.next_told_on is null
            or greatest(due.told_on, coalesce(due.due_on, date_add(bounded.half_end, 15))) < due.next_told_on
        )
    group by bounded.contract_id, bounded.half_start, bounded.half_end, bounded.fiscal_year
)

select
    concat(fiscal_year, if(month(half_start) = 7, 'H1', 'H2')) as billing_run,
    fiscal_year,
    contract_id,
    half_start,
    half_end,
    closes_on
from closing
where closes_on <= :as_of
