"""The limit of calls a second that a program sets itself."""

from __future__ import annotations

import math
import os
import time
import uuid
from concurrent.futures import ThreadPoolExecutor

import pytest

from feiyan import AppClient, CloudClient
from feiyan_runtime import (
    ConfigurationError,
    MemoryTokenStore,
    RateLimit,
    RateLimitedError,
    Retry,
    TokenStoreError,
)
from feiyan_runtime._rate_limit import MAX_AHEAD, STORE_PAUSE, RateLimiter
from feiyan_sandbox import Sandbox
from tests.runtime.support import APP_KEY, APP_SECRET, ONCE, Clock, Driver, answer, core, operation
from tests.runtime.worker import Worker

LOOK = "/cloud/thing/status/get"
CALL = operation(idempotent=True)


class Failing(MemoryTokenStore):
    """A store that counts how often it is read, and fails on demand."""

    fails = False
    loads = 0

    def load(self, key):
        self.loads += 1
        if self.fails:
            raise TokenStoreError("the store is gone")
        return super().load(key)


class Client:
    """A client with a limit; its waits let the clock pass."""

    def __init__(self, limit, clock, *, store=None, wall=None, retry=ONCE):
        limiter = RateLimiter(limit, store, "limit", clock=wall or clock)
        self.limiter = limiter
        self.core = core(clock=clock, retry=retry, limiter=limiter)
        self.driver = Driver(clock=clock)
        self.clock = clock

    def call(self):
        self.driver.script.append(answer("fine"))
        assert self.driver.run(self.core.call(CALL, {})).data == "fine"
        return self.clock.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def store():
    return Failing()


class TestAlone:
    def test_calls_are_evenly_spread(self, clock):
        """A call is sent one interval after the one before, without bursts."""
        client = Client(RateLimit(4), clock)
        began = clock.now
        assert [client.call() - began for _ in range(5)] == pytest.approx([0.0, 0.25, 0.5, 0.75, 1.0])

    def test_a_call_after_a_while_does_not_wait(self, clock):
        """Time without calls is not saved up, and costs nothing."""
        client = Client(RateLimit(4), clock)
        client.call()
        clock.now += 100.0
        began = clock.now
        assert [client.call() - began for _ in range(2)] == pytest.approx([0.0, 0.25])

    def test_without_a_limit_no_call_waits(self, clock):
        """The limit is the program's own decision."""
        driver = Driver(answer(), answer(), clock=clock)
        running = core(clock=clock, retry=ONCE)
        for _ in range(2):
            driver.run(running.call(CALL, {}))
        assert driver.waits == []

    def test_repetitions_count(self, clock):
        """A call that is sent again waits for its turn again."""
        client = Client(RateLimit(0.5), clock, retry=Retry(wait_initial=0.0))
        client.driver.script.extend([answer(code=500), answer(code=500)])
        began = clock.now
        assert client.call() - began == pytest.approx(4.0)

    def test_a_call_that_would_wait_too_long_fails(self, clock):
        """A turn after the end of `Retry.timeout` is no use: the error says which limit it was, and takes no turn."""
        client = Client(RateLimit(0.5), clock, retry=Retry(timeout=3.0))
        flows = [client.core.call(CALL, {}) for _ in range(5)]
        waits = [next(flow) for flow in flows[:2]]
        for flow in flows[2:]:
            with pytest.raises(RateLimitedError, match=r"not sent: the limit of 0\.5 calls a second") as caught:
                next(flow)
            assert caught.value.retry_after == 4.0
        assert waits[1].seconds == 2.0

    def test_threads_share_the_limit_of_a_client(self, make_client):
        """Calls of many threads are counted together: none has a turn of another."""
        client = make_client(rate_limit=RateLimit(100))
        with ThreadPoolExecutor(8) as pool:
            began = time.monotonic()
            list(pool.map(lambda _: client.call("/any"), range(20)))
        assert time.monotonic() - began >= 0.2

    @pytest.mark.parametrize("rate", [0, -1, math.nan, math.inf, True, "5", None, 1e-9, 1e9, 10**400])
    def test_an_impossible_rate_is_refused(self, rate):
        """The error names the setting."""
        with pytest.raises(ConfigurationError, match=r"^calls_per_second: expected a number"):
            RateLimit(rate)

    def test_a_bare_number_as_limit_is_refused(self):
        """A bare number does not say whether it is shared."""
        with pytest.raises(ConfigurationError, match="rate_limit: expected a RateLimit, got int"):
            CloudClient(app_key=APP_KEY, app_secret=APP_SECRET, project_id="p", rate_limit=5)

    def test_a_limit_cannot_be_shared_without_a_store(self):
        """A client that was given a token has no store."""
        with pytest.raises(ConfigurationError, match="rate_limit: "):
            AppClient(app_key=APP_KEY, app_secret=APP_SECRET, iot_token="t", rate_limit=RateLimit(5, shared=True))


