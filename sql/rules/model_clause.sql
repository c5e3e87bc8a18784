-- One row an enrollment: the clauses of its model's rule, each met, not met or (null) unknown, in the order
-- in which they decide (CT-040 to CT-044, UT-001, UT-006, UT-007).
with

described as (
    -- In one region a mother with earlier children may enroll when at risk, until the delivery (CT-043, R55).
    select
        portrait.*,
        episode_criterion.stressors,
        episode_criterion.stressors_unknown,
        episode_income.fpl_pct_low,
        episode_income.fpl_pct_high,
        answer.is_referred_by_welfare,
        coalesce(
            portrait.region = cast(:eligibility_nfp_multiparous_region as string), false
        ) as takes_later_children,
        case
            when exists(episode_criterion.met, letter -> letter <> 'a') then true
            when not exists(episode_criterion.unknown, letter -> letter <> 'a') then false
        end as is_at_risk
    from episode_portrait as portrait
    inner join episode_criterion
        on episode_criterion.episode_id = portrait.episode_id
    inner join episode_income
        on episode_income.episode_id = portrait.episode_id
    inner join episode_answer as answer
        on answer.episode_id = portrait.episode_id
),

judged as (
    select
        *,
        takes_later_children and first_time_mother = false as is_later_child,
        takes_later_children and not coalesce(first_time_mother, false) as has_no_limit,
        pregnancy_days <= :eligibility_nfp_max_ga_days
            and pregnancy_days < coalesce(:eligibility_nfp_max_ga_days_exclusive, 999) as is_early,
        case
            when :eligibility_nfp_low_income_fpl is null then true
            when fpl_pct_high <= :eligibility_nfp_low_income_fpl then true
            when fpl_pct_low > :eligibility_nfp_low_income_fpl then false
        end as has_low_income,
        case
            when is_pregnant then true
            when born_on is null then if(is_pregnant is null, null, false)
            when model = 'EHS' then age_in_years(born_on, enrollment_date) < 3
            when model = 'CF' then age_in_years(born_on, enrollment_date) < 6
            when model = 'HFA' then
                enrollment_date <= add_months(born_on, 3)
                or is_referred_by_welfare
                and enrollment_date <= add_months(born_on, coalesce(:eligibility_hfa_welfare_months, 3))
            else
                -- Counted back, for who is born on February 29 is a year older on March 1 (P-02).
                add_months(enrollment_date, -:eligibility_pat_max_age_months) < born_on
                and (
                    not :eligibility_pat_before_kindergarten
                    or enrollment_date < coalesce(kindergarten_entry_date, forever())
                )
        end as has_young_child,
        case
            when not :eligibility_pat_stressor_required or size(stressors) > 0 then true
            when size(stressors_unknown) = 0 then false
        end as has_stressor
    from described
)

select
    episode_id,
    concat(
        array(struct('model' as name, array_contains(:eligibility_models, model) as is_met)),
        if(
            model = 'NFP',
            array(
                struct('pregnant' as name, is_pregnant as is_met),
                struct('first_time_mother' as name, first_time_mother or is_later_child as is_met),
                struct('weeks_of_pregnancy' as name, has_no_limit or is_early as is_met),
                struct('income_of_model' as name, has_no_limit or has_low_income as is_met),
                struct('at_risk' as name, not coalesce(is_later_child, false) or is_at_risk as is_met)
            ),
            array(
                struct('age_of_child' as name, has_young_child as is_met),
                struct('stressor' as name, model <> 'PAT' or has_stressor as is_met)
            )
        )
    ) as clauses
from judged
