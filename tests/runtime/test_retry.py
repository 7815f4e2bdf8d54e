"""Retries: the failures that are retried, the waits and the time limit."""

from __future__ import annotations

import time
from email.utils import formatdate

import pytest

from feiyan_runtime import (
    ApiError,
    AuthenticationError,
    ConfigurationError,
    MemoryTokenStore,
    Options,
    ProtocolError,
    RateLimitedError,
    RequestTimeoutError,
    Retry,
    ServerError,
    Token,
    TransportError,
)
from feiyan_runtime._core import NETWORK_ALLOWANCE
from feiyan_runtime._tokens import ANSWER_TIMEOUT
from tests.runtime.conftest import Reply, failure, success
from tests.runtime.support import (
    NOW,
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

WRITE = operation()
READ = operation(idempotent=True)
FULL = READ.timeout + NETWORK_ALLOWANCE
"""Seconds that an answer to one of these may take: the operation's own, and those for the network."""

AT_ONCE = Retry(attempts=10, wait_initial=0.0, timeout=10.0)


def outcome(op, *script, retry=None, options=None, tokens=None, driver=None):
    """Run a call on a clock that advances; return its outcome and the driver."""
    driver = driver or Driver(*script)
    running = core(retry=retry or Retry(), tokens=tokens, clock=driver.clock)
    try:
        return driver.run(running.call(op, {}, options)), driver
    except (TransportError, ApiError, ProtocolError) as error:
        return error, driver


def timeouts(driver):
    return [send.timeout for send in driver.sends]


class TestWhatIsRepeated:
    @pytest.mark.parametrize("code", [429, 500, 502, 503, 504])
    def test_an_idempotent_call_is_repeated_after_passing_failures(self, code):
        """A transient failure of an idempotent operation does not reach the caller."""
        envelope, driver = outcome(READ, answer(code=code), answer("fine"))
        assert envelope.data == "fine"
        assert len(driver.sends) == 2

    @pytest.mark.parametrize("status", [429, 502, 503, 504])
    def test_an_idempotent_call_is_repeated_after_a_failure_of_a_proxy(self, status):
        """A failure that passes may come as the page of a proxy, without an envelope."""
        envelope, _ = outcome(READ, raw(b"<html>", status=status), answer("fine"))
        assert envelope.data == "fine"

    @pytest.mark.parametrize("sent", [True, False])
    def test_an_idempotent_call_is_repeated_after_a_lost_connection(self, sent):
        """An idempotent operation is retried whether or not the request arrived."""
        envelope, _ = outcome(READ, lost(sent=sent), answer("fine"))
        assert envelope.data == "fine"

    @pytest.mark.parametrize(
        "nothing_done",
        [lost(sent=False), answer(code=429), answer(code=429, status=429), raw(b"<html>", status=429)],
        ids=["refused connection", "code", "code and status", "proxy"],
    )
    def test_any_call_is_repeated_where_nothing_happened(self, nothing_done):
        """A refused connection and a refusal for too many requests, whoever says it, leave nothing done."""
        envelope, driver = outcome(WRITE, nothing_done, nothing_done, answer("fine"))
        assert envelope.data == "fine"
        assert len(driver.sends) == 3

    FAILURES = pytest.mark.parametrize(
        ("failure", "kind"),
        [
            (lost(sent=True), TransportError),
            (answer(code=500), ServerError),
            (answer(code=503), ServerError),
            (raw(b"<html>", status=502), ProtocolError),
        ],
        ids=["lost", "500", "503", "proxy"],
    )

    @FAILURES
    def test_a_write_that_may_have_happened_is_not_repeated(self, failure, kind):
        """Doing something twice is worse than saying that it failed."""
        error, driver = outcome(WRITE, failure)
        assert isinstance(error, kind)
        assert len(driver.sends) == 1

    @FAILURES
    def test_a_write_is_repeated_where_the_caller_accepts_that(self, failure, kind):
        """An operation that is not idempotent is retried like the others with `retry_writes`."""
        envelope, driver = outcome(WRITE, failure, failure, answer("fine"), retry=Retry(retry_writes=True))
        assert envelope.data == "fine"
        assert len(driver.sends) == 3

    @pytest.mark.parametrize("retry", [Retry(), Retry(retry_writes=True)])
    @pytest.mark.parametrize("code", [400, 401, 403, 404, 460, 9999999])
    def test_a_failure_that_stays_is_not_repeated(self, code, retry):
        """A permanent failure is not retried."""
        error, driver = outcome(READ, answer(code=code), retry=retry)
        assert error.code == code
        assert len(driver.sends) == 1

    @pytest.mark.parametrize("status", [200, 302, 404])
    def test_an_answer_that_cannot_be_read_is_not_repeated(self, status):
        """An answer of something other than the platform is raised immediately."""
        error, _ = outcome(READ, raw(b"<html>", status=status))
        assert isinstance(error, ProtocolError)

    def test_every_attempt_has_its_own_nonce_and_time(self):
        """The gateway takes a nonce once, so a repetition is signed anew over the same body."""
        clock = Clock()
        flow = core(clock=clock).call(READ, {})
        first = next(flow)
        flow.send(answer(code=429))
        clock.now += 3
        second = next(flow)
        for key in ("x-ca-nonce", "x-ca-timestamp", "x-ca-signature"):
            assert first.headers[key] != second.headers[key]
        assert second.headers["x-ca-timestamp"] == str(int(clock.now * 1000))
        assert first.body == second.body


class TestHowOften:
    @pytest.mark.parametrize(
        "settings",
        [
            {"attempts": 0},
            {"wait_initial": -1.0},
            {"wait_initial": float("nan")},
            {"wait_initial": float("inf")},
            {"wait_max": -1},
            {"wait_max": float("inf")},
            {"timeout": 0},
            {"timeout": -1.0},
            {"timeout": float("nan")},
        ],
    )
    def test_settings_that_mean_nothing_are_refused(self, settings):
        """Settings that never send, or wait a negative or an infinite time, are refused when they are created."""
        with pytest.raises(ConfigurationError, match=next(iter(settings))):
            Retry(**settings)

    @pytest.mark.parametrize("attempts", [1, 2, 5])
    def test_attempts_are_counted(self, attempts):
        """A call is sent so many times at most, and the last failure is raised."""
        error, driver = outcome(READ, *[answer(code=503)] * attempts, retry=Retry(attempts=attempts))
        assert isinstance(error, ServerError)
        assert len(driver.sends) == attempts
        assert len(driver.waits) == attempts - 1

    @pytest.mark.parametrize(("client", "call", "sent"), [(3, 1, 1), (1, 3, 3)])
    def test_options_bring_their_own_retry(self, client, call, sent):
        """The options of a call take precedence over the client's settings."""
        retry = Retry(attempts=client)
        error, driver = outcome(READ, *[answer(code=503)] * 3, retry=retry, options=Options(retry=Retry(attempts=call)))
        assert isinstance(error, ServerError)
        assert len(driver.sends) == sent

    def test_waits_are_bounded(self):
        """Waits lie between nothing and the doubled wait, which has a limit."""
        _, driver = outcome(READ, *[answer(code=503)] * 8, retry=Retry(attempts=8, wait_initial=1.0, wait_max=4.0))
        for wait, bound in zip(driver.waits, [1, 2, 4, 4, 4, 4, 4], strict=True):
            assert 0 <= wait <= bound

    @pytest.mark.parametrize(("attempt", "bound"), [(1, 0.5), (2, 1.0), (5, 8.0), (10_000, 8.0)])
    def test_the_wait_is_a_share_of_its_bound(self, attempt, bound):
        """Chance alone decides how much of the bound is waited, even after ten thousand attempts."""
        retry = Retry(attempts=20_000, wait_initial=0.5, wait_max=8.0)
        waits = [retry.delay(attempt, lost(sent=False), idempotent=False, jitter=jitter) for jitter in (0.0, 0.5, 1.0)]
        assert waits == [0.0, bound / 2, bound]


class TestTotal:
    def test_no_repetition_begins_after_the_total(self):
        """A call of 10 s whose answers take 4 s each is sent after 0, 4 and 8 s, and not after 12 s."""
        error, driver = outcome(READ, *[Late(4.0, lost(sent=True))] * 9, retry=AT_ONCE)
        assert isinstance(error, TransportError)
        assert len(driver.sends) == 3

    def test_a_repetition_has_no_longer_than_what_is_left(self):
        """The wait for the answer of a retry ends with `timeout`, however long the operation may take otherwise."""
        _, driver = outcome(READ, *[Late(4.0, lost(sent=True))] * 9, retry=AT_ONCE)
        assert timeouts(driver) == [FULL, 6.0, 2.0]

    def test_a_given_timeout_is_cut_too(self):
        """`Retry.timeout` takes precedence over the timeout of the options."""
        options = Options(timeout=9.0)
        _, driver = outcome(READ, *[Late(4.0, lost(sent=True))] * 9, retry=AT_ONCE, options=options)
        assert timeouts(driver) == [9.0, 6.0, 2.0]

    def test_the_first_attempt_has_its_full_timeout(self):
        """A `timeout` below the operation's limit does not cut the first attempt; it only prevents retries."""
        error, driver = outcome(READ, Late(1.0, lost(sent=True)), retry=Retry(timeout=0.5))
        assert isinstance(error, TransportError)
        assert timeouts(driver) == [FULL]

    def test_no_wait_goes_beyond_the_total(self):
        """The failure is raised immediately if the wait would exceed the remaining time."""
        error, driver = outcome(
            READ, Late(6.0, answer(code=503)), retry=Retry(wait_initial=1000.0, wait_max=1000.0, timeout=6)
        )
        assert isinstance(error, ServerError)
        assert driver.waits == []

    def test_a_wait_that_lasts_longer_than_it_was_meant_to_ends_the_call(self):
        """The last failure is raised, without another request, after the machine has slept."""

        class Sleepy(Driver):
            def _perform(self, step):
                done = super()._perform(step)
                self.clock.now += 100.0
                return done

        error, driver = outcome(READ, driver=Sleepy(answer(code=503)), retry=Retry(timeout=150.0, wait_initial=1.0))
        assert isinstance(error, ServerError)
        assert (len(driver.waits), len(driver.sends)) == (1, 1)

    @pytest.mark.parametrize("op", [READ, WRITE])
    def test_the_total_time_holds_after_a_renewal(self, op):
        """The call continues with the remaining time after the token was renewed."""
        script = [Late(4.0, answer(code=401)), Late(3.0, token_answer("new")), answer("fine")]
        envelope, driver = outcome(op, *script, retry=AT_ONCE, tokens=kept_token())
        assert envelope.data == "fine"
        assert timeouts(driver) == [FULL, min(ANSWER_TIMEOUT, 6.0), 3.0]

    def test_a_token_that_was_refused_too_late_is_renewed_for_the_next_call(self):
        """The refusal is raised if no time is left, and the next call has a valid token."""
        tokens = kept_token()
        driver = Driver(Late(9.0, answer(code=401)), Late(3.0, token_answer("new")), answer("fine"))
        running = core(retry=AT_ONCE, tokens=tokens, clock=driver.clock)
        with pytest.raises(AuthenticationError):
            driver.run(running.call(READ, {}))
        assert driver.run(running.call(READ, {})).data == "fine"
        assert driver.tokens == ["old", None, "new"]

    def test_a_gateway_that_goes_silent_is_given_up_with_the_total(self, user, gateway):
        """A retry in progress is abandoned when `timeout` ends, long before its own timeout."""
        replies = iter([failure(503)])
        gateway.script = lambda request: next(replies, None) or gateway.hang(request)
        began = time.monotonic()
        error = user.run(
            user.failing(lambda client: client.things.get_info(iot_id="i")),
            retry=Retry(attempts=9, wait_initial=0.0, timeout=2.0),
            timeout=30.0,
        )
        assert isinstance(error, RequestTimeoutError)
        assert gateway.count("/cloud/thing/info/get") == 2
        assert time.monotonic() - began < 20.0


def kept_token():
    """Tokens of which there is one."""
    store = MemoryTokenStore()
    store.save("project", Token("old", obtained_at=NOW, ends_at=NOW + 7200.0).to_record())
    return cloud_tokens(store)


def at(seconds):
    """An HTTP date so many seconds from `NOW`."""
    return formatdate(NOW + seconds, usegmt=True)


def asking(status, **headers):
    """A failure that passes, with headers: an envelope, or the page of a proxy."""
    content = b'{"code":429}' if status == 200 else b"<html>"
    return raw(content, status=status, **headers)


@pytest.mark.parametrize("status", [200, 429, 503], ids=["envelope", "proxy 429", "proxy 503"])
class TestRetryAfter:
    def test_the_wait_is_no_shorter_than_the_answer_asks(self, status):
        """`Retry-After` in seconds is the shortest wait."""
        _, driver = outcome(READ, asking(status, retry_after="7"), answer())
        assert driver.waits == [7.0]

    def test_it_may_be_a_date(self, status):
        """`Retry-After` as an HTTP date counts from the `Date` of the same answer, not from this machine's clock."""
        _, driver = outcome(READ, asking(status, retry_after=at(5012), date=at(5000)), answer())
        assert driver.waits == [12.0]

    def test_a_date_without_a_date_of_the_answer_counts_from_now(self, status):
        """A date in `Retry-After` is compared with the local clock if the answer has no `Date`."""
        error, _ = outcome(READ, asking(status, retry_after=formatdate(time.time() + 1000, usegmt=True)))
        assert 900 < error.retry_after <= 1000

    def test_a_time_in_the_past_asks_for_nothing(self, status):
        """A date in the past does not lengthen the wait."""
        script = asking(status, retry_after=at(-60), date=at(0)), answer("fine")
        envelope, driver = outcome(READ, *script, retry=Retry(wait_initial=0.5))
        assert envelope.data == "fine"
        assert all(wait <= 0.5 for wait in driver.waits)

    def test_more_than_is_left_is_raised_at_once(self, status):
        """A wait beyond `timeout` is left to the caller: the error has the seconds to wait."""
        error, driver = outcome(READ, asking(status, retry_after="61"), retry=Retry(timeout=60.0))
        assert error.retry_after == 61.0
        assert driver.waits == []

    @pytest.mark.parametrize(
        "asked",
        [
            "",
            "-5",
            "1.5",
            "1e9",
            "soon",
            "nan",
            "inf",
            "٣",
            "9" * 20,
            "86401",
            at(86401),
            "Mon, 99 Foo 2023 99:99:99 GMT",
        ],
    )
    def test_a_meaningless_retry_after_is_ignored(self, status, asked):
        """A `Retry-After` that is not a number of seconds or a date, or is more than a day, is ignored."""
        retry = Retry(attempts=3, wait_initial=0.5)
        error, driver = outcome(READ, *[asking(status, retry_after=asked, date=at(0))] * 3, retry=retry)
        assert error.retry_after is None
        assert len(driver.sends) == 3
        assert all(wait <= 1.0 for wait in driver.waits)


def test_a_retry_after_is_waited_for_over_http(user, gateway):
    """The header of a real answer is read, and the call succeeds after it."""
    replies = iter([Reply(b"<html>", status=503, headers={"retry-after": "1"}), success({"iotId": "i"})])
    gateway.script = lambda _: next(replies)
    waits = []
    info = user.run(
        lambda client: client.things.get_info(iot_id="i"),
        retry=Retry(wait_initial=0.0),
        on_event=lambda event: waits.append(event.seconds) if event.kind == "retry" else None,
    )
    assert info.iot_id == "i"
    assert waits == [1.0]


def test_a_limit_that_is_too_long_to_wait_for_is_told(user, gateway):
    """The caller of a limited operation learns when to come back."""
    gateway.script = lambda _: Reply(b'{"code":429}', status=429, headers={"retry-after": "3600"})
    error = user.run(user.failing(lambda client: client.things.get_info(iot_id="i")), retry=Retry())
    assert isinstance(error, RateLimitedError)
    assert error.retry_after == 3600.0
    assert gateway.count("/cloud/thing/info/get") == 1


@pytest.mark.parametrize("message", ["Invalid Path or Method", "Bad Request;yun gw request id 26C52377"])
def test_lasting_failures_are_not_retried(message):
    """A code of failures that pass is not retried with a message of one that stays."""
    error, driver = outcome(READ, answer(code=500, message=message), answer(), retry=AT_ONCE)
    assert error.known.retry is False
    assert len(driver.sends) == 1
