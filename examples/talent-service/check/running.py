"""The service in a process of its own."""

import contextlib
import json
import os
import pathlib
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request

FOLDER = pathlib.Path(__file__).resolve().parents[1]
ROOT = FOLDER.parents[1]
TARGET = pathlib.Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target"))
WORK = TARGET / "service-check"


def run(*command: object, **options: object) -> None:
    print("+", *command, flush=True)
    subprocess.run([str(one) for one in command], check=True, **options)


def skip(what: str, why: str) -> None:
    """Leaves something out, loudly; in continuous integration nothing may be left out."""
    if os.environ.get("CI") == "true":
        sys.exit(f"{what}: {why}; while CI=true this may not be missing")
    print(f"SKIPPED {what}: {why}", flush=True)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def ask(base: str, path: str, body: object = None) -> object:
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(base + path, data, {"content-type": "application/json"})
    with urllib.request.urlopen(request, timeout=30) as answer:
        return json.load(answer)


def token(base: str) -> str:
    """An access token of the administrator of the sample company."""
    demo = (FOLDER / "src" / "demo" / "mod.rs").read_text(encoding="utf-8")
    email, password = (
        re.search(rf'const {name}: &str = "([^"]+)"', demo)[1] for name in ("EMAIL", "PASSWORD")
    )
    answer = ask(base, "/api/v2/auth/login", {"email": email, "password": password})
    return answer["access_token"]


def build() -> pathlib.Path:
    # As the tests build it, so that nothing is compiled twice.
    command = "cargo build --quiet --workspace --profile test --bin talent-service"
    run(*command.split(), cwd=ROOT)
    return TARGET / "debug" / "talent-service"


@contextlib.contextmanager
def service():
    """The address of the service with the sample company, as long as it is needed."""
    binary, data, port = build(), WORK / "data", free_port()
    shutil.rmtree(data, ignore_errors=True)
    data.mkdir(parents=True)
    base = f"http://127.0.0.1:{port}"
    environment = os.environ | {
        "DATABASE_URL": f"sqlite://{data / 'talent.db'}",
        "PROWESS_LISTEN": f"127.0.0.1:{port}",
        "PROWESS_RATE": "10000000",
        "PROWESS_AUTH_RATE": "10000000",
    }
    with (WORK / "service.log").open("w", encoding="utf-8") as log:
        process = subprocess.Popen([binary], env=environment, stdout=log, stderr=log)
        try:
            until_ready(base, process)
            yield base
            assert ask(base, "/ready")["status"] == "ok"
        finally:
            process.terminate()
            ended = process.wait(timeout=30)
    if ended != 0:
        sys.exit("the service did not stop by itself")


def until_ready(base: str, process: subprocess.Popen) -> None:
    for _ in range(600):
        if process.poll() is not None:
            sys.exit("the service did not start")
        try:
            ask(base, "/ready")
            return
        except OSError:
            time.sleep(0.1)
    sys.exit("the service did not get ready")
