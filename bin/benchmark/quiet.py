"""What days on which nothing is delivered change: nothing of a family none of whose rows names such a day.

A night relies on this, for it decides only families whose rows changed or whose day has come.
"""

import datetime

import duckdb

import steps
from home import read
from lake import Lake

TABLES = {"decided_case": "measure_case", "participant_stratum": None, "form_case": None, "episode": None}

DUE = """
create or replace temporary table due as
select family_id
from (
    select family_id, recheck_on from case_or_pending
    union all select family_id, recheck_on from episode
    union all select family_id, recheck_on from form_case
    union all select household_id, enrollment_date from enrollment
)
where recheck_on > $today and recheck_on <= $later
"""


def report(db: duckdb.DuckDBPyConnection, lake: Lake, days: list[datetime.date]) -> bool:
    """From the release's day through each of the days: prints what changed unannounced; true when nothing did."""
    return all([_stays(db, lake, *step) for step in zip([lake.release["as_of"], *days], days)])


def _stays(db: duckdb.DuckDBPyConnection, lake: Lake, today: datetime.date, later: datetime.date) -> bool:
    db.execute(DUE, {"today": today, "later": later})
    for table in TABLES:
        db.execute(f"create or replace temporary table early_{table} as from {table}")
    for statements in steps.statements(lake.parameters() | {"as_of": later}).values():
        for sql in statements:
            db.execute(sql)
    return all([_is_quiet(db, table, schema or table, later) for table, schema in TABLES.items()])


def _is_quiet(db: duckdb.DuckDBPyConnection, table: str, schema: str, later: datetime.date) -> bool:
    described = read(f"schemas/gold/{schema}.yml")
    names = [*described["key"], *(column["name"] for column in described["columns"])]
    has = {row[0] for row in db.execute(f"describe {table}").fetchall()}
    told = ", ".join(f'"{name}"' for name in dict.fromkeys(names) if name in has and name != "recheck_on")
    rows = f"select {told} from {{}} where family_id not in (from due)"
    early, late = rows.format(f"early_{table}"), rows.format(table)
    changed = f"((from ({early}) except all from ({late})) union all (from ({late}) except all from ({early})))"
    count = db.execute(f"select count(*) from {changed}").fetchone()[0]
    print(f"{schema} on {later}: {count:,} rows changed that no row announced")
    for row in db.execute(f"from {changed} limit 3").fetchall() if count else []:
        print(f"  {row}")
    return count == 0
