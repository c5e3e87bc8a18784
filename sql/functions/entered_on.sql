-- The local day on which a record was first entered; without that moment, the day it was delivered (R45).
create or replace temporary function entered_on(created_at timestamp, delivered_on date, time_zone string)
returns date
return coalesce(to_date(from_utc_timestamp(created_at, time_zone)), delivered_on)
