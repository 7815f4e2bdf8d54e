"""What a client tells of its calls, to a hook and to the log."""

from __future__ import annotations

import logging

import pytest

from feiyan import CloudClient
from feiyan_runtime import (
    AuthenticationError,
    Event,
    FeiyanError,
    MemoryTokenStore,
    RateLimitedError,
    RequestTimeoutError,
    Retry,
    Token,
)
from feiyan_runtime._circuit import LIMIT
from feiyan_runtime._events import EventDispatcher
from tests.runtime.conftest import failure, success
from tests.runtime.support import (
    NOW,
    ONCE,
    Clock,
    Driver,
    Late,
    answer,
    cloud_tokens,
    core,
    lost,
    operation,
    raw,
    token_answer,
)
from tests.runtime.test_clock import expired

READ = operation(idempotent=True)
WRITE = operation()
REFRESH, CREATE = "cloud.tokens.refresh", "cloud.tokens.create"


class Told:
    """A client with a hook, and what that was told."""

    def __init__(self, *script, has_token=False, **settings):
        self.events = []
        clock = Clock()
        tokens = None
        if has_token:
            store = MemoryTokenStore()
            store.save("project", Token("old", obtained_at=NOW, ends_at=NOW + 7200.0).to_record())
            tokens = cloud_tokens(store)
        self.core = core(tokens=tokens, clock=clock, events=EventDispatcher(self.events.append), **settings)
        self.driver = Driver(*script, clock=clock)

    def call(self, op=READ):
        return self.driver.run(self.core.call(op, {}))

    def fail(self, op=READ):
        with pytest.raises(FeiyanError) as caught:
            self.call(op)
        return caught.value

    @property
    def story(self):
        """Kind and attempt of each event; what is not about the test's own operation with the name of the other one."""
        return [
            (event.kind, event.attempt)
            if event.operation == "test.op"
            else (event.kind, event.attempt, event.operation)
            for event in self.events
        ]


class TestStory:
    def test_a_call_that_succeeds_is_sent_and_answered(self):
        """The answer is told with the request's id and the seconds that it took."""
        told = Told(Late(1.5, answer()))
        told.call()
        assert told.events == [
            Event("sent", "test.op", "/test/op"),
            Event("answered", "test.op", "/test/op", 1, 1.5, "request id request-1"),
        ]

    def test_a_call_that_fails_tells_why(self):
        """The failure is told in the words of the error."""
        told = Told(answer(code=404, message="no such thing"))
        error = told.fail()
        assert told.events == [
            Event("sent", "test.op", "/test/op"),
            Event("failed", "test.op", "/test/op", 1, None, str(error)),
        ]

    def test_a_repetition_is_announced_with_its_wait(self):
        """What is decided after an attempt is about that attempt; the next one has the next number."""
        told = Told(answer(code=503), lost(sent=True), raw(b"<html>", status=502), answer(), retry=Retry(attempts=4))
        told.call()
        assert told.story == [
            ("sent", 1),
            ("failed", 1),
            ("repeated", 1),
            ("sent", 2),
            ("failed", 2),
            ("repeated", 2),
            ("sent", 3),
            ("failed", 3),
            ("repeated", 3),
            ("sent", 4),
            ("answered", 4),
        ]
        repeated = [event for event in told.events if event.kind == "repeated"]
        assert [event.detail for event in repeated] == ["ServerError", "TransportError", "ProtocolError"]
        assert [event.seconds for event in repeated] == told.driver.waits

    def test_a_failure_that_is_not_repeated_is_the_end(self):
        """Nothing is told of a repetition that is not to be."""
        told = Told(lost(sent=True))
        told.fail(WRITE)
        assert told.story == [("sent", 1), ("failed", 1)]

    def test_a_renewal_is_told_between_the_attempts(self):
        """The requests for a token are told as what they are; then the call goes out again."""
        told = Told(answer(code=401), token_answer("new"), answer(), has_token=True, retry=ONCE)
        told.call()
        assert told.story == [
            ("sent", 1),
            ("failed", 1),
            ("sent", 1, REFRESH),
            ("answered", 1, REFRESH),
            ("renewed", 1),
            ("sent", 2),
            ("answered", 2),
        ]

    def test_a_renewal_that_fails_is_no_renewal(self):
        """Where no other token is to be had, nothing is told of one."""
        told = Told(answer(code=401), answer(code=403), answer(code=403), has_token=True, retry=ONCE)
        told.fail()
        assert told.story == [
            ("sent", 1),
            ("failed", 1),
            ("sent", 1, REFRESH),
            ("failed", 1, REFRESH),
            ("sent", 1, CREATE),
            ("failed", 1, CREATE),
        ]

    def test_a_corrected_clock_is_told_with_the_difference(self):
        """The correction says by how much this machine's clock is wrong."""
        told = Told(expired(-7200.0), answer(), retry=ONCE)
        told.call()
        assert told.story == [("sent", 1), ("failed", 1), ("corrected", 1), ("sent", 2), ("answered", 2)]
        assert told.events[2].detail == "the gateway's clock is -7200 s from this machine's"

    def test_all_in_one_call(self):
        """A wrong clock, a dead token and a failure that passes are told one after the other, each once."""
        script = [expired(7200.0), answer(code=401), token_answer("new"), answer(code=503), answer()]
        told = Told(*script, has_token=True)
        told.call()
        own = [event for event in told.events if event.operation == "test.op"]
        assert [(event.kind, event.attempt) for event in own] == [
            ("sent", 1),
            ("failed", 1),
            ("corrected", 1),
            ("sent", 2),
            ("failed", 2),
            ("renewed", 2),
            ("sent", 3),
            ("failed", 3),
            ("repeated", 3),
            ("sent", 4),
            ("answered", 4),
        ]

    def test_a_call_that_is_not_sent_says_so(self):
        """While the client is stopped, a call fails without having been sent."""
        told = Told(*[answer(code=429)] * LIMIT, retry=ONCE)
        for _ in range(LIMIT + 1):
            assert isinstance(told.fail(), RateLimitedError)
        assert told.story == [("sent", 1), ("failed", 1)] * LIMIT + [("failed", 1)]
        assert "not sent" in told.events[-1].detail


