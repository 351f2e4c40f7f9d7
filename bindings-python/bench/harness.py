"""One peer and one question in a process of its own: `compare.py` starts it.

    python harness.py numba dense_top_roles 10000 5

Prints the times, the most memory that was ever taken, and the numbers of the result, as JSON.
"""

from __future__ import annotations

import importlib
import json
import os
import resource
import sys
import time
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))


def main(arguments: Sequence[str]) -> None:
    peer, question, people, runs = arguments
    started = _memory()
    answers = importlib.import_module(f"peers.{peer}_peer").ANSWERS
    answer = answers[question](int(people))
    made = _memory()
    checks = answer()()  # warms up: compiles, fills caches, takes memory
    wall, cpu = [], []
    for _ in range(int(runs)):
        before, start = _cpu(), time.perf_counter()
        result = answer()
        wall.append(time.perf_counter() - start)
        cpu.append(_cpu() - before)
        if (again := result()) != checks and not _near(again, checks):
            raise SystemExit(f"{peer} gave {again} after {checks}")
        del result
    figures = {
        "peer": peer,
        "question": question,
        "people": int(people),
        "wall": wall,
        "cpu": cpu,
        "memory": {"start": started, "made": made, "most": _memory()},
        "threads": os.cpu_count(),
        "load": os.getloadavg()[0],
        "checks": checks,
    }
    print(json.dumps(figures))


def _near(some: dict[str, float], other: dict[str, float]) -> bool:
    return all(abs(some[name] - other[name]) <= 1e-6 * abs(other[name]) for name in other)


def _cpu() -> float:
    """Seconds of this process in all of its threads."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def _memory() -> int:
    """The most memory that was ever taken, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


if __name__ == "__main__":
    main(sys.argv[1:])
