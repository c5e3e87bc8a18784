-- One row a complete month up to as_of, from the first in which the state had a family or a member of
-- staff.
with

begun as (
    select enrollment_date as begun_on
    from episode

    union all

    select hire_date as begun_on
    from staff
),

bounds as (
    select
        date_trunc('MONTH', min(begun_on)) as first_month,
        date_trunc('MONTH', add_months(date_add(:as_of, 1), -1)) as last_month
    from begun
),

begins as (
    select explode(sequence(to_date(first_month), to_date(last_month), interval 1 month)) as month_start
    from bounds
    where first_month <= last_month
)

select
    date_format(month_start, 'yyyy-MM') as month,
    month_start,
    last_day(month_start) as month_end
from begins
