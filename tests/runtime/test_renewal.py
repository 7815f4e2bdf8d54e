"""Renewal of tokens: timing, locking, failing stores, and renewals that are cancelled."""

from __future__ import annotations

import asyncio
import logging
import threading
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest

from feiyan_runtime import ClientClosedError, MemoryTokenStore, Token, TokenStore, TokenStoreError, TransportError
from feiyan_runtime._records import record_key
from feiyan_runtime._renewal import (
    LIVE_TOKEN_LOCK_TIMEOUT,
    LOCK_POLL_INTERVAL,
    LOCK_TIMEOUT_FACTOR,
    MAX_RENEWAL_MARGIN,
    RENEWAL_PAUSE,
    STORE_CACHE_TTL,
)
from feiyan_runtime._tokens import ANSWER_TIMEOUT, MAX_RENEWAL_TIME, MIN_CREATION_TIME, CloudTokens
from tests.runtime.conftest import success
from tests.runtime.support import (
    APP_KEY,
    NOW,
    ONCE,
    PROJECT_ID,
    Clock,
    Driver,
    Late,
    answer,
    cloud_tokens,
    core,
    lost,
    operation,
    token_answer,
)

CALL = operation()
CREATE_PATH, REFRESH_PATH = "/cloud/token", "/cloud/token/refresh"
LIFE = 7200.0
LONG = 3600.0


def token(value, obtained_at=NOW):
    """Return the record of a token with its full lifetime."""
    return Token(value, obtained_at=obtained_at, ends_at=obtained_at + LIFE).to_record()


class Shaky(MemoryTokenStore):
    """A store that does I/O, records its calls, and fails on demand."""

    blocking = True

    def __init__(self):
        super().__init__()
        self.failing = set()
        self.asked = []

    def _ask(self, what):
        self.asked.append(what)
        if what in self.failing:
            raise TokenStoreError(f"cannot {what} it")

    def load(self, key):
        self._ask("load")
        return super().load(key)

    def save(self, key, record):
        self._ask("save")
        super().save(key, record)

    def try_lock(self, key, owner, seconds):
        self._ask("lock")
        return super().try_lock(key, owner, seconds)


class Process:
    """A process that shares a store: its client's core, and the driver that its calls run on."""

    def __init__(self, store, *script, jitter=0.0):
        self.clock = Clock()
        self.core = core(tokens=cloud_tokens(store, jitter=jitter), clock=self.clock, retry=ONCE)
        self.driver = Driver(*script, clock=self.clock)

    def call(self):
        return self.driver.run(self.core.call(CALL, {})).data

    @property
    def last_token(self):
        return self.driver.tokens[-1]


@pytest.fixture
def shaky():
    """A store with a token that lives from `NOW` on."""
    store = Shaky()
    store.save("project", token("old"))
    store.asked.clear()
    return store


class TestChance:
    @pytest.mark.parametrize(
        ("jitter", "earlier"), [(0.0, 0), (0.5, MAX_RENEWAL_MARGIN / 4), (1.0, MAX_RENEWAL_MARGIN / 2)]
    )
    def test_it_spreads_renewals(self, jitter, earlier):
        """A client renews up to half the margin earlier than the last moment to do so."""
        store = MemoryTokenStore()
        store.save("project", token("old"))
        process = Process(store, answer(), token_answer("new"), answer(), jitter=jitter)
        process.clock.now = NOW + LIFE - MAX_RENEWAL_MARGIN - earlier - 0.01
        process.call()
        process.clock.now += 0.01
        process.call()
        assert process.driver.paths == [CALL.path, REFRESH_PATH, CALL.path]

    def test_each_client_has_its_own(self):
        """Clients that were started together do not renew together."""
        assert len({cloud_tokens(jitter=None)._jitter for _ in range(20)}) == 20


