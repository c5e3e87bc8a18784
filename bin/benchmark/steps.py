"""The timed work, step by step, as DuckDB statements: the SQL files as they lie, in Hearth's order."""

from home import HOME, read, text
from translate import statement


def files() -> dict[str, list[str]]:
    """The SQL files of each step, in build order."""
    return {
        "derive": [f"sql/derive/{table['name']}.sql" for table in read("sql/derive.yml")],
        "measures": [
            *(str(path.relative_to(HOME)) for path in sorted((HOME / "sql/periods").glob("*.sql"))),
            *(f"sql/measures/{name}.sql" for name in read("sql/measures.yml")),
            "sql/results/measure_case.sql",
        ],
        "strata": [f"sql/strata/{name}.sql" for name in read("sql/strata.yml")],
        "counts": ["sql/results/measure_count.sql"],
        "forms": [f"sql/forms/{name}.sql" for name in read("sql/forms.yml")],
        "form counts": [f"sql/forms/{name}.sql" for name in ("form1_count", "form4_place", "form4_staff", "form4_count")],
    }


def texts() -> list[str]:
    return [text(file) for step in files().values() for file in step]


def statements(parameters: dict) -> dict[str, list[str]]:
    made = {step: [_table(file, parameters) for file in listed] for step, listed in files().items()}
    made["measures"].insert(-1, _measure_row())
    made["measures"] += _decided(parameters["state"])
    made["forms"].append(f"alter table form_case add column state varchar default '{parameters['state']}'")
    return made


def _table(file: str, parameters: dict) -> str:
    """A file's rows under the file's name; cases are complete only with those still pending."""
    name = file.split("/")[-1].removesuffix(".sql")
    if name == "measure_case":
        name = "case_or_pending"
    return f"create or replace table {name} as {statement(text(file), parameters)}"


def _measure_row() -> str:
    rows = []
    for name in read("sql/measures.yml"):
        subject_type = read(f"sql/measures/{name}.yml")["subject_type"]
        rows.append(f"select *, '{name.split('_')[0]}' as measure_id, '{subject_type}' as subject_type from {name}")
    return f"create or replace table measure_row as {' union all by name '.join(rows)}"


def _decided(state: str) -> list[str]:
    return [
        "create or replace view decided_case as select * from case_or_pending where status <> 'pending'",
        f"create or replace view measure_case as select *, '{state}' as state from decided_case",
    ]
