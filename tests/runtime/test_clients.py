"""The sync and the async client over real HTTP."""

from __future__ import annotations

import asyncio
import gzip
import inspect
import json
import socket
import threading
import zlib

import aiohttp
import httpx
import pytest

from feiyan import CloudClient, DeviceStatus
from feiyan.cloud.models.things import ThingInfo
from feiyan_runtime import (
    AsyncClient,
    AsyncService,
    ClientClosedError,
    ConfigurationError,
    Envelope,
    FeiyanError,
    InvalidParameterError,
    NotFoundError,
    Options,
    ProtocolError,
    RequestTimeoutError,
    Retry,
    SyncClient,
    SyncService,
    TransportError,
)
from tests.runtime.conftest import Reply, failure, success
from tests.runtime.support import APP_KEY
from tests.runtime.users import AiohttpUser, AsyncUser, SyncUser
from tests.runtime.wire import Wire, http


@pytest.fixture
def closed_port():
    """The address of a port that nobody listens at."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        yield f"http://127.0.0.1:{taken.getsockname()[1]}"


def any_call(client):
    return client.call("/any")


def get_info(client):
    return client.things.get_info(iot_id="i")


def write(client):
    return client.things.invoke_service(iot_id="i", identifier="open", args={})


class TestCalls:
    def test_a_method_returns_its_model(self, user, gateway):
        """A typed method returns the data of the answer, typed."""
        gateway.script = lambda _: success({"iotId": "i", "status": 1})
        info = user.run(get_info)
        assert isinstance(info, ThingInfo)
        assert info.status is DeviceStatus.ONLINE
        assert gateway.requests[-1].envelope["params"] == {"iotId": "i"}

    def test_signed_headers_arrive_unchanged(self, user, gateway):
        """The headers that the signature covers arrive unchanged."""
        user.run(any_call)
        headers = gateway.requests[-1].headers
        assert headers["accept"] == "application/json"
        assert headers["content-type"] == "application/octet-stream; charset=utf-8"
        assert headers["x-ca-key"] == APP_KEY
        assert set(headers["x-ca-signature-headers"].split(",")) < set(headers)

    def test_any_path_can_be_called(self, user, gateway):
        """`call` sends wire names to a path, at a version, and returns plain data."""
        gateway.script = lambda _: success({"anyName": ["1"]})
        data = user.run(lambda client: client.call("/any/path", {"wireName": 1, "gone": None}, api_version="2.0.0"))
        assert data == {"anyName": ["1"]}
        sent = gateway.requests[-1]
        assert sent.path == "/any/path"
        assert sent.envelope["params"] == {"wireName": 1}
        assert sent.envelope["request"] == {"apiVer": "2.0.0", "cloudToken": "token-1"}

    @pytest.mark.parametrize(
        "path", ["@127.0.0.2/any", "any", "", "/any?a=1", "/any#top", "/any one", "/any\x00", "/任何"]
    )
    def test_nothing_but_a_path_can_be_called(self, user, gateway, path):
        """A path that would change the host, or would not arrive as it was signed, is refused before sending."""
        with pytest.raises(InvalidParameterError, match="path"):
            user.run(lambda client: client.call(path))
        assert gateway.requests == []

    def test_whole_envelopes_can_be_had(self, user, gateway):
        """`with_envelope` has the same methods, returning envelopes."""
        gateway.script = lambda _: success({"iotId": "i"})
        envelope = user.run(lambda client: client.with_envelope.things.get_info(iot_id="i"))
        assert isinstance(envelope, Envelope)
        assert (envelope.code, envelope.request_id, envelope.data.iot_id) == (200, "request-1", "i")

    def test_whole_envelopes_of_lists_can_be_had(self, user, gateway):
        """`with_envelope` gives the envelope of every page of a list."""
        pages = {1: [{"iotId": "a"}], 2: [{"iotId": "b"}]}
        gateway.script = lambda request: success(
            {"totalNum": 2, "items": pages[request.envelope["params"]["currentPage"]]}
        )
        envelopes = user.run(lambda client: client.with_envelope.things.list(product_key="p", status=1, page_size=1))
        assert [envelope.data.items[0].iot_id for envelope in envelopes] == ["a", "b"]

    def test_an_error_of_the_platform_is_raised(self, user, gateway):
        """A code other than 200 is raised as its error."""
        gateway.script = lambda _: failure(404, "no such thing")
        with pytest.raises(NotFoundError, match="no such thing"):
            user.run(get_info)

    def test_a_failed_call_is_repeated(self, user, gateway):
        """The driver waits and sends again as the flow says."""
        replies = iter([failure(503), failure(429), success({"iotId": "i"})])
        gateway.script = lambda _: next(replies)
        assert user.run(get_info, retry=Retry(attempts=3, wait_initial=0.001)).iot_id == "i"

    def test_options_hold_for_one_call(self, user, gateway):
        """The options of a call do not apply to the next call."""
        gateway.script = lambda _: success({"iotId": "i"})
        user.run(lambda client: client.things.get_info(iot_id="i", options=Options(language="en-US")), get_info)
        first, second = (request.envelope["request"] for request in gateway.requests[1:])
        assert first["language"] == "en-US"
        assert "language" not in second


class TestConnections:
    def test_many_calls_share_one_connection(self, user, gateway):
        """Connections are kept alive from the token on."""
        user.run(*[any_call] * 10)
        assert len(gateway.requests) == 11
        assert len({request.connection for request in gateway.requests}) == 1

    def test_an_own_http_client_is_used_and_stays_open(self, user, gateway):
        """An HTTP client that was brought along sends the requests and is not closed with the client."""
        http = user.http(headers={"user-agent": "mine"})
        closed = []

        def look(_):
            closed.append(http.closed if isinstance(http, aiohttp.ClientSession) else http.is_closed)
            return user.close(http)

        user.run(any_call, user.close, look, http_client=http)
        assert [request.headers["user-agent"] for request in gateway.requests] == ["mine"] * 2
        assert closed == [False]

    def test_an_own_http_client_is_of_the_same_kind(self, user):
        """An async HTTP client in a sync client, or the other way round, is refused at once."""
        other = httpx.AsyncClient() if user.http is httpx.Client else httpx.Client()
        with pytest.raises(ConfigurationError, match="http_client: expected an httpx"):
            user.run(any_call, http_client=other)

    def test_an_exhausted_transport_is_no_answer(self, user):
        """A transport that raises StopIteration, as a list of prepared answers does at its end, is no answer."""
        answers = iter([])
        http = user.http(transport=httpx.MockTransport(lambda _: next(answers)))
        with pytest.raises(TransportError, match="StopIteration"):
            user.run(any_call, http_client=http)

    @pytest.mark.parametrize("user", ["sync", "async"], indirect=True)
    def test_a_closed_client_says_so(self, user, gateway):
        """A call after the close is an error of this package, at once and without repetition."""
        with pytest.raises(ClientClosedError, match=r"cloud\.things\.getInfo: the client is closed") as caught:
            user.run(any_call, user.close, get_info, retry=Retry(attempts=3))
        assert isinstance(caught.value, FeiyanError)
        assert len(gateway.requests) == 2

    def test_closing_twice_is_no_error(self, user):
        """A client may be closed inside its `with` block."""
        user.run(user.close)


class TestNoAnswer:
    def test_no_answer_in_time_is_a_timeout(self, user, gateway):
        """A request that gets no answer in time may have arrived."""
        gateway.script = gateway.hang
        with pytest.raises(
            RequestTimeoutError, match=r"no answer from http://127\.0\.0\.1:\d+ within 0\.05 s"
        ) as caught:
            user.run(lambda client: client.call("/any", options=Options(timeout=0.05)))
        assert caught.value.sent
        assert caught.value.operation == "/any"

    def test_a_refused_connection_has_sent_nothing(self, user, closed_port):
        """A request that found nobody cannot have arrived."""
        with pytest.raises(TransportError) as caught:
            user.run(any_call, base_url=closed_port)
        assert not caught.value.sent
        assert not isinstance(caught.value, RequestTimeoutError)

    def test_an_answer_cut_off_may_have_been_obeyed(self, user, gateway):
        """A connection that ends within the answer leaves open what happened."""
        gateway.script = lambda _: Reply(success("x" * 1000).content, cut=True)
        with pytest.raises(TransportError) as caught:
            user.run(any_call)
        assert caught.value.sent

    def test_a_client_goes_on_after_a_lost_answer(self, user, gateway):
        """The next call of the client takes a new connection."""
        replies = iter([Reply(success("x" * 1000).content, cut=True), success("fine")])
        gateway.script = lambda _: next(replies)

        if user.client is CloudClient:

            def lost(client):
                with pytest.raises(TransportError):
                    any_call(client)
        else:

            async def lost(client):
                with pytest.raises(TransportError):
                    await any_call(client)

        assert user.run(lost, any_call) == "fine"

    def test_a_redirect_is_not_followed(self, user, gateway):
        """A signed request goes nowhere but to the gateway."""
        gateway.script = lambda _: Reply(status=302, headers={"location": "/elsewhere"})
        with pytest.raises(ProtocolError) as caught:
            user.run(any_call)
        assert caught.value.status == 302

    def test_an_own_http_client_does_not_follow_redirects_either(self, user):
        """A signed request is sent to the gateway only, whatever the caller's HTTP client is set to do."""
        hosts = []

        def redirect(request):
            hosts.append(request.url.host)
            return httpx.Response(307, headers={"location": "http://elsewhere.example/"})

        http = user.http(transport=httpx.MockTransport(redirect), follow_redirects=True)
        with pytest.raises(ProtocolError):
            user.run(any_call, http_client=http)
        assert hosts == ["127.0.0.1"]


