"""The clients: one signature for both, and one compiled half beneath them."""

from __future__ import annotations

import contextvars
import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, ParamSpec, TypeVar

from prowess import _core
from prowess.client._auth import own_tokens, plain_tokens, set_up
from prowess.client._lists import texts
from prowess.client._transport import adapted
from prowess.client.resources import AsyncResources, Resources

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping

    from typing_extensions import Self

    from prowess._core import VirtualClock
    from prowess.client._auth import Auth, Tokens
    from prowess.client._transport import AsyncTransport, Transport
    from prowess.inputs import CallSettingsLike
    from prowess.types import Meta, RateLimit

__all__ = ["Answer", "AsyncClient", "Client", "RawAnswer"]

P = ParamSpec("P")
T = TypeVar("T")

#: Where the call of `with_meta` puts what its answer says beside the value.
_META: contextvars.ContextVar[list[Meta | None] | None] = contextvars.ContextVar(
    "prowess_meta", default=None
)


@dataclass(frozen=True)
class Answer(Generic[T]):
    """A value, with what the answer said beside it.

    Attributes:
        value: The value.
        meta: What the answer says beside it; nothing where there was more than one answer.
    """

    value: T
    meta: Meta | None


@dataclass(frozen=True)
class RawAnswer:
    """An answer with its body as bytes.

    Attributes:
        meta: What the answer says beside its body.
        headers: Names in small letters, and values.
        content: The body.
    """

    meta: Meta
    headers: list[tuple[str, str]] = field(repr=False)
    content: bytes = field(repr=False)

    def json(self) -> Any:
        """The body as JSON; nothing for an empty one."""
        return json.loads(self.content) if self.content else None


def _ms(seconds: float | None) -> int | None:
    return None if seconds is None else round(seconds * 1000)


class _Base:
    """What both clients have in common."""

    _is_async = False

    def __init__(
        self,
        base_url: str,
        *,
        auth: Auth | None = None,
        timeout: float | None = None,
        connect_timeout: float | None = None,
        idle_timeout: float | None = None,
        total_timeout: float | None = None,
        max_retries: int | None = None,
        retry_budget: int | None = None,
        ca_bundle: str | Path | bytes | None = None,
        proxy: str | None = None,
        no_proxy: bool = False,
        unix_socket: str | None = None,
        user_agent: str | None = None,
        allow_plain_http: bool = False,
        transport: Any = None,
        clock: VirtualClock | None = None,
    ) -> None:
        """Sets the client up; nothing is sent.

        Args:
            base_url: The address of the service, such as `https://talent.example`.
            auth: How the client proves who calls.
            timeout: Seconds that one attempt may take; 30, if it is left out.
            connect_timeout: Seconds until a connection stands; 10.
            idle_timeout: Seconds that a pause within a body may take; 20.
            total_timeout: Seconds that a whole call may take, with all attempts and waits; 120.
            max_retries: How many retries a call has; 2.
            retry_budget: What all calls together may spend on retries; 500.
            ca_bundle: Authorities to trust beside those of the machine: a file, or PEM as bytes.
            proxy: The address of a proxy; without one, what `HTTPS_PROXY` and its like say.
            no_proxy: Goes through no proxy, whatever the variables say.
            unix_socket: The path of a Unix socket to speak over, in place of TCP.
            user_agent: The name of the program, such as `my-app/1.0`.
            allow_plain_http: Sends credentials without TLS, also to other machines than this one.
            transport: Another way for requests to travel.
            clock: For tests: a clock that only moves when the client waits.
        """
        authorities = ca_bundle
        if authorities is not None and not isinstance(authorities, bytes):
            authorities = Path(authorities).read_bytes()
        proves, store = set_up(auth)
        setup = {
            "base_url": base_url,
            "auth": proves,
            "max_retries": max_retries,
            "retry_budget": retry_budget,
            "connect_ms": _ms(connect_timeout),
            "attempt_ms": _ms(timeout),
            "idle_ms": _ms(idle_timeout),
            "total_ms": _ms(total_timeout),
            "user_agent": user_agent,
            "allow_plain_http": allow_plain_http,
            "ca_bundle": authorities,
            "proxy": proxy,
            "no_proxy": no_proxy,
            "unix_socket": unix_socket,
        }
        has_clock = clock is not None
        travels = None if transport is None else adapted(transport, self._is_async, has_clock)
        self._base_url = base_url
        self._core = _core.HttpClient(setup, travels, store, self._is_async, clock)
        self._wire()

    def _wire(self) -> None:
        raise NotImplementedError

    def with_options(
        self,
        *,
        timeout: float | None = None,
        idle_timeout: float | None = None,
        total_timeout: float | None = None,
        max_retries: int | None = None,
        max_body_bytes: int | None = None,
    ) -> Self:
        """The same client, with these put over all that it calls from now on.

        Both share connections, tokens and the budget of retries.
        """
        twin = object.__new__(type(self))
        twin._base_url = self._base_url
        twin._core = self._core.with_options(
            {
                "attempt_ms": _ms(timeout),
                "idle_ms": _ms(idle_timeout),
                "total_ms": _ms(total_timeout),
                "max_retries": max_retries,
                "max_body_bytes": max_body_bytes,
            }
        )
        twin._wire()
        return twin

    @property
    def tokens(self) -> Tokens | None:
        """The tokens, for keeping them elsewhere; they can be put in, too."""
        return own_tokens(self._core.tokens())

    @tokens.setter
    def tokens(self, tokens: Tokens | None) -> None:
        self._core.set_tokens(plain_tokens(tokens))

    @property
    def rate_limit(self) -> RateLimit | None:
        """How many requests are left, as the service said last."""
        rate: RateLimit | None = self._core.rate_limit()
        return rate

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self._base_url!r})"


