"""Spark answers as one process does, in every bit."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from conftest import missing
from made_up import Sample, sample
from prowess import TableCohort, spark

#: Spark says of itself that it does not know pandas 3 yet; no pandas is used here.
pytestmark = pytest.mark.filterwarnings("ignore:PySpark does not yet fully support pandas")

LEVELS = spark.Levels(target_role="target_role", group="department")


@pytest.fixture(scope="module")
def session() -> Iterator[Any]:
    """Spark on this machine."""
    lacking = [
        name
        for name, is_there in (
            ("PySpark", importlib.util.find_spec("pyspark") is not None),
            ("Java", shutil.which("java") is not None),
        )
        if not is_there
    ]
    if lacking:
        missing(f"SPARK IS NOT TESTED: {' and '.join(lacking)} missing")
    from pyspark.sql import SparkSession

    # Workers would take whatever `python3` is on the path.
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)

    builder = SparkSession.builder.master("local[2]")
    for name, value in {
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.host": "127.0.0.1",
        "spark.ui.enabled": "false",
        "spark.sql.shuffle.partitions": "3",
        "spark.sql.session.timeZone": "UTC",
    }.items():
        builder = builder.config(name, value)
    running = builder.getOrCreate()
    yield running
    running.stop()


@pytest.fixture(scope="module")
def made() -> Sample:
    return sample(1, people=120)


@pytest.fixture(scope="module")
def frame(session: Any, made: Sample) -> Any:
    return session.createDataFrame(
        made.rows,
        "person string, competency string, level double, department string, target_role string",
    )


@pytest.fixture(scope="module")
def people(made: Sample) -> TableCohort:
    return TableCohort.from_arrow(made.long, groups=["department"], target_role="target_role")


def rows(frame: Any, *order: str) -> list[dict[str, Any]]:
    found = [one.asDict(recursive=True) for one in frame.collect()]
    return sorted(found, key=lambda row: tuple((row[name] is None, row[name]) for name in order))


def test_the_best_roles_are_those_of_one_process(
    frame: Any, people: TableCohort, made: Sample
) -> None:
    found = rows(spark.top_roles(frame, made.roles, 3), "person", "rank")
    assert found == people.top_roles(made.roles, 3).to_dicts()


def test_own_readiness_and_gaps_are_those_of_one_process(
    frame: Any, people: TableCohort, made: Sample
) -> None:
    found = rows(spark.readiness(frame, made.roles, levels=LEVELS, parts=5), "person")
    wanted = people.readiness(made.roles).to_dicts()
    for one in (*found, *wanted):
        one["gaps"].sort(key=lambda gap: gap["competency"])
    assert found == wanted


def test_the_best_people_are_those_of_one_process(
    frame: Any, people: TableCohort, made: Sample
) -> None:
    limits: dict[str, Any] = {"minimum_coverage": 0.2, "exclude": list(made.levels)[:50:2]}
    found = rows(spark.top_people(frame, made.roles, 4, **limits), "role", "rank")
    wanted = people.top_people(made.roles, 4, **limits).people.to_dicts()
    assert found == sorted(wanted, key=lambda row: (row["role"], row["rank"]))


def test_recurring_gaps_are_those_of_one_process(
    frame: Any, people: TableCohort, made: Sample
) -> None:
    found = rows(
        spark.recurring_gaps(frame, made.roles, levels=LEVELS, parts=4), "group", "competency"
    )
    wanted = people.recurring_gaps(made.roles, by="department").gaps.to_dicts()
    order = sorted(wanted, key=lambda row: (row["group"] is None, row["group"], row["competency"]))
    assert found == order


def test_parts_of_any_size_add_up_to_the_same_counts(people: TableCohort, made: Sample) -> None:
    told = spark.task(made.roles, levels=LEVELS)
    table = made.long
    wanted = people.recurring_gaps(made.roles, by="department").gaps.to_dicts()
    names = list(made.levels)
    for size in (1, 7, 50, 1000):
        parts = []
        for at in range(0, len(names), size):
            few = pa.array(names[at : at + size])
            part = table.filter(pa.compute.is_in(table["person"], few))
            parts.append(spark.part_of_gaps(part, told))
        merged = spark.merged_gaps(pa.concat_tables(parts), told)
        found = spark.told_gaps(merged, told).to_pylist()
        order = lambda row: (row["group"] is None, row["group"], row["competency"])  # noqa: E731
        assert sorted(found, key=order) == sorted(wanted, key=order)


def test_the_example_prints_what_it_promises(session: Any) -> None:
    assert session is not None, "without Spark there is nothing to run"
    example = Path(__file__).resolve().parents[2] / "examples" / "cluster"
    command = [sys.executable, str(example / "main.py")]
    told = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    assert told.returncode == 0, told.stderr
    assert told.stdout == (example / "expected.txt").read_text("utf-8")
