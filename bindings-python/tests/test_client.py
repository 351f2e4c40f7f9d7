"""The client over real sockets, and over a transport of the caller."""

from __future__ import annotations

import asyncio
import contextvars
import gc
import pickle
import resource
from pathlib import Path
from typing import Any

import pytest

import prowess
from prowess.client import (
    ApiError,
    ApiKey,
    AsyncClient,
    AuthError,
    Bearer,
    Client,
    ConfigError,
    ConflictError,
    ConnectionFailedError,
    HttpRequest,
    HttpResponse,
    Login,
    NotFoundError,
    Password,
    PermissionDeniedError,
    PreconditionFailedError,
    RateLimitedError,
    ServerError,
    Tokens,
    TransportError,
    ValidationError,
    VirtualClock,
    _errors,
)
from prowess.types import BulkReport, NewUser, SubjectPerson, User, UserChange
from service import USER, Reply, Seen, Service, serving


def users(seen: Seen) -> Reply:
    if seen.path.startswith("/api/v2/users?"):
        at = seen.path.partition("cursor=")[2] or "a"
        following = {"a": "b", "b": None}[at]
        return Reply(body={"items": [{**USER, "id": at}], "page": {"next": following}})
    if seen.path == "/api/v2/users/7":
        return Reply(body=USER, headers={"ETag": '"v1"'})
    if seen.path == "/api/v2/exports/roles?format=csv":
        return Reply(body=b"uri,title\n" * 10_000)
    problem = {"code": "user.unknown", "message": "no such user", "hint": "look again"}
    return Reply(404, {**problem, "doc_link": "https://docs.example/user"})


@pytest.fixture
def service() -> Any:
    with serving(users) as one:
        yield one


def test_a_value_is_a_dataclass_of_the_package_and_meta_stands_beside_it(service: Service) -> None:
    client = Client(service.url)
    user = client.users.get("7")
    assert user == User(id="7", email="ana@talent.example", name=None, status="active",
                        grants=[], person=None)  # fmt: skip
    answer = client.with_meta(client.users.get, "7")
    assert answer.meta is not None
    assert (answer.value, answer.meta.etag, answer.meta.attempts) == (user, '"v1"', 1)
    assert client.with_options(timeout=5).users.get("7") == user
    connections = {seen.connection for seen in service.seen}
    assert len(connections) == 1, "a twin of the client shares its connections"


def test_a_list_is_walked_over_item_by_item_and_page_by_page(service: Service) -> None:
    client = Client(service.url)
    listing = client.users.list(page_size=1, filters={"status": "active", "deep": True, "no": None})
    assert [user.id for user in listing] == ["a", "b"]
    assert [page.info.next for page in listing.pages()] == ["b", None]
    assert listing.first_page().items[0].id == "a"
    assert [user.id for user in client.users.list(page_size=1, cursor="b")] == ["b"]
    assert service.seen[0].path == "/api/v2/users?page_size=1&deep=true&status=active"

    async def walked() -> tuple[list[str], list[str | None], str]:
        listing = AsyncClient(service.url).users.list(page_size=1)
        items = [user.id async for user in listing]
        pages = [page.info.next async for page in listing.pages()]
        return items, pages, (await listing.first_page()).items[0].id

    assert asyncio.run(walked()) == (["a", "b"], ["b", None], "a")


def test_a_download_becomes_a_file_and_tells_how_far_it_is(
    service: Service, tmp_path: Path
) -> None:
    client, path = Client(service.url), tmp_path / "roles.csv"
    told: list[tuple[int, int | None]] = []
    size = client.exports.csv("roles").write_to(path, progress=lambda *far: told.append(far))
    assert size == path.stat().st_size == 100_000
    assert told[-1] == (100_000, 100_000)
    assert client.exports.csv("roles").write_to(path, progress=True) == size
    assert client.exports.csv("roles").read() == path.read_bytes()
    assert b"".join(client.exports.csv("roles")) == path.read_bytes()

    def stop(*_: object) -> None:
        raise RuntimeError("enough")

    with pytest.raises(RuntimeError, match="enough"):
        client.exports.csv("roles").write_to(tmp_path / "half.csv", progress=stop)
    assert [one.name for one in tmp_path.iterdir()] == ["roles.csv"]
    download = client.exports.csv("roles")
    assert (download.meta.status, download.total) == (200, 100_000)
    download.read()
    with pytest.raises(ValueError, match="read already"):
        download.read()

    async def written() -> int:
        return await (await AsyncClient(service.url).exports.csv("roles")).write_to(path)

    assert asyncio.run(written()) == size


