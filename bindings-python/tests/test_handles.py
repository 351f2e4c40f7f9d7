"""Handles: what is handed over once, in threads, processes and pickles."""

from __future__ import annotations

import multiprocessing
import pickle
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from typing import Any

import pytest

import prowess
from conftest import sample
from prowess import (
    FrameworkHandle,
    LogHandle,
    ProfileHandle,
    RoleHandle,
    RolesHandle,
    ScorerHandle,
    evidence,
    readiness,
    role,
)

LOG = {
    "entries": [
        {
            "id": "e1",
            "person": "ana",
            "competency": "SQL",
            "kind": "test",
            "shows": {"kind": "demonstrated"},
            "occurred_on": "2026-01-05",
            "recorded_at": "2026-01-05T10:00:00Z",
        }
    ]
}


@pytest.fixture(scope="module")
def framework() -> FrameworkHandle:
    return FrameworkHandle(sample("framework.json"))


@pytest.fixture(scope="module")
def held_roles(roles: list[dict[str, Any]]) -> RolesHandle:
    return RolesHandle(roles)


def test_a_handle_gives_the_answers_of_its_data(
    people: list[dict[str, Any]], roles: list[dict[str, Any]], held_roles: RolesHandle
) -> None:
    person = ProfileHandle(people[0])
    assert readiness.compare(person, held_roles) == readiness.compare(people[0], roles)
    for one, held in zip(roles, held_roles, strict=True):
        assert readiness.assess(person, held) == readiness.assess(people[0], one)


def test_a_handle_tells_what_it_holds(
    framework: FrameworkHandle, held_roles: RolesHandle, people: list[dict[str, Any]]
) -> None:
    size = len(sample("framework.json")["competencies"])
    assert len(framework) == size
    assert repr(framework).endswith(f": {size:,} competencies>")
    assert repr(ProfileHandle(people[0])).startswith(f"<ProfileHandle {people[0]['person']}: ")
    assert len(list(framework)) == size
    first = next(iter(framework))
    assert framework[first].uri == first
    assert first in framework
    assert "no such thing" not in framework
    with pytest.raises(KeyError):
        framework["no such thing"]
    label = next(iter(framework[first].labels.values()))
    assert framework.find(label)[0].uri == first
    assert framework.search(label)[0].uri == first
    assert framework.to_dict()["id"] == framework.value.id


def test_roles_are_found_by_place_uri_code_and_title(held_roles: RolesHandle) -> None:
    first = held_roles[0]
    assert isinstance(first, RoleHandle)
    assert first == held_roles[first.value.uri] == held_roles[-len(held_roles)]
    assert first.value == held_roles.value[0] == held_roles.find(first.value.uri)
    assert first.value.uri in held_roles
    title = next(iter(first.value.titles.values()))
    assert held_roles.search(title)[0].uri == first.value.uri
    with pytest.raises(IndexError):
        held_roles[len(held_roles)]
    with pytest.raises(IndexError):
        held_roles[-len(held_roles) - 1]
    with pytest.raises(KeyError):
        held_roles["no such role"]


def test_a_log_is_put_in_order_once(framework: FrameworkHandle) -> None:
    log = LogHandle(LOG, framework)
    assert log.people() == ["ana"]
    assert [entry.id for entry in log.entries_of("ana")] == ["e1"]
    assert log.entries_of("nobody") == []
    assert log.framework == framework
    assert len(log) == 1
    as_of = {"occurred_on": "2026-11-20"}
    plain = evidence.levels_as_of(LOG, "ana", as_of, framework=framework)
    assert evidence.levels_as_of(log, "ana", as_of) == plain
    again = pickle.loads(pickle.dumps(log))
    assert again.framework == framework
    assert evidence.levels_as_of(again, "ana", as_of) == plain
    assert evidence.print_log(log) == evidence.print_log(LOG)  # type: ignore[arg-type]


