"""Every vector, to the last bit: the same cases that Rust, Node and the browser run."""

from __future__ import annotations

import json
import math
import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import prowess
from conftest import REPOSITORY
from prowess._data import plain

VECTORS = Path(os.environ.get("PROWESS_VECTORS") or REPOSITORY / "tests" / "vectors")
TABLE = json.loads((REPOSITORY / "tests" / "schemas" / "operations.json").read_text("utf-8"))
NOT_FINITE = {"NaN", "Infinity", "-Infinity"}

#: The arguments of each operation, by name.
ARGUMENTS: dict[str, dict[str, Any]] = {
    f"{room['name']}.{operation['name']}": {
        argument["name"]: argument for argument in operation["arguments"]
    }
    for room in TABLE
    for operation in room["operations"]
}

ran: Counter[str] = Counter()


def cases() -> Iterator[Any]:
    """Every case of every file."""
    for path in sorted(VECTORS.glob("*/*.json")):
        vectors = json.loads(path.read_text("utf-8"))
        for case in vectors["cases"]:
            yield pytest.param(vectors["operation"], case, id=f"{path.parent.name}: {case['name']}")


def handed_over(argument: dict[str, Any], value: Any) -> Any:
    """An argument as Python gives it: a number that JSON cannot write is a real one."""
    kinds = argument["schema"].get("type", [])
    kinds = [kinds] if isinstance(kinds, str) else kinds
    return float(value) if "number" in kinds and value in NOT_FINITE else value


def same(found: Any, wanted: Any) -> bool:
    """Equal to the last bit: 4 and 4.0 are one number, true is none, null is not missing."""
    if isinstance(wanted, dict):
        return (
            isinstance(found, dict)
            and found.keys() == wanted.keys()
            and all(same(found[key], value) for key, value in wanted.items())
        )
    if isinstance(wanted, list):
        return (
            isinstance(found, list) and len(found) == len(wanted) and all(map(same, found, wanted))
        )
    if isinstance(wanted, bool) or isinstance(found, bool):
        return found is wanted
    if isinstance(wanted, (int, float)):
        return (
            isinstance(found, (int, float))
            and float(found) == float(wanted)
            and math.copysign(1, found) == math.copysign(1, wanted)
        )
    return type(found) is type(wanted) and bool(found == wanted)


@pytest.mark.parametrize(("operation", "case"), list(cases()))
def test_a_vector_gives_the_same_bits_as_everywhere(operation: str, case: dict[str, Any]) -> None:
    room, name = operation.split(".")
    function = getattr(getattr(prowess, room), name)
    known = ARGUMENTS[operation]
    given = {key: handed_over(known[key], value) for key, value in case["input"].items()}
    # An argument that has to be there is left out as `None`: Python itself wants a value.
    for key, argument in known.items():
        if argument["mode"] not in {"optional", "held_optional"}:
            given.setdefault(key, None)
    if "problem" in case:
        with pytest.raises(prowess.ProwessError) as caught:
            function(**given)
        found = plain(caught.value.problem)
        assert same(found, case["problem"]), f"{found}\n{case['problem']}"
        assert caught.value.kind == case["problem"]["kind"]
    else:
        found = plain(function(**given))
        assert same(found, case["output"]), f"{found}\n{case['output']}"
    ran[operation] += 1


def test_every_operation_has_a_vector_and_all_of_them_ran(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with capsys.disabled():
        print(f"\n{ran.total()} vectors in Python")
    if "PROWESS_VECTORS" not in os.environ:
        assert set(ran) == set(ARGUMENTS)
