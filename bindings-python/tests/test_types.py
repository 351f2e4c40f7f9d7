"""The dataclasses: frozen, comparable, picklable, matchable, and true to the schemas."""

from __future__ import annotations

import copy
import dataclasses
import inspect
import pickle
import typing
from typing import Any

import pytest

import prowess
from prowess import inputs, readiness, types
from prowess._data import Data
from prowess.types import (
    Change,
    ChangeForget,
    ChangeSetLevel,
    Details,
    FormulaWeightedProportional,
    Options,
    Problem,
    ProficiencyScale,
    Readiness,
    Role,
)

CLASSES = [*types.STRUCTS.values(), *(one for of in types.ENUMS.values() for _, one in of)]


@pytest.fixture(scope="module")
def answer(people: list[dict[str, Any]], roles: list[dict[str, Any]]) -> Readiness:
    """One person of the sample for a role with gaps."""
    answers = (readiness.assess(people[0], role) for role in roles)
    return next(one for one in answers if one.gaps)


def test_an_answer_is_a_frozen_dataclass_with_slots(answer: Readiness) -> None:
    assert dataclasses.is_dataclass(answer)
    assert not hasattr(answer, "__dict__")
    with pytest.raises(dataclasses.FrozenInstanceError):
        answer.score = 1.0  # type: ignore[misc]
    with pytest.raises(dataclasses.FrozenInstanceError):
        del answer.score
    assert dataclasses.asdict(answer)["score"] == answer.score


def test_an_answer_survives_pickle_copy_and_its_own_repr(answer: Readiness) -> None:
    for protocol in range(2, pickle.HIGHEST_PROTOCOL + 1):
        assert pickle.loads(pickle.dumps(answer, protocol)) == answer
    assert copy.copy(answer) == answer
    assert copy.deepcopy(answer) == answer
    assert eval(repr(answer), vars(types)) == answer


def test_replace_gives_another_instance_and_refuses_unknown_fields(answer: Readiness) -> None:
    other = answer.__replace__(score=1.0)
    assert (other.score, other.person) == (1.0, answer.person)
    assert other != answer
    assert dataclasses.replace(answer, score=1.0) == other
    if hasattr(copy, "replace"):
        assert copy.replace(answer, score=1.0) == other
    with pytest.raises(TypeError, match="skore"):
        answer.__replace__(skore=1.0)


def test_equal_dataclasses_have_one_hash_and_lists_have_none(answer: Readiness) -> None:
    one, same = ChangeForget(competency="sql"), ChangeForget(competency="sql")
    assert one == same
    assert len({one, same}) == 1
    assert one != ChangeForget(competency="r")
    other: object = {"kind": "forget", "competency": "sql"}
    assert one != other
    with pytest.raises(TypeError, match="unhashable"):
        hash(answer)


def said(change: Change) -> str:
    match change:
        case ChangeSetLevel(competency, level):
            return f"{competency} to {level}"
        case ChangeForget(competency=name):
            return f"{name} forgotten"
        case _:
            return "else"


def test_a_variant_is_matched_by_place_and_by_name() -> None:
    assert said(ChangeSetLevel(competency="sql", level=4)) == "sql to 4"
    assert said(ChangeForget(competency="sql")) == "sql forgotten"


def test_a_dataclass_has_the_defaults_of_the_core() -> None:
    options = Options(threshold=0.8)
    assert options.formula == FormulaWeightedProportional()
    assert options.unknown == "strict"
    assert Role(uri="analyst").requirements == []
    assert Role(uri="analyst").requirements is not Role(uri="analyst").requirements
    assert readiness.print_options(options) == readiness.print_options({"threshold": 0.8})


@pytest.mark.parametrize("cls", CLASSES, ids=lambda cls: cls.__name__)
def test_a_class_tells_all_its_fields(cls: type[Any]) -> None:
    assert issubclass(cls, Data)
    fields = [field.name for field in dataclasses.fields(cls)]
    matched: tuple[str, ...] = vars(cls)["__match_args__"]
    assert cls.__doc__
    assert all(f"{name}: " in (cls.__doc__ or "") for name in fields)
    assert list(inspect.signature(cls).parameters) == fields
    assert set(typing.get_type_hints(cls)) == set(fields)
    assert set(matched) | {"kind"} >= set(fields)


def test_a_wrong_constructor_call_is_refused() -> None:
    with pytest.raises(TypeError, match="missing 1 required keyword-only argument: 'uri'"):
        Role()  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="unexpected keyword argument 'url'"):
        Role(url="x")  # type: ignore[call-arg]
    scale = ProficiencyScale(id="x", kind="ordinal", minimum=0, maximum=5)
    assert scale == pickle.loads(pickle.dumps(scale))


def test_the_typed_dicts_can_be_asked_for_their_types() -> None:
    for name in inputs.__all__:
        if name.endswith("Input"):
            given = getattr(inputs, name)
            assert set(typing.get_type_hints(given)) == set(given.__annotations__), name


@pytest.mark.parametrize(
    ("kind", "cls", "base"),
    [
        ("invalid", prowess.InvalidError, ValueError),
        ("not_found", prowess.NotFoundError, LookupError),
        ("conflict", prowess.ConflictError, Exception),
        ("denied", prowess.DeniedError, PermissionError),
        ("limit", prowess.LimitError, Exception),
        ("internal", prowess.InternalError, RuntimeError),
    ],
)
def test_an_error_is_what_python_calls_it_and_can_be_pickled(
    kind: Any, cls: type[prowess.ProwessError], base: type[Exception]
) -> None:
    problem = Problem(
        code="a.b",
        kind=kind,
        message="it is wrong",
        path="role.uri",
        help="do better",
        details=Details(values={"role": "x"}, problems=[]),
    )
    error = prowess._errors.error_of(problem)
    assert type(error) is cls
    assert isinstance(error, base)
    again = pickle.loads(pickle.dumps(error))
    assert type(again) is cls
    assert again.problem == problem
    assert str(again) == "role.uri: it is wrong [a.b]\nhelp: do better"
    assert (again.code, again.kind, again.path, again.help) == (
        "a.b",
        kind,
        "role.uri",
        "do better",
    )


def test_a_panic_becomes_an_internal_error() -> None:
    bug = prowess._errors.bug("index out of range")
    assert isinstance(bug, prowess.InternalError)
    assert bug.code == "internal.bug"
    assert bug.details.values == {"panic": "index out of range"}
