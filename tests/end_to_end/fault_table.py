"""The table of faults and their results, which tests run and `docs/faults.md` shows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum, auto
from typing import Literal, NamedTuple

from feiyan import (
    AuthenticationError,
    FeiyanError,
    InvalidParameterError,
    ProtocolError,
    RateLimitedError,
    RequestTimeoutError,
    Retry,
    ServerError,
    TransportError,
)
from feiyan_runtime._circuit import FIRST_PAUSE, LIMIT
from feiyan_runtime.transport.answer_body import MAX_ANSWER_SIZE
from feiyan_sandbox import Fault
from generator.python.blocks import COMMAND
from tests.words import number, seconds, size, wrapped

RETRY = Retry(wait_initial=0.01, timeout=30.0)
"""The default number of attempts with shorter waits."""

TIMEOUT = 0.3
"""Seconds that a call waits for a delayed answer."""

SIZE_LIMIT = 64 * 1024
"""Maximum size of an answer in bytes, instead of the clients' own limit."""

Kind = Literal["read", "write"]
Side = Literal["cloud", "session", "token"]


_ORDINALS = {2: "2nd", 3: "3rd"}


class Situation(Enum):
    """Faults of connections that are not in use by a call."""

    NO_SERVER_LISTENS = auto()
    CLOSED_WHILE_IDLE = auto()


class Outcome(NamedTuple):
    """The result of a call: the error or None, and the number of times it was sent, arrived and was carried out."""

    error: type[FeiyanError] | None
    tries: int
    arrived: int
    done: int

    def __str__(self) -> str:
        if self.error is None:
            return "succeeds" if self.tries == 1 else f"succeeds on the {_ORDINALS[self.tries]} attempt"
        return f"`{self.error.__name__}`" if self.tries == 1 else f"`{self.error.__name__}` after {self.tries} attempts"


class Outcomes(NamedTuple):
    """The results of a read and of a write."""

    read: Outcome
    write: Outcome


@dataclass(frozen=True, slots=True)
class Row:
    """A fault and its results: if it hits one call, and if it hits every call. None means that the case cannot occur.

    `waits` is the wait in seconds that the fault asks for. `side` is the client: of the cloud side, or of the app side
    with a session or with a token.
    """

    what: str
    cause: Fault | Situation
    once: Outcomes | None = None
    always: Outcomes | None = None
    waits: float = 0.0
    side: Side = "cloud"

    @property
    def name(self) -> str:
        """The part of a test's id for this row."""
        if isinstance(self.cause, Situation):
            return self.cause.name.lower()
        given = self.cause.code or self.cause.status or self.cause.retry_after or ""
        return "-".join(filter(None, (self.cause.kind, str(given), self.side)))


class Cell(NamedTuple):
    """One cell of the table."""

    row: Row
    kind: Kind
    always: bool
    outcome: Outcome

    def __str__(self) -> str:
        return f"{self.row.name}-{'always' if self.always else 'once'}-{self.kind}"


def succeeds(tries: int = 1, *, arrived: int | None = None, done: int = 1) -> Outcome:
    return Outcome(None, tries, tries if arrived is None else arrived, done)


def fails(error: type[FeiyanError], tries: int = 1, *, arrived: int | None = None, done: int = 0) -> Outcome:
    return Outcome(error, tries, tries if arrived is None else arrived, done)


def both(outcome: Outcome) -> Outcomes:
    """Return the same result for a read and a write."""
    return Outcomes(outcome, outcome)


def repeated(what: str, cause: Fault, error: type[FeiyanError]) -> Row:
    """Return a row for a failure that leaves the call's state unknown: reads are retried, writes are not."""
    return Row(
        what,
        cause,
        once=Outcomes(succeeds(2), fails(error)),
        always=Outcomes(fails(error, RETRY.attempts), fails(error)),
    )


def lost(what: str, cause: Fault, error: type[FeiyanError]) -> Row:
    """Return a row like `repeated`, for a call that was carried out."""
    return Row(
        what,
        cause,
        once=Outcomes(succeeds(2, done=2), fails(error, done=1)),
        always=Outcomes(fails(error, RETRY.attempts, done=RETRY.attempts), fails(error, done=1)),
    )


def limited(what: str, cause: Fault, error: type[FeiyanError] = RateLimitedError) -> Row:
    """Return a row for a failure that guarantees that nothing was done: all calls are retried."""
    return Row(what, cause, once=both(succeeds(2)), always=both(fails(error, RETRY.attempts)))


def final(what: str, cause: Fault, outcome: Outcome) -> Row:
    """Return a row for a result that no retry changes."""
    return Row(what, cause, once=both(outcome), always=both(outcome))


