"""Charts of many people: they show the numbers of their answers, and what is unknown or hidden."""

from __future__ import annotations

import itertools
import json
from datetime import date, timedelta
from typing import Any

import pytest

from made_up import cohort as table_of
from made_up import sample
from prowess import plot, portfolio, recommend
from prowess.types import Heatmap, LearningPlan

pytest.importorskip("altair")


@pytest.fixture(scope="module")
def cohort(people: list[dict[str, Any]], roles: list[dict[str, Any]]) -> dict[str, Any]:
    members = []
    for at, person in enumerate(people):
        groups = {"team": ("blue", "green")[at % 2]} if at % 5 else {}
        role = roles[at % len(roles)]["uri"] if at % 4 else None
        members.append({"profile": person, "groups": groups, "target_role": role})
    return {"members": members}


def values(chart: Any) -> list[dict[str, Any]]:
    """The rows of all data sets of a chart."""
    found: list[dict[str, Any]] = []

    def look(part: Any) -> None:
        if isinstance(part, dict):
            found.extend(part.get("data", {}).get("values", []))
            for inner in part.values():
                look(inner)
        elif isinstance(part, list):
            for inner in part:
                look(inner)

    look(chart.to_dict())
    return found


def test_a_heatmap_of_groups_says_where_nobody_has_a_score(
    cohort: dict[str, Any], roles: list[dict[str, Any]]
) -> None:
    answer = portfolio.heatmap(cohort, roles, by="team")
    rows = values(plot.groups(answer))
    assert len(rows) == len(answer.cells) == len(answer.rows) * len(roles)
    assert {row["group"] for row in rows} == {"blue", "green", "no group"}
    first = answer.cells[0]
    assert first.mean_score is not None
    assert rows[0]["text"].rstrip("*") == f"{first.mean_score:.0%}"
    cell = first.__replace__(mean_score=None, rated=0)
    empty = Heatmap(rows=["blue"], columns=answer.columns[:1], cells=[cell])
    assert values(plot.groups(empty))[0]["text"] == "no score"


def test_a_mean_of_few_people_is_marked_with_a_star(
    cohort: dict[str, Any], roles: list[dict[str, Any]]
) -> None:
    answer = portfolio.heatmap(cohort, roles, by="team")
    for row in values(plot.groups(answer, few=3)):
        assert row["text"].endswith("*") == (0 < row["people"] < 3)


def test_a_hidden_group_has_no_number_in_a_heatmap(
    cohort: dict[str, Any], roles: list[dict[str, Any]]
) -> None:
    rows = portfolio.summarise(cohort, roles, by="team")
    small = [one for one in rows if one.people < 9]
    safe = portfolio.safe_summary(rows, {"minimum": 9})
    assert safe.hidden_groups >= len({one.group for one in small}) > 0
    drawn = values(plot.groups(safe))
    assert {row["group"] for row in drawn} == {"blue", "green", "no group", "all groups"}
    hidden = [row for row in drawn if row["text"] == "hidden"]
    assert len(hidden) >= len(small)
    assert all(row["score"] is None and row["people"] is None for row in hidden)


def test_bars_of_recurring_gaps_add_up_to_those_who_lack_it(
    cohort: dict[str, Any], roles: list[dict[str, Any]]
) -> None:
    answer = portfolio.recurring_gaps(cohort, roles)
    rows = values(plot.recurring(answer, most=4))
    for gap in answer.gaps[:4]:
        own = [row["people"] for row in rows if row["label"] == (gap.label or gap.competency)]
        assert sum(own) == gap.lacking
    assert len(rows) == 3 * min(4, len(answer.gaps))


def test_supply_that_is_short_has_a_colour_of_its_own(
    cohort: dict[str, Any], people: list[dict[str, Any]]
) -> None:
    competency = people[0]["levels"][0]["competency"]
    demands = [
        {"competency": competency, "people": 1},
        {"competency": "nobody-has-it", "people": 2},
    ]
    answer = portfolio.coverage(cohort, demands)
    rows = values(plot.demand(answer, {"nobody-has-it": "Alchemy"}))
    assert [row["what"] for row in rows] == ["enough", "short"]
    assert rows[1]["label"] == "Alchemy"
    assert f"bus factor {answer.bus_factor}" in json.dumps(plot.demand(answer).to_dict())


def test_unknown_is_a_column_of_a_distribution_and_never_a_level(
    cohort: dict[str, Any], people: list[dict[str, Any]]
) -> None:
    competency = people[0]["levels"][0]["competency"]
    for by in (None, "team"):
        answer = portfolio.distribution(cohort, [competency], by=by)
        rows = values(plot.distribution(answer))
        for one in answer:
            name = "no group" if one.group is None else one.group
            own = [row for row in rows if row["group"] == name]
            assert sum(row["people"] for row in own) == one.people
            assert [row["people"] for row in own if row["level"] == "unknown"] == [one.unknown]


