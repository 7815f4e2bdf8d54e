"""Faults that tests inject, and the queue of pending faults."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Mapping
from dataclasses import KW_ONLY, dataclass, field, fields, replace
from reprlib import repr as shortened
from time import monotonic
from typing import Any, Self

from feiyan_sandbox.gateway.fault_kinds import EVERY_KIND, KINDS, FaultKind
from feiyan_sandbox.handlers import documented_operations

BLOCKING_WINDOW = 10.0
"""Seconds within which a `throttle` counts the calls that exceed its limit before it blocks the account."""

MAX_PENDING = 10_000
"""Number of faults that may be pending."""


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault that hits calls. Raises ValueError for an argument that its kind does not take.

    These kinds answer without processing the call:

    - `code`: HTTP status 200 and an envelope with this `code`, and with `message` and `data` if given; with code 200,
      `data` may tell a failure
    - `rate_limit`: HTTP status 429, an envelope with code 429, and a Retry-After header if `retry_after` is given
    - `throttle`: as `rate_limit`, but only for calls beyond `calls_per_second`; after `blocks_after` such calls
      within ten seconds, unless it is 0, the account is blocked: every call is answered so until the faults are cleared
    - `http_status`: this `status` and an HTML body, as from a proxy, and a Retry-After header if `retry_after` is given
    - `not_json`: HTTP status 200 and an HTML body
    - `empty`: HTTP status 200 and no body
    - `raw`: exactly this `status`, `headers` and `body`, valid HTTP or not; then the connection is closed
    - `reset_before`: no answer, the connection is reset

    These kinds change the state that the call meets:

    - `expire_token`: expires the cloud token, for this and all later calls
    - `expire_session`: expires the iotTokens of all users, for this and all later calls; sessions can be refreshed
    - `nonce_used`: marks the call's nonce as used
    - `skew`: sets the gateway's clock `seconds` ahead, or back if negative, to check the timestamp and to write `Date`
      for this call only. To move the clock for all calls, and to let tokens age, use `Sandbox.advance`

    These kinds process the call and then change the answer:

    - `delay`: sends the answer after `seconds`; other calls are answered in the meantime
    - `wrong_type`: sends the correct answer with content type text/plain
    - `huge`: sends the correct answer followed by spaces, `size` bytes in total, without Content-Length
    - `cut_json`: sends half of the JSON in a complete HTTP response
    - `truncate`: sends half of the body that Content-Length announces, then closes the connection
    - `reset_after`: sends no answer and resets the connection

    Args:
        kind: One of the above.
        path: Path of the operation whose calls to hit; None hits all paths. Without a path, `expire_token` and
            `expire_session` only hit calls that must carry the token.
        times: Number of calls to hit; None hits all calls until the faults are cleared.
        code: Code of the envelope.
        message: Message of the envelope; defaults to the message in the error dictionary.
        data: Data of the envelope.
        calls_per_second: Number of calls in any one second that are processed.
        blocks_after: Number of calls beyond that, within ten seconds, after which the account is blocked; 0 for never.
        retry_after: Value of Retry-After: seconds, or an HTTP date as a string.
        status: HTTP status of the answer.
        headers: HTTP headers of the answer.
        body: Body of the answer. A string is sent as UTF-8, and a surrogate escape (PEP 383) as the byte it represents.
        seconds: Delay or clock skew, in seconds.
        size: Size of the body, in bytes.

    """

    kind: FaultKind
    _: KW_ONLY
    path: str | None = None
    times: int | None = 1
    code: int = 0
    message: str = ""
    data: Any = None
    calls_per_second: int = 0
    blocks_after: int = 0
    retry_after: float | str | None = None
    status: int = 0
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes | str = b""
    seconds: float = 0.0
    size: int = 0

    def __post_init__(self) -> None:
        if self.kind not in list(KINDS):  # a list also compares unhashable values
            raise ValueError(f"kind: expected one of {', '.join(KINDS)}; got {shortened(self.kind)}")
        rules = {**EVERY_KIND, **KINDS[self.kind]}
        for name in _NAMES[1:]:
            value = getattr(self, name)
            if name not in rules:
                if value:
                    raise ValueError(f"{name}: not an argument of kind {self.kind}, which takes {', '.join(rules)}")
            elif not rules[name].allows(value):
                raise ValueError(f"{name}: expected {rules[name].description}; got {shortened(value)}")

    @classmethod
    def of(cls, arguments: Mapping[str, Any]) -> Self:
        """Return a fault from unchecked arguments. Raises ValueError for an unknown argument or a missing kind."""
        for name in arguments:
            if name not in _NAMES:
                raise ValueError(f"{shortened(name)}: not an argument of a fault, which takes {', '.join(_NAMES)}")
        return cls(**{"kind": None, **arguments})

    def as_json(self) -> dict[str, Any]:
        """Return the arguments of its kind as plain values, which `of` accepts."""
        values = {name: getattr(self, name) for name in ("kind", *EVERY_KIND, *KINDS[self.kind])}
        return {
            name: value.decode("utf-8", "surrogateescape") if isinstance(value, bytes) else value
            for name, value in values.items()
        }

    def hits(self, path: str) -> bool:
        """Return whether the fault hits calls to a path."""
        if self.path is not None:
            return self.path == path
        if self.kind not in _EXPIRED:
            return True
        operation = documented_operations().get(path)
        return operation is not None and operation.token == _EXPIRED[self.kind]


