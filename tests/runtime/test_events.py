"""Events of a client's calls, for `on_event` and for the log."""

from __future__ import annotations

import logging
import subprocess
import sys

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

WITHOUT_LOGGING = """
import feiyan

def fail(event):
    if event.kind == "request":
        raise ValueError("a mistake of the program")

retry = feiyan.Retry(attempts=2, wait_initial=0.001)
settings = {"app_key": "k", "app_secret": "s", "iot_token": "t", "base_url": "http://127.0.0.1:9"}
with feiyan.AppClient(**settings, retry=retry, on_event=fail) as app:
    try:
        app.users.list_devices().page()
    except feiyan.TransportError:
        pass
"""
"""A program that has not set up logging, whose callback fails, and whose call is retried."""

READ = operation(idempotent=True)
WRITE = operation()
REFRESH, CREATE = "cloud.tokens.refresh", "cloud.tokens.create"


class Told:
    """A client with `on_event`, and the events that it received."""

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
        """The response event has the request id and the seconds that the response took."""
        told = Told(Late(1.5, answer()))
        told.call()
        assert told.events == [
            Event("request", "test.op", "/test/op"),
            Event("response", "test.op", "/test/op", 1, 1.5, "request id request-1"),
        ]

    def test_a_call_that_fails_tells_why(self):
        """The error event has the text of the error."""
        told = Told(answer(code=404, message="no such thing"))
        error = told.fail()
        assert told.events == [
            Event("request", "test.op", "/test/op"),
            Event("error", "test.op", "/test/op", 1, None, str(error)),
        ]

    def test_a_repetition_is_announced_with_its_wait(self):
        """A decision after an attempt has the number of that attempt; the next attempt has the next number."""
        told = Told(answer(code=503), lost(sent=True), raw(b"<html>", status=502), answer(), retry=Retry(attempts=4))
        told.call()
        assert told.story == [
            ("request", 1),
            ("error", 1),
            ("retry", 1),
            ("request", 2),
            ("error", 2),
            ("retry", 2),
            ("request", 3),
            ("error", 3),
            ("retry", 3),
            ("request", 4),
            ("response", 4),
        ]
        retries = [event for event in told.events if event.kind == "retry"]
        assert [event.detail for event in retries] == ["ServerError", "TransportError", "ProtocolError"]
        assert [event.seconds for event in retries] == told.driver.waits

    def test_a_failure_that_is_not_repeated_is_the_end(self):
        """No retry event is emitted for a failure that is not retried."""
        told = Told(lost(sent=True))
        told.fail(WRITE)
        assert told.story == [("request", 1), ("error", 1)]

    def test_a_renewal_is_told_between_the_attempts(self):
        """The token requests have events of their own; then the call is sent again."""
        told = Told(answer(code=401), token_answer("new"), answer(), has_token=True, retry=ONCE)
        told.call()
        assert told.story == [
            ("request", 1),
            ("error", 1),
            ("request", 1, REFRESH),
            ("response", 1, REFRESH),
            ("token_refresh", 1),
            ("request", 2),
            ("response", 2),
        ]

    def test_a_renewal_that_fails_is_no_renewal(self):
        """No token_refresh is emitted if there is no other token."""
        told = Told(answer(code=401), answer(code=403), answer(code=403), has_token=True, retry=ONCE)
        told.fail()
        assert told.story == [
            ("request", 1),
            ("error", 1),
            ("request", 1, REFRESH),
            ("error", 1, REFRESH),
            ("request", 1, CREATE),
            ("error", 1, CREATE),
        ]

    def test_a_corrected_clock_is_told_with_the_difference(self):
        """The correction says by how much this machine's clock is wrong."""
        told = Told(expired(-7200.0), answer(), retry=ONCE)
        told.call()
        assert told.story == [("request", 1), ("error", 1), ("clock_adjusted", 1), ("request", 2), ("response", 2)]
        assert told.events[2].detail == "the gateway's clock is -7200 s from this machine's"

    def test_all_in_one_call(self):
        """A wrong clock, an expired token and a transient failure are emitted one after the other, each once."""
        script = [expired(7200.0), answer(code=401), token_answer("new"), answer(code=503), answer()]
        told = Told(*script, has_token=True)
        told.call()
        own = [event for event in told.events if event.operation == "test.op"]
        assert [(event.kind, event.attempt) for event in own] == [
            ("request", 1),
            ("error", 1),
            ("clock_adjusted", 1),
            ("request", 2),
            ("error", 2),
            ("token_refresh", 2),
            ("request", 3),
            ("error", 3),
            ("retry", 3),
            ("request", 4),
            ("response", 4),
        ]

    def test_a_call_that_is_not_sent_says_so(self):
        """A call emits an error, and no request, while the client is stopped."""
        told = Told(*[answer(code=429)] * LIMIT, retry=ONCE)
        for _ in range(LIMIT + 1):
            assert isinstance(told.fail(), RateLimitedError)
        assert told.story == [("request", 1), ("error", 1)] * LIMIT + [("error", 1)]
        assert "not sent" in told.events[-1].detail


