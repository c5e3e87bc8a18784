"""What days on which nothing is delivered change: nothing of a family none of whose rows names such a day.

A night relies on this, for it decides only families whose rows changed or whose day has come.
"""

import datetime

import duckdb

import steps
from home import read, text
from lake import Lake
from translate import statement

TABLES = {"decided_case": "measure_case", "participant_stratum": None, "form_case": None, "episode": None}

CLOCK = "sql/results/family_clock.sql"

# What the clock also reads, and DuckDB does not decide.
NOT_DECIDED = ["rate_card_case", "eligibility"]


def report(db: duckdb.DuckDBPyConnection, lake: Lake, days: list[datetime.date]) -> bool:
    """From the release's day through each of the days: prints what changed unannounced; true when nothing did."""
    return all([_stays(db, lake, *step) for step in zip([lake.release["as_of"], *days], days)])


def _stays(db: duckdb.DuckDBPyConnection, lake: Lake, today: datetime.date, later: datetime.date) -> bool:
    for table in NOT_DECIDED:
        db.execute(f"create or replace temporary view {table} as select family_id, recheck_on from episode where false")
    db.execute(f"create or replace temporary table family_clock as {statement(text(CLOCK), {'as_of': today})}")
    due = "select family_id from family_clock where recheck_on <= $1"
    db.execute(f"create or replace temporary table due as {due}", [later])
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
