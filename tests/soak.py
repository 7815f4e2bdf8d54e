"""The soak: clients of both sides, sync and async, under load while all sorts of things go wrong.

Beside the load, other clients meet hostile answers, a hostile broker, and token stores that die (`hostility`).

`nox -s soak` runs it for ten minutes, `nox -s soak -- --seconds 30 --seed 7` for as long as you like. It needs Linux,
which tells in /proc what a process holds. The seed decides what goes wrong and who calls what, not in which order the
threads get there.

It ends with code 1 where a call failed as none may, a write was sent again after it had been carried out, a socket, a
task or a thread was left behind, a secret was printed or logged, or the memory grew by more than `MEMORY_BOUND`.
"""

from __future__ import annotations

import argparse
import asyncio
import ctypes
import gc
import json
import os
import random
import subprocess
import sys
import threading
import time
import traceback
import tracemalloc
import warnings
from collections import Counter
from collections.abc import Callable, Generator, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from functools import partial
from itertools import count
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple, NoReturn, TypeAlias

import httpx

from feiyan import (
    AppClient,
    AsyncAppClient,
    AsyncCloudClient,
    AuthenticationError,
    CloudClient,
    Event,
    FeiyanError,
    InvalidParameterError,
    MemoryTokenStore,
    ProtocolError,
    RateLimitedError,
    RequestTimeoutError,
    Retry,
    ServerError,
    TransportError,
    UserSession,
)
from feiyan.app import homes, sessions
from feiyan.app import things as app_things
from feiyan.cloud import products, things, tokens
from feiyan_sandbox.world import seeds
from tests.hostility import Hostility

ROOT = Path(__file__).parents[1]

THREADS, TASKS = 6, 12

MEMORY_BOUND = 5.0
"""MiB that the process may grow by in the second half of the time. In the first half it meets each hostile answer for
the first time, which leaves its heap larger, though not fuller. The names of all writes take some in both."""

M_ARENA_MAX = -8
"""Option of mallopt(3): the number of arenas."""

RETRY = Retry(wait_initial=0.02, wait_max=0.2, timeout=10.0)
TIMEOUT = 1.0

EXPECTED = frozenset(
    {TransportError, RequestTimeoutError, ProtocolError, RateLimitedError, ServerError, AuthenticationError}
)
"""Errors that calls may raise. AuthenticationError: for a used nonce, for a clock that is wrong again after it was
adjusted, for a second token that expired during one call."""

NOT_CARRIED_OUT: tuple[dict[str, Any], ...] = (
    {"kind": "code", "code": 429},
    {"kind": "code", "code": 500},
    {"kind": "code", "code": 503},
    {"kind": "rate_limit"},
    {"kind": "http_status", "status": 429},
    {"kind": "http_status", "status": 502},
    {"kind": "http_status", "status": 503, "retry_after": 1},
    {"kind": "not_json"},
    {"kind": "empty"},
    {"kind": "raw", "status": 200, "headers": {"Content-Length": "-1"}, "body": "?"},
    {"kind": "reset_before"},
    {"kind": "nonce_used"},
)
CARRIED_OUT: tuple[dict[str, Any], ...] = (
    {"kind": "delay", "seconds": 0.2},
    {"kind": "delay", "seconds": 2 * TIMEOUT},
    {"kind": "reset_after"},
    {"kind": "truncate"},
    {"kind": "cut_json"},
    {"kind": "wrong_type"},
    {"kind": "huge", "size": 300_000},
)
WRONG_CLOCKS: tuple[dict[str, Any], ...] = ({"kind": "skew", "seconds": 3600}, {"kind": "skew", "seconds": -3600})

APP_PATHS = tuple(operation.path for operation in (app_things.GET_INFO, homes.CREATE, homes.LIST, homes.DELETE))
CLOUD_PATHS = tuple(
    operation.path
    for operation in (things.GET_INFO, things.GET_PROPERTIES, things.SET_PROPERTIES, products.UPLOAD_DEVICE_NAMES)
)
WRITES: Mapping[str, Callable[[Any], str]] = {
    homes.CREATE.path: lambda params: params["name"],
    products.UPLOAD_DEVICE_NAMES.path: lambda params: params["deviceNames"][0],
}
"""The operations that are not idempotent, and where the name stands in a call that no other call has."""

RENEWALS = (tokens.CREATE.path, tokens.REFRESH.path, sessions.REFRESH.path)

IOT_ID = "aD12ef8KkWYrT19EiNJJ001082"


