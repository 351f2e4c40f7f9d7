"""Tables of people answer as plain loops do, whoever made the table."""

from __future__ import annotations

import array
import random
import signal
import threading
import time
from pathlib import Path
from typing import Any

import duckdb
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

import prowess
from made_up import FORMS, NEAR, SEEDS, Form, Sample, best, cohort, coverage, sample, score, wide
from prowess import ReadyRoles, TableCohort


@FORMS
@pytest.mark.parametrize("seed", SEEDS)
def test_everybody_is_scored_for_every_role_as_by_a_plain_loop(form: Form, seed: int) -> None:
    made = sample(seed)
    people = form(made)
    answer = people.score_matrix(made.roles).to_dicts()
    assert [row["person"] for row in answer] == list(made.levels)
    for row in answer:
        wanted = [score(made.levels[row["person"]], role) for role in made.roles]
        assert row["scores"] == pytest.approx(wanted, abs=NEAR)


@FORMS
@pytest.mark.parametrize("seed", SEEDS)
def test_the_best_roles_of_each_person_are_those_of_a_plain_loop(form: Form, seed: int) -> None:
    made = sample(seed)
    rows = form(made).top_roles(made.roles, 5).to_dicts()
    for person, levels in made.levels.items():
        own = [row for row in rows if row["person"] == person]
        scored = [(score(levels, one), coverage(levels, one), one["uri"]) for one in made.roles]
        assert [row["rank"] for row in own] == [1, 2, 3, 4, 5]
        by_uri = {uri: one for one, _, uri in scored}
        wanted = pytest.approx([by_uri[name] for name in best(scored, 5)], abs=NEAR)
        assert [row["score"] for row in own] == wanted
        # Where two are the same but for a last rounding, either may come first.
        assert [by_uri[row["role"]] for row in own] == wanted
        assert len({row["role"] for row in own}) == 5


@FORMS
@pytest.mark.parametrize("seed", SEEDS)
def test_the_best_people_of_each_role_are_those_of_a_plain_loop(form: Form, seed: int) -> None:
    made = sample(seed)
    limits: dict[str, float] = {"minimum_score": 0.3037, "minimum_coverage": 0.4037}
    left_out = [list(made.levels)[at] for at in (3, 5)]
    answer = form(made).top_people(made.roles, 4, exclude=left_out, **limits)  # type: ignore[arg-type]
    rows, found = answer.people.to_dicts(), answer.roles.to_dicts()
    looked_at = [one for at, one in enumerate(made.levels) if at not in (3, 5)]
    for role, counts in zip(made.roles, found, strict=True):
        scored = [
            (score(made.levels[one], role), coverage(made.levels[one], role), one)
            for one in looked_at
        ]
        fit = [one for one in scored if one[0] >= 0.3037 and one[1] >= 0.4037]
        own = [row for row in rows if row["role"] == role["uri"]]
        by_name = {name: one for one, _, name in fit}
        wanted = pytest.approx([by_name[name] for name in best(fit, 4)], abs=NEAR)
        assert [row["score"] for row in own] == wanted
        assert [by_name[row["person"]] for row in own] == wanted
        assert len({row["person"] for row in own}) == len(own)
        assert counts["role"] == role["uri"]
        assert counts["found"] == len(fit)
        assert counts["excluded"] == 2
        below = sum(one[0] < 0.3037 for one in scored)
        assert (counts["below_score"], counts["below_coverage"]) == (
            below,
            len(scored) - len(fit) - below,
        )


@FORMS
@pytest.mark.parametrize("seed", SEEDS)
def test_groups_stand_as_a_plain_loop_says(form: Form, seed: int) -> None:
    made = sample(seed)
    rows = form(made).summarise(made.roles, by="department", threshold=0.6037).to_dicts()
    names = sorted({one for one in made.groups.values() if one is not None})
    groups = [*names, None] if None in made.groups.values() else names
    assert [(row["role"], row["group"]) for row in rows] == [
        (role["uri"], group) for role in made.roles for group in groups
    ]
    roles = {one["uri"]: one for one in made.roles}
    for row in rows:
        members = [one for one in made.levels if made.groups[one] == row["group"]]
        scores = [score(made.levels[one], roles[row["role"]]) for one in members]
        assert (row["people"], row["rated"]) == (len(members), len(members))
        assert row["mean_score"] == pytest.approx(sum(scores) / len(scores), abs=NEAR)
        assert row["reaching"] == sum(one >= 0.6037 for one in scores)
    together = form(made).summarise(made.roles)
    assert together.columns == ["role", "people", "rated", "mean_score", "reaching"]
    assert together["people"] == [len(made.levels)] * len(made.roles)


