"""What makes rows within a select, lateral views and stack, as joins; and structs that a select names."""

import sqlglot
from sqlglot import exp


def rewritten(node: exp.Select) -> exp.Expression:
    for view in node.args.pop("laterals", None) or []:
        node.append("joins", _joined(view))
    for made in [one for one in node.expressions if isinstance(one, exp.Aliases)]:
        node.append("joins", _stacked(node, made))
    _fields_of_named(node)
    return node


def _fields_of_named(node: exp.Select) -> None:
    """name.field, where the same select makes the struct and calls it name, is no column of a table."""
    sources = {source.alias_or_name for source in [node.args.get("from_"), *node.args.get("joins", [])] if source}
    named = {one.alias for one in node.expressions if isinstance(one, exp.Alias)} - sources
    columns = [column for one in node.expressions for column in one.find_all(exp.Column)]
    for column in [column for column in columns if column.table in named]:
        column.replace(exp.Dot(this=exp.paren(exp.column(column.table)), expression=column.this.copy()))


def _joined(view: exp.Lateral) -> exp.Expression:
    """lateral view explode of a list or of a map, or inline of a list of structs."""
    made, columns = view.this, [column.name for column in view.args["alias"].columns]
    rows = made.this.sql("duckdb")
    if len(columns) == 1:
        parts = f"unnest({rows}) as {columns[0]}"
    elif isinstance(made, exp.Explode):
        parts = f"unnest(map_keys({rows})) as {columns[0]}, unnest(map_values({rows})) as {columns[1]}"
    else:
        parts = f"unnest({rows}, recursive := true)"
    return _cross(f"(select {parts}) as {view.args['alias'].name}")


def _stacked(node: exp.Select, made: exp.Aliases) -> exp.Expression:
    """stack(n, ...) as (a, b) among the columns: n rows of values for each row."""
    values = made.this.expressions
    columns = [column.name for column in made.expressions]
    rows = [values[at : at + len(columns)] for at in range(0, len(values), len(columns))]
    listed = ", ".join(f"({', '.join(value.sql('duckdb') for value in row)})" for row in rows)
    node.set("expressions", [part for one in node.expressions for part in _unstacked(one, made, columns)])
    return _cross(f"(values {listed}) as stacked({', '.join(columns)})")


def _unstacked(one: exp.Expression, made: exp.Aliases, columns: list[str]) -> list[exp.Expression]:
    return [exp.column(column, "stacked") for column in columns] if one is made else [one]


def _cross(rows: str) -> exp.Expression:
    return sqlglot.parse_one(f"select 1 from t cross join lateral {rows}", read="duckdb").args["joins"][0]