def test_an_error_says_all_that_the_service_said(service: Service) -> None:
    with pytest.raises(NotFoundError) as caught:
        Client(service.url).users.get("8")
    error = caught.value
    assert isinstance(error, LookupError)
    assert (error.code, error.status, error.attempts) == ("user.unknown", 404, 1)
    assert (error.hint, error.doc_link) == ("look again", "https://docs.example/user")
    assert error.request_id == service.seen[0].headers["x-request-id"]
    assert error.retry_after is None
    assert "GET /users/{id}, status 404" in str(error)
    assert str(error).endswith("hint: look again")
    again = pickle.loads(pickle.dumps(error))
    assert (type(again), again.failure) == (NotFoundError, error.failure)


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (401, AuthError),
        (403, PermissionDeniedError),
        (404, NotFoundError),
        (409, ConflictError),
        (412, PreconditionFailedError),
        (422, ValidationError),
        (429, RateLimitedError),
        (500, ServerError),
    ],
)
def test_a_status_has_a_class_of_its_own(status: int, kind: type[ApiError]) -> None:
    def answer(_: HttpRequest) -> HttpResponse:
        return HttpResponse(status, {"retry-after": "7200"})

    with pytest.raises(kind) as caught:
        Client("https://t.example", transport=answer).users.get("7")
    assert type(caught.value) is kind
    assert caught.value.retry_after == 7200


def test_every_kind_of_failure_has_a_class() -> None:
    from typing import get_args

    from prowess.types import ErrorKind

    assert set(_errors._CLASSES) == set(get_args(ErrorKind))


def test_what_is_wrong_with_an_argument_is_told_with_its_place_before_anything_is_sent() -> None:
    def never(_: HttpRequest) -> HttpResponse:
        raise AssertionError("sent")

    client = Client("https://t.example", transport=never)
    people: list[Any] = [NewUser(email="ana@talent.example"), {"email": "nobody"}]
    with pytest.raises(ValidationError) as caught:
        client.users.bulk_create(people)
    assert (caught.value.path, caught.value.code) == ("[1].email", "client.invalid_request")
    wrong: Any = {"timeout": 3}
    with pytest.raises(ValidationError, match="unknown field `timeout`"):
        client.users.get("7", options=wrong)
    with pytest.raises(ConfigError, match="ids must not be empty"):
        client.users.get("")
    with pytest.raises(ConfigError, match="neither `http` nor `https`"):
        Client("ftp://t.example")
    with pytest.raises(ConfigError, match="without encryption"):
        Client("http://t.example", auth=Bearer("x"))


def test_arguments_are_taken_as_dataclasses_and_as_dicts() -> None:
    sent: list[HttpRequest] = []

    def answer(request: HttpRequest) -> HttpResponse:
        sent.append(request)
        if request.url.endswith("bulk"):
            return HttpResponse(200, {}, b'{"results": [{"index": 0, "status": 201, "id": "x"}]}')
        return HttpResponse(200, {}, b'{"id": "7", "email": "a@b.c", "status": "new-word"}')

    client = Client("https://t.example", transport=answer, auth=ApiKey("k"))
    change = UserChange(name="Ana", status=None, grants=None)
    assert client.users.update("7", change, options={"if_match": '"v1"'}).status == "new-word"
    assert client.users.update("7", {"name": "Ana"}).id == "7"
    assert sent[0].content == sent[1].content == b'{"name":"Ana"}'
    assert dict(sent[0].headers)["if-match"] == '"v1"'
    assert dict(sent[0].headers)["x-api-key"] == "k"
    report = client.users.bulk_create([{"email": "a@b.example"}])
    assert isinstance(report, BulkReport)
    assert (report.ok[0].id, report.failed, report.unknown) == ("x", [], [])
    with pytest.raises(ApiError):
        client.readiness.assess(SubjectPerson(person="ana"), {"kind": "known", "roles": ["sql"]})
    assert b'"subject":{"kind":"person","person":"ana"}' in sent[-1].content
    file: Any = {"name": "a.pdf", "content_type": "application/pdf", "bytes": b"%PDF"}
    with pytest.raises(ApiError):
        client.evidence.attach("ana", "e1", file)
    assert b'filename="a.pdf"\r\ncontent-type: application/pdf\r\n\r\n%PDF' in sent[-1].content


def test_a_transport_may_fail_and_the_policy_is_that_of_any_other() -> None:
    tries = 0

    def flaky(_: HttpRequest) -> HttpResponse:
        nonlocal tries
        tries += 1
        raise TransportError("nobody listens", sent=False)

    clock = VirtualClock()
    with pytest.raises(ConnectionFailedError) as caught:
        Client("https://t.example", transport=flaky, clock=clock).users.create({"email": "a@b.cd"})
    assert (tries, caught.value.attempts, caught.value.reach) == (3, 3, "not_sent")
    assert isinstance(caught.value.__cause__, TransportError)
    assert len(clock.slept) == 2

    def wrong(_: HttpRequest) -> Any:
        return "what"

    with pytest.raises(ConnectionFailedError, match="gives an HttpResponse, not str"):
        Client("https://t.example", transport=wrong, max_retries=0).users.get("7")


