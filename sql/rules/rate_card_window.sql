-- One row a reporting window of the rate card up to as_of: of each half of the state's fiscal year its
-- first quarter and the whole half, for the second quarter's report holds both (CT-004, R129, R140). The
-- windows that hold as_of are cut at it.
with

bounds as (
    select
        min(coalesce(decided_on, :as_of)) as first_on
    from rate_card_case
),

half as (
    select
        explode(
            sequence(
                make_date(year(first_on), if(month(first_on) >= 7, 7, 1), 1),
                :as_of,
                interval 6 month
            )
        ) as starts_on
    from bounds
    where first_on <= :as_of
),

named as (
    select
        starts_on,
        concat('SFY', year(starts_on) + if(month(starts_on) = 7, 1, 0)) as fiscal_year,
        if(month(starts_on) = 7, array('Q1', 'H1'), array('Q3', 'H2')) as parts
    from half
)

select
    concat(fiscal_year, part) as period_id,
    starts_on as period_start,
    date_sub(add_months(starts_on, if(startswith(part, 'Q'), 3, 6)), 1) as period_end,
    concat('SFY', cast(substring(fiscal_year, 4) as int) - 1, part) as prior_period_id
from named
lateral view explode(parts) windows as part
