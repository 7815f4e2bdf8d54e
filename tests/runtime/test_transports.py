"""The promises of the transports, over every HTTP library: time, bytes, connections, and what an error proves."""

from __future__ import annotations

import asyncio
import gc
import gzip
import json
import socket
import threading
import time
import tracemalloc
import zlib
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from itertools import count

import aiohttp
import httpx
import pytest

from feiyan import AsyncCloudClient
from feiyan_runtime import (
    ClientClosedError,
    ConfigurationError,
    FeiyanError,
    Options,
    ProtocolError,
    RequestTimeoutError,
    Retry,
    TransportError,
)
from feiyan_runtime._flow import Send
from feiyan_runtime.transport.answer_body import MAX_ANSWER_SIZE, AnswerBody
from tests.runtime.conftest import Reply, success
from tests.runtime.hostile import BOMBS, DRIPS, HEAD_FLOODS, MEGABYTE
from tests.runtime.support import eventually
from tests.runtime.users import AsyncUser
from tests.runtime.wire import Wire, http

TIMEOUT = 0.3
PATIENCE = 3.0
"""Seconds after which a call has certainly not kept to its timeout."""

BLOCKING_LIBRARIES = ("httpx", "httpx2")
"""Users who bring a sync client, whose timeout is for each read."""

NOT_HELD = {
    "status line",
    "header",
    "many headers",
    "100 Continue",
    "103 Early Hints",
    "extension of a chunk",
    "trailer",
    "many trailers",
}
"""Parts of an answer that these clients read without giving back control."""


def any_call(client):
    return client.call("/any")


def short_call(client):
    return client.call("/any", options=Options(timeout=TIMEOUT))


def write(client):
    return client.things.invoke_service(iot_id="i", identifier="open", args={})


def well(connection):
    while connection.request() is not None:
        connection.send(http({"code": 200, "data": "fine"}))


def list_devices(client):
    return client.things.list(product_key="p", status=1).page()


def enclosed(content, name=b"data"):
    return b'{"code":%d,"%b":%b}' % (200 if name == b"data" else 500, name, content)


LONG = b'"%b\xf0\x9f\x98\x80"' % (b"a" * (MAX_ANSWER_SIZE - 1000))
"""Text of JSON that is nearly as long as an answer may be; its last character makes all of them wide."""

TAKEN = {
    "a long text": enclosed(LONG),
    "a long message": enclosed(LONG, b"message"),
    "empty items": enclosed(b'{"data":[' + b"{}," * 49_000 + b"{}]}"),
    "small items": enclosed(b'{"data":[' + b'{"a":1},' * 49_000 + b"{}]}"),
    "wrong items": enclosed(b'{"data":[' + b"1," * 99_000 + b"1]}"),
    "wrong texts": enclosed(b'{"data":[' + f'"{"a" * 34}😀",'.encode() * 99_000 + b"1]}"),
}
"""Bodies of answers just within the limits, which take far more memory than their bytes."""


def limit_connections(monkeypatch, number):
    for module in ("connections", "async_connections"):
        monkeypatch.setattr(f"feiyan_runtime.transport.{module}.MAX_CONNECTIONS", number)


async def outcome_of(call):
    """Return the result of a call, or its error."""
    try:
        return await call
    except FeiyanError as error:
        return error


def once(serve):
    """Serve the first connection like that, the others well."""
    kinds = iter([serve])
    return lambda connection: next(kinds, well)(connection)


def ending(serve, seconds):
    """Serve like that, but close the connection after some seconds."""

    def limited(connection):
        end = threading.Timer(seconds, connection.break_off)
        end.start()
        try:
            serve(connection)
        finally:
            end.cancel()

    return limited


def unclosed(test):
    """Ignore the warnings about connections that are left at the end of an event loop, where nobody can close them."""
    for warning in ("ignore:unclosed:ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning"):
        test = pytest.mark.filterwarnings(warning)(test)
    return test


