"""A table that cannot be read says why, and leaves nothing half done."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

import prowess
from made_up import cohort, sample
from prowess import ReadyRoles, TableCohort
from prowess.tables import Workspace

SCHEMA = pa.schema({"person": pa.string(), "competency": pa.string(), "level": pa.float64()})
RIGHT: dict[str, Any] = {"person": ["a", "b"], "competency": ["x", "x"], "level": [1.0, 2.0]}
ROLE: dict[str, Any] = {
    "uri": "r",
    "scales": [{"id": "five", "kind": "ordinal", "minimum": 0, "maximum": 5}],
    "requirements": [{"competency": "x", "required_level": 4}],
}


def refusal(work: Callable[[], object]) -> prowess.InvalidError:
    with pytest.raises(prowess.InvalidError) as caught:
        work()
    assert caught.value.code == "portfolio.malformed_table"
    return caught.value


@pytest.mark.parametrize("given", [RIGHT, [RIGHT], "levels.parquet", pl.LazyFrame(RIGHT), None])
def test_what_has_no_columns_of_arrow_is_refused_by_its_type(given: Any) -> None:
    told = refusal(lambda: TableCohort.from_arrow(given))
    assert told.path == "table"
    assert type(given).__name__ in told.message


def test_a_column_of_mixed_types_is_refused_with_its_name() -> None:
    mixed = pd.DataFrame({**RIGHT, "level": [1, "two"]}, dtype=object)
    told = refusal(lambda: TableCohort.from_arrow(mixed))
    assert "two" in told.message
    assert "column level" in told.message


def pieces(last: Any) -> Iterator[pa.RecordBatch]:
    yield pa.record_batch([["a", "b"], ["x", "x"], [1.0, 2.0]], schema=SCHEMA)
    if isinstance(last, Exception):
        raise last
    yield last


@pytest.mark.parametrize(
    ("last", "words"),
    [
        (RuntimeError("the connection is lost"), "the connection is lost"),
        (pa.record_batch([["c"], ["x"]], names=["person", "competency"]), "not all of the columns"),
    ],
    ids=["a source that fails", "a column that is dropped"],
)
def test_a_table_that_breaks_off_half_way_is_refused_with_its_columns_and_the_row(
    last: Any, words: str
) -> None:
    reader = pa.RecordBatchReader.from_batches(SCHEMA, pieces(last))
    told = refusal(lambda: TableCohort.from_arrow(reader))
    assert "breaks off at row 2, with columns `person`, `competency`, `level`" in told.message
    assert words in told.message


def test_columns_of_unequal_length_are_refused_where_the_table_is_made() -> None:
    with pytest.raises(pa.ArrowInvalid, match="length"):
        pa.table({**RIGHT, "level": [1.0]})


@pytest.mark.parametrize("dates", [[1.5, 1.7], [True, False]])
def test_dates_that_would_be_cut_short_are_refused(dates: list[Any]) -> None:
    told = refusal(lambda: TableCohort.from_arrow(pl.DataFrame({**RIGHT, "d": dates}), date="d"))
    assert told.path == "table.d"
    assert "dates are days, instants or whole numbers" in told.message


def test_texts_that_are_no_dates_are_refused_with_their_rows() -> None:
    table = pa.table({**RIGHT, "d": ["2025-01-01", "yesterday"]})
    told = refusal(lambda: TableCohort.from_arrow(table, date="d"))
    assert told.path == "table.d"
    assert "in row 1" in told.message


def test_of_two_instants_of_one_day_the_later_counts() -> None:
    table = pa.table(
        {
            "person": ["a", "a"],
            "competency": ["x", "x"],
            "level": [4.0, 1.0],
            "d": ["2025-01-01T23:00:00Z", "2025-01-01T01:00:00Z"],
        }
    )
    people = TableCohort.from_arrow(table, date="d")
    assert people.top_roles([ROLE])["score"] == [1.0]
    coded = table.set_column(3, "d", table["d"].dictionary_encode())
    assert TableCohort.from_arrow(coded, date="d").top_roles([ROLE])["score"] == [1.0]


def test_competencies_that_nobody_knows_are_left_out_or_refused_with_their_rows() -> None:
    table = pa.table({**RIGHT, "competency": ["x", "excel"]})
    assert TableCohort.from_arrow(table, competencies="x").cells() == 1
    told = refusal(lambda: TableCohort.from_arrow(table, competencies=["x"], others="refuse"))
    assert told.path == "table.competency"
    assert "`excel`, in row 1" in told.message
    assert len(TableCohort.from_arrow(table, competencies=["x", "excel"], others="refuse")) == 2
    with pytest.raises(ValueError, match="`leave_out` or `refuse`"):
        TableCohort.from_arrow(table, others="drop")  # type: ignore[arg-type]


def test_a_level_off_the_scale_of_the_own_role_is_told_by_person_and_competency() -> None:
    rows = {"person": ["b", "a", "c"], "competency": ["x"] * 3, "level": [1.0, 2.0, 9.0]}
    wide = pa.table({"who": ["b", "a", "c"], "x": rows["level"], "role": ["r"] * 3})
    long = pa.table({**rows, "role": ["r"] * 3})
    for people in (
        TableCohort.from_arrow(long.take([2, 0, 1]), target_role="role"),
        TableCohort.from_wide(wide, person="who", target_role="role"),
    ):
        own = refusal(partial(people.readiness, [ROLE]))
        often = refusal(partial(people.recurring_gaps, [ROLE]))
        assert "`x` of person `c`" in own.message
        assert own.message == often.message


def test_groups_that_no_row_names_are_no_groups() -> None:
    whole = pd.DataFrame({**RIGHT, "team": pd.Categorical(["t", "u"], categories=["s", "t", "u"])})
    for table, names in ((whole, ["t", "u"]), (whole[:1], ["t"])):
        people = TableCohort.from_arrow(table, groups="team")
        assert people.summarise([ROLE], by="team")["group"] == names


def test_a_column_of_groups_that_is_empty_puts_all_in_none() -> None:
    for kind in (pa.string(), pa.null(), pa.dictionary(pa.int8(), pa.string())):
        people = TableCohort.from_arrow(pa.table({**RIGHT, "t": pa.nulls(2, kind)}), groups=["t"])
        rows = people.summarise([ROLE], by="t").to_dicts()
        assert [(row["group"], row["people"]) for row in rows] == [(None, 2)]


def test_people_may_be_numbers_that_need_all_bits() -> None:
    names = [2**64 - 1, 2**63 + 1]
    people = TableCohort.from_arrow(pa.table({**RIGHT, "person": pa.array(names, pa.uint64())}))
    assert sorted(people.people()["person"]) == sorted(names)
    assert sorted(people.cohort().people()) == sorted(map(str, names))


def test_a_scale_upside_down_is_refused() -> None:
    with pytest.raises(ValueError, match="from 5 to 0"):
        TableCohort.from_arrow(pa.table(RIGHT), scale=(5, 0))


def test_what_is_refused_leaves_arrays_and_workspaces_as_they_were() -> None:
    made = sample(4)
    people, ready = cohort(made), ReadyRoles(made.roles)
    out = np.full((len(people), len(ready) + 1), 7, np.float32)
    refusal(lambda: people.score_matrix(ready, out=out))
    assert (out == 7).all()
    workspace = Workspace()
    wanted = people.readiness(ready, workspace=workspace).to_dicts()
    off = made.long.set_column(2, "level", pa.array([99.0] * len(made.rows)))
    broken = TableCohort.from_arrow(off, target_role="target_role")
    refusal(lambda: broken.readiness(ready, workspace=workspace))
    assert people.readiness(ready, workspace=workspace).to_dicts() == wanted


def test_people_in_blocks_are_answered_as_all_at_once() -> None:
    made = sample(5, people=100)
    ready, workspace = ReadyRoles(made.roles), Workspace()
    names = ready.competencies()
    wanted = cohort(made, competencies=names).readiness(ready).to_dicts()
    people = list(made.levels)
    for size in (1, 7, 60):
        found = []
        for at in range(0, len(people), size):
            part = made.long.filter(
                pa.compute.is_in(made.long["person"], pa.array(people[at : at + size]))
            )
            block = TableCohort.from_arrow(part, target_role="target_role", competencies=names)
            found += block.readiness(ready, workspace=workspace).to_dicts()
        for one in (*found, *wanted):
            one["gaps"].sort(key=lambda gap: gap["competency"])
        assert found == wanted


def test_a_notebook_shows_the_first_rows_of_a_table() -> None:
    people = TableCohort.from_arrow(
        pa.table({"person": range(200), "competency": ["<x>"] * 200, "level": [1] * 200})
    )
    shown = people.people()._repr_html_()
    assert "The first 60 of 200 rows" in shown
    assert shown.count("<tr>") == 61
    few = people.summarise([ROLE])._repr_html_()
    assert "<caption>1 rows</caption>" in few
    assert '<th scope="col">mean_score</th>' in few