def answers(people: TableCohort, roles: Any, **run: Any) -> list[Any]:
    """All that may be asked, as plain data that compares to the last bit."""
    matrix = people.score_matrix(roles, **run)
    found = people.top_people(roles, 3, **run)
    return [
        [list(map(float.hex, row)) for row in matrix["scores"]],
        [str(one) for one in matrix["person"]],
        people.top_roles(roles, 3, **run).to_dicts(),
        found.people.to_dicts(),
        found.roles.to_dicts(),
        people.summarise(roles, by="department", **run).to_dicts(),
    ]


def test_whoever_made_the_table_the_answers_are_the_same_in_every_bit() -> None:
    made = sample(1)
    table = made.long
    strings = [pa.large_string(), pa.string_view(), pa.dictionary(pa.int8(), pa.string())]
    casts = [
        table.set_column(0, "person", table["person"].cast(kind)).set_column(
            1, "competency", table["competency"].cast(kind)
        )
        for kind in strings
    ]
    relation = duckdb.connect()
    relation.register("levels", table)
    given: dict[str, Any] = {
        "pyarrow": table,
        "one batch": table.combine_chunks().to_batches()[0],
        "a reader": pa.RecordBatchReader.from_batches(table.schema, table.to_batches(7)),
        "pieces": pa.concat_tables([table.slice(0, 9), table.slice(9, 1), table.slice(10)]),
        "polars": pl.from_arrow(table),
        "polars, categorical": pl.DataFrame(pl.from_arrow(table)).cast(
            {"person": pl.Categorical, "competency": pl.Categorical}
        ),
        "pandas": table.to_pandas(),
        "pandas, categorical": table.to_pandas().astype({"department": "category"}),
        "DuckDB": relation.sql("select * from levels"),
        **{f"pyarrow, {kind}": one for kind, one in zip(strings, casts, strict=True)},
    }
    wanted = answers(cohort(made), made.roles)
    for name, one in given.items():
        people = TableCohort.from_arrow(one, groups=["department"])
        assert answers(people, made.roles) == wanted, name
    wides = [made.wide, pl.from_arrow(made.wide), made.wide.to_pandas()]
    for one in wides:
        people = TableCohort.from_wide(one, groups=["department"], target_role="target_role")
        assert answers(people, made.roles) == wanted


@pytest.mark.parametrize("kind", ["int8", "uint8", "int16", "int32", "int64", "uint64", "float32"])
def test_levels_of_every_type_of_numbers_answer_alike(kind: str) -> None:
    made = sample(0)
    whole = made.long.set_column(
        2,
        "level",
        pa.array([None if one is None else int(one) for one in made.long["level"].to_pylist()]),
    )
    for table in (whole, whole.filter(whole["level"].is_valid())):
        wanted = answers(TableCohort.from_arrow(table, groups=["department"]), made.roles)
        cast = table.set_column(2, "level", table["level"].cast(kind))
        assert answers(TableCohort.from_arrow(cast, groups=["department"]), made.roles) == wanted


def test_people_and_competencies_may_be_whole_numbers() -> None:
    made = sample(2)
    numbers = {name: at + 7 for at, name in enumerate(sorted({r["competency"] for r in made.rows}))}
    for kind in (pa.int32(), pa.int64(), pa.uint16()):
        table = pa.table(
            {
                "person": pa.array([int(row["person"][-3:]) for row in made.rows], kind),
                "competency": pa.array([numbers[row["competency"]] for row in made.rows], kind),
                "level": [row["level"] for row in made.rows],
            }
        )
        roles = [
            {
                **role,
                "requirements": [
                    {**need, "competency": str(numbers.get(need["competency"], 0))}
                    for need in role["requirements"]
                ],
            }
            for role in made.roles
        ]
        answer = TableCohort.from_arrow(table).score_matrix(roles)
        wanted = cohort(made).score_matrix(made.roles)
        assert answer["scores"] == wanted["scores"]
        assert pa.table(answer)["person"].type == kind
        assert answer["person"] == list(range(len(made.levels)))