def test_rates_show_four_fifths_of_the_reference_and_hide_what_is_hidden() -> None:
    def count(group: str, people: int, favoured: int) -> dict[str, Any]:
        groups = [{"attribute": "sex", "group": group}]
        return {"groups": groups, "people": people, "favoured": favoured}

    data = {
        "attributes": [{"attribute": "sex", "groups": ["male", "female", "other"]}],
        "counts": [count("male", 80, 48), count("female", 40, 12), count("other", 3, 2)],
    }
    rows = values(plot.rates(portfolio.fairness(data, {"suppression": {}})))
    what = {row["group"]: row["what"] for row in rows if "group" in row}
    hidden = [row for row in rows if row.get("what") == "hidden"]
    assert "other (hidden)" in what
    assert len(hidden) >= 1
    assert all("rate" not in row for row in hidden)

    two = {**data, "counts": data["counts"][:2]}
    rows = values(plot.rates(portfolio.fairness(two)))
    what = {row["group"]: row["what"] for row in rows if "group" in row}
    assert what["male"] == "reference"
    assert what["female"] == "below 4/5, significant"
    assert {"line": pytest.approx(0.48)} in rows


def test_streams_are_as_wide_as_they_have_people(
    cohort: dict[str, Any], roles: list[dict[str, Any]]
) -> None:
    later = {"members": cohort["members"][1:]}
    answer = portfolio.flow(cohort, later, roles)
    chart = plot.flow(answer)
    rows = [row for row in values(chart) if "stream" in row]
    assert {row["bottom"] - row["top"] for row in rows} <= {link.people for link in answer.links}
    assert sum(row["people"] for row in rows if row["x"] == 0) == len(cohort["members"])
    # Streams at one end never lie over one another.
    for end in (0, 1):
        spans = sorted((row["top"], row["bottom"]) for row in rows if row["x"] == end)
        assert all(one[1] <= two[0] + 1e-9 for one, two in itertools.pairwise(spans))


@pytest.fixture(scope="module")
def planned(people: list[dict[str, Any]], roles: list[dict[str, Any]]) -> LearningPlan:
    goals = recommend.learning_goals(people[0], roles[2])
    resources = [
        {
            "id": f"course-{at}",
            "teaches": [{"competency": one.competency, "to": one.required}],
            "hours": 5 + at,
            "cost": 10,
        }
        for at, one in enumerate(goals.goals)
    ]
    plan = recommend.learning_plan(goals, resources, {"start": "2026-11-27", "hours_per_week": 4})
    assert len(plan.steps) == len(resources) > 1
    return plan


def test_a_calendar_has_each_step_from_its_first_day_to_the_day_after_its_last(
    planned: LearningPlan,
) -> None:
    rows = values(plot.calendar(planned, {planned.steps[0].resource: "First of all"}))
    assert [(row["begins"], row["ends"]) for row in rows] == [
        (step.begins, step.ends) for step in planned.steps
    ]
    assert rows[0]["title"] == "First of all"
    assert rows[1]["title"] == planned.steps[1].resource
    for row in rows:
        assert date.fromisoformat(row["until"]) - date.fromisoformat(row["ends"]) == timedelta(1)
    assert sum(row["hours"] for row in rows) == planned.hours


def test_the_calendar_of_several_people_has_a_line_for_each(planned: LearningPlan) -> None:
    chart = plot.calendar({"ana": planned, "ben": planned})
    assert {row["person"] for row in values(chart)} == {"ana", "ben"}
    assert chart.to_dict()["encoding"]["y"]["sort"] == ["ana", "ben"]


def test_a_plan_without_days_has_no_calendar(planned: LearningPlan) -> None:
    steps = [step.__replace__(begins=None, ends=None) for step in planned.steps]
    with pytest.raises(ValueError, match="hours_per_week"):
        plot.calendar(planned.__replace__(steps=steps))


def test_a_notebook_shows_the_same_days_as_a_table(planned: LearningPlan) -> None:
    shown = planned._repr_html_()
    assert f"{planned.hours:g} hours" in shown
    for step in planned.steps:
        assert step.resource in shown
        assert f"<td>{step.begins}</td><td>{step.ends}</td>" in shown


def test_tables_are_drawn_with_the_numbers_of_their_columns() -> None:
    made = sample(3)
    people = table_of(made)
    drawn = values(plot.groups(people.summarise(made.roles, by="department")))
    asked = values(plot.groups(portfolio.heatmap(people.cohort(), made.roles, "department")))

    def key(row: dict[str, Any]) -> tuple[str, str]:
        return row["role"], row["group"]

    for one, other in zip(sorted(drawn, key=key), sorted(asked, key=key), strict=True):
        assert (key(one), one["text"], one["people"]) == (
            key(other),
            other["text"],
            other["people"],
        )
    together = values(plot.groups(people.summarise(made.roles)))
    assert {row["group"] for row in together} == {"all groups"}

    gaps = people.recurring_gaps(made.roles)
    plain = portfolio.recurring_gaps(people.cohort(), made.roles)
    assert values(plot.recurring(gaps)) == values(plot.recurring(plain))
    with pytest.raises(ValueError, match="without `by`"):
        plot.recurring(people.recurring_gaps(made.roles, by="department"))


def test_names_have_an_edge_so_that_they_are_read_on_any_ground(
    cohort: dict[str, Any], roles: list[dict[str, Any]]
) -> None:
    chart = plot.flow(portfolio.flow(cohort, cohort, roles)).to_dict()
    marks = [layer["mark"] for layer in chart["layer"] if layer["mark"]["type"] == "text"]
    edges, texts = marks[::2], marks[1::2]
    assert [one["stroke"] for one in edges] == ["#ffffff"] * 2
    assert [one["color"] for one in texts] == ["#1a1a1a"] * 2
