"""The client in loops that close, in processes that fork, and under signals."""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import signal
import subprocess
import sys
import textwrap
import threading
import time
from pathlib import Path
from typing import Any

import pytest

from prowess.client import AsyncClient, AuthError, Client, TimedOutError, Tokens
from service import USER, Reply, Seen, serving

HERE = Path(__file__).resolve().parent


def answer(seen: Seen) -> Reply:
    if seen.path.endswith("/slow"):
        return Reply(body=USER, hold=threading.Event())
    if seen.path.endswith("/auth/refresh"):
        return Reply(401, {"code": "access.refused", "message": "no"})
    return Reply(body={**USER, "name": seen.headers.get("authorization")})


@pytest.fixture
def url() -> Any:
    with serving(answer) as service:
        yield service.url


def script(text: str, *arguments: str, **more: Any) -> subprocess.CompletedProcess[str]:
    """Runs a script in an interpreter of its own."""
    command = [sys.executable, "-X", "dev", "-W", "error", "-c", textwrap.dedent(text), *arguments]
    return subprocess.run(command, capture_output=True, text=True, timeout=120, check=False, **more)


needs_fork = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork")


def in_child(work: Any) -> str:
    """What a forked child found."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        signal.alarm(60)
        try:
            found = str(work())
        except BaseException as error:
            found = f"{type(error).__name__}: {error}"
        os.write(writing, found.encode())
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as told:
        found = told.read()
    os.waitpid(child, 0)
    return found


@needs_fork
@pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning")
def test_a_client_that_was_used_works_in_a_child_and_in_its_parent(url: str) -> None:
    client, waiting = Client(url), AsyncClient(url)
    assert client.users.get("7").id == "7"
    assert asyncio.run(waiting.users.get("7")).id == "7"
    for _ in range(2):
        assert in_child(lambda: client.users.get("7").id) == "7"
        assert in_child(lambda: asyncio.run(waiting.users.get("7")).id) == "7"
        assert in_child(lambda: in_child(lambda: client.users.get("7").id)) == "7"
        assert client.users.get("7").id == "7"
        assert asyncio.run(waiting.users.get("7")).id == "7"


@needs_fork
@pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning")
def test_a_child_goes_on_with_the_tokens_of_its_parent(url: str) -> None:
    client = Client(url, auth=Tokens("a1"))
    client.tokens = Tokens("a2")
    assert client.users.get("7").name == "Bearer a2"
    assert in_child(lambda: client.users.get("7").name) == "Bearer a2"


def names(url: str) -> str:
    """Work of a process of a pool."""
    return Client(url).users.get("7").id


shared: Client | None = None


def shared_name(_: int) -> str:
    """Work of a process of a pool, with the client of its parent."""
    assert shared is not None
    return shared.users.get("7").id


@needs_fork
@pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning")
def test_a_client_made_before_the_workers_serves_all_of_them(url: str) -> None:
    global shared
    shared = Client(url)
    assert shared.users.get("7").id == "7"
    with multiprocessing.get_context("fork").Pool(2) as pool:
        assert pool.map(shared_name, range(6)) == ["7"] * 6
    shared = None


def test_processes_that_are_spawned_make_clients_of_their_own(url: str) -> None:
    with multiprocessing.get_context("spawn").Pool(2) as pool:
        assert pool.map(names, [url] * 4) == ["7"] * 4


def test_a_cancelled_call_gives_its_request_up_and_others_go_on(url: str) -> None:
    async def main() -> None:
        client = AsyncClient(url)
        slow = asyncio.create_task(client.users.get("slow"))
        await asyncio.sleep(0.2)
        slow.cancel()
        with pytest.raises(asyncio.CancelledError):
            await slow
        with pytest.raises(asyncio.TimeoutError):
            await asyncio.wait_for(client.users.get("slow"), 0.2)
        many = await asyncio.gather(*(client.users.get("7") for _ in range(50)))
        assert {user.id for user in many} == {"7"}
        with pytest.raises(TimedOutError) as caught:
            await client.with_options(timeout=0.2, max_retries=0).users.get("slow")
        assert caught.value.phase == "attempt"

    asyncio.run(main())


def test_a_loop_that_closes_with_calls_under_way_makes_no_noise(url: str) -> None:
    closing = script(
        """
        import asyncio, sys, gc
        from prowess import AsyncClient

        client = AsyncClient(sys.argv[1])

        async def begin():
            for _ in range(10):
                asyncio.ensure_future(client.users.get("slow"))
            await asyncio.sleep(0.2)

        asyncio.run(begin())
        loop = asyncio.new_event_loop()
        async def leave():
            return [client._core.call("users.get", {"id": "7"}) for _ in range(20)]
        left = loop.run_until_complete(leave())
        loop.close()
        del left
        gc.collect()
        print(asyncio.run(client.users.get("7")).id)
        """,
        url,
    )
    assert (closing.returncode, closing.stdout, closing.stderr) == (0, "7\n", "")


def test_an_interpreter_that_ends_with_answers_coming_in_ends_quietly(url: str) -> None:
    leaving = """
        import asyncio, sys
        from prowess import AsyncClient

        client = AsyncClient(sys.argv[1])

        async def begin():
            for _ in range(200):
                client._core.call("users.get", {"id": "7"})
            await asyncio.sleep(int(sys.argv[2]) / 1000)

        loop = asyncio.new_event_loop()
        loop.slow_callback_duration = 60
        loop.run_until_complete(begin())
        loop.close()
        """
    for pause in range(2, 42, 4):
        left = script(leaving, url, str(pause))
        assert (left.returncode, left.stderr) == (0, ""), f"after {pause} ms"


def test_a_daemon_thread_may_call_while_the_interpreter_ends(url: str) -> None:
    leaving = """
        import sys, threading, time
        from prowess import Client

        client = Client(sys.argv[1])

        def work():
            while True:
                client.users.get("7")

        for _ in range(4):
            threading.Thread(target=work, daemon=True).start()
        time.sleep(0.2)
        """
    for _ in range(5):
        left = script(leaving, url)
        assert (left.returncode, left.stderr) == (0, "")


def test_a_last_call_may_be_made_when_the_interpreter_ends(url: str) -> None:
    last = script(
        """
        import asyncio, atexit, sys

        @atexit.register
        def leave():
            print(Client(sys.argv[1]).users.get("7").id)
            try:
                asyncio.run(AsyncClient(sys.argv[1]).users.get("7"))
            except RuntimeError as error:
                print(error)

        from prowess import AsyncClient, Client
        """,
        url,
    )
    told = "7\nno call can be made beside a loop while Python shuts down\n"
    assert (last.returncode, last.stdout, last.stderr) == (0, told, "")


def test_one_client_serves_loops_in_many_threads(url: str) -> None:
    client, found = AsyncClient(url), []

    def work() -> None:
        for _ in range(5):
            found.append(asyncio.run(client.users.get("7")).id)

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == ["7"] * 20


def test_a_call_outside_of_a_loop_says_so(url: str) -> None:
    client = AsyncClient(url)
    with pytest.raises(RuntimeError, match="no running event loop"):
        client._core.call("users.get", {"id": "7"})


@pytest.mark.skipif(os.name == "nt", reason="signals are sent otherwise there")
def test_ctrl_c_ends_a_call_that_waits(url: str) -> None:
    waiting = subprocess.Popen(
        [
            sys.executable,
            "-c",
            textwrap.dedent(
                """
                import sys
                from prowess import Client

                client = Client(sys.argv[1])
                client.users.get("7")
                print("waits", flush=True)
                try:
                    client.users.get("slow")
                except KeyboardInterrupt:
                    print("interrupted", client.users.get("7").id, flush=True)
                """
            ),
            url,
        ],
        stdout=subprocess.PIPE,
        text=True,
    )
    assert waiting.stdout is not None
    assert waiting.stdout.readline() == "waits\n"
    time.sleep(0.3)
    waiting.send_signal(signal.SIGINT)
    assert waiting.communicate(timeout=20)[0] == "interrupted 7\n"
    assert waiting.returncode == 0


def test_a_process_ends_while_calls_are_under_way(url: str) -> None:
    ending = script(
        """
        import sys, threading, time
        from prowess import Client

        client = Client(sys.argv[1])
        threading.Thread(target=client.users.get, args=["slow"], daemon=True).start()
        time.sleep(0.3)
        print("ends")
        """,
        url,
    )
    assert (ending.returncode, ending.stdout, ending.stderr) == (0, "ends\n", "")


def test_a_session_that_ended_says_so_to_all_that_wait(url: str) -> None:
    async def main() -> list[Any]:
        client = AsyncClient(url, auth=Tokens("a1", "r1", expires_unix_ms=0, lifetime_ms=900_000))
        calls = (client.users.get("7") for _ in range(20))
        return await asyncio.gather(*calls, return_exceptions=True)

    outcomes = asyncio.run(main())
    assert {type(one) for one in outcomes} == {AuthError}
    assert {one.code for one in outcomes} == {"client.auth_expired"}