@pytest.mark.parametrize(
    ("event", "text"),
    [
        (Event("request", "a.b", "/a/b"), "a.b (/a/b) #1 request"),
        (
            Event("response", "a.b", "/a/b", 2, 0.25, "request id r"),
            "a.b (/a/b) #2 response after 0.250 s: request id r",
        ),
        (Event("retry", "a.b", "/a/b", 1, 0.5, "ServerError"), "a.b (/a/b) #1 retry in 0.500 s: ServerError"),
        (Event("token_refresh", "a.b", "/a/b"), "a.b (/a/b) #1 token_refresh"),
    ],
    ids=lambda value: value.kind if isinstance(value, Event) else "",
)
def test_an_event_reads_as_a_line(event, text):
    """The text of an event is what stands in the log."""
    assert str(event) == text


class TestListeners:
    def test_the_log_has_what_on_event_gets(self, user, gateway, caplog):
        """The logger `feiyan.calls` has one line for each event, in order: at DEBUG level, but for the retry."""
        caplog.set_level(logging.DEBUG, "feiyan")
        replies = iter([failure(503), failure(401), success({"iotId": "i"})])
        gateway.script = lambda _: next(replies)
        events = []
        user.run(get_info, on_event=events.append, retry=Retry(wait_initial=0.001))
        kinds = [event.kind for event in events if event.operation == "cloud.things.getInfo"]
        assert kinds == ["request", "error", "retry", "request", "error", "token_refresh", "request", "response"]
        lines = [record for record in caplog.records if record.name == "feiyan.calls"]
        assert [record.getMessage() for record in lines] == [str(event) for event in events]
        levels = {(event.kind == "retry", record.levelname) for event, record in zip(events, lines, strict=True)}
        assert levels == {(True, "WARNING"), (False, "DEBUG")}

    def test_the_first_retry_of_a_call_is_a_warning(self, user, gateway, caplog):
        """A log without DEBUG has one line of a call that is retried twice, and none of one that is not."""
        caplog.set_level(logging.WARNING, "feiyan")
        replies = iter([failure(503), failure(503), success({"iotId": "i"}), success({"iotId": "i"})])
        gateway.script = lambda _: next(replies)
        retry = Retry(attempts=3, wait_initial=0.001)
        user.run(get_info, retry=retry)
        user.run(get_info, retry=retry)
        assert [record.levelname for record in caplog.records] == ["WARNING"]
        assert caplog.messages[0].startswith("cloud.things.getInfo (/cloud/thing/info/get) #1 retry in 0.0")

    def test_a_program_without_logging_sees_its_own_failures_only(self):
        """Standard error has the exception of its callback, and no line about the retry."""
        done = subprocess.run([sys.executable, "-c", WITHOUT_LOGGING], capture_output=True, text=True, check=False)
        assert "on_event failed" in done.stderr
        assert "a mistake of the program" in done.stderr
        assert "retry in" not in done.stderr

    def test_the_log_needs_no_on_event(self, user, gateway, caplog):
        """The log contains the calls of every client once it is enabled."""
        caplog.set_level(logging.DEBUG, "feiyan")
        user.run(lambda client: client.call("/any"))
        assert "/any #1 request" in caplog.text

    def test_no_answer_is_told_too(self, user, gateway):
        """Errors that the driver raises are emitted like those that the gateway answers."""
        events = []
        gateway.script = gateway.hang
        error = user.run(user.failing(lambda client: client.call("/any")), on_event=events.append, timeout=0.2)
        assert isinstance(error, RequestTimeoutError)
        assert [(event.kind, event.detail) for event in events if event.path == "/any"] == [
            ("request", ""),
            ("error", str(error)),
        ]

    def test_an_on_event_that_fails_harms_nothing(self, user, gateway, caplog):
        """An exception of `on_event` is logged with its event, and the call goes on."""

        def on_event(event):
            raise LookupError(f"no place for {event.kind}")

        replies = iter([failure(503), success({"iotId": "i"})])
        gateway.script = lambda _: next(replies)
        assert user.run(get_info, on_event=on_event, retry=Retry(wait_initial=0.001)).iot_id == "i"
        logged = [record for record in caplog.records if record.levelname == "ERROR"]
        assert {record.name for record in logged} == {"feiyan"}
        assert "LookupError: no place for retry" in caplog.text
        own = [record for record in logged if "cloud.things.getInfo" in record.getMessage()]
        assert len(own) == len(["request", "error", "retry", "request", "response"])

    def test_an_on_event_that_fails_does_not_hide_the_failure_of_a_call(self, user, gateway):
        """The error of the call is the one that is raised."""

        def on_event(event):
            raise LookupError

        gateway.script = lambda _: failure(401)
        error = user.run(user.failing(get_info), on_event=on_event)
        assert isinstance(error, AuthenticationError)

    def test_without_a_listener_nothing_is_built(self):
        """No event is made where nobody has asked for any, but for the warning of a retry."""

        class Counting(EventDispatcher):
            told = 0

            def emit(self, event, level=logging.DEBUG):
                self.told += 1

        silent, loud = Counting(), Counting(lambda _: None)
        for events in (silent, loud):
            driver = Driver(answer(code=503), answer())
            driver.run(core(events=events).call(READ, {}))
        assert (silent.told, loud.told) == (1, 5)

    def test_each_client_has_its_own_on_event(self, settings, gateway):
        """`on_event` receives the events of its own client only."""
        first, second = [], []
        with (
            CloudClient(**settings, on_event=first.append) as one,
            CloudClient(**settings, on_event=second.append) as other,
        ):
            one.call("/one")
            other.call("/other")
        assert {event.path for event in first} == {"/cloud/token", "/one"}
        assert {event.path for event in second} == {"/other"}


def get_info(client):
    return client.things.get_info(iot_id="i")