class TestKeptAlive:
    """Gateways close connections that are idle. What the client promises then, and what it cannot."""

    @pytest.fixture
    def closing(self, user, gateway):
        """The gateway closes each connection after one answer, and does not say so in it.

        The step waits for that without giving the event loop a turn, which aiohttp needs to see it.
        """
        gateway.script = lambda _: Reply(success({"iotId": "i"}).content, closing=True)
        if isinstance(user, AiohttpUser):
            return lambda _: asyncio.to_thread(gateway.closed.acquire, timeout=10)
        return lambda _: gateway.closed.acquire(timeout=10)

    def test_a_connection_that_was_closed_while_idle_is_no_error(self, user, gateway, closing):
        """The client sees that it is closed and takes a new one: writes succeed, and each is done once."""
        user.run(*[write, closing] * 5)
        assert gateway.count("/cloud/thing/service/invoke") == 5
        assert len({request.connection for request in gateway.requests}) == 5

    def test_many_connections_that_were_closed_while_idle_are_no_error(self, user, gateway, closing):
        """The same for all the connections of many callers."""
        script, together = gateway.script, threading.Barrier(10)
        gateway.script = lambda request: (together.wait(10), script(request))[1]
        outcomes = user.run(user.together(10, write), *[closing] * 10, user.together(10, write))
        assert outcomes == [{"iotId": "i"}] * 10
        assert gateway.count("/cloud/thing/service/invoke") == 20

    @staticmethod
    def close_on_second(connection):
        """Answer the first call of a connection; close it when the second one arrives."""
        connection.request()
        connection.send(http({"code": 200, "data": {"iotId": "i"}}))
        connection.request()

    def test_a_write_that_meets_the_end_of_a_connection_is_not_sent_again(self, user):
        """A write whose connection closes as it arrives raises an error with `sent` and is not retried: it may have
        been carried out.
        """
        with Wire(self.close_on_second) as wire:
            error = user.run(
                write, user.failing(write, TransportError), base_url=wire.url, retry=Retry(wait_initial=0.0)
            )
            assert error.sent
            assert wire.connections == 1

    def test_a_read_that_meets_the_end_of_a_connection_is_sent_again(self, user):
        """An idempotent operation is repeated on a new connection, and the caller sees nothing of it."""
        with Wire(self.close_on_second) as wire:
            info = user.run(get_info, get_info, base_url=wire.url, retry=Retry(wait_initial=0.0))
            assert info.iot_id == "i"
            assert wire.connections == 2