def test_the_order_of_rows_and_of_threads_changes_no_bit() -> None:
    made = sample(3, people=300)
    wanted = answers(cohort(made), made.roles)
    rows = list(made.rows)
    for seed in range(3):
        random.Random(seed).shuffle(rows)
        mixed = Sample(made.levels, made.roles, made.groups, made.targets, rows)
        for threads in (1, 2, 5):
            assert answers(cohort(mixed), made.roles, threads=threads) == wanted


def numbered(made: Sample, kind: str) -> pa.Table:
    """The table of a sample with numbers or entries of a dictionary in the place of texts."""
    table = made.long
    for name in ("person", "competency", "department"):
        if kind == "dictionary":
            column = table[name].combine_chunks().dictionary_encode()
        else:
            names = {
                one: at * 3 + 5
                for at, one in enumerate(sorted(set(made.long[name].drop_null().to_pylist())))
            }
            column = pa.array(
                [names.get(one) for one in table[name].to_pylist()], pa.type_for_alias(kind)
            )
        table = table.set_column(table.schema.get_field_index(name), name, column)
    return table


@pytest.mark.parametrize("kind", ["int32", "int64", "uint16", "dictionary"])
def test_numbers_and_dictionaries_are_read_as_well_in_any_order(kind: str) -> None:
    made = sample(5, people=70)
    if kind != "dictionary":
        places = {
            name: at * 3 + 5
            for at, name in enumerate(sorted({row["competency"] for row in made.rows}))
        }
        for role in made.roles:
            for need in role["requirements"]:
                need["competency"] = str(places.get(need["competency"], 9999))
    table = numbered(made, kind)
    order = list(range(len(table)))
    random.Random(2).shuffle(order)
    both = [
        TableCohort.from_arrow(one, groups=["department"], target_role="target_role")
        for one in (table, table.take(order))
    ]
    first, second = (answers(one, made.roles) for one in both)
    assert first == second
    twice = pa.concat_tables([table.take(order), table.slice(4, 1)])
    with pytest.raises(prowess.InvalidError, match="twice, in rows"):
        TableCohort.from_arrow(twice)
    other = table["department"].to_pylist()
    other[0] = next(one for one in other if one is not None and one != other[0])
    changed = table.set_column(
        table.schema.get_field_index("department"),
        "department",
        pa.array(other, table["department"].type),
    )
    with pytest.raises(prowess.InvalidError, match="two groups in rows"):
        TableCohort.from_arrow(changed.take(order), groups=["department"])


def test_scores_go_into_memory_of_the_caller() -> None:
    made = sample(4)
    people, ready = cohort(made), ReadyRoles(made.roles)
    out = np.full((len(people), len(ready)), 9, np.float32)
    assert people.score_matrix(ready, out=out) is out
    assert out.tolist() == people.score_matrix(ready)["scores"]
    flat = array.array("f", bytes(4 * out.size))
    people.score_matrix(ready, out=flat)
    assert list(flat) == out.ravel().tolist()
    for wrong in (out.T, out[:, 1:], np.zeros((2, 2), np.float32)):
        with pytest.raises(prowess.InvalidError, match="is answered into an array"):
            people.score_matrix(ready, out=wrong)
    with pytest.raises(TypeError, match="float64"):
        people.score_matrix(ready, out=out.astype(np.float64))
    out.flags.writeable = False
    with pytest.raises(prowess.InvalidError, match="may be written"):
        people.score_matrix(ready, out=out)


