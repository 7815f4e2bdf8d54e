"""What a call comes to when something goes wrong: the table that tests run and that `docs/faults.md` shows."""

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
from feiyan_runtime._transport import LARGEST_ANSWER
from feiyan_sandbox import Fault
from generator.python.blocks import COMMAND
from tests.words import number, seconds, size, wrapped

RETRY = Retry(wait_initial=0.01, timeout=30.0)
"""As often as the default, and quicker."""

TIMEOUT = 0.3
"""Seconds that a call waits for an answer which comes late."""

SIZE_LIMIT = 64 * 1024
"""Bytes of the largest answer that is read, in place of the limit that clients have."""

Kind = Literal["read", "write"]
Side = Literal["cloud", "session", "token"]


_ORDINALS = {2: "2nd", 3: "3rd"}


class Situation(Enum):
    """What goes wrong with connections that no call is on."""

    NOBODY_LISTENS = auto()
    CLOSED_WHILE_IDLE = auto()


class Outcome(NamedTuple):
    """What a call came to: the error, None for a success; how often it was sent, arrived and was carried out."""

    error: type[FeiyanError] | None
    tries: int
    arrived: int
    done: int

    def __str__(self) -> str:
        if self.error is None:
            return "succeeds" if self.tries == 1 else f"succeeds at the {_ORDINALS[self.tries]} try"
        return f"`{self.error.__name__}`" if self.tries == 1 else f"`{self.error.__name__}` after {self.tries} tries"


class Outcomes(NamedTuple):
    """What a read and a write come to."""

    read: Outcome
    write: Outcome


@dataclass(frozen=True, slots=True)
class Row:
    """Something that goes wrong: with one call, and with every call until it is mended; None where that cannot be.

    `waits` are the seconds that a repetition is asked to wait. `side` is the client: of the cloud side, or of the app
    side with a session or with a token.
    """

    what: str
    cause: Fault | Situation
    once: Outcomes | None = None
    always: Outcomes | None = None
    waits: float = 0.0
    side: Side = "cloud"

    @property
    def name(self) -> str:
        """What stands in the names of tests."""
        if isinstance(self.cause, Situation):
            return self.cause.name.lower()
        given = self.cause.code or self.cause.status or self.cause.retry_after or ""
        return "-".join(filter(None, (self.cause.kind, str(given), self.side)))


class Cell(NamedTuple):
    """One place of the table."""

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
    """A read and a write come to the same."""
    return Outcomes(outcome, outcome)


def repeated(what: str, cause: Fault, error: type[FeiyanError]) -> Row:
    """A failure after which nothing is known of the call: reads are repeated, writes are not."""
    return Row(
        what,
        cause,
        once=Outcomes(succeeds(2), fails(error)),
        always=Outcomes(fails(error, RETRY.attempts), fails(error)),
    )


def lost(what: str, cause: Fault, error: type[FeiyanError]) -> Row:
    """The same, where the call was carried out all the same."""
    return Row(
        what,
        cause,
        once=Outcomes(succeeds(2, done=2), fails(error, done=1)),
        always=Outcomes(fails(error, RETRY.attempts, done=RETRY.attempts), fails(error, done=1)),
    )


def limited(what: str, cause: Fault, error: type[FeiyanError] = RateLimitedError) -> Row:
    """A failure that says that nothing was done: all calls are repeated."""
    return Row(what, cause, once=both(succeeds(2)), always=both(fails(error, RETRY.attempts)))


def final(what: str, cause: Fault, outcome: Outcome) -> Row:
    """What no repetition mends."""
    return Row(what, cause, once=both(outcome), always=both(outcome))


