"""What Python hands over, and how it is refused."""

from __future__ import annotations

import enum
import gc
import json
import sys
import sysconfig
import tracemalloc
from collections import ChainMap, OrderedDict, UserDict, deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from pathlib import Path
from types import MappingProxyType
from typing import Any

import numpy as np
import pytest

import prowess
from prowess import evidence, framework, kernel, readiness, role
from prowess.types import Condition, ConditionNot, Profile, Requirement, Role

SCALE = {"id": "five", "kind": "ordinal", "minimum": 0, "maximum": 5}
PROFILE = {"person": "ana", "levels": [{"competency": "sql", "level": 3}]}
ROLE = {
    "uri": "analyst",
    "scales": [SCALE],
    "requirements": [{"competency": "sql", "required_level": 4, "importance": 1}],
}


def refused(function: Any, *arguments: Any) -> tuple[str | None, str]:
    """Where and why something is refused."""
    with pytest.raises(prowess.InvalidError) as caught:
        function(*arguments)
    assert caught.value.code in {"surface.malformed_argument", "surface.missing_argument"}
    return caught.value.path, caught.value.message


@pytest.mark.parametrize(
    ("level", "reason"),
    [
        ("3", 'invalid type: string "3", expected f64'),
        (True, "invalid type: boolean `true`, expected f64"),
        ([3], "invalid type: sequence, expected f64"),
        ({"level": 3}, "invalid type: map, expected f64"),
        (b"3", "invalid type: byte array, expected f64"),
        ({3}, "invalid type: a Python set, expected f64"),
        (object, "invalid type: the class object, expected f64"),
        (float("nan"), "invalid value: floating point `NaN`, expected a finite number"),
        (float("inf"), "invalid value: floating point `inf`, expected a finite number"),
        (10**400, "number out of range"),
    ],
)
def test_a_wrong_value_is_refused_in_the_words_of_json_and_with_its_place(
    level: object, reason: str
) -> None:
    wrong = {"person": "ana", "levels": [{"competency": "sql", "level": level}]}
    assert refused(readiness.assess, wrong, ROLE) == ("profile.levels[0].level", reason)


@pytest.mark.parametrize(
    "profile",
    [
        None,
        "ana",
        [],
        ["ana"],
        {},
        {"person": None},
        {"person": 3},
        {"person": ""},
        {"person": "ana", "as_of": "2026-13-01"},
        {"person": "ana", "as_of": 3.5},
        {"person": "ana", "lewels": []},
        {"person": "ana", "levels": {}},
        {"person": "ana", "levels": [[]]},
        {"person": "ana", "levels": [{"competency": "sql", "status": 3}]},
        {"person": "ana", "levels": [{"competency": "sql", "status": "maybe"}]},
        {"person": "ana", "levels": [{"competency": "sql", "status": {"unknown": None}}]},
        {"person": "ana", "levels": [{"competency": "sql", "level": 10**30}] * 2 + [3.0]},
        {"person": "ana", "levels": [{"competency": "sql", "level": -(2**63)}, -(2**63)]},
        {"person": "ana", "framework": {"id": "f", "version": 1}},
    ],
    ids=str,
)
def test_objects_are_refused_in_the_words_that_their_json_text_is(profile: object) -> None:
    with pytest.raises(prowess.InvalidError) as by_text:
        evidence.parse(json.dumps(profile))
    if profile is None:
        return
    path, reason = refused(evidence.print, profile)
    assert reason == by_text.value.details.values["reason"]
    assert path == (by_text.value.path or "profile")


def test_an_unknown_field_is_refused_with_all_names_there_are() -> None:
    path, reason = refused(readiness.assess, {"person": "ana", "lewels": []}, ROLE)
    assert path == "profile.lewels"
    assert reason.startswith("unknown field `lewels`, expected one of `person`, ")


def test_a_whole_number_beyond_64_bits_is_the_nearest_float_as_in_json() -> None:
    assert kernel.parse_level(10**30) == 1e30
    wrong = dict(ROLE, grade=10**30)
    path, reason = refused(role.check, wrong)
    assert path == "role.grade"
    assert reason.startswith("invalid type: floating point `1000000")


def test_an_argument_that_is_none_is_missing() -> None:
    assert refused(readiness.assess, None, ROLE) == ("profile", "argument `profile` is missing")


