"""A chart of learning plans in time."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from prowess.plot._base import HAVE, library
from prowess.types import LearningPlan

if TYPE_CHECKING:
    from collections.abc import Mapping

    import altair


def calendar(
    plans: LearningPlan | Mapping[str, LearningPlan],
    titles: Mapping[str, str] | None = None,
    labels: Mapping[str, str] | None = None,
) -> altair.Chart:
    """When each resource of a plan is taken; with several plans, a line for each person.

    The same days as a table are what a notebook shows of the plan itself.

    Args:
        plans: A learning plan with a start and hours a week, or several, by person.
        titles: Titles by the id of the resource.
        labels: Labels by the uri of the competency.

    Raises:
        ValueError: where a plan has steps without days, since it has no start or no hours a week.
    """
    alt = library()
    many = not isinstance(plans, LearningPlan)
    rows: list[dict[str, Any]] = []
    for person, plan in plans.items() if not isinstance(plans, LearningPlan) else [("", plans)]:
        for at, step in enumerate(plan.steps):
            if step.begins is None or step.ends is None:
                raise ValueError("the plan has no days: give it a `start` and `hours_per_week`")
            closes = [one.competency for one in step.narrows if one.is_closed]
            rows.append(
                {
                    "person": person,
                    "step": at + 1,
                    "title": (titles or {}).get(step.resource, step.resource),
                    "begins": step.begins,
                    "ends": step.ends,
                    # The last day is one to learn on, so the bar reaches to the next.
                    "until": (date.fromisoformat(step.ends) + timedelta(days=1)).isoformat(),
                    "hours": step.hours,
                    "cost": step.cost,
                    "closes": ", ".join((labels or {}).get(one, one) for one in closes),
                }
            )
    name = "person" if many else "title"
    order = list(dict.fromkeys(row[name] for row in rows))
    tooltip = [
        alt.Tooltip("title:N"),
        alt.Tooltip("begins:N"),
        alt.Tooltip("ends:N"),
        alt.Tooltip("hours:Q"),
        alt.Tooltip("cost:Q"),
        alt.Tooltip("closes:N"),
    ]
    chart: altair.Chart = (
        alt.Chart(alt.Data(values=rows), title="Learning plans" if many else "Learning plan")
        .mark_bar(color=HAVE, cornerRadius=2, stroke="white", height={"band": 0.6})
        .encode(
            x=alt.X("begins:T", scale=alt.Scale(type="utc"), title=None),
            x2="until:T",
            y=alt.Y(f"{name}:N", sort=order, title=None, axis=alt.Axis(labelLimit=320)),
            tooltip=[alt.Tooltip("person:N"), *tooltip] if many else tooltip,
        )
    )
    return chart