TABLE: Mapping[str, tuple[Row, ...]] = {
    "The platform refuses or fails": (
        limited("code 429, too many requests", Fault("code", code=429)),
        limited("HTTP status 429", Fault("rate_limit")),
        Row(
            "HTTP status 429 with `Retry-After`: the next attempt waits that long",
            Fault("rate_limit", retry_after=1),
            once=both(succeeds(2)),
            waits=1.0,
        ),
        final(
            "HTTP status 429 with a `Retry-After` beyond `Retry.timeout`",
            Fault("rate_limit", retry_after=60),
            fails(RateLimitedError),
        ),
        limited("HTTP status 429, as the account has used up its calls of the second", Fault("throttle")),
        repeated("code 500", Fault("code", code=500), ServerError),
        repeated("code 503", Fault("code", code=503), ServerError),
        final("another code, here 460", Fault("code", code=460), fails(InvalidParameterError)),
    ),
    "A proxy answers instead of the platform": (
        limited("a page with HTTP status 429", Fault("http_status", status=429), ProtocolError),
        repeated("a page with HTTP status 502", Fault("http_status", status=502), ProtocolError),
        repeated("a page with HTTP status 503", Fault("http_status", status=503), ProtocolError),
        final("a page with HTTP status 404", Fault("http_status", status=404), fails(ProtocolError)),
        final("a page with HTTP status 200", Fault("not_json"), fails(ProtocolError)),
    ),
    "The answer is lost or damaged": (
        lost("no answer before the timeout", Fault("delay", seconds=5), RequestTimeoutError),
        lost("the connection breaks after the call is carried out", Fault("reset_after"), TransportError),
        lost("the connection ends in the middle of the answer", Fault("truncate"), TransportError),
        repeated(
            "the answer is not valid HTTP",
            Fault("raw", status=200, headers={"Content-Length": "-1"}, body="?"),
            TransportError,
        ),
        final("the body ends in the middle of its JSON", Fault("cut_json"), fails(ProtocolError, done=1)),
        final("the body is empty", Fault("empty"), fails(ProtocolError)),
        final(
            f"the body is larger than {size(MAX_ANSWER_SIZE)}",
            Fault("huge", size=2 * SIZE_LIMIT),
            fails(ProtocolError, done=1),
        ),
        final("a correct answer with content type text/plain", Fault("wrong_type"), succeeds()),
    ),
    "The connection": (
        repeated("it breaks before the call is carried out", Fault("reset_before"), TransportError),
        Row(
            "no server listens",
            Situation.NO_SERVER_LISTENS,
            once=both(succeeds(2, arrived=1)),
            always=both(fails(TransportError, RETRY.attempts, arrived=0)),
        ),
        Row("the gateway closes it while it is idle", Situation.CLOSED_WHILE_IDLE, once=both(succeeds())),
    ),
    "Clock and nonce": (
        Row(
            "this machine's clock is wrong by more than 15 minutes; later calls use the gateway's time",
            Fault("skew", seconds=3600),
            always=both(succeeds(2, done=1)),
        ),
        final("the gateway has seen the nonce before", Fault("nonce_used"), fails(AuthenticationError)),
    ),
    "Tokens": (
        Row(
            "the cloud token has expired",
            Fault("expire_token"),
            once=both(succeeds(2)),
            always=both(fails(AuthenticationError, 2)),
        ),
        Row(
            "the iotToken of a session has expired",
            Fault("expire_session"),
            once=both(succeeds(2)),
            always=both(fails(AuthenticationError, 2)),
            side="session",
        ),
        Row(
            "the iotToken that the client was given has expired",
            Fault("expire_session"),
            always=both(fails(AuthenticationError)),
            side="token",
        ),
    ),
}


def rows() -> Iterator[Row]:
    """Yield all rows."""
    for section in TABLE.values():
        yield from section


def cells() -> list[Cell]:
    """Return all cells that have an outcome."""
    kinds: tuple[Kind, ...] = ("read", "write")
    return [
        Cell(row, kind, always, getattr(outcomes, kind))
        for row in rows()
        for always, outcomes in ((False, row.once), (True, row.always))
        if outcomes is not None
        for kind in kinds
    ]


def page() -> str:
    """Return the text of `docs/faults.md`."""
    return "\n".join(
        [_INTRODUCTION, wrapped(_REPETITION), *(_section(title, section) for title, section in TABLE.items())]
    )


def _section(title: str, section: tuple[Row, ...]) -> str:
    lines = [
        f"## {title}\n",
        "| failure | read, once | read, always | write, once | write, always |",
        "|---|---|---|---|---|",
    ]
    lines += (f"| {row.what} | {' | '.join(_told(row))} |" for row in section)
    return "\n".join([*lines, ""])


def _told(row: Row) -> Iterator[str]:
    for outcomes in (row.once, row.always):
        yield str(outcomes.read) if outcomes else "–"
    for outcomes in (row.once, row.always):
        yield _write(outcomes.write) if outcomes else "–"


def _write(outcome: Outcome) -> str:
    if outcome.error is None:
        return str(outcome)
    return f"{outcome}; {'done' if outcome.done else 'not done'}"


_INTRODUCTION = f"""\
# Failures and how the client handles them

<!-- `{COMMAND}` writes this page; `tests/end_to_end/test_faults.py` runs it. -->

**Read** stands for all idempotent operations, which have the same effect however often they are carried out: all
queries, and most operations that set, rename or delete. **Write** stands for all others, such as those that create;
`x-idempotent` in the spec marks the difference. **Once** is a failure of one call, **always** a failure that persists.

No write is carried out twice: the client does not retry a write that may have been carried out. *Done* and *not done*
say whether it was. The caller cannot tell after a `ServerError`, a `ProtocolError`, or a `TransportError` whose `sent`
is true, and has to check.
"""

_REPETITION = f"""\
Clients here use the default `Retry()`, with at most {number(RETRY.attempts)} attempts per call. One retry with a new
token and one with the gateway's time do not count, and writes have them too: a call refused for its token or its
timestamp was not carried out. After {number(LIMIT)} consecutive answers "too many requests" to any calls, a client
sends nothing for {seconds(FIRST_PAUSE)}, then twice as long if it is refused again. Calls wait in the meantime, as for
a `Retry-After`.
"""
