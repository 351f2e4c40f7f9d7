"""Everybody is held against the own role as plain loops do it."""

from __future__ import annotations

import random
from typing import Any

import polars as pl
import pytest

import prowess
from made_up import FORMS, NEAR, SEEDS, Form, Sample, cohort, coverage, sample, score
from prowess import TableCohort
from prowess.tables import Workspace


def wanted_gaps(made: Sample, person: str) -> dict[str, float | None]:
    """What a person lacks for the own role, and how many levels of it."""
    role = next(one for one in made.roles if one["uri"] == made.targets[person])
    lacking: dict[str, float | None] = {}
    for need in role["requirements"]:
        level = made.levels[person].get(need["competency"])
        if level is None or level < need["required_level"]:
            lacking[need["competency"]] = None if level is None else need["required_level"] - level
    return lacking


@FORMS
@pytest.mark.parametrize("seed", SEEDS)
def test_everybody_is_held_against_the_own_role_as_by_a_plain_loop(form: Form, seed: int) -> None:
    made = sample(seed)
    rows = form(made).readiness(made.roles).to_dicts()
    roles = {one["uri"]: one for one in made.roles}
    assert [row["person"] for row in rows] == list(made.levels)
    for row in rows:
        target = made.targets[row["person"]]
        assert row["role"] == target
        if target is None:
            assert (row["score"], row["coverage"], row["gaps"]) == (None, None, [])
            continue
        levels = made.levels[row["person"]]
        assert row["score"] == pytest.approx(score(levels, roles[target]), abs=NEAR)
        assert row["coverage"] == pytest.approx(coverage(levels, roles[target]), abs=NEAR)
        lacking = wanted_gaps(made, row["person"])
        assert {gap["competency"] for gap in row["gaps"]} == set(lacking)
        for gap in row["gaps"]:
            if lacking[gap["competency"]] is not None:
                assert gap["missing"] == pytest.approx(lacking[gap["competency"]], abs=1e-5)


@FORMS
@pytest.mark.parametrize("seed", SEEDS)
def test_gaps_recur_as_often_as_a_plain_loop_counts(form: Form, seed: int) -> None:
    made = sample(seed)
    answer = form(made).recurring_gaps(made.roles, by="department")
    names = sorted({one for one in made.groups.values() if one is not None})
    groups = [*names, None] if None in made.groups.values() else names
    assert answer.groups["group"] == groups
    for told in answer.groups.to_dicts():
        own = [
            one
            for one in made.levels
            if made.groups[one] == told["group"] and made.targets[one] is not None
        ]
        lacking = [wanted_gaps(made, one) for one in own]
        assert told["assessed"] == len(own)
        assert told["ready"] == sum(not one for one in lacking)
        counts: dict[str, int] = {}
        for one in lacking:
            for name in one:
                counts[name] = counts.get(name, 0) + 1
        rows = [row for row in answer.gaps.to_dicts() if row["group"] == told["group"]]
        assert {row["competency"]: row["lacking"] for row in rows} == counts
        assert [row["loss"] for row in rows] == sorted((row["loss"] for row in rows), reverse=True)
        for row in rows:
            assert row["unknown"] + row["too_low"] == row["lacking"] <= row["asked"]


def test_recurring_gaps_of_tables_are_those_of_plain_profiles() -> None:
    made = sample(3)
    members: list[Any] = [
        {
            "profile": {
                "person": one,
                "levels": [{"competency": c, "level": level} for c, level in levels.items()],
            },
            "target_role": made.targets[one],
        }
        for one, levels in made.levels.items()
    ]
    plain = prowess.portfolio.recurring_gaps({"members": members}, made.roles)
    answer = cohort(made).recurring_gaps(made.roles)
    told = answer.groups.to_dicts()[0]
    assert (told["assessed"], told["ready"], told["mean_score"]) == (
        plain.assessed,
        plain.ready,
        plain.mean_score,
    )
    shown = {one.competency: one for one in plain.gaps}
    rows = answer.gaps.to_dicts()
    assert len(rows) == len(shown)
    for row in rows:
        one = shown[row["competency"]]
        for name in ("asked", "lacking", "unknown", "too_low", "loss", "blocks", "last_gap"):
            assert row[name] == getattr(one, name), name


def test_the_own_role_is_answered_in_the_same_bits_whatever_the_order_threads_and_memory() -> None:
    made = sample(2, people=300)
    workspace = Workspace()
    wanted = cohort(made).readiness(made.roles, threads=1).to_dicts()
    rows = list(made.rows)
    for seed in range(3):
        random.Random(seed).shuffle(rows)
        mixed = Sample(made.levels, made.roles, made.groups, made.targets, rows)
        people = cohort(mixed)
        for threads in (1, 2):
            answer = people.readiness(made.roles, threads=threads, workspace=workspace)
            assert answer.to_dicts() == wanted
    held = cohort(made).readiness(made.roles, workspace=workspace)
    again = cohort(sample(1)).readiness(sample(1).roles, workspace=workspace)
    assert held.to_dicts() == wanted
    assert again.to_dicts() == cohort(sample(1)).readiness(sample(1).roles).to_dicts()


def test_a_role_that_nobody_gave_is_refused() -> None:
    made = sample(1)
    with pytest.raises(prowess.InvalidError, match="which is not among the roles, for person"):
        cohort(made).readiness(made.roles[:1])
    with pytest.raises(prowess.InvalidError, match="without a column of the roles"):
        TableCohort.from_arrow(made.long).readiness(made.roles)


def test_gaps_are_taken_over_by_polars_as_rows() -> None:
    made = sample(4)
    answer = cohort(made).readiness(made.roles)
    gaps = pl.DataFrame(answer).select("person", "gaps").explode("gaps").unnest("gaps")
    counted = gaps.filter(pl.col("competency").is_not_null()).height
    assert counted == sum(len(row) for row in answer["gaps"])
