-- One row a program or contract, indicator and complete month with a case: gold.service_timeliness. What is
-- open or undetermined is not in n; without any case in n there is no value (states.md 5.6, R145).
with

judged as (
    select * from timely_enrollment
    union all
    select * from timely_response
    union all
    select indicator, program_id, contract_id, happened_on, days, is_within from timely_entry
    union all
    select * from timely_first_visit
),

placed as (
    select
        indicator,
        date_format(happened_on, 'yyyy-MM') as month,
        is_within,
        if(is_within is null, null, days) as days,
        stack(2, 'contract', contract_id, 'program', program_id) as (scope_type, scope_id)
    from judged
    where last_day(happened_on) <= :as_of
)

select
    scope_type,
    scope_id,
    indicator,
    month,
    count(is_within) as n,
    count_if(is_within) as within,
    count_if(is_within) / nullif(count(is_within), 0) as value,
    percentile(days, 0.5) as median_days,
    percentile(days, 0.9) as p90_days
from placed
group by scope_type, scope_id, indicator, month
