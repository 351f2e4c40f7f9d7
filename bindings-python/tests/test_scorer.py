"""A scorer reads plain dicts by itself, and must answer like the operation in everything."""

from __future__ import annotations

import enum
import math
import pickle
import random
import time
from fractions import Fraction
from types import MappingProxyType
from typing import Any, TypeAlias

import numpy as np
import pytest

import prowess
from prowess import ScorerHandle, readiness
from prowess.types import Scores

#: The bits of the measures and the verdict, or all that a problem says.
Outcome: TypeAlias = tuple[object, ...]

MEASURES = ("score", "low", "high", "coverage")
FORMULAS = (
    {"kind": "weighted_proportional"},
    {"kind": "mean_proportional"},
    {"kind": "count_met"},
    {"kind": "tolerance", "levels": 1},
    {"kind": "weighted_capped"},
    {"kind": "mandatory_first"},
    {"kind": "required_plus_preferred"},
)


def outcome(way: Any, *given: Any) -> Outcome:
    """What a call gives or what it raises, with nothing left out."""
    try:
        answer = way(*given)
    except prowess.ProwessError as error:
        return (type(error), error.code, error.message, error.path, error.help, error.details)
    except Exception as error:
        return (type(error), str(error))
    assert type(answer) is Scores
    bits = [getattr(answer, name) for name in MEASURES]
    assert {type(one) for one in bits} == {float}
    assert type(answer.verdict) is str
    return (*map(float.hex, bits), answer.verdict)


def outcomes(scorer: ScorerHandle, levels: Any) -> list[Outcome]:
    """The same levels by every way; the last two are the ways of all operations."""
    given = scorer.to_dict()
    ways = [outcome(scorer.score, levels), outcome(readiness.score, scorer, levels)]
    ways.append(outcome(readiness.score, given, levels))
    if isinstance(levels, dict):
        ways.append(outcome(scorer.score, MappingProxyType(levels)))
    return ways


def some_role(dice: random.Random) -> dict[str, Any]:
    """A role; about every third has more terms than a level for each competency."""
    needs: list[dict[str, Any]] = []
    for at in dice.sample(range(9), dice.randint(1, 8)):
        need: dict[str, Any] = {"competency": f"urn:ü:{at}", "importance": dice.randint(0, 3)}
        if dice.random() < 0.7:
            # Sometimes the code is the uri, and sometimes it is that of another one.
            need["code"] = dice.choice([f"C{at}", f"C{at}", f"C{at}", f"urn:ü:{at}", "C0"])
        if dice.random() < 0.8:
            need |= {"required_level": dice.randint(1, 5), "scale": dice.choice(["up", "down"])}
        if dice.random() < 0.3:
            need["necessity"] = "desired"
        needs.append(need)
    terms: dict[int, dict[str, Any]] = {
        0: {"gate": {}},
        1: {"equivalents": [{"competency": "elsewhere", "factor": 0.5}]},
        2: {"when": {"kind": "holds", "competency": "elsewhere"}},
    }
    needs[-1] |= terms.get(dice.randrange(9), {})
    scale = {"kind": "ordinal", "minimum": 1, "maximum": 5}
    scales = [{"id": "up", **scale}, {"id": "down", **scale, "direction": "lower_is_better"}]
    return {"uri": "urn:role", "scales": scales, "requirements": needs}


def some_scorer(dice: random.Random) -> ScorerHandle:
    share = (None, 0.0, 0.25, 0.5, 1.0)
    while True:
        options = {
            "formula": dice.choice(FORMULAS),
            "unknown": dice.choice(["strict", "lenient", "interval"]),
            "threshold": dice.choice(share),
            "coverage_floor": dice.choice(share),
        }
        try:
            return ScorerHandle.of(some_role(dice), options)
        except prowess.ProwessError:
            continue


def some_levels(dice: random.Random) -> dict[str, Any]:
    """Levels by uri and by code, of what is asked and of what is not."""
    names = [*(f"urn:ü:{at}" for at in range(9)), *(f"C{at}" for at in range(9)), "elsewhere", "é"]
    level = (None, 1, 2, 3, 4, 5, 1.0, 2.5, 3.0, 4.5, 5.0)
    levels = {name: dice.choice(level) for name in dice.sample(names, dice.randint(0, 7))}
    if dice.random() < 0.1:
        odd: tuple[Any, ...] = (
            0,
            6,
            -0.0,
            True,
            math.nan,
            math.inf,
            "3",
            2**63,
            -(2**63),
            2**64,
            10**400,
            [],
        )
        levels[dice.choice(names)] = dice.choice(odd)
    if dice.random() < 0.05:
        levels[dice.choice(["", "a\n", "x" * 2049, "\ud800"])] = 3
    return levels


