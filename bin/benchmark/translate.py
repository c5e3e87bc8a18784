"""Spark's SQL as DuckDB's: sqlglot knows the syntax, rewrites.py what the two engines call or decide otherwise."""

import datetime
import re

import sqlglot
from sqlglot import exp

from rewrites import rewritten


def function(sql: str) -> str:
    """A file of sql/functions as a macro."""
    head = r"function\s+(\w+)\s*\((.*?)\)\s*returns\b.*?\breturn\s+(.*)"
    name, parameters, body = re.search(head, _uncommented(sql), re.S).groups()
    names = re.findall(r"(?:^|,)\s*(\w+)\s+\w", parameters)
    return f"create or replace macro {name}({', '.join(names)}) as ({_duckdb(body, {})})"


def statement(sql: str, parameters: dict) -> str:
    return _duckdb(_uncommented(sql), parameters)


def _uncommented(sql: str) -> str:
    return re.sub(r"--.*", "", sql)


def _duckdb(sql: str, parameters: dict) -> str:
    tree = sqlglot.parse_one(sql, read="spark")
    tree = tree.transform(lambda node: _literal(parameters[node.name]) if isinstance(node, exp.Placeholder) else node)
    return rewritten(tree).sql(dialect="duckdb")


def _literal(value) -> exp.Expression:
    if isinstance(value, list):
        return exp.Array(expressions=[_literal(one) for one in value])
    if isinstance(value, datetime.date):
        return exp.cast(exp.Literal.string(value.isoformat()), "date")
    return exp.convert(value)
