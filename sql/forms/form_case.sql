-- One row a form's period and member or stretch of visits: the cells of the form that it adds to.
with

traits as (
    select
        period_id,
        family_id,
        map_from_entries(collect_list(struct(characteristic, answer))) as traits
    from form_trait
    group by period_id, family_id
),

income_of as (
    select
        period_id,
        unit_id,
        answer as income
    from form_answer
    where question = 'income'
),

seen as (
    select
        form_member.period_id,
        form_member.unit_id,
        max(home_visit.visit_date) as last_visit_on
    from form_member
    inner join episode
        on episode.family_id = form_member.family_id
    inner join home_visit
        on home_visit.episode_id = episode.recorded_episode_id
        and home_visit.visit_date <= form_member.seen_until
    where form_member.unit = 'household'
        and is_completed_visit(home_visit.status, home_visit.mode)
    group by form_member.period_id, form_member.unit_id
),

visited as (
    select
        form_period.form,
        form_period.period_id,
        if(home_visit.mode = 'VIRTUAL', 'virtual', 'in_person') as unit,
        episode.episode_id as unit_id,
        episode.family_id,
        episode.chain_id as episode_id,
        episode.program_id,
        episode.contract_id,
        episode.model,
        count(*) as visits
    from episode
    inner join home_visit
        on home_visit.episode_id = episode.recorded_episode_id
        and home_visit.visit_date
            between episode.enrollment_date and least(coalesce(episode.exit_date, forever()), :as_of)
    inner join form_period
        on home_visit.visit_date between form_period.period_start and form_period.period_end
    where form_period.form = 'form1'
        and episode.is_counted
        and episode.is_miechv
        and is_completed_visit(home_visit.status, home_visit.mode)
    group by all
),

ended as (
    -- The reason of the stay that ended last.
    select
        chain_id,
        max_by(
            exit_reason, struct(coalesce(exit_date, forever()), enrollment_date, episode_id)
        ) as exit_reason
    from episode
    where is_counted
    group by chain_id
),

placed as (
    select
        form_member.*,
        coalesce(
            try_element_at(
                filter(chain_path.pieces, piece -> piece.enrollment_date <= form_member.last_day_on),
                -1
            ),
            chain_path.pieces[0]
        ) as piece,
        form_profile.line,
        form_profile.answers,
        coalesce(form_profile.age_years, 0) as age_years,
        if(form_member.is_new, 'new', 'continuing') as standing,
        coalesce(income_of.income, 'unknown') as income,
        coalesce(traits.traits, map()) as traits,
        coalesce(form_member.exit_date, forever()) >= form_member.seen_until as is_enrolled,
        date_add(seen.last_visit_on, :form1_inactive_days) as inactive_from,
        case
            when form_member.exit_date <= form_member.seen_until
                then if(coalesce(ended.exit_reason, '') in ('COMPLETED', 'AGED_OUT'), 'completed', 'stopped')
            when seen.last_visit_on > date_sub(form_member.seen_until, :form1_inactive_days)
                then 'current'
            else 'other'
        end as engagement
    from form_member
    inner join chain_path
        on chain_path.chain_id = form_member.chain_id
    left join form_profile
        on form_profile.period_id = form_member.period_id
        and form_profile.unit = form_member.unit
        and form_profile.unit_id = form_member.unit_id
    left join income_of
        on income_of.period_id = form_member.period_id
        and income_of.unit_id = form_member.unit_id
        and form_member.unit = 'household'
    left join traits
        on traits.period_id = form_member.period_id
        and traits.family_id = form_member.family_id
        and form_member.unit = 'household'
    left join seen
        on seen.period_id = form_member.period_id
        and seen.unit_id = form_member.unit_id
        and form_member.unit = 'household'
    left join ended
        on ended.chain_id = form_member.chain_id
)

select
    form,
    period_id,
    unit,
    unit_id,
    placed.family_id,
    placed.chain_id as episode_id,
    piece.program_id,
    piece.contract_id,
    piece.model,
    case
        when form = 'form4' and is_miechv
            then concat(
                if(
                    is_enrolled,
                    array(named_struct('table', 'capacity', 'row', 'households', 'column', standing)),
                    array()
                ),
                array(named_struct('table', 'engagement', 'row', 'households', 'column', engagement))
            )
        when form = 'form4' then array()
        when not is_miechv
            then array(
                named_struct(
                    'table', 'state_program', 'row', coalesce(line, 'households'), 'column', 'served'
                )
            )
        when unit = 'household'
            then concat(
                array(
                    named_struct('table', 'households', 'row', 'households', 'column', standing),
                    named_struct('table', 'income', 'row', 'households', 'column', income),
                    named_struct('table', 'family_engagement', 'row', 'households', 'column', engagement),
                    named_struct('table', 'by_model', 'row', lower(piece.model), 'column', standing)
                ),
                transform(
                    array(
                        'low_income', 'pregnant_under_21', 'child_welfare', 'substance_use',
                        'tobacco', 'low_achievement', 'disability', 'armed_forces'
                    ),
                    trait -> named_struct(
                        'table', 'priority', 'row', trait, 'column', coalesce(traits[trait], 'unknown')
                    )
                )
            )
        else concat(
            array(named_struct('table', 'participants', 'row', line, 'column', standing)),
            transform(
                filter(
                    if(
                        unit = 'adult',
                        array(
                            'age', 'ethnicity', 'race', 'marital', 'edu_attain', 'edu_status',
                            'employment', 'housing', 'insurance'
                        ),
                        array(
                            'age', 'ethnicity', 'race', 'language', 'insurance',
                            'medical_home', 'dental_home'
                        )
                    ),
                    question -> question <> 'dental_home' or age_years >= 1
                ),
                question -> named_struct(
                    'table', if(question = 'age', concat(unit, '_age'), question),
                    'row', line,
                    'column', coalesce(answers[question], 'unknown')
                )
            )
        )
    end as cells,
    cast(1 as bigint) as units,
    if(
        unit = 'household' and engagement = 'current' and inactive_from <= period_end,
        inactive_from,
        null
    ) as recheck_on
from placed

union all

select
    form,
    period_id,
    unit,
    unit_id,
    family_id,
    episode_id,
    program_id,
    contract_id,
    model,
    array(named_struct('table', 'home_visits', 'row', lower(model), 'column', unit)) as cells,
    visits as units,
    cast(null as date) as recheck_on
from visited