@pytest.mark.parametrize(
    ("event", "text"),
    [
        (Event("sent", "a.b", "/a/b"), "a.b (/a/b) #1 sent"),
        (
            Event("answered", "a.b", "/a/b", 2, 0.25, "request id r"),
            "a.b (/a/b) #2 answered after 0.250 s: request id r",
        ),
        (Event("repeated", "a.b", "/a/b", 1, 0.5, "ServerError"), "a.b (/a/b) #1 repeated in 0.500 s: ServerError"),
        (Event("renewed", "a.b", "/a/b"), "a.b (/a/b) #1 renewed"),
    ],
    ids=lambda value: value.kind if isinstance(value, Event) else "",
)
def test_an_event_reads_as_a_line(event, text):
    """The text of an event is what stands in the log."""
    assert str(event) == text


class TestListeners:
    def test_the_log_has_what_the_hook_gets(self, user, gateway, caplog):
        """The logger `feiyan` has one line at DEBUG level for each event, in the same order."""
        caplog.set_level(logging.DEBUG, "feiyan")
        replies = iter([failure(503), failure(401), success({"iotId": "i"})])
        gateway.script = lambda _: next(replies)
        events = []
        user.run(get_info, hook=events.append, retry=Retry(wait=0.001))
        kinds = [event.kind for event in events if event.operation == "cloud.things.getInfo"]
        assert kinds == ["sent", "failed", "repeated", "sent", "failed", "renewed", "sent", "answered"]
        lines = [record for record in caplog.records if record.name == "feiyan"]
        assert [record.getMessage() for record in lines] == [str(event) for event in events]
        assert {record.levelname for record in lines} == {"DEBUG"}

    def test_the_log_needs_no_hook(self, user, gateway, caplog):
        """Whoever turns the log on sees the calls of every client."""
        caplog.set_level(logging.DEBUG, "feiyan")
        user.run(lambda client: client.call("/any"))
        assert "/any #1 sent" in caplog.text

    def test_no_answer_is_told_too(self, user, gateway):
        """What the driver raises is told like what the gateway answers."""
        events = []
        gateway.script = gateway.hang
        error = user.run(user.failing(lambda client: client.call("/any")), hook=events.append, timeout=0.2)
        assert isinstance(error, RequestTimeoutError)
        assert [(event.kind, event.detail) for event in events if event.path == "/any"] == [
            ("sent", ""),
            ("failed", str(error)),
        ]

    def test_a_hook_that_fails_harms_nothing(self, user, gateway, caplog):
        """What a hook raises is logged with its event, and the call goes on."""

        def hook(event):
            raise LookupError(f"no place for {event.kind}")

        replies = iter([failure(503), success({"iotId": "i"})])
        gateway.script = lambda _: next(replies)
        assert user.run(get_info, hook=hook, retry=Retry(wait=0.001)).iot_id == "i"
        logged = [record for record in caplog.records if record.levelname == "ERROR"]
        assert {record.name for record in logged} == {"feiyan"}
        assert "LookupError: no place for repeated" in caplog.text
        own = [record for record in logged if "cloud.things.getInfo" in record.getMessage()]
        assert len(own) == len(["sent", "failed", "repeated", "sent", "answered"])

    def test_a_hook_that_fails_does_not_hide_the_failure_of_a_call(self, user, gateway):
        """The error of the call is the one that is raised."""

        def hook(event):
            raise LookupError

        gateway.script = lambda _: failure(401)
        error = user.run(user.failing(get_info), hook=hook)
        assert isinstance(error, AuthenticationError)

    def test_without_a_listener_nothing_is_built(self):
        """No event is made where nobody has asked for any."""

        class Counting(EventDispatcher):
            told = 0

            def emit(self, event):
                self.told += 1

        silent, loud = Counting(), Counting(lambda _: None)
        for events in (silent, loud):
            driver = Driver(answer(code=503), answer())
            driver.run(core(events=events).call(READ, {}))
        assert (silent.told, loud.told) == (0, 5)

    def test_clients_have_hooks_of_their_own(self, settings, gateway):
        """A hook is told of the calls of its own client alone."""
        first, second = [], []
        with CloudClient(**settings, hook=first.append) as one, CloudClient(**settings, hook=second.append) as other:
            one.call("/one")
            other.call("/other")
        assert {event.path for event in first} == {"/cloud/token", "/one"}
        assert {event.path for event in second} == {"/other"}


def get_info(client):
    return client.things.get_info(iot_id="i")
