"""The control endpoint, by which other processes inject faults and read records."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator

import httpx
import pytest

from feiyan_sandbox import Fault, Sandbox
from feiyan_sandbox.control import Control
from feiyan_sandbox.world.seeds import CLOUD_TOKEN
from tests.sandbox.caller import Caller

PING, PING_PARAMS = "/kit/debug/ping", {"input": "hello"}


def ping(caller: Caller) -> httpx.Response:
    return caller.post(PING, caller.body("1.0.0", PING_PARAMS))


@pytest.fixture
def control(feiyan_sandbox: Sandbox) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=feiyan_sandbox.describe()["control_url"], trust_env=False) as client:
        yield client


def test_a_fault_is_added(control: httpx.Client, caller: Caller) -> None:
    """201 with all that was added; the next call is hit."""
    answer = control.post("/faults", json={"kind": "rate_limit", "path": PING, "retry_after": 2})
    added = {"kind": "rate_limit", "path": PING, "times": 1, "retry_after": 2}
    assert (answer.status_code, answer.json()) == (201, {"faults": [added]})
    assert ping(caller).headers["retry-after"] == "2"


def test_faults_are_added_in_the_order_of_a_list(control: httpx.Client, caller: Caller) -> None:
    """In one request."""
    control.post("/faults", json=[{"kind": "http_status", "status": status} for status in (502, 503)])
    assert [ping(caller).status_code for _ in range(3)] == [502, 503, 200]


def test_pending_faults_are_told(control: httpx.Client, caller: Caller) -> None:
    """With the times that are left, and as they can be added again."""
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
    """Text is UTF-8, and a byte that is none is written as its surrogate escape."""
    control.post("/faults", content=r'{"kind": "raw", "status": 200, "body": "\u6ca1\udcff"}')
    assert ping(caller).content == "没".encode() + b"\xff"


def test_faults_are_cleared(control: httpx.Client, caller: Caller) -> None:
    """Nothing more goes wrong."""
    caller.sandbox.inject("empty", times=None)
    assert control.delete("/faults").status_code == 204
    assert caller.sandbox.faults == []


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (b"", "the body is no JSON"),
        (b"\xff", "the body is no JSON"),
        (b"[" * 100_000, "the body is no JSON"),
        (b"7", "the body is neither a fault, an object with a kind, nor a list of faults"),
        (b"[[]]", "the body is neither a fault, an object with a kind, nor a list of faults"),
        (b"{}", "kind: one of code, rate_limit, "),
        (b'{"kind": {}}', "kind: one of code, rate_limit, "),
        (b'{"kind": "empty", "often": 2}', "'often': a fault takes kind, path, times, "),
        (b'[{"kind": "empty"}, {"kind": "empty", "times": 0}]', "times: a whole number from 1, or None; not 0"),
        (b'{"kind": "delay", "seconds": NaN}', "seconds: seconds above 0; not nan"),
        (b'{"kind": "delay", "seconds": 1' + b"0" * 400 + b"}", "seconds: seconds above 0; not 1000"),
    ],
)
def test_what_is_no_fault_is_refused(control: httpx.Client, caller: Caller, body: bytes, message: str) -> None:
    """400 with the reason; of a list nothing is added."""
    answer = control.post("/faults", content=body)
    assert answer.status_code == 400
    assert answer.json()["error"].startswith(message)
    assert caller.sandbox.faults == []


def test_calls_are_told(control: httpx.Client, caller: Caller) -> None:
    """All of them, or those of a path, with what became of them; requests to the control endpoint are no calls."""
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
                "params": PING_PARAMS,
                "fault": "reset_after",
                "connection": caller.sandbox.calls[0].connection,
            }
        ],
    }
    assert control.get("/calls", params={"path": "/none"}).json() == {"count": 0, "processed": 0, "calls": []}


def test_calls_are_told_from_where_the_last_answer_ended() -> None:
    """Who gives the count that it was told gets what came since; what is no longer remembered is left out."""
    with Sandbox(records=3) as sandbox, Caller(sandbox) as caller:
        caller.post("/other", b"{}")
        for _ in range(4):
            ping(caller)
        url = f"{sandbox.describe()['control_url']}/calls"
        told = [httpx.get(url, params={"path": PING, "after": after}, trust_env=False).json() for after in (0, 3, 4, 9)]
    assert [answer["count"] for answer in told] == [4, 4, 4, 4]
    assert [len(answer["calls"]) for answer in told] == [3, 1, 0, 0]


@pytest.mark.parametrize("after", ["-1", "1.5", "", "²", "last"])
def test_no_number_of_calls_is_refused(control: httpx.Client, after: str) -> None:
    """400 with the reason."""
    answer = control.get("/calls", params={"after": after})
    assert (answer.status_code, answer.json()) == (400, {"error": "after: a whole number from 0"})


@pytest.mark.parametrize(("method", "path", "status"), [("PUT", "/faults", 405), ("GET", "/other", 404)])
def test_nothing_else_is_answered(control: httpx.Client, method: str, path: str, status: int) -> None:
    """What HTTP has for it."""
    assert control.request(method, path).status_code == status


def test_faults_do_not_hit_the_control_endpoint(control: httpx.Client, caller: Caller) -> None:
    """So the last one can always be cleared."""
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
    """Whatever address the sandbox listens on."""
    transport = httpx.ASGITransport(Control(feiyan_sandbox._gateway), client=(peer, 4711))

    async def ask() -> httpx.Response:
        async with httpx.AsyncClient(transport=transport, base_url="http://sandbox") as client:
            return await client.get("/_sandbox/faults")

    assert asyncio.run(ask()).status_code == status
