-- One row an enrollment: the household's income at it as a percentage of the poverty guideline, by the last
-- determination until the day, else the first within 30 days after it (states.md 3). recheck_on is the day
-- of one that lies ahead of the night.
with

determined as (
    select
        episode.episode_id,
        coalesce(
            max_by(
                struct(income_level.*),
                if(
                    income_level.determination_date <= episode.enrollment_date,
                    struct(income_level.determination_date, income_level.determination_id),
                    null
                )
            ),
            min_by(
                struct(income_level.*),
                struct(income_level.determination_date, income_level.determination_id)
            )
        ) as level
    from episode
    left join income_level
        on income_level.household_id = episode.family_id
        and income_level.determination_date <= date_add(episode.enrollment_date, 30)
    group by episode.episode_id
)

select
    episode_id,
    if(level.determination_date <= :as_of, level.fpl_pct, null) as fpl_pct,
    if(level.determination_date <= :as_of, level.fpl_pct_low, null) as fpl_pct_low,
    if(level.determination_date <= :as_of, level.fpl_pct_high, null) as fpl_pct_high,
    if(level.determination_date > :as_of, level.determination_date, null) as recheck_on
from determined