class TestAsking:
    """A store that does I/O is read at most once per second."""

    def test_calls_ask_once_a_second(self, shaky):
        process = Process(shaky, *[answer()] * 201)
        for _ in range(100):
            process.call()
        process.clock.now += STORE_CACHE_TTL - 0.01
        for _ in range(100):
            process.call()
        assert shaky.asked == ["load"]
        process.clock.now += 0.01
        process.call()
        assert shaky.asked == ["load"] * 2

    def test_a_token_of_somebody_else_is_found_within_a_second(self, shaky):
        process = Process(shaky, *[answer()] * 3)
        process.call()
        MemoryTokenStore.save(shaky, "project", token("theirs"))
        process.call()
        process.clock.now += STORE_CACHE_TTL
        process.call()
        assert process.driver.tokens == ["old", "old", "theirs"]

    def test_a_store_in_memory_is_asked_by_every_call(self):
        """Asking it costs nothing, so that a token of another client is used at once."""
        store = MemoryTokenStore()
        store.save("project", token("old"))
        process = Process(store, answer(), answer())
        process.call()
        store.save("project", token("theirs"))
        process.call()
        assert process.driver.tokens == ["old", "theirs"]

    def test_whoever_comes_while_the_first_one_asks_waits_for_the_answer(self, shaky):
        """Two calls that start together both find what is kept."""
        process = Process(shaky)
        flows = [process.core.call(CALL, {}) for _ in range(2)]
        questions = [next(flow) for flow in flows]
        for flow, question in zip(flows, questions, strict=True):
            assert b'"cloudToken":"old"' in flow.send(question.function()).body

    def test_calls_go_on_while_one_of_them_asks_again(self, shaky):
        """A slow store holds up one call a second, not all."""
        process = Process(shaky, answer())
        process.call()
        process.clock.now += STORE_CACHE_TTL
        asking, going_on = (process.core.call(CALL, {}) for _ in range(2))
        assert next(asking).function
        assert b'"cloudToken":"old"' in next(going_on).body


class TestFailingStores:
    def test_a_living_token_is_used(self, shaky, caplog):
        """Calls succeed with a valid token while the store fails; the log has a warning."""
        process = Process(shaky, answer(1), answer(2))
        process.call()
        shaky.failing = {"load"}
        process.clock.now += STORE_CACHE_TTL
        assert process.call() == 2
        assert process.last_token == "old"
        assert [record.levelno for record in caplog.records] == [logging.WARNING]
        assert "cannot load it" in caplog.text

    def test_it_is_left_alone_for_a_while(self, shaky):
        """A store that takes long to fail does not hold up a call every second."""
        process = Process(shaky, *[answer()] * 12)
        process.call()
        shaky.failing = {"load"}
        for _ in range(10):
            process.clock.now += STORE_CACHE_TTL
            process.call()
        assert shaky.asked == ["load"] * 2
        shaky.failing = set()
        process.clock.now += RENEWAL_PAUSE
        process.call()
        assert shaky.asked == ["load"] * 3

    @pytest.mark.parametrize("what", ["load", "lock"])
    def test_a_token_that_is_due_is_used_until_it_ends(self, shaky, what):
        """It cannot be renewed without the store, for others would not know; it is good until its end, and not beyond.
        When the store works again, it is renewed.
        """
        process = Process(shaky, answer(), answer(), answer(), token_answer("new"), answer())
        process.call()
        shaky.failing = {what}
        process.clock.now = NOW + LIFE - 100
        process.call()
        process.clock.now = NOW + LIFE - 1
        process.call()
        process.clock.now = NOW + LIFE
        with pytest.raises(TokenStoreError, match=f"cannot {what} it"):
            process.call()
        shaky.failing = set()
        process.call()
        assert process.driver.paths == [CALL.path] * 3 + [CREATE_PATH, CALL.path]
        assert process.driver.tokens == ["old"] * 3 + [None, "new"]

    def test_a_refused_token_is_not_used_again(self, shaky):
        """The error of the store is raised if the only known token was refused."""
        process = Process(shaky, answer(), answer(code=401))
        process.call()
        shaky.failing = {"load"}
        with pytest.raises(TokenStoreError, match="cannot load it"):
            process.call()
        assert process.driver.paths == [CALL.path] * 2

    def test_nothing_is_fetched_that_others_may_have(self, shaky):
        """A client that has no token yet does not make one, which would kill that of the others."""
        shaky.failing = {"load"}
        process = Process(shaky, answer("fine"))
        with pytest.raises(TokenStoreError, match="cannot load it"):
            process.call()
        assert process.driver.paths == []
        shaky.failing = set()
        assert process.call() == "fine"

    def test_a_token_that_cannot_be_kept_is_used(self):
        store = Shaky()
        store.failing = {"save"}
        process = Process(store, token_answer("new"), answer("fine"))
        assert process.call() == "fine"
        assert process.last_token == "new"
        assert store.load("project") is None

    def test_a_token_that_could_not_be_kept_is_kept_later(self, shaky):
        """The older one that the store still has is dead; it does not come back, and others get the new one."""
        process = Process(shaky, answer(), token_answer("new"), *[answer()] * 4)
        process.call()
        shaky.failing = {"save"}
        process.clock.now = NOW + LIFE - 100
        process.call()
        for _ in range(2):
            process.clock.now += RENEWAL_PAUSE
            process.call()
        assert MemoryTokenStore.load(shaky, "project") == token("old")
        shaky.failing = set()
        process.clock.now += RENEWAL_PAUSE
        process.call()
        assert process.driver.tokens == ["old", None] + ["new"] * 4
        assert MemoryTokenStore.load(shaky, "project") == token("new", obtained_at=NOW + LIFE - 100)
        assert shaky.try_lock("project", "anybody", LONG)

    def test_a_later_token_of_somebody_else_counts_more(self, shaky):
        """A token that another client created later replaces the one that could not be stored."""
        process = Process(shaky, token_answer("new"), answer(), answer())
        shaky.failing = {"save"}
        process.clock.now = NOW + LIFE
        process.call()
        theirs = token("theirs", obtained_at=NOW + LIFE + 1)
        MemoryTokenStore.save(shaky, "project", theirs)
        shaky.failing = set()
        process.clock.now += RENEWAL_PAUSE
        process.call()
        assert process.last_token == "theirs"
        assert shaky.load("project") == theirs