class TestTime:
    @pytest.mark.parametrize("part", DRIPS)
    def test_a_call_ends_in_its_time_whatever_drips(self, any_user, part):
        """The timeout is for the whole exchange, and the client goes on with the next call."""
        if any_user.name in BLOCKING_LIBRARIES and part in NOT_HELD:
            pytest.skip("TestNotHeld shows it")
        with Wire(once(DRIPS[part])) as wire:
            began = time.monotonic()
            error = any_user.run(any_user.failing(short_call, RequestTimeoutError), base_url=wire.url)
            assert TIMEOUT * 0.9 < time.monotonic() - began < PATIENCE
            assert error.sent
            assert any_user.run(any_call, base_url=wire.url) == "fine"

    @unclosed
    def test_a_request_that_is_not_read_ends_in_its_time(self, any_user):
        """A gateway that accepts the connection and reads nothing of a large request holds nobody."""

        def deaf(connection):
            connection.released.wait(10)

        def upload(client):
            huge = "x" * (20 * MEGABYTE)
            return client.tokens.create(project_id=huge, options=Options(timeout=TIMEOUT))

        with Wire(deaf) as wire:
            began = time.monotonic()
            any_user.run(any_user.failing(upload, RequestTimeoutError), base_url=wire.url)
            assert time.monotonic() - began < PATIENCE
        gc.collect()

    @unclosed
    @pytest.mark.parametrize("user", ["sync", "async", "async httpx", "aiohttp"], indirect=True)
    def test_a_handshake_that_drips_ends_in_its_time(self, user):
        """The time of a call covers TLS, and before TLS is there, nothing is sent."""

        def serve(connection):
            connection.read(1)
            connection.send(b"\x16\x03\x03\x40\x00\x02")  # a handshake of 16 kB
            while not connection.released.wait(0.05):
                connection.send(b"\x00")

        with Wire(serve) as wire:
            began = time.monotonic()
            fail = user.failing(lambda client: client.tokens.create(project_id="p"), RequestTimeoutError)
            error = user.run(fail, base_url=wire.url.replace("http:", "https:"), timeout=TIMEOUT)
            assert time.monotonic() - began < PATIENCE
            assert error.sent == (user.name == "aiohttp")  # which does not tell
        gc.collect()

    @pytest.mark.parametrize("seconds", [1e7, 1e10, 1e300])
    def test_a_timeout_may_be_as_long_as_one_likes(self, any_user, gateway, seconds):
        """Longer than operating systems can wait is no error."""
        gateway.script = lambda _: success("fine")
        assert any_user.run(lambda client: client.call("/any", options=Options(timeout=seconds))) == "fine"

    @unclosed
    @pytest.mark.parametrize("settings_of", ["the client", "the call"])
    def test_the_token_of_a_call_is_waited_for_no_longer_than_its_answer(self, user, settings_of):
        """The request for a token has the timeout of the call that needs it."""
        with Wire(lambda connection: connection.released.wait(10)) as wire:
            step, more = (short_call, {}) if settings_of == "the call" else (any_call, {"timeout": TIMEOUT})
            began = time.monotonic()
            error = user.run(user.failing(step, RequestTimeoutError), base_url=wire.url, **more)
            assert time.monotonic() - began < PATIENCE
        assert error.operation == "cloud.tokens.create"
        gc.collect()