def endless(connection):
    """Answer with a body that never ends."""
    connection.request()
    connection.send(b"HTTP/1.1 200 OK\r\ncontent-type: video/mp4\r\ntransfer-encoding: chunked\r\n\r\n")
    while True:
        connection.send(b"400\r\n" + bytes(0x400) + b"\r\n")


def dripping(connection):
    """Answer with a body that comes byte by byte."""
    connection.request()
    connection.send(b"HTTP/1.1 200 OK\r\ncontent-length: 500\r\n\r\n")
    while not connection.released.wait(0.01):
        connection.send(b" ")


class TestTooMuch:
    @pytest.fixture(autouse=True)
    def small_limit(self, monkeypatch):
        monkeypatch.setattr("feiyan_runtime.transport.answer_body.MAX_ANSWER_SIZE", 100_000)

    def once(self, serve):
        """Serve the first call like that, the others well."""
        odd = iter([serve])

        def served(connection):
            next(odd, self.well)(connection)

        return served

    @staticmethod
    def well(connection):
        while connection.request() is not None:
            connection.send(http({"code": 200, "data": "fine"}))

    def test_a_body_without_end_is_not_read_to_it(self, user):
        """The client stops reading, says what came, closes the connection, and goes on with the next call."""
        with Wire(self.once(endless)) as wire:
            fail = user.failing(any_call, ProtocolError)
            assert user.run(fail, any_call, base_url=wire.url) == "fine"
            assert wire.connections == 2

    def test_a_body_without_end_is_told(self, user):
        """The error has the status, the type and the limit."""
        with Wire(endless) as wire:
            error = user.run(user.failing(any_call, ProtocolError), base_url=wire.url)
        assert str(error) == "/any: HTTP 200 with video/mp4 and more than 100000 bytes"
        assert (error.status, error.operation, error.path) == (200, "/any", "/any")

    def test_a_body_that_comes_too_slowly_is_given_up(self, user):
        """The time for an answer is for all of it: bytes that trickle in do not prolong it."""
        with Wire(self.once(dripping)) as wire:
            fail = user.failing(lambda client: client.call("/any", options=Options(timeout=0.2)), RequestTimeoutError)
            assert user.run(fail, any_call, base_url=wire.url) == "fine"

    def test_a_body_that_comes_too_slowly_is_told(self, user):
        """The request may have been carried out."""
        with Wire(dripping) as wire:
            error = user.run(user.failing(any_call, RequestTimeoutError), base_url=wire.url, timeout=0.2)
        assert str(error) == "/any: the answer did not end within 0.2 s"
        assert error.sent

    @pytest.mark.parametrize("encoding", ["gzip", "deflate"])
    def test_a_packed_body_counts_as_what_it_unpacks_to(self, user, gateway, encoding):
        """Ten kilobytes that become ten megabytes are ten megabytes."""
        packed = {"gzip": gzip.compress, "deflate": zlib.compress}[encoding](success(" " * 10_000_000).content)
        assert len(packed) < 20_000
        gateway.script = lambda _: Reply(packed, headers={"content-encoding": encoding})
        error = user.run(user.failing(any_call, ProtocolError))
        assert "more than 100000 bytes" in str(error)

    def test_a_packed_body_within_the_limit_is_read(self, user, gateway):
        """A gateway may pack its answers."""
        packed = gzip.compress(success("fine").content)
        gateway.script = lambda _: Reply(packed, headers={"content-encoding": "gzip"})
        assert user.run(any_call) == "fine"

    @pytest.mark.parametrize(("size", "fits"), [(100_000, True), (100_001, False)])
    def test_the_limit_itself_fits(self, user, gateway, size, fits):
        """One byte more is too much."""
        content = success("").content
        content = content.replace(b'""', b'"%b"' % (b"x" * (size - len(content))))
        assert len(content) == size
        gateway.script = lambda _: Reply(content)
        call = any_call if fits else user.failing(any_call, ProtocolError)
        assert user.run(call)


