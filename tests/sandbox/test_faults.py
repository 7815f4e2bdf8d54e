"""Faults: the effect of each kind, and the calls that they hit."""

from __future__ import annotations

import http.client
import select
import time
from collections.abc import Callable, Iterator
from email.utils import parsedate_to_datetime
from typing import Any

import httpx
import pytest

from feiyan_sandbox import Fault, Sandbox
from feiyan_sandbox.world.seeds import CLOUD_TOKEN
from tests.sandbox.caller import Caller

PING, PING_VERSION, PING_PARAMS = "/kit/debug/ping", "1.0.0", {"input": "hello"}
INFO, SET, GET = "/cloud/thing/info/get", "/cloud/thing/properties/set", "/cloud/thing/properties/get"
IOT_ID = "aD12ef8KkWYrT19EiNJJ001082"
HTTP_DATE = "Wed, 21 Oct 2026 07:28:00 GMT"
GATEWAYS_OWN = {"date", "x-ca-request-id"}
SECONDS = "seconds: expected a number of seconds above 0, up to 1000000000"


def ping(caller: Caller, **changes: Any) -> httpx.Response:
    return caller.post(PING, caller.body(PING_VERSION, PING_PARAMS), **changes)


def info(caller: Caller, token: str = CLOUD_TOKEN) -> int:
    """Return the code of the answer to a call that carries the cloud token."""
    code: int = caller.call(INFO, "1.0.2", {"iotId": IOT_ID}, token=token)["code"]
    return code


def codes(caller: Caller, times: int) -> list[int]:
    """Return the HTTP statuses of several calls."""
    return [ping(caller).status_code for _ in range(times)]


def send(caller: Caller, path: str = PING) -> http.client.HTTPConnection:
    """Send a call on a new connection without waiting for the answer."""
    address = httpx.URL(caller.sandbox.base_url)
    connection = http.client.HTTPConnection(address.host, address.port, timeout=10)
    body = caller.body(PING_VERSION, PING_PARAMS)
    connection.request("POST", path, body, caller.headers(path, body))
    return connection


def received(caller: Caller) -> bytes:
    """Return all bytes that arrive on a connection until it ends."""
    connection = send(caller)
    with connection.sock:
        return b"".join(iter(lambda: connection.sock.recv(65536), b""))


@pytest.fixture
def sandbox(caller: Caller, caplog: pytest.LogCaptureFixture) -> Iterator[Sandbox]:
    """Start a sandbox, and check afterwards that it still answers and that its server logged nothing."""
    yield caller.sandbox
    caller.sandbox.clear_faults()
    assert ping(caller).json()["code"] == 200
    assert caplog.get_records("call") == []


def test_code_answers_in_the_envelope(caller: Caller, sandbox: Sandbox) -> None:
    """The answer has HTTP status 200, the call's id, the dictionary's message and no data."""
    sandbox.inject("code", code=500)
    response = ping(caller)
    message = "service error"
    assert response.status_code == 200
    assert response.json() == {"id": "42", "code": 500, "message": message, "localizedMsg": message, "data": None}
    assert set(response.headers) >= GATEWAYS_OWN


def test_code_takes_a_message_and_data(caller: Caller, sandbox: Sandbox) -> None:
    """A code that is not in the dictionary works too and has no default message."""
    sandbox.inject("code", code=-7)
    sandbox.inject("code", code=200, message="half done", data={"left": [1, None]})
    assert ping(caller).json()["message"] == ""
    envelope = ping(caller).json()
    assert (envelope["code"], envelope["message"], envelope["data"]) == (200, "half done", {"left": [1, None]})


@pytest.mark.parametrize(
    ("arguments", "header"), [({}, None), ({"retry_after": 2}, "2"), ({"retry_after": HTTP_DATE}, HTTP_DATE)]
)
def test_rate_limit_answers_429(
    caller: Caller, sandbox: Sandbox, arguments: dict[str, Any], header: str | None
) -> None:
    """The HTTP status and the envelope's code are 429, with Retry-After if given."""
    sandbox.inject("rate_limit", **arguments)
    response = ping(caller)
    assert (response.status_code, response.json()["code"], response.json()["id"]) == (429, 429, "42")
    assert response.headers.get("retry-after") == header


def test_http_status_answers_as_a_proxy_does(caller: Caller, sandbox: Sandbox) -> None:
    """The answer is an HTML page without the gateway's headers."""
    sandbox.inject("http_status", status=503, retry_after=0.5)
    response = ping(caller)
    assert (response.status_code, response.headers["content-type"]) == (503, "text/html; charset=utf-8")
    assert "<h1>503 Service Unavailable</h1>" in response.text
    assert response.headers["retry-after"] == "0.5"
    assert "x-ca-request-id" not in response.headers


