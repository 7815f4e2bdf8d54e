"""The ends of a client's life: closed, cancelled, forked, in several event loops or none, at the end of a program."""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import pytest

from feiyan import (
    AppClient,
    AsyncAppClient,
    AsyncCloudClient,
    ClientClosedError,
    CloudClient,
    ConfigurationError,
    DeviceCredentials,
    UserSession,
)
from feiyan_runtime import MemoryTokenStore
from feiyan_sandbox import Sandbox
from tests.runtime.conftest import success
from tests.runtime.users import ALL

PHONE = DeviceCredentials("a1App4Kd9Qw", "phone-1", "9b1deb4d")
SESSION = UserSession(
    identity_id="user", iot_token="token", refresh_token="other", iot_token_ends_at=4e9, refresh_token_ends_at=4e9
)

HEAD = """
import asyncio, json, os, sys, threading, time
from feiyan import AppClient, AsyncAppClient, AsyncCloudClient, CloudClient
settings = json.loads(sys.argv[1])
"""


@pytest.fixture
def sandbox() -> Iterator[Sandbox]:
    with Sandbox() as running:
        yield running


@pytest.fixture
def run(sandbox: Sandbox) -> Callable[[str], str]:
    """Runs a program, with every warning as an error, and returns what it wrote on standard error."""

    def ran(program: str) -> str:
        settings = json.dumps({"cloud": sandbox.settings, "app": sandbox.app_settings})
        command = [sys.executable, "-W", "error", "-X", "tracemalloc=0", "-c", HEAD + program, settings]
        done = subprocess.run(
            command,
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)},
        )
        return done.stderr

    return ran


async def entered(block):
    async with block:
        pass


def run_by_others(work):
    """Begin a coroutine as a library other than asyncio does."""
    work.send(None)


class Both(NamedTuple):
    """A client of each side."""

    cloud: Any
    app: Any


CALLS: dict[str, Callable[[Both], Any]] = {
    "a call": lambda of: of.cloud.things.get_info(iot_id="i"),
    "a call of any path": lambda of: of.cloud.call("/cloud/thing/info/get"),
    "a call with envelope": lambda of: of.cloud.with_envelope.things.get_info(iot_id="i"),
    "a page": lambda of: of.cloud.products.list().page(),
    "all pages": lambda of: of.cloud.products.list().to_list(),
    "a token": lambda of: of.cloud.current_token(),
    "a device": lambda of: of.cloud.device(iot_id="i"),
    "signing in": lambda of: of.app.sign_in("code"),
    "signing in with a code": lambda of: of.app.sign_in_with_oauth("code", country="CN"),
    "signing in with a password": lambda of: of.app.sign_in_with_password(
        "a@example.com", "secret", public_key="key", country="CN"
    ),
    "signing out": lambda of: of.app.sign_out(),
    "a session": lambda of: of.app.current_session(),
    "a session of the caller": lambda of: of.app.use_session(SESSION),
}
BLOCKS: dict[str, Callable[[Both], Any]] = {
    "a channel": lambda of: of.app.channel(),
    "a channel with credentials": lambda of: of.app.channel(PHONE),
    "a mirror": lambda of: of.app.devices(),
    "a mirror without pushes": lambda of: of.app.devices(push=False),
    "a mirror of a project": lambda of: of.cloud.devices(),
}


def settings_without_token(sandbox):
    return {name: value for name, value in sandbox.app_settings.items() if name != "iot_token"}


