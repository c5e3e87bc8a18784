-- One line a home visitor, month, month of assessment and kind: what a run of low months cuts from the
-- request when first assessed, what later knowledge or a longer run adds or gives back, and what a waiver
-- gives back of each (UT-044 to UT-047; R52, R85, R143). The lines of a month add up to its cut.
with

approved as (
    select
        staff_id,
        date_format(month, 'yyyy-MM') as month,
        to_date(from_utc_timestamp(requested_at, :time_zone)) as requested_on,
        mitigation_pct
    from waiver
    where decision = 'APPROVED'
        and mitigation_pct is not null
),

waived as (
    select
        reduction_standing.staff_id,
        reduction_standing.month,
        max(approved.mitigation_pct) as share
    from reduction_standing
    inner join month_close
        on month_close.month = reduction_standing.first_assessed_month
    inner join approved
        on approved.staff_id = reduction_standing.staff_id
        and approved.month = reduction_standing.month
        and approved.requested_on <= month_close.month_end
    group by reduction_standing.staff_id, reduction_standing.month
),

standing as (
    select
        reduction_standing.*,
        coalesce(waived.share, 0) as share,
        round(coalesce(waived.share, 0) * reduction, 2) as waived,
        round(coalesce(waived.share, 0) * reduction_as_printed, 2) as waived_as_printed
    from reduction_standing
    left join waived
        on waived.staff_id = reduction_standing.staff_id
        and waived.month = reduction_standing.month
),

difference as (
    select
        *,
        reduction - coalesce(lag(reduction) over earlier, 0) as cut_change,
        reduction_as_printed - coalesce(lag(reduction_as_printed) over earlier, 0) as printed_change,
        waived - coalesce(lag(waived) over earlier, 0) as waived_change,
        waived_as_printed - coalesce(lag(waived_as_printed) over earlier, 0) as waived_printed_change,
        assessed_month = first_assessed_month as is_first,
        reduction <=> lag(reduction) over earlier
            and reduction_as_printed <=> lag(reduction_as_printed) over earlier as is_unchanged
    from standing
    window earlier as (partition by staff_id, month order by assessed_month)
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
            cast(-waived_printed_change as decimal(14, 2))
        ) as (kind, rate, amount, amount_as_printed)
    from difference
    where is_first
        or not is_unchanged
)

select
    staff_id,
    month,
    assessed_month,
    kind,
    run_start,
    run_average,
    rate,
    cast(requested as decimal(14, 2)) as requested,
    amount as reduction,
    amount_as_printed as reduction_as_printed
from line
where kind <> 'waiver'
    or amount <> 0
    or amount_as_printed <> 0
