"""A reader with linear algebra finds nothing out that a safe table hides."""

from __future__ import annotations

import random
from typing import Any

import numpy as np
import pytest

from prowess import portfolio

SEEDS = range(60)


def determined(equations: list[dict[int, float]], unknown: int) -> list[int]:
    """The unknowns that have one value alone in all solutions of linear equations."""
    matrix = np.zeros((len(equations), unknown))
    for at, equation in enumerate(equations):
        for place, factor in equation.items():
            matrix[at, place] = factor
    rank = np.linalg.matrix_rank(matrix)
    found = []
    for place in range(unknown):
        single = np.zeros((1, unknown))
        single[0, place] = 1
        if np.linalg.matrix_rank(np.vstack([matrix, single])) == rank:
            found.append(place)
    return found


def sums(cells: list[Any]) -> tuple[list[dict[int, float]], int]:
    """Every row and every column with its total, over the hidden cells alone."""
    hidden = {
        (one.row, one.column): at
        for at, one in enumerate(one for one in cells if one.value.kind == "hidden")
    }
    equations = []
    for line in ("row", "column"):
        across = "column" if line == "row" else "row"
        for name in {getattr(one, line) for one in cells}:
            equation = {}
            for one in cells:
                place = hidden.get((one.row, one.column))
                if getattr(one, line) == name and place is not None:
                    equation[place] = -1.0 if getattr(one, across) is None else 1.0
            equations.append(equation)
    return equations, len(hidden)


@pytest.mark.parametrize("seed", SEEDS)
def test_no_hidden_cell_of_a_table_is_the_only_solution(seed: int) -> None:
    dice = random.Random(seed)
    rows = [f"r{at}" for at in range(dice.randint(2, 6))]
    columns = [f"c{at}" for at in range(dice.randint(2, 6))]
    people = {(row, column): dice.choice([0, 1, 3, 6, 9, 20]) for row in rows for column in columns}
    cells = [{"row": r, "column": c, "people": n} for (r, c), n in people.items()]
    safe = portfolio.suppress({"rows": rows, "columns": columns, "cells": cells})
    for one in safe.cells:
        if one.row is not None and one.column is not None:
            true = people[one.row, one.column]
            if one.value.kind == "hidden":
                assert true > 0
            else:
                assert one.value.people == true
                assert not 0 < true < 5
    assert determined(*sums(safe.cells)) == []


@pytest.mark.parametrize("seed", SEEDS)
def test_no_hidden_group_of_a_summary_follows_from_the_total_of_any_number(seed: int) -> None:
    dice = random.Random(seed)
    groups = [f"g{at}" for at in range(dice.randint(2, 8))]
    size = {one: dice.choice([1, 2, 4, 5, 8, 30]) for one in groups}
    rows = []
    for role in ("a", "b"):
        for one in groups:
            rated = size[one] if dice.random() < 0.8 else dice.randint(0, size[one])
            few = dice.randint(0, rated)
            mean = dice.random() if rated else None
            rows.append(
                {
                    "role": role,
                    "group": one,
                    "people": size[one],
                    "rated": rated,
                    "mean_score": mean,
                    "mean_coverage": mean,
                    "reaching": few,
                    "ready": few,
                    "undecided": rated - few,
                }
            )
    safe = portfolio.safe_summary(rows)
    for role in ("a", "b"):
        own = [one for one in safe.rows if one.role == role]
        hidden = [one for one in own if one.standing.kind == "hidden"]
        small = {one for one in groups if size[one] < 5}
        assert small <= {one.group for one in hidden if not one.is_total}
        equation = {at: -1.0 if one.is_total else 1.0 for at, one in enumerate(hidden)}
        assert determined([equation], len(hidden)) == []


def test_the_attacker_finds_a_lone_hidden_cell() -> None:
    assert determined([{0: 1.0}, {1: 1.0, 2: 1.0}], 3) == [0]
    assert determined([{0: 1.0, 1: 1.0}, {0: 1.0, 1: -1.0}], 2) == [0, 1]