def test_a_scorer_answers_and_refuses_like_the_operation_in_every_bit() -> None:
    dice = random.Random(20261120)
    answered = refused = 0
    for _ in range(400):
        scorer = some_scorer(dice)
        for _ in range(10):
            levels = some_levels(dice)
            first, *others = outcomes(scorer, levels)
            assert all(other == first for other in others), (scorer.to_dict(), levels)
            answered += len(first) == 5
            refused += len(first) != 5
    assert answered > 1000
    assert refused > 100


def test_a_scorer_gives_the_measures_of_the_whole_assessment_in_every_bit() -> None:
    dice = random.Random(30)
    compared = 0
    for _ in range(400):
        scorer = some_scorer(dice)
        given = scorer.value
        asked = scorer.competencies()
        levels = {name: dice.choice([1, 2.5, 3, 4.0, 5]) for name in asked if dice.random() < 0.7}
        held = [{"competency": name, "level": level} for name, level in levels.items()]

        def assessed() -> Scores:
            profile: Any = {"person": "ana", "levels": held}  # noqa: B023
            whole = readiness.assess(profile, given.role, given.options)  # noqa: B023
            return Scores(**{name: getattr(whole, name) for name in (*MEASURES, "verdict")})

        whole, scored = outcome(assessed), outcome(scorer.score, levels)
        if len(whole) == 5:
            compared += 1
            assert scored == whole
        else:
            assert scored[:2] == whole[:2]
    assert compared > 200


@pytest.fixture(scope="module")
def analyst() -> ScorerHandle:
    scales = [{"id": "five", "kind": "ordinal", "minimum": 1, "maximum": 5}]
    needs = [
        {"competency": "sql", "code": "S1", "required_level": 4, "importance": 3},
        {"competency": "statistics", "required_level": 3},
    ]
    return ScorerHandle.of({"uri": "analyst", "scales": scales, "requirements": needs})


class Named(str):
    """A text of a type of its own."""


class Disguised(str):
    """A text that a dict takes for `sql`."""

    def __hash__(self) -> int:
        return hash("sql")

    def __eq__(self, other: object) -> bool:
        return other == "sql"


class Counted(dict[str, float]):
    """A dict of a type of its own, which shows other values than it holds."""

    def items(self) -> Any:
        return [("sql", 5)]


class Grade(enum.IntEnum):
    GOOD = 4


class Half:
    def __float__(self) -> float:
        return 2.5


class Failing:
    def __float__(self) -> float:
        raise ZeroDivisionError("by its owner")


UNUSUAL: dict[str, Any] = {
    "a list of pairs": [("sql", 3)],
    "no levels": None,
    "a number": 3,
    "a text": "sql",
    "a dict of another type": Counted(sql=1),
    "a mapping": MappingProxyType({"sql": 3}),
    "a number as a key": {3: 3},
    "None as a key": {None: 3},
    "bytes as a key": {b"sql": 3},
    "an empty key": {"sql": 3, "": 3},
    "a key with a control character": {"sql\n": 3},
    "a key that is too long": {"x" * 2049: 3},
    "a key that is no Unicode": {"\ud800": 3},
    "a key of another type of text": {Named("sql"): 3, Named("r"): 2},
    "a key that looks like another": {Disguised("statistics"): 3},
    "a text for a level": {"sql": "3"},
    "a text for a level that is not asked for": {"sql": 3, "r": "3"},
    "true": {"sql": True},
    "true for a level that is not asked for": {"sql": 3, "r": True},
    "a list for a level": {"sql": [3]},
    "a dict for a level": {"sql": {"level": 3}},
    "NaN": {"sql": math.nan},
    "NaN that is not asked for": {"sql": 3, "r": math.nan},
    "infinity": {"sql": math.inf},
    "a level off the scale": {"sql": 7},
    "a level below the scale": {"sql": 0.5},
    "a level by its code, off the scale": {"S1": 7.0},
    "any level of what is not asked for": {"sql": 3, "r": 7000},
    "a huge level": {"sql": 2**64},
    "a level that is no float": {"sql": 10**400},
    "a level that is no float and is not asked for": {"sql": 3, "r": 10**400},
    "a negative level": {"sql": -1},
    "a level of -0.0": {"sql": -0.0},
    "by uri and by code": {"sql": 3, "S1": 3},
    "by code and by uri": {"S1": 3, "statistics": 2, "sql": 4},
    "by uri and by code, where one is not known": {"sql": None, "S1": 3},
    "by uri and by code, where the other is not known": {"sql": 3, "S1": None},
    "by uri and by code, where neither is known": {"sql": None, "S1": None},
    "a fraction": {"sql": Fraction(7, 2)},
    "an enum member": {"sql": Grade.GOOD},
    "a scalar of numpy": {"sql": np.float64(3.5), "statistics": np.int64(2)},
    "a small scalar of numpy": {"sql": np.float32(3.5)},
    "no number of numpy": {"sql": np.float64("nan")},
    "something with __float__": {"sql": Half()},
    "something whose __float__ fails": {"sql": Failing()},
    "nothing": {},
}