class TestNotHeld:
    """Promises that a client of the user cannot keep, as the table in docs/transports.md says."""

    @pytest.mark.parametrize("part", sorted(NOT_HELD))
    @pytest.mark.parametrize("user", BLOCKING_LIBRARIES, indirect=True)
    def test_a_sync_client_of_httpx_waits_for_each_read(self, user, part):
        """Head and framing that drip hold a call for as long as they drip."""
        with Wire(ending(DRIPS[part], 3 * TIMEOUT)) as wire:
            began = time.monotonic()
            user.run(user.failing(short_call, TransportError), base_url=wire.url)
            assert time.monotonic() - began > 2 * TIMEOUT

    @pytest.mark.parametrize("user", ["httpx", "async httpx"], indirect=True)
    def test_a_hook_that_reads_the_answer_unpacks_it_without_a_limit(self, user, gateway, monkeypatch):
        """A hook of the user's may read the whole answer, which the client then takes as it is."""
        monkeypatch.setattr("feiyan_runtime.transport.answer_body.MAX_ANSWER_SIZE", 1000)
        read = []

        def hook(response):
            read.append(len(response.read()))

        async def async_hook(response):
            read.append(len(await response.aread()))

        packed = gzip.compress(success("x" * 5000).content)
        replies = iter([Reply(packed, headers={"content-encoding": "gzip"}), success("fine")])
        gateway.script = lambda _: next(replies)
        http_client = user.http(event_hooks={"response": [hook if user.name == "httpx" else async_hook]})
        fail = user.failing(any_call, ProtocolError)
        user.run(fail, any_call, lambda _: user.close(http_client), http_client=http_client)
        assert max(read) > 5000

    @unclosed
    @pytest.mark.parametrize("user", ["aiohttp"], indirect=True)
    def test_a_session_of_aiohttp_needs_a_turn_to_see_that_a_connection_was_closed(self, user, gateway):
        """A write that follows at once may meet the end of a connection; it is not repeated."""
        gateway.script = lambda _: Reply(success({"iotId": "i"}).content, closing=True)
        outcome = user.run(write, lambda _: gateway.closed.acquire(timeout=10), user.together(1, write))[0]
        assert outcome == {"iotId": "i"} or (isinstance(outcome, TransportError) and outcome.sent)
        gc.collect()


class TestBytes:
    @pytest.fixture(autouse=True)
    def memory(self):
        """No answer may take 100 MB, that of the server included, which is of this process."""
        gc.collect()
        tracemalloc.start()
        yield
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert peak < 100 * MEGABYTE

    @pytest.mark.parametrize("bomb", BOMBS)
    def test_a_bomb_is_refused(self, any_user, bomb):
        """Bytes are limited as they arrive and as they are decoded, and JSON before it is parsed."""
        with Wire(once(BOMBS[bomb])) as wire:
            error = any_user.run(any_user.failing(any_call, ProtocolError), base_url=wire.url)
            assert error.status == 200
            assert any_user.run(any_call, base_url=wire.url) == "fine"

    @pytest.mark.parametrize("user", ["sync", "async", "uvloop", "httpx", "async httpx"], indirect=True)
    def test_a_refused_answer_is_freed_at_once(self, user):
        """An error that was handled keeps nothing of the answer until the garbage collector runs."""
        with Wire(BOMBS["400 MB until close"]) as wire:
            fail = user.failing(any_call, ProtocolError)
            user.run(fail, base_url=wire.url)
            gc.collect()
            gc.disable()
            before = tracemalloc.get_traced_memory()[0]
            user.run(fail, fail, base_url=wire.url)
            kept = tracemalloc.get_traced_memory()[0] - before
            gc.enable()
        assert kept < MEGABYTE

    @pytest.mark.parametrize("flood", HEAD_FLOODS)
    def test_a_flood_of_framing_is_no_answer(self, any_user, flood):
        """Heads, interim answers, trailers and extensions of chunks are limited as well."""
        if any_user.name in BLOCKING_LIBRARIES and flood == "endless interim answers":
            pytest.skip("it ends with the flood: NOT_HELD has the interim answers")
        with Wire(once(HEAD_FLOODS[flood])) as wire:
            error = any_user.run(any_user.failing(any_call, TransportError), base_url=wire.url, timeout=1.0)
            assert error.sent
            assert any_user.run(any_call, base_url=wire.url) == "fine"

    def test_an_answer_is_read_in_pieces_of_any_size(self, any_user):
        """Coded and chunked answers are read as well if they arrive byte by byte."""
        packed = gzip.compress(json.dumps({"code": 200, "data": "fine"}).encode())
        head = b"HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\ntransfer-encoding: chunked\r\n\r\n"
        content = head + b"".join(b"1\r\n%c\r\n" % byte for byte in packed) + b"0\r\n\r\n"

        def serve(connection):
            connection.request()
            for byte in content:
                connection.send(bytes([byte]))
            connection.gone()

        with Wire(serve) as wire:
            assert any_user.run(any_call, base_url=wire.url) == "fine"

    def test_a_packed_answer_may_have_several_members(self, any_user, gateway):
        """The format gzip allows several packed pieces one after the other."""
        content = success("fine").content
        packed = b"".join(gzip.compress(content[place : place + 5]) for place in range(0, len(content), 5))
        gateway.script = lambda _: Reply(packed, headers={"content-encoding": "gzip"})
        assert any_user.run(any_call) == "fine"

    @pytest.mark.parametrize("rest", [b"x", b"rest", bytes(512)], ids=["a byte", "a word", "zeros"])
    def test_what_follows_the_end_of_a_coding_is_refused(self, any_user, gateway, rest):
        """Bytes that are no member of the packed answer are neither kept nor ignored."""
        packed = gzip.compress(success("fine").content) + rest
        gateway.script = lambda _: Reply(packed, headers={"content-encoding": "gzip"})
        assert "coding 'gzip'" in str(any_user.run(any_user.failing(any_call, ProtocolError)))

    @pytest.mark.parametrize("answer", TAKEN)
    @pytest.mark.parametrize("step", [any_call, list_devices], ids=["any", "typed"])
    def test_an_answer_within_the_limits_takes_little_memory(self, user, gateway, answer, step):
        """Wide characters, many small values and many wrong ones multiply the bytes that arrived, but not far."""
        gateway.script = lambda _: Reply(TAKEN[answer])
        user.run(user.together(1, step))

    def test_small_chunks_take_no_more_memory_than_their_bytes(self):
        """A body in millions of chunks is kept as one piece."""
        body = AnswerBody(Send("any", "/any", {}, b"", 1.0), 200, {})
        before = tracemalloc.get_traced_memory()[0]
        for number in range(500_000):
            body.add(bytes([65, number % 256]))
        assert tracemalloc.get_traced_memory()[0] - before < 3 * MEGABYTE

    @pytest.mark.parametrize("bits", [zlib.MAX_WBITS, -zlib.MAX_WBITS], ids=["wrapped", "raw"])
    def test_deflate_is_read_with_and_without_its_wrapper(self, any_user, gateway, bits):
        """Servers send both under the same name."""
        packer = zlib.compressobj(wbits=bits)
        content = packer.compress(success("fine").content) + packer.flush()
        gateway.script = lambda _: Reply(content, headers={"content-encoding": "deflate"})
        assert any_user.run(any_call) == "fine"

    def test_a_coding_that_does_not_end_is_refused(self, any_user, gateway):
        """Half of a packed answer is not read as if it were whole."""
        packed = gzip.compress(success("fine").content)
        gateway.script = lambda _: Reply(packed[:-9], headers={"content-encoding": "gzip"})
        error = any_user.run(any_user.failing(any_call, ProtocolError))
        assert "coding 'gzip' does not end" in str(error)


