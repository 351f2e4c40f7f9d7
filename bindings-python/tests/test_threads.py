"""Many threads at once, with and without a global lock: handles are shared and never change."""

from __future__ import annotations

import pickle
import random
import subprocess
import sys
import sysconfig
import threading
from collections.abc import Callable
from typing import Any

import pytest

import prowess
from conftest import sample
from prowess import (
    FrameworkHandle,
    LogHandle,
    ProfileHandle,
    RolesHandle,
    ScorerHandle,
    evidence,
    readiness,
)

THREADS = 8
Works = dict[str, Callable[[], object]]


def together(work: Callable[[int], object]) -> None:
    """Runs something in all threads, which start at the same moment; raises what any raised."""
    start = threading.Barrier(THREADS)
    raised: list[BaseException] = []

    def run(number: int) -> None:
        try:
            start.wait()
            work(number)
        except BaseException as error:
            raised.append(error)

    threads = [threading.Thread(target=run, args=(number,)) for number in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if raised:
        raise raised[0]


def log_of(people: list[dict[str, Any]]) -> Any:
    """A log with one test for each level of the sample."""
    entries = [
        {
            "id": f"{person['person']}-{one['competency']}",
            "person": person["person"],
            "competency": one["competency"],
            "kind": "test",
            "shows": {"kind": "level", "level": one["level"]},
            "occurred_on": "2026-01-05",
            "recorded_at": "2026-01-05T10:00:00Z",
        }
        for person in people
        for one in person["levels"]
        if one.get("level") is not None
    ]
    return {"entries": entries}


def works(people: list[dict[str, Any]], roles: list[dict[str, Any]]) -> Works:
    """Calls of all kinds on handles that were just made, so that nothing is put in order yet."""
    framework = FrameworkHandle(sample("framework.json"))
    held_roles, held_people = RolesHandle(roles), [ProfileHandle(one) for one in people]
    scorers = [ScorerHandle.of(one) for one in held_roles]
    plain_log = log_of(people)
    log = LogHandle(plain_log, framework)
    levels = [
        {one["competency"]: one.get("level") for one in person["levels"]} for person in people
    ]
    uris = list(framework)
    titles = [next(iter(one["titles"].values())) for one in roles]
    who = people[0]["person"]
    as_of = {"occurred_on": "2026-11-20"}
    policy: Any = {"scales": sample("framework.json")["scales"], "default_scale": "five-step"}
    return {
        "score": lambda: [one.score(of) for one in scorers for of in levels],
        "score by the operation": lambda: [
            readiness.score(one, of) for one in scorers for of in levels
        ],
        "new scorers": lambda: [ScorerHandle(one.value).score(levels[0]) for one in scorers],
        "refused": lambda: refusal(scorers[0]),
        "assess": lambda: [
            readiness.assess(one, role) for one in held_people for role in held_roles
        ],
        "assess plain data": lambda: [readiness.assess(one, roles[0]) for one in people],
        "compare": lambda: readiness.compare(held_people[0], held_roles),
        "search roles": lambda: [held_roles.search(title[1:]) for title in titles],
        "find roles": lambda: [held_roles.find(title) for title in titles],
        "roles by place": lambda: [held_roles[at].value for at in range(len(held_roles))],
        "search competencies": lambda: [framework.search(uri[-5:]) for uri in uris[:20]],
        "find competencies": lambda: [
            framework.find(label) for uri in uris for label in framework[uri].labels.values()
        ],
        "log": lambda: evidence.levels_as_of(log, who, as_of, policy),
        "entries": lambda: [log.entries_of(person) for person in log.people()],
        "new log": lambda: evidence.levels_as_of(plain_log, who, as_of, policy, framework),
        "pickles": lambda: [pickle.loads(pickle.dumps(one)).value for one in held_people],
        "texts": lambda: (framework.to_json(), held_roles.to_json(), log.to_json()),
        "values": lambda: (framework.value, log.value),
    }


def refusal(scorer: ScorerHandle) -> tuple[str, str | None]:
    name = scorer.competencies()[0]
    with pytest.raises(prowess.InvalidError) as caught:
        scorer.score({name: "high"})  # type: ignore[dict-item]
    return str(caught.value), caught.value.path


def test_eight_threads_get_the_answers_of_one(
    people: list[dict[str, Any]], roles: list[dict[str, Any]]
) -> None:
    alone = {name: work() for name, work in works(people, roles).items()}
    assert all(alone.values())
    for round_ in range(5):
        shared = works(people, roles)

        def every(number: int, shared: Works = shared, seed: int = round_ * THREADS) -> None:
            names = list(shared)
            random.Random(seed + number).shuffle(names)
            for name in names:
                assert shared[name]() == alone[name], name

        together(every)


def test_eight_threads_that_begin_with_the_same_call_get_one_answer(
    people: list[dict[str, Any]], roles: list[dict[str, Any]]
) -> None:
    names = list(works(people, roles))
    alone = {name: work() for name, work in works(people, roles).items()}
    for name in names:
        work = works(people, roles)[name]

        def same(_: int, work: Callable[[], object] = work, name: str = name) -> None:
            assert work() == alone[name]

        together(same)


def test_levels_that_another_thread_changes_are_scored_as_they_are_at_one_moment() -> None:
    scale = {"id": "five", "kind": "ordinal", "minimum": 0, "maximum": 5}
    needs = [{"competency": f"c{at}", "required_level": 5} for at in range(40)]
    role: Any = {"uri": "urn:role", "scales": [scale], "requirements": needs}
    scorer = ScorerHandle.of(role)
    low, high = ({f"c{at}": level for at in range(40)} for level in (1.0, 4.0))
    allowed = {scorer.score(low).score, scorer.score(high).score, 0.0}
    levels: dict[str, float | None] = {}
    done = threading.Event()

    def change() -> None:
        # Each of these is one step for all other threads.
        for at in range(2000):
            levels.update(low if at % 2 else high)
            levels.clear()
            levels[f"unasked-{at % 100}"] = 3
        done.set()

    seen: set[float] = set()

    def work(number: int) -> None:
        if number == 0:
            change()
        while not done.is_set():
            seen.add(scorer.score(levels).score)

    together(work)
    assert seen <= allowed


def test_importing_brings_no_global_lock_to_a_python_without_one() -> None:
    # A module that does not say that it can do without the lock brings it back, with a warning.
    code = (
        "import sys, prowess, prowess.plot, prowess.read\n"
        "print(getattr(sys, '_is_gil_enabled', lambda: True)())"
    )
    command = [sys.executable, "-W", "error", "-c", code]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == [str(not sysconfig.get_config_var("Py_GIL_DISABLED"))]
