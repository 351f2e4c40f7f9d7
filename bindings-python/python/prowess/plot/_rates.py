"""A chart of how often people of each protected group are favoured."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from prowess.plot._base import EDGE, HAVE, INK, LACK, UNKNOWN, library

if TYPE_CHECKING:
    import altair

    from prowess.types import FairnessTable


def rates(answer: FairnessTable, section: int = 0) -> altair.LayerChart:
    """How often each group is favoured, with the range that so few people leave open.

    The dashed line is four fifths of the rate of the reference.
    A hidden group has no bar, and its name says so.

    Args:
        answer: The answer of `portfolio.fairness`.
        section: Which of its tables, from 0: first one for each attribute, then one for each pair.
    """
    alt = library()
    table = answer.sections[section]
    rows: list[dict[str, Any]] = []
    line: float | None = None
    for row in table.rows:
        name = ", ".join(one.group for one in row.groups)
        one = row.standing
        if one.kind == "hidden":
            rows.append({"group": f"{name} (hidden)", "what": "hidden"})
            continue
        flagged = one.difference is not None and one.difference.below_four_fifths
        sure = one.difference is not None and one.difference.significant
        what = "below 4/5, significant" if flagged and sure else "below 4/5" if flagged else "other"
        if row.groups == table.reference:
            what = "reference"
            line = None if one.rate.rate is None else one.rate.rate * 0.8
        rows.append(
            {
                "group": name,
                "what": what,
                "rate": one.rate.rate,
                "low": one.rate.low,
                "high": one.rate.high,
                "people": one.people,
                "ratio": one.impact_ratio,
                "p_value": None if one.difference is None else one.difference.p_value,
            }
        )
    order = [row["group"] for row in rows]
    base = alt.Chart(alt.Data(values=rows), title=" and ".join(table.attributes)).encode(
        y=alt.Y("group:N", sort=order, title=None),
        tooltip=[
            alt.Tooltip("group:N"),
            alt.Tooltip("people:Q"),
            alt.Tooltip("rate:Q", format=".1%"),
            alt.Tooltip("low:Q", format=".1%"),
            alt.Tooltip("high:Q", format=".1%"),
            alt.Tooltip("ratio:Q", format=".2f", title="impact ratio"),
            alt.Tooltip("p_value:Q", format=".4f", title="p (Fisher)"),
        ],
    )
    domain = ["reference", "other", "below 4/5", "below 4/5, significant", "hidden"]
    bars = base.mark_bar(height={"band": 0.6}).encode(
        x=alt.X("rate:Q", title=answer.rate.replace("_", " "), axis=alt.Axis(format=".0%")),
        color=alt.Color(
            "what:N",
            scale=alt.Scale(domain=domain, range=[HAVE, "#8fb4d9", "#f2c08d", LACK, UNKNOWN]),
            title=None,
        ),
    )
    spans = base.encode(x="low:Q", x2="high:Q")
    edge, ink = {"strokeWidth": 4, "color": EDGE}, {"strokeWidth": 2, "color": INK}
    chart: altair.LayerChart = bars + spans.mark_rule(**edge) + spans.mark_rule(**ink)
    if line is not None:
        four_fifths = alt.Chart(alt.Data(values=[{"line": line}])).encode(x="line:Q")
        chart = (
            chart + four_fifths.mark_rule(**edge) + four_fifths.mark_rule(**ink, strokeDash=[5, 4])
        )
    return chart