class Call(NamedTuple):
    """A call of a client of a side; an async client answers something to wait for."""

    side: str
    by: Callable[[Any], Any]
    expected: frozenset[type[FeiyanError]] = EXPECTED


Calls: TypeAlias = Generator[Call, Any, Any]
"""Yields calls and receives what they answered, or None where they failed."""

READS = (
    Call("cloud", lambda cloud: cloud.things.get_info(iot_id=IOT_ID)),
    Call("cloud", lambda cloud: cloud.things.get_properties(iot_id=IOT_ID)),
    Call("cloud", lambda cloud: cloud.things.set_properties(iot_id=IOT_ID, items={"PowerSwitch": 1})),
    Call("app", lambda app: app.things.get_info(iot_id=IOT_ID)),
)
"""All that is idempotent."""


def work(chance: random.Random, names: Iterator[int]) -> Generator[Call, Any, NoReturn]:
    """Yield the calls of a caller: reads, and occasionally a write with a unique name."""
    while True:
        drawn = chance.random()
        if drawn < 0.7:
            yield chance.choice(READS)
        elif drawn < 0.85:
            yield from _home(f"soak {next(names)}")
        else:
            yield from _batch(f"soak{next(names)}")


def _home(name: str) -> Calls:
    """Create a home and delete it. Where it is not known whether it was created, look."""
    home_id = yield Call("app", lambda app: app.homes.create(name=name))
    if home_id is None:
        home_id = yield from _find_home(name)
    if home_id is not None:  # a repetition finds it deleted where the first answer was lost
        gone = EXPECTED | {InvalidParameterError}
        yield Call("app", lambda app: app.homes.delete(home_id=home_id), gone)


def _find_home(name: str) -> Calls:
    for number in count(1):
        page = yield Call("app", partial(_home_page, number))
        if page is None or not page.homes:
            return None
        for home in page.homes:
            if home.name == name:
                return home.home_id
    return None


def _home_page(number: int, app: Any) -> Any:
    return app.homes.list(page_no=number, page_size=20).page()


def _batch(name: str) -> Calls:
    yield Call("cloud", lambda cloud: cloud.products.upload_device_names(product_key=seeds.LIGHT, device_names=[name]))


@dataclass
class Tally:
    """Outcomes of calls. Safe to share among threads."""

    outcomes: Counter[str] = field(default_factory=Counter)
    sent: int = 0
    pauses: int = 0
    problems: list[str] = field(default_factory=list)
    _paused: set[int] = field(default_factory=set)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def on_event(self, event: Event) -> None:
        """A client did something."""
        with self._lock:
            self.sent += event.kind == "request"

    def succeeded(self, client: object) -> None:
        with self._lock:
            self.outcomes["succeeded"] += 1
            self._paused.discard(id(client))

    def failed(self, client: object, call: Call, error: Exception) -> float:
        """A call failed; gives the seconds for which its caller had better call nothing."""
        with self._lock:
            if isinstance(error, RateLimitedError) and (error.message or "").startswith("not sent"):
                self.outcomes["held back by a pause"] += 1
                self.pauses += id(client) not in self._paused
                self._paused.add(id(client))
                return min(error.retry_after or 0.0, 0.2)
            self.outcomes[type(error).__name__] += 1
            if type(error) not in call.expected:
                self.problem(f"a call failed as none may: {''.join(traceback.format_exception(error))}")
            return 0.0

    def problem(self, text: str) -> None:
        """Something that may not be; of many the first are kept."""
        if len(self.problems) < 20:
            self.problems.append(text)


class Sandbox:
    """The sandbox, in a process of its own."""

    def __init__(self, process: subprocess.Popen[str], control: httpx.Client, ready: dict[str, Any]) -> None:
        self.pid = process.pid
        self.ready = ready
        self._control = control

    def settings(self, *names: str) -> dict[str, Any]:
        return {name: self.ready[name] for name in ("base_url", "app_key", "app_secret", *names)}

    def inject(self, faults: list[dict[str, Any]]) -> None:
        self._control.post("/faults", json=faults).raise_for_status()

    def clear_faults(self) -> None:
        self._control.delete("/faults").raise_for_status()

    def calls(self, path: str, after: int = 0) -> Any:
        """The calls of a path: how many there were, how many were carried out, and those behind the first `after`."""
        return self._control.get("/calls", params={"path": path, "after": after}).raise_for_status().json()


