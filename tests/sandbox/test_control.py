"""The control endpoint, through which other processes inject faults and read records."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator

import httpx
import pytest

from feiyan_sandbox import Fault, Sandbox
from feiyan_sandbox.control import Control
from feiyan_sandbox.world.seeds import CLOUD_TOKEN
from tests.sandbox.caller import Caller

JSON = {"content-type": "application/json"}
PING, PING_PARAMS = "/kit/debug/ping", {"input": "hello"}
SECONDS = "seconds: expected a number of seconds above 0, up to 1000000000"


def ping(caller: Caller) -> httpx.Response:
    return caller.post(PING, caller.body("1.0.0", PING_PARAMS))


@pytest.fixture
def control(feiyan_sandbox: Sandbox) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=feiyan_sandbox.describe()["control_url"], trust_env=False) as client:
        yield client


def test_a_fault_is_added(control: httpx.Client, caller: Caller) -> None:
    """The answer is 201 with the added fault, and the next call is hit."""
    answer = control.post("/faults", json={"kind": "rate_limit", "path": PING, "retry_after": 2})
    added = {"kind": "rate_limit", "path": PING, "times": 1, "retry_after": 2}
    assert (answer.status_code, answer.json()) == (201, {"faults": [added]})
    assert ping(caller).headers["retry-after"] == "2"


def test_faults_are_added_in_the_order_of_a_list(control: httpx.Client, caller: Caller) -> None:
    """One request can add several faults."""
    control.post("/faults", json=[{"kind": "http_status", "status": status} for status in (502, 503)])
    assert [ping(caller).status_code for _ in range(3)] == [502, 503, 200]


def test_pending_faults_are_listed(control: httpx.Client, caller: Caller) -> None:
    """Each has its remaining times and can be added again as it is."""
    caller.sandbox.inject("http_status", status=502, times=3)
    caller.sandbox.inject("raw", status=200, headers={"x": "y"}, body=b"\xff", times=None)
    ping(caller)
    pending = control.get("/faults").json()["faults"]
    assert pending == [
        {"kind": "http_status", "path": None, "times": 2, "status": 502, "retry_after": None},
        {"kind": "raw", "path": None, "times": None, "status": 200, "headers": {"x": "y"}, "body": "\udcff"},
    ]
    assert control.post("/faults", json=pending[:1]).json()["faults"] == pending[:1]


def test_bytes_survive_the_way_through_json(control: httpx.Client, caller: Caller) -> None:
    """Bytes are decoded as UTF-8, and invalid ones as surrogate escapes."""
    body = r'{"kind": "raw", "status": 200, "body": "\u6ca1\udcff"}'
    control.post("/faults", content=body, headers=JSON)
    assert ping(caller).content == "没".encode() + b"\xff"


def test_faults_are_cleared(control: httpx.Client, caller: Caller) -> None:
    """No fault is pending afterwards."""
    caller.sandbox.inject("empty", times=None)
    assert control.delete("/faults").status_code == 204
    assert caller.sandbox.faults == []


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (b"", "the body is not valid JSON: expected a fault or a list of faults"),
        (b"\xff", "the body is not valid JSON: expected a fault or a list of faults"),
        (b"[" * 100_000, "the body is not valid JSON: expected a fault or a list of faults"),
        (b"7", "the body is not a fault: expected an object with a kind, or a list of such objects"),
        (b"[[]]", "the body is not a fault: expected an object with a kind, or a list of such objects"),
        (b"{}", "kind: expected one of code, rate_limit, "),
        (b'{"kind": {}}', "kind: expected one of code, rate_limit, "),
        (b'{"kind": "empty", "often": 2}', "'often': not an argument of a fault, which takes kind, path, times, "),
        (
            b'[{"kind": "empty"}, {"kind": "empty", "times": 0}]',
            "times: expected a whole number from 1, or None; got 0",
        ),
        (b'{"kind": "delay", "seconds": NaN}', f"{SECONDS}; got nan"),
        (b'{"kind": "delay", "seconds": 1' + b"0" * 400 + b"}", f"{SECONDS}; got 1000"),
    ],
)
def test_an_invalid_fault_is_refused(control: httpx.Client, caller: Caller, body: bytes, message: str) -> None:
    """The answer is 400 with the reason, and no fault of a list is added."""
    answer = control.post("/faults", content=body, headers=JSON)
    assert answer.status_code == 400
    assert answer.json()["error"].startswith(message)
    assert caller.sandbox.faults == []


def test_calls_are_listed(control: httpx.Client, caller: Caller) -> None:
    """The answer has all calls or those of one path, without requests to the control endpoint."""
    caller.sandbox.inject("reset_after", path=PING)
    with pytest.raises(httpx.TransportError):
        ping(caller)
    info = caller.body("1.0.2", {"iotId": "none"}, token=CLOUD_TOKEN)
    caller.post("/cloud/thing/info/get", info)
    everything = control.get("/calls").json()
    assert (everything["count"], everything["processed"], len(everything["calls"])) == (2, 1, 2)
    assert control.get("/calls", params={"path": PING}).json() == {
        "count": 1,
        "processed": 1,
        "calls": [
            {
                "path": PING,
                "operation": "app.diagnostics.ping",
                "code": None,
                "processed": True,
                "is_assumed": False,
                "params": PING_PARAMS,
                "liberties": [],
                "fault": "reset_after",
                "connection": caller.sandbox.calls[0].connection,
            }
        ],
    }
    assert control.get("/calls", params={"path": "/none"}).json() == {"count": 0, "processed": 0, "calls": []}


def test_only_newer_calls_can_be_listed() -> None:
    """The count of one answer, sent as `after`, selects the newer calls."""
    with Sandbox(records=3) as sandbox, Caller(sandbox) as caller:
        caller.post("/other", b"{}")
        for _ in range(4):
            ping(caller)
        url = f"{sandbox.describe()['control_url']}/calls"
        told = [httpx.get(url, params={"path": PING, "after": after}, trust_env=False).json() for after in (0, 3, 4, 9)]
    assert [answer["count"] for answer in told] == [4, 4, 4, 4]
    assert [len(answer["calls"]) for answer in told] == [3, 1, 0, 0]


@pytest.mark.parametrize("after", ["-1", "1.5", "", "²", "last"])
def test_an_invalid_after_is_refused(control: httpx.Client, after: str) -> None:
    """The answer is 400 with the reason."""
    answer = control.get("/calls", params={"after": after})
    assert (answer.status_code, answer.json()) == (
        400,
        {"error": f"after: expected a whole number from 0, got {after!r}"},
    )


@pytest.mark.parametrize(("method", "path", "status"), [("PUT", "/faults", 405), ("GET", "/other", 404)])
def test_nothing_else_is_answered(control: httpx.Client, method: str, path: str, status: int) -> None:
    """Other paths and methods are answered with 404 and 405."""
    assert control.request(method, path).status_code == status


def test_faults_do_not_hit_the_control_endpoint(control: httpx.Client, caller: Caller) -> None:
    """A fault that hits all calls can still be cleared."""
    caller.sandbox.inject("reset_before", times=None)
    assert control.get("/faults").json()["faults"][0] == Fault("reset_before", times=None).as_json()


@pytest.mark.parametrize(
    ("peer", "status"),
    [
        ("127.0.0.1", 200),
        ("127.8.8.8", 200),
        ("::1", 200),
        ("::ffff:127.0.0.1", 200),
        ("192.0.2.7", 403),
        ("::ffff:192.0.2.7", 403),
        ("fe80::1%eth0", 403),
    ],
)
def test_only_this_machine_is_answered(feiyan_sandbox: Sandbox, peer: str, status: int) -> None:
    """The peer's address counts, whatever address the sandbox listens on."""
    transport = httpx.ASGITransport(Control(feiyan_sandbox._gateway), client=(peer, 4711))

    async def ask() -> httpx.Response:
        async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as client:
            return await client.get("/_sandbox/faults")

    assert asyncio.run(ask()).status_code == status


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"host": "localhost:80"}, 200),
        ({"host": "LOCALHOST"}, 200),
        ({"host": "[::1]:8080"}, 200),
        ({"host": "0.0.0.0:8080"}, 200),
        ({"origin": "http://localhost:3000"}, 200),
        ({"origin": "http://127.0.0.1"}, 200),
        ({"host": "evil.example"}, 403),
        ({"host": "localhost.evil.example"}, 403),
        ({"host": "127.0.0.1.evil.example"}, 403),
        ({"host": ""}, 403),
        ({"host": "[::1"}, 403),
        ({"origin": "https://evil.example"}, 403),
        ({"origin": "http://localhost.evil.example"}, 403),
        ({"origin": "http://192.0.2.7"}, 403),
        ({"origin": "null"}, 403),
        ({"origin": "http://["}, 403),
    ],
)
def test_web_pages_of_others_are_refused(control: httpx.Client, headers: dict[str, str], status: int) -> None:
    """A page in a browser on this machine can reach the endpoint, also under a name that leads here (DNS rebinding)."""
    answer = control.get("/faults", headers=headers)
    assert answer.status_code == status
    if status == 403:
        assert answer.json()["error"].startswith(("Host: ", "Origin: "))


@pytest.mark.parametrize("content_type", ["text/plain", "application/x-www-form-urlencoded", "", "application/jsonp"])
def test_a_body_is_sent_as_json(control: httpx.Client, content_type: str) -> None:
    """A page of another site can send other types without asking the browser's permission."""
    answer = control.post("/faults", content=b'{"kind": "rate_limit"}', headers={"content-type": content_type})
    assert answer.status_code == 415
    assert answer.json() == {"error": f"content-type: expected application/json, got {content_type!r}"}
    assert control.get("/faults").json() == {"faults": []}


def test_json_may_name_its_charset(control: httpx.Client) -> None:
    """Parameters of the content type do not matter."""
    headers = {"content-type": "Application/JSON; charset=utf-8"}
    assert control.post("/faults", content=b'{"kind": "rate_limit"}', headers=headers).status_code == 201
