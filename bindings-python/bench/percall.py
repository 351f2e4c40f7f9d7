"""What one call costs: a role with 30 requirements, against plain Python and pydantic.

    python bindings-python/bench/percall.py

The plain loop and the pydantic models compute the same score and the same gaps, and nothing else:
no bounds, no coverage, no gates, no verdict, no reasons, and no check of anything.
The figures are of one run on one machine; compare them with each other only.
"""

from __future__ import annotations

import json
import statistics
import sys
import time
from collections.abc import Callable
from typing import Any

from pydantic import BaseModel

import prowess
from prowess import ProfileHandle, RoleHandle, ScorerHandle, readiness

REQUIREMENTS = 30


class Need(BaseModel):
    competency: str
    required_level: float
    importance: float


class Scale(BaseModel):
    id: str
    kind: str
    minimum: float
    maximum: float


class RoleModel(BaseModel):
    uri: str
    scales: list[Scale]
    requirements: list[Need]


class Known(BaseModel):
    competency: str
    level: float


class ProfileModel(BaseModel):
    person: str
    levels: list[Known]


def data() -> tuple[dict[str, Any], dict[str, Any]]:
    """A person who knows most of what a role asks, at most of the levels."""
    needs = [
        {
            "competency": f"urn:skill:{at:03}",
            "required_level": float(2 + at % 4),
            "importance": float(1 + at % 3),
        }
        for at in range(REQUIREMENTS)
    ]
    levels = [
        {"competency": f"urn:skill:{at:03}", "level": float(1 + at % 5)}
        for at in range(REQUIREMENTS)
        if at % 6
    ]
    scales = [{"id": "five", "kind": "ordinal", "minimum": 0.0, "maximum": 5.0}]
    role = {"uri": "urn:role:analyst", "scales": scales, "requirements": needs}
    return {"person": "ana", "levels": levels}, role


Gaps = list[tuple[str, float]]


def loop(profile: dict[str, Any], role: dict[str, Any]) -> tuple[float, Gaps]:
    """The same score and gaps in plain Python, trusting all of the data."""
    held = {one["competency"]: one["level"] for one in profile["levels"]}
    lowest = role["scales"][0]["minimum"]
    total = reached = 0.0
    gaps: Gaps = []
    for need in role["requirements"]:
        weight, asked = need["importance"], need["required_level"]
        total += weight
        level = held.get(need["competency"])
        met = 0.0 if level is None else min(1.0, (level - lowest) / (asked - lowest))
        reached += weight * met
        if met < 1:
            gaps.append((need["competency"], weight * (1 - met)))
    score = reached / total
    gaps = [(name, loss / total) for name, loss in gaps]
    gaps.sort(key=lambda gap: -gap[1])
    return score, gaps


def modelled(profile: dict[str, Any], role: dict[str, Any]) -> tuple[float, Gaps]:
    """The same with models that check what they are given."""
    person, position = ProfileModel.model_validate(profile), RoleModel.model_validate(role)
    held = {one.competency: one.level for one in person.levels}
    lowest = position.scales[0].minimum
    total = reached = 0.0
    gaps: Gaps = []
    for need in position.requirements:
        total += need.importance
        level = held.get(need.competency)
        met = 0.0 if level is None else min(1.0, (level - lowest) / (need.required_level - lowest))
        reached += need.importance * met
        if met < 1:
            gaps.append((need.competency, need.importance * (1 - met)))
    gaps = [(name, loss / total) for name, loss in gaps]
    gaps.sort(key=lambda gap: -gap[1])
    return reached / total, gaps


def timed(ways: dict[str, Callable[[], object]], seconds: float) -> dict[str, tuple[float, float]]:
    """The fastest and the median batch of each way, in microseconds a call.

    The ways take turns, so that whatever else the machine does slows all of them down alike.
    """
    batches = {}
    for name, way in ways.items():
        way()
        start = time.perf_counter()
        way()
        batches[name] = max(1, int(0.002 / max(time.perf_counter() - start, 1e-7)))
    taken: dict[str, list[float]] = {name: [] for name in ways}
    end = time.perf_counter() + seconds * len(ways)
    while time.perf_counter() < end:
        for name, way in ways.items():
            start = time.perf_counter()
            for _ in range(batches[name]):
                way()
            taken[name].append((time.perf_counter() - start) / batches[name] * 1e6)
    return {name: (min(each), statistics.median(each)) for name, each in taken.items()}


def main(seconds: float = 1.0) -> dict[str, tuple[float, float]]:
    """Checks that all agree, then times each."""
    profile, role = data()
    held_profile, held_role = ProfileHandle(profile), RoleHandle(role)
    scorer = ScorerHandle.of(held_role)
    levels = {one["competency"]: one["level"] for one in profile["levels"]}
    assert scorer.score(levels).score == readiness.assess(profile, role).score
    typed_profile, typed_role = held_profile.value, held_role.value
    answer = readiness.assess(profile, role)
    score, gaps = loop(profile, role)
    assert modelled(profile, role) == (score, gaps)
    assert abs(answer.score - score) < 1e-12
    assert {gap.competency for gap in answer.gaps} == {name for name, _ in gaps}
    profile_text, role_text = json.dumps(profile), json.dumps(role)
    ways: dict[str, Callable[[], object]] = {
        "plain loop over dicts": lambda: loop(profile, role),
        "pydantic models and a loop": lambda: modelled(profile, role),
        "prowess, plain dicts": lambda: readiness.assess(profile, role),
        "prowess, dataclasses": lambda: readiness.assess(typed_profile, typed_role),
        "prowess, role held": lambda: readiness.assess(profile, held_role),
        "prowess, role and profile held": lambda: readiness.assess(held_profile, held_role),
        "prowess, scorer and bare levels": lambda: scorer.score(levels),
        "prowess, readiness.score of them": lambda: readiness.score(scorer, levels),
        "prowess, from JSON texts": lambda: readiness.assess(
            json.loads(profile_text), json.loads(role_text)
        ),
        "reading the profile": lambda: ProfileHandle(profile),
        "reading the role": lambda: RoleHandle(role),
    }
    figures = timed(ways, seconds)
    loop_alone = figures["plain loop over dicts"][0]
    with_pydantic = figures["pydantic models and a loop"][0]
    print(
        f"prowess {prowess.__version__}, Python {sys.version.split()[0]}: "
        f"{REQUIREMENTS} requirements, {len(answer.gaps)} gaps; one call, in µs"
    )
    print(f"{'':32} {'fastest':>8} {'median':>8} {'of the loop':>12} {'pydantic takes':>15}")
    for name, (fastest, median) in figures.items():
        print(
            f"{name:32} {fastest:8.2f} {median:8.2f}"
            f" {fastest / loop_alone:11.2f}x {with_pydantic / fastest:14.1f}x"
        )
    return figures


if __name__ == "__main__":
    main(float(sys.argv[1]) if len(sys.argv) > 1 else 1.0)
