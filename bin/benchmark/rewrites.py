"""What sqlglot leaves or gets wrong between Spark and DuckDB, one function a construct."""

import sqlglot
from sqlglot import exp

# Days stay dates (sqlglot's intervals make timestamps), and a moment is read on the clock of a place.
MACROS = [
    "create macro spark_date_add(day, n) as day + cast(n as integer)",
    "create macro spark_add_months(day, n) as cast(day + to_months(cast(n as integer)) as date)",
    "create macro spark_local_day(moment, zone) as cast(timezone(zone, moment) as date)",
    "create macro spark_array_union(one, other) as list_concat(one, list_filter(other, lambda x: not list_contains(one, x)))",
]


def rewritten(tree: exp.Expression) -> exp.Expression:
    """From the leaves up, so that what a rewrite takes over has been rewritten itself."""
    for node in reversed(list(tree.walk())):
        rewrite = REWRITES.get(type(node))
        better = rewrite(node) if rewrite else node
        if better is not node:
            node.replace(better)
    return tree


def _call(name: str, *arguments: exp.Expression) -> exp.Expression:
    return exp.Anonymous(this=name, expressions=[argument.copy() for argument in arguments])


def _days_added(node: exp.TsOrDsAdd) -> exp.Expression:
    return _call("spark_date_add", node.this, node.expression)


def _months_added(node: exp.AddMonths) -> exp.Expression:
    return _call("spark_add_months", node.this, node.expression)


def _local_day(node: exp.TsOrDsToDate) -> exp.Expression:
    """to_date(from_utc_timestamp(moment, zone)); sqlglot reads the moment as one without a zone."""
    at = node.this
    if not isinstance(at, exp.AtTimeZone):
        return node
    moment = at.this.this if isinstance(at.this, exp.Cast) else at.this
    return _call("spark_local_day", moment, at.args["zone"])


def _largest(node: exp.ArgMax) -> exp.Expression:
    """Spark gives a null value where the largest row has one; DuckDB's arg_max skips such rows."""
    return _call("arg_max_null", node.this, node.expression)


def _smallest(node: exp.ArgMin) -> exp.Expression:
    return _call("arg_min_null", node.this, node.expression)


def _collected(node: exp.ArrayAgg | exp.ArrayUniqueAgg, where: exp.Expression | None = None) -> exp.Expression:
    """Spark collects nothing as an empty list, DuckDB as null; of nulls Spark keeps none."""
    if where is None and isinstance(node.parent, exp.Filter):
        return node
    value = exp.Distinct(expressions=[node.this.copy()]) if isinstance(node, exp.ArrayUniqueAgg) else node.this
    kept = exp.Where(this=exp.and_(_is_there(node.this), *([where.copy()] if where else [])))
    return exp.Coalesce(this=exp.Filter(this=_call("list", value), expression=kept), expressions=[exp.Array()])


def _collected_where(node: exp.Filter) -> exp.Expression:
    is_list = isinstance(node.this, (exp.ArrayAgg, exp.ArrayUniqueAgg))
    return _collected(node.this, node.expression.this) if is_list else node


def _is_there(value: exp.Expression) -> exp.Expression:
    return exp.Not(this=exp.Is(this=exp.paren(value.copy()), expression=exp.Null()))


def _row(node: exp.Struct) -> exp.Expression:
    """struct(table.*): in DuckDB a table's name is its row."""
    one = node.expressions[0] if len(node.expressions) == 1 else None
    return exp.column(one.table) if isinstance(one, exp.Column) and isinstance(one.this, exp.Star) else node


def _some(node: exp.Exists) -> exp.Expression:
    """exists(list, test)."""
    if not isinstance(node.expression, exp.Lambda):
        return node
    return exp.GT(this=_call("len", _call("list_filter", node.this, node.expression)), expression=exp.convert(0))


def _appended(node: exp.ArrayAppend) -> exp.Expression:
    return _call("list_append", node.this, node.expression)


def _named_otherwise(node: exp.Anonymous) -> exp.Expression:
    return _call("spark_array_union", *node.expressions) if node.name.lower() == "array_union" else node


def _select(node: exp.Select) -> exp.Expression:
    """lateral view explode and inline are joins; a field of a struct that the same select names is no column."""
    for view in node.args.pop("laterals", None) or []:
        node.append("joins", _joined(view))
    for made in [one for one in node.expressions if isinstance(one, exp.Aliases)]:
        node.append("joins", _stacked(node, made))
    sources = {join.alias_or_name for join in [node.args["from_"], *node.args.get("joins", [])] if join}
    made = {one.alias for one in node.expressions if isinstance(one, exp.Alias)} - sources
    for column in [column for one in node.expressions for column in one.find_all(exp.Column) if column.table in made]:
        column.replace(exp.Dot(this=exp.paren(exp.column(column.table)), expression=column.this.copy()))
    return node


def _joined(view: exp.Lateral) -> exp.Expression:
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


REWRITES = {
    exp.TsOrDsAdd: _days_added,
    exp.AddMonths: _months_added,
    exp.TsOrDsToDate: _local_day,
    exp.ArgMax: _largest,
    exp.ArgMin: _smallest,
    exp.ArrayAgg: _collected,
    exp.ArrayUniqueAgg: _collected,
    exp.Filter: _collected_where,
    exp.Struct: _row,
    exp.Exists: _some,
    exp.ArrayAppend: _appended,
    exp.Anonymous: _named_otherwise,
    exp.Select: _select,
}
