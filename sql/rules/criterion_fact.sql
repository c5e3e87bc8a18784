-- One row an enrollment and criterion that facts may answer: is_met is null where they do not. An answer that
-- is about all of a household says yes for one of them, and never no; one about the parents says no once the
-- ages of all that are named are known.
with

described as (
    select
        portrait.*,
        answer.housing_status,
        answer.education_attainment,
        answer.uses_tobacco,
        answer.is_known_to_welfare,
        episode_income.fpl_pct_low,
        episode_income.fpl_pct_high,
        caregiver.armed_forces,
        array_except(caregiver.race_codes, array('DECLINED', 'UNK')) as races,
        caregiver.hispanic_origin,
        caregiver.hispanic
    from episode_portrait as portrait
    inner join episode_answer as answer
        on answer.episode_id = portrait.episode_id
    inner join episode_income
        on episode_income.episode_id = portrait.episode_id
    left join caregiver
        on caregiver.caregiver_id = portrait.caregiver_id
),

told as (
    select
        *,
        case
            when fpl_pct_high < 100 or fpl_pct_high = 100 and :fpl_lt100_operator = '<=' then true
            when fpl_pct_low > 100 or fpl_pct_low = 100 and :fpl_lt100_operator = '<' then false
        end as is_poor,
        case
            when array_contains(races, 'BLACK') or arrays_overlap(races, :priority_native_races) then true
            when array_contains(hispanic_origin, 'PUERTO_RICAN') then true
            when size(races) > 0 and (hispanic = 'N' or size(hispanic_origin) > 0) then false
        end as is_of_priority_race,
        if(is_known_to_welfare, true, null) as has_welfare,
        if(uses_tobacco = 'Y', true, null) as has_smoker,
        if(armed_forces in ('CURRENT', 'FORMER'), true, null) as has_served,
        if(housing_status like 'HOMELESS%', true, null) as is_homeless,
        if(is_diagnosed, true, null) as has_disability
    from described
)

select
    episode_id,
    stack(
        19,
        'CT_a', is_pregnant,
        'CT_b', caregiver_age < 20 or mother_age < 20 or has_partner and partner_age < 20,
        'CT_c', is_of_priority_race,
        'CT_d', is_poor,
        'CT_e', prior_poor_outcome,
        'CT_g', has_welfare,
        'CT_i', has_smoker,
        'CT_k', has_disability,
        'CT_l', has_served,
        'CT_m', is_homeless,
        'UT_A', is_poor,
        'UT_B', is_pregnant and mother_age < 21,
        'UT_C', has_welfare,
        'UT_E', has_smoker,
        'UT_G', has_disability,
        'UT_H', has_served,
        'PAT_b', has_disability,
        'PAT_e', if(education_attainment = 'OTHER', null, education_attainment = 'LT_HS'),
        'PAT_f', is_homeless
    ) as (code, is_met)
from told

union all

select
    episode_id,
    stack(
        3,
        'PAT_h', case when fpl_pct_high <= 185 then true when fpl_pct_low > 185 then false end,
        'PAT_o', if(is_tiny_preterm, true, null),
        'PAT_p', caregiver_age < 21 or mother_age < 21 or has_partner and partner_age < 21
    ) as (code, is_met)
from told