def test_a_transport_runs_in_the_context_of_the_caller() -> None:
    span: contextvars.ContextVar[str] = contextvars.ContextVar("span")
    found: list[str] = []

    def answer(_: HttpRequest) -> HttpResponse:
        found.append(span.get("lost"))
        return HttpResponse(200, {}, b'{"status": "ok"}')

    async def waits(request: HttpRequest) -> HttpResponse:
        await asyncio.sleep(0)
        return answer(request)

    async def main() -> None:
        span.set("async")
        await AsyncClient("https://t.example", transport=waits).health.live()

    span.set("sync")
    Client("https://t.example", transport=answer).health.live()
    asyncio.run(main())
    assert found == ["sync", "async"]


def test_no_secret_is_shown() -> None:
    secret = "not to be seen"
    shown = [
        Bearer(secret),
        ApiKey(secret),
        Password("ana@talent.example", secret),
        Tokens(secret, secret),
        Client("https://t.example", auth=Bearer(secret)),
        HttpRequest("GET", f"https://t.example/?q={secret}", [("authorization", secret)], b""),
    ]
    assert all(secret not in f"{one!r} {one}" for one in shown)
    with pytest.raises(ConfigError) as caught:
        Client("https://t.example", auth=Bearer("line\nbreak")).users.get("7")
    assert "break" not in str(caught.value)


def test_a_client_that_waits_for_a_login_holds_what_it_brings() -> None:
    def answer(request: HttpRequest) -> HttpResponse:
        if request.url.endswith("/auth/login"):
            body = b'{"access_token": "a1", "refresh_token": "r1", "expires_in": 900}'
            return HttpResponse(200, {}, body)
        assert dict(request.headers)["authorization"] == "Bearer a1"
        return HttpResponse(200, {}, b'{"id": "7", "email": "a@b.c", "status": "active"}')

    client = Client("https://t.example", auth=Login(), transport=answer)
    with pytest.raises(AuthError) as caught:
        client.auth.me()
    assert caught.value.code == "client.not_logged_in"
    client.auth.login("a@b.c", "a password")
    assert client.auth.me().id == "7"
    assert client.tokens is not None
    assert client.tokens.refresh == "r1"


def test_tokens_are_kept_by_the_caller_and_shared() -> None:
    class Kept:
        def __init__(self) -> None:
            self.now: Tokens | None = Tokens("a1", "r1", expires_unix_ms=0, lifetime_ms=900_000)
            self.saved: list[tuple[Tokens | None, Tokens | None]] = []

        def load(self) -> Tokens | None:
            return self.now

        def save(self, old: Tokens | None, new: Tokens | None) -> None:
            self.saved.append((old, new))
            self.now = new

    def answer(request: HttpRequest) -> HttpResponse:
        if request.url.endswith("/auth/refresh"):
            body = b'{"access_token": "a2", "refresh_token": "r2", "expires_in": 900}'
            return HttpResponse(200, {}, body)
        assert dict(request.headers)["authorization"] == "Bearer a2"
        return HttpResponse(200, {}, b'{"id": "7", "email": "a@b.c", "status": "active"}')

    kept = Kept()
    client = Client("https://t.example", auth=kept, transport=answer)
    assert client.users.get("7").id == "7"
    assert kept.now is not None
    assert (kept.now.access, kept.now.refresh, len(kept.saved)) == ("a2", "r2", 1)
    assert client.tokens == kept.now
    client.tokens = None
    assert kept.now is None
    with pytest.raises(AuthError, match="nobody is logged in"):
        client.users.get("7")
    nothing: Any = object()
    with pytest.raises(TypeError, match="auth must be"):
        Client("https://t.example", auth=nothing)


def test_memory_stays_flat_over_a_hundred_thousand_calls() -> None:
    def answer(_: HttpRequest) -> HttpResponse:
        return HttpResponse(200, {}, b'{"id": "7", "email": "a@b.c", "status": "active"}')

    # At once, since threads that come and go have stacks of their own.
    client = Client("https://t.example", transport=answer, clock=VirtualClock())

    def peak(calls: int) -> int:
        for _ in range(calls):
            client.users.get("7")
        gc.collect()
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

    warm = peak(10_000)
    grown = peak(90_000) - warm
    assert grown < 4_096, f"{grown} KiB more"


def test_the_names_are_at_the_top() -> None:
    assert prowess.Client is Client
    assert prowess.AsyncClient is AsyncClient
    assert prowess.ApiError is ApiError
