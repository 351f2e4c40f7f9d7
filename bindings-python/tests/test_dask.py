"""Dask answers as one process does, in every bit."""

from __future__ import annotations

import importlib.util
from typing import Any

import pyarrow as pa
import pytest

from conftest import missing
from made_up import sample
from prowess import TableCohort, spark


@pytest.fixture(scope="module")
def frames() -> Any:
    """Data frames of Dask."""
    if importlib.util.find_spec("dask") is None:
        missing("DASK IS NOT TESTED: dask missing")
    import dask.dataframe

    return dask.dataframe


def test_parts_of_a_shuffled_frame_give_the_best_roles_of_one_process(frames: Any) -> None:
    made = sample(1, people=120)
    told = spark.task(made.roles, levels=spark.Levels(target_role="target_role"))

    def best_roles(part: Any) -> Any:
        table = pa.Table.from_pandas(part, preserve_index=False)
        return spark.part_of_top_roles(table, told, 3).to_pandas()

    frame = frames.from_pandas(made.long.to_pandas(), npartitions=4)
    shuffled = frame.shuffle("person", npartitions=3)
    best = shuffled.map_partitions(best_roles, meta=best_roles(frame.head(0)))
    found = best.compute(scheduler="threads")

    people = TableCohort.from_arrow(made.long, target_role="target_role")
    whole = pa.table(people.top_roles(told.ready(), 3)).to_pandas()
    assert len(found) == len(whole) == 360
    assert rows(found) == rows(whole)


def rows(frame: Any) -> list[tuple[Any, ...]]:
    return sorted(frame.itertuples(index=False, name=None))
