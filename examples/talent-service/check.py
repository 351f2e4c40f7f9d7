#!/usr/bin/env python3
"""Starts the service with the sample company and lets Schemathesis try every place of its document.

Everything it needs is put into `target/service-check`; what it starts, it stops.
`--examples N` sets how many requests it makes up for each place.
"""

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
import venv

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]
WORK = ROOT / "target" / "service-check"
SCHEMATHESIS = "schemathesis==4.32.5"
EXAMPLES = sys.argv[sys.argv.index("--examples") + 1] if "--examples" in sys.argv else "8"


def run(*command: object, **options: object) -> None:
    print("+", *command, flush=True)
    subprocess.run([str(one) for one in command], check=True, **options)


def tool() -> pathlib.Path:
    """Schemathesis in an environment of its own."""
    folder = WORK / "venv"
    program = folder / "bin" / "schemathesis"
    if not program.exists():
        venv.create(folder, with_pip=True, clear=True)
        run(folder / "bin" / "python", "-m", "pip", "install", "--quiet", SCHEMATHESIS)
    return program


def build() -> pathlib.Path:
    # As the tests build it, so that nothing is compiled twice.
    command = "cargo build --quiet --workspace --profile test --bin talent-service"
    run(*command.split(), cwd=ROOT)
    target = pathlib.Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target"))
    return target / "debug" / "talent-service"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def ask(base: str, path: str, body: object = None) -> object:
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(base + path, data, {"content-type": "application/json"})
    with urllib.request.urlopen(request, timeout=30) as answer:
        return json.load(answer)


def until_ready(base: str, service: subprocess.Popen) -> None:
    for _ in range(600):
        if service.poll() is not None:
            sys.exit("the service did not start")
        try:
            ask(base, "/ready")
            return
        except OSError:
            time.sleep(0.1)
    sys.exit("the service did not get ready")


def sign_in(base: str) -> str:
    demo = (HERE / "src" / "demo" / "mod.rs").read_text(encoding="utf-8")
    email, password = (
        re.search(rf'const {name}: &str = "([^"]+)"', demo)[1] for name in ("EMAIL", "PASSWORD")
    )
    answer = ask(base, "/api/v2/auth/login", {"email": email, "password": password})
    return answer["access_token"]


def main() -> None:
    WORK.mkdir(parents=True, exist_ok=True)
    program, binary = tool(), build()
    data = WORK / "data"
    shutil.rmtree(data, ignore_errors=True)
    data.mkdir()
    port = free_port()
    base = f"http://127.0.0.1:{port}"
    environment = os.environ | {
        "DATABASE_URL": f"sqlite://{data / 'talent.db'}",
        "PROWESS_LISTEN": f"127.0.0.1:{port}",
        "PROWESS_RATE": "10000000",
        "PROWESS_AUTH_RATE": "10000000",
    }
    with (WORK / "service.log").open("w", encoding="utf-8") as log:
        service = subprocess.Popen([binary], env=environment, stdout=log, stderr=log)
        try:
            until_ready(base, service)
            run(
                program,
                "--config-file",
                HERE / "schemathesis.toml",
                "run",
                f"{base}/openapi.json",
                "--header",
                f"Authorization: Bearer {sign_in(base)}",
                "--checks",
                "all",
                "--phases",
                "examples,coverage,fuzzing",
                "--max-examples",
                EXAMPLES,
                "--workers",
                "2",
                "--seed",
                "1",
                "--request-timeout",
                "20",
                # It throws away much of what it makes up for keys; that is no fault of the service.
                "--suppress-health-check",
                "filter_too_much",
                cwd=WORK,
            )
            assert ask(base, "/ready")["status"] == "ok"
        finally:
            service.terminate()
            if service.wait(timeout=30) != 0:
                sys.exit("the service did not stop by itself")


if __name__ == "__main__":
    main()
