"""Charts of one readiness, and of people against roles."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from prowess.plot._base import HAVE, LACK, UNKNOWN, library, words
from prowess.types import Comparison, Readiness

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import altair


def _parts(one: Readiness, labels: Mapping[str, str] | None) -> list[dict[str, Any]]:
    """What each requirement that counts gives, lacks and may be worth, the heaviest first."""
    missing = {gap.competency: gap for gap in one.gaps}
    parts: list[dict[str, Any]] = []
    for part in one.contributions:
        if part.met is None and part.left_out is not None:
            continue
        gap = missing.get(part.competency)
        label = (labels or {}).get(part.competency)
        parts.append(
            {
                "competency": part.competency,
                "label": label or (gap.label if gap and gap.label else part.competency),
                "met": part.met,
                "share": part.share,
                "gives": part.contribution,
                "lacks": gap.loss if gap else 0.0,
                "reason": gap.reason if gap else None,
                "is_unknown": bool(gap and gap.reason == "unknown"),
            }
        )
    return sorted(parts, key=lambda part: (-part["share"], part["label"]))


def _title(one: Readiness) -> str:
    return f"{one.person} for {one.title or one.code or one.role}: {one.score:.0%}"


def gaps(one: Readiness, labels: Mapping[str, str] | None = None) -> altair.Chart:
    """What each requirement adds to the score, and what it lacks: the bars add up to 100 %.

    Args:
        one: A readiness.
        labels: Labels by uri, such as those of `readiness.labels(role)`.
    """
    alt = library()
    rows: list[dict[str, Any]] = []
    for part in _parts(one, labels):
        lacking = "unknown" if part["is_unknown"] else "missing"
        rows.append({**part, "what": "met", "points": part["gives"], "order": 0})
        rows.append({**part, "what": lacking, "points": part["lacks"], "order": 1})
    labels_in_order = list(dict.fromkeys(row["label"] for row in rows))
    chart: altair.Chart = (
        alt.Chart(alt.Data(values=rows), title=_title(one))
        .mark_bar()
        .encode(
            x=alt.X("points:Q", title="part of the score", axis=alt.Axis(format=".0%")),
            y=alt.Y("label:N", sort=labels_in_order, title=None),
            color=alt.Color(
                "what:N",
                scale=alt.Scale(domain=["met", "missing", "unknown"], range=[HAVE, LACK, UNKNOWN]),
                title=None,
            ),
            order=alt.Order("order:Q"),
            tooltip=[
                alt.Tooltip("label:N"),
                alt.Tooltip("what:N"),
                alt.Tooltip("points:Q", format=".1%"),
                alt.Tooltip("reason:N"),
            ],
        )
    )
    return chart


def radar(
    one: Readiness, labels: Mapping[str, str] | None = None, most: int = 12
) -> altair.LayerChart:
    """How far each requirement is met, as sectors around a centre, the heaviest first.

    The radius grows with the square root, so that the area, which the eye compares, grows with
    how far a requirement is met; the outline is what is asked.
    An unknown requirement has no sector of its own, only the outline.

    Args:
        one: A readiness.
        labels: Labels by uri, such as those of `readiness.labels(role)`.
        most: How many requirements to show; with many, nothing can be read.
    """
    alt = library()
    parts = _parts(one, labels)[:most]
    turn = 6.283185307179586 / max(len(parts), 1)
    rows = [
        {
            **part,
            "start": at * turn,
            "end": (at + 1) * turn,
            "asked": 1.0,
            "shown": 0.0 if part["met"] is None or part["is_unknown"] else part["met"],
        }
        for at, part in enumerate(parts)
    ]
    title = alt.TitleParams(_title(one), offset=20)
    base = alt.Chart(alt.Data(values=rows), title=title).encode(
        theta=alt.Theta("start:Q", scale=None),
        theta2=alt.Theta2("end:Q"),
        tooltip=[
            alt.Tooltip("label:N"),
            alt.Tooltip("met:Q", format=".0%"),
            alt.Tooltip("reason:N"),
        ],
    )
    radius = alt.Scale(type="sqrt", zero=True, domain=[0, 1])
    outline = base.mark_arc(
        fill="#8a8a8a", fillOpacity=0.12, stroke="#8a8a8a", strokeDash=[3, 3]
    ).encode(radius=alt.Radius("asked:Q", scale=radius))
    held = base.mark_arc(stroke="white", color=HAVE).encode(
        radius=alt.Radius("shown:Q", scale=radius)
    )
    # Names stand outside of the circle, and run away from it on either side.
    names = []
    for align, is_here in (("left", "sin(datum.middle) >= 0"), ("right", "sin(datum.middle) < 0")):
        own = (
            base.transform_calculate(middle="(datum.start + datum.end) / 2")
            .transform_filter(is_here)
            .encode(
                text="label:N",
                radius=alt.Radius("asked:Q", scale=radius),
                theta=alt.Theta("middle:Q", scale=None),
                theta2=alt.Theta2(),
            )
        )
        names += words(own, radiusOffset=8, fontSize=11, align=align, limit=170)
    chart: altair.LayerChart = alt.layer(outline, held, *names).properties(width=260, height=260)
    return chart


def heatmap(
    answers: Comparison | Sequence[Readiness | Comparison], most_roles: int = 40
) -> altair.Chart:
    """The readiness of people for roles, one cell for each pair.

    Args:
        answers: A comparison, or several comparisons or readinesses, such as one for each person.
        most_roles: How many roles to show, those with the highest score of anybody first.
    """
    alt = library()
    rows: list[dict[str, Any]] = []
    for answer in [answers] if isinstance(answers, (Comparison, Readiness)) else answers:
        for one in answer.results if isinstance(answer, Comparison) else [answer]:
            rows.append(
                {
                    "person": one.person,
                    "role": one.title or one.code or one.role,
                    "score": one.score,
                    "low": one.low,
                    "high": one.high,
                    "coverage": one.coverage,
                    "verdict": one.verdict.replace("_", " "),
                }
            )
    best: dict[str, float] = {}
    for row in rows:
        best[row["role"]] = max(best.get(row["role"], 0.0), row["score"])
    order = sorted(best, key=lambda role: (-best[role], role))[:most_roles]
    kept = [row for row in rows if row["role"] in set(order)]
    # A cell of many people is narrow, and names are left out where they would touch.
    step = min(20.0, max(3.0, 1200 / max(len({row["person"] for row in kept}), 1)))
    chart: altair.Chart = (
        alt.Chart(alt.Data(values=kept), title="Readiness of people for roles")
        .mark_rect()
        .properties(width=alt.Step(step))
        .encode(
            x=alt.X("person:N", title=None, axis=alt.Axis(labelOverlap=True, labelSeparation=4)),
            y=alt.Y("role:N", sort=order, title=None),
            color=alt.Color(
                "score:Q",
                scale=alt.Scale(scheme="blues", domain=[0, 1]),
                legend=alt.Legend(title="score", format=".0%"),
            ),
            tooltip=[
                alt.Tooltip("person:N"),
                alt.Tooltip("role:N"),
                alt.Tooltip("score:Q", format=".1%"),
                alt.Tooltip("low:Q", format=".1%"),
                alt.Tooltip("high:Q", format=".1%"),
                alt.Tooltip("coverage:Q", format=".1%", title="known"),
                alt.Tooltip("verdict:N"),
            ],
        )
    )
    return chart