def _asked(
    method: str,
    path: str,
    values: Mapping[str, str] | None,
    query: Mapping[str, object] | None,
    json: Any,
    content: bytes,
    content_type: str | None,
) -> dict[str, Any]:
    """A request without an endpoint, as the compiled half takes it."""
    return {
        "method": method,
        "template": path,
        "path": dict(values or {}),
        "query": texts(query),
        "json": json,
        "content": content,
        "content_type": content_type,
    }


class Client(_Base, Resources):
    """A client of a Prowess service.

    Retries, renewed tokens, deadlines and paging are decided in the compiled half, as for every
    other language. It may be shared between threads, and works in a child that was forked.
    Ctrl-C ends a call that waits.
    """

    if TYPE_CHECKING:

        def __init__(
            self,
            base_url: str,
            *,
            auth: Auth | None = None,
            timeout: float | None = None,
            connect_timeout: float | None = None,
            idle_timeout: float | None = None,
            total_timeout: float | None = None,
            max_retries: int | None = None,
            retry_budget: int | None = None,
            ca_bundle: str | Path | bytes | None = None,
            proxy: str | None = None,
            no_proxy: bool = False,
            unix_socket: str | None = None,
            user_agent: str | None = None,
            allow_plain_http: bool = False,
            transport: Transport | None = None,
            clock: VirtualClock | None = None,
        ) -> None: ...

    def _wire(self) -> None:
        self._caller = Caller(self._core)

    def send_raw(
        self,
        method: str,
        path: str,
        *,
        values: Mapping[str, str] | None = None,
        query: Mapping[str, object] | None = None,
        json: Any = None,
        content: bytes = b"",
        content_type: str | None = None,
        options: CallSettingsLike | None = None,
    ) -> RawAnswer:
        """Sends a request that has no method here yet, and leaves the answer as it is.

        Credentials, retries and errors are those of any other call.

        Args:
            method: The method.
            path: The path below `/api/v2`, with places such as `/users/{id}`.
            values: What stands in the places.
            query: Parameters of the query.
            json: A body of JSON.
            content: Any other body.
            content_type: What the other body is.
            options: What this call does differently.
        """
        asked = _asked(method, path, values, query, json, content, content_type)
        headers, body, meta = self._core.raw(asked, options)
        return RawAnswer(meta, headers, body)

    def request(
        self,
        method: str,
        path: str,
        *,
        values: Mapping[str, str] | None = None,
        query: Mapping[str, object] | None = None,
        json: Any = None,
        options: CallSettingsLike | None = None,
    ) -> Any:
        """Sends a request that has no method here yet, and gives its JSON; see `send_raw`."""
        answer = self.send_raw(method, path, values=values, query=query, json=json, options=options)
        return answer.json()

    def with_meta(self, method: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Answer[T]:
        """Calls a method of this client, and gives what its answer says beside the value.

        >>> answer = client.with_meta(client.users.get, "7")  # doctest: +SKIP
        >>> answer.meta.etag  # doctest: +SKIP
        """
        found: list[Meta | None] = []
        token = _META.set(found)
        try:
            value = method(*args, **kwargs)
        finally:
            _META.reset(token)
        return Answer(value, found[-1] if found else None)


class AsyncClient(_Base, AsyncResources):
    """A client of a Prowess service, for asyncio.

    It has the signature and the methods of `Client`, each of them a coroutine.
    A call that is cancelled gives its request up.
    """

    _is_async = True

    if TYPE_CHECKING:

        def __init__(
            self,
            base_url: str,
            *,
            auth: Auth | None = None,
            timeout: float | None = None,
            connect_timeout: float | None = None,
            idle_timeout: float | None = None,
            total_timeout: float | None = None,
            max_retries: int | None = None,
            retry_budget: int | None = None,
            ca_bundle: str | Path | bytes | None = None,
            proxy: str | None = None,
            no_proxy: bool = False,
            unix_socket: str | None = None,
            user_agent: str | None = None,
            allow_plain_http: bool = False,
            transport: AsyncTransport | None = None,
            clock: VirtualClock | None = None,
        ) -> None: ...

    def _wire(self) -> None:
        self._caller = AsyncCaller(self._core)

    async def send_raw(
        self,
        method: str,
        path: str,
        *,
        values: Mapping[str, str] | None = None,
        query: Mapping[str, object] | None = None,
        json: Any = None,
        content: bytes = b"",
        content_type: str | None = None,
        options: CallSettingsLike | None = None,
    ) -> RawAnswer:
        """Sends a request that has no method here yet, and leaves the answer as it is.

        Credentials, retries and errors are those of any other call.

        Args:
            method: The method.
            path: The path below `/api/v2`, with places such as `/users/{id}`.
            values: What stands in the places.
            query: Parameters of the query.
            json: A body of JSON.
            content: Any other body.
            content_type: What the other body is.
            options: What this call does differently.
        """
        asked = _asked(method, path, values, query, json, content, content_type)
        headers, body, meta = await self._core.raw(asked, options)
        return RawAnswer(meta, headers, body)

    async def request(
        self,
        method: str,
        path: str,
        *,
        values: Mapping[str, str] | None = None,
        query: Mapping[str, object] | None = None,
        json: Any = None,
        options: CallSettingsLike | None = None,
    ) -> Any:
        """Sends a request that has no method here yet, and gives its JSON; see `send_raw`."""
        answer = await self.send_raw(
            method, path, values=values, query=query, json=json, options=options
        )
        return answer.json()

    async def with_meta(
        self, method: Callable[P, Awaitable[T]], /, *args: P.args, **kwargs: P.kwargs
    ) -> Answer[T]:
        """Calls a method of this client, and gives what its answer says beside the value."""
        found: list[Meta | None] = []
        token = _META.set(found)
        try:
            value = await method(*args, **kwargs)
        finally:
            _META.reset(token)
        return Answer(value, found[-1] if found else None)


def _noted(told: tuple[Any, Meta | None]) -> Any:
    value, meta = told
    found = _META.get()
    if found is not None:
        found.append(meta)
    return value


class Caller:
    """Calls endpoints by their names."""

    __slots__ = ("core",)

    core: _core.HttpClient

    def __init__(self, core: _core.HttpClient) -> None:
        self.core = core

    def call(self, endpoint: str, arguments: dict[str, Any]) -> Any:
        """The value of an endpoint."""
        return _noted(self.core.call(endpoint, arguments))

    def download(self, endpoint: str, arguments: dict[str, Any]) -> Any:
        """A download that has begun."""
        return self.core.call(endpoint, arguments)


class AsyncCaller:
    """Calls endpoints by their names, in the loop that runs."""

    __slots__ = ("core",)

    core: _core.HttpClient

    def __init__(self, core: _core.HttpClient) -> None:
        self.core = core

    async def call(self, endpoint: str, arguments: dict[str, Any]) -> Any:
        """The value of an endpoint."""
        return _noted(await self.core.call(endpoint, arguments))

    async def download(self, endpoint: str, arguments: dict[str, Any]) -> Any:
        """A download that has begun."""
        return await self.core.call(endpoint, arguments)
