"""Clients that share a store pause together, and go on one after the other."""

from __future__ import annotations

import asyncio
import math
import uuid

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from feiyan import AsyncCloudClient
from feiyan_runtime import MemoryTokenStore, RateLimitedError, TokenStoreError
from feiyan_runtime._circuit import FIRST_PAUSE, LIMIT
from feiyan_runtime._flow import Send
from feiyan_runtime._records import MAX_LIFETIME
from feiyan_runtime._shared_circuit import CHECK_INTERVAL, JOIN_TIMEOUT, STORE_PAUSE, SharedCircuit
from feiyan_sandbox import Sandbox
from tests.runtime.conftest import failure, success
from tests.runtime.support import NOW, ONCE, Clock, Driver, answer, core
from tests.runtime.test_circuit import ASKED_FOR, LIMITED, LIMITED_FOR_LONG, READ, Limited
from tests.runtime.worker import Worker

SECONDS = 6.0
"""Time that the workers take."""

LOOK = "/cloud/thing/status/get"


class Counting(MemoryTokenStore):
    """A store that counts how often it is read, and fails on demand."""

    def __init__(self):
        super().__init__()
        self.loads = 0
        self.fails = False

    def load(self, key):
        self.loads += 1
        if self.fails:
            raise TokenStoreError("the store is gone")
        return super().load(key)


class Client(Limited):
    """A client whose calls are sent once. All clients go by one clock, which the test sets."""

    def __init__(self, store, clock, *, wall=None):
        self.clock = clock
        self.circuit = SharedCircuit(store, "pause", clock=wall or clock)
        self.core = core(clock=clock, retry=ONCE, circuit=self.circuit)
        self.driver = Driver(clock=clock)

    def stop(self):
        """Let the client be limited until it stops."""
        self.call_many(*[LIMITED] * LIMIT)

    def sends(self, outcome=None):
        """Return whether the client sends a call now; without an outcome, the call has no answer."""
        flow = self.core.call(READ, {})
        try:
            assert isinstance(next(flow), Send)
        except RateLimitedError:
            return False
        if outcome is None:
            flow.close()
        else:
            self.end(flow, outcome)
        return True


@pytest.fixture
def store():
    return Counting()


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def clients(store, clock):
    """Eight clients, of which each has looked at the store just now."""
    made = [Client(store, clock) for _ in range(8)]
    for client in made:
        assert client.call(answer("fine")) == "fine"
    return made


class TestPausing:
    def test_the_others_hear_of_a_pause_within_a_second(self, clients, clock):
        """They look once a second; none of them has been limited itself."""
        clients[0].call_many(*[LIMITED] * (LIMIT - 1), LIMITED_FOR_LONG)
        assert [client.sends() for client in clients[1:]] == [True] * 7
        clock.now += CHECK_INTERVAL / 2
        assert [client.sends() for client in clients[1:]] == [True] * 7
        clock.now += CHECK_INTERVAL / 2
        assert [client.sends() for client in clients[1:]] == [False] * 7

    def test_a_client_that_is_limited_looks_at_once(self, clients):
        """A single refusal is enough to hear of the pause of another client, and to keep it."""
        clients[0].stop()
        clients[1].call(LIMITED)
        assert not clients[1].sends()
        assert clients[1].pause == FIRST_PAUSE

    def test_a_new_client_keeps_the_pause(self, clients, store, clock):
        """A program that is started in a pause begins with it."""
        clients[0].stop()
        assert not Client(store, clock).sends()

    def test_the_pause_that_the_platform_asked_for_is_shared(self, clients):
        """`Retry-After` holds for all clients."""
        clients[0].call_many(*[LIMITED] * (LIMIT - 1), LIMITED_FOR_LONG)
        clients[1].call(LIMITED)
        assert clients[1].pause == ASKED_FOR

    def test_an_ordinary_call_does_not_read_the_store(self, store, clock):
        """The store is read once a second, however many calls there are."""
        client = Client(store, clock)
        for _ in range(1000):
            client.call(answer())
        assert store.loads == 1
        clock.now += CHECK_INTERVAL
        client.call_many(answer(), answer())
        assert store.loads == 2

    def test_old_pauses_are_forgotten(self, clients, store, clock):
        """A client that is started after a pause sends at once."""
        clients[0].stop()
        clock.now += FIRST_PAUSE
        assert Client(store, clock).sends()

    @pytest.mark.parametrize("off", [-3600.0, 3600.0, 1e9])
    def test_a_wrong_clock_makes_no_pause_longer(self, clients, store, clock, off):
        """A machine whose clock differs pauses for no longer than the others."""
        clients[0].stop()
        wrong = Client(store, clock, wall=lambda: clock.now + off)
        wrong.sends()
        clock.now += FIRST_PAUSE + CHECK_INTERVAL
        assert wrong.sends()


