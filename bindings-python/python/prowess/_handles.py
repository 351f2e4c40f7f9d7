"""Handles: data that is read once and named at every call from then on.

A handle is frozen, may be used by many threads, is pickled by its data, and is taken wherever its
data is.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from prowess import _core, framework, recommend, role
from prowess._data import plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from typing_extensions import Self

    from prowess.inputs import (
        CohortLike,
        CompetencyNoteLike,
        DayLike,
        EvidenceLogLike,
        FrameworkLike,
        OptionsLike,
        ProfileLike,
        RoleLike,
        RuleCaseLike,
        RuleRunOptionsLike,
        RuleSetLike,
        ScorerInputLike,
        SearchOptionsLike,
    )
    from prowess.types import (
        Cohort,
        Competency,
        DryRun,
        Entry,
        EvidenceLog,
        Framework,
        Hit,
        Profile,
        Role,
        RuleRun,
        RuleSet,
        ScorerInput,
    )

__all__ = [
    "CohortHandle",
    "FrameworkHandle",
    "LogHandle",
    "ProfileHandle",
    "RoleHandle",
    "RolesHandle",
    "RulesHandle",
    "ScorerHandle",
]


class _Handle(_core.Handle):
    """What all handles have in common."""

    __slots__ = ()

    @classmethod
    def from_json(cls, text: str) -> Self:
        """The handle of the data that a JSON text holds."""
        make: Any = cls
        handle: Self = make(json.loads(text))
        return handle

    def to_json(self) -> str:
        """The data as JSON text, on one line."""
        return self.text()

    def to_dict(self) -> Any:
        """The data as dicts and lists."""
        return plain(self.plain())

    def __len__(self) -> int:
        return self.size()

    def __bool__(self) -> bool:
        return True

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return self is other or self.text() == other.text()

    def __hash__(self) -> int:
        return hash((type(self), *self.named(), self.size()))

    def __repr__(self) -> str:
        name = f" {' '.join(self.named())}" if self.named() else ""
        return f"<{type(self).__name__}{name}: {self.size():,} {self._counted}>"

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self).from_json, (self.text(),)

    _counted: str = "parts"


class FrameworkHandle(_Handle):
    """A framework with the index of its labels.

    >>> import prowess
    >>> sample = prowess.FrameworkHandle({
    ...     "id": "sample", "version": "1",
    ...     "competencies": [{"uri": "sql", "kind": "skill", "labels": {"en": "SQL"}}],
    ... })
    >>> len(sample), "sql" in sample, sample["sql"].labels["en"]
    (1, True, 'SQL')
    """

    __slots__ = ()
    _counted = "competencies"

    def __new__(cls, data: FrameworkLike | FrameworkHandle) -> Self:
        return _core.Handle.__new__(cls, "framework", data)

    @property
    def value(self) -> Framework:
        """The framework as a dataclass; this builds all of it."""
        value: Framework = self.plain()
        return value

    def find(self, text: str) -> list[Hit]:
        """The concepts that go by just this label, in any language."""
        return framework.find(self, text)

    def search(self, text: str, options: SearchOptionsLike | None = None) -> list[Hit]:
        """The concepts whose labels are most like a text."""
        return framework.search(self, text, options)

    def __getitem__(self, name: str) -> Competency:
        """The competency of a uri or a code."""
        competency: Competency = self.one(name)
        return competency

    def __contains__(self, name: object) -> bool:
        try:
            self.one(str(name))
        except KeyError:
            return False
        return True

    def __iter__(self) -> Iterator[str]:
        """The uris of the competencies."""
        return iter(self.keys())


def _log_from(text: str, framework: FrameworkHandle | None) -> LogHandle:
    return LogHandle(json.loads(text), framework)


class LogHandle(_Handle):
    """A log of evidence, put in order.

    With a framework, competencies may be named by uri or by code.
    """

    __slots__ = ()
    _counted = "entries"

    def __new__(
        cls,
        data: EvidenceLogLike | LogHandle,
        framework: FrameworkLike | FrameworkHandle | None = None,
    ) -> Self:
        return _core.Handle.__new__(cls, "log", data, framework)

    @property
    def value(self) -> EvidenceLog:
        """The log as a dataclass; this builds all of it."""
        value: EvidenceLog = self.plain()
        return value

    @property
    def framework(self) -> FrameworkHandle | None:
        """The framework it was put in order for."""
        framework = self.ordered_for()
        return (
            None
            if framework is None
            else _core.Handle.__new__(FrameworkHandle, "framework", framework)
        )

    def __reduce__(self) -> tuple[Any, ...]:
        return _log_from, (self.text(), self.framework)

    def people(self) -> list[str]:
        """Everybody the log has evidence about."""
        return self.keys()

    def entries_of(self, person: str) -> list[Entry]:
        """The entries about one person, by competency, day and id."""
        entries: list[Entry] = self.one(person)
        return entries


class ProfileHandle(_Handle):
    """What one person shows, read once for many roles."""

    __slots__ = ()
    _counted = "levels"

    def __new__(cls, data: ProfileLike | ProfileHandle) -> Self:
        return _core.Handle.__new__(cls, "profile", data)

    @property
    def value(self) -> Profile:
        """The profile as a dataclass."""
        value: Profile = self.plain()
        return value


class RoleHandle(_Handle):
    """What one position asks, read once for many people."""

    __slots__ = ()
    _counted = "requirements"

    def __new__(cls, data: RoleLike | RoleHandle) -> Self:
        return _core.Handle.__new__(cls, "role", data)

    @property
    def value(self) -> Role:
        """The role as a dataclass."""
        value: Role = self.plain()
        return value


class RulesHandle(_Handle):
    """Rules that were checked and made ready once, to be run many times.

    What is wrong with them is refused here, and not at every run.

    >>> import prowess
    >>> rules = prowess.RulesHandle.default()
    >>> len(rules)
    11
    """

    __slots__ = ()
    _counted = "rules"

    def __new__(cls, data: RuleSetLike | RulesHandle) -> Self:
        return _core.Handle.__new__(cls, "rules", data)

    @classmethod
    def default(cls) -> Self:
        """The set of rules to begin with: see `recommend.default_rules`."""
        return cls(recommend.default_rules())

    @property
    def value(self) -> RuleSet:
        """The rules as a dataclass."""
        value: RuleSet = self.plain()
        return value

    def ids(self) -> list[str]:
        """The ids of the rules, in their order."""
        return self.keys()

    def evaluate(
        self, cases: Sequence[RuleCaseLike], as_of: DayLike, run: RuleRunOptionsLike | None = None
    ) -> RuleRun:
        """What each rule makes of each case on a day: see `recommend.evaluate_rules`."""
        return recommend.evaluate_rules(self, cases, as_of, run)

    def dry_run(
        self,
        cohort: CohortLike | CohortHandle,
        roles: Sequence[RoleLike] | RolesHandle,
        as_of: DayLike,
        notes: Sequence[CompetencyNoteLike] | None = None,
        run: RuleRunOptionsLike | None = None,
        options: OptionsLike | None = None,
    ) -> DryRun:
        """Who would get what, if they were run on recorded people: see `recommend.dry_run`."""
        return recommend.dry_run(self, cohort, roles, as_of, notes, run, options)


class ScorerHandle(_Handle, _core.Scorer):
    """A role and options, made ready to score many people: see `readiness.score`.

    >>> import prowess
    >>> analyst = {
    ...     "uri": "analyst",
    ...     "scales": [{"id": "five", "kind": "ordinal", "minimum": 0, "maximum": 5}],
    ...     "requirements": [{"competency": "sql", "required_level": 4, "importance": 1}],
    ... }
    >>> prowess.ScorerHandle.of(analyst).score({"sql": 3}).score
    0.75
    """

    __slots__ = ()
    _counted = "competencies"

    def __new__(cls, data: ScorerInputLike | ScorerHandle) -> Self:
        return _core.Scorer.__new__(cls, data)

    @classmethod
    def of(cls, role: RoleLike | RoleHandle, options: OptionsLike | None = None) -> Self:
        """The scorer of a role."""
        return cls({"role": role} if options is None else {"role": role, "options": options})

    @property
    def value(self) -> ScorerInput:
        """The role and the options."""
        value: ScorerInput = self.plain()
        return value

    def competencies(self) -> list[str]:
        """The uris of the competencies that levels are asked for."""
        return self.keys()


class CohortHandle(_Handle):
    """Many people, with what each shows: see `prowess.portfolio`."""

    __slots__ = ()
    _counted = "people"

    def __new__(cls, data: CohortLike | CohortHandle) -> Self:
        return _core.Handle.__new__(cls, "cohort", data)

    @property
    def value(self) -> Cohort:
        """The cohort as a dataclass; this builds all of it."""
        value: Cohort = self.plain()
        return value

    def people(self) -> list[str]:
        """Everybody in it, in order."""
        return self.keys()


class RolesHandle(_Handle):
    """Many roles with the index of their titles."""

    __slots__ = ()
    _counted = "roles"

    def __new__(cls, data: Sequence[RoleLike] | RolesHandle) -> Self:
        return _core.Handle.__new__(cls, "roles", data)

    @property
    def value(self) -> list[Role]:
        """The roles as dataclasses; this builds all of them."""
        value: list[Role] = self.plain()
        return value

    def find(self, name: str) -> Role:
        """The one role that goes by a code, a uri or a title."""
        return role.find(self, name)

    def search(self, text: str, options: SearchOptionsLike | None = None) -> list[Hit]:
        """The roles whose titles are most like a text."""
        return role.search(self, text, options)

    def __getitem__(self, name: int | str) -> RoleHandle:
        """The role at a place, or of a uri or a code."""
        at = self.place(name) if isinstance(name, str) else name
        if at is None:
            raise KeyError(name)
        at = at if at >= 0 else at + len(self)
        if at < 0:
            raise IndexError(name)
        return _core.Handle.__new__(RoleHandle, "role", self, None, at)

    def __iter__(self) -> Iterator[RoleHandle]:
        return (self[at] for at in range(len(self)))

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and self.place(name) is not None
