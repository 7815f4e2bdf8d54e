"""Nothing of an async client blocks the event loop: imports, schemas, certificates and files are for threads."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
import textwrap
import threading
import time
from collections.abc import Iterator
from email.utils import formatdate

import pytest
from blockbuster import BlockBuster

from feiyan import AsyncAppClient, AsyncCloudClient, ConfigurationError, ThingModel
from feiyan_runtime import FileTokenStore, Retry
from feiyan_runtime.transport import environment, route
from feiyan_sandbox import Sandbox
from tests.runtime.conftest import Reply, failure, success

PROGRAM = """
import asyncio, json, sys, threading, time
from feiyan import AsyncAppClient, AsyncCloudClient, FeiyanError

imported = []
sys.addaudithook(
    lambda event, args: event == "import"
    and threading.current_thread() is threading.main_thread()
    and imported.append(args[0])
)

async def stalls(longest):
    while True:
        began = time.thread_time()
        await asyncio.sleep(0)
        longest[0] = max(longest[0], time.thread_time() - began)

async def main(settings):
    del imported[:]
    longest = [0.0]
    watching = asyncio.create_task(stalls(longest))
    told = await scenario(settings)
    watching.cancel()
    print(json.dumps({"told": told, "imported": imported, "longest": longest[0]}))

asyncio.run(main(json.loads(sys.argv[1])))
"""


FROM_THREADS = {"concurrent.futures.thread", "queue", "_queue"}
"""Modules that asyncio imports for its first thread."""


def watched(scenario, settings):
    """Run `scenario(settings)` in a program of its own; return what it told, the imports, and the longest stall.

    The imports are those on the thread of the loop. The stall is measured in processor time of that thread, which other
    programs do not prolong.
    """
    paths = f"import sys\nsys.path[:0] = {[path for path in sys.path if path]!r}\n"
    command = [sys.executable, "-c", f"{paths}{textwrap.dedent(scenario)}{PROGRAM}", json.dumps(settings)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert not done.stderr
    return json.loads(done.stdout)


@pytest.fixture
def sandbox() -> Iterator[Sandbox]:
    with Sandbox() as running:
        yield running


@pytest.fixture
def blockbuster() -> Iterator[BlockBuster]:
    """Raises where the package reads a file, waits for a socket, or sleeps on the thread of an event loop."""
    watching = BlockBuster(scanned_modules=["feiyan_runtime", "feiyan"])
    watching.activate()
    yield watching
    watching.deactivate()


class TestCreate:
    def test_no_import_runs_on_the_thread_of_the_loop(self, gateway, settings):
        """A client that `create` made imports nothing where it would block others: neither in its first call, nor for
        the first answer that asks to wait until a time, the first error, or the first envelope.
        """
        dates = {name: formatdate(1e9, usegmt=True) for name in ("retry-after", "date")}
        answers = iter([Reply(failure(429).content, headers=dates), success({"iotId": "i"}), failure(2063)])
        gateway.script = lambda _: next(answers)
        scenario = """
        async def scenario(settings):
            import logging
            logging.disable()
            async with await AsyncCloudClient.create(**settings, services=("things",)) as cloud:
                info = await cloud.things.get_info(iot_id="i")
                try:
                    await cloud.with_envelope.things.get_info(iot_id="j")
                except FeiyanError as error:
                    return [info.iot_id, error.known.code]
        """
        seen = watched(scenario, {name: value for name, value in settings.items() if name != "retry"})
        assert seen["told"] == ["i", 2063]
        assert seen["longest"] < 0.1
        assert set(seen["imported"]) <= FROM_THREADS

    def test_no_import_runs_there_for_a_mirror_either(self, sandbox):
        """With "devices", a client reads a device and opens a mirror with its push channel."""
        scenario = """
        async def scenario(settings):
            async with await AsyncAppClient.create(**settings, services=("devices",)) as app:
                async with app.devices() as devices:
                    first = next(iter(devices))
                return (await app.device(first.iot_id)).iot_id == first.iot_id
        """
        seen = watched(scenario, sandbox.app_settings)
        assert seen["told"] is True
        assert seen["longest"] < 0.1
        assert set(seen["imported"]) <= FROM_THREADS

    def test_everything_that_is_named_is_loaded(self, settings):
        """After `create`, the answers of the named services can be read at once."""

        async def scenario():
            async with await AsyncCloudClient.create(**settings, services=AsyncCloudClient.loadable):
                from feiyan.cloud import products, things

                assert things.GET_INFO.is_ready
                assert products.LIST.is_ready

        asyncio.run(scenario())

    def test_mirrors_are_loaded(self, settings):
        """After `create`, a mirror can be made without an import."""

        async def scenario():
            async with await AsyncCloudClient.create(**settings, services=("devices",)) as cloud:
                before = {*sys.modules}
                cloud.devices()
                assert {*sys.modules} == before

        asyncio.run(scenario())

    def test_settings_may_come_from_the_environment(self, monkeypatch, gateway):
        """`create_from_env` reads the variables that `from_env` reads."""
        gateway.script = lambda _: success([])
        for name, value in {"APP_KEY": "k", "APP_SECRET": "s", "IOT_TOKEN": "t", "BASE_URL": gateway.url}.items():
            monkeypatch.setenv(f"FEIYAN_{name}", value)

        async def scenario():
            async with await AsyncAppClient.create_from_env(services=("homes", "channel"), timeout=5.0) as app:
                return repr(app)

        assert gateway.url in asyncio.run(scenario())

    def test_a_service_that_is_not_there_is_named(self, settings):
        """The error names the services that are."""
        with pytest.raises(ConfigurationError, match=r"no 'thing'; it has .*things"):
            asyncio.run(AsyncCloudClient.create(**settings, services=("thing",)))

    def test_a_setting_that_is_wrong_is_named(self):
        """Errors of the constructor are raised by `create`."""
        with pytest.raises(ConfigurationError, match="app_secret"):
            asyncio.run(AsyncAppClient.create(app_key="k", app_secret=""))


class TestWithoutCreate:
    def test_what_an_error_needs_is_imported_in_a_thread(self, gateway, settings):
        """The first call of a client, though it fails, imports nothing more than its service on the loop's thread."""
        gateway.script = lambda _: failure(2063)
        scenario = """
        async def scenario(settings):
            async with AsyncCloudClient(**settings) as cloud:
                get_info = cloud.things.get_info
                del imported[:]
                try:
                    await get_info(iot_id="j")
                except FeiyanError as error:
                    return error.known.code
        """
        seen = watched(scenario, {name: value for name, value in settings.items() if name != "retry"})
        assert seen["told"] == 2063
        assert set(seen["imported"]) <= FROM_THREADS

    def test_what_devices_need_is_imported_in_a_thread(self, sandbox):
        """Reading a device imports nothing on the loop's thread, and opening a mirror no MQTT library."""
        scenario = """
        async def scenario(settings):
            async with AsyncAppClient(**settings) as app:
                del imported[:]
                await app.device(DEVICE)
                for_device = [*imported]
                devices = app.devices()
                del imported[:]
                async with devices:
                    return for_device
        """
        scenario = scenario.replace("DEVICE", repr(sandbox.devices[0]["iotId"]))
        seen = watched(scenario, sandbox.app_settings)
        assert set(seen["told"]) <= FROM_THREADS
        assert set(seen["imported"]) <= FROM_THREADS

    def test_a_gateway_of_another_region_is_found_in_a_thread(self, gateway, make_async_client, monkeypatch):
        """The proxies of the environment are looked up for it, which takes as long as making a client of httpx."""
        monkeypatch.setenv("NO_PROXY", "*")
        looked_in = []
        look = environment.proxy_of

        def watching(address):
            looked_in.append(threading.current_thread())
            return look(address)

        async def scenario():
            async with make_async_client() as client:
                monkeypatch.setattr(route, "proxy_of", watching)
                await client._transport_to("http://127.0.0.1:9")

        asyncio.run(scenario())
        assert looked_in
        assert threading.main_thread() not in looked_in

    def test_thing_models_are_read_in_a_thread(self, sandbox, monkeypatch):
        """A mirror reads the models of its products, which may be long, where they hold up nobody."""
        read_in = []
        read = ThingModel.from_tsl

        def watching(tsl):
            read_in.append(threading.current_thread())
            return read(tsl)

        monkeypatch.setattr(ThingModel, "from_tsl", watching)

        async def scenario():
            async with AsyncAppClient(**sandbox.app_settings) as app, app.devices(push=False):
                pass

        asyncio.run(scenario())
        assert read_in
        assert threading.main_thread() not in read_in