def test_a_key_that_is_no_text_is_refused() -> None:
    assert refused(readiness.assess, {1: "ana"}, ROLE) == ("profile", "key must be a string")


def test_half_of_a_surrogate_pair_is_refused() -> None:
    path, reason = refused(readiness.assess, {"person": "\ud800"}, ROLE)
    assert (path, reason) == (
        "profile.person",
        "invalid value: a text with half of a surrogate pair, expected Unicode",
    )


def test_lists_and_dicts_that_hold_themselves_end_at_a_depth() -> None:
    ring: dict[str, Any] = {"kind": "not"}
    ring["of"] = ring
    wrong = dict(ROLE, requirements=[{"competency": "sql", "when": ring}])
    assert refused(role.check, wrong)[1] == "recursion limit exceeded"
    loop: list[Any] = []
    loop.append(loop)
    with pytest.raises(prowess.InvalidError):
        role.search(loop, "x")


@pytest.mark.parametrize("depth", [10, 200, 100_000])
def test_deep_nesting_is_read_or_refused_but_never_a_crash(depth: int) -> None:
    inner: dict[str, Any] = {"kind": "context", "name": "location", "value": "EU"}
    for _ in range(depth):
        inner = {"kind": "not", "of": inner}
    deep = dict(ROLE, requirements=[{"competency": "sql", "required_level": 4, "when": inner}])
    if depth < 100:
        assert role.check(deep) is not None
    else:
        assert refused(role.check, deep)[1] == "recursion limit exceeded"
    while "of" in inner:  # so that Python does not free it by recursion
        inner = inner.pop("of")


def test_dataclasses_of_ours_go_in_as_they_came_out() -> None:
    ana, analyst = evidence.parse('{"person": "ana"}'), Role(uri="analyst", **parts())
    assert isinstance(ana, Profile)
    assert readiness.assess(ana, analyst).score == 0
    assert role.print(analyst) == role.print(analyst.to_dict())


def parts() -> dict[str, Any]:
    return {
        "scales": [SCALE],
        "requirements": [Requirement(competency="sql", required_level=4, importance=1)],
    }


def test_a_field_that_is_a_python_keyword_goes_both_ways() -> None:
    whole = {
        "id": "f",
        "version": "1",
        "competencies": [{"uri": "a", "kind": "skill"}, {"uri": "b", "kind": "skill"}],
        "relations": [{"from": "a", "kind": "prerequisite", "to": "b"}],
    }
    known = framework.parse(framework.print(whole))
    assert known.relations[0].from_ == "a"
    assert known.relations[0].to_dict()["from"] == "a"
    assert framework.print(known) == framework.print(whole)


class Word(enum.Enum):
    SQL = "sql"


class Text(str, enum.Enum):
    SQL = "sql"


@dataclass
class Mine:
    """Somebody's own dataclass."""

    competency: str
    level: float
    unused: str | None = field(default=None, repr=False)


@dataclass
class Step:
    from_: str
    to: str
    kind: str = "prerequisite"


class Half(Mapping[str, Any]):
    """A mapping that is no dict."""

    def __init__(self, **values: Any) -> None:
        self.values_ = values

    def __getitem__(self, key: str) -> Any:
        return self.values_[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self.values_)

    def __len__(self) -> int:
        return len(self.values_)


SQL = {"competency": "sql", "level": 3}


@pytest.mark.parametrize(
    "profile",
    [
        PROFILE,
        OrderedDict(PROFILE),
        UserDict(PROFILE),
        ChainMap(PROFILE),
        MappingProxyType(PROFILE),
        Half(**PROFILE),
        {"person": "ana", "levels": (SQL,)},
        {"person": "ana", "levels": deque([SQL])},
        {"person": Word.SQL, "levels": [SQL]},
        {"person": Text.SQL, "levels": [{"competency": Text.SQL, "level": 3}]},
        {"person": "ana", "levels": [{"competency": "sql", "level": np.float32(3)}]},
        {"person": "ana", "levels": [{"competency": "sql", "level": np.int64(3)}]},
        {"person": "ana", "levels": [{"competency": "sql", "level": np.array(3.0)}]},
        {"person": np.str_("ana"), "levels": np.array([SQL])},
        {"person": "ana", "levels": [{"competency": "sql", "level": Decimal("3.0")}]},
        prowess.ProfileHandle(PROFILE),
    ],
    ids=lambda value: type(value).__name__,
)
def test_what_python_has_for_the_same_data_is_read_the_same(profile: Any) -> None:
    assert readiness.assess(profile, ROLE).score == 0.75