class TestState:
    @unclosed
    @pytest.mark.parametrize("user", ["async", "uvloop"], indirect=True)
    def test_calls_that_are_cancelled_leave_no_connection(self, user):
        """Wherever a call is when it is cancelled, its connection is closed at once or used again."""
        opened = Counter()

        def serve(connection):
            opened["all"] += 1
            well(connection)
            opened["closed"] += 1

        async def storm(client):
            calls = [asyncio.create_task(any_call(client)) for _ in range(100)]
            for number, call in enumerate(calls):
                if number % 10 == 0:
                    await asyncio.sleep(0)
                call.cancel()
            await asyncio.wait(calls)

        gc.collect()
        gc.disable()
        try:
            with Wire(serve) as wire:
                assert user.run(any_call, storm, storm, storm, any_call, base_url=wire.url) == "fine"
                assert eventually(lambda: opened["closed"] == opened["all"])
        finally:
            gc.enable()

    def test_no_cookie_is_sent(self, any_user, gateway):
        """Cookies of an answer do not go into the next request, however many there are."""
        numbers = count()
        gateway.script = lambda _: Reply(
            success("fine").content, headers={"set-cookie": f"session{next(numbers)}={'x' * 100}; Path=/"}
        )
        any_user.run(*[any_call] * 5, base_url=gateway.url.replace("127.0.0.1", "localhost"))
        sent = [request.headers.get("cookie") for request in gateway.requests]
        assert (sent == [None] * 6) == (any_user.name != "aiohttp")  # whose session has a jar of its own

    def test_a_session_of_aiohttp_without_a_jar_sends_no_cookie(self, settings, gateway):
        """The way out that the table in docs/transports.md names."""
        gateway.script = lambda _: Reply(success("fine").content, headers={"set-cookie": "session=x; Path=/"})

        async def scenario():
            async with aiohttp.ClientSession(cookie_jar=aiohttp.DummyCookieJar()) as http:
                url = gateway.url.replace("127.0.0.1", "localhost")
                user = AsyncCloudClient(**settings | {"base_url": url}, http_client=http)
                return [await any_call(user) for _ in range(3)]

        assert asyncio.run(scenario()) == ["fine"] * 3
        assert not any("cookie" in request.headers for request in gateway.requests)

    def test_a_redirect_is_not_followed(self, any_user, gateway):
        """A signed request goes nowhere but to the gateway."""
        gateway.script = lambda _: Reply(status=307, headers={"location": "/elsewhere"})
        assert any_user.run(any_user.failing(any_call, ProtocolError)).status == 307
        assert gateway.count("/elsewhere") == 0

    @unclosed
    def test_a_client_serves_a_second_event_loop(self, gateway, settings):
        """A client that outlives an event loop opens new connections in the next one."""
        gateway.script = lambda _: success("fine")
        client = AsyncCloudClient(**settings)
        assert [asyncio.run(any_call(client)) for _ in range(3)] == ["fine"] * 3
        del client
        gc.collect()

    @unclosed
    def test_a_client_of_the_user_in_a_second_event_loop_works_or_says_so(self, gateway, settings):
        """The connections of an `httpx.AsyncClient` belong to its first event loop."""
        gateway.script = lambda _: success("fine")
        client = AsyncCloudClient(**settings, http_client=httpx.AsyncClient())
        outcomes = [asyncio.run(outcome_of(any_call(client))) for _ in range(3)]
        assert all(outcome == "fine" or isinstance(outcome, FeiyanError) for outcome in outcomes)
        del client
        gc.collect()

    @unclosed
    def test_event_loops_at_once_share_a_client(self, gateway, settings):
        """Each loop has connections and a lock of its own."""
        gateway.script = lambda _: success("fine")
        client = AsyncCloudClient(**settings)

        async def calls(client):
            return await asyncio.gather(*(any_call(client) for _ in range(20)))

        with ThreadPoolExecutor(4) as pool:
            outcomes = list(pool.map(lambda client: asyncio.run(calls(client)), [client] * 8))
        assert outcomes == [["fine"] * 20] * 8
        del client
        gc.collect()

    def test_an_event_loop_that_is_not_of_asyncio_is_refused(self, settings):
        """An async client needs asyncio; under another library, it says so."""
        call = any_call(AsyncCloudClient(**settings))
        with pytest.raises(ConfigurationError, match="needs asyncio"):
            call.send(None)

    @pytest.mark.parametrize("user", ["sync", "async"], indirect=True)
    def test_closing_while_calls_are_on_their_way_lets_them_end(self, user, gateway):
        """A client that is closed takes no new calls, and those in progress get their answer."""
        gateway.script = lambda request: gateway.hang(request) if request.path == "/slow" else success("fine")

        if user.name == "sync":

            def scenario(client):
                with ThreadPoolExecutor(1) as pool:
                    slow = pool.submit(client.call, "/slow")
                    assert gateway.reached.wait(10)
                    client.close()
                    with pytest.raises(ClientClosedError):
                        any_call(client)
                    gateway.released.set()
                    return slow.result()
        else:

            async def scenario(client):
                slow = asyncio.create_task(client.call("/slow"))
                await asyncio.to_thread(gateway.reached.wait, 10)
                await client.aclose()
                with pytest.raises(ClientClosedError):
                    await any_call(client)
                gateway.released.set()
                return await slow

        assert user.run(scenario) is None

    @pytest.mark.parametrize("user", ["sync", "async"], indirect=True)
    def test_more_calls_than_connections_wait_for_one(self, user, gateway, monkeypatch):
        """Beyond the limit of connections, calls wait for one."""
        limit_connections(monkeypatch, 2)
        gateway.script = lambda _: success("fine")
        assert user.run(user.together(10, any_call)) == ["fine"] * 10
        assert len({request.connection for request in gateway.requests}) <= 2

    @pytest.mark.parametrize("user", ["sync", "async"], indirect=True)
    def test_a_call_that_gets_no_connection_has_sent_nothing(self, user, gateway, monkeypatch):
        """A call that waits for a connection for its whole time ends, too, and says what it waited for."""
        limit_connections(monkeypatch, 1)
        gateway.script = lambda request: gateway.hang(request) if request.path == "/slow" else success("fine")

        def scenario(client):
            with ThreadPoolExecutor(1) as pool:
                pool.submit(client.call, "/slow")
                assert gateway.reached.wait(10)
                error = user.failing(short_call, RequestTimeoutError)(client)
                gateway.released.set()
            return error

        async def async_scenario(client):
            slow = asyncio.create_task(client.call("/slow"))
            await asyncio.to_thread(gateway.reached.wait, 10)
            error = await user.failing(short_call, RequestTimeoutError)(client)
            gateway.released.set()
            await slow
            return error

        error = user.run(scenario if user.name == "sync" else async_scenario)
        assert not error.sent
        assert str(error) == "/any: all 1 connections of the client were busy for 0.3 s"


