"""A typed client of a Prowess service: `Client`, and `AsyncClient` for asyncio.

Both have the same signature and the same resources:

    client = Client("https://talent.example", auth=Password("ana@talent.example", "..."))
    for user in client.users.list(page_size=100):
        print(user.email)

What is sent again, when tokens are renewed, and what a failure means is decided once, for all
languages, in Rust.
"""

from __future__ import annotations

from prowess._core import VirtualClock
from prowess.client._auth import ApiKey, Auth, Bearer, Login, Password, Tokens, TokenStore
from prowess.client._client import Answer, AsyncClient, Client, RawAnswer
from prowess.client._downloads import AsyncDownload, Download, Progress
from prowess.client._errors import (
    ApiError,
    AuthError,
    CancelledError,
    ConfigError,
    ConflictError,
    ConnectionFailedError,
    DecodeError,
    NotFoundError,
    PaginationError,
    PermissionDeniedError,
    PreconditionFailedError,
    RateLimitedError,
    ServerError,
    TimedOutError,
    ValidationError,
)
from prowess.client._lists import AsyncListing, Listing, Page
from prowess.client._transport import (
    AsyncTransport,
    HttpRequest,
    HttpResponse,
    Transport,
    TransportError,
)

__all__ = [
    "Answer",
    "ApiError",
    "ApiKey",
    "AsyncClient",
    "AsyncDownload",
    "AsyncListing",
    "AsyncTransport",
    "Auth",
    "AuthError",
    "Bearer",
    "CancelledError",
    "Client",
    "ConfigError",
    "ConflictError",
    "ConnectionFailedError",
    "DecodeError",
    "Download",
    "HttpRequest",
    "HttpResponse",
    "Listing",
    "Login",
    "NotFoundError",
    "Page",
    "PaginationError",
    "Password",
    "PermissionDeniedError",
    "PreconditionFailedError",
    "Progress",
    "RateLimitedError",
    "RawAnswer",
    "ServerError",
    "TimedOutError",
    "TokenStore",
    "Tokens",
    "Transport",
    "TransportError",
    "ValidationError",
    "VirtualClock",
]