class TestClosed:
    @pytest.mark.parametrize("method", CALLS)
    def test_every_method_says_so(self, sandbox, method):
        """Whatever a method needs, a client that was closed raises one error for it, sync and async."""
        with CloudClient(**sandbox.settings) as cloud, AppClient(**settings_without_token(sandbox)) as app:
            pass
        with pytest.raises(ClientClosedError, match="the client is closed: make another client"):
            CALLS[method](Both(cloud, app))

        async def scenario():
            async with (
                AsyncCloudClient(**sandbox.settings) as cloud,
                AsyncAppClient(**settings_without_token(sandbox)) as app,
            ):
                pass
            await CALLS[method](Both(cloud, app))

        with pytest.raises(ClientClosedError, match="the client is closed: make another client"):
            asyncio.run(scenario())
        assert sandbox.calls == []

    @pytest.mark.parametrize("block", BLOCKS)
    def test_channels_and_mirrors_say_so(self, sandbox, block):
        """No channel is opened for a client that was closed, with whatever credentials."""
        with CloudClient(**sandbox.settings) as cloud, AppClient(**settings_without_token(sandbox)) as app:
            pass
        with pytest.raises(ClientClosedError), BLOCKS[block](Both(cloud, app)):
            pass

        async def scenario():
            async with (
                AsyncCloudClient(**sandbox.settings) as cloud,
                AsyncAppClient(**settings_without_token(sandbox)) as app,
            ):
                pass
            await entered(BLOCKS[block](Both(cloud, app)))

        with pytest.raises(ClientClosedError):
            asyncio.run(scenario())
        assert sandbox.broker.logins == []

    @pytest.mark.parametrize("kind", ALL)
    def test_it_does_not_matter_whose_http_client_it_was(self, gateway, settings, kind):
        """The HTTP client of the caller is still open, but the client is not."""
        user = ALL[kind](settings)
        with pytest.raises(ClientClosedError, match=r"cloud\.things\.getInfo"):
            user.run(user.close, lambda client: client.things.get_info(iot_id="i"))
        assert gateway.requests == []


class TestOtherLibraries:
    @pytest.mark.parametrize("method", CALLS)
    def test_every_method_says_what_it_needs(self, sandbox, method):
        """Without asyncio no method of an async client works, and each says so."""
        cloud, app = AsyncCloudClient(**sandbox.settings), AsyncAppClient(**settings_without_token(sandbox))

        async def scenario():
            await CALLS[method](Both(cloud, app))

        with pytest.raises(ConfigurationError, match="needs asyncio"):
            run_by_others(scenario())

    @pytest.mark.parametrize("block", BLOCKS)
    def test_channels_and_mirrors_say_it_too(self, sandbox, block):
        """A channel or a mirror starts nothing that nobody would wait for."""
        cloud, app = AsyncCloudClient(**sandbox.settings), AsyncAppClient(**settings_without_token(sandbox))

        async def scenario():
            await entered(BLOCKS[block](Both(cloud, app)))

        with pytest.raises(ConfigurationError, match="needs asyncio"):
            run_by_others(scenario())

    def test_creating_a_client_says_it_too(self, sandbox):
        """`create` uses a thread of asyncio."""

        async def scenario():
            await AsyncCloudClient.create(**sandbox.settings)

        with pytest.raises(ConfigurationError, match="needs asyncio"):
            run_by_others(scenario())


class TestLoops:
    def test_connections_end_with_their_loop(self, run):
        """A client that is used by one `asyncio.run` after the other leaves no socket open in any of them."""
        assert not run("""
client = AsyncCloudClient(**settings["cloud"])
async def call():
    await asyncio.gather(*(client.products.list().page() for _ in range(5)))
asyncio.run(call())
asyncio.run(call())
asyncio.run(client.aclose())
""")

    def test_closing_reaches_the_loops_of_other_threads(self, gateway, make_async_client):
        """Idle connections that another thread's event loop holds are closed, too."""
        gateway.script = lambda _: success({"status": 1})
        client = make_async_client()
        called, over = threading.Event(), threading.Event()

        async def elsewhere():
            await client.things.get_status(iot_id="i")
            called.set()
            await asyncio.to_thread(over.wait, 10)

        thread = threading.Thread(target=lambda: asyncio.run(elsewhere()))
        thread.start()
        try:
            assert called.wait(10)
            asyncio.run(client.aclose())
            assert gateway.closed.acquire(timeout=5)
        finally:
            over.set()
            thread.join()

    def test_loops_that_come_and_go_in_many_threads_share_a_client(self, sandbox):
        """Threads find and drop what the client keeps for each event loop, while others look."""
        client = AsyncCloudClient(**sandbox.settings)
        errors = []

        def come_and_go():
            for _ in range(10):
                try:
                    asyncio.run(client.products.list().page())
                except Exception as error:
                    errors.append(repr(error))

        before = sys.getswitchinterval()
        sys.setswitchinterval(1e-6)
        try:
            threads = [threading.Thread(target=come_and_go) for _ in range(6)]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
        finally:
            sys.setswitchinterval(before)
        assert errors == []

    @pytest.mark.parametrize("block", ["channel", "devices"])
    def test_what_is_left_open_ends_with_its_loop(self, run, block):
        """A channel or a mirror that nobody closed neither keeps a program from ending nor says anything."""
        assert not run(f"""
async def main():
    global opened
    opened = AsyncAppClient(**settings["app"]).{block}()
    await opened.__aenter__()
asyncio.run(main())
""")

    def test_a_mirror_ends_when_it_is_cancelled_while_it_is_woken(self, sandbox):
        """Its workers are cancelled in the same turn in which they have news; none of them goes on."""

        async def scenario():
            async with AsyncAppClient(**sandbox.app_settings) as app, app.devices(push=False) as devices:
                workers = [*devices._tasks]
                await asyncio.sleep(0)
                devices._mirror._replan()
                for worker in workers:
                    worker.cancel()
                await asyncio.wait(workers, timeout=5)
                return [worker.cancelled() for worker in workers]

        ended = asyncio.run(scenario())
        assert ended
        assert all(ended)


