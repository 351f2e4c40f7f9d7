"""How ready is everybody for the role they aim at, and what is missing, on Spark?

    pip install 'prowess[spark]'
    python examples/cluster/main.py

It needs Java 17 or later, and runs in this process alone; on a cluster, leave out `master`.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any

from prowess import spark
from pyspark.sql import SparkSession
from pyspark.sql.functions import desc

SAMPLE = Path(__file__).resolve().parent.parent / "sample"


def rows(people: list[dict[str, Any]], target: str) -> list[tuple[str, str, float | None, str]]:
    """A row for each level of each person, who all aim at one role."""
    return [
        (person["person"], one["competency"], _level(one), target)
        for person in people
        for one in person["levels"]
    ]


def _level(one: dict[str, Any]) -> float | None:
    level = one.get("level")
    return None if level is None else float(level)


def main() -> None:
    """Prints who is the readiest, and what is lacking most often."""
    people = json.loads((SAMPLE / "people.json").read_text("utf-8"))
    roles = json.loads((SAMPLE / "roles.json").read_text("utf-8"))["roles"]
    target = roles[0]["uri"]
    # Workers would take whatever `python3` is on the path.
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    session = (
        SparkSession.builder.master("local[2]")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.ui.enabled", "false")
        .getOrCreate()
    )
    schema = "person string, competency string, level double, target_role string"
    frame = session.createDataFrame(rows(people, target), schema)
    levels = spark.Levels(target_role="target_role")
    found = spark.readiness(frame, roles, levels=levels, parts=2)
    best = found.orderBy(desc("score"), "person")
    for row in best.select("person", "score").limit(3).collect():
        print(f"{row.person}: {row.score:.2f}")
    lacking = spark.recurring_gaps(frame, roles, levels=levels, parts=2)
    for row in lacking.orderBy(desc("loss"), "competency").limit(3).collect():
        print(f"{row.competency}: {row.lacking} of {row.asked}")
    session.stop()


if __name__ == "__main__":
    main()
