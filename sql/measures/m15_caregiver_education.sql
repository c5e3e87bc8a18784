-- Measure 15: primary caregivers without a high school degree at enrollment who have since enrolled in,
-- stayed in or completed middle or high school or an equivalent. One row a primary caregiver enrolled in
-- the period, in the latest enrollment; facts count from the enrollment on (R1, R30, R70, R74, R120, R127).
with

enrolled as (
    -- The latest MIECHV enrollment of the period.
    select
        caregiver_chain.*,
        period.period_id,
        period.period_start,
        period.period_end,
        least(period.period_end, :as_of, caregiver_chain.exit_date) as end_on,
        least(period.period_end, caregiver_chain.exit_date) as denominator_on,
        row_number() over (
            partition by period.period_id, caregiver_chain.person_id
            order by caregiver_chain.enrollment_date desc
        ) as latest
    from caregiver_chain
    inner join period
        on caregiver_chain.enrollment_date <= least(period.period_end, :as_of)
        and coalesce(caregiver_chain.exit_date, forever()) >= period.period_start
    where caregiver_chain.is_miechv
        and caregiver_chain.is_primary
),

told as (
    -- What is known of schooling, by day: answers, and the start, end and completion of courses.
    select
        person.person_id,
        caregiver_status.as_of_date as day,
        true as is_answer,
        nullif(caregiver_status.education_attainment, 'UNK') as attainment,
        case caregiver_status.education_status
            when 'STUDENT_HS_GED' then true
            when 'STUDENT_OTHER' then :m15_vocational_counts
            when 'NOT_STUDENT' then false
        end as is_student,
        false as is_attending,
        cast(null as date) as until_on,
        evidence(
            'caregiver_status', concat_ws('|', caregiver_status.caregiver_id, caregiver_status.as_of_date),
            caregiver_status.as_of_date,
            caregiver_status.source, caregiver_status.file, caregiver_status.line
        ) as fact
    from caregiver_status
    inner join person
        on person.member_id = caregiver_status.caregiver_id
        and person.person_kind = 'CAREGIVER'
    where caregiver_status.education_attainment <> 'UNK'
        or caregiver_status.education_status <> 'UNK'

    union all

    select
        person.person_id,
        moment.day,
        false as is_answer,
        moment.attainment,
        if(
            education.program_type in ('MIDDLE_HS', 'GED') or :m15_vocational_counts,
            moment.is_student,
            null
        ) as is_student,
        coalesce(moment.is_student, false) as is_attending,
        moment.until_on,
        evidence(
            'education', education.spell_id, education.valid_from,
            education.source, education.file, education.line
        ) as fact
    from education
    inner join person
        on person.member_id = education.caregiver_id
        and person.person_kind = 'CAREGIVER'
    lateral view inline(array(
        named_struct(
            'day', education.valid_from, 'attainment', cast(null as string), 'is_student', true,
            'until_on', education.valid_to
        ),
        named_struct(
            'day', date_add(education.valid_to, 1), 'attainment', cast(null as string),
            'is_student', false, 'until_on', cast(null as date)
        ),
        named_struct(
            'day', education.completed_date,
            'attainment', if(education.program_type in ('MIDDLE_HS', 'GED'), 'HS_GED', null),
            'is_student', cast(null as boolean), 'until_on', cast(null as date)
        )
    )) moment as day, attainment, is_student, until_on
    where moment.day is not null
),

baseline as (
    -- The last attainment known at enrollment, else the first answer within 90 days.
    select
        enrolled.period_id,
        enrolled.chain_id,
        coalesce(
            max(struct(told.day, told.attainment)) filter (where told.day <= enrolled.enrollment_date),
            min(struct(told.day, told.attainment)) filter (where told.day > enrolled.enrollment_date)
        ) as known
    from enrolled
    inner join told
        on told.person_id = enrolled.person_id
        and told.attainment is not null
        and (
            told.day <= enrolled.enrollment_date
            or told.is_answer and told.day <= least(date_add(enrolled.enrollment_date, 90), :as_of)
        )
    where enrolled.latest = 1
    group by enrolled.period_id, enrolled.chain_id
),