def test_somebodys_own_dataclass_is_read_by_its_fields() -> None:
    wrong = {"person": "ana", "levels": [Mine("sql", 3)]}
    assert refused(readiness.assess, wrong, ROLE)[0] == "profile.levels[0].unused"
    whole = {
        "id": "f",
        "version": "1",
        "competencies": [{"uri": "a", "kind": "skill"}, {"uri": "b", "kind": "skill"}],
        "relations": [Step("a", "b")],
    }
    assert '"from": "a"' in framework.print(whole)


def test_bytes_are_numbers_where_numbers_are_asked_for() -> None:
    entropy = bytes(range(16))
    assert kernel.generated_key(entropy) == kernel.generated_key(list(entropy))
    assert kernel.generated_key(bytearray(entropy)) == kernel.generated_key(memoryview(entropy))


def test_days_and_instants_of_python_are_read_and_a_naive_one_is_refused() -> None:
    day = date(2026, 11, 20)
    assert readiness.assess(dict(PROFILE, as_of=day), ROLE).score == 0.75
    assert refused(readiness.assess, dict(PROFILE, as_of=datetime(2026, 11, 20)), ROLE) == (
        "profile.as_of",
        "invalid value: a datetime without a time zone, "
        "expected one with a time zone, such as `datetime.now(timezone.utc)`",
    )
    noon = datetime(2026, 11, 20, 12, 0, tzinfo=timezone(timedelta(hours=2)))
    exported = framework.export_case({"id": "f", "version": "1"}, noon)
    assert exported == framework.export_case({"id": "f", "version": "1"}, "2026-11-20T10:00:00Z")


def test_an_exception_of_the_callers_own_object_goes_up_as_it_is() -> None:
    class Broken:
        def __float__(self) -> float:
            raise ZeroDivisionError("of the caller")

    wrong = {"person": "ana", "levels": [{"competency": "sql", "level": Broken()}]}
    with pytest.raises(ZeroDivisionError, match="of the caller"):
        readiness.assess(wrong, ROLE)


def test_a_dict_that_changes_while_it_is_read_is_refused_or_read_as_it_was() -> None:
    class Growing:
        def __float__(self) -> float:
            changing["more"] = 1
            return 3.0

    changing: dict[str, Any] = {"level": Growing(), "competency": "sql"}
    profile: Any = {"person": "ana", "levels": [changing]}
    if sysconfig.get_config_var("Py_GIL_DISABLED"):
        # Where any thread may change it at any time, it is copied before it is read.
        assert readiness.assess(profile, ROLE) == readiness.assess(PROFILE, ROLE)
    else:
        with pytest.raises(RuntimeError, match="changed while it was read"):
            readiness.assess(profile, ROLE)


def resident() -> int:
    """Bytes of memory that are this process's own and in use."""
    return int(Path("/proc/self/statm").read_text("ascii").split()[1]) * 4096


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_ten_thousand_refused_calls_leave_memory_flat() -> None:
    wrong = {"person": "ana", "levels": [{"competency": "sql", "level": "3"}] * 3}
    bad_role = dict(ROLE, requirements=[{"competency": "sql", "required_level": 9}])

    def refuse(times: int) -> None:
        for _ in range(times):
            for arguments in ((wrong, ROLE), (PROFILE, {"uri": ""}), (PROFILE, bad_role)):
                with pytest.raises(prowess.ProwessError):
                    readiness.assess(*arguments)

    refuse(500)
    gc.collect()
    tracemalloc.start()
    try:
        traced, held = tracemalloc.get_traced_memory()[0], resident()
        refuse(10_000 // 3 + 1)
        gc.collect()
        assert tracemalloc.get_traced_memory()[0] - traced < 100_000
        assert resident() - held < 4_000_000
    finally:
        tracemalloc.stop()


def test_a_condition_goes_in_as_the_dataclass_of_its_variant() -> None:
    condition: Condition = ConditionNot(of={"kind": "context", "name": "x", "value": "y"})  # type: ignore[arg-type]
    asked = Requirement(competency="sql", required_level=4, when=condition)
    assert role.check(Role(uri="analyst", scales=[SCALE], requirements=[asked])) == []  # type: ignore[list-item]