class TestCalls:
    @pytest.mark.usefixtures("blockbuster")
    def test_calls_neither_sleep_nor_read_files_nor_wait_for_sockets(self, gateway, make_async_client, tmp_path):
        """With a store in files, a token that is refused, waits and retries, everything that blocks is in a thread."""
        replies = iter([failure(503), failure(401), success({"iotId": "i"}), success({"iotId": "i"})])
        gateway.script = lambda _: next(replies)

        store = FileTokenStore(tmp_path / "tokens")

        async def scenario():
            async with make_async_client(token_store=store, retry=Retry(attempts=3, wait_initial=0.01)) as client:
                await client.things.get_info(iot_id="i")
                return (await client.things.get_info(iot_id="i")).iot_id

        assert asyncio.run(scenario()) == "i"

    @pytest.mark.usefixtures("blockbuster")
    def test_the_watch_sees_what_blocks(self):
        """The test above would fail: a sleep in the package, on the thread of a loop, is an error."""
        from feiyan_runtime import _flow

        async def scenario():
            exec(compile("import time; time.sleep(0.01)", _flow.__file__, "exec"), {})

        with pytest.raises(Exception, match="sleep"):
            asyncio.run(scenario())

    def test_schemas_are_built_in_a_thread(self, gateway, make_async_client):
        """The first call of an operation builds the schema of its answer, but not on the thread of the loop."""
        from feiyan.cloud.things import GET_STATUS

        vars(GET_STATUS).pop("answer", None)
        gateway.script = lambda _: success({"status": 1})
        threads = set()

        class Watched(type(GET_STATUS)):
            @property
            def answer(self):
                threads.add(threading.current_thread())
                return GET_STATUS.answer

        async def scenario():
            async with make_async_client() as client:
                watched = Watched(**{name: getattr(GET_STATUS, name) for name in GET_STATUS.__dataclass_fields__})
                began = time.monotonic()
                await client.invoke(watched, {"iot_id": "i"}, None)
                return began

        asyncio.run(scenario())
        assert threads - {threading.main_thread()}
