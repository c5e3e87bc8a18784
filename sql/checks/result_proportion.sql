-- fail
-- Results whose numerator exceeds the denominator though they count subjects, or are negative.
select
    measure_id,
    period_id,
    scope_type,
    scope_id,
    numerator,
    denominator
from measure_result
where numerator < 0
    or numerator > denominator
        and measure_id <> 'm08'
