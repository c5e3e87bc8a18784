-- First day on which the state knew a record, as far as its current row tells: its delivery or, when it was
-- corrected since, its entry, for the row then shows only the delivery of the correction (R62, R140).
create or replace temporary function first_known_on(
    delivered_on date, created_at timestamp, modified_at timestamp, time_zone string
)
returns date
return if(
    modified_at > created_at,
    least(delivered_on, to_date(from_utc_timestamp(created_at, time_zone))),
    delivered_on
)
