"""Runs the measures' SQL in DuckDB over a lake's silver rows, times it, and compares with what Hearth published."""

import argparse
import datetime
import resource
import sys
import time

import duckdb

import compare
import periods
import quiet
import silver
import steps
from home import HOME
from lake import Lake
from rewrites import MACROS
from translate import function

THREADS = 2


def main() -> int:
    options = _options()
    lake = Lake(options.lake, options.state)
    db = _opened(lake)
    work = steps.statements(lake.parameters())
    print("run     step         wall s   CPU s")
    for run in range(1, options.runs + 1):
        _print(run, {step: _timed(db, statements) for step, statements in work.items()})
    agrees = compare.report(db)
    is_quiet = quiet.report(db, lake, sorted(options.later))
    return 0 if agrees and is_quiet else 1


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="benchmark-duckdb", description=__doc__)
    parser.add_argument("--lake", required=True, help="a lake with a release of the state")
    parser.add_argument("--state", default="ct")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument(
        "--later",
        type=datetime.date.fromisoformat,
        nargs="*",
        default=[],
        help="days on which to look again, as if nothing had been delivered since",
    )
    return parser.parse_args()


def _opened(lake: Lake) -> duckdb.DuckDBPyConnection:
    """All that is not timed: silver's rows, reference data, functions, and what Hearth published."""
    db = duckdb.connect(config={"threads": THREADS})
    db.execute("set timezone = 'UTC'")
    silver.load(db, lake, steps.texts())
    compare.register(db, lake)
    periods.register(db)
    for macro in MACROS + [function(path.read_text()) for path in sorted((HOME / "sql/functions").glob("*.sql"))]:
        db.execute(macro)
    return db


def _timed(db: duckdb.DuckDBPyConnection, statements: list[str]) -> tuple[float, float]:
    wall, cpu = time.perf_counter(), _cpu()
    for sql in statements:
        db.execute(sql)
    return time.perf_counter() - wall, _cpu() - cpu


def _cpu() -> float:
    """Of all threads."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def _print(run: int, seconds: dict[str, tuple[float, float]]) -> None:
    total = tuple(sum(part) for part in zip(*seconds.values()))
    for step, (wall, cpu) in [*seconds.items(), ("all", total)]:
        print(f"{run:<7} {step:<12} {wall:>6.2f} {cpu:>7.2f}")


if __name__ == "__main__":
    sys.exit(main())
