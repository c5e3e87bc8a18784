-- One row a scope and period of a year that is over: the state's fiscal year or the contract's grant year,
-- and the twelve months that end with each complete month (R53, R87, R92).
with

scope as (
    select distinct scope_type, scope_id, grant_year_start
    from scope_program
),

months as (
    select
        scope.scope_type,
        scope.scope_id,
        complete_month.month,
        add_months(complete_month.month_start, -11) as period_start,
        complete_month.month_end as period_end
    from scope
    cross join complete_month
),

opening as (
    -- The year before the first month may reach into it. A day that the month does not have is its last.
    select
        scope.scope_type,
        scope.scope_id,
        years.year,
        make_date(years.year, cast(left(scope.grant_year_start, 2) as int), 1) as month_start,
        make_date(years.year + 1, cast(left(scope.grant_year_start, 2) as int), 1) as next_month_start,
        cast(right(scope.grant_year_start, 2) as int) as day
    from scope
    cross join (
        select distinct explode(array(year(month_start) - 1, year(month_start))) as year
        from complete_month
    ) as years
    where scope.grant_year_start is not null
        and :period_fiscal_year = 'grant_year'
),

grant_year as (
    select
        scope_type,
        scope_id,
        concat('GY', year) as period_id,
        date_add(month_start, least(day, day(last_day(month_start))) - 1) as period_start,
        date_add(next_month_start, least(day, day(last_day(next_month_start))) - 2) as period_end
    from opening
)

select scope_type, scope_id, month as period_id, period_start, period_end
from months

union all

select scope_type, scope_id, concat('SFY', year(period_end)) as period_id, period_start, period_end
from months
where month(period_end) = 6
    and :period_fiscal_year = 'state_fiscal_year'

union all

select scope_type, scope_id, period_id, period_start, period_end
from grant_year
where period_end <= :as_of