placed as (
    -- What was told by the start, and what later while enrolled; the rest has yet to come.
    select
        enrolled.period_id,
        enrolled.chain_id,
        enrolled.end_on,
        told.*,
        told.day <= enrolled.enrollment_date or told.is_answer and told.day <= baseline.known.day as is_start,
        not is_start and told.day <= enrolled.end_on as is_later
    from enrolled
    inner join baseline
        on baseline.period_id = enrolled.period_id
        and baseline.chain_id = enrolled.chain_id
    inner join told
        on told.person_id = enrolled.person_id
        and told.day <= greatest(enrolled.denominator_on, baseline.known.day)
),

schooling as (
    -- On one day being in school outweighs being out, so that a change of school is no interruption.
    select
        period_id,
        chain_id,
        coalesce(
            max_by(is_student, struct(day, is_student)) filter (where is_start and is_student is not null),
            false
        ) as was_student,
        max(day) filter (where is_start) as start_known_on,
        min(day) filter (
            where is_later and attainment in ('HS_GED', 'SOME_COLLEGE', 'TECH_CERT', 'AA', 'BA_PLUS')
        ) as completed_on,
        array_sort(collect_set(day) filter (where is_later and is_student)) as days_in,
        min(day) filter (where is_later and not is_student) as out_on,
        max(day) filter (where is_later and not is_student) as last_out_on,
        -- A course that goes on says so itself, of whatever kind.
        coalesce(
            bool_or(
                is_later
                or is_attending and day <= end_on and coalesce(until_on, forever()) >= end_on
            ),
            false
        ) as is_followed,
        min(day) filter (where not is_start and day > end_on) as next_on,
        collect_list(fact) filter (where is_start or is_later) as facts
    from placed
    group by period_id, chain_id
),

judged as (
    -- began_on: the first day newly in school, having been out of it or before the first answer came.
    select
        *,
        array_min(
            filter(days_in, day -> not was_student or day < start_known_on or day >= out_on)
        ) as began_on,
        coalesce(last_out_on > array_max(days_in), false) as has_dropped
    from schooling
)

select
    enrolled.period_id,
    enrolled.person_id as subject_id,
    enrolled.chain_id,
    case
        when baseline.known is null then concat(:missing_policy_m15, ': attainment_unknown')
        when baseline.known.attainment <> 'LT_HS' then 'excluded: not_without_degree'
        when judged.completed_on is not null then 'met: completed'
        when judged.began_on is not null
            and not (judged.has_dropped and :m15_enrolled_then_dropped = 'not_met')
            then 'met: began'
        when judged.was_student and judged.out_on is null and (
            judged.is_followed
            or enrolled.enrollment_date >= enrolled.period_start
            or add_months(enrolled.enrollment_date, 6) > enrolled.end_on
        ) then 'met: stayed'
        when judged.is_followed then 'not_met: not_in_school'
        when add_months(enrolled.enrollment_date, 6) > enrolled.end_on then 'not_met: no_follow_up_yet'
        else concat(:missing_policy_m15, ': no_follow_up')
    end as decision,
    cast(null as int) as events,
    enrolled.denominator_on,
    least(
        judged.completed_on,
        if(judged.has_dropped and :m15_enrolled_then_dropped = 'not_met', null, judged.began_on)
    ) as numerator_on,
    judged.facts as evidence,
    least(
        if(judged.next_on <= enrolled.denominator_on, judged.next_on, null),
        -- Six months without a follow-up say nothing of who has, or has got, a degree.
        if(
            add_months(enrolled.enrollment_date, 6) > :as_of
            and add_months(enrolled.enrollment_date, 6) <= enrolled.denominator_on
            and coalesce(baseline.known.attainment = 'LT_HS' and judged.completed_on is null, true),
            add_months(enrolled.enrollment_date, 6),
            null
        ),
        exit_recheck(enrolled.recheck_on, enrolled.closes_on, enrolled.period_end)
    ) as recheck_on
from enrolled
left join baseline
    on baseline.period_id = enrolled.period_id
    and baseline.chain_id = enrolled.chain_id
left join judged
    on judged.period_id = enrolled.period_id
    and judged.chain_id = enrolled.chain_id
where enrolled.latest = 1
