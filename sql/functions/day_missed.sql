-- The day on which a visit was missed: the local day of its appointment, else the day entered (R10).
create or replace temporary function day_missed(scheduled_at timestamp, visit_date date, time_zone string)
returns date
return coalesce(to_date(from_utc_timestamp(scheduled_at, time_zone)), visit_date)