class TestOddAnswers:
    @pytest.mark.parametrize(
        "kind", ["text/html", "text/plain; charset=gbk", "application/octet-stream", "nonsense", None]
    )
    def test_an_envelope_is_read_whatever_it_is_called(self, user, gateway, kind):
        """A wrong content type, or none, does not make a good answer bad."""
        gateway.script = lambda _: Reply(success("好").content, headers={"content-type": kind})
        assert user.run(any_call) == "好"

    @pytest.mark.parametrize(
        ("reply", "said"),
        [
            (
                Reply(b"<html>Bad Gateway</html>", headers={"content-type": "text/html"}),
                "HTTP 200 with text/html that is",
            ),
            (Reply(b""), "HTTP 200 with application/json and an empty body"),
            (Reply(b'{"code":200,"data":{"iotId"'), 'not an envelope: \'{"code":200,"data":{"iotId"\''),
            (Reply(b"", headers={"content-type": None}, status=502), "HTTP 502 with no content type and an empty body"),
            (Reply(status=204), "HTTP 204 with application/json and an empty body"),
        ],
        ids=["html", "empty", "cut", "untyped", "no content"],
    )
    def test_an_answer_that_is_no_envelope_is_described(self, user, gateway, reply, said):
        """Status, type and the beginning of the body, and which operation it was."""
        gateway.script = lambda _: reply
        error = user.run(user.failing(get_info, ProtocolError))
        assert said in str(error)
        assert str(error).startswith("cloud.things.getInfo (/cloud/thing/info/get): ")
        assert error.status == reply.status


