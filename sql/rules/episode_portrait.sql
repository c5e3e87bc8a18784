-- One row an enrollment: the pregnancy and the youngest child on its day, and the ages of caregiver,
-- expectant mother and the partner whom the pregnancy names. is_pregnant is null where neither a pregnancy
-- nor a child is known. Where the enrollment names no pregnancy, that of the index child born then counts.
with

youngest as (
    -- Of twins the one that is in kindergarten last.
    select
        episode.episode_id,
        max_by(
            struct(child.dob, child.kindergarten_entry_date),
            struct(child.dob, coalesce(child.kindergarten_entry_date, forever()), child.child_id)
        ) as child,
        bool_or(child.birth_weight_g < 1500 and child.gestational_age_weeks < 37) as is_tiny_preterm,
        bool_or(child.disability_diagnosed) as is_diagnosed
    from episode
    inner join child_enrollment
        on child_enrollment.episode_id = episode.recorded_episode_id
    inner join child
        on child.child_id = child_enrollment.child_id
        and child.dob <= episode.enrollment_date
    where coalesce(child.live_birth, true)
    group by episode.episode_id
),

carried as (
    select
        delivery.episode_id,
        coalesce(delivery.pregnancy_id, min(child.pregnancy_id)) as pregnancy_id
    from delivery
    inner join episode
        on episode.episode_id = delivery.episode_id
    left join child_enrollment
        on child_enrollment.episode_id = episode.recorded_episode_id
        and child_enrollment.index_child
    left join child
        on child.child_id = child_enrollment.child_id
        and child.dob = delivery.delivered_on
    group by delivery.episode_id, delivery.pregnancy_id
)

select
    episode.episode_id,
    episode.recorded_episode_id,
    episode.family_id,
    episode.caregiver_id,
    episode.program_id,
    episode.model,
    episode.enrollment_date,
    contract.region,
    case
        when episode.is_prenatal then true
        when delivery.course is not null or youngest.child.dob is not null then false
    end as is_pregnant,
    280 - datediff(
        coalesce(pregnancy.edd, date_add(pregnancy.lmp, 280)), episode.enrollment_date
    ) as pregnancy_days,
    pregnancy.first_time_mother,
    pregnancy.prior_poor_outcome,
    coalesce(
        youngest.child.dob,
        if(delivery.delivered_on <= episode.enrollment_date, delivery.delivered_on, null)
    ) as born_on,
    youngest.child.kindergarten_entry_date,
    youngest.is_tiny_preterm,
    youngest.is_diagnosed,
    age_in_years(caregiver.dob, episode.enrollment_date) as caregiver_age,
    age_in_years(
        if(mother.caregiver_id is null, caregiver.dob, mother.dob), episode.enrollment_date
    ) as mother_age,
    pregnancy.partner_caregiver_id is not null as has_partner,
    age_in_years(partner.dob, episode.enrollment_date) as partner_age
from episode
inner join delivery
    on delivery.episode_id = episode.episode_id
left join contract
    on contract.contract_id = episode.contract_id
left join caregiver
    on caregiver.caregiver_id = episode.caregiver_id
left join carried
    on carried.episode_id = episode.episode_id
left join pregnancy
    on pregnancy.pregnancy_id = carried.pregnancy_id
left join caregiver as mother
    on mother.caregiver_id = pregnancy.caregiver_id
left join caregiver as partner
    on partner.caregiver_id = pregnancy.partner_caregiver_id
left join youngest
    on youngest.episode_id = episode.episode_id
