"""Times Prowess and its peers on the same questions, each in a process of its own.

    python -m venv bench && bench/bin/pip install -r bindings-python/bench/requirements.txt prowess
    bench/bin/python bindings-python/bench/compare.py --dense 100000 --sparse 100000 --gaps 1000000

Results are reduced to a few numbers, which have to agree before anything is printed.
Slow peers are given fewer people, as the table says, and their time is multiplied: what each of
them does grows in proportion to people.
On a machine that does other work, only seconds of the processor and ratios mean something.
"""

from __future__ import annotations

import argparse
import json
import platform
import statistics
import subprocess
import sys
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any

import prowess

HERE = Path(__file__).resolve().parent

#: What is asked, of whom, and by which peers: with the most people that a peer is given.
QUESTIONS: dict[str, tuple[str, str, dict[str, int]]] = {
    "dense_matrix": ("dense", "all scores, new memory", {"numba": 0, "numpy": 10_000}),
    "dense_matrix_out": ("dense", "all scores, own memory", {"numba": 0}),
    "dense_top_roles": ("dense", "10 best roles of each", {"numba": 0, "numpy": 10_000}),
    "dense_summary": ("dense", "mean and count for each role", {"numba": 0, "numpy": 10_000}),
    "sparse_top_roles": (
        "sparse",
        "10 best roles of each",
        {"numba": 0, "scipy": 20_000, "polars": 5_000, "duckdb": 5_000},
    ),
    "sparse_top_people": ("sparse", "100 best people for each", {"numba": 0, "scipy": 20_000}),
    "gaps": (
        "gaps",
        "own role and all gaps, rows in order",
        {"numba": 0, "numpy": 100_000, "polars": 0, "duckdb": 0},
    ),
    "gaps_held": ("gaps", "own role and all gaps, people read", {"numba": 0}),
    "gaps_shuffled": (
        "gaps",
        "own role and all gaps, rows shuffled",
        {"numba": 0, "polars": 0, "duckdb": 0},
    ),
}

#: How far numbers of results may be apart, as a share: some peers add up in single precision.
TOLERANCE = 2e-5


def run(peer: str, question: str, people: int, runs: int) -> dict[str, Any]:
    """One peer in a process of its own."""
    command = [sys.executable, str(HERE / "harness.py"), peer, question, str(people), str(runs)]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(f"{peer}, {question}:\n{done.stderr}")
    figures: dict[str, Any] = json.loads(done.stdout)
    return figures


def agree(figures: list[dict[str, Any]]) -> None:
    """Stops where results of the same question and people differ."""
    first: dict[int, dict[str, Any]] = {}
    for one in figures:
        other = first.setdefault(one["people"], one)
        # Not every peer knows all numbers: how much is missing of an unknown level is not known.
        for name in one["checks"].keys() & other["checks"].keys():
            value, wanted = one["checks"][name], other["checks"][name]
            if abs(value - wanted) > TOLERANCE * abs(wanted):
                raise SystemExit(f"results differ: {one} and {other}")


def compared(sizes: dict[str, int], runs: int, only: list[str]) -> Iterator[dict[str, Any]]:
    """All questions, each by Prowess and its peers."""
    for question, (workload, words, peers) in QUESTIONS.items():
        people = sizes[workload]
        if not people or (only and question not in only):
            continue
        few = {min(people, most) for most in peers.values() if most} - {people}
        figures = [run("prowess", question, people, runs)]
        checked = [run("prowess", question, one, 1) for one in sorted(few)]
        for peer, most in peers.items():
            given = min(people, most or people)
            figures.append(run(peer, question, given, runs if not most else max(2, runs // 2)))
        agree(figures + checked)
        own = figures[0]
        for one in figures:
            scale = people / one["people"]
            one["words"], one["workload"], one["of"] = words, workload, people
            for clock in ("cpu", "wall"):
                one[f"{clock}_median"] = statistics.median(one[clock]) * scale
            for clock in ("cpu", "wall"):
                one[f"{clock}_ratio"] = one[f"{clock}_median"] / own[f"{clock}_median"]
            yield one


def main() -> None:
    """Runs the command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--dense", type=int, default=10_000, help="people in wide form")
    parser.add_argument("--sparse", type=int, default=10_000, help="people with few competencies")
    parser.add_argument("--gaps", type=int, default=100_000, help="people against the own role")
    parser.add_argument("--runs", type=int, default=5, help="timed runs after one that warms up")
    parser.add_argument("--only", nargs="*", default=[], choices=QUESTIONS, help="some questions")
    parser.add_argument("--json", type=Path, help="where the figures are written")
    given = parser.parse_args()
    packages = ("numpy", "numba", "scipy", "polars", "duckdb", "pyarrow")
    sizes = {"dense": given.dense, "sparse": given.sparse, "gaps": given.gaps}
    figures = []
    print(
        f"{'question':38} {'peer':8} {'people':>10} {'CPU s':>8} {'wall s':>8} {'MB':>6}"
        f" {'of CPU':>8} {'of wall':>8}"
    )
    for one in compared(sizes, given.runs, given.only):
        figures.append(one)
        words = f"{one['workload']}: {one['words']}" if one["peer"] == "prowess" else ""
        few = "" if one["people"] == one["of"] else f" (timed with {one['people']:,})"
        print(
            f"{words:38.38} {one['peer']:8} {one['of']:10,} {one['cpu_median']:8.3f}"
            f" {one['wall_median']:8.3f} {one['memory']['most']:6}"
            f" {one['cpu_ratio']:7.1f}x {one['wall_ratio']:7.1f}x{few}",
            flush=True,
        )
    if given.json:
        told = {
            "python": platform.python_version(),
            "packages": {
                "prowess": prowess.__version__,
                **{name: version(name) for name in packages},
            },
            "figures": figures,
        }
        given.json.write_text(json.dumps(told, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