@contextmanager
def running_sandbox() -> Iterator[Sandbox]:
    """A sandbox whose tokens live for 5 s and whose idle connections for 1 s."""
    environment = os.environ | {"PYTHONPATH": os.pathsep.join([str(ROOT / "generated"), str(ROOT / "runtime")])}
    options = "--token-lifetime", "5", "--idle-close", "1", "--records", "20000"
    command = [sys.executable, "-m", "feiyan_sandbox", *options]
    with subprocess.Popen(command, env=environment, text=True, stdout=subprocess.PIPE) as process:
        try:
            ready = json.loads(process.stdout.readline()) if process.stdout else {}
            alone = httpx.Limits(max_keepalive_connections=0)  # the sandbox closes idle connections at any moment
            with httpx.Client(base_url=ready["control_url"], trust_env=False, timeout=30, limits=alone) as control:
                yield Sandbox(process, control, ready)
        finally:
            process.kill()


class Trouble:
    """Random faults. No answer to a session renewal is lost: its user would have to sign in again."""

    def __init__(self, sandbox: Sandbox, chance: random.Random) -> None:
        self._sandbox = sandbox
        self._chance = chance
        self._refuses_all = False
        self.storms = 0

    def stir(self, sent: int) -> None:
        """Something goes wrong with a tenth of so many calls; seldom all are refused for a moment, as too many."""
        if self._refuses_all:
            if self._chance.random() < 0.2:
                self._sandbox.clear_faults()
                self._refuses_all = False
        elif self._chance.random() < 0.01:
            self._sandbox.inject([{"kind": "rate_limit", "times": None}])
            self._refuses_all = True
            self.storms += 1
        else:
            self._sandbox.inject([self._fault() for _ in range(sent // 20)])  # each hits two calls on average

    def _fault(self) -> dict[str, Any]:
        drawn, times = self._chance.random(), self._chance.choice((1, 1, 2, 4))
        if drawn < 0.01:
            return {"kind": "expire_token", "path": self._chance.choice(CLOUD_PATHS)}
        if drawn < 0.02:
            return {"kind": "expire_session", "path": self._chance.choice(APP_PATHS)}
        if drawn < 0.03:
            return {**self._chance.choice(WRONG_CLOCKS), "path": self._chance.choice(APP_PATHS + CLOUD_PATHS)}
        if drawn < 0.06:
            path = self._chance.choice((tokens.CREATE.path, tokens.REFRESH.path))
            return {**self._chance.choice(NOT_CARRIED_OUT + CARRIED_OUT), "path": path}
        if drawn < 0.08:
            return {**self._chance.choice(NOT_CARRIED_OUT), "path": sessions.REFRESH.path}
        kinds = NOT_CARRIED_OUT + CARRIED_OUT
        return {**self._chance.choice(kinds), "path": self._chance.choice(APP_PATHS + CLOUD_PATHS), "times": times}


class Ledger:
    """Every write that arrived: none may arrive again once it was carried out."""

    def __init__(self, sandbox: Sandbox, tally: Tally) -> None:
        self._sandbox = sandbox
        self._tally = tally
        self._read: Counter[str] = Counter()
        self._done: set[str] = set()

    def __str__(self) -> str:
        return f"{self._read.total()} arrived, {len(self._done)} carried out"

    def read_on(self) -> None:
        """Take up what arrived since the last time."""
        for path, name_of in WRITES.items():
            told = self._sandbox.calls(path, self._read[path])
            if len(told["calls"]) != told["count"] - self._read[path]:
                self._tally.problem("the sandbox has forgotten calls before they were read: give it more --records")
            self._read[path] = told["count"]
            for call in told["calls"]:
                name = name_of(call["params"])
                if name in self._done:
                    self._tally.problem(f"{path} of {name!r} was sent again after it had been carried out")
                if call["processed"]:
                    self._done.add(name)


class Held(NamedTuple):
    """Resources of a process."""

    sockets: set[str]
    threads: set[threading.Thread]

    @classmethod
    def now(cls) -> Held:
        gc.collect()
        names = set()
        for descriptor in Path("/proc/self/fd").iterdir():
            with suppress(FileNotFoundError):  # it was the one that lists them
                names.add(str(descriptor.readlink()))
        return cls({name for name in names if name.startswith("socket:")}, set(threading.enumerate()))


def first_session() -> UserSession:
    """The session that a new sandbox has."""
    end = time.time() + 3600
    return UserSession(
        identity_id=seeds.SIGNED_IN,
        iot_token=seeds.IOT_TOKEN,
        refresh_token=seeds.REFRESH_TOKEN,
        iot_token_ends_at=end,
        refresh_token_ends_at=end,
    )


def memory(pid: int | str = "self") -> float:
    """MiB that a process has in memory."""
    pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def memory_in_use() -> float:
    """MiB that the process has in memory after the C library has returned what large answers took for a moment."""
    if trim := getattr(ctypes.CDLL(None), "malloc_trim", None):
        trim(0)
    return memory()


def use_one_arena() -> None:
    """Let all threads allocate from one arena: with one for each, the holes of the others look like growth."""
    if mallopt := getattr(ctypes.CDLL(None), "mallopt", None):
        mallopt(M_ARENA_MAX, 1)


class Soak:
    """One run."""

    def __init__(self, sandbox: Sandbox, tally: Tally, *, seconds: float, seed: int, trace: bool) -> None:
        self._sandbox = sandbox
        self._tally = tally
        self._seconds = seconds
        self._seed = seed
        self._trace = trace
        self.stopped = threading.Event()
        self._names = count(1)
        self.trouble = Trouble(sandbox, random.Random(f"{seed} trouble"))
        self.ledger = Ledger(sandbox, tally)
        self.memory: list[float] = []
        self.sandbox_memory = [memory(sandbox.pid)]

    def run(self) -> None:
        """Start all callers, stop them when the time is over, and read the rest of the record."""
        shared: dict[str, Any] = {"retry": RETRY, "timeout": TIMEOUT, "on_event": self._tally.on_event}
        store = MemoryTokenStore()
        cloud = {**self._sandbox.settings("project_id"), **shared, "token_store": store}
        app = {**self._sandbox.settings(), **shared, "token_store": store, "session": first_session()}
        with ExitStack() as stack:
            clients = {"cloud": stack.enter_context(CloudClient(**cloud)), "app": stack.enter_context(AppClient(**app))}
            threads = [threading.Thread(target=self._call, args=(clients, number)) for number in range(THREADS)]
            threads.append(threading.Thread(target=self._supervise))
            for thread in threads:
                thread.start()
            asyncio.run(self._call_in_tasks(cloud, app))
            for thread in threads:
                thread.join()
        self.ledger.read_on()
        self.sandbox_memory.append(memory(self._sandbox.pid))

    def tenths(self) -> list[float]:
        """MiB that the process had in memory in each tenth of the time."""
        size = max(1, len(self.memory) // 10)
        return [median(self.memory[start : start + size]) for start in range(0, len(self.memory), size)]

    def growth(self) -> float:
        """MiB between the middle and the end."""
        tenths = self.tenths()
        return tenths[-1] - tenths[len(tenths) // 2]

    def _work(self, number: int) -> Calls:
        return work(random.Random(f"{self._seed} {number}"), self._names)

    def _call(self, clients: Mapping[str, Any], number: int) -> None:
        """Run the calls of a thread."""
        calls, result = self._work(number), None
        while not self.stopped.is_set():
            call = calls.send(result)
            client = clients[call.side]
            try:
                result = call.by(client)
                self._tally.succeeded(client)
            except Exception as error:
                result = None
                self.stopped.wait(self._tally.failed(client, call, error))

    async def _call_in_tasks(self, cloud: Mapping[str, Any], app: Mapping[str, Any]) -> None:
        asyncio.get_running_loop().set_exception_handler(lambda _, context: self._tally.problem(f"{context}"))
        async with AsyncCloudClient(**cloud) as cloud_client, AsyncAppClient(**app) as app_client:
            clients = {"cloud": cloud_client, "app": app_client}
            await asyncio.gather(*(self._call_in_task(clients, THREADS + number) for number in range(TASKS)))
        if left := asyncio.all_tasks() - {asyncio.current_task()}:
            self._tally.problem(f"tasks left behind: {left}")

    async def _call_in_task(self, clients: Mapping[str, Any], number: int) -> None:
        """Run the calls of a task."""
        calls, result = self._work(number), None
        while not self.stopped.is_set():
            call = calls.send(result)
            client = clients[call.side]
            try:
                result = await call.by(client)
                self._tally.succeeded(client)
            except Exception as error:
                result = None
                await asyncio.sleep(self._tally.failed(client, call, error))

    def _supervise(self) -> None:
        """Make trouble ten times a second, and take notes once a second."""
        began, sent = time.monotonic(), 0
        try:
            for tick in count(1):
                if self.stopped.wait(max(0.0, began + tick / 10 - time.monotonic())):
                    return
                sent, before = self._tally.sent, sent
                self.trouble.stir(sent - before)
                if tick % 10 == 0:
                    self.ledger.read_on()
                    self.memory.append(memory_in_use())
                if time.monotonic() - began >= self._seconds:
                    break
                if self._trace and not tracemalloc.is_tracing() and time.monotonic() - began >= self._seconds / 10:
                    tracemalloc.start(8)
            self._sandbox.clear_faults()
        finally:
            self.stopped.set()


def main() -> int:
    """Run the command; gives its exit code."""
    options = parsed()
    use_one_arena()
    tally = Tally()
    warnings.simplefilter("error", ResourceWarning)
    sys.unraisablehook = lambda unraisable: tally.problem(
        f"{unraisable.exc_value!r} in {unraisable.object!r}{made_at(unraisable.object)}"
    )
    threading.excepthook = lambda thrown: tally.problem(f"a thread ended with {thrown.exc_value!r}")
    before = Held.now()
    say(f"{options.seconds:g} s with seed {options.seed}: {THREADS} threads, {TASKS} tasks")
    with running_sandbox() as sandbox, running_sandbox() as second:
        soak = Soak(sandbox, tally, seconds=options.seconds, seed=options.seed, trace=options.tracemalloc)
        hostility = Hostility(tally.problem, soak.stopped, options.seed, second)
        stores = Ledger(second, tally)
        with hostility.at_work(stores.read_on):
            soak.run()
        stores.read_on()
        for problem in tally.problems:
            hostility.secrets.check(problem)
        report(soak, tally, {path: sandbox.calls(path)["processed"] for path in RENEWALS})
        for name in ("answers", "messages", "stores"):
            outcomes = ", ".join(f"{outcome} {times}" for outcome, times in getattr(hostility, name).most_common())
            say(f"hostile {name:<8} {outcomes}")
        say(f"  their writes   {stores}")
        say(f"log lines        {hostility.secrets.lines}, searched for secrets")
        say(f"second sandbox   {memory(second.pid):.1f} MiB")
    if tracemalloc.is_tracing():
        for line in tracemalloc.take_snapshot().statistics("lineno")[:20]:
            say(f"  {line}")
    after = Held.now()
    sockets, threads = after.sockets - before.sockets, after.threads - before.threads
    say(f"left behind      {len(sockets)} sockets, {len(threads)} threads")
    if sockets or threads:
        tally.problem(f"left behind: {sorted(sockets)} {threads}")
    if (growth := soak.growth()) > MEMORY_BOUND:
        tally.problem(f"the memory grew by {growth:.1f} MiB, which is more than {MEMORY_BOUND:g}")
    if not tally.outcomes["succeeded"]:
        tally.problem("no call succeeded")
    for problem in tally.problems:
        say(f"NOT WELL: {problem}")
    say("NOT WELL" if tally.problems else "all is well")
    return 1 if tally.problems else 0


def made_at(found: object) -> str:
    """Return where an object was made, if that is traced."""
    lines = tracemalloc.get_object_traceback(found)
    return "" if lines is None else "\n".join([", made at", *lines.format()])


def report(soak: Soak, tally: Tally, renewals: Mapping[str, int]) -> None:
    """Print the figures."""
    calls = tally.outcomes.total()
    say(f"calls            {calls}, sent {tally.sent} times")
    for outcome, times in tally.outcomes.most_common():
        say(f"  {outcome:<20} {times:>9} {times / calls:>7.1%}")
    say(f"pauses           {tally.pauses} of 4 clients, after {soak.trouble.storms} times that all calls were refused")
    say(f"renewals         {', '.join(f'{path} {times}' for path, times in renewals.items())}")
    say(f"writes           {soak.ledger}")
    say(f"memory           {' '.join(f'{tenth:.1f}' for tenth in soak.tenths())} MiB")
    say(f"  grew by        {soak.growth():+.1f} MiB in the second half of the time; bound {MEMORY_BOUND:+g}")
    say(f"  of the sandbox {soak.sandbox_memory[0]:.1f} MiB before, {soak.sandbox_memory[1]:.1f} MiB after")


def parsed() -> argparse.Namespace:
    """Return the options of the command."""
    parser = argparse.ArgumentParser(description="Clients under load while all sorts of things go wrong.")
    parser.add_argument("--seconds", type=float, default=600.0, help="how long; 600 by default")
    parser.add_argument("--seed", type=int, default=random.randrange(10**6), help="of all that is drawn at random")
    parser.add_argument(
        "--tracemalloc", action="store_true", help="tell which lines hold the memory; slow, and takes some"
    )
    return parser.parse_args()


def say(line: str) -> None:
    """Print a line at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
