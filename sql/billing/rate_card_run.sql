-- One row a half of the fiscal year and contract whose billing closed by as_of: on the day that the
-- billing report is due, else on the 15th of the next month (CT-005, R45). A contract that was ever
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

due as (
    select
        contract_id,
        period_end,
        max(to_date(from_utc_timestamp(due_at, :time_zone))) as due_on
    from report_due
    where report_type = 'RATE_CARD_BILLING'
    group by contract_id, period_end
),

closing as (
    select
        bounded.*,
        coalesce(due.due_on, date_add(bounded.half_end, 15)) as closes_on
    from bounded
    left join due
        on due.contract_id = bounded.contract_id
        and due.period_end = bounded.half_end
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
