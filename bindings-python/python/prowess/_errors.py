"""What can go wrong, as exceptions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from prowess.types import Details, Problem

if TYPE_CHECKING:
    from prowess.types import Kind

__all__ = [
    "ConflictError",
    "DeniedError",
    "InternalError",
    "InvalidError",
    "LimitError",
    "NotFoundError",
    "ProwessError",
]


class ProwessError(Exception):
    """Something is wrong; its class tells the kind, and `code` tells what.

    Attributes:
        problem: All of it as one dataclass.
    """

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem)
        self.problem = problem

    @property
    def code(self) -> str:
        """The stable name of the problem, such as `readiness.empty_role`."""
        return self.problem.code

    @property
    def kind(self) -> Kind:
        """The kind, which also tells the HTTP status."""
        return self.problem.kind

    @property
    def message(self) -> str:
        """What is wrong, in the words of the field."""
        return self.problem.message

    @property
    def path(self) -> str | None:
        """Where in what was given, such as `profile.levels[0].level`."""
        return self.problem.path

    @property
    def help(self) -> str | None:
        """What to do about it."""
        return self.problem.help

    @property
    def details(self) -> Details:
        """The values of the message, and the single problems behind a collected one."""
        return self.problem.details

    def __str__(self) -> str:
        place = f"{self.path}: " if self.path else ""
        advice = f"\nhelp: {self.help}" if self.help else ""
        return f"{place}{self.message} [{self.code}]{advice}"


class InvalidError(ProwessError, ValueError):
    """What was given is wrong."""


class NotFoundError(ProwessError, LookupError):
    """What was asked for is not there."""


class ConflictError(ProwessError):
    """What was given contradicts itself or what is already there."""


class DeniedError(ProwessError, PermissionError):
    """The caller may not do this."""


class LimitError(ProwessError):
    """A limit is reached."""


class InternalError(ProwessError, RuntimeError):
    """A bug of Prowess: please report it."""


_CLASSES: dict[str, type[ProwessError]] = {
    "invalid": InvalidError,
    "not_found": NotFoundError,
    "conflict": ConflictError,
    "denied": DeniedError,
    "limit": LimitError,
    "internal": InternalError,
}


def error_of(problem: Problem) -> ProwessError:
    """The exception of a problem."""
    return _CLASSES[problem.kind](problem)


def bug(what: str) -> ProwessError:
    """The exception of a bug of ours."""
    values: dict[str, Any] = {"panic": what}
    return InternalError(
        Problem(
            code="internal.bug",
            kind="internal",
            message=f"a bug of Prowess: {what}",
            path=None,
            help="report it with the arguments of the call: nothing that is given should do this",
            details=Details(values=values, problems=[]),
        )
    )
