-- One row a home visitor, month and close from the first at which the month's reimbursement was cut: the cut
-- as it then stood, by the formula and as the printed example divides (UT-045, A-20), both rounded half up
-- to cents. A request that was not yet known leaves it unknown.
with

cut as (
    select
        *,
        min(if(is_cut, assessed_month, null)) over (partition by staff_id, month) as first_assessed_month,
        greatest(:reduction_trigger_pct - average_pct, 0) as shortfall
    from low_run
),

rate as (
    select
        *,
        if(is_cut, shortfall / :reduction_trigger_pct, 0) as written_rate,
        if(is_cut, least(coalesce(shortfall / nullif(average_pct, 0), 1), 1), 0) as printed_rate,
        if(:reduction_denominator = 'trigger', written_rate, printed_rate) as cut_rate
    from cut
    where assessed_month >= first_assessed_month
)

select
    rate.staff_id,
    rate.month,
    rate.assessed_month,
    rate.first_assessed_month,
    if(rate.is_cut, rate.run_start, null) as run_start,
    if(rate.is_cut, rate.average_pct / 100, null) as run_average,
    rate.cut_rate,
    month_request.requested,
    round(cast(if(rate.is_cut, rate.cut_rate * month_request.requested, 0) as decimal(20, 6)), 2)
        as reduction,
    round(cast(if(rate.is_cut, rate.printed_rate * month_request.requested, 0) as decimal(20, 6)), 2)
        as reduction_as_printed
from rate
left join month_request
    on month_request.staff_id = rate.staff_id
    and month_request.month = rate.month
    and month_request.known_month <= rate.assessed_month
