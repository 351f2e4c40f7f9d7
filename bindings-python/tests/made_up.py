"""Small tables of made-up people, and the same questions answered by plain loops."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pyarrow as pa
import pytest

from prowess import TableCohort

LOWEST, HIGHEST = 0.0, 5.0

Levels = dict[str, dict[str, float]]


@dataclass(frozen=True)
class Sample:
    """People, roles and a table of them."""

    #: Only levels that are known.
    levels: Levels
    roles: list[dict[str, Any]]
    groups: dict[str, str | None]
    targets: dict[str, str | None]
    rows: list[dict[str, Any]]

    @property
    def long(self) -> pa.Table:
        """A row for each level, the unknown ones among them."""
        schema = pa.schema(
            {
                "person": pa.string(),
                "competency": pa.string(),
                "level": pa.float64(),
                "department": pa.string(),
                "target_role": pa.string(),
            }
        )
        return pa.Table.from_pylist(self.rows, schema=schema)

    @property
    def wide(self) -> pa.Table:
        """A row for each person."""
        names = sorted({row["competency"] for row in self.rows})
        columns: dict[str, Any] = {"person": list(self.levels)}
        for name in names:
            held = [levels.get(name) for levels in self.levels.values()]
            columns[name] = pa.array(held, pa.float64())
        columns["department"] = pa.array([self.groups[one] for one in self.levels], pa.string())
        columns["target_role"] = pa.array([self.targets[one] for one in self.levels], pa.string())
        return pa.table(columns)


def sample(seed: int, people: int = 40, roles: int = 12, competencies: int = 15) -> Sample:
    """Made up from a seed; some levels are unknown, some people have no group or no target."""
    dice = random.Random(seed)
    names = [f"urn:skill:{at:02}" for at in range(competencies)]
    step = dice.choice([1.0, 0.5, 0.01])
    made_roles = [
        {
            "uri": f"urn:role:{at:02}",
            "scales": [{"id": "five", "kind": "ordinal", "minimum": LOWEST, "maximum": HIGHEST}],
            "requirements": [
                {
                    "competency": name,
                    "required_level": dice.randint(1, 5) if step == 1 else dice.randint(1, 10) / 2,
                    "importance": dice.randint(1, 5),
                }
                for name in dice.sample(names, dice.randint(1, 8))
            ],
        }
        for at in range(roles)
    ]
    levels: Levels = {}
    groups: dict[str, str | None] = {}
    targets: dict[str, str | None] = {}
    rows: list[dict[str, Any]] = []
    for at in range(people):
        person = f"person-{at:03}"
        levels[person] = {}
        groups[person] = dice.choice(["b", "a", "c", None])
        uris: list[str | None] = [None, *(str(one["uri"]) for one in made_roles)]
        targets[person] = dice.choice(uris)
        for name in dice.sample(names, dice.randint(1, competencies)):
            level = None if dice.random() < 0.1 else round(dice.randint(0, int(5 / step)) * step, 2)
            if level is not None:
                levels[person][name] = level
            rows.append(
                {
                    "person": person,
                    "competency": name,
                    "level": level,
                    "department": groups[person],
                    "target_role": targets[person],
                }
            )
    return Sample(levels, made_roles, groups, targets, rows)


def score(levels: dict[str, float], role: dict[str, Any]) -> float:
    """The weighted part of the levels asked that is met."""
    met = total = 0.0
    for need in role["requirements"]:
        level = levels.get(need["competency"], LOWEST)
        share = (level - LOWEST) / (need["required_level"] - LOWEST)
        met += need["importance"] * min(1.0, share)
        total += need["importance"]
    return met / total


def coverage(levels: dict[str, float], role: dict[str, Any]) -> float:
    """The weighted part about which something is known."""
    needs = role["requirements"]
    known = sum(one["importance"] for one in needs if one["competency"] in levels)
    return float(known / sum(one["importance"] for one in needs))


def best(scored: list[tuple[float, float, str]], top: int) -> list[str]:
    """The names with the highest score, then coverage, then the lowest name."""
    order = sorted(scored, key=lambda one: (-round(one[0], 9), -round(one[1], 9), one[2]))
    return [name for _, _, name in order[:top]]


SEEDS = range(8)
NEAR = 1e-6


def cohort(made: Sample, **more: Any) -> TableCohort:
    """The people of a sample, read from a table in long form."""
    return TableCohort.from_arrow(
        made.long, groups=["department"], target_role="target_role", **more
    )


def wide(made: Sample) -> TableCohort:
    """The same people, read from a table in wide form."""
    return TableCohort.from_wide(made.wide, groups=["department"], target_role="target_role")


FORMS = pytest.mark.parametrize("form", [cohort, wide], ids=["long", "wide"])
Form = Callable[[Sample], TableCohort]
