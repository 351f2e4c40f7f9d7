"""Charts of many people: groups against roles, gaps, supply and demand, levels."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from prowess.plot._base import EDGE, HAVE, INK, LACK, UNKNOWN, counted, library
from prowess.tables import RecurringGaps as GapTables
from prowess.tables import Table
from prowess.types import Heatmap

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import altair

    from prowess.types import (
        Coverage,
        HeatmapColumn,
        LevelDistribution,
        RecurringGaps,
        SafeRoleSummary,
        SafeSummary,
    )

#: What those are called who are in no group, and all together.
NO_GROUP, ALL_GROUPS = "no group", "all groups"


def groups(answer: Heatmap | SafeSummary | Table, few: int = 5) -> altair.LayerChart:
    """The mean readiness of groups for roles, one cell for each pair, with its number in it.

    A cell without any score is grey and says so, which is not a readiness of 0, and so is a hidden
    one.
    A mean of few people is marked with a star, since it tells about single people: hide them first
    with `portfolio.safe_summary`.

    Args:
        answer: The answer of `portfolio.heatmap`, of `portfolio.safe_summary` or of
            `TableCohort.summarise`.
        few: How many people are few.
    """
    alt = library()
    if isinstance(answer, Table):
        rows = _table_cells(answer)
    else:
        rows = _cells(answer) if isinstance(answer, Heatmap) else _safe_cells(answer)
    names = list(dict.fromkeys(row["group"] for row in rows))
    roles = list(dict.fromkeys(row["role"] for row in rows))
    for row in rows:
        score = row["score"]
        row["is_dark"] = score is not None and score > 0.6
        if score is not None:
            row["text"] = f"{score:.0%}" + ("*" if row["people"] < few else "")
    base = alt.Chart(alt.Data(values=rows), title="Mean readiness of groups for roles").encode(
        x=alt.X("role:N", sort=roles, title=None, axis=alt.Axis(labelAngle=-40, labelLimit=160)),
        y=alt.Y("group:N", sort=names, title=None),
        tooltip=[
            alt.Tooltip("group:N"),
            alt.Tooltip("role:N"),
            alt.Tooltip("text:N", title="mean score"),
            alt.Tooltip("people:Q", title="people with a score"),
        ],
    )
    cells = base.mark_rect(invalid=None).encode(
        color=alt.condition(
            "isValid(datum.score)",
            alt.Color(
                "score:Q",
                scale=alt.Scale(scheme="blues", domain=[0, 1]),
                legend=alt.Legend(title="mean score", format=".0%"),
            ),
            alt.value(UNKNOWN),
        )
    )
    numbers = base.mark_text(fontSize=11).encode(
        text="text:N",
        color=alt.condition("datum.is_dark", alt.value(EDGE), alt.value(INK)),
    )
    step = alt.Step(58 if len(roles) <= 15 else 42)
    chart: altair.LayerChart = (cells + numbers).properties(width=step, height=alt.Step(24))
    return chart


def _cells(answer: Heatmap) -> list[dict[str, Any]]:
    return [
        {
            "group": NO_GROUP if (name := answer.rows[cell.row]) is None else name,
            "role": _role(answer.columns[cell.column]),
            "score": cell.mean_score,
            "people": cell.rated,
            "text": "no score",
        }
        for cell in answer.cells
    ]


def _table_cells(answer: Table) -> list[dict[str, Any]]:
    return [
        {
            "group": (row["group"] or NO_GROUP) if "group" in row else ALL_GROUPS,
            "role": row["role"],
            "score": row["mean_score"],
            "people": row["rated"],
            "text": "no score",
        }
        for row in answer.to_dicts()
    ]


def _safe_cells(answer: SafeSummary) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = []
    for one in answer.rows:
        named = NO_GROUP if one.group is None else one.group
        row = {"group": ALL_GROUPS if one.is_total else named, "role": _role(one)}
        if one.standing.kind == "hidden":
            rows.append({**row, "score": None, "people": None, "text": "hidden"})
        else:
            shown = one.standing
            rows.append(
                {**row, "score": shown.mean_score, "people": shown.rated, "text": "no score"}
            )
    return rows


def _role(one: HeatmapColumn | SafeRoleSummary) -> str:
    return one.title or one.code or one.role


def recurring(answer: RecurringGaps | GapTables, most: int = 20) -> altair.Chart:
    """How many people lack each competency for the roles they aim at, the largest loss first.

    Args:
        answer: The answer of `portfolio.recurring_gaps`, or of `TableCohort.recurring_gaps` without
            groups.
        most: How many competencies to show.
    """
    alt = library()
    rows: list[dict[str, Any]] = []
    if isinstance(answer, GapTables):
        gaps, assessed = _table_gaps(answer), sum(answer.groups["assessed"])
    else:
        gaps, assessed = [gap.to_dict() for gap in answer.gaps], answer.assessed
    for gap in gaps[:most]:
        parts = [
            ("too low", gap["too_low"]),
            ("not demonstrated", gap["not_demonstrated"]),
            ("unknown", gap["unknown"]),
        ]
        for place, (what, people) in enumerate(parts):
            rows.append(
                {
                    "label": gap["label"] or gap["competency"],
                    "what": what,
                    "people": people,
                    "order": place,
                    "asked": gap["asked"],
                    "loss": gap["loss"],
                    "last_gap": gap["last_gap"],
                }
            )
    order = list(dict.fromkeys(row["label"] for row in rows))
    title = f"What {counted(assessed)} lack for the roles they aim at"
    chart: altair.Chart = (
        alt.Chart(alt.Data(values=rows), title=title)
        .mark_bar()
        .encode(
            x=alt.X("sum(people):Q", title="people", axis=alt.Axis(tickMinStep=1)),
            y=alt.Y("label:N", sort=order, title=None),
            color=alt.Color(
                "what:N",
                scale=alt.Scale(
                    domain=["too low", "not demonstrated", "unknown"],
                    range=[LACK, "#8c3b00", UNKNOWN],
                ),
                title=None,
            ),
            order=alt.Order("order:Q"),
            tooltip=[
                alt.Tooltip("label:N"),
                alt.Tooltip("what:N"),
                alt.Tooltip("people:Q"),
                alt.Tooltip("asked:Q", title="people of whom it is asked"),
                alt.Tooltip("loss:Q", format=".3f", title="lost of all scores"),
                alt.Tooltip("last_gap:Q", title="whose only gap it is"),
            ],
        )
    )
    return chart


def _table_gaps(answer: GapTables) -> list[dict[str, Any]]:
    if "group" in answer.gaps.columns:
        raise ValueError("gaps of groups are no single chart; ask without `by`")
    more = {"label": None, "not_demonstrated": 0}
    return [{**gap, **more} for gap in answer.gaps.to_dicts()]


def demand(answer: Coverage, labels: Mapping[str, str] | None = None) -> altair.LayerChart:
    """How many people hold what is needed, against how many are needed.

    The bar is supply and the mark is demand; a bar that ends before its mark is short.

    Args:
        answer: The answer of `portfolio.coverage`.
        labels: Labels by the name of the competency.
    """
    alt = library()
    rows: list[dict[str, Any]] = []
    for one in answer.competencies:
        label = (labels or {}).get(one.competency, one.competency)
        level = "" if one.level is None else f" at {one.level:g}"
        rows.append(
            {
                "label": label + level,
                "holders": one.holders,
                "needed": one.needed,
                "what": "short" if one.missing else "enough",
                "unknown": one.unknown,
                "missing": one.missing,
            }
        )
    order = [row["label"] for row in rows]
    factor = "" if answer.bus_factor is None else f", bus factor {answer.bus_factor}"
    title = f"Supply and demand: {answer.covered} of {len(rows)} covered{factor}"
    base = alt.Chart(alt.Data(values=rows), title=title).encode(
        y=alt.Y("label:N", sort=order, title=None),
        tooltip=[
            alt.Tooltip("label:N"),
            alt.Tooltip("holders:Q"),
            alt.Tooltip("needed:Q"),
            alt.Tooltip("missing:Q"),
            alt.Tooltip("unknown:Q", title="people of whom nothing is known"),
        ],
    )
    supply = base.mark_bar(height={"band": 0.6}).encode(
        x=alt.X("holders:Q", title="holders; mark: people needed", axis=alt.Axis(tickMinStep=1)),
        color=alt.Color(
            "what:N",
            scale=alt.Scale(domain=["enough", "short"], range=[HAVE, LACK]),
            title=None,
        ),
    )
    marks = base.encode(x="needed:Q")
    edge = marks.mark_tick(thickness=5, color=EDGE, height={"band": 0.9})
    needed = marks.mark_tick(thickness=3, color=INK, height={"band": 0.9})
    chart: altair.LayerChart = supply + edge + needed
    return chart


def distribution(
    answer: Sequence[LevelDistribution], labels: Mapping[str, str] | None = None
) -> altair.Chart:
    """How many people have which level; those of whom nothing is known are a column of their own.

    Where the answer has groups, each has a row of charts of its own.

    Args:
        answer: The answer of `portfolio.distribution`.
        labels: Labels by the name of the competency.
    """
    alt = library()
    rows: list[dict[str, Any]] = []
    levels: set[float] = set()
    for one in answer:
        common = {
            "label": (labels or {}).get(one.competency, one.competency),
            "group": NO_GROUP if one.group is None else one.group,
            "of": one.people,
        }
        levels.update(count.level for count in one.levels)
        for count in one.levels:
            rows.append({**common, "level": f"{count.level:g}", "people": count.people})
        for name in ("demonstrated", "not_demonstrated", "not_applicable", "unknown"):
            people = getattr(one, name)
            if people or name == "unknown":
                rows.append({**common, "level": name.replace("_", " "), "people": people})
    words = ["not applicable", "not demonstrated"]
    order = [*words, *(f"{level:g}" for level in sorted(levels)), "demonstrated", "unknown"]
    shown = {row["level"] for row in rows}
    is_grouped = any(one.group is not None for one in answer)
    facets: dict[str, Any] = {"facet": alt.Facet("label:N", title=None, columns=4)}
    if is_grouped:
        facets = {
            "column": alt.Column("label:N", title=None),
            "row": alt.Row("group:N", title=None),
        }
    chart: altair.Chart = (
        alt.Chart(alt.Data(values=rows))
        .mark_bar()
        .encode(
            x=alt.X(
                "level:N",
                sort=[one for one in order if one in shown],
                title=None,
                axis=alt.Axis(labelAngle=-40),
            ),
            y=alt.Y("people:Q", axis=alt.Axis(tickMinStep=1)),
            color=alt.condition("datum.level === 'unknown'", alt.value(UNKNOWN), alt.value(HAVE)),
            tooltip=["label:N", "group:N", "level:N", "people:Q", "of:Q"],
            **facets,
        )
        .properties(width=160, height=120)
    )
    return chart