TABLE: Mapping[str, tuple[Row, ...]] = {
    "The platform refuses or fails": (
        limited("code 429, too many requests", Fault("code", code=429)),
        limited("HTTP status 429", Fault("rate_limit")),
        Row(
            "HTTP status 429 with `Retry-After`: the next try waits as long",
            Fault("rate_limit", retry_after=1),
            once=both(succeeds(2)),
            waits=1.0,
        ),
        final(
            "HTTP status 429 with a `Retry-After` beyond `Retry.timeout`",
            Fault("rate_limit", retry_after=60),
            fails(RateLimitedError),
        ),
        repeated("code 500", Fault("code", code=500), ServerError),
        repeated("code 503", Fault("code", code=503), ServerError),
        final("another code, here 460", Fault("code", code=460), fails(InvalidParameterError)),
    ),
    "A proxy answers in place of the platform": (
        limited("a page with HTTP status 429", Fault("http_status", status=429), ProtocolError),
        repeated("a page with HTTP status 502", Fault("http_status", status=502), ProtocolError),
        repeated("a page with HTTP status 503", Fault("http_status", status=503), ProtocolError),
        final("a page with HTTP status 404", Fault("http_status", status=404), fails(ProtocolError)),
        final("a page with HTTP status 200", Fault("not_json"), fails(ProtocolError)),
    ),
    "The answer is lost or damaged": (
        lost("no answer in time", Fault("delay", seconds=5), RequestTimeoutError),
        lost("the connection breaks after the call was carried out", Fault("reset_after"), TransportError),
        lost("the connection ends in the middle of the answer", Fault("truncate"), TransportError),
        repeated(
            "what comes is no HTTP",
            Fault("raw", status=200, headers={"Content-Length": "-1"}, body="?"),
            TransportError,
        ),
        final("the body ends in the middle of its JSON", Fault("cut_json"), fails(ProtocolError, done=1)),
        final("the body is empty", Fault("empty"), fails(ProtocolError)),
        final(
            f"the body is larger than {size(LARGEST_ANSWER)}",
            Fault("huge", size=2 * SIZE_LIMIT),
            fails(ProtocolError, done=1),
        ),
        final("a good answer that says it is text", Fault("wrong_type"), succeeds()),
    ),
    "The connection": (
        repeated("it breaks before the call was carried out", Fault("reset_before"), TransportError),
        Row(
            "nobody listens",
            Situation.NOBODY_LISTENS,
            once=both(succeeds(2, arrived=1)),
            always=both(fails(TransportError, RETRY.attempts, arrived=0)),
        ),
        Row("the gateway closed it while it was idle", Situation.CLOSED_WHILE_IDLE, once=both(succeeds())),
    ),
    "Clock and nonce": (
        Row(
            "this machine's clock is wrong by more than 15 minutes; later calls go by the gateway's",
            Fault("skew", seconds=3600),
            always=both(succeeds(2, done=1)),
        ),
        final("the gateway has seen the nonce before", Fault("nonce_used"), fails(AuthenticationError)),
    ),
    "Tokens": (
        Row(
            "the cloud token has ended",
            Fault("expire_token"),
            once=both(succeeds(2)),
            always=both(fails(AuthenticationError, 2)),
        ),
        Row(
            "the iotToken of a session has ended",
            Fault("expire_session"),
            once=both(succeeds(2)),
            always=both(fails(AuthenticationError, 2)),
            side="session",
        ),
        Row(
            "the iotToken that the client was given has ended",
            Fault("expire_session"),
            always=both(fails(AuthenticationError)),
            side="token",
        ),
    ),
}


def rows() -> Iterator[Row]:
    """All rows."""
    for section in TABLE.values():
        yield from section


def cells() -> list[Cell]:
    """All places that have an outcome."""
    kinds: tuple[Kind, ...] = ("read", "write")
    return [
        Cell(row, kind, always, getattr(outcomes, kind))
        for row in rows()
        for always, outcomes in ((False, row.once), (True, row.always))
        if outcomes is not None
        for kind in kinds
    ]


def page() -> str:
    """`docs/faults.md`."""
    return "\n".join(
        [_INTRODUCTION, wrapped(_REPETITION), *(_section(title, section) for title, section in TABLE.items())]
    )


def _section(title: str, section: tuple[Row, ...]) -> str:
    lines = [
        f"## {title}\n",
        "| what goes wrong | read, once | read, always | write, once | write, always |",
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
# What the client does when something goes wrong

<!-- `{COMMAND}` writes this page; `tests/end_to_end/test_faults.py` runs it. -->

**Read** stands for every operation that is idempotent, which comes to the same however often it is carried out: all
that ask, and most that set, rename or delete. **Write** stands for the others, such as those that create;
`x-idempotent` in the spec says which is which. **Once** is a failure of one call, **always** one that lasts.

No write is carried out twice: where a failure leaves open whether it was carried out, it is not sent again. *Done* and
*not done* say what had become of it. The caller cannot know after a `ServerError`, a `ProtocolError`, or a
`TransportError` whose `sent` is true, and has to look.
"""

_REPETITION = f"""\
Clients here have the default `Retry()`: a call is tried {number(RETRY.attempts)} times at most. One more try with
another token, and one with the gateway's time, do not count, and writes have them too: what was refused for its token
or its timestamp was not carried out. After {number(LIMIT)} answers "too many requests" in a row, of all its calls, a
client sends nothing for {seconds(FIRST_PAUSE)}, and for twice as long if that was not enough; its calls wait meanwhile,
as for a `Retry-After`.
"""
