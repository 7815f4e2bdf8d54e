"""Faults: what shall go wrong, with which calls, and how often."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import KW_ONLY, dataclass, field, fields, replace
from reprlib import repr as shortened
from typing import Any, Self

from feiyan_sandbox.gateway.fault_kinds import EVERY_KIND, KINDS, FaultKind
from feiyan_sandbox.handlers import documented_operations


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault of calls. Raises ValueError for an argument that its kind does not take.

    Instead of being processed, a call is answered with

    - `code`: an envelope with this `code`, HTTP status 200; `message` and `data` if they are given
    - `rate_limit`: HTTP status 429 and an envelope with code 429; `retry_after` in its header if it is given
    - `http_status`: this `status` and a HTML body, as a proxy answers; `retry_after` in its header if it is given
    - `not_json`: HTTP status 200 and a HTML body
    - `empty`: HTTP status 200 and no body
    - `raw`: exactly this `status`, these `headers` and this `body`, be they HTTP or not; then the connection is closed
    - `reset_before`: nothing, the connection is reset

    The call finds

    - `expire_token`: the live cloud token dead, as all calls after it do
    - `expire_session`: the iotTokens of signed-in users dead, as all calls after it do; sessions can be renewed
    - `nonce_used`: its nonce used
    - `skew`: the gateway's clock `seconds` ahead, behind if negative, while it judges the timestamp and writes `Date`.
      For a clock that is wrong for all calls whatever else hits them, and for time that passes, there is
      `Sandbox.advance`

    The call is processed, and then

    - `delay`: answered after `seconds`, while other calls are answered
    - `wrong_type`: answered rightly with content type text/plain
    - `huge`: answered rightly with blanks behind it, `size` bytes in all, which are not announced as Content-Length
    - `cut_json`: answered with half of the JSON in a whole HTTP answer
    - `truncate`: answered with half of the body that Content-Length announces; then the connection is closed
    - `reset_after`: not answered, the connection is reset

    Args:
        kind: One of the above.
        path: The operation whose calls are hit; None hits calls of every path. Without a path, `expire_token` and
            `expire_session` wait for a call that has to carry the token.
        times: How many calls are hit; None hits until faults are cleared.
        code: Of the envelope.
        message: Of the envelope; by default that of the error dictionary.
        data: Of the envelope.
        retry_after: Seconds, or a HTTP date as text.
        status: Of the HTTP answer.
        headers: Of the HTTP answer.
        body: Of the HTTP answer. Text is sent as UTF-8, and a surrogate escape (PEP 383) as the byte it stands for.
        seconds: Of a delay or of a clock's error.
        size: Of the body, in bytes.

    """

    kind: FaultKind
    _: KW_ONLY
    path: str | None = None
    times: int | None = 1
    code: int = 0
    message: str = ""
    data: Any = None
    retry_after: float | str | None = None
    status: int = 0
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes | str = b""
    seconds: float = 0.0
    size: int = 0

    def __post_init__(self) -> None:
        if self.kind not in list(KINDS):  # a list also takes what has no hash
            raise ValueError(f"kind: one of {', '.join(KINDS)}; not {shortened(self.kind)}")
        rules = {**EVERY_KIND, **KINDS[self.kind]}
        for name in _NAMES[1:]:
            value = getattr(self, name)
            if name not in rules:
                if value:
                    raise ValueError(f"{name}: a fault of kind {self.kind} takes {', '.join(rules)}")
            elif not rules[name].allows(value):
                raise ValueError(f"{name}: {rules[name].words}; not {shortened(value)}")

    @classmethod
    def of(cls, arguments: Mapping[str, Any]) -> Self:
        """A fault from arguments of which nothing is known. Raises ValueError for what is none, or has no kind."""
        for name in arguments:
            if name not in _NAMES:
                raise ValueError(f"{shortened(name)}: a fault takes {', '.join(_NAMES)}")
        return cls(**{"kind": None, **arguments})

    def as_json(self) -> dict[str, Any]:
        """The arguments that its kind takes, as plain values that `of` reads."""
        values = {name: getattr(self, name) for name in ("kind", *EVERY_KIND, *KINDS[self.kind])}
        return {
            name: value.decode("utf-8", "surrogateescape") if isinstance(value, bytes) else value
            for name, value in values.items()
        }

    def hits(self, path: str) -> bool:
        """Return whether the fault means calls of a path."""
        if self.path is not None:
            return self.path == path
        if self.kind not in _EXPIRED:
            return True
        operation = documented_operations().get(path)
        return operation is not None and operation.token == _EXPIRED[self.kind]


class Faults:
    """The faults still pending. A call is hit by one: the first that was added and means it.

    Those that last until cleared come behind those with a number of times.
    """

    def __init__(self) -> None:
        self._pending: list[Fault] = []

    def add(self, *faults: Fault) -> None:
        """More faults, behind those there are."""
        self._pending += faults
        self._pending.sort(key=lambda fault: fault.times is None)

    def pending(self) -> list[Fault]:
        """The faults that can still hit, each with the times that it has left, in the order in which they do."""
        return list(self._pending)

    def clear(self) -> None:
        """Nothing goes wrong any more."""
        self._pending.clear()

    def take(self, path: str) -> Fault | None:
        """The fault that hits a call of a path; it has one time less then."""
        for place, fault in enumerate(self._pending):
            if fault.hits(path):
                if fault.times == 1:
                    del self._pending[place]
                elif fault.times is not None:
                    self._pending[place] = replace(fault, times=fault.times - 1)
                return fault
        return None


_EXPIRED: Mapping[FaultKind, str] = {"expire_token": "cloudToken", "expire_session": "iotToken"}

_NAMES = tuple(field.name for field in fields(Fault))
