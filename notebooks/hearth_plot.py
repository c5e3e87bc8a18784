"""Plots of measures: values with their intervals, small counts in grey."""

import matplotlib.pyplot as plt
import polars as pl

BLUE, GREY, ORANGE = "#1f6f9f", "#b4b4b4", "#d9822b"
STATUS = {"met": BLUE, "not_met": ORANGE, "missing": "#6b6b6b", "excluded": "#dcdcdc"}
SMALL = 11
"""A value over fewer subjects than this is drawn in grey: it says little, and is not for publication."""

plt.rcParams.update({
    "figure.dpi": 110,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.titlelocation": "left",
    "axes.titlesize": 11,
    "axes.axisbelow": True,
    "font.size": 9,
})


def is_small() -> pl.Expr:
    return (pl.col("denominator") < SMALL) | (pl.col("reliability") != "reliable")


def estimates(axes: plt.Axes, rows: pl.DataFrame, label: str, percent: bool = True) -> None:
    """One line a row, from the top: the value as a dot, its 95 percent interval as a bar, the counts beside the name."""
    scale = 100 if percent else 1
    rows = rows.filter(pl.col("value").is_not_null()).with_columns(is_small().alias("is_small"))
    for place, row in enumerate(rows.iter_rows(named=True)):
        value, low, high = (row[part] * scale for part in ("value", "ci_low", "ci_high"))
        axes.errorbar(
            value, place, xerr=[[value - low], [high - value]], fmt="o", ms=5, capsize=2.5, lw=1.2,
            color=GREY if row["is_small"] else BLUE,
        )  # fmt: skip
    names = [f"{row[label]}  ({row['numerator']}/{row['denominator']})" for row in rows.iter_rows(named=True)]
    axes.set_yticks(range(rows.height), names)
    for text, small in zip(axes.get_yticklabels(), rows["is_small"]):
        text.set_color("#8a8a8a" if small else "black")
    axes.set_ylim(rows.height - 0.5, -0.5)
    if percent:
        axes.set_xlim(-2, 102)
    else:
        axes.set_xlim(left=0)
    axes.set_xlabel("percent, with 95 percent interval" if percent else "events a child, with 95 percent interval")
    axes.grid(axis="x", color="#ececec")


def height(rows: int, least: float = 1.2) -> float:
    """Inches for so many lines and the axis below."""
    return max(least, 0.27 * rows + 0.9)
