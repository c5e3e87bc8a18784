-- One row a home visitor and complete month that lies wholly in a ramp: the families that were new to the
-- visitor against those to be added (UT-018). Where two families a month, as a full-time visitor must add
-- and a part-time one may, do not make a full caseload by the ramp's end, the rules contradict each other and
-- only that end is enforced (A-27).
with

stretch as (
    -- Without the day on which the ramp begins there is none; posts that follow each other are one.
    select
        caseload_post.staff_id,
        caseload_post.program_id,
        complete_month.month,
        complete_month.month_start,
        complete_month.month_end,
        greatest(caseload_post.starts_on, caseload_post.ramps_on, complete_month.month_start) as starts_on,
        least(
            caseload_post.ends_before, caseload_post.ramped_on, date_add(complete_month.month_end, 1)
        ) as ends_before,
        caseload_post.fte,
        caseload_post.families
    from caseload_post
    inner join complete_month
        on complete_month.month_end >= greatest(caseload_post.starts_on, caseload_post.ramps_on)
        and complete_month.month_start < least(caseload_post.ends_before, caseload_post.ramped_on)
    where caseload_post.per = 'VISITOR'
        and caseload_post.ramps_on is not null
),

ramp as (
    -- Share of a job and caseload are those of the month's last day.
    select
        staff_id,
        program_id,
        month,
        month_start,
        month_end,
        max_by(fte, starts_on) as fte,
        max_by(families, starts_on) as families
    from stretch
    where starts_on < ends_before
    group by staff_id, program_id, month, month_start, month_end
    having sum(datediff(ends_before, starts_on)) = day(month_end)
),

new_family as (
    select
        carrier_id as staff_id,
        program_id,
        family_id,
        min(starts_on) as added_on
    from carried_span
    where carrier_type = 'staff'
    group by carrier_id, program_id, family_id
),

grown as (
    select
        ramp.*,
        if(
            ramp.fte >= :caseload_full_time_fte, :caseload_additions_full_time, :caseload_additions_part_time
        ) as additions,
        count(new_family.family_id) as added
    from ramp
    left join new_family
        on new_family.staff_id = ramp.staff_id
        and new_family.program_id = ramp.program_id
        and new_family.added_on between ramp.month_start and ramp.month_end
    group by all
),

possible as (
    select
        grown.*,
        least(:caseload_additions_full_time[0], additions[1]) as most_each_month
    from grown
),

judged as (
    select
        possible.*,
        most_each_month * :caseload_ramp_months < families * fte as is_conflict,
        leave_month.staff_id is not null as is_on_leave
    from possible
    left join leave_month
        on leave_month.staff_id = possible.staff_id
        and leave_month.month = possible.month
)

select
    'UT-018' as rule_id,
    'staff' as subject_type,
    staff_id as subject_id,
    program_id,
    month_end as occurrence_on,
    cast(null as date) as due_on,
    cast(null as date) as actual_on,
    case
        when is_on_leave then 'not_applicable'
        when added < additions[0] then if(is_conflict and :caseload_ramp_conflict = 'warn', 'warn', 'fail')
        when added > additions[1] then 'warn'
        else 'pass'
    end as result,
    concat(
        added, ' families added, ', additions[0], ' to ', additions[1], ' expected',
        if(
            is_conflict,
            concat('; RULE_CONFLICT: ', most_each_month, ' a month do not fill the caseload in time'),
            ''
        )
    ) as detail
from judged
