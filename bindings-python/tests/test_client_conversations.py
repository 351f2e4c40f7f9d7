"""The conversations that every language replays, word by word."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Coroutine
from typing import Any

import pytest

from conftest import REPOSITORY
from prowess.client import (
    ApiError,
    ApiKey,
    AsyncClient,
    Auth,
    Bearer,
    Client,
    HttpRequest,
    HttpResponse,
    Password,
    Tokens,
    TransportError,
    VirtualClock,
)

FOLDER = REPOSITORY / "client" / "tests" / "conversations"
FILES = sorted(FOLDER.glob("*.json"))


class Script:
    """A transport that answers as the file says, and keeps what it was sent."""

    def __init__(self, exchanges: list[dict[str, Any]]) -> None:
        self.replies = [one["reply"] for one in exchanges]
        self.sent: list[HttpRequest] = []

    def __call__(self, request: HttpRequest) -> Any:
        self.sent.append(request)
        assert self.replies, "a request that the file does not have"
        reply = self.replies.pop(0)
        if reply.get("silent"):
            return None
        if reply.get("lost"):
            raise TransportError("lost", sent=reply["lost"] == "unknown")
        if reply.get("breaks"):
            raise TransportError("the connection broke within the answer")
        body = json.dumps(reply["body"]) if "body" in reply else reply.get("text", "")
        return HttpResponse(reply["status"], reply.get("headers", {}), body.encode())


def credentials(auth: dict[str, Any]) -> Auth | None:
    kind, given = auth["kind"], {key: value for key, value in auth.items() if key != "kind"}
    if kind == "api_key":
        return ApiKey(given["token"])
    made = {"bearer": Bearer, "tokens": Tokens, "password": Password}.get(kind)
    return made(**given) if made else None


def told(call: Any) -> dict[str, Any]:
    """The outcome of a call as the files write it."""
    try:
        answer = call()
    except ApiError as error:
        return {"error": error.failure.to_dict()}
    meta = answer.meta
    return {"status": meta.status, "attempts": meta.attempts, "body": answer.json()}


def run_in_loop(work: Coroutine[Any, Any, Any]) -> Any:
    return asyncio.run(work)


@pytest.mark.parametrize("kind", [Client, AsyncClient])
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_conversation_goes_as_it_is_written(path: Any, kind: type[Any]) -> None:
    file = json.loads(path.read_text("utf-8"))
    setup = dict(file["client"])
    script = Script(file["exchanges"])
    entropy = [bytes.fromhex(draw) for draw in file["entropy"]]
    clock = VirtualClock(file["clock"]["unix_ms"], entropy)
    auth = credentials(setup.pop("auth"))
    client = kind(setup.pop("base_url"), auth=auth, transport=script, clock=clock, **setup)
    for asked in file["calls"]:
        given = {
            "values": asked.get("path"),
            "query": asked.get("query"),
            "json": asked.get("body"),
            "options": asked.get("options"),
        }

        def call(asked: Any = asked, given: Any = given) -> Any:
            answer = client.send_raw(asked["method"], asked["template"], **given)
            return run_in_loop(answer) if kind is AsyncClient else answer

        outcome = told(call)
        if "error" in asked["outcome"]:
            assert "error" in outcome, outcome
            names = asked["outcome"]["error"].keys()
            outcome["error"] = {key: outcome["error"][key] for key in names}
        assert outcome == asked["outcome"]
    assert len(script.sent) == len(file["exchanges"])
    for request, exchange in zip(script.sent, file["exchanges"], strict=True):
        wanted = exchange["request"]
        assert (request.method, request.url) == (wanted["method"], wanted["url"])
        headers = dict(request.headers)
        for name, value in wanted.get("headers", {}).items():
            assert headers.get(name) == value, name
        if "body" in wanted:
            assert json.loads(request.content) == wanted["body"]
    assert clock.slept == file["sleeps_ms"]


def test_the_conversations_are_there() -> None:
    assert len(FILES) >= 20