class TestLocksOfOthers:
    @pytest.fixture(params=[MemoryTokenStore, Shaky])
    def store(self, request):
        """A store without a token, whose lock somebody else has."""
        store = request.param()
        store.try_lock("project", "they", LONG)
        return store

    @pytest.mark.parametrize("unlocks", [True, False])
    def test_a_token_of_another_client_is_used(self, store, unlocks):
        """The token of another client is used, even if that client died with the lock held."""
        process = Process(store, answer("fine"))

        def bring():
            store.save("project", token("theirs"))
            if unlocks:
                store.unlock("project", "they")

        process.driver.meanwhile[3] = bring
        assert process.call() == "fine"
        assert process.driver.tokens == ["theirs"]
        assert process.driver.waits == [LOCK_POLL_INTERVAL] * 3
        assert store.try_lock("project", "they", LONG)

    def test_a_token_stored_just_before_the_lock_is_used(self):
        """The owner of the lock loads the token again before it requests one."""

        class Late(MemoryTokenStore):
            def try_lock(self, key, owner, seconds):
                self.save(key, token("theirs"))
                return super().try_lock(key, owner, seconds)

        process = Process(Late(), answer("fine"))
        assert process.call() == "fine"
        assert process.driver.tokens == ["theirs"]

    def test_if_the_others_bring_no_token_the_next_one_fetches(self, store):
        process = Process(store, token_answer("t1"), answer("fine"))
        process.driver.meanwhile[3] = lambda: store.unlock("project", "they")
        assert process.call() == "fine"
        assert process.driver.paths == [CREATE_PATH, CALL.path]
        assert store.try_lock("project", "anybody", LONG)

    def test_the_wait_for_them_ends(self, store):
        """A lock that nobody gives back is an error in the end, and it stays theirs."""
        process = Process(store)
        with pytest.raises(TokenStoreError, match="another client has held the lock for 20 s"):
            process.call()
        assert sum(process.driver.waits) == pytest.approx(
            LOCK_TIMEOUT_FACTOR * CloudTokens.lock, abs=2 * LOCK_POLL_INTERVAL
        )
        assert process.driver.paths == []
        assert not store.try_lock("project", "anybody", LONG)

    def test_a_living_token_is_used_after_a_moment(self, store):
        """Calls do not wait longer than they must: the token is good until its end, or until what they bring."""
        store.save("project", token("old"))
        process = Process(store, answer(), answer(), answer())
        process.clock.now = NOW + LIFE - 200
        process.call()
        process.call()
        assert sum(process.driver.waits) == pytest.approx(LIVE_TOKEN_LOCK_TIMEOUT, abs=2 * LOCK_POLL_INTERVAL)
        store.save("project", token("theirs"))
        process.clock.now += STORE_CACHE_TTL
        process.call()
        assert process.driver.tokens == ["old", "old", "theirs"]

    def test_an_ended_token_is_not(self, store):
        """The call fails, because there is no valid token to continue with."""
        store.save("project", token("old"))
        process = Process(store)
        process.clock.now = NOW + LIFE
        with pytest.raises(TokenStoreError, match="held the lock"):
            process.call()

    def test_a_refused_token_is_not(self, store):
        """A call whose token was refused waits for another one as long as there may be one."""
        store.save("project", token("old"))
        process = Process(store, answer(code=401), answer("fine"))
        late = round(2 * LIVE_TOKEN_LOCK_TIMEOUT / LOCK_POLL_INTERVAL)
        process.driver.meanwhile[late] = lambda: store.save("project", token("theirs"))
        assert process.call() == "fine"
        assert process.driver.tokens == ["old", "theirs"]