class _Throttle:
    """Count of the calls that a `throttle` lets through and that it hits."""

    def __init__(self) -> None:
        self._processed: deque[float] = deque()
        self._hit: deque[float] = deque()
        self._is_blocked = False

    def exceeds(self, fault: Fault) -> bool:
        """Return whether a call exceeds the limit now, and count it."""
        now = monotonic()
        _forget(self._processed, now - 1.0)
        _forget(self._hit, now - BLOCKING_WINDOW)
        if not self._is_blocked and len(self._processed) < fault.calls_per_second:
            self._processed.append(now)
            return False
        self._hit.append(now)
        self._is_blocked = self._is_blocked or 0 < fault.blocks_after <= len(self._hit)
        return True


def _forget(times: deque[float], before: float) -> None:
    while times and times[0] <= before:
        times.popleft()


class Faults:
    """A queue of pending faults. At most one hits a call: the first one added that matches.

    Faults that last until cleared come after faults with a limited number of times.
    """

    def __init__(self) -> None:
        self._pending: list[Fault] = []
        self._throttles: defaultdict[str | None, _Throttle] = defaultdict(_Throttle)

    def add(self, *faults: Fault) -> None:
        """Append faults to the queue. Raises ValueError if there would be too many."""
        if len(self._pending) + len(faults) > MAX_PENDING:
            raise ValueError(f"more than {MAX_PENDING} pending faults: clear them first")
        self._pending += faults
        self._pending.sort(key=lambda fault: fault.times is None)

    def pending(self) -> list[Fault]:
        """Return the pending faults in order; `times` of each is the number of calls it will still hit."""
        return list(self._pending)

    def clear(self) -> None:
        """Remove all pending faults."""
        self._pending.clear()
        self._throttles.clear()

    def take(self, path: str) -> Fault | None:
        """Return the fault that hits a call to a path, and use up one of its times."""
        for place, fault in enumerate(self._pending):
            if fault.hits(path) and (fault.kind != "throttle" or self._throttles[fault.path].exceeds(fault)):
                if fault.times == 1:
                    del self._pending[place]
                elif fault.times is not None:
                    self._pending[place] = replace(fault, times=fault.times - 1)
                return fault
        return None


_EXPIRED: Mapping[FaultKind, str] = {"expire_token": "cloudToken", "expire_session": "iotToken"}

_NAMES = tuple(field.name for field in fields(Fault))
