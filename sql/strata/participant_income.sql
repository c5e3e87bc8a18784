-- One row a person and period: the household's income at enrollment as a percentage of the poverty
-- guideline. Where it lies between two bounds, it has a group only when both are in it (R123).
with

determined as (
    -- The last determination by the day of enrollment, else the first within 30 days after it.
    select
        participant.period_id,
        participant.subject_type,
        participant.subject_id,
        coalesce(
            max_by(
                struct(income_level.*),
                if(
                    income_level.determination_date <= participant.enrolled_on,
                    struct(income_level.determination_date, income_level.determination_id),
                    null
                )
            ),
            min_by(
                struct(income_level.*),
                struct(income_level.determination_date, income_level.determination_id)
            )
        ) as level
    from participant
    inner join income_level
        on income_level.household_id = participant.household_id
        and income_level.determination_date <= date_add(participant.enrolled_on, 30)
    group by participant.period_id, participant.subject_type, participant.subject_id
)

select
    period_id,
    subject_type,
    subject_id,
    level.fpl_pct_low,
    level.fpl_pct_high,
    case
        when level.reason is not null then 'UNKNOWN'
        when income_band(level.fpl_pct_low) = income_band(coalesce(level.fpl_pct_high, 999999))
            then income_band(level.fpl_pct_low)
        else 'UNKNOWN'
    end as income_band,
    coalesce(level.reason, if(income_band = 'UNKNOWN', 'spans_groups', null)) as income_reason
from determined