MIXED_UP = [
    ("httpx", False),
    ("async httpx", False),
    ("httpx2", False),
    ("async httpx2", False),
    ("aiohttp", True),
]
"""Users whose library takes an answer that nobody asked for, and whether it came later than the first one."""


LEFT_OVER = {
    "garbage": http({"code": 200, "data": "fine"}) + b"garbage",
    "half an answer": http({"code": 200, "data": "fine"}) + b"HTTP/1.1 200 OK\r\ncontent-le",
    "the body of a 204": b"HTTP/1.1 204 No Content\r\ncontent-length: 11\r\n\r\n" + b'{"code":200}',
    "the body of a 304": b"HTTP/1.1 304 Not Modified\r\n\r\n" + b'{"code":200}',
}
"""Answers with more bytes than belong to them."""


def with_rest(rest):
    """Serve the first call with more bytes than belong to its answer."""

    def serve(connection):
        connection.request()
        connection.send(LEFT_OVER[rest])
        well(connection)

    return serve


class TestMixedUp:
    @staticmethod
    def second_answer(user, apart):
        """Call twice a gateway that sends an answer too many, with the first one or after it."""

        def serve(connection):
            connection.request()
            answers = [http({"code": 200, "data": data}) for data in ("first", "nobody's")]
            connection.send(answers[0] if apart else b"".join(answers))
            if apart:
                connection.released.wait(0.2)
                connection.send(answers[1])
            if connection.request() is not None:
                connection.send(http({"code": 200, "data": "fine"}))

        pause = (lambda _: asyncio.sleep(0.4)) if isinstance(user, AsyncUser) else (lambda _: time.sleep(0.4))
        with Wire(once(serve)) as wire:
            return user.run(any_call, pause, any_call, base_url=wire.url)

    @pytest.mark.parametrize("apart", [False, True], ids=["together", "later"])
    def test_an_answer_that_nobody_asked_for_is_not_taken(self, any_user, apart):
        """An answer that came before the request is not the answer to it."""
        if (any_user.name, apart) in MIXED_UP:
            pytest.skip("the next test shows it")
        assert self.second_answer(any_user, apart) == "fine"

    @pytest.mark.parametrize(("user", "apart"), MIXED_UP, indirect=["user"])
    def test_a_library_may_take_it_nevertheless(self, user, apart):
        """The table in docs/transports.md names these."""
        assert self.second_answer(user, apart) == "nobody's"

    @pytest.mark.parametrize("rest", LEFT_OVER)
    @pytest.mark.parametrize("user", ["sync", "async", "uvloop"], indirect=True)
    def test_bytes_after_an_answer_end_its_connection(self, user, rest):
        """Bytes that a gateway sends beyond an answer do no harm to the next call, not even to a write."""
        with Wire(once(with_rest(rest))) as wire:
            assert user.run(user.together(1, any_call), write, base_url=wire.url) == "fine"

    @pytest.mark.parametrize("user", ["httpx", "async httpx", "httpx2", "async httpx2"], indirect=True)
    def test_a_library_may_stumble_over_them_nevertheless(self, user):
        """The table in docs/transports.md says so."""
        with Wire(once(with_rest("garbage"))) as wire:
            error = user.run(any_call, user.failing(write, TransportError), base_url=wire.url)
        assert error.sent


