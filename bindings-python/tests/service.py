"""A small service on a real socket, which does what it is told."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass
class Seen:
    """A request as it came over the wire."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes
    connection: tuple[str, int]


@dataclass
class Reply:
    """What the service answers; it waits for `hold` first, if there is one."""

    status: int = 200
    body: Any = field(default_factory=dict)
    headers: dict[str, str] = field(default_factory=dict)
    hold: threading.Event | None = None


@dataclass
class Service:
    """The address, and what came."""

    url: str
    seen: list[Seen]


@contextmanager
def serving(answer: Callable[[Seen], Reply]) -> Iterator[Service]:
    """Serves until the block ends."""
    seen: list[Seen] = []
    holds: list[threading.Event] = []

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def handle_any(self) -> None:
            body = self.rfile.read(int(self.headers.get("content-length") or 0))
            headers = {name.lower(): value for name, value in self.headers.items()}
            one = Seen(self.command, self.path, headers, body, self.client_address)
            seen.append(one)
            reply = answer(one)
            if reply.hold is not None:
                holds.append(reply.hold)
                reply.hold.wait(60)
            is_bytes = isinstance(reply.body, bytes)
            content = reply.body if is_bytes else json.dumps(reply.body).encode()
            try:
                self.send_response(reply.status)
                kind = "application/octet-stream" if is_bytes else "application/json"
                for name, value in {"content-type": kind, **reply.headers}.items():
                    self.send_header(name, value)
                self.send_header("content-length", str(len(content)))
                self.end_headers()
                self.wfile.write(content)
            except OSError:
                self.close_connection = True

        do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = handle_any

        def log_message(self, format: str, *args: Any) -> None:
            """Says nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield Service(f"http://127.0.0.1:{server.server_port}", seen)
    finally:
        for hold in holds:
            hold.set()
        server.shutdown()
        server.server_close()
        thread.join()


USER = {"id": "7", "email": "ana@talent.example", "status": "active"}
