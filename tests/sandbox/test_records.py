"""Records of the calls that reached the gateway."""

from __future__ import annotations

import httpx
import pytest

from feiyan_sandbox import Fault, Sandbox
from feiyan_sandbox.world.seeds import CLOUD_TOKEN
from tests.sandbox.caller import Caller

PING, PING_PARAMS = "/kit/debug/ping", {"input": "hello"}
INFO, IOT_ID = "/cloud/thing/info/get", "aD12ef8KkWYrT19EiNJJ001082"


def ping(caller: Caller) -> httpx.Response:
    return caller.post(PING, caller.body("1.0.0", PING_PARAMS))


def test_a_record_tells_what_came_and_what_became_of_it(caller: Caller) -> None:
    """The calls are a good one, one refused by a handler, and one to an unknown path."""
    caller.call(INFO, "1.0.2", {"iotId": IOT_ID}, token=CLOUD_TOKEN)
    caller.call(INFO, "1.0.2", {"iotId": "none"}, token=CLOUD_TOKEN)
    caller.post("/nothing", b"no JSON")
    good, refused, unknown = caller.sandbox.calls
    assert (good.path, good.operation, good.code, good.processed) == (INFO, "cloud.things.getInfo", 200, True)
    assert (good.params, good.fault) == ({"iotId": IOT_ID}, None)
    assert (refused.code, refused.processed, refused.params) == (2063, False, {"iotId": "none"})
    assert (unknown.operation, unknown.code, unknown.processed, unknown.params) == ("", 404, False, None)
    assert good.connection == refused.connection == unknown.connection > 0


def test_calls_over_another_connection_are_told_apart(caller: Caller) -> None:
    """A call after a reset has another `connection`."""
    caller.sandbox.inject("reset_before")
    with pytest.raises(httpx.ReadError):
        ping(caller)
    ping(caller)
    before, after = caller.sandbox.calls
    assert before.connection != after.connection


@pytest.mark.parametrize(
    ("fault", "code", "processed"),
    [
        (Fault("code", code=500), 500, False),
        (Fault("code", code=200), 200, False),
        (Fault("rate_limit"), 429, False),
        (Fault("http_status", status=502), 502, False),
        (Fault("not_json"), 200, False),
        (Fault("empty"), 200, False),
        (Fault("raw", status=201, headers={"Content-Length": "0"}), 201, False),
        (Fault("nonce_used"), 401, False),
        (Fault("skew", seconds=1), 200, True),
        (Fault("delay", seconds=0.001), 200, True),
        (Fault("wrong_type"), 200, True),
        (Fault("huge", size=1), 200, True),
        (Fault("cut_json"), 200, True),
    ],
)
def test_a_record_names_the_fault(caller: Caller, fault: Fault, code: int, processed: bool) -> None:
    """The code is the envelope's, or the HTTP status if there is no envelope."""
    caller.sandbox.inject(fault)
    ping(caller)
    record = caller.sandbox.calls[-1]
    assert (record.fault, record.code, record.processed) == (fault.kind, code, processed)
    assert record.params == PING_PARAMS


@pytest.mark.parametrize(
    ("fault", "code", "processed"),
    [(Fault("reset_before"), None, False), (Fault("reset_after"), None, True), (Fault("truncate"), 200, True)],
)
def test_calls_whose_connection_broke_are_counted(
    caller: Caller, fault: Fault, code: int | None, processed: bool
) -> None:
    """The code is None if no answer was sent."""
    caller.sandbox.inject(fault)
    with pytest.raises(httpx.TransportError):
        ping(caller)
    record = caller.sandbox.calls[-1]
    assert (record.fault, record.code, record.processed, record.params) == (fault.kind, code, processed, PING_PARAMS)


def test_calls_are_counted_by_path_and_outcome(caller: Caller) -> None:
    """`count` selects all, processed or unprocessed calls."""
    caller.sandbox.inject("empty", times=2)
    for _ in range(3):
        ping(caller)
    caller.post(INFO, b"{}")
    assert [caller.sandbox.count(PING, processed=processed) for processed in (None, True, False)] == [3, 1, 2]


def test_a_record_shows_no_token_in_its_repr(caller: Caller) -> None:
    """A failing test that prints the calls does not print their bodies."""
    caller.call(INFO, "1.0.2", {"iotId": IOT_ID}, token=CLOUD_TOKEN)
    assert CLOUD_TOKEN not in repr(caller.sandbox.calls)


def test_only_the_last_calls_are_remembered() -> None:
    """The memory of a long-running sandbox is bounded, and `count` still counts all calls."""
    with Sandbox(records=2) as sandbox, Caller(sandbox) as caller:
        for _ in range(3):
            ping(caller)
        caller.post(INFO, b"{}")
        assert [call.path for call in sandbox.calls] == [PING, INFO]
        assert [sandbox.count(PING, processed=processed) for processed in (None, True, False)] == [3, 3, 0]
