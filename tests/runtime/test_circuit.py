"""A client that is limited again and again stops for a while."""

from __future__ import annotations

import threading

import pytest

from feiyan.cloud.tokens import CREATE
from feiyan_runtime import FeiyanError, RateLimitedError, Retry, TransportError
from feiyan_runtime._circuit import FIRST_PAUSE, LIMIT, MAX_PAUSE, Circuit
from feiyan_runtime._flow import Send
from tests.runtime.conftest import failure, success
from tests.runtime.support import ONCE, Clock, Driver, answer, cloud_tokens, core, lost, operation, raw

DOUBLED = [min(MAX_PAUSE, FIRST_PAUSE * 2**times) for times in range(9)]
"""Pauses, each twice as long as the one before, up to the longest."""

READ = operation(idempotent=True)
LIMITED = answer(code=429)
ASKED_FOR = 30.0
LIMITED_FOR_LONG = raw(b'{"code":429}', retry_after="30")


class Limited:
    """A client whose calls are sent once, at a time that the test sets."""

    def __init__(self, **settings):
        self.clock = Clock()
        self.core = core(clock=self.clock, **{"retry": ONCE, **settings})
        self.driver = Driver(clock=self.clock)

    def begin(self):
        """A call whose request is under way."""
        flow = self.core.call(READ, {})
        assert isinstance(next(flow), Send)
        return flow

    def end(self, flow, outcome):
        """The answer to such a call arrives; gives what becomes of it."""
        try:
            if isinstance(outcome, TransportError):
                flow.throw(outcome)
            else:
                flow.send(outcome)
        except StopIteration as stop:
            return stop.value.data
        except FeiyanError as error:
            return error
        raise AssertionError("the call goes on")

    def call(self, outcome):
        return self.end(self.begin(), outcome)

    def call_many(self, *outcomes):
        for outcome in outcomes:
            self.call(outcome)

    def refused(self):
        """The error of a call that is not sent."""
        with pytest.raises(RateLimitedError, match="not sent") as caught:
            next(self.core.call(READ, {}))
        return caught.value

    @property
    def pause(self):
        """Seconds that the client sends nothing; checks that it sends nothing."""
        return self.refused().retry_after


@pytest.fixture
def client():
    return Limited()


@pytest.fixture
def stopped(client):
    """A client that has just stopped."""
    client.call_many(*[LIMITED] * LIMIT)
    return client


class TestStopping:
    @pytest.mark.parametrize("refusal", [LIMITED, raw(b"<html>", status=429)], ids=["platform", "proxy"])
    def test_so_many_refusals_in_a_row_stop_the_client(self, client, refusal):
        """Further calls fail without a request; the error says why, and for how long."""
        client.driver.script.extend([refusal] * LIMIT)
        for _ in range(LIMIT + 10):
            with pytest.raises(FeiyanError, match="429") as caught:
                client.driver.run(client.core.call(READ, {}))
        assert len(client.driver.sends) == LIMIT
        assert isinstance(caught.value, RateLimitedError)
        assert caught.value.retry_after == FIRST_PAUSE
        assert str(caught.value) == (
            "test.op (/test/op): 429 not sent: too many requests were refused; "
            f"the client sends nothing for {FIRST_PAUSE} s"
        )

    @pytest.mark.parametrize("outcome", [answer(), answer(code=404), answer(code=500), raw(b"<html>", status=502)])
    def test_another_answer_ends_the_row(self, client, outcome):
        """Any other answer shows that the platform does not limit the client."""
        for _ in range(3):
            client.call_many(*[LIMITED] * (LIMIT - 1), outcome)
        assert client.call(answer("fine")) == "fine"

    def test_no_answer_does_not_end_the_row(self, client):
        """A lost connection says nothing about limits."""
        client.call_many(LIMITED, lost(sent=True), *[LIMITED] * (LIMIT - 1))
        assert client.pause == FIRST_PAUSE

    def test_a_burst_of_refusals_stops_the_client_once(self, client):
        """The stragglers of a hundred calls that were under way together do not multiply the pause."""
        for flow in [client.begin() for _ in range(100)]:
            client.end(flow, LIMITED)
        assert client.pause == FIRST_PAUSE

    def test_the_token_counts_too(self):
        """Requests for a token are requests: their refusals stop the client as well."""
        client = Limited(tokens=cloud_tokens())
        client.driver.script.extend([LIMITED] * LIMIT)
        for _ in range(LIMIT + 1):
            with pytest.raises(RateLimitedError) as caught:
                client.driver.run(client.core.call(operation(), {}))
        assert client.driver.paths == [CREATE.path] * LIMIT
        assert "not sent" in str(caught.value)

    def test_clients_stop_alone(self, stopped):
        """Another client goes on: it may be another app's."""
        assert stopped.pause
        assert Limited().call(answer("fine")) == "fine"


