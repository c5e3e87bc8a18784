"""What sqlglot leaves or gets wrong between Spark and DuckDB, one function a construct."""

from sqlglot import exp

import selects

# Days stay dates (sqlglot's intervals make timestamps), and a moment is read on the clock of a place.
MACROS = [
    "create macro spark_date_add(day, n) as day + cast(n as integer)",
    "create macro spark_add_months(day, n) as cast(day + to_months(cast(n as integer)) as date)",
    "create macro spark_local_day(moment, zone) as cast(timezone(zone, moment) as date)",
    "create macro spark_array_union(one, other) as"
    " list_concat(one, list_filter(other, lambda x: not list_contains(one, x)))",
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
    exp.Select: selects.rewritten,
}