def test_of_several_levels_the_latest_counts() -> None:
    rows: dict[str, Any] = {
        "person": ["b", "a", "b", "a", "a"],
        "competency": ["x", "x", "x", "y", "x"],
        "level": [4.0, 1.0, 2.0, 5.0, 3.0],
    }
    role = {
        "uri": "r",
        "requirements": [{"competency": "x", "required_level": 4}],
        "scales": [{"id": "five", "kind": "ordinal", "minimum": 0, "maximum": 5}],
    }
    days = ["2026-01-02", "2025-01-01", "2026-01-01", "2024-01-01", "2025-06-01"]
    for dates in (
        pa.array(days),
        pa.array(days).cast(pa.date32()),
        pa.array(days).cast(pa.date32()).cast(pa.timestamp("us")),
        pa.array([5, 2, 4, 1, 3]),
    ):
        table = pa.table({**rows, "date": dates})
        people = TableCohort.from_arrow(table, date="date")
        assert people.top_roles([role], 1).to_dicts() == [
            {"person": "a", "rank": 1, "role": "r", "score": 0.75},
            {"person": "b", "rank": 1, "role": "r", "score": 1.0},
        ]
    table = pa.table({**rows, "date": ["2026-01-01"] * 5})
    with pytest.raises(prowess.InvalidError, match=r"two levels of one `date` in rows 1, 4"):
        TableCohort.from_arrow(table, date="date")


def long_table(**columns: Any) -> pa.Table:
    """A table in long form that is right but for the columns given."""
    right: dict[str, Any] = {
        "person": ["a", "a", "b", "c"],
        "competency": ["x", "y", "x", "y"],
        "level": [1.0, 2.0, 3.0, 4.0],
        "department": ["d", "d", "e", None],
    }
    return pa.table({name: one for name, one in {**right, **columns}.items() if one is not None})


BAD: dict[str, tuple[dict[str, Any], str, str]] = {
    "no person": ({"person": ["a", None, "b", None]}, "table.person", "has nothing in rows 1, 3"),
    "no competency": ({"competency": ["x", "y", None, "y"]}, "table.competency", "in row 2"),
    "an empty name": (
        {"competency": ["x", "", "x", "y"]},
        "table.competency",
        "a name that is none",
    ),
    "a person of decimals": ({"person": [1.5, 2.5, 3.5, 4.5]}, "table.person", "of type Float64"),
    "levels as text": ({"level": ["1", "2", "3", "4"]}, "table.level", "levels are numbers"),
    "truth as a level": ({"level": [True, False, True, True]}, "table.level", "levels are numbers"),
    "infinity": ({"level": [1.0, 2.0, float("inf"), 4.0]}, "table.level", "not finite in row 2"),
    "off the scale": ({"level": [1.0, 6.0, -1.0, 4.0]}, "table.level", "from 0 to 5 in rows 1, 2"),
    "twice": ({"competency": ["x", "x", "x", "y"]}, "table.competency", "twice, in rows 0, 1"),
    "two groups": (
        {"department": ["d", "e", "e", None]},
        "table.department",
        "two groups in rows 0, 1",
    ),
    "no column": ({"level": None}, "table.level", "has no column `level`, but `person`"),
}


@pytest.mark.parametrize(("columns", "path", "words"), BAD.values(), ids=BAD)
def test_a_bad_table_is_refused_with_its_column_and_first_rows(
    columns: dict[str, Any], path: str, words: str
) -> None:
    with pytest.raises(prowess.InvalidError) as caught:
        TableCohort.from_arrow(long_table(**columns), groups=["department"], scale=(0, 5))
    assert caught.value.code == "portfolio.malformed_table"
    assert caught.value.path == path
    assert words in caught.value.message


def test_many_bad_rows_are_counted_and_few_are_named() -> None:
    table = pa.table(
        {"person": pa.nulls(1000, pa.string()), "competency": ["x"] * 1000, "level": [1] * 1000}
    )
    with pytest.raises(prowess.InvalidError, match=r"rows 0, 1, 2, 3, 4 and 995 more"):
        TableCohort.from_arrow(table)


def test_a_bad_wide_table_is_refused_with_its_column_and_first_rows() -> None:
    table = pa.table({"person": ["a", "b", "a"], "x": [1, 2, 3]})
    with pytest.raises(prowess.InvalidError, match="person `a` in rows 0, 2"):
        TableCohort.from_wide(table)
    table = pa.table({"person": ["a", "b"], "x": [1, 2], "note": ["good", None]})
    with pytest.raises(prowess.InvalidError, match="column `note` that is of type"):
        TableCohort.from_wide(table)
    with pytest.raises(prowess.InvalidError, match="has no column `y`"):
        TableCohort.from_wide(table, competencies=["x", "y"])
    with pytest.raises((TypeError, ValueError)):
        TableCohort.from_wide({"person": ["a"]})  # type: ignore[arg-type]
    twice = pa.table([pa.array(["a"]), pa.array([1]), pa.array([2])], ["person", "x", "x"])
    with pytest.raises(prowess.InvalidError, match="more than one column `x`"):
        TableCohort.from_wide(twice)