class TestGoingOn:
    def test_after_the_pause_one_call_tries(self, stopped):
        """The others fail until it has its answer."""
        stopped.clock.now += FIRST_PAUSE
        trial = stopped.begin()
        assert [stopped.pause for _ in range(3)] == [FIRST_PAUSE] * 3
        assert stopped.end(trial, answer("fine")) == "fine"
        stopped.begin()

    def test_a_success_begins_anew(self, stopped):
        """After a call that was answered it takes as many refusals as before, and the pause is the first again."""
        stopped.clock.now += FIRST_PAUSE
        stopped.call_many(answer(), *[LIMITED] * (LIMIT - 1))
        stopped.call(LIMITED)
        assert stopped.pause == FIRST_PAUSE

    def test_another_refusal_doubles_the_pause(self, stopped):
        """Each trial that is refused is followed by a pause twice as long, up to a limit."""
        pauses = [stopped.pause]
        for _ in range(8):
            stopped.clock.now += pauses[-1]
            stopped.call(LIMITED)
            pauses.append(stopped.pause)
        assert pauses == DOUBLED

    def test_after_a_trial_without_answer_another_call_tries(self, stopped):
        """A trial that is lost says nothing; one pause later the next call goes out."""
        stopped.clock.now += FIRST_PAUSE
        stopped.call(lost(sent=True))
        assert stopped.pause == FIRST_PAUSE
        stopped.clock.now += FIRST_PAUSE
        assert stopped.call(answer("fine")) == "fine"

    def test_trials_that_have_no_answer_become_fewer(self, stopped):
        """The calls that wait for a slow trial wait longer each time before another trial is sent."""
        gaps = []
        for _ in range(8):
            stopped.clock.now += stopped.pause
            stopped.begin()
            gaps.append(stopped.pause)
        assert gaps == DOUBLED[:-1]

    def test_late_refusals_of_trials_count_once(self, stopped):
        """The client pauses once, not once per trial, when the slow answers to several trials are received."""
        trials = []
        for _ in range(3):
            stopped.clock.now += stopped.pause
            trials.append(stopped.begin())
        for trial in trials:
            stopped.end(trial, LIMITED)
        assert stopped.pause == DOUBLED[3]

    def test_the_platform_may_ask_for_a_longer_pause(self, client):
        """`Retry-After` of the refusal that stops the client extends the pause."""
        client.call_many(*[LIMITED] * (LIMIT - 1), LIMITED_FOR_LONG)
        assert client.pause == ASKED_FOR
        client.clock.now += ASKED_FOR
        assert client.call(answer("fine")) == "fine"

    def test_a_straggler_may_ask_for_a_longer_pause(self, client):
        """`Retry-After` holds whichever of the calls in flight brings it."""
        flows = [client.begin() for _ in range(LIMIT + 1)]
        for flow in flows[:-1]:
            client.end(flow, LIMITED)
        client.end(flows[-1], LIMITED_FOR_LONG)
        assert client.pause == ASKED_FOR

    def test_a_straggler_that_succeeds_does_not_end_the_pause(self, client):
        """It was sent before the client was limited."""
        flows = [client.begin() for _ in range(LIMIT + 1)]
        for flow in flows[:-1]:
            client.end(flow, LIMITED)
        assert client.end(flows[-1], answer("fine")) == "fine"
        assert client.pause == FIRST_PAUSE

    def test_stragglers_after_the_pause_do_not_begin_another_row(self, client):
        """Answers to calls that were sent before the pause are ignored."""
        flows = [client.begin() for _ in range(3 * LIMIT)]
        for flow in flows[:LIMIT]:
            client.end(flow, LIMITED)
        client.clock.now += FIRST_PAUSE
        client.call(answer())
        for flow in flows[LIMIT:]:
            client.end(flow, LIMITED)
        client.call(LIMITED)
        assert client.call(answer("fine")) == "fine"

    def test_a_call_that_may_be_repeated_waits_for_the_end_of_the_pause(self, stopped):
        """A call that is not sent is retried after the pause, if its `Retry.timeout` allows that."""
        stopped.driver.script.append(answer("fine"))
        patient = core(clock=stopped.clock, retry=Retry(wait_initial=0.0), circuit=stopped.core.circuit)
        assert stopped.driver.run(patient.call(operation(), {})).data == "fine"
        assert stopped.driver.waits == [FIRST_PAUSE]


