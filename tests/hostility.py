"""Attacks of the soak on clients, besides its load: hostile answers, a hostile broker, stores that die."""

from __future__ import annotations

import asyncio
import json
import logging
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from itertools import count
from pathlib import Path
from typing import Any

from feiyan import (
    AppClient,
    AsyncCloudClient,
    ChannelOptions,
    CloudClient,
    DeviceCredentials,
    FeiyanError,
    FileTokenStore,
    RedisTokenStore,
    Retry,
    TokenStore,
    TokenStoreError,
)
from feiyan_sandbox.world import identifier, seeds
from tests.runtime.redis_server import PROGRAM, RedisServer

ROOT = Path(__file__).parents[1]

IOT_ID = "aD12ef8KkWYrT19EiNJJ001082"
APP_SECRET, DEVICE_SECRET, IOT_TOKEN = "soak-app-secret-8c1f0e", "soak-device-secret-77ab", "soak-iot-token-51d0c2"

PATIENCE = 20.0
"""Seconds after which a call with a timeout of one second is taken to never end."""

OPTIONS = ChannelOptions(
    timeout=2.0, keepalive=2, wait_initial=0.05, wait_max=0.5, settled=0.0, inbox=2000, inbox_bytes=1 << 20
)

ISSUED = ("cloud token", "iotToken", "refreshToken")
"""Kinds of secrets that a sandbox issues, the same in each run."""


class Secrets(logging.Handler):
    """The secrets that nothing printed or logged may show. Reads what the clients log, at all levels."""

    def __init__(self, found: Callable[[str], object]) -> None:
        super().__init__(logging.DEBUG)
        self._found = found
        self._known = {APP_SECRET, DEVICE_SECRET, IOT_TOKEN, seeds.IOT_TOKEN, seeds.REFRESH_TOKEN, seeds.CLOUD_TOKEN}
        self._known |= {identifier(kind, number) for kind in ISSUED for number in range(1, 20_000)}
        self._known.add("sandbox-app-secret")
        self.lines = 0

    def emit(self, record: logging.LogRecord) -> None:
        self.lines += 1
        self.check(self.format(record))

    def check(self, text: str) -> None:
        """Report a text that shows a secret."""
        if shown := self._known.intersection(re.findall(r"[\w-]{20,}", text) + re.findall("[0-9a-f]{32}", text)):
            self._found(f"secrets were printed: {sorted(shown)} in {text[:500]!r}")

    @contextmanager
    def listening(self) -> Iterator[None]:
        """Read what is logged."""
        logger = logging.getLogger("feiyan")
        level, propagate = logger.level, logger.propagate
        logger.setLevel(logging.DEBUG)
        logger.addHandler(self)
        logger.propagate = False
        try:
            yield
        finally:
            logger.removeHandler(self)
            logger.setLevel(level)
            logger.propagate = propagate