class TestCancelling:
    def test_a_cancelled_call_leaves_the_client_usable(self, gateway, make_async_client):
        """After a call was given up, the next one works."""

        async def scenario():
            async with make_async_client() as client:
                await client.call("/any")
                task = asyncio.create_task(client.call("/slow"))
                await asyncio.to_thread(gateway.reached.wait, 10)
                task.cancel()
                with pytest.raises(asyncio.CancelledError):
                    await task
                return await client.call("/any")

        gateway.script = lambda request: gateway.hang(request) if request.path == "/slow" else success("fine")
        assert asyncio.run(scenario()) == "fine"

    def test_a_cancelled_renewal_lets_the_next_one_in(self, gateway, make_async_client):
        """A call given up while it fetches the token does not keep the others from fetching it."""

        async def scenario():
            async with make_async_client() as client:
                task = asyncio.create_task(client.call("/any"))
                await asyncio.to_thread(gateway.reached.wait, 10)
                task.cancel()
                with pytest.raises(asyncio.CancelledError):
                    await task
                gateway.released.set()
                return await asyncio.wait_for(client.call("/any"), 10)

        answer_at_once = gateway.answer
        gateway.answer = lambda request: (answer_at_once(request), gateway.hang(request))[0]
        gateway.script = lambda _: success("fine")
        assert asyncio.run(scenario()) == "fine"


class TestTwins:
    @pytest.mark.parametrize(("sync", "async_"), [(SyncClient, AsyncClient), (SyncService, AsyncService)])
    def test_both_kinds_have_the_same_methods(self, sync, async_):
        """The async clients have the methods of the sync clients, with the same parameters."""
        same = {"close": "aclose", "__enter__": "__aenter__", "__exit__": "__aexit__"}
        for name, method in vars(sync).items():
            if inspect.isfunction(method) and name != "__init__":
                twin = vars(async_)[same.get(name, name)]
                assert list(inspect.signature(method).parameters) == list(inspect.signature(twin).parameters)

    def test_both_send_the_same(self, settings, gateway):
        """The same call sends the same, whichever client makes it."""
        gateway.script = lambda _: success({})
        for user in (SyncUser(settings), AsyncUser(settings)):
            user.run(lambda client: client.things.set_properties(iot_id="i", items={"开关": 1}))
        bodies = [json.loads(request.body) for request in gateway.requests if request.path.endswith("/set")]
        for body in bodies:
            assert body.pop("id")
            assert body["request"].pop("cloudToken")
        assert bodies[0] == bodies[1]