def test_a_pause_is_never_forgotten_by_the_clock():
    """A client that was idle for hours goes on at once, with one call, after its pause."""
    circuit = Circuit()
    for now in range(LIMIT):
        circuit.limited(now, now, None)
    assert circuit.wait(10_000.0) == 0.0
    assert circuit.wait(10_000.0) == FIRST_PAUSE


CALLERS = 100


class TestManyCallers:
    """A hundred callers at once, whose first requests are all under way before any is refused."""

    @pytest.fixture(autouse=True)
    def short_pause(self, monkeypatch):
        monkeypatch.setattr("feiyan_runtime._circuit.FIRST_PAUSE", 0.1)

    @pytest.fixture
    def limiting(self, gateway):
        """Lets the gateway limit so many requests, the first of which it answers together."""
        together = threading.Barrier(CALLERS)

        def limit(count):
            refusals = iter(range(count))

            def script(_):
                number = next(refusals, None)
                if number is None:
                    return success({"iotId": "i"})
                if number < CALLERS:
                    together.wait(30)
                return failure(429)

            gateway.script = script

        return limit

    def test_few_requests_reach_a_gateway_that_limits_all(self, user, gateway, limiting):
        """A hundred calls that are sent three times each were 300 requests; what arrives is one a caller, those that
        were under way when the client stopped, the repetitions of the first few, which came before it stopped, and one
        a pause, of which there are ever fewer: no more than 20 beside the hundred.
        """
        limiting(10 * CALLERS)
        errors = user.run(user.together(CALLERS, get_info), retry=Retry(attempts=3, wait_initial=0.01))
        assert {type(error) for error in errors} == {RateLimitedError}
        assert any("not sent" in str(error) for error in errors)
        assert gateway.count("/cloud/thing/info/get") <= CALLERS + 20

    def test_calls_succeed_once_the_limit_is_over(self, user, gateway, limiting):
        """Callers that may repeat often enough come through, all of them, and each is answered once."""
        limiting(CALLERS + 2)
        retry = Retry(attempts=50, wait_initial=0.01, wait_max=0.1, timeout=300.0)
        infos = user.run(user.together(CALLERS, get_info), retry=retry)
        assert [info.iot_id for info in infos] == ["i"] * CALLERS
        assert gateway.count("/cloud/thing/info/get") == 2 * CALLERS + 2


def get_info(client):
    return client.things.get_info(iot_id="i")
