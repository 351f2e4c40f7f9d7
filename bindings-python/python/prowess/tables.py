"""Tables of people: Arrow columns in, Arrow columns out, at the speed of the memory.

>>> import prowess
>>> roles = [{
...     "uri": "analyst",
...     "scales": [{"id": "five", "kind": "ordinal", "minimum": 0, "maximum": 5}],
...     "requirements": [{"competency": "sql", "required_level": 4}],
... }]

With `levels` a table of pyarrow, polars, pandas, DuckDB or anything else that has
`__arrow_c_stream__`:

>>> people = prowess.TableCohort.from_arrow(levels)  # doctest: +SKIP
>>> people.top_roles(roles, 3).to_dicts()  # doctest: +SKIP

Columns stay in the memory of whoever made the table where their type is float64, float32, int32 or
uint8; others are converted, and what comes in several pieces is put together.
Answers are `Table`, which all of these take: `pyarrow.table(answer)`, `polars.from_arrow(answer)`,
`duckdb.from_arrow(...)`, `pandas.DataFrame.from_arrow(answer)`.

Scores are those of `prowess.readiness.assess`; a level that is null or NaN, and one without a row,
is not known.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, Protocol, TypeVar, overload

from prowess import _core
from prowess._core import Table, Workspace

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Sequence
    from typing import TypeAlias

    from typing_extensions import Self

    from prowess._handles import CohortHandle, RolesHandle
    from prowess.inputs import OptionsLike, RoleLike

__all__ = [
    "ArrowArray",
    "ArrowStream",
    "BestPeople",
    "ReadyRoles",
    "RecurringGaps",
    "Table",
    "TableCohort",
    "Workspace",
]


OutT = TypeVar("OutT")


class ArrowStream(Protocol):
    """A table of pyarrow, polars, pandas, DuckDB or another library."""

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object: ...


class ArrowArray(Protocol):
    """A record batch of pyarrow or another library."""

    def __arrow_c_array__(
        self, requested_schema: object | None = None
    ) -> tuple[object, object]: ...


if TYPE_CHECKING:
    _Progress: TypeAlias = bool | Callable[[int, int], object] | None


class ReadyRoles(_core.ReadyRoles):
    """Roles and how to assess, made ready for many tables.

    They are put in numbers once for each list of competencies, so that many tables with the same
    list cost it once.

    Args:
        roles: The roles, or a handle of them.
        options: How to assess. Left out, the default.
        precision: `exact` is off by at most 1e-6; `fast` by at most 5e-4, and up to twice as quick
            where levels have decimals. Either is the same in every bit wherever it runs.
    """

    __slots__ = ()

    def __new__(
        cls,
        roles: Sequence[RoleLike] | RolesHandle,
        options: OptionsLike | None = None,
        precision: Literal["exact", "fast"] = "exact",
    ) -> Self:
        return _core.ReadyRoles.__new__(cls, roles, options, precision)

    def __repr__(self) -> str:
        return f"<ReadyRoles: {len(self):,} roles>"


if TYPE_CHECKING:
    _AnyRoles: TypeAlias = Sequence[RoleLike] | RolesHandle | ReadyRoles


class BestPeople(NamedTuple):
    """The answer of `TableCohort.top_people`."""

    people: Table
    """Columns `role`, `rank`, `person`, `score` and `coverage`, role by role, the best first."""

    roles: Table
    """For each `role`, how many people were `found`, and how many were not, for which reason."""


class RecurringGaps(NamedTuple):
    """The answer of `TableCohort.recurring_gaps`."""

    gaps: Table
    """For each `group` and `competency`, the largest `loss` first, of how many people it is
    `asked`, and how many are `lacking` it; as in `prowess.types.RecurringGap`."""

    groups: Table
    """For each `group`, how many people were `assessed` and are `ready`, and their `mean_score`."""


class TableCohort(_core.TableCohort):
    """The levels of many people, in the columns of a table.

    It is frozen, and may be used by many threads.
    Every question takes `threads`, which is all cores where it is left out, and `progress`: `True`
    is a bar where `tqdm` is installed; a function is called with how many people are done and of
    how many, and stops the work where it gives `False`.
    Ctrl-C stops it too.
    What is asked of profiles alone, such as coverage, levels, movement and charts, is asked of
    `cohort()`.
    """

    __slots__ = ()

    @classmethod
    def from_arrow(
        cls,
        table: ArrowStream | ArrowArray,
        *,
        person: str = "person",
        competency: str = "competency",
        level: str = "level",
        date: str | None = None,
        groups: Sequence[str] = (),
        target_role: str | None = None,
        competencies: Sequence[str] | Mapping[str, str] | None = None,
        others: Literal["leave_out", "refuse"] = "leave_out",
        scale: tuple[float, float] | None = None,
    ) -> TableCohort:
        """Reads a table with a row for each level of a person in a competency.

        Rows may be in any order; people are in the order of their names from then on.
        Names are texts, also in dictionaries, or whole numbers, which stand for their digits.

        Args:
            table: Anything that hands over Arrow columns.
            person: The column of who it is.
            competency: The column of uris or codes of competencies.
            level: The column of levels; null is a level nobody knows.
            date: The column of days or instants; where a person has several levels in a
                competency, the latest counts. Without it, the second one is refused.
            groups: Columns such as a department, with one value for each person, or null; one name
                or several.
            target_role: The column of uris or codes of the role each person aims at, or null.
            competencies: What counts; as a mapping, with the competency that each name stands for,
                such as `ReadyRoles.competencies()`. Without it, all count.
            others: Whether rows of other competencies are left out, or refused with their names.
            scale: The lowest and the highest level that may be; others are refused.
        """
        if others not in ("leave_out", "refuse"):
            raise ValueError(f"others are `leave_out` or `refuse`, not `{others}`")
        return cls._made(
            _core.TableCohort.of_rows(
                table,
                person,
                competency,
                level,
                date,
                _names(groups),
                target_role,
                _pairs(competencies),
                others == "refuse",
                _scale(scale),
            )
        )

    @classmethod
    def from_wide(
        cls,
        table: ArrowStream | ArrowArray,
        *,
        person: str = "person",
        groups: Sequence[str] = (),
        target_role: str | None = None,
        competencies: Sequence[str] | Mapping[str, str] | None = None,
        scale: tuple[float, float] | None = None,
    ) -> TableCohort:
        """Reads a table with a row for each person and a column for each competency.

        Args:
            table: Anything that hands over Arrow columns.
            person: The column of who it is.
            groups: Columns such as a department, with null for those who have none; one name or
                several.
            target_role: The column of uris or codes of the role each person aims at, or null.
            competencies: The columns of levels; as a mapping, with the competency each stands for.
                Without it, all other columns, by their names.
            scale: The lowest and the highest level that may be; others are refused.
        """
        pairs = _pairs(competencies)
        return cls._made(
            _core.TableCohort.of_columns(
                table, person, _names(groups), target_role, pairs, _scale(scale)
            )
        )

    @classmethod
    def _made(cls, made: _core.TableCohort) -> Self:
        return _core.TableCohort.__new__(cls, made)

    def __repr__(self) -> str:
        return f"<TableCohort: {len(self):,} people, {self.cells():,} levels>"

    def people(self) -> Table:
        """Who they are, in their order: one column `person`."""
        return self.names()

    def cohort(self) -> CohortHandle:
        """The same people as profiles, for all questions and charts of `prowess.portfolio`.

        A level that is not known is left out; groups and target roles come along, and whole
        numbers are the texts of their digits.
        It takes some hundred bytes for each level, so ask the table itself where it has the answer.

        >>> levels = pyarrow.table({"person": [7], "competency": ["sql"], "level": [3]})
        ... # doctest: +SKIP
        >>> portfolio.coverage(TableCohort.from_arrow(levels).cohort(), [{"competency": "sql"}])
        ... # doctest: +SKIP
        """
        from prowess._handles import CohortHandle

        return _core.Handle.__new__(CohortHandle, "cohort", self.profiles())

    @overload
    def score_matrix(
        self,
        roles: _AnyRoles,
        *,
        out: None = None,
        threads: int | None = None,
        progress: _Progress = None,
    ) -> Table: ...

    @overload
    def score_matrix(
        self,
        roles: _AnyRoles,
        *,
        out: OutT,
        threads: int | None = None,
        progress: _Progress = None,
    ) -> OutT: ...

    def score_matrix(
        self,
        roles: _AnyRoles,
        *,
        out: Any = None,
        threads: int | None = None,
        progress: _Progress = None,
    ) -> Any:
        """Scores everybody for every role, in single precision; NaN where there is no score.

        Args:
            roles: The roles.
            out: Where scores go: a numpy array of float32, or any writable buffer of as many
                float32, a row for each person. It saves half of the time where it is used again.
            threads: How many threads work; all cores where it is left out.
            progress: A bar, or what is told about progress.

        Returns:
            `out`, or a `Table` with `person` and `scores`, a list for each person.
        """
        ready = _ready(roles)
        with _told(progress) as told:
            if out is None:
                return self.matrix(ready, None, (threads, told))
            self.matrix(ready, _matrix(out, len(self), len(ready)), (threads, told))
            return out

    def top_roles(
        self,
        roles: _AnyRoles,
        top: int = 10,
        *,
        threads: int | None = None,
        progress: _Progress = None,
    ) -> Table:
        """For which roles each person is the readiest.

        Args:
            roles: The roles.
            top: How many roles are named for each person.
            threads: How many threads work; all cores where it is left out.
            progress: A bar, or what is told about progress.

        Returns:
            Columns `person`, `rank`, `role` and `score`, person by person, the best first: by
            score, then by coverage, then by uri.
        """
        with _told(progress) as told:
            return self.best_roles(_ready(roles), top, (threads, told))

    def top_people(
        self,
        roles: _AnyRoles,
        top: int = 10,
        *,
        minimum_score: float = 0.0,
        minimum_coverage: float = 0.0,
        only_open_gates: bool = True,
        exclude: Sequence[str | int] = (),
        threads: int | None = None,
        progress: _Progress = None,
    ) -> BestPeople:
        """Who suits each role best.

        Args:
            roles: The roles.
            top: How many people are named for each role.
            minimum_score: The score from which people are named, from 0 to 1.
            minimum_coverage: The coverage from which people are named, from 0 to 1.
            only_open_gates: Whether a must-have that is closed or unknown leaves a person out.
            exclude: Those who are not looked at, by the names that the table has.
            threads: How many threads work; all cores where it is left out.
            progress: A bar, or what is told about progress.
        """
        with _told(progress) as told:
            found = self.best_people(
                _ready(roles),
                top,
                minimum_score,
                minimum_coverage,
                only_open_gates,
                _names(exclude),
                (threads, told),
            )
        return BestPeople(*found)

    def summarise(
        self,
        roles: _AnyRoles,
        *,
        by: str | None = None,
        threshold: float | None = None,
        threads: int | None = None,
        progress: _Progress = None,
    ) -> Table:
        """The mean and the count above the threshold, for every role and every group.

        A mean of few people tells about single people. Before it is shown, hide small groups:
        `portfolio.safe_summary(portfolio.summarise(people.cohort(), roles, by=…))`.

        Args:
            roles: The roles.
            by: The column of groups; without it, all are in one.
            threshold: The score that counts as reached, from 0 to 1; without it, that of the
                options, or 1.
            threads: How many threads work; all cores where it is left out.
            progress: A bar, or what is told about progress.

        Returns:
            Columns `role`, `group` where a column of groups is named, `people`, `rated`,
            `mean_score` and `reaching`; those without a group come last.
        """
        with _told(progress) as told:
            return self.summary(_ready(roles), by, threshold, (threads, told))

    def readiness(
        self,
        roles: _AnyRoles,
        *,
        workspace: Workspace | None = None,
        threads: int | None = None,
        progress: _Progress = None,
    ) -> Table:
        """How ready each person is for the own role, and all gaps.

        A level that is not on the scale of the role is refused, with its first rows.

        Args:
            roles: Roles, among them all that people aim at, by uri or by code.
            workspace: Memory that is used again; it saves half of the time.
            threads: How many threads work; all cores where it is left out.
            progress: A bar, or what is told about progress.

        Returns:
            Columns `person`, `role`, `score`, `coverage` and `gaps`: a list for each person, with
            `competency` and how many levels are `missing`, which is null where nobody knows.
            Those who aim at no role have null as a role and a score.
        """
        with _told(progress) as told:
            return self.own_readiness(_ready(roles), workspace, (threads, told))

    def recurring_gaps(
        self,
        roles: _AnyRoles,
        *,
        by: str | None = None,
        threads: int | None = None,
        progress: _Progress = None,
    ) -> RecurringGaps:
        """What people lack for their own roles, and how often.

        Args:
            roles: Roles, among them all that people aim at, by uri or by code.
            by: The column of groups; without it, all are in one.
            threads: How many threads work; all cores where it is left out.
            progress: A bar, or what is told about progress.
        """
        with _told(progress) as told:
            return RecurringGaps(*self.gap_counts(_ready(roles), by, (threads, told))[:2])


def _pairs(names: Sequence[str] | Mapping[str, str] | None) -> list[tuple[str, str]] | None:
    """Names and what each stands for."""
    if names is None:
        return None
    if isinstance(names, Mapping):
        return list(names.items())
    return [(name, name) for name in _names(names)]


def _names(names: Sequence[str | int]) -> list[str]:
    """Names as texts; a single text is one name, and not one for each letter."""
    return [names] if isinstance(names, str) else [str(name) for name in names]


def _scale(scale: tuple[float, float] | None) -> tuple[float, float] | None:
    if scale is not None and not scale[0] <= scale[1]:
        raise ValueError(
            f"the scale from {scale[0]} to {scale[1]} has its lowest level above its highest"
        )
    return scale


def _ready(roles: _AnyRoles) -> ReadyRoles:
    return roles if isinstance(roles, ReadyRoles) else ReadyRoles(roles)


def _matrix(out: Any, people: int, roles: int) -> Any:
    """A buffer as an array of numpy with a row for each person, without a copy."""
    import numpy

    array = out if isinstance(out, numpy.ndarray) else numpy.asarray(memoryview(out))
    if array.dtype != numpy.float32:
        raise TypeError(f"`out` holds {array.dtype}, and scores are float32")
    if array.ndim == 1 and array.size == people * roles and array.flags.c_contiguous:
        return array.reshape(people, roles)
    return array


@contextmanager
def _told(progress: _Progress) -> Generator[Callable[[int, int], object] | None, None, None]:
    """What is told about progress; a bar of `tqdm` where it is wished and there."""
    if not isinstance(progress, bool):
        yield progress
        return
    try:
        if not progress:
            raise ImportError
        from tqdm.auto import tqdm
    except ImportError:
        yield None
        return
    with tqdm(unit=" people", unit_scale=True) as bar:

        def tell(done: int, of: int) -> None:
            bar.total = of
            bar.update(done - bar.n)

        yield tell