@pytest.mark.parametrize("levels", UNUSUAL.values(), ids=UNUSUAL)
def test_what_is_unusual_is_answered_or_refused_like_the_operation_does(
    analyst: ScorerHandle, levels: Any
) -> None:
    first, *others = outcomes(analyst, levels)
    # A mapping gives its items another way, so a dict that lies about them is none to compare.
    others = others[:2] if isinstance(levels, Counted) else others
    assert all(other == first for other in others)


def test_a_problem_names_the_level_that_is_wrong(analyst: ScorerHandle) -> None:
    with pytest.raises(prowess.InvalidError) as caught:
        analyst.score({"sql": 3, "statistics": 7})
    assert (caught.value.code, caught.value.path) == (
        "readiness.level_off_scale",
        "levels.statistics",
    )
    with pytest.raises(prowess.InvalidError) as caught:
        analyst.score({"sql": 3, "r": "high"})  # type: ignore[dict-item]
    assert (caught.value.code, caught.value.path) == ("surface.malformed_argument", "levels.r")
    with pytest.raises(prowess.ConflictError) as conflict:
        analyst.score({"sql": 3, "S1": 3})
    assert (conflict.value.code, conflict.value.path) == (
        "evidence.duplicate_competency",
        "levels.sql",
    )


def test_a_key_need_not_be_the_same_object(analyst: ScorerHandle) -> None:
    made = "".join(["s", "q", "l"])
    assert analyst.score({made: 3}) == analyst.score({"sql": 3}) == analyst.score({"S1": 3.0})
    assert analyst.score({"sql": 3, "r": 1}) == analyst.score({"sql": 3})
    assert analyst.score({"sql": 3, "statistics": None}) == analyst.score({"sql": 3})


@pytest.mark.parametrize("many", [1, 2, 63, 64, 65, 200, 3000])
def test_a_role_may_ask_for_any_number_of_competencies(many: int) -> None:
    needs = [{"competency": f"urn:{at}", "code": f"c{at}"} for at in range(many)]
    scorer = ScorerHandle.of({"uri": "urn:role", "requirements": needs})
    known = {f"urn:{at}" if at % 2 else f"c{at}": at for at in range(0, many, 3)}
    scores = outcomes(scorer, known)
    assert len(set(scores)) == 1
    assert len(scores[0]) == 5


def test_a_dict_is_scored_at_least_twice_as_fast_as_by_the_operation() -> None:
    needs = [{"competency": f"urn:{at}"} for at in range(30)]
    scorer = ScorerHandle.of({"uri": "urn:role", "requirements": needs})
    levels = {f"urn:{at}": float(at) for at in range(30)}
    mapping = MappingProxyType(levels)
    taken = {id(given): math.inf for given in (levels, mapping)}
    for _ in range(50):
        for given in (levels, mapping):
            start = time.perf_counter()
            for _ in range(20):
                scorer.score(given)
            taken[id(given)] = min(taken[id(given)], time.perf_counter() - start)
    assert 2 * taken[id(levels)] < taken[id(mapping)]


def test_scores_are_those_of_any_other_call(analyst: ScorerHandle) -> None:
    scores = analyst.score({"sql": 3})
    assert pickle.loads(pickle.dumps(scores)) == scores
    assert hash(scores) == hash(analyst.score({"sql": 3}))
    assert scores.to_dict() == readiness.score(analyst.value, {"sql": 3}).to_dict()
    assert analyst.score(levels={"sql": 3}) == scores
    with pytest.raises(AttributeError):
        scores.score = 1.0  # type: ignore[misc]


def test_a_scorer_of_a_scorer_and_of_its_class_scores_alike(analyst: ScorerHandle) -> None:
    class Mine(ScorerHandle):
        pass

    levels = {"sql": 3, "statistics": 2.5}
    for other in (ScorerHandle(analyst), Mine(analyst), pickle.loads(pickle.dumps(analyst))):
        assert other.score(levels) == analyst.score(levels)
    assert readiness.score(Mine(analyst), levels) == analyst.score(levels)
