"""The sync and the async client over real HTTP."""

from __future__ import annotations

import asyncio
import inspect
import json
import socket

import httpx
import pytest

from feiyan import AsyncCloudClient, CloudClient, DeviceStatus
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
from feiyan_runtime._flow import Send
from feiyan_runtime._transport import transport_error
from tests.runtime.conftest import Reply, failure, success
from tests.runtime.support import APP_KEY


class SyncUser:
    """Opens a client, takes the steps in turn, closes the client; returns what the last step gave."""

    client = CloudClient
    http = httpx.Client

    def __init__(self, settings):
        self.settings = settings

    def run(self, *steps, **more):
        with CloudClient(**{**self.settings, **more}) as client:
            return [self.finish(step(client)) for step in steps][-1]

    def close(self, client):
        return client.close()

    def finish(self, result):
        return list(result) if inspect.isgenerator(result) else result


class AsyncUser(SyncUser):
    """The same for the async client: a step may give an awaitable or an async iterator."""

    client = AsyncCloudClient
    http = httpx.AsyncClient

    def run(self, *steps, **more):
        async def scenario():
            async with AsyncCloudClient(**{**self.settings, **more}) as client:
                return [await self.finished(step(client)) for step in steps][-1]

        return asyncio.run(scenario())

    def close(self, client):
        return client.aclose()

    async def finished(self, result):
        if inspect.isasyncgen(result):
            return [item async for item in result]
        return await result if inspect.isawaitable(result) else result


@pytest.fixture(params=[SyncUser, AsyncUser], ids=["sync", "async"])
def user(request, settings):
    return request.param(settings)


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


class TestCalls:
    def test_a_method_returns_its_model(self, user, gateway):
        """A typed method returns the data of the answer, typed."""
        gateway.script = lambda _: success({"iotId": "i", "status": 1})
        info = user.run(get_info)
        assert isinstance(info, ThingInfo)
        assert info.status is DeviceStatus.ONLINE
        assert gateway.requests[-1].envelope["params"] == {"iotId": "i"}

    def test_what_arrives_is_what_was_signed(self, user, gateway):
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
        """What would change the host, or what would not arrive as it was signed, is refused, and nothing is sent."""
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
        assert user.run(get_info, retry=Retry(attempts=3, wait=0.001)).iot_id == "i"

    def test_options_hold_for_one_call(self, user, gateway):
        """What the options of a call set does not stay for the next."""
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
        user.run(any_call, user.close, any_call, lambda _: user.close(http), http_client=http)
        assert [request.headers["user-agent"] for request in gateway.requests] == ["mine"] * 3

    def test_an_own_http_client_is_of_the_same_kind(self, user):
        """An async HTTP client in a sync client, or the other way round, is refused at once."""
        other = httpx.AsyncClient() if user.http is httpx.Client else httpx.Client()
        with pytest.raises(ConfigurationError, match="http_client: give an httpx"):
            user.run(any_call, http_client=other)

    def test_an_exhausted_transport_is_no_answer(self, user):
        """A transport that raises StopIteration, as a list of prepared answers does at its end, is an error."""
        answers = iter([])
        http = user.http(transport=httpx.MockTransport(lambda _: next(answers)))
        with pytest.raises(RuntimeError, match="StopIteration"):
            user.run(any_call, http_client=http)

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
        """Whatever the own HTTP client does elsewhere, a signed request with its token goes to the gateway alone."""
        hosts = []

        def redirect(request):
            hosts.append(request.url.host)
            return httpx.Response(307, headers={"location": "http://elsewhere.example/"})

        http = user.http(transport=httpx.MockTransport(redirect), follow_redirects=True)
        with pytest.raises(ProtocolError):
            user.run(any_call, http_client=http)
        assert hosts == ["127.0.0.1"]

    @pytest.mark.parametrize(
        "kind",
        [
            kind
            for kind in vars(httpx).values()
            if isinstance(kind, type) and issubclass(kind, httpx.RequestError) and not kind.__subclasses__()
        ],
        ids=lambda kind: kind.__name__,
    )
    def test_every_httpx_error_has_its_own_here(self, kind):
        """Timeouts are timeouts, and only what cannot have been sent counts as not sent."""
        error = transport_error(kind("trouble"), Send("test.op", "/any", {}, b"", 1.0), "https://gateway")
        assert isinstance(error, RequestTimeoutError) == issubclass(kind, httpx.TimeoutException)
        not_sent = {
            httpx.ConnectError,
            httpx.ConnectTimeout,
            httpx.PoolTimeout,
            httpx.UnsupportedProtocol,
            httpx.ProxyError,
        }
        assert error.sent == (kind not in not_sent)
        assert kind.__name__ in str(error)


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
        """What the sync side offers the async side offers with the same parameters."""
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
