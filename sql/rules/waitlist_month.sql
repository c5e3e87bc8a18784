-- One row a scope and complete month in which a family waited for a place: those waiting on its last day,
-- for how long, and how many of them while their program was not full; and how many of all were sent to
-- another service (CT-062, CT-063). A family waits from added_date up to the day before removed_date (R54).
with

referral as (
    select
        waitlist.waitlist_id,
        min(referral_out.provided_date) as referred_on
    from waitlist
    inner join referral_out
        on referral_out.person_id = waitlist.caregiver_id
        and referral_out.provided_date >= waitlist.added_date
        and referral_out.provided_date < coalesce(waitlist.removed_date, forever())
    group by waitlist.waitlist_id
),

wait as (
    select
        scope_program.scope_type,
        scope_program.scope_id,
        complete_month.month,
        waitlist.waitlist_id,
        coalesce(waitlist.removed_date > complete_month.month_end, true) as is_waiting_at_end,
        datediff(complete_month.month_end, waitlist.added_date) as days_waited,
        coalesce(caseload_month.utilization_end < :caseload_full_threshold, false) as is_room,
        coalesce(waitlist.referred_elsewhere, false)
        or coalesce(referral.referred_on <= complete_month.month_end, false) as is_referred
    from waitlist
    inner join complete_month
        on waitlist.added_date <= complete_month.month_end
        and coalesce(waitlist.removed_date, forever()) > complete_month.month_start
    inner join scope_program
        on scope_program.program_id = waitlist.program_id
    left join caseload_month
        on caseload_month.scope_type = 'program'
        and caseload_month.scope_id = waitlist.program_id
        and caseload_month.month = complete_month.month
    left join referral
        on referral.waitlist_id = waitlist.waitlist_id
    where coalesce(waitlist.removed_date, forever()) > waitlist.added_date
)

select
    scope_type,
    scope_id,
    month,
    count_if(is_waiting_at_end) as waiting_end,
    avg(if(is_waiting_at_end, days_waited, null)) as mean_days,
    percentile(if(is_waiting_at_end, days_waited, null), 0.5) as median_days,
    count_if(is_waiting_at_end and is_room) as waiting_with_room,
    count(*) as waited,
    count_if(is_referred) as referred,
    count_if(is_referred) / cast(count(*) as double) as referred_share
from wait
group by scope_type, scope_id, month
