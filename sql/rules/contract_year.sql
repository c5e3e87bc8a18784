-- One row a contract and grant year of it that has begun: its first and last day. A day that the month
-- does not have is its last; a contract without a day on which grant years begin has no row (R87,
-- UT-116).
with

opening as (
    select
        contract_id,
        start_date,
        end_date,
        coalesce(grant_year_start, :period_grant_year_start) as opens,
        explode(sequence(
            year(start_date) - 1, greatest(year(start_date), least(year(end_date), year(:as_of)))
        )) as grant_year
    from contract
    where start_date <= :as_of
        and coalesce(grant_year_start, :period_grant_year_start) is not null
),

month as (
    select
        *,
        make_date(grant_year, cast(left(opens, 2) as int), 1) as opening_month,
        make_date(grant_year + 1, cast(left(opens, 2) as int), 1) as next_month,
        cast(right(opens, 2) as int) as day
    from opening
),

dated as (
    select
        *,
        date_add(opening_month, least(day, day(last_day(opening_month))) - 1) as starts_on,
        date_add(next_month, least(day, day(last_day(next_month))) - 2) as ends_on
    from month
)

select contract_id, grant_year, starts_on, ends_on
from dated
where starts_on <= least(end_date, :as_of)
    and ends_on >= start_date
