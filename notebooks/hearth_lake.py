"""Reads a Hearth lake as its current releases show it, with deltalake and polars and no JVM.

The lake is the folder or address in the environment variable HEARTH_LAKE.
"""

import os
from pathlib import Path

import polars as pl
import yaml
from deltalake import DeltaTable

HOME = Path(__file__).resolve().parent.parent


def lake() -> str:
    place = os.environ.get("HEARTH_LAKE")
    if not place:
        raise SystemExit("HEARTH_LAKE names no lake. Make one with bin/hearth demo, then set HEARTH_LAKE=demo/lake.")
    return place.rstrip("/")


def delta(table: str) -> DeltaTable:
    """The Delta table of a name such as gold.measure_case."""
    return DeltaTable(f"{lake()}/{table.replace('.', '/')}")


def has(table: str) -> bool:
    return DeltaTable.is_deltatable(f"{lake()}/{table.replace('.', '/')}")


def everything(table: str) -> pl.LazyFrame:
    """All rows that a table keeps, of every release and every version."""
    return pl.scan_delta(delta(table))


def releases() -> pl.DataFrame:
    """The releases that were shown, the latest first."""
    shown = everything("ops.release").filter(pl.col("status").is_in(["published", "frozen"]))
    return shown.sort("release_id", descending=True).collect()


def current_releases() -> pl.DataFrame:
    """The release that readers of each state see."""
    return releases().unique("state", keep="first", maintain_order=True)


def current(table: str, at: pl.DataFrame | None = None) -> pl.DataFrame:
    """The rows that the current release of each state shows; `at` names other releases, one a state."""
    shown = (current_releases() if at is None else at).select("state", "release_id", "known_at").lazy()
    rows = everything(table)
    if "release_id" in rows.collect_schema():
        return rows.join(shown, on=["state", "release_id"], how="semi").collect()
    known = rows.join(shown.select("state", "known_at"), on="state").filter(pl.col("known_from") <= pl.col("known_at"))
    last = known.sort("known_from").unique(key(table), keep="last", maintain_order=True)
    return last.filter(~pl.col("is_withdrawn")).drop("known_at").collect()


def key(table: str) -> list[str]:
    """The columns that name a row; a record of silver is also of a source."""
    layer, name = table.split(".")
    for folder in ("derived", layer):
        schema = HOME / "schemas" / folder / f"{name}.yml"
        if schema.exists() and (folder == layer or layer == "silver"):
            source = ["source"] if folder == "silver" else []
            return ["state", *source, *yaml.safe_load(schema.read_text())["key"]]
    raise KeyError(f"schemas/{layer} describes no {name}")


def findings() -> pl.DataFrame:
    """Each defect once, as last known."""
    told = everything("ops.finding").sort("resolved_in", nulls_last=False)
    return told.unique("finding_id", keep="last", maintain_order=True).collect()


def tables(layer: str) -> pl.DataFrame:
    """The tables of a layer, as they describe themselves."""
    described = sorted({path.stem for path in (HOME / "schemas" / layer).glob("*.yml")})
    names = [f"{layer}.{name}" for name in described if has(f"{layer}.{name}")]
    return pl.DataFrame({"table": names, "what it holds": [delta(name).metadata().description for name in names]})


def columns(table: str) -> pl.DataFrame:
    """The columns of a table, as it describes them."""
    fields = delta(table).schema().fields
    return pl.DataFrame({
        "column": [field.name for field in fields],
        "meaning": [field.metadata.get("comment") for field in fields],
    })


def measures() -> pl.DataFrame:
    """The measures in the order of Form 2, with what their files say."""
    rows = []
    for name in yaml.safe_load((HOME / "sql" / "measures.yml").read_text()):
        spec = yaml.safe_load((HOME / "sql" / "measures" / f"{name}.yml").read_text())
        told = {part: spec[part] for part in ("title", "area", "unit", "kind", "direction")}
        rows.append({"measure_id": name.split("_")[0], **told})
    arrow = pl.when(pl.col("direction") == "down").then(pl.lit(" ↓")).otherwise(pl.lit(""))
    return pl.DataFrame(rows).with_columns(
        pl.concat_str("measure_id", pl.lit("  "), "title", arrow).alias("label"),
        pl.int_range(pl.len()).alias("place"),
    )


def reasons() -> pl.DataFrame:
    """What each reason code of a measure means."""
    rows = []
    for name in yaml.safe_load((HOME / "sql" / "measures.yml").read_text()):
        spec = yaml.safe_load((HOME / "sql" / "measures" / f"{name}.yml").read_text())
        rows += [
            {"measure_id": name.split("_")[0], "reason": code, "why": text} for code, text in spec["reasons"].items()
        ]
    return pl.DataFrame(rows)
