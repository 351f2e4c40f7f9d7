"""Why a call failed, as exceptions."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from prowess.types import ErrorKind, Failure, FieldError, Phase, Reach

__all__ = [
    "ApiError",
    "AuthError",
    "CancelledError",
    "ConfigError",
    "ConflictError",
    "ConnectionFailedError",
    "DecodeError",
    "NotFoundError",
    "PaginationError",
    "PermissionDeniedError",
    "PreconditionFailedError",
    "RateLimitedError",
    "ServerError",
    "TimedOutError",
    "ValidationError",
]


class ApiError(Exception):
    """A call of a client failed; its class tells the kind, and `code` tells what.

    Attributes:
        failure: All of it as one dataclass.
    """

    failure: Failure

    def __init__(self, failure: Failure) -> None:
        super().__init__(failure)
        self.failure = failure

    @property
    def kind(self) -> ErrorKind:
        """What sort of failure."""
        return self.failure.kind

    @property
    def code(self) -> str:
        """The stable name, such as `role.unknown`: of the service, or `client.reason`."""
        return self.failure.code

    @property
    def message(self) -> str:
        """What is wrong, in one sentence."""
        return self.failure.message

    @property
    def hint(self) -> str | None:
        """What to do about it."""
        return self.failure.hint

    @property
    def doc_link(self) -> str | None:
        """Where to read more."""
        return self.failure.doc_link

    @property
    def path(self) -> str | None:
        """Where in what was given, such as `users[1].email`."""
        return self.failure.path

    @property
    def status(self) -> int | None:
        """The status of the answer, if one came."""
        return self.failure.status

    @property
    def request_id(self) -> str | None:
        """The name of the call in the logs of both sides."""
        return self.failure.request_id

    @property
    def attempts(self) -> int:
        """How many attempts were made."""
        return self.failure.attempts

    @property
    def phase(self) -> Phase | None:
        """Which deadline passed, if one did."""
        return self.failure.phase

    @property
    def reach(self) -> Reach:
        """How far the last attempt came: whether the service may have done what was asked."""
        return self.failure.reach

    @property
    def retry_after(self) -> float | None:
        """How many seconds the service asks to wait."""
        asked = self.failure.retry_after_ms
        return None if asked is None else asked / 1000

    @property
    def fields(self) -> list[FieldError]:
        """What is wrong with single fields."""
        return self.failure.fields

    def __str__(self) -> str:
        told = self.failure
        place = f"{told.path}: " if told.path else ""
        text = f"{place}{told.message} [{told.code}]"
        if told.method:
            text += f"; {told.method} {told.template}"
        if told.status is not None:
            text += f", status {told.status}"
        if told.attempts > 1:
            text += f", {told.attempts} attempts"
        if told.request_id:
            text += f", request {told.request_id}"
        return text + (f"\nhint: {told.hint}" if told.hint else "")


class ConnectionFailedError(ApiError, ConnectionError):
    """No answer came: name look-up, connection, TLS, or a connection that broke."""


class TimedOutError(ApiError, TimeoutError):
    """A deadline passed; `phase` says which."""


class CancelledError(ApiError):
    """The caller gave up."""


class AuthError(ApiError, PermissionError):
    """Credentials are missing, wrong or expired."""


class PermissionDeniedError(ApiError, PermissionError):
    """The credentials are fine, and this is not allowed."""


class NotFoundError(ApiError, LookupError):
    """There is no such thing."""


class ConflictError(ApiError):
    """It contradicts what is there."""


class ValidationError(ApiError, ValueError):
    """What was sent is wrong, or was refused before it left; `fields` tells more."""


class RateLimitedError(ApiError):
    """Too many requests; `retry_after` tells when to come back."""


class PreconditionFailedError(ApiError):
    """It was changed by somebody else since it was read."""


class ServerError(ApiError):
    """The service failed."""


class DecodeError(ApiError, ValueError):
    """An answer that cannot be read."""


class PaginationError(ApiError):
    """Pages that do not end, or that repeat."""


class ConfigError(ApiError, ValueError):
    """The client is set up wrongly, or asked for something that no request can say."""


_CLASSES: dict[str, type[ApiError]] = {
    "connection": ConnectionFailedError,
    "timeout": TimedOutError,
    "cancelled": CancelledError,
    "auth": AuthError,
    "permission_denied": PermissionDeniedError,
    "not_found": NotFoundError,
    "conflict": ConflictError,
    "validation": ValidationError,
    "rate_limited": RateLimitedError,
    "precondition_failed": PreconditionFailedError,
    "server": ServerError,
    "decode": DecodeError,
    "pagination": PaginationError,
    "config": ConfigError,
}


def error_of(failure: Failure) -> ApiError:
    """The exception of a failure."""
    return _CLASSES[failure.kind](failure)
