"""The tests of the service once more, in PostgreSQL: a server of its own on this machine."""

import contextlib
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time

from running import ROOT, free_port, run, skip


def programs() -> pathlib.Path | None:
    """The folder with the programs of the server; Debian keeps it off the path."""
    found = shutil.which("initdb")
    if found:
        return pathlib.Path(found).resolve().parent
    folders = pathlib.Path("/usr/lib/postgresql").glob("*/bin")
    return max((one for one in folders if (one / "initdb").exists()), default=None)


def check() -> None:
    folder = programs()
    if folder is None:
        return skip("the service in PostgreSQL", "there is no initdb")
    with server(folder) as address:
        # With the whole workspace, as the tests are built, nothing is compiled again.
        tests = "cargo test --workspace --test service"
        run(*tests.split(), cwd=ROOT, env=os.environ | {"PROWESS_TEST_POSTGRES": address})


@contextlib.contextmanager
def server(folder: pathlib.Path):
    """The address of a server that is thrown away afterwards."""
    # It refuses to run as root, and is run by the user that its package made.
    is_root = os.geteuid() == 0
    by_another = ["runuser", "-u", "postgres", "--"] if is_root else []
    data, port = pathlib.Path(tempfile.mkdtemp(prefix="prowess-postgres-")), free_port()
    if is_root:
        shutil.chown(data, "postgres", "postgres")
    options = "--auth trust --username postgres --encoding UTF8 --locale C --no-sync".split()
    settings = [f"port={port}", "listen_addresses=127.0.0.1", "unix_socket_directories="]
    settings += ["max_connections=400", "fsync=off"]
    settings = [word for setting in settings for word in ("-c", setting)]
    process = None
    try:
        run(*by_another, folder / "initdb", "--pgdata", data, *options, cwd="/", stdout=subprocess.DEVNULL)
        command = [*by_another, folder / "postgres", "-D", data, *settings]
        with (data.parent / f"{data.name}.log").open("w", encoding="utf-8") as log:
            process = subprocess.Popen(command, stdout=log, stderr=log, cwd="/")
        until_ready(folder, port, process)
        yield f"postgres://postgres@127.0.0.1:{port}"
    finally:
        if process and process.poll() is None:
            run(*by_another, folder / "pg_ctl", "stop", "--pgdata", data, "--mode", "fast", cwd="/")
            process.wait(timeout=60)
        shutil.rmtree(data, ignore_errors=True)
        data.with_name(f"{data.name}.log").unlink(missing_ok=True)


def until_ready(folder: pathlib.Path, port: int, process: subprocess.Popen) -> None:
    asked = [folder / "pg_isready", "--quiet", "--host", "127.0.0.1", "--port", str(port)]
    for _ in range(300):
        if subprocess.run(asked, check=False).returncode == 0:
            return
        if process.poll() is not None:
            break
        time.sleep(0.1)
    sys.exit("PostgreSQL did not start")