class TestTime:
    """A renewal ends before its lock does."""

    def test_of_one_request(self):
        """However patient the client is otherwise."""
        process = Process(MemoryTokenStore(), token_answer("t1"), answer())
        process.call()
        assert process.driver.sends[0].timeout == ANSWER_TIMEOUT

    def test_of_a_second_request(self):
        """Creating a token after a failed renewal gets the remaining time."""
        store = MemoryTokenStore()
        store.save("project", token("old"))
        process = Process(store, Late(4.5, answer(code=20017)), token_answer("new"), answer())
        process.clock.now = NOW + LIFE - 100
        process.call()
        assert process.driver.paths == [REFRESH_PATH, CREATE_PATH, CALL.path]
        assert process.driver.sends[1].timeout == MAX_RENEWAL_TIME - 4.5
        assert CloudTokens.lock > MAX_RENEWAL_TIME + MIN_CREATION_TIME


def key_of(gateway):
    """Return the key under which clients of the gateway store their token."""
    return record_key("cloud-token", gateway.url, APP_KEY, PROJECT_ID)


class TestManyCallers:
    """Each test in the end of a token's life, by its age or because the platform refuses it."""

    @pytest.fixture(params=["age", "refusal"])
    def cause(self, request):
        return request.param

    @pytest.fixture
    def ended(self, cause, gateway, make_client, store):
        """Keeps a token that has come to its end."""
        make_client(token_store=store).call("/any")
        if cause == "age":
            record = store.load(key_of(gateway))
            store.save(key_of(gateway), record | {end: record[end] - LIFE + 60 for end in ("obtainedAt", "endsAt")})
        else:
            gateway.valid = "another"
        gateway.script = lambda request: success(request.envelope["params"]["number"])

    def check_renewed_once(self, cause, gateway):
        # a token that is no longer the valid one cannot be refreshed, so that a new one is made
        assert gateway.count(REFRESH_PATH) == 1
        assert gateway.count(CREATE_PATH) == (1 if cause == "age" else 2)

    @pytest.mark.usefixtures("ended")
    def test_a_hundred_threads_renew_once(self, cause, gateway, make_client, store):
        """Of two clients with one store."""
        clients = [make_client(token_store=store) for _ in range(2)]
        together = threading.Barrier(100)

        def call(number):
            together.wait(10)
            return clients[number % 2].call("/any", {"number": number})

        with ThreadPoolExecutor(100) as pool:
            assert list(pool.map(call, range(100))) == list(range(100))
        self.check_renewed_once(cause, gateway)

    @pytest.mark.usefixtures("ended")
    def test_a_hundred_tasks_renew_once(self, cause, gateway, make_async_client, store):
        """Of two clients with one store."""

        async def scenario():
            async with make_async_client(token_store=store) as one, make_async_client(token_store=store) as another:
                calls = ((one, another)[number % 2].call("/any", {"number": number}) for number in range(100))
                return await asyncio.gather(*calls)

        assert asyncio.run(scenario()) == list(range(100))
        self.check_renewed_once(cause, gateway)