def test_columns_may_stand_for_competencies_of_other_names() -> None:
    made = sample(5)
    names = [one for one in made.wide.column_names if one.startswith("urn")]
    short = made.wide.rename_columns({name: name[-2:] for name in names})
    people = TableCohort.from_wide(short, competencies={name[-2:]: name for name in names})
    assert (
        people.score_matrix(made.roles)["scores"] == wide(made).score_matrix(made.roles)["scores"]
    )


def test_a_table_without_rows_has_no_people() -> None:
    empty = long_table().slice(0, 0)
    people = TableCohort.from_arrow(empty, groups=["department"])
    roles = sample(0).roles
    assert len(people) == 0
    assert len(people.score_matrix(roles)) == 0
    assert len(people.top_roles(roles)) == 0
    assert len(people.top_people(roles).people) == 0
    assert people.top_people(roles).roles["found"] == [0] * len(roles)
    assert len(people.summarise(roles, by="department")) == 0
    for table in (pl.from_arrow(empty), empty.to_pandas()):
        assert len(TableCohort.from_arrow(table)) == 0


def test_people_without_a_role_and_roles_without_people_are_no_matter() -> None:
    people = TableCohort.from_arrow(long_table(), groups=["department"])
    assert people.score_matrix([])["scores"] == [[], [], []]
    assert len(people.top_roles([])) == 0
    other = {"uri": "r", "requirements": [{"competency": "z"}]}
    assert people.top_roles([other])["score"] == [0.0, 0.0, 0.0]
    with pytest.raises(prowess.InvalidError, match="without a column of groups `team`"):
        people.summarise([other], by="team")


def test_a_level_off_the_scale_of_a_role_has_no_score_for_it() -> None:
    role = {**sample(0).roles[0], "requirements": [{"competency": "x", "required_level": 3}]}
    people = TableCohort.from_arrow(long_table(level=[1.0, 2.0, 30.0, 4.0]))
    summary = people.summarise([role]).to_dicts()[0]
    assert (summary["people"], summary["rated"]) == (3, 2)
    assert people.top_people([role]).roles["unrated"] == [1]


def test_answers_are_taken_over_by_whatever_reads_arrow() -> None:
    made = sample(6)
    answer = cohort(made).top_roles(made.roles, 2)
    rows = answer.to_dicts()
    assert pa.table(answer).to_pylist() == rows
    assert pl.DataFrame(answer).cast({"person": pl.String, "role": pl.String}).to_dicts() == rows
    assert pd.DataFrame.from_arrow(answer).to_dict("records") == rows
    relation = duckdb.connect()
    relation.register("answer", pa.table(answer))
    assert relation.sql("select count(*) from answer where rank = 1").fetchall() == [
        (len(made.levels),)
    ]
    matrix = pa.table(cohort(made).score_matrix(made.roles))
    flat = matrix["scores"].combine_chunks().flatten().to_numpy(zero_copy_only=True)
    assert flat.size == len(made.levels) * len(made.roles)


def test_columns_that_need_no_other_type_are_not_copied() -> None:
    people, competencies = 200_000, 20
    columns = {f"c{at}": np.ones(people, np.float32) for at in range(competencies)}
    table = pa.table({"person": np.arange(people, dtype=np.int32), **columns})
    before = memory()
    held = [TableCohort.from_wide(table) for _ in range(20)]
    assert memory() - before < 4 * people * competencies * 4
    assert len(held) == 20


def memory() -> int:
    """The memory of this process, in bytes."""
    return int(Path("/proc/self/statm").read_text("ascii").split()[1]) * 4096


def test_refused_tables_leave_memory_as_it_was() -> None:
    size = 20_000
    table = pa.table(
        {"person": np.arange(size), "competency": ["x"] * size, "level": [float("inf")] * size}
    )
    samples = []
    for _ in range(3):
        for _ in range(150):
            with pytest.raises(prowess.InvalidError):
                TableCohort.from_arrow(table)
        samples.append(memory())
    assert samples[2] - samples[1] < 2_000_000