class Hostility:
    """The threads that meet hostile servers and dying stores, and what came of it."""

    def __init__(self, problem: Callable[[str], object], stop: threading.Event, seed: int, sandbox: Any) -> None:
        self.answers: Counter[str] = Counter()
        self.messages: Counter[str] = Counter()
        self.stores: Counter[str] = Counter()
        self.secrets = Secrets(problem)
        self._problem = problem
        self._stop = stop
        self._seed = seed
        self._sandbox = sandbox
        self._names = count(1)

    @contextmanager
    def at_work(self, read_on: Callable[[], None]) -> Iterator[None]:
        """Be hostile until `stop` is set, and take up once a second what the stores' sandbox recorded."""
        with ExitStack() as stack:
            stack.enter_context(self.secrets.listening())
            servers = stack.enter_context(_servers(self._seed))
            folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
            work: list[Callable[[], None]] = [
                lambda: self._call_servers(servers["servers"]),
                lambda: asyncio.run(self._call_servers_async(servers["servers"])),
                lambda: self._listen(servers["broker"]),
                lambda: self._use_store(FileTokenStore(folder / "store")),
                lambda: self._break_folder(folder / "store"),
                lambda: self._read(read_on),
            ]
            if PROGRAM:
                redis = stack.enter_context(RedisServer(folder))
                work += [lambda: self._use_store(RedisTokenStore(redis.url)), lambda: self._break_redis(redis)]
            threads = [threading.Thread(target=each) for each in work]
            for thread in threads:
                thread.start()
            try:
                yield
            finally:
                for thread in threads:
                    thread.join()

    def _tell(self, where: str, error: BaseException, outcomes: Counter[str]) -> None:
        """Take down an error: only ours may be raised, and none may show a secret."""
        outcomes[type(error).__name__] += 1
        text = "".join(traceback.format_exception(error))
        self.secrets.check(f"{error!r} {text}")
        if not isinstance(error, FeiyanError):
            self._problem(f"{where}: a foreign error: {text}")

    def _ended(self, where: str, began: float) -> None:
        if (took := time.monotonic() - began) > PATIENCE:
            self._problem(f"{where}: a call with a timeout of 1 s took {took:.0f} s")

    def _settings(self, url: str) -> dict[str, Any]:
        secret = {"app_key": "23456789", "app_secret": APP_SECRET, "project_id": "p", "base_url": url}
        return {**secret, "timeout": 1.0, "retry": Retry(attempts=1, timeout=2.0)}

    def _call_servers(self, servers: dict[str, str]) -> None:
        chance = random.Random(f"{self._seed} answers")
        while not self._stop.is_set():
            name, url = chance.choice(list(servers.items()))
            began = time.monotonic()
            try:
                with CloudClient(**self._settings(url)) as cloud:
                    cloud.things.get_info(iot_id=IOT_ID)
            except Exception as error:
                self._tell(name, error, self.answers)
            else:
                self.answers["succeeded"] += 1
            self._ended(name, began)

    async def _call_servers_async(self, servers: dict[str, str]) -> None:
        chance = random.Random(f"{self._seed} answers async")
        asyncio.get_running_loop().set_exception_handler(lambda _, context: self._problem(f"{context}"))
        while not self._stop.is_set():
            name, url = chance.choice(list(servers.items()))
            began = time.monotonic()
            try:
                async with AsyncCloudClient(**self._settings(url)) as cloud:
                    await cloud.things.get_info(iot_id=IOT_ID)
            except Exception as error:
                self._tell(f"{name}, async", error, self.answers)
            else:
                self.answers["succeeded"] += 1
            self._ended(f"{name}, async", began)

    def _listen(self, url: str) -> None:
        """Read the channel of the hostile broker, and open it again where it ended."""
        certificate = DeviceCredentials("a1App4Kd9Qw", "phone-1", DEVICE_SECRET, client_id="soak")
        settings = {"app_key": "23456789", "app_secret": APP_SECRET, "iot_token": IOT_TOKEN}
        settings |= {"base_url": "http://127.0.0.1:9", "mqtt_url": url}
        while not self._stop.is_set():
            try:
                with AppClient(**settings) as app, app.channel(certificate, options=OPTIONS) as channel:
                    while not self._stop.is_set():
                        item = next(channel)
                        self.messages[type(item).__name__] += 1
                        if type(item).__name__ in {"Disconnected", "MalformedMessage"}:
                            self.secrets.check(f"{item!r}")
            except StopIteration:
                self.messages["ended"] += 1
            except Exception as error:
                self._tell("the broker", error, self.messages)
                self._stop.wait(0.2)

    def _use_store(self, store: TokenStore) -> None:
        """Call with a token store that dies; no error but of calls and stores is raised."""
        settings = {**self._sandbox.settings("project_id"), "timeout": 1.0, "token_store": store}
        chance = random.Random(f"{self._seed} {type(store).__name__}")
        while not self._stop.is_set():
            with CloudClient(**settings, retry=Retry(wait_initial=0.02, wait_max=0.2, timeout=5.0)) as cloud:
                for _ in range(50):
                    self._call_once(cloud, chance, type(store).__name__)

    def _call_once(self, cloud: CloudClient, chance: random.Random, name: str) -> None:
        if self._stop.is_set():
            return
        try:
            if chance.random() < 0.7:
                cloud.things.get_info(iot_id=IOT_ID)
            else:
                names = [f"store{next(self._names)}"]
                cloud.products.upload_device_names(product_key=seeds.LIGHT, device_names=names)
        except TokenStoreError as error:
            self._tell(name, error, self.stores)
            self._stop.wait(0.05)
        except Exception as error:
            self._tell(name, error, self.stores)
        else:
            self.stores[f"succeeded with {name}"] += 1
        self._stop.wait(0.02)

    def _read(self, read_on: Callable[[], None]) -> None:
        while not self._stop.wait(1):
            read_on()

    def _break_folder(self, folder: Path) -> None:
        """Take away the right to write, or all rights, or put a file in place of the folder, and mend it."""
        chance = random.Random(f"{self._seed} folder")
        while not self._stop.wait(1 + chance.random()):
            how = chance.choice(("read-only", "closed", "a file", "gone", "garbage"))
            with suppress(OSError):  # a client writes into it at the same time
                if how in {"read-only", "closed"}:
                    folder.chmod(0o500 if how == "read-only" else 0)
                elif how == "garbage":
                    for path in list(folder.iterdir()):
                        path.write_bytes(chance.randbytes(chance.choice((0, 1000))))
                else:
                    aside = folder.with_name("aside")
                    folder.rename(aside)
                    if how == "a file":
                        folder.touch()
            self._stop.wait(chance.random())
            with suppress(OSError):
                if how == "a file":
                    folder.unlink()
                if how in {"a file", "gone"}:
                    shutil.rmtree(folder, ignore_errors=True)
                    folder.with_name("aside").rename(folder)
                folder.chmod(0o700)
                if how == "garbage":
                    for path in list(folder.iterdir()):
                        path.unlink()

    def _break_redis(self, redis: RedisServer) -> None:
        """Kill the server, or freeze it, and bring it back."""
        chance = random.Random(f"{self._seed} redis")
        while not self._stop.wait(1 + 2 * chance.random()):
            if chance.random() < 0.5:
                redis.stop()
                self._stop.wait(chance.random())
                redis.start()
            else:
                redis.signal(signal.SIGSTOP)
                self._stop.wait(3 * chance.random())
                redis.signal(signal.SIGCONT)


@contextmanager
def _servers(seed: int) -> Iterator[dict[str, Any]]:
    paths = os.pathsep.join(str(path) for path in (ROOT / "generated", ROOT / "runtime", ROOT))
    command = [sys.executable, "-m", "tests.hostile_servers", str(seed)]
    environment = os.environ | {"PYTHONPATH": paths}
    with subprocess.Popen(command, env=environment, text=True, stdout=subprocess.PIPE) as process:
        try:
            assert process.stdout
            yield json.loads(process.stdout.readline())
        finally:
            process.kill()