class TestGivingUp:
    @pytest.fixture
    def hanging(self, gateway):
        """A gateway that does not answer a request for a token before it is released."""
        gateway.held = CREATE_PATH
        return gateway

    def test_a_cancelled_call_leaves_its_renewal_to_end(self, hanging, make_async_client, store):
        """The renewed token is stored, and the next call uses it."""

        async def scenario():
            async with make_async_client(token_store=store) as client:
                call = asyncio.create_task(client.call("/any"))
                await asyncio.to_thread(hanging.reached.wait, 10)
                call.cancel()
                with pytest.raises(asyncio.CancelledError):
                    await call
                hanging.released.set()
                await client.call("/any")

        asyncio.run(scenario())
        assert hanging.count(CREATE_PATH) == 1
        assert store.load(key_of(hanging))["value"] == "token-1"
        assert store.try_lock(key_of(hanging), "anybody", LONG)

    def test_closing_waits_for_a_renewal(self, hanging, make_async_client, store):
        """A token that is on its way when the client is closed is kept."""

        async def scenario():
            client = make_async_client(token_store=store)
            call = asyncio.create_task(client.call("/any"))
            await asyncio.to_thread(hanging.reached.wait, 10)
            call.cancel()
            hanging.released.set()
            await client.aclose()

        asyncio.run(scenario())
        assert store.load(key_of(hanging))["value"] == "token-1"

    def test_closing_ends_a_renewal_that_hangs(self, hanging, make_async_client, store, monkeypatch):
        """Closing waits for a limited time and releases the lock, and callers that wait for the token get an error."""
        monkeypatch.setattr("feiyan_runtime._async.CLOSE_TIMEOUT", 0.05)

        async def scenario():
            client = make_async_client(token_store=store)
            call = asyncio.create_task(client.call("/any"))
            await asyncio.to_thread(hanging.reached.wait, 10)
            await asyncio.wait_for(client.aclose(), 5)
            with pytest.raises(ClientClosedError, match="closed while it renewed"):
                await asyncio.wait_for(call, 5)

        asyncio.run(scenario())
        assert not hanging.released.is_set()
        assert store.try_lock(key_of(hanging), "anybody", LONG)

    def test_a_lock_that_comes_after_its_asker_gave_up_is_given_back(self, gateway, make_async_client, monkeypatch):
        """A thread that still asks for it cannot be stopped; whatever it gets must not be lost to everybody."""
        monkeypatch.setattr("feiyan_runtime._async.CLOSE_TIMEOUT", 0.05)
        asked, answered = threading.Event(), threading.Event()

        class Slow(Shaky):
            def try_lock(self, key, owner, seconds):
                asked.set()
                answered.wait(10)
                return super().try_lock(key, owner, seconds)

        store = Slow()

        async def scenario():
            client = make_async_client(token_store=store)
            call = asyncio.create_task(client.call("/any"))
            await asyncio.to_thread(asked.wait, 10)
            await client.aclose()
            await asyncio.wait({call}, timeout=5)
            answered.set()

        asyncio.run(scenario())  # which waits for its threads
        assert store.asked.count("lock") == 1
        assert MemoryTokenStore.try_lock(store, key_of(gateway), "anybody", LONG)

    def test_a_key_press_in_the_middle_gives_the_lock_back(self, gateway, make_client, store):
        """The client can be used after a KeyboardInterrupt."""
        interrupts = [KeyboardInterrupt()]

        def send(request):
            if interrupts:
                raise interrupts.pop()
            path = request.url.path
            return httpx.Response(200, content=success({"cloudToken": "t", "expireIn": 7_200_000, "at": path}).content)

        with httpx.Client(transport=httpx.MockTransport(send)) as http:
            client = make_client(token_store=store, http_client=http)
            with pytest.raises(KeyboardInterrupt):
                client.call("/any")
            assert client.call("/any")["at"] == "/any"
        assert store.try_lock(key_of(gateway), "anybody", LONG)

    @pytest.mark.parametrize("steps", [1, 2, 3, 4])
    def test_a_flow_that_is_closed_gives_the_lock_back(self, steps):
        """A flow that is closed at any step of a renewal releases the lock."""
        store = Shaky()
        tokens = cloud_tokens(store)
        flow = tokens._obtain(core(tokens=tokens), None, 0)
        step = next(flow)
        for _ in range(steps - 1):
            step = flow.send(step.function())
        flow.close()
        assert MemoryTokenStore.try_lock(store, "project", "anybody", LONG)

    def test_a_lock_whose_answer_was_lost_is_given_back(self):
        """The store failed, but the lock may be there; nobody shall wait for it to end."""

        class Lossy(Shaky):
            def try_lock(self, key, owner, seconds):
                assert super().try_lock(key, owner, seconds)
                raise TokenStoreError("connection lost")

        store = Lossy()
        with pytest.raises(TokenStoreError, match="connection lost"):
            Process(store).call()
        assert MemoryTokenStore.try_lock(store, "project", "anybody", LONG)

    def test_a_failed_renewal_gives_the_lock_back(self):
        store = MemoryTokenStore()
        process = Process(store, lost(sent=True), token_answer("t1"), answer("fine"))
        with pytest.raises(TransportError):
            process.call()
        assert store.try_lock("project", "anybody", LONG)
        store.unlock("project", "anybody")
        assert process.call() == "fine"


def test_a_store_of_one_s_own_is_enough_with_five_methods(gateway, make_client):
    """The base class keeps its promises to derived classes."""

    class Mine(TokenStore):
        def __init__(self):
            self.records = {}
            self.locks = {}

        def load(self, key):
            return self.records.get(key)

        def save(self, key, record):
            self.records[key] = record

        def delete(self, key):
            self.records.pop(key, None)

        def try_lock(self, key, owner, seconds):
            return self.locks.setdefault(key, owner) == owner

        def unlock(self, key, owner):
            if self.locks.get(key) == owner:
                del self.locks[key]

    store = Mine()
    for _ in range(2):
        make_client(token_store=store).call("/any")
    assert gateway.count(CREATE_PATH) == 1
    assert store.locks == {}