def test_a_handle_is_pickled_by_its_data(
    framework: FrameworkHandle, held_roles: RolesHandle, people: list[dict[str, Any]]
) -> None:
    for handle in (framework, held_roles, held_roles[0], ProfileHandle(people[0])):
        again = pickle.loads(pickle.dumps(handle))
        assert type(again) is type(handle)
        assert again == handle
        assert hash(again) == hash(handle)
        assert type(handle).from_json(handle.to_json()) == handle
    assert framework != held_roles


def test_a_scorer_gives_the_measures_of_a_readiness(
    people: list[dict[str, Any]], held_roles: RolesHandle
) -> None:
    person = people[0]
    levels = {one["competency"]: one.get("level") for one in person["levels"]}
    plain = {
        "person": person["person"],
        "levels": [
            {"competency": name, "level": level}
            for name, level in levels.items()
            if level is not None
        ],
    }
    for held in held_roles:
        scorer = ScorerHandle.of(held)
        answer = readiness.assess(plain, held)
        scores = scorer.score(levels)
        assert scores == readiness.score({"role": held}, levels)
        for measure in ("score", "low", "high", "coverage", "verdict"):
            assert getattr(scores, measure) == getattr(answer, measure)
        assert scorer.value.role == held.value
        assert pickle.loads(pickle.dumps(scorer)).score(levels) == scores
        asked = {one.competency for one in held.value.requirements}
        assert asked <= set(scorer.competencies())


def test_a_handle_of_something_else_is_refused_with_what_it_is(
    framework: FrameworkHandle, people: list[dict[str, Any]]
) -> None:
    with pytest.raises(prowess.InvalidError) as caught:
        readiness.assess(people[0], framework)  # type: ignore[arg-type]
    assert caught.value.path == "role"
    assert caught.value.message == "invalid type: a framework, expected a role"


def test_a_handle_is_read_where_plain_data_is_asked_for(
    people: list[dict[str, Any]], held_roles: RolesHandle
) -> None:
    handles = [ProfileHandle(one) for one in people]
    old = [held_roles[0]]
    assert readiness.impact(handles, old, old) == readiness.impact(people, old, old)  # type: ignore[arg-type]
    assert role.check(held_roles[0]) == role.check(held_roles[0].value)


def test_a_handle_cannot_be_changed(held_roles: RolesHandle) -> None:
    with pytest.raises(AttributeError):
        held_roles.size = 3  # type: ignore[method-assign,assignment]
    with pytest.raises(AttributeError):
        held_roles.more = 3  # type: ignore[attr-defined]


def scores(task: tuple[ProfileHandle, RolesHandle]) -> list[float]:
    """What a worker does."""
    person, roles = task
    return [readiness.assess(person, one).score for one in roles]


def test_threads_share_one_handle(people: list[dict[str, Any]], held_roles: RolesHandle) -> None:
    handles = [ProfileHandle(one) for one in people]
    alone = [scores((one, held_roles)) for one in handles]
    with ThreadPoolExecutor(8) as pool:
        for _ in range(20):
            assert list(pool.map(scores, [(one, held_roles) for one in handles])) == alone


def test_other_threads_run_while_an_operation_does(held_roles: RolesHandle) -> None:
    import threading
    import time

    big = RolesHandle(held_roles.value * 800)
    ticks = 0
    done = threading.Event()

    def tick() -> None:
        nonlocal ticks
        while not done.is_set():
            ticks += 1
            time.sleep(0)

    thread = threading.Thread(target=tick)
    thread.start()
    while ticks == 0:
        time.sleep(0)
    before = ticks
    big.search("enginer")  # puts many titles in order, without the lock of the interpreter
    during = ticks - before
    done.set()
    thread.join()
    # A call that held the lock would let the other thread run not once.
    assert during > 1


@pytest.mark.parametrize("method", ["fork", "spawn"])
def test_processes_get_handles(
    people: list[dict[str, Any]], held_roles: RolesHandle, method: str
) -> None:
    if method not in multiprocessing.get_all_start_methods():
        pytest.skip(f"{method} is not there on this platform")
    tasks = [(ProfileHandle(one), held_roles) for one in people]
    context = multiprocessing.get_context(method)
    with ProcessPoolExecutor(2, mp_context=context) as pool:
        assert list(pool.map(scores, tasks)) == [scores(task) for task in tasks]