class TestShared:
    @pytest.fixture
    def clients(self, store, clock):
        return [Client(RateLimit(4, shared=True), clock, store=store) for _ in range(5)]

    def test_clients_take_turns(self, clients, clock):
        """All calls of all clients are one interval apart."""
        began = clock.now
        moments = [client.call() - began for _ in range(4) for client in clients]
        assert moments == pytest.approx([number * 0.25 for number in range(20)])

    def test_a_busy_client_reserves_ahead(self, store, clock):
        """The store is asked a few times a second, however many calls there are."""
        client = Client(RateLimit(1000, shared=True), clock, store=store)
        began = clock.now
        for _ in range(1000):
            client.call()
        assert clock.now - began == pytest.approx(1.0, abs=0.01)
        assert store.loads < 20

    def test_a_client_that_calls_seldom_leaves_the_rest_to_others(self, store, clock):
        """A call now and then reserves one interval, so that nothing is lost."""
        seldom, busy = (Client(RateLimit(100, shared=True), clock, store=store) for _ in range(2))
        began = clock.now
        count = 0
        for _ in range(10):
            seldom.call()
            until = clock.now + 1.0
            while clock.now < until:
                busy.call()
                count += 1
        assert count + 10 <= 100 * (clock.now - began) + 2
        assert count >= 85 * (clock.now - began)

    def test_a_store_that_fails_leaves_each_to_itself(self, clients, store, clock, caplog):
        """The client keeps the limit by itself meanwhile, and asks the store again later."""
        store.fails = True
        began = clock.now
        assert [clients[0].call() - began for _ in range(3)] == pytest.approx([0.0, 0.25, 0.5])
        assert caplog.text.count("the store is gone") == 1
        store.fails = False
        clock.now += STORE_PAUSE
        clients[0].call()
        assert store.load("limit") is not None

    @pytest.mark.parametrize("until", [None, "soon", math.nan, 10**400, -1, [], "x" * 70_000])
    def test_a_record_that_cannot_be_read_is_none(self, clients, store, clock, until):
        """A damaged reservation neither fails nor delays a call."""
        store.save("limit", {"until": until})
        began = clock.now
        assert clients[0].call() == began

    def test_a_reservation_of_a_wrong_clock_is_ignored(self, clients, store, clock):
        """A machine whose clock is far ahead stops nobody."""
        store.save("limit", {"until": clock.now + MAX_AHEAD + 1})
        began = clock.now
        assert clients[0].call() == began

    @pytest.mark.skipif(not hasattr(os, "fork"), reason="the system has no fork")
    def test_a_child_does_not_use_what_its_parent_reserved(self, clients):
        """After a fork, each process reserves for itself."""
        clients[0].call()
        clients[0].limiter.after_fork()
        assert clients[0].limiter._end == -math.inf

    def test_others_wait_for_whoever_reserves(self, clients, store, clock):
        """A client that holds the lock is waited for, within the time of the call."""
        store.try_lock("limit", "other", 1000.0)
        with pytest.raises(RateLimitedError, match="not sent"):
            clients[0].call()
        store.unlock("limit", "other")
        clients[0].driver.script.clear()
        clients[0].call()


@pytest.mark.parametrize("kind", ["file", "redis"])
def test_processes_keep_the_limit_together(request, tmp_path, kind):
    """Eight processes of five threads, which call as fast as they may, send no more than the limit allows."""
    store = {"folder": str(tmp_path / "tokens")}
    if kind == "redis":
        store = {"url": request.getfixturevalue("redis_server").url, "prefix": f"{uuid.uuid4()}:"}
    rate = 40
    with Sandbox() as sandbox:
        began = time.monotonic()
        order = {"processes": 8, "threads": 5, "seconds": 3.0, "calls_per_second": rate}
        with Worker("press", settings=sandbox.settings, store=store, **order) as workers:
            assert [workers.said() for _ in range(8)] == ["done"] * 8
        assert 40 <= sandbox.count(LOOK, processed=True) <= rate * (time.monotonic() - began)
        assert sandbox.count(LOOK, processed=False) == 0
