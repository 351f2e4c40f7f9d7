"""Millions of people on a cluster: the questions of `prowess.tables` over a Spark DataFrame.

    pip install 'prowess[spark]'

>>> from prowess import spark
>>> best = spark.top_roles(levels, roles, 3)  # doctest: +SKIP
>>> best.write.parquet("best")  # doctest: +SKIP

`levels` has a row for each level of a person in a competency.
Rows are put together by person, so that each part of the table has everything about its people, and
each part is answered in one process and one thread: Spark has as many of these as there are cores.
Roles are broadcast, and made ready once in each process.

Answers are those of one process in every bit: scores are of one person each, and counts and sums
are exact, so it does not matter where they are added up.

The functions of a part, such as `part_of_top_roles`, take and give Arrow tables and know nothing of
Spark: Ray and Dask call them just as well.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from prowess._core import gap_counts_of
from prowess._data import plain
from prowess._handles import RolesHandle
from prowess.tables import ReadyRoles, TableCohort

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    import pyarrow as _pa
    from pyspark.sql import DataFrame as _Frame

    from prowess.inputs import OptionsLike, RoleLike

__all__ = [
    "Levels",
    "part_of_gaps",
    "part_of_readiness",
    "part_of_top_people",
    "part_of_top_roles",
    "readiness",
    "recurring_gaps",
    "top_people",
    "top_roles",
]


@dataclass(frozen=True)
class Levels:
    """Which columns say what; see `TableCohort.from_arrow`."""

    person: str = "person"
    competency: str = "competency"
    level: str = "level"
    date: str | None = None
    target_role: str | None = None
    group: str | None = None
    scale: tuple[float, float] | None = None

    def columns(self) -> list[str]:
        """The columns that are read."""
        own = (self.person, self.competency, self.level, self.date, self.target_role, self.group)
        return list(dict.fromkeys(name for name in own if name is not None))


@dataclass(frozen=True)
class _Task:
    """What is sent to every process: text, so that it can be told apart and made ready once."""

    roles: str
    options: str
    levels: Levels = field(default_factory=Levels)

    def ready(self) -> ReadyRoles:
        return _ready(self.roles, self.options)

    def cohort(self, table: _pa.Table) -> TableCohort:
        levels = self.levels
        return TableCohort.from_arrow(
            table,
            person=levels.person,
            competency=levels.competency,
            level=levels.level,
            date=levels.date,
            target_role=levels.target_role,
            groups=[] if levels.group is None else [levels.group],
            competencies=self.ready().competencies(),
            scale=levels.scale,
        )


def _made_ready(roles: str, options: str) -> ReadyRoles:
    return ReadyRoles(RolesHandle.from_json(roles), json.loads(options))


#: Roles of the last questions, which a process is asked again and again.
_ready = lru_cache(maxsize=2)(_made_ready)


def task(
    roles: Sequence[RoleLike] | RolesHandle,
    options: OptionsLike | None = None,
    levels: Levels | None = None,
) -> _Task:
    """What the functions of a part take: roles, options and the names of columns, as text."""
    held = roles if isinstance(roles, RolesHandle) else RolesHandle(roles)
    return _Task(held.to_json(), json.dumps(plain(options)), levels or Levels())


def part_of_readiness(table: _pa.Table, task: _Task) -> _pa.Table:
    """How ready the people of a part are for their own roles, and all gaps."""
    import pyarrow as pa

    answer = task.cohort(table).readiness(task.ready(), threads=1)
    return pa.table(answer)


def part_of_top_roles(table: _pa.Table, task: _Task, top: int) -> _pa.Table:
    """For which roles each person of a part is the readiest."""
    import pyarrow as pa

    return pa.table(task.cohort(table).top_roles(task.ready(), top, threads=1))


def part_of_top_people(table: _pa.Table, task: _Task, top: int, **limits: Any) -> _pa.Table:
    """Who of a part suits each role best; of all parts together, the best are again the best."""
    import pyarrow as pa

    found = task.cohort(table).top_people(task.ready(), top, threads=1, **limits)
    return pa.table(found.people)


def part_of_gaps(table: _pa.Table, task: _Task) -> _pa.Table:
    """What the people of a part lack for their own roles: counts that can be added up."""
    import pyarrow as pa

    by = task.levels.group
    parts = task.cohort(table).gap_counts(task.ready(), by, (1, None))[2]
    return _parts(parts, pa)


def merged_gaps(tables: _pa.Table, task: _Task) -> _pa.Table:
    """Counts of several parts, added up."""
    import pyarrow as pa

    return _parts(_merged(tables, task)[2], pa)


def told_gaps(tables: _pa.Table, task: _Task) -> _pa.Table:
    """Counts of all parts as columns, as in `RecurringGaps.gaps`."""
    import pyarrow as pa

    return pa.table(_merged(tables, task)[0])


def _parts(parts: list[tuple[str | None, str]], pa: Any) -> _pa.Table:
    columns = {"group": [one for one, _ in parts], "part": [one for _, one in parts]}
    return pa.table(columns, pa.schema({"group": pa.string(), "part": pa.string()}))


def _merged(tables: _pa.Table, task: _Task) -> Any:
    parts = list(zip(tables["group"].to_pylist(), tables["part"].to_pylist(), strict=True))
    names = list(dict.fromkeys(task.ready().competencies().values()))
    return gap_counts_of(task.ready(), names, parts, task.levels.group is not None)


def top_roles(
    frame: _Frame,
    roles: Sequence[RoleLike] | RolesHandle,
    top: int = 10,
    *,
    options: OptionsLike | None = None,
    levels: Levels | None = None,
    parts: int | None = None,
) -> _Frame:
    """For which roles each person is the readiest: `person`, `rank`, `role` and `score`.

    Args:
        frame: A row for each level of a person in a competency.
        roles: The roles.
        top: How many roles are named for each person.
        options: How to assess. Left out, the default.
        levels: Which columns say what.
        parts: How many parts the people are put in; without it, as Spark is set up.
    """
    told = task(roles, options, levels)
    person = _type_of(frame, told.levels.person)
    schema = f"person {person}, rank bigint, role string, score double"
    return _mapped(
        frame, told, lambda table, told: part_of_top_roles(table, told, top), schema, parts
    )


def readiness(
    frame: _Frame,
    roles: Sequence[RoleLike] | RolesHandle,
    *,
    levels: Levels,
    options: OptionsLike | None = None,
    parts: int | None = None,
) -> _Frame:
    """How ready each person is for the own role, and all gaps.

    Args:
        frame: A row for each level of a person in a competency.
        roles: Roles, among them all that people aim at.
        levels: Which columns say what, the target role among them.
        options: How to assess. Left out, the default.
        parts: How many parts the people are put in; without it, as Spark is set up.
    """
    told = task(roles, options, levels)
    person = _type_of(frame, told.levels.person)
    gaps = "array<struct<competency: string, missing: float>>"
    schema = f"person {person}, role string, score double, coverage double, gaps {gaps}"
    return _mapped(frame, told, part_of_readiness, schema, parts)


def top_people(
    frame: _Frame,
    roles: Sequence[RoleLike] | RolesHandle,
    top: int = 10,
    *,
    options: OptionsLike | None = None,
    levels: Levels | None = None,
    parts: int | None = None,
    **limits: Any,
) -> _Frame:
    """Who suits each role best: `role`, `rank`, `person`, `score` and `coverage`.

    Args:
        frame: A row for each level of a person in a competency.
        roles: The roles.
        top: How many people are named for each role.
        options: How to assess. Left out, the default.
        levels: Which columns say what.
        parts: How many parts the people are put in; without it, as Spark is set up.
        limits: `minimum_score`, `minimum_coverage`, `only_open_gates` and `exclude`, as for
            `TableCohort.top_people`.
    """
    from pyspark.sql import Window
    from pyspark.sql import functions as f

    told = task(roles, options, levels)
    person = _type_of(frame, told.levels.person)
    schema = f"role string, rank bigint, person {person}, score double, coverage double"

    def work(table: _pa.Table, told: _Task) -> _pa.Table:
        return part_of_top_people(table, told, top, **limits)

    some = _mapped(frame, told, work, schema, parts)
    order = [f.col("score").desc(), f.col("coverage").desc(), f.col("person")]
    best = Window.partitionBy("role").orderBy(*order)
    ranked = some.withColumn("rank", f.row_number().over(best).cast("bigint"))
    return ranked.filter(f.col("rank") <= top)


def recurring_gaps(
    frame: _Frame,
    roles: Sequence[RoleLike] | RolesHandle,
    *,
    levels: Levels,
    options: OptionsLike | None = None,
    parts: int | None = None,
) -> _Frame:
    """What people lack for their own roles, and how often, for each group where one is named.

    Counts of parts are added up group by group, so that nothing large comes together anywhere.

    Args:
        frame: A row for each level of a person in a competency.
        roles: Roles, among them all that people aim at.
        levels: Which columns say what, the target role among them.
        options: How to assess. Left out, the default.
        parts: How many parts the people are put in; without it, as Spark is set up.
    """
    told = task(roles, options, levels)
    counts = "asked bigint, lacking bigint, unknown bigint, too_low bigint"
    more = "loss double, blocks bigint, last_gap bigint"
    group = "" if told.levels.group is None else "group string, "
    some = _mapped(frame, told, part_of_gaps, "group string, part string", parts)
    sent = _sent(frame, told)
    schema = f"{group}competency string, {counts}, {more}"
    fields = _arrow_schema(schema)

    def merge(table: _pa.Table) -> _pa.Table:
        return _fitted(told_gaps(table, sent()), fields)

    return some.groupBy("group").applyInArrow(merge, schema)


def _mapped(
    frame: _Frame,
    told: _Task,
    work: Callable[[_pa.Table, _Task], _pa.Table],
    schema: str,
    parts: int | None,
) -> _Frame:
    """Answers part by part, each with all rows of its people."""
    rows = frame.select(*told.levels.columns())
    key = rows[told.levels.person]
    rows = rows.repartition(key) if parts is None else rows.repartition(parts, key)
    sent, fields = _sent(frame, told), _arrow_schema(schema)

    def answer(batches: Iterable[_pa.RecordBatch]) -> Iterator[_pa.RecordBatch]:
        import pyarrow as pa

        pieces = list(batches)
        if pieces:
            yield from _fitted(work(pa.Table.from_batches(pieces), sent()), fields).to_batches()

    return rows.mapInArrow(answer, schema)


def _sent(frame: _Frame, told: _Task) -> Callable[[], _Task]:
    """What brings the task to all processes: a broadcast, or with Spark Connect the function."""
    session: Any = frame.sparkSession
    try:
        broadcast = session.sparkContext.broadcast(told)
    except Exception as error:
        # Spark Connect has no context, and says so in a way of its own in each version.
        if hasattr(session, "_jsc") or "CONNECT" not in str(type(session)).upper():
            raise error
        return lambda: told
    return lambda: broadcast.value


def _fitted(table: _pa.Table, fields: _pa.Schema) -> _pa.Table:
    """The columns in the types that Spark was told."""
    return table.select(fields.names).cast(fields)


def _type_of(frame: _Frame, column: str) -> str:
    """The type of a column, in words of Spark."""
    kind: str = frame.schema[column].dataType.simpleString()
    return kind


def _arrow_schema(schema: str) -> _pa.Schema:
    """A schema in words of Spark, in types of Arrow."""
    from pyspark.sql.pandas.types import to_arrow_schema
    from pyspark.sql.types import StructType

    struct: Any = StructType.fromDDL(schema)
    fields: _pa.Schema = to_arrow_schema(struct)
    return fields
