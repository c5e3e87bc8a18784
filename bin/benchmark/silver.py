"""Silver's current rows in DuckDB as the rules see them, and the reference data."""

import re

import duckdb
import sqlglot

from home import HOME, read
from lake import Lake

PEOPLE = ["enrollment", "caregiver", "child", "death"]

# Two sources may know the same person, as in Facts.
LIFE = """
create table person_life as
select member_id, min(born_on) as born_on, min(died_on) as died_on
from (
    select caregiver_id as member_id, dob as born_on, deceased_date as died_on from caregiver
    union all
    select child.child_id, child.dob, least(child.death_date, death.death_date)
    from child left join death on death.child_id = child.child_id
)
group by member_id
"""


def load(db: duckdb.DuckDBPyConnection, lake: Lake, texts: list[str]) -> None:
    named = {name for text in texts for name in re.findall(r"\b(?:from|join)\s+([a-z_]+)", re.sub(r"--.*", "", text))}
    for entity in PEOPLE:
        _current(db, lake, entity)
    db.execute(LIFE)
    for name in sorted(named):
        if (HOME / "schemas/silver" / f"{name}.yml").exists() and name not in PEOPLE:
            _current(db, lake, name)
            _without_impossible(db, name)
        elif (HOME / "schemas/reference" / f"{name}.yml").exists():
            _reference(db, name)


def _current(db: duckdb.DuckDBPyConnection, lake: Lake, entity: str) -> None:
    schema = read(f"schemas/silver/{entity}.yml")
    if lake.has("silver", entity):
        lake.current(db, "silver", entity, ["source", *schema["key"]], entity)
    else:
        db.execute(f"create table {entity} ({', '.join(_columns(schema))})")


def _columns(schema: dict) -> list[str]:
    shared = read("schemas/shared.yml")
    columns = shared["state"] + shared["delivered"] + schema["columns"] + shared["event"]
    return [f"{column['name']} {_type(column['type'])}" for column in columns]


def _type(spark: str) -> str:
    return sqlglot.exp.DataType.build(spark, dialect="spark").sql("duckdb")


def _without_impossible(db: duckdb.DuckDBPyConnection, entity: str) -> None:
    """A fact dated after its extract, before its person's birth or after its death is left out, as in Facts."""
    schema = read(f"schemas/silver/{entity}.yml")
    event, subject = schema.get("event"), schema.get("subject")
    if not event:
        return
    people = f"join person_life as life on life.member_id = fact.{subject}"
    if not subject:
        people = "join enrollment on enrollment.episode_id = fact.episode_id"
        people += " join person_life as life on life.member_id = enrollment.caregiver_id"
    db.execute(
        f"delete from {entity} as gone using (select fact.rowid as id from {entity} as fact {people}"
        f" where fact.{event} < life.born_on or fact.{event} > life.died_on) as impossible"
        f" where gone.rowid = impossible.id"
    )
    db.execute(f"delete from {entity} where is_after_extract")


def _reference(db: duckdb.DuckDBPyConnection, name: str) -> None:
    columns = read(f"schemas/reference/{name}.yml")["columns"]
    typed = ", ".join(f"cast(nullif({one['name']}, '') as {_type(one['type'])}) as {one['name']}" for one in columns)
    file = HOME / "conf/reference" / f"{name}.csv"
    db.execute(f"create table {name} as select {typed} from read_csv('{file}', header = true, all_varchar = true)")
