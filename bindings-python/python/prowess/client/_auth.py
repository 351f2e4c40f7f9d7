"""How a client proves who calls; no secret is ever shown by `repr`."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Protocol, TypeAlias

__all__ = ["ApiKey", "Auth", "Bearer", "Login", "Password", "TokenStore", "Tokens"]


@dataclass(frozen=True)
class Bearer:
    """A token that somebody else looks after.

    Attributes:
        token: Sent with each request.
    """

    token: str = field(repr=False)


@dataclass(frozen=True)
class ApiKey:
    """A key, sent in the header `X-Api-Key`.

    Attributes:
        key: The key.
    """

    key: str = field(repr=False)


@dataclass(frozen=True)
class Login:
    """Tokens that `client.auth.login` brings, and that are kept in memory."""


@dataclass(frozen=True)
class Password:
    """An address and a password, exchanged for tokens at the first call.

    Attributes:
        email: The address of the person.
        password: The password.
    """

    email: str
    password: str = field(repr=False)


@dataclass(frozen=True)
class Tokens:
    """A pair of tokens, which the client renews before the first one runs out.

    Attributes:
        access: Sent with each request.
        refresh: Exchanged for the next pair, once.
        expires_unix_ms: When the access token runs out, in milliseconds since 1970.
        lifetime_ms: How long it lived when it was new, in milliseconds.
    """

    access: str = field(repr=False)
    refresh: str | None = field(default=None, repr=False)
    expires_unix_ms: int | None = None
    lifetime_ms: int | None = None


class TokenStore(Protocol):
    """Where tokens outlive the process, or are shared with other processes.

    It is asked on a thread of the client, and should be quick.
    """

    def load(self) -> Tokens | None:
        """The tokens that were saved last, if any."""

    def save(self, old: Tokens | None, new: Tokens | None) -> None:
        """Saves `new` in the place of `old`; without `new`, somebody logged out."""


#: What may be given as `auth`.
Auth: TypeAlias = Bearer | ApiKey | Login | Password | Tokens | TokenStore

#: The tokens as the compiled half takes them.
Plain: TypeAlias = tuple[str, str | None, int | None, int | None]


def plain_tokens(tokens: Tokens | None) -> Plain | None:
    """The tokens as the compiled half takes them."""
    if tokens is None:
        return None
    return (tokens.access, tokens.refresh, tokens.expires_unix_ms, tokens.lifetime_ms)


def own_tokens(plain: Plain | None) -> Tokens | None:
    """The tokens as the compiled half gives them."""
    return None if plain is None else Tokens(*plain)


class StoreAdapter:
    """A store as the compiled half speaks to it, in plain values."""

    def __init__(self, store: TokenStore) -> None:
        self._store = store

    def load(self) -> Plain | None:
        """What was saved last."""
        return plain_tokens(self._store.load())

    def save(self, old: Plain | None, new: Plain | None) -> None:
        """Saves what is new."""
        self._store.save(own_tokens(old), own_tokens(new))


def set_up(auth: Auth | None) -> tuple[dict[str, Any], StoreAdapter | None]:
    """The set-up of the compiled half, and the store, if it is one."""
    if auth is None:
        return {"kind": "none"}, None
    if isinstance(auth, Bearer):
        return {"kind": "bearer", "token": auth.token}, None
    if isinstance(auth, ApiKey):
        return {"kind": "api_key", "token": auth.key}, None
    if isinstance(auth, Login):
        return {"kind": "login"}, None
    if isinstance(auth, Password):
        return {"kind": "password", "email": auth.email, "password": auth.password}, None
    if isinstance(auth, Tokens):
        names = ("access", "refresh", "expires_unix_ms", "lifetime_ms")
        return {"kind": "tokens", **{name: getattr(auth, name) for name in names}}, None
    if hasattr(auth, "load") and hasattr(auth, "save"):
        return {"kind": "none"}, StoreAdapter(auth)
    what = "auth must be Bearer, ApiKey, Login, Password, Tokens or a store with `load` and `save`"
    raise TypeError(f"{what}, not {type(auth).__name__}")
