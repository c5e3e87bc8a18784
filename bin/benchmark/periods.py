"""The periods that Hearth decided, as the tables that the SQL reads."""

import duckdb

MEASURES = """
create table period as
select distinct period_id, period_start, period_end
from hearth_measure_case
"""

# Form 1 is of a federal year, such as FFY2025, Form 4 of a quarter, such as CY2025Q3.
FORMS = """
create table form_period as
select distinct
    form,
    period_id,
    cast(regexp_extract(period_id, '[0-9]{4}') as integer) as year,
    3 * cast(right(period_id, 1) as integer) as month,
    if(form = 'form1', make_date(year - 1, 10, 1), make_date(year, month - 2, 1)) as period_start,
    if(form = 'form1', make_date(year, 9, 30), last_day(make_date(year, month, 1))) as period_end
from hearth_form_case
"""


def register(db: duckdb.DuckDBPyConnection) -> None:
    db.execute(MEASURES)
    db.execute(FORMS)