def test_not_json_answers_a_page_as_if_all_were_well(caller: Caller, sandbox: Sandbox) -> None:
    """The answer is an HTML page with HTTP status 200."""
    sandbox.inject("not_json")
    response = ping(caller)
    assert (response.status_code, response.headers["content-type"]) == (200, "text/html; charset=utf-8")
    assert response.text.startswith("<html>")


def test_empty_answers_nothing_in_a_whole_answer(caller: Caller, sandbox: Sandbox) -> None:
    """The answer has HTTP status 200 and no body."""
    sandbox.inject("empty")
    response = ping(caller)
    assert (response.status_code, response.content, response.headers["content-length"]) == (200, b"", "0")


def test_raw_answers_exactly_what_it_is_told(caller: Caller, sandbox: Sandbox) -> None:
    """The bytes are sent unchecked and unchanged, then the connection is closed."""
    sandbox.inject("raw", status=999, headers={"Content-Length": "-1", "x": "é\udcff"}, body=b"\xff\x00")
    assert received(caller) == "HTTP/1.1 999 \r\nContent-Length: -1\r\nx: é".encode() + b"\xff\r\n\r\n\xff\x00"


def test_raw_can_be_good_http(caller: Caller, sandbox: Sandbox) -> None:
    """A string is sent as UTF-8, and without a length the body ends with the connection."""
    sandbox.inject("raw", status=404, headers={"Content-Type": "text/plain"}, body="没有")
    response = ping(caller)
    assert (response.status_code, response.reason_phrase, response.text) == (404, "Not Found", "没有")


def test_reset_before_leaves_the_call_undone(caller: Caller, sandbox: Sandbox) -> None:
    """The caller gets a reset, and the gateway changes nothing."""
    sandbox.inject("reset_before", path=SET)
    with pytest.raises(httpx.ReadError, match="reset"):
        caller.call(SET, "1.0.2", {"iotId": IOT_ID, "items": {"PowerSwitch": 1}}, token=CLOUD_TOKEN)
    assert (sandbox.count(SET), sandbox.count(SET, processed=True)) == (1, 0)
    assert power(caller) == 0


def test_expire_token_waits_for_a_call_that_carries_it(caller: Caller, sandbox: Sandbox) -> None:
    """The fault ignores calls without the token, and the token stays expired after it."""
    sandbox.inject("expire_token")
    assert caller.app_call("/thing/info/get", "1.0.4", {"iotId": IOT_ID})["code"] == 200
    token = caller.token
    assert [info(caller, token), info(caller, token)] == [20017, 20017]
    assert sandbox.faults == []
    created = caller.data("/cloud/token", "1.0.1", {"grantType": "project", "res": sandbox.project_id})
    assert info(caller, created["cloudToken"]) == 200


def test_expire_token_hits_the_path_that_it_is_given(caller: Caller, sandbox: Sandbox) -> None:
    """A token can expire at the moment of its refresh."""
    path = "/cloud/token/refresh"
    sandbox.inject("expire_token", path=path)
    params = {"cloudToken": CLOUD_TOKEN, "projectId": sandbox.project_id}
    assert info(caller) == 200
    assert caller.call(path, "1.0.1", params, token=None)["code"] == 20017


def test_expire_session_signs_the_user_out(caller: Caller, sandbox: Sandbox) -> None:
    """The iotToken is refused from that call on, and the cloud token stays valid."""
    sandbox.inject("expire_session")
    assert info(caller) == 200
    signed_in = ("/thing/info/get", "1.0.4", {"iotId": IOT_ID})
    assert [caller.app_call(*signed_in)["code"] for _ in range(2)] == [401, 401]
    assert info(caller) == 200


def test_nonce_used_refuses_a_nonce_that_is_new(caller: Caller, sandbox: Sandbox) -> None:
    """The same call with another nonce is accepted."""
    sandbox.inject("nonce_used")
    refused = ping(caller)
    assert (refused.status_code, refused.headers["x-ca-error-message"]) == (401, "Nonce Used")
    assert ping(caller).json()["code"] == 200


@pytest.mark.parametrize("seconds", [-3600, 3600.5])
def test_skew_puts_the_clock_off_for_a_call(caller: Caller, sandbox: Sandbox, seconds: float) -> None:
    """The correct timestamp is refused, and the one in Date is accepted."""
    sandbox.inject("skew", seconds=seconds, times=2)
    refused = ping(caller)
    assert (refused.status_code, refused.headers["x-ca-error-message"]) == (401, "Timestamp Expired")
    claimed = parsedate_to_datetime(refused.headers["date"]).timestamp()
    assert claimed == pytest.approx(time.time() + seconds, abs=5)
    assert ping(caller, X_Ca_Timestamp=str(round(claimed * 1000))).status_code == 200
    assert ping(caller).status_code == 200