class TestCancelling:
    def test_timeouts_around_everything_leave_nothing(self, run):
        """A program whose time limits end calls, channels and mirrors at any step has no socket or task too many."""
        assert not run("""
async def entered(block):
    async with block:
        pass
async def main():
    async with AsyncCloudClient(**settings["cloud"]) as cloud, AsyncAppClient(**settings["app"]) as app:
        for step in range(16):
            for work in (
                lambda: cloud.products.list().to_list(), lambda: entered(app.channel()), lambda: entered(app.devices())
            ):
                try:
                    async with asyncio.timeout(0.0002 * 1.6**step):
                        await work()
                except TimeoutError:
                    pass
    async with asyncio.timeout(20):
        while others := asyncio.all_tasks() - {asyncio.current_task()}:
            await asyncio.wait(others)
asyncio.run(main())
""")

    def test_a_lock_is_released_in_a_thread(self, gateway, make_async_client):
        """A renewal that ends with its loop releases the lock of the store, whose methods may block, in a thread."""
        gateway.held = "/cloud/token"
        released_in = []

        class Slow(MemoryTokenStore):
            blocking = True

            def unlock(self, key, owner):
                released_in.append(threading.current_thread())
                super().unlock(key, owner)

        store = Slow()

        async def scenario():
            calling = asyncio.create_task(make_async_client(token_store=store).things.get_status(iot_id="i"))
            await asyncio.to_thread(gateway.reached.wait, 10)
            assert not calling.done()

        asyncio.run(scenario())
        assert released_in
        assert threading.main_thread() not in released_in


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there are no forks")
def test_a_fork_while_another_thread_builds_a_schema_hangs_nobody(run):
    """The child builds its own: the thread that held the lock in the parent is not there."""
    assert not run("""
from feiyan.cloud.things import GET_INFO, GET_STATUS
from feiyan_runtime import _operation
import warnings
warnings.simplefilter("ignore")  # newer versions warn of any fork beside threads
build = _operation.adapter
begun, go_on = threading.Event(), threading.Event()
def slow(kind):
    begun.set()
    go_on.wait(20)
    return build(kind)
_operation.adapter = slow
thread = threading.Thread(target=GET_INFO.prepare)
thread.start()
begun.wait(20)
pid = os.fork()
if pid == 0:
    _operation.adapter = build
    threading.Thread(target=lambda: (time.sleep(10), os._exit(1)), daemon=True).start()
    GET_STATUS.prepare()
    os._exit(0)
_, status = os.waitpid(pid, 0)
go_on.set()
thread.join()
assert status == 0, status
""")


def test_threads_may_read_the_first_thing_model_together(run):
    """The schema of a class is built by one of them, with the oldest pydantic that is allowed, too."""
    said = run("""
from feiyan_devices import ThingModel
sys.setswitchinterval(1e-6)
with AppClient(**settings["app"]) as app:
    tsl = app.things.get_tsl(iot_id=next(iter(app.users.list_devices())).iot_id)
begin = threading.Barrier(8)
def read():
    begin.wait()
    ThingModel.from_tsl(tsl)
threads = [threading.Thread(target=read) for _ in range(8)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
""")
    assert said == ""
