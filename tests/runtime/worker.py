"""Worker processes of the tests, and the class that starts one and talks to it.

A worker writes one JSON value per line. Children that it forks write to the same pipe.
"""

from __future__ import annotations

import asyncio
import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any, NoReturn

import httpx

from feiyan import AppClient, AsyncCloudClient, CloudClient
from feiyan_runtime import (
    ConfigurationError,
    Event,
    FileTokenStore,
    RateLimit,
    RateLimitedError,
    RedisTokenStore,
    Retry,
    SessionExpiredError,
    TokenStore,
)

ROOT = Path(__file__).parents[2]
LONGEST = 50.0
"""Seconds that a worker may take; then it is killed, and the test that listens to it fails."""

TASKS = 5
"""Number of tasks that share the calls of an async process."""

DEVICE = "aD12ef8KkWYrT19EiNJJ001082"


class Worker:
    """Another process that does one of the jobs below."""

    def __init__(self, job: str, **arguments: Any) -> None:
        known = filter(None, [os.environ.get("PYTHONPATH")])
        paths = os.pathsep.join([*known, *(str(ROOT / folder) for folder in ("generated", "runtime", "."))])
        self._process = subprocess.Popen(
            [sys.executable, "-m", __name__, job, json.dumps(arguments)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": paths},
            start_new_session=True,
        )
        self._guard = threading.Timer(LONGEST, self._kill_all)
        self._guard.start()

    def said(self) -> Any:
        """The next thing that it says; waits for it."""
        assert self._process.stdout
        line = self._process.stdout.readline()
        assert line, "the worker ended, or took too long"
        return json.loads(line)

    def tell(self, signals: int) -> None:
        """Let so many of those go on that wait."""
        assert self._process.stdin
        self._process.stdin.write(b"." * signals)
        self._process.stdin.flush()

    @property
    def has_ended(self) -> bool:
        return self._process.poll() is not None

    def kill(self) -> None:
        """End it in the middle of whatever it does."""
        self._process.kill()
        self._process.wait()

    def kill_child(self, pid: int) -> None:
        """The same for a process that it forked."""
        os.kill(pid, signal.SIGKILL)

    def __enter__(self) -> Worker:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is not None:
            self._kill_all()
        with self._process:  # closes its pipes and waits
            pass
        self._guard.cancel()

    def _kill_all(self) -> None:
        """It, and what it forked."""
        with suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)


def say(content: Any) -> None:
    """Write a value as one line, with one write, so that the output of several processes does not mix."""
    os.write(1, json.dumps(content).encode() + b"\n")


def wait_for_signal() -> None:
    os.read(0, 1)


def opened(store: dict[str, str] | None) -> TokenStore | None:
    """The store that a test describes."""
    match store:
        case None:
            return None
        case {"folder": folder}:
            return FileTokenStore(folder)
        case _:
            return RedisTokenStore(store["url"], prefix=store["prefix"])


def look(client: CloudClient) -> Any:
    """A call that needs the token."""
    return client.call("/cloud/thing/status/get", {"iotId": DEVICE}, api_version="1.0.2")


async def look_async(client: AsyncCloudClient) -> Any:
    return await client.call("/cloud/thing/status/get", {"iotId": DEVICE}, api_version="1.0.2")


def child(work: Callable[[], Any]) -> int:
    """Fork; the child does some work, says what came of it, and ends. Returns its process id."""
    pid = os.fork()
    if pid == 0:
        _work_and_end(work)
    return pid


def _work_and_end(work: Callable[[], Any]) -> NoReturn:
    try:
        say(work())
    except BaseException as error:
        say({"error": f"{type(error).__name__}: {error}"})
    finally:
        os._exit(0)


def read(folder: str, changes: int) -> None:
    """Load a record again and again until it has changed so many times; say which values there were."""
    store = FileTokenStore(folder)
    seen = [store.load("key")]
    while len(seen) <= changes:
        record = store.load("key")
        if record != seen[-1]:
            seen.append(record)
    say(sorted({f"{record['value'][:1]} {len(record['value'])}" for record in seen if record}))


def hold(folder: str, *, forks: bool) -> None:
    """Take a lock and keep it; with `forks` a child, which says so then, outlives this process."""
    store = FileTokenStore(folder)
    assert store.try_lock("key", "owner", 3600.0)

    def wait() -> None:
        say("locked")
        wait_for_signal()

    if forks:
        child(wait)
        wait_for_signal()
    else:
        wait()