def big(people: int = 60_000) -> tuple[TableCohort, ReadyRoles]:
    """So many people that a question takes a while."""
    dice = np.random.default_rng(1)
    columns = {f"c{at}": dice.uniform(0, 5, people) for at in range(40)}
    roles = [
        {
            "uri": f"r{at}",
            "requirements": [
                {"competency": f"c{one}", "importance": 1 + one % 7} for one in range(40)
            ],
        }
        for at in range(400)
    ]
    return TableCohort.from_wide(pa.table({"person": np.arange(people), **columns})), ReadyRoles(
        roles
    )


def test_progress_is_told_in_the_thread_that_asks_and_may_stop_the_work() -> None:
    people, roles = big()
    told: list[tuple[int, int, bool]] = []
    here = threading.current_thread()

    def tell(done: int, of: int) -> None:
        told.append((done, of, threading.current_thread() is here))

    people.top_roles(roles, 3, progress=tell)
    assert told[-1] == (len(people), len(people), True)
    assert all(of == len(people) and is_here for _, of, is_here in told)
    assert [done for done, _, _ in told] == sorted(done for done, _, _ in told)
    people.top_roles(roles, 3, progress=True)

    def refuse(done: int, of: int) -> bool:
        raise KeyError(done)

    with pytest.raises(KeyError):
        people.top_roles(roles, 3, progress=refuse)


def test_ctrl_c_stops_the_work() -> None:
    people, roles = big(200_000)
    timer = threading.Timer(0.15, signal.raise_signal, [signal.SIGINT])
    timer.start()

    def ask_for_ever() -> None:
        while True:
            people.top_people(roles, 3)

    with pytest.raises(KeyboardInterrupt):
        ask_for_ever()
    timer.join()


def test_other_threads_of_python_run_meanwhile() -> None:
    people, roles = big()
    ticks = 0
    is_done = threading.Event()

    def tick() -> None:
        nonlocal ticks
        while not is_done.is_set():
            ticks += 1
            time.sleep(0.001)

    ticker = threading.Thread(target=tick)
    ticker.start()
    people.top_roles(roles, 3, threads=1)
    is_done.set()
    ticker.join()
    assert ticks > 5


def test_ready_roles_answer_for_tables_of_other_competencies() -> None:
    made, other = sample(6), sample(7)
    ready = ReadyRoles(made.roles)
    for one in (made, other, made):
        people = cohort(one)
        assert people.score_matrix(ready)["scores"] == people.score_matrix(made.roles)["scores"]
    asked = {need["competency"] for role in made.roles for need in role["requirements"]}
    assert ready.competencies() == {name: name for name in asked}
    assert ready.uris() == [role["uri"] for role in made.roles]
    only = cohort(made, competencies=ready.competencies())
    assert only.score_matrix(ready)["scores"] == cohort(made).score_matrix(ready)["scores"]
    short = {name[-2:]: name for name in asked}
    coded = [
        {
            **role,
            "requirements": [
                {**one, "code": one["competency"][-2:]} for one in role["requirements"]
            ],
        }
        for role in made.roles
    ]
    assert ReadyRoles(coded).competencies() == short | {name: name for name in asked}
    names = [row["competency"][-2:] for row in made.rows]
    by_code = made.long.set_column(1, "competency", pa.array(names))
    for names_and_uris in (None, ReadyRoles(coded).competencies()):
        people = TableCohort.from_arrow(by_code, competencies=names_and_uris)
        assert people.score_matrix(coded)["scores"] == cohort(made).score_matrix(ready)["scores"]
    with pytest.raises(ValueError, match="`exact` or `fast`"):
        ReadyRoles(made.roles, precision="rough")  # type: ignore[arg-type]


def test_fast_scores_are_near_to_exact_ones() -> None:
    made = sample(5)
    exact = cohort(made).score_matrix(ReadyRoles(made.roles))["scores"]
    fast = cohort(made).score_matrix(ReadyRoles(made.roles, precision="fast"))["scores"]
    for one, other in zip(exact, fast, strict=True):
        assert one == pytest.approx(other, abs=5e-4)
