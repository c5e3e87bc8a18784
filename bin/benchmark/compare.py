"""Sets what DuckDB decided and counted against what Hearth published."""

import duckdb

from lake import Lake

SHOWN = 5

CASE_KEY = ["measure_id", "period_id", "subject_type", "subject_id", "episode_id"]
CASE_TOLD = ["status", "reason", "denominator_on", "numerator_on", "events", "program_id", "recheck_on", "evidence"]
COUNT_KEY = ["measure_id", "period_id", "scope_type", "scope_id", "stratifier", "stratum"]
COUNT_TOLD = ["numerator", "denominator", "missing", "excluded"]


def register(db: duckdb.DuckDBPyConnection, lake: Lake) -> None:
    """The published rows as hearth_case and hearth_count, and the periods that they are of."""
    db.register("versions", lake.arrow("gold", "measure_case"))
    key = ", ".join(CASE_KEY)
    db.execute(
        f"create table hearth_case as select * from versions where state = '{lake.state}'"
        f" and known_from <= timestamptz '{lake.release['known_at'].isoformat()}'"
        f" qualify row_number() over (partition by {key} order by known_from desc) = 1 and not is_withdrawn"
    )
    db.register("versions", lake.arrow("gold", "measure_result"))
    db.execute(
        f"create table hearth_count as select * from versions where release_id = {lake.release['release_id']}"
        f" and state = '{lake.state}'"
    )
    db.unregister("versions")
    db.execute("create table period as select distinct period_id, period_start, period_end from hearth_case")


def report(db: duckdb.DuckDBPyConnection) -> bool:
    """Prints both comparisons; true when every row agrees."""
    # What performance is adjusted by is counted and not published.
    db.execute("create view shown_count as from measure_count where stratifier <> 'race_income_insurance'")
    cases = _agree(db, "case rows", "hearth_case", "decided_case", CASE_KEY, CASE_TOLD)
    return _agree(db, "counts", "hearth_count", "shown_count", COUNT_KEY, COUNT_TOLD) and cases


def _agree(
    db: duckdb.DuckDBPyConnection, title: str, hearth: str, own: str, key: list[str], told: list[str]
) -> bool:
    on = " and ".join(f"hearth.{name} = own.{name}" for name in key)
    db.execute(
        f"create or replace table compared as select hearth, own from {hearth} as hearth"
        f" full join {own} as own on {on}"
    )
    same = " and ".join(f"hearth.{name} is not distinct from own.{name}" for name in told)
    agreed = f"hearth is not null and own is not null and {same}"
    rows, alike = db.execute(f"select count(*), count(*) filter (where {agreed}) from compared").fetchone()
    print(f"{title}: {rows:,} rows, {alike:,} agree, {rows - alike:,} differ")
    _show(db, agreed, key, told)
    return rows == alike


def _show(db: duckdb.DuckDBPyConnection, agreed: str, key: list[str], told: list[str]) -> None:
    parts = ", ".join(f"coalesce(hearth.{name}, own.{name}) as {name}" for name in key)
    pairs = ", ".join(f"hearth.{name} as hearth_{name}, own.{name} as duckdb_{name}" for name in told)
    found = db.execute(f"select {parts}, {pairs} from compared where not ({agreed}) order by all limit {SHOWN}")
    names = [column[0] for column in found.description]
    for row in found.fetchall():
        one = dict(zip(names, row))
        print("  " + " ".join(str(one[name]) for name in key))
        for name in told:
            if one[f"hearth_{name}"] != one[f"duckdb_{name}"]:
                print(f"    {name}: Hearth {one[f'hearth_{name}']}, DuckDB {one[f'duckdb_{name}']}")