class TestProof:
    """An error proves one of three: not sent, maybe sent, cut in the answer."""

    def test_a_refused_connection_has_sent_nothing(self, any_user):
        """A request that found nobody cannot have arrived."""
        with socket.socket() as taken:
            taken.bind(("127.0.0.1", 0))
            url = f"http://127.0.0.1:{taken.getsockname()[1]}"
            assert not any_user.run(any_user.failing(any_call, TransportError), base_url=url).sent

    def test_an_unknown_host_has_sent_nothing(self, any_user):
        """A name without an address cannot have been reached."""
        url = "http://nobody.invalid"
        assert not any_user.run(any_user.failing(any_call, TransportError), base_url=url).sent

    @pytest.mark.parametrize(
        "begun",
        [b"", b"HTTP/1.1", b"HTTP/1.1 200 OK\r\ncontent-le", b"HTTP/1.1 100 Continue\r\n\r\n", b"no http\r\n\r\n"],
        ids=["nothing", "half a line", "half a head", "an interim answer", "something else"],
    )
    def test_a_gateway_that_read_the_request_and_hung_up_may_have_obeyed(self, any_user, begun):
        """Without a whole head of an answer the request may have been carried out, so no write is repeated."""

        def serve(connection):
            connection.request()
            connection.send(begun)

        with Wire(serve) as wire:
            error = any_user.run(
                any_user.failing(write, TransportError), base_url=wire.url, retry=Retry(wait_initial=0.0)
            )
            assert error.sent
            assert wire.connections <= 2  # one of them for the token

    @pytest.mark.parametrize(
        "framing", [b"content-length: 500", b"transfer-encoding: chunked"], ids=["length", "chunks"]
    )
    def test_an_answer_that_was_cut_says_so(self, any_user, framing):
        """After the head of the answer has arrived, an error says that the rest is missing."""

        def serve(connection):
            connection.request()
            connection.send(b"HTTP/1.1 200 OK\r\n" + framing + b"\r\n\r\n" + b'5\r\n{"cod')

        with Wire(serve) as wire:
            error = any_user.run(any_user.failing(any_call, TransportError), base_url=wire.url)
        assert error.sent
        assert "was cut" in str(error)

    @pytest.mark.parametrize("kind", ["ConnectError", "ConnectTimeout", "ReadError", "ProxyError", "CookieConflict"])
    @pytest.mark.parametrize("user", ["httpx", "async httpx"], indirect=True)
    def test_a_foreign_transport_proves_nothing(self, user, kind):
        """A transport that is not of httpx may report a request that was read as one that did not connect."""

        def answer(request):
            error = getattr(httpx, kind)
            raise error("gone")

        http_client = user.http(transport=httpx.MockTransport(answer))
        error = user.run(user.failing(any_call, TransportError), http_client=http_client)
        assert error.sent
        assert isinstance(error, RequestTimeoutError) == (kind == "ConnectTimeout")

    @pytest.mark.parametrize("error", [ValueError("no"), OSError("no"), LookupError(), StopIteration(), RuntimeError()])
    @pytest.mark.parametrize("user", ["httpx", "async httpx"], indirect=True)
    def test_whatever_a_transport_raises_becomes_an_error_of_the_package(self, user, error):
        """Its cause is the exception itself."""

        def answer(request):
            raise error

        http_client = user.http(transport=httpx.MockTransport(answer))
        raised = user.run(user.failing(any_call, TransportError), http_client=http_client)
        assert raised.sent
        assert raised.__cause__