def test_skew_forgets_no_nonce(caller: Caller, sandbox: Sandbox) -> None:
    """A nonce stays used, whatever the skew."""
    assert ping(caller, X_Ca_Nonce="once").status_code == 200
    sandbox.inject("skew", seconds=3600)
    later = str(time.time_ns() // 1_000_000 + 3600 * 1000)
    assert ping(caller, X_Ca_Timestamp=later).status_code == 200
    assert ping(caller, X_Ca_Nonce="once").headers["x-ca-error-message"] == "Nonce Used"


def test_skew_ends_no_token(caller: Caller, sandbox: Sandbox) -> None:
    """A skewed clock does not age tokens: a token of two hours survives three hours of skew."""
    sandbox.inject("skew", seconds=3 * 3600)
    body = caller.body("1.0.2", {"iotId": IOT_ID}, token=CLOUD_TOKEN)
    later = str(time.time_ns() // 1_000_000 + 3 * 3600 * 1000)
    assert caller.post(INFO, body, X_Ca_Timestamp=later).json()["code"] == 200


def test_delay_answers_rightly_but_late(caller: Caller, sandbox: Sandbox) -> None:
    """The answer is not sent before its time."""
    sandbox.inject("delay", seconds=0.2)
    started = time.monotonic()
    assert ping(caller).json()["code"] == 200
    assert time.monotonic() - started >= 0.2


def test_delay_keeps_nobody_else_waiting(caller: Caller, sandbox: Sandbox) -> None:
    """Other calls are answered during the delay."""
    sandbox.inject("delay", seconds=60)
    slow = send(caller)
    while not sandbox.count(PING, processed=True):
        time.sleep(0.001)
    assert ping(caller).json()["code"] == 200
    readable, _, _ = select.select([slow.sock], [], [], 0)
    assert readable == []
    slow.close()


def test_a_delay_ends_with_the_sandbox() -> None:
    """A delay of a minute does not keep the sandbox from stopping."""
    with Sandbox() as sandbox, Caller(sandbox) as caller:
        sandbox.inject("delay", seconds=60)
        slow = send(caller)
        while not sandbox.count(PING):
            time.sleep(0.001)
        started = time.monotonic()
    assert time.monotonic() - started < 5
    slow.close()


def test_wrong_type_is_the_right_answer_under_a_wrong_name(caller: Caller, sandbox: Sandbox) -> None:
    """The answer is JSON with content type text/plain."""
    sandbox.inject("wrong_type")
    response = ping(caller)
    assert (response.json()["code"], response.headers["content-type"]) == (200, "text/plain; charset=utf-8")


def test_huge_is_the_right_answer_with_blanks_behind_it(caller: Caller, sandbox: Sandbox) -> None:
    """The answer has the given size and no Content-Length, and is valid JSON."""
    sandbox.inject("huge", size=1_000_003)
    response = ping(caller)
    assert len(response.content) == 1_000_003
    assert "content-length" not in response.headers
    assert response.json()["code"] == 200


def test_huge_ends_when_nobody_reads_it_any_more(caller: Caller, sandbox: Sandbox) -> None:
    """The body is produced while it is sent, so a terabyte costs nothing if the caller leaves."""
    sandbox.inject("huge", size=10**12)
    with caller.http.stream("POST", PING, content=b"{}") as response:
        assert next(response.iter_raw())
    assert ping(caller).json()["code"] == 200


def test_cut_json_is_a_whole_answer_with_half_of_the_json(caller: Caller, sandbox: Sandbox) -> None:
    """The HTTP response is complete, only the JSON is not."""
    whole = ping(caller).content
    sandbox.inject("cut_json")
    half = ping(caller)
    assert half.content == whole[: len(whole) // 2]
    assert (half.status_code, half.headers["content-type"]) == (200, "application/json; charset=utf-8")


def test_truncate_ends_the_connection_in_the_middle_of_the_body(caller: Caller, sandbox: Sandbox) -> None:
    """Content-Length announces the whole body, and half of it is sent."""
    whole = ping(caller)
    sandbox.inject("truncate", times=2)
    head, _, body = received(caller).partition(b"\r\n\r\n")
    assert body == whole.content[: len(whole.content) // 2]
    assert f"content-length: {len(whole.content)}".encode() in head
    with pytest.raises(httpx.RemoteProtocolError, match="without sending complete message body"):
        ping(caller)


def test_reset_after_loses_the_answer_to_what_was_done(caller: Caller, sandbox: Sandbox) -> None:
    """The caller gets a reset, and the property is set."""
    sandbox.inject("reset_after", path=SET)
    with pytest.raises(httpx.ReadError, match="reset"):
        caller.call(SET, "1.0.2", {"iotId": IOT_ID, "items": {"PowerSwitch": 1}}, token=CLOUD_TOKEN)
    assert sandbox.count(SET, processed=True) == 1
    assert power(caller) == 1


def power(caller: Caller) -> Any:
    properties = caller.call(GET, "1.0.2", {"iotId": IOT_ID}, token=CLOUD_TOKEN)["data"]
    return next(entry["value"] for entry in properties if entry["attribute"] == "PowerSwitch")


def test_a_refusal_can_be_damaged_too(caller: Caller, sandbox: Sandbox) -> None:
    """Faults that change the answer also apply to refusals."""
    sandbox.inject("wrong_type")
    response = ping(caller, secret="wrong")
    assert (response.status_code, response.headers["content-type"]) == (401, "text/plain; charset=utf-8")


def test_a_fault_hits_one_call_unless_it_is_told_how_many(caller: Caller, sandbox: Sandbox) -> None:
    """By default a fault is gone after one call."""
    sandbox.inject("http_status", status=502)
    sandbox.inject("http_status", status=503, times=2)
    assert codes(caller, 4) == [502, 503, 503, 200]
    assert sandbox.faults == []


def test_a_fault_can_last_until_it_is_cleared(caller: Caller, sandbox: Sandbox) -> None:
    """Faults with a limited number of times come first, even if injected later."""
    sandbox.inject("http_status", status=503, times=None)
    assert codes(caller, 2) == [503, 503]
    sandbox.inject("http_status", status=502)
    assert codes(caller, 2) == [502, 503]
    sandbox.clear_faults()
    assert codes(caller, 1) == [200]


def test_a_fault_hits_the_calls_of_its_path(caller: Caller, sandbox: Sandbox) -> None:
    """Calls to other paths do not use it up."""
    sandbox.inject("http_status", status=503, path=INFO)
    assert codes(caller, 2) == [200, 200]
    assert caller.post(INFO, b"{}").status_code == 503


def test_a_fault_without_a_path_hits_any_call(caller: Caller, sandbox: Sandbox) -> None:
    """Even an invalid call is hit."""
    sandbox.inject("http_status", status=503)
    assert caller.http.get("/nothing").status_code == 503


def test_each_path_meets_its_faults_in_order(caller: Caller, sandbox: Sandbox) -> None:
    """The first matching fault hits a call, even if others wait before it."""
    sandbox.inject("http_status", status=501, path=INFO)
    sandbox.inject("http_status", status=502, path=PING)
    sandbox.inject("http_status", status=503)
    assert codes(caller, 2) == [502, 503]
    assert caller.post(INFO, b"{}").status_code == 501


def test_pending_faults_tell_how_often_they_still_hit(caller: Caller, sandbox: Sandbox) -> None:
    """They are listed in the order in which they hit."""
    sandbox.inject("empty", times=None)
    given = sandbox.inject("http_status", status=502, times=3)
    ping(caller)
    assert given == Fault("http_status", status=502, times=3)
    assert sandbox.faults == [Fault("http_status", status=502, times=2), Fault("empty", times=None)]


def test_a_fault_can_be_made_once_and_injected_often(caller: Caller, sandbox: Sandbox) -> None:
    """Other arguments replace the values of the fault."""
    busy = Fault("rate_limit", path=INFO, retry_after=1)
    assert sandbox.inject(busy) == busy
    assert sandbox.inject(busy, path=PING) == Fault("rate_limit", path=PING, retry_after=1)
    assert codes(caller, 2) == [429, 200]


@pytest.mark.parametrize(
    ("kind", "arguments", "message"),
    [
        ("explode", {}, "kind: expected one of code, rate_limit, .*; got 'explode'"),
        ([], {}, r"kind: expected one of .*; got \[\]"),
        (
            "empty",
            {"path": "/nothing"},
            "path: expected the path of an operation, or None for all paths; got '/nothing'",
        ),
        ("empty", {"path": ["/nothing"]}, "path: expected the path of an operation"),
        ("empty", {"times": 0}, "times: expected a whole number from 1, or None; got 0"),
        ("empty", {"times": True}, "times: expected a whole number"),
        ("empty", {"code": 500}, "code: not an argument of kind empty, which takes path, times$"),
        ("empty", {"often": 2}, "'often': not an argument of a fault, which takes kind, path, times, .*size$"),
        ("code", {}, "code: expected a whole number other than 0; got 0"),
        ("code", {"code": "500"}, "code: expected a whole number"),
        ("code", {"code": 500, "message": 1}, "message: expected a string; got 1"),
        (
            "code",
            {"code": 500, "data": float("nan")},
            r"data: expected a value that JSON can represent \(NaN and Infinity are not valid JSON\); got nan",
        ),
        (
            "rate_limit",
            {"retry_after": -1},
            "retry_after: expected a number of seconds from 0, or an HTTP date as a string; got -1",
        ),
        ("rate_limit", {"retry_after": "now\r\n"}, "retry_after: expected a number of seconds"),
        ("http_status", {"status": 204}, "status: expected an HTTP status with a body, 200 to 599; got 204"),
        ("raw", {"status": 99}, "status: expected a whole number with three digits; got 99"),
        (
            "raw",
            {"status": 200, "headers": [1]},
            r"headers: expected strings by name, all of which UTF-8 can encode; got \[1\]",
        ),
        ("raw", {"status": 200, "headers": {"x": "\ud800"}}, "headers: expected strings by name"),
        ("raw", {"status": 200, "body": "\ud800"}, "body: expected bytes, or a string"),
        ("raw", {"status": 200, "body": 1}, "body: expected bytes, or a string that UTF-8 can encode; got 1"),
        (
            "skew",
            {},
            "seconds: expected a number of seconds up to 1000000000, positive or negative, not 0; got 0.0",
        ),
        ("delay", {"seconds": -1}, f"{SECONDS}; got -1"),
        ("delay", {"seconds": float("inf")}, f"{SECONDS}; got inf"),
        ("delay", {"seconds": "1"}, f"{SECONDS}; got '1'"),
        ("huge", {"size": 1.5}, "size: expected a number of bytes from 1; got 1.5"),
    ],
)
def test_invalid_arguments_are_refused(kind: Any, arguments: dict[str, Any], message: str) -> None:
    """The error names the argument, the allowed values and the given value, and nothing is injected."""
    sandbox = Sandbox()
    with pytest.raises(ValueError, match=f"^{message}"):
        sandbox.inject(kind, **arguments)
    assert sandbox.faults == []


def test_idle_connections_are_closed_when_the_sandbox_is_told_so() -> None:
    """The connection stays open for a moment after the answer, then is closed cleanly."""
    with Sandbox(idle_close=0.2) as sandbox, Caller(sandbox) as caller:
        started = time.monotonic()
        connection = send(caller)
        connection.getresponse().read()
        assert connection.sock.recv(1) == b""
        assert 0.2 <= time.monotonic() - started < 5
        connection.close()


@pytest.fixture
def throttle_time(monkeypatch: pytest.MonkeyPatch) -> Callable[[float], None]:
    """Stop the time that a `throttle` goes by; the function moves it."""
    now = [1000.0]
    monkeypatch.setattr("feiyan_sandbox.gateway.faults.monotonic", lambda: now[0])

    def wait(seconds: float) -> None:
        now[0] += seconds

    return wait


def test_throttle_answers_429_beyond_its_limit(
    caller: Caller, sandbox: Sandbox, throttle_time: Callable[[float], None]
) -> None:
    """As many calls as it allows are processed in any one second, and the others are refused."""
    sandbox.inject("throttle", times=None, calls_per_second=3, retry_after=1)
    assert codes(caller, 5) == [200, 200, 200, 429, 429]
    assert ping(caller).headers["retry-after"] == "1"
    throttle_time(1.0)
    assert codes(caller, 2) == [200, 200]
    throttle_time(0.5)
    assert codes(caller, 2) == [200, 429]
    throttle_time(0.5)
    assert codes(caller, 3) == [200, 200, 429]


def test_throttle_blocks_an_account_that_goes_on(
    caller: Caller, sandbox: Sandbox, throttle_time: Callable[[float], None]
) -> None:
    """After so many refused calls within ten seconds every call is refused, until the faults are cleared."""
    sandbox.inject("throttle", times=None, calls_per_second=1, blocks_after=3)
    assert codes(caller, 3) == [200, 429, 429]
    throttle_time(10.0)
    assert codes(caller, 4) == [200, 429, 429, 429]
    throttle_time(100.0)
    assert codes(caller, 1) == [429]
    sandbox.clear_faults()
    assert codes(caller, 1) == [200]