class TestGoingOn:
    @pytest.fixture
    def paused(self, clients, clock, monkeypatch):
        """Eight clients at the end of a pause that all know of. Each later joins at a moment of its own."""
        clients[0].stop()
        for client in clients[1:]:
            client.call(LIMITED)
        clock.now += FIRST_PAUSE
        moments = iter((number + 1) / len(clients) for number in range(100))
        monkeypatch.setattr("feiyan_runtime._shared_circuit.random", lambda: next(moments))
        return clients

    def test_one_of_them_tries(self, paused):
        """The first that calls claims the trial; the others send nothing."""
        assert [client.sends() for client in paused] == [True] + [False] * 7

    def test_a_refused_trial_makes_the_next_pause_longer_for_all(self, paused, clock):
        """All trials of all clients are as few as those of one."""
        sent = 0
        for _ in range(63 * 4):
            sent += sum(client.sends(LIMITED) for client in paused)
            clock.now += 0.25
        assert sent <= 6

    def test_a_trial_without_an_answer_is_followed_by_another(self, paused, clock):
        """A client that dies with the trial holds up the others for one pause."""
        assert paused[0].sends()
        clock.now += 2 * FIRST_PAUSE
        assert [client.sends() for client in paused[1:]].count(True) == 1

    def test_after_the_trial_they_go_on_one_after_the_other(self, paused, clock):
        """The client that tried goes on at once, and all do in the end."""
        assert paused[0].call(answer("fine")) == "fine"
        going = []
        for _ in range(round(JOIN_TIMEOUT) + 3):
            going.append(sum(client.sends() for client in paused))
            clock.now += 1.0
        assert going[0] == 1
        assert going == sorted(going)
        assert going[-1] == len(paused)
        assert len(set(going)) > 4

    def test_another_pause_stops_those_who_wait(self, paused, clock):
        """Whoever has not gone on yet does not meet the limit again."""
        paused[0].call(answer())
        for client in paused[1:]:
            assert not client.sends()
        paused[0].stop()
        clock.now += CHECK_INTERVAL
        refused_at_once = [client.sends() for client in paused[1:]]
        assert refused_at_once.count(True) <= 1

    def test_a_client_that_tried_begins_anew(self, paused):
        """After its trial was answered it takes as many refusals as before to stop it."""
        paused[0].call(answer())
        paused[0].call_many(*[LIMITED] * (LIMIT - 1))
        assert paused[0].sends()


class TestStore:
    def test_a_store_that_fails_leaves_each_to_itself(self, clients, store, clock, caplog):
        """A client pauses by itself, goes on by itself, and looks at the store again later."""
        store.fails = True
        clients[0].stop()
        assert clients[0].pause == FIRST_PAUSE
        clock.now += FIRST_PAUSE
        assert clients[0].call(answer("fine")) == "fine"
        assert "the store is gone" in caplog.text
        loads = store.loads
        clients[0].call(answer())
        assert store.loads == loads
        store.fails = False
        clock.now += STORE_PAUSE
        clients[0].call(answer())
        assert store.loads > loads

    @settings(deadline=None)
    @given(
        st.dictionaries(
            st.sampled_from(["id", "beganAt", "seconds", "step", "isOver"]),
            st.sampled_from([None, "", "x" * 70_000, "\ud800", -1, 10**400, math.nan, math.inf, True, [], {}]),
        )
    )
    def test_a_record_that_cannot_be_read_is_none(self, changes):
        """A damaged pause neither fails a call nor stops a client."""
        store, clock = MemoryTokenStore(), Clock()
        good = {"id": "i", "beganAt": NOW, "seconds": 5.0, "step": 1, "isOver": False}
        store.save("pause", {**good, **changes, "seconds": changes.get("seconds", MAX_LIFETIME)})
        client = Client(store, clock)
        assert client.call(answer("fine")) == "fine"
        client.stop()
        assert client.pause == FIRST_PAUSE


class TestClients:
    @pytest.fixture(params=["sync", "async"])
    def other(self, request, make_client, make_async_client):
        """Calls with another client that has the store."""
        if request.param == "sync":
            return lambda store: make_client(token_store=store).call("/any")
        return lambda store: call_async(make_async_client(token_store=store))

    def test_clients_of_one_store_pause_together(self, gateway, make_client, store, other):
        """A pause of one client stops another, sync or async."""
        gateway.script = lambda _: failure(429)
        stopped = make_client(token_store=store)
        for _ in range(LIMIT):
            with pytest.raises(RateLimitedError):
                stopped.call("/any")
        gateway.script = lambda _: success()
        with pytest.raises(RateLimitedError, match="not sent"):
            other(store)

    def test_other_apps_go_on(self, gateway, make_client, store):
        """A pause is one of an app key at a gateway, not of a store."""
        gateway.script = lambda _: failure(429)
        stopped = make_client(token_store=store)
        for _ in range(LIMIT):
            with pytest.raises(RateLimitedError):
                stopped.call("/any")
        gateway.script = lambda _: success()
        make_client(token_store=store, app_key="another").call("/any")


def call_async(client: AsyncCloudClient) -> None:
    async def scenario() -> None:
        async with client:
            await client.call("/any")

    asyncio.run(scenario())


class TestWorkers:
    """Workers that call as fast as they can, at a gateway that limits their account and blocks it in the end."""

    @pytest.fixture(params=["file", "redis"])
    def store(self, request, tmp_path):
        """Arguments of a store that the workers share."""
        if request.param == "file":
            return {"folder": str(tmp_path / "tokens")}
        return {"url": request.getfixturevalue("redis_server").url, "prefix": f"{uuid.uuid4()}:"}

    def sent_by(self, store, processes):
        """Return how many calls arrive from so many processes of five threads, and how many are carried out."""
        with Sandbox() as sandbox:
            sandbox.inject("throttle", times=None, path=LOOK, calls_per_second=40, blocks_after=120)
            order = {"processes": processes, "threads": 5, "seconds": SECONDS}
            with Worker("press", settings=sandbox.settings, store=store, **order) as workers:
                assert [workers.said() for _ in range(processes)] == ["done"] * processes
            return sandbox.count(LOOK), sandbox.count(LOOK, processed=True)

    def test_many_send_little_more_than_one(self, store):
        """Eight processes send at most half as much again as one does, and the account is not blocked."""
        one, _ = self.sent_by(store, 1)
        many, processed = self.sent_by(store, 8)
        assert many <= 1.5 * one
        assert processed >= 50
