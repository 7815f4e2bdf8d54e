"""Helpers of the runtime tests: scripted answers, and a driver that runs a flow step by step."""

from __future__ import annotations

import json
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from feiyan._errors import find_error
from feiyan.cloud.tokens import CREATE, REFRESH
from feiyan_runtime import CloudTokens, FeiyanError, MemoryTokenStore, Operation, Retry, TransportError
from feiyan_runtime._answer import Answer
from feiyan_runtime._clock import GatewayClock
from feiyan_runtime._core import Core
from feiyan_runtime._flow import Exclusive, RunInThread, Send, Wait
from feiyan_runtime._signing import Signer

APP_KEY = "24684862"
APP_SECRET = "c0ffee-app-secret"
PROJECT_ID = "a123project"
NOW = 1_700_000_000.0

ONCE = Retry(attempts=1)


class Clock:
    """A clock that stands still until it is told otherwise."""

    def __init__(self, now: float = NOW) -> None:
        self.now = now

    def __call__(self) -> float:
        return self.now


def core(*, tokens: Any = None, clock: Clock | None = None, **settings: Any) -> Core:
    """A client's core; its timer and its clock are the same one."""
    clock = clock or Clock()
    return Core(
        signer=Signer(APP_KEY, APP_SECRET, stage="RELEASE"),
        tokens=tokens,
        error_code=find_error,
        clock=GatewayClock(clock),
        timer=clock,
        **settings,
    )


def cloud_tokens(store: Any = None, key: str = "project", jitter: float | None = 0.0) -> CloudTokens:
    store = MemoryTokenStore() if store is None else store
    return CloudTokens(CREATE, REFRESH, project_id=PROJECT_ID, store=store, key=key, jitter=jitter)


def operation(**facts: Any) -> Operation[Any]:
    return Operation(
        **{"name": "test.op", "path": "/test/op", "version": "1.0.0", "timeout": 5.0, "result": Any, **facts}
    )


def answer(data: Any = None, *, code: int = 200, status: int = 200, **more: Any) -> Answer:
    """An envelope that came over the wire."""
    content = json.dumps({"code": code, "data": data, "id": "request-1", **more}).encode()
    return Answer(status, {"content-type": "application/json"}, content)


def token_answer(value: str, **more: Any) -> Answer:
    return answer({"cloudToken": value, **(more or {"expireIn": 7_200_000})})


def raw(content: bytes, *, status: int = 200, **headers: str) -> Answer:
    """Any bytes that came over the wire; underscores in names of headers stand for dashes."""
    return Answer(status, {name.replace("_", "-"): value for name, value in headers.items()}, content)


def lost(*, sent: bool) -> TransportError:
    return TransportError("no answer", operation="test.op", sent=sent)


@dataclass(frozen=True)
class Late:
    """An outcome that takes so many seconds to come."""

    seconds: float
    outcome: Answer | FeiyanError


def eventually(condition: Callable[[], bool]) -> bool:
    """Wait for a condition; return False if it does not become true in time."""
    ends_at = time.monotonic() + 10
    while not condition():
        if time.monotonic() > ends_at:
            return False
        time.sleep(0.005)
    return True


class Driver:
    """Runs flows; each `Send` gets the next outcome of the script, an answer or an error.

    With a clock, time passes: what waits last, and how long outcomes take that are late. What others do in between
    stands in `meanwhile`, under the number of waits before it.
    """

    def __init__(self, *script: Answer | FeiyanError | Late, clock: Clock | None = None) -> None:
        self.script = deque(script)
        self.clock = clock or Clock()
        self.sends: list[Send] = []
        self.waits: list[float] = []
        self.meanwhile: dict[int, Callable[[], object]] = {}

    def run(self, flow: Any) -> Any:
        try:
            step = next(flow)
            while True:
                try:
                    outcome = self._perform(step)
                except FeiyanError as error:
                    step = flow.throw(error)
                else:
                    step = flow.send(outcome)
        except StopIteration as stop:
            return stop.value

    def _perform(self, step: Send | Wait | RunInThread | Exclusive) -> Any:
        match step:
            case RunInThread():
                return step.function()
            case Exclusive():
                return self.run(step.flow)
            case Wait():
                self.waits.append(step.seconds)
                self.clock.now += step.seconds
                self.meanwhile.pop(len(self.waits), lambda: None)()
                return None
            case Send():
                self.sends.append(step)
                outcome = self.script.popleft()
                if isinstance(outcome, Late):
                    self.clock.now += outcome.seconds
                    outcome = outcome.outcome
                if isinstance(outcome, FeiyanError):
                    raise outcome
                return outcome

    @property
    def paths(self) -> list[str]:
        return [send.path for send in self.sends]

    @property
    def bodies(self) -> list[dict[str, Any]]:
        return [json.loads(send.body) for send in self.sends]

    @property
    def tokens(self) -> list[str | None]:
        """The token that each request carried."""
        return [body["request"].get("cloudToken") for body in self.bodies]
