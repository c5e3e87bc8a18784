-- One row a screening of a caregiver that was done with an approved tool, by the person screened; one
-- that was declined, or not done for a reason, is none (R22, R75, R125). A total that the tool cannot
-- give is no score. is_positive is null where the screening does not tell. A positive short form gives
-- way to the long form done soon after it, and keeps its day (R31, R127).
with

approved as (
    -- A state's own row stands before the one for every state.
    select
        tool,
        max_by(struct(screening_tool.*), coalesce(state, '')) as rule
    from screening_tool
    where coalesce(state, :state) = :state
    group by tool
),

done as (
    select
        person.person_id,
        screening.source,
        screening.screening_id,
        screening.domain,
        screening.tool,
        screening.administered_date,
        approved.rule,
        coalesce(
            screening.score_total between approved.rule.score_min and approved.rule.score_max, false
        ) as is_scored,
        coalesce(
            case screening.tool
                when 'EPDS' then :cutoffs_epds
                when 'PHQ9' then :cutoffs_phq9
                when 'PHQ2' then :cutoffs_phq2
                when 'CESD' then :cutoffs_cesd
                when 'HITS' then :cutoffs_hits
                when 'EHITS' then :cutoffs_ehits
                when 'RAT' then :cutoffs_rat
                when 'HARK' then :cutoffs_hark
                when 'UNCOPE' then :cutoffs_uncope
            end,
            if(caregiver.sex = 'M', approved.rule.cutoff_male, null),
            approved.rule.cutoff
        ) as cutoff,
        coalesce(approved.rule.has_self_harm_item and screening.self_harm_item > 0, false)
            or if(is_scored, coalesce(screening.score_total >= cutoff, false), null) as is_positive,
        evidence(
            'screening', screening.screening_id, screening.administered_date,
            screening.source, screening.file, screening.line
        ) as fact
    from screening
    inner join caregiver
        on caregiver.caregiver_id = screening.person_id
    inner join person
        on person.member_id = caregiver.caregiver_id
        and person.person_kind = 'CAREGIVER'
    inner join approved
        on approved.tool = screening.tool
        and approved.rule.domain = screening.domain
    where not coalesce(screening.declined, false)
        and screening.reason_not_done is null
),

retest as (
    select
        done.source,
        done.screening_id,
        min_by(
            struct(later.is_positive, later.fact),
            struct(later.administered_date, later.screening_id)
        ) as result
    from done
    inner join done as later
        on later.person_id = done.person_id
        and later.domain = done.domain
        and later.tool = done.rule.retest_tool
        and later.administered_date between done.administered_date
            and date_add(done.administered_date, done.rule.retest_days)
    where done.is_positive
        and later.is_positive is not null
    group by done.source, done.screening_id
)

select
    done.person_id,
    done.screening_id,
    done.domain,
    done.administered_date,
    done.is_scored,
    coalesce(retest.result.is_positive, done.is_positive) as is_positive,
    array_compact(array(done.fact, retest.result.fact)) as facts
from done
left join retest
    on retest.source = done.source
    and retest.screening_id = done.screening_id