def share(settings: dict[str, Any], store: dict[str, str], processes: int, calls: int, kinds: list[str]) -> None:
    """Fork processes that call with one store. Each says that it is ready, when it fetches a token, and what failed.

    They are of these kinds in turn: "sync" or "async" with a client of its own, or "forked" with a copy of one from
    before the fork.
    """

    def tell_of_fetch(event: Event) -> None:
        if event.kind == "request" and event.path == "/cloud/token":
            say({"fetches": os.getpid()})

    def new(client: Callable[..., Any]) -> Any:
        return client(**settings, token_store=opened(store), on_event=tell_of_fetch)

    forked = new(CloudClient) if "forked" in kinds else None

    def work(kind: str) -> Any:
        if kind == "async":
            return asyncio.run(work_async())
        client = (kind == "forked" and forked) or new(CloudClient)
        say("ready")
        wait_for_signal()
        errors = []
        for _ in range(calls):
            try:
                look(client)
            except Exception as error:
                errors.append(repr(error))
        return {"errors": errors}

    async def work_async() -> Any:
        async with new(AsyncCloudClient) as client:
            say("ready")
            await asyncio.to_thread(wait_for_signal)
            errors: list[str] = []
            await asyncio.gather(*(look_often(client, errors) for _ in range(TASKS)))
            return {"errors": errors}

    async def look_often(client: AsyncCloudClient, errors: list[str]) -> None:
        for _ in range(calls // TASKS):
            try:
                await look_async(client)
            except Exception as error:
                errors.append(repr(error))

    for pid in [child(partial(work, kinds[number % len(kinds)])) for number in range(processes)]:
        os.waitpid(pid, 0)


def press(
    settings: dict[str, Any],
    store: dict[str, str],
    processes: int,
    threads: int,
    seconds: float,
    calls_per_second: float | None = None,
) -> None:
    """Fork processes whose threads call as fast as they can, for some seconds, and say so when they are done."""
    settings["retry"] = Retry(timeout=3.0)
    settings["rate_limit"] = calls_per_second and RateLimit(calls_per_second, shared=True)

    with CloudClient(**settings, token_store=opened(store)) as client:
        look(client)  # imports all that the children need

    def work() -> str:
        ends_at = time.monotonic() + seconds
        with CloudClient(**settings, token_store=opened(store)) as client:

            def call() -> None:
                while time.monotonic() < ends_at:
                    try:
                        look(client)
                    except RateLimitedError:
                        time.sleep(0.05)

            running = [threading.Thread(target=call) for _ in range(threads)]
            for thread in running:
                thread.start()
            for thread in running:
                thread.join()
        return "done"

    for pid in [child(work) for _ in range(processes)]:
        os.waitpid(pid, 0)


def renew_session(settings: dict[str, Any], folder: str) -> None:
    """Call for a signed-in user whose session is in a store, on a signal."""
    with AppClient(**settings, token_store=FileTokenStore(folder)) as app:
        say("ready")
        wait_for_signal()
        app.users.list_devices().page()
        say("renewed")


def poll_session(settings: dict[str, Any], store: dict[str, str]) -> None:
    """List the devices again and again until there is a signal; say what comes of it whenever that changes."""
    ended = threading.Event()
    threading.Thread(target=lambda: (wait_for_signal(), ended.set())).start()
    last = ""
    with AppClient(**settings, token_store=opened(store)) as app:
        while not ended.wait(0.02):
            try:
                now = f"{len(list(app.users.list_devices()))} devices"
            except SessionExpiredError as error:
                now = type(error).__name__
            if now != last:
                say(now)
                last = now


def fork_sync(settings: dict[str, Any]) -> None:
    """Call in the parent, then in a child, then in the parent again."""
    with CloudClient(**settings) as client:
        say(look(client))
        os.waitpid(child(lambda: look(client)), 0)
        say(look(client))


def fork_async(settings: dict[str, Any]) -> None:
    """The same, each in an event loop of its own; the parent's runs when it forks."""

    async def scenario() -> None:
        async with AsyncCloudClient(**settings) as client:
            say(await look_async(client))
            pid = child(lambda: asyncio.run(look_async(client)))
            await asyncio.to_thread(os.waitpid, pid, 0)
            say(await look_async(client))

    asyncio.run(scenario())


def fork_brought(settings: dict[str, Any]) -> None:
    """The same with an HTTP client that was brought along."""
    with httpx.Client() as http, CloudClient(**settings, http_client=http) as client:

        def refused() -> Any:
            try:
                return look(client)
            except ConfigurationError as error:
                return str(error)

        say(look(client))
        os.waitpid(child(refused), 0)
        say(look(client))


def fork_in_renewal(settings: dict[str, Any], store: dict[str, str] | None) -> None:
    """Fork while another thread creates a token instead of an expired one. The child waits for a signal
    before it calls.
    """
    sent, makes = os.pipe()  # what is used after a fork may have no lock of its own

    def on_event(event: Event) -> None:
        if event.kind == "request" and event.path == "/cloud/token":
            os.write(makes, b".")

    with CloudClient(**settings, token_store=opened(store), on_event=on_event) as client:
        look(client)  # so that all is imported: a module that is not when a process forks never is in its child
        os.read(sent, 1)
        say("ready")
        wait_for_signal()
        making = threading.Thread(target=lambda: say(look(client)))
        making.start()
        os.read(sent, 1)
        pid = child(lambda: (wait_for_signal(), look(client))[1])
        making.join()
        os.waitpid(pid, 0)


def fork_in_async_renewal(settings: dict[str, Any], store: dict[str, str] | None) -> None:
    """Fork while another task makes one."""

    async def scenario() -> None:
        makes = asyncio.Event()

        def on_event(event: Event) -> None:
            if event.kind == "request" and event.path == "/cloud/token":
                makes.set()

        async with AsyncCloudClient(**settings, token_store=opened(store), on_event=on_event) as client:
            await look_async(client)
            makes.clear()
            say("ready")
            await asyncio.to_thread(wait_for_signal)
            making = asyncio.create_task(look_async(client))
            await makes.wait()
            pid = child(lambda: (wait_for_signal(), asyncio.run(look_async(client)))[1])
            say(await making)
            await asyncio.to_thread(os.waitpid, pid, 0)

    asyncio.run(scenario())


JOBS = (
    read,
    hold,
    share,
    press,
    renew_session,
    poll_session,
    fork_sync,
    fork_async,
    fork_brought,
    fork_in_renewal,
    fork_in_async_renewal,
)

if __name__ == "__main__":
    {job.__name__: job for job in JOBS}[sys.argv[1]](**json.loads(sys.argv[2]))
