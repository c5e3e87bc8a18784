-- The end of what has no end yet, so that open and ended intervals compare alike.
create or replace temporary function forever()
returns date
return date'9999-12-31'
