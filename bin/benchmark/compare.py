"""Sets what DuckDB decided and counted against what Hearth published, row for row, every column that SQL makes.

A sum of doubles depends on the order of its parts, so doubles are compared to six places.
"""

from typing import NamedTuple

import duckdb

from home import read
from lake import Lake

SHOWN = 5


class Published(NamedTuple):
    """A table of gold, what DuckDB has instead, and the columns that no SQL file makes."""

    table: str
    own: str
    is_counted: bool
    left_out: tuple[str, ...] = ()

    def columns(self) -> tuple[list[str], list[str]]:
        schema = read(f"schemas/gold/{self.table}.yml")
        key = [name for name in schema["key"] if name not in ("release_id", "state")]
        named = [column["name"] for column in schema["columns"]]
        return key, [name for name in named if name not in ("release_id", "state", *key, *self.left_out)]


# Values and intervals are computed from the counts in Java, as is the version of a form.
TABLES = [
    Published("measure_case", "decided_case", False),
    Published("participant_stratum", "participant_stratum", False),
    Published(
        "measure_result",
        "(from measure_count where stratifier <> 'race_income_insurance')",
        True,
        (
            "value",
            "ci_low",
            "ci_high",
            "reliability",
            "value_missing_as_not_met",
            "prior_value",
            "gap",
            "gap_ci_low",
            "gap_ci_high",
        ),
    ),
    Published("form_case", "form_case", False),
    Published("form1", "form1_count", True, ("form_version",)),
    Published("form4", "form4_count", True),
]


def register(db: duckdb.DuckDBPyConnection, lake: Lake) -> None:
    """The published tables under hearth_<name>."""
    for published in TABLES:
        if published.is_counted:
            lake.released(db, published.table, f"hearth_{published.table}")
        else:
            lake.current(db, "gold", published.table, published.columns()[0], f"hearth_{published.table}")


def report(db: duckdb.DuckDBPyConnection) -> bool:
    """Prints each comparison; true when every row agrees."""
    return all([_agrees(db, published) for published in TABLES])


def _agrees(db: duckdb.DuckDBPyConnection, published: Published) -> bool:
    key, told = published.columns()
    on = " and ".join(f'hearth."{name}" = own."{name}"' for name in key)
    db.execute(
        f"create or replace temporary table compared as select hearth, own"
        f" from hearth_{published.table} as hearth full join {published.own} as own on {on}"
    )
    kinds = {name: kind.replace("DOUBLE", "DECIMAL(18, 6)") for name, kind in _types(db, published.table).items()}
    same = " and ".join(
        f'cast(hearth."{name}" as {kinds[name]}) is not distinct from cast(own."{name}" as {kinds[name]})'
        for name in told
    )
    agreed = f"(hearth is not null and own is not null and {same})"
    rows, alike = db.execute(f"select count(*), count(*) filter (where {agreed}) from compared").fetchone()
    print(f"{published.table}: {rows:,} rows, {alike:,} agree, {rows - alike:,} differ")
    _show(db, agreed, key, told)
    return rows == alike


def _types(db: duckdb.DuckDBPyConnection, table: str) -> dict[str, str]:
    return {row[0]: row[1] for row in db.execute(f"describe hearth_{table}").fetchall()}


def _show(db: duckdb.DuckDBPyConnection, agreed: str, key: list[str], told: list[str]) -> None:
    for hearth, own in db.execute(f"from compared where not {agreed} limit {SHOWN}").fetchall():
        print("  " + " ".join(str((hearth or own)[name]) for name in key))
        for name in told if hearth and own else []:
            if hearth[name] != own[name]:
                print(f"    {name}: Hearth {hearth[name]}, DuckDB {own[name]}")
        if not (hearth and own):
            print(f"    only in {'Hearth' if hearth else 'DuckDB'}")
