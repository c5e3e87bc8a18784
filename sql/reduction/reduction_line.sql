-- One row a line that the close of :assessed_month adds to the ledger of cut_line, by the facts delivered up
-- to the close: the first cut of a month in a run of low months, what later knowledge or a longer run adds
-- or gives back, and what a waiver gives back of each (UT-044 to UT-047; R52, R85, R143). The lines of a
-- month add up to its cut.
with

-- The cut as the formula is written and as the contract's example divides (A-20).
cut as (
    select
        staff_id,
        month,
        run_start,
        if(:reduction_average = 'run', run_pct, completion_pct) as average_pct,
        greatest(:reduction_trigger_pct - average_pct, 0) as shortfall,
        shortfall / :reduction_trigger_pct as written_rate,
        least(coalesce(shortfall / nullif(average_pct, 0), 1), 1) as printed_rate,
        if(:reduction_denominator = 'trigger', written_rate, printed_rate) as cut_rate
    from low_run
),

request as (
    select
        staff_id,
        date_format(month, 'yyyy-MM') as month,
        sum(salary_requested + benefits_requested) as requested
    from staff_month_cost
    group by staff_id, date_format(month, 'yyyy-MM')
),

earlier as (
    select
        staff_id,
        month,
        min(assessed_month) as first_assessed_month,
        sum(if(kind = 'waiver', null, reduction)) as reduction,
        sum(if(kind = 'waiver', null, reduction_as_printed)) as printed,
        -sum(if(kind = 'waiver', reduction, null)) as waived,
        -sum(if(kind = 'waiver', reduction_as_printed, null)) as printed_waived,
        max_by(reduction is null, if(kind = 'waiver', null, assessed_month)) as is_unknown
    from cut_line
    group by staff_id, month
),

standing as (
    select
        coalesce(cut.staff_id, earlier.staff_id) as staff_id,
        coalesce(cut.month, earlier.month) as month,
        coalesce(earlier.first_assessed_month, :assessed_month) as first_assessed_month,
        earlier.staff_id is null as is_first,
        cut.run_start,
        cut.average_pct / 100 as run_average,
        coalesce(cut.cut_rate, 0) as cut_rate,
        coalesce(cut.printed_rate, 0) as printed_rate,
        cut.staff_id is null as is_over,
        earlier.is_unknown,
        earlier.reduction as reduction_before,
        earlier.printed as printed_before,
        earlier.waived as waived_before,
        earlier.printed_waived as printed_waived_before
    from cut
    full join earlier
        on earlier.staff_id = cut.staff_id
        and earlier.month = cut.month
),

priced as (
    select
        standing.*,
        request.requested,
        round(cast(if(is_over, 0, cut_rate * request.requested) as decimal(30, 12)), 2) as reduction,
        round(cast(if(is_over, 0, printed_rate * request.requested) as decimal(30, 12)), 2) as as_printed
    from standing
    left join request
        on request.staff_id = standing.staff_id
        and request.month = standing.month
),

waived as (
    select
        priced.staff_id,
        priced.month,
        max(waiver.mitigation_pct) as share
    from priced
    inner join waiver
        on waiver.staff_id = priced.staff_id
        and date_format(waiver.month, 'yyyy-MM') = priced.month
        and to_date(from_utc_timestamp(waiver.requested_at, :time_zone))
            <= last_day(to_date(concat(priced.first_assessed_month, '-01')))
    where waiver.decision = 'APPROVED'
    group by priced.staff_id, priced.month
),

change as (
    select
        priced.*,
        coalesce(waived.share, 0) as share,
        reduction - coalesce(reduction_before, 0) as cut_change,
        as_printed - coalesce(printed_before, 0) as printed_change,
        round(coalesce(waived.share, 0) * reduction, 2) - coalesce(waived_before, 0) as waived_change,
        round(coalesce(waived.share, 0) * as_printed, 2) - coalesce(printed_waived_before, 0)
            as printed_waived_change,
        if(
            is_unknown,
            reduction is null,
            reduction <=> reduction_before and as_printed <=> printed_before
        ) as is_unchanged
    from priced
    left join waived
        on waived.staff_id = priced.staff_id
        and waived.month = priced.month
),

line as (
    select
        *,
        stack(
            2,
            if(is_first, 'initial', 'restatement'),
            cut_rate,
            cast(cut_change as decimal(14, 2)),
            cast(printed_change as decimal(14, 2)),
            'waiver',
            cast(share as double),
            cast(-waived_change as decimal(14, 2)),
            cast(-printed_waived_change as decimal(14, 2))
        ) as (kind, rate, amount, amount_as_printed)
    from change
)

select
    staff_id,
    month,
    :assessed_month as assessed_month,
    kind,
    run_start,
    run_average,
    rate,
    cast(requested as decimal(14, 2)) as requested,
    amount as reduction,
    amount_as_printed as reduction_as_printed
from line
where if(kind = 'waiver', amount <> 0 or amount_as_printed <> 0, is_first or not is_unchanged)
order by staff_id, month, kind
