"""Requests that travel in the caller's own way."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

__all__ = ["AsyncTransport", "HttpRequest", "HttpResponse", "Transport", "TransportError"]


@dataclass(frozen=True)
class HttpRequest:
    """A request as it leaves; `repr` shows neither credentials nor body.

    Attributes:
        method: The method.
        url: The address with its query.
        headers: Names in small letters, and values.
        content: The body, perhaps empty.
    """

    method: str
    url: str = field(repr=False)
    headers: list[tuple[str, str]] = field(repr=False)
    content: bytes = field(repr=False)


@dataclass(frozen=True)
class HttpResponse:
    """An answer, whole.

    Attributes:
        status: The status.
        headers: Names and values; a list of pairs, if a name comes twice.
        content: The body.
    """

    status: int
    headers: Mapping[str, str] | Sequence[tuple[str, str]] = field(default_factory=list)
    content: bytes = b""


class TransportError(Exception):
    """What a transport raises when no answer comes; any other exception means `sent=True`.

    Attributes:
        sent: Whether the service may have got the request.
    """

    sent: bool

    def __init__(self, message: str, *, sent: bool = True) -> None:
        super().__init__(message)
        self.sent = sent


#: Sends one request and gives one answer. It decides nothing: it neither repeats nor redirects.
Transport: TypeAlias = Callable[[HttpRequest], HttpResponse]

#: The same for `AsyncClient`, which takes either.
AsyncTransport: TypeAlias = Callable[[HttpRequest], HttpResponse | Awaitable[HttpResponse]]

_Plain: TypeAlias = tuple[int, list[tuple[str, str]], bytes]


def adapted(transport: AsyncTransport, may_wait: bool, has_clock: bool) -> Callable[..., Any]:
    """The transport as the compiled half calls it: plain values in, plain values out.

    Where a clock is given that does not wait, the transport must answer at once; there `None` is
    silence until a deadline.
    """
    may_wait = may_wait and not has_clock

    def send(method: str, url: str, headers: list[tuple[str, str]], content: bytes) -> Any:
        answer = transport(HttpRequest(method, url, headers, content))
        if isinstance(answer, HttpResponse):
            return _plain(answer)
        if isinstance(answer, Awaitable) and may_wait:
            return _waited(answer)
        if answer is None and has_clock:
            return None
        close = getattr(answer, "close", None)
        if close is not None:
            close()
        what = "an HttpResponse, or an awaitable of one" if may_wait else "an HttpResponse"
        raise TypeError(f"a transport of this client gives {what}, not {type(answer).__name__}")

    return send


async def _waited(answer: Awaitable[HttpResponse]) -> _Plain:
    return _plain(await answer)


def _plain(answer: HttpResponse) -> _Plain:
    given = answer.headers
    headers = given.items() if isinstance(given, Mapping) else given
    return answer.status, list(headers), answer.content
