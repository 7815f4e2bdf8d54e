"""Liberties that the sandbox takes beyond the documents, and refuses in strict mode."""

from __future__ import annotations

import hmac
import json
import time
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from paho.mqtt import client as paho
from paho.mqtt.enums import CallbackAPIVersion

from feiyan_sandbox import Liberty, Sandbox
from feiyan_sandbox.broker import AccountRecord, LoginRecord
from tests.sandbox.caller import Caller
from tests.sandbox.listener import TIMEOUT

LIST, LIST_VERSION = "/uc/listBindingByAccount", "1.0.8"
PHONE_SIGNED = ("x-ca-key", "x-ca-nonce", "x-ca-signature-method", "x-ca-timestamp")
PHONE_HEADERS = {
    "X_Ca_Signature_Method": "HmacSHA1",
    "X_Ca_Stage": None,
    "Accept": "application/json; charset=utf-8",
    "ca_version": "1",
}


@pytest.fixture
def lenient() -> Iterator[Caller]:
    with Sandbox() as sandbox, Caller(sandbox) as caller:
        yield caller


@pytest.fixture
def strict() -> Iterator[Caller]:
    with Sandbox(strict=True) as sandbox, Caller(sandbox) as caller:
        yield caller


@dataclass(frozen=True)
class Taken:
    """A call that takes one liberty, and how it is refused in strict mode: the HTTP status and the code."""

    liberty: Liberty
    send: Callable[[Caller], Any]
    refusal: tuple[int, int]


def body_of(caller: Caller, **changed: Any) -> bytes:
    """Return a correct body, with changes."""
    envelope = json.loads(list_body(caller))
    return json.dumps(envelope | changed).encode()


def list_body(caller: Caller, version: str = LIST_VERSION, params: dict[str, Any] | None = None) -> bytes:
    params = {"pageNo": 1, "pageSize": 20} if params is None else params
    return caller.body(version, params, token=caller.sandbox.iot_token, token_name="iotToken")


def post_as_phones_sign(caller: Caller, body: bytes, **changed: Any) -> Any:
    options = {"digest": "sha1", "signed": PHONE_SIGNED, **PHONE_HEADERS, **changed}
    return caller.post(LIST, body, **options)


def body_with_references(caller: Caller) -> bytes:
    """Return a body as the platform's SDK for phones writes it."""
    request = {"apiVer": LIST_VERSION, "language": "en-US", "iotToken": caller.sandbox.iot_token}
    part = {"a": "4d9a", "b": "1.0", "c": request, "d": {"pageNo": 1, "pageSize": 20}, "id": "4d9a", "version": "1.0"}
    return json.dumps(part | {"params": {"$ref": "$.d"}, "request": {"$ref": "$.c"}}).encode()


def sign_in_twice(caller: Caller) -> Any:
    request = {"authCode": caller.sandbox.auth_code, "accountType": "OA_SESSION", "appKey": caller.sandbox.app_key}
    body = caller.body("1.0.4", {"request": request})
    assert caller.post("/account/createSessionByAuthCode", body).json()["code"] == 200
    return caller.post("/account/createSessionByAuthCode", body)


CALLS = {
    "a signature with HMAC-SHA1": Taken(
        Liberty.HMAC_SHA1, lambda caller: post_as_phones_sign(caller, list_body(caller)), (401, 401)
    ),
    "an id in the query": Taken(
        Liberty.REQUEST_ID_IN_QUERY,
        lambda caller: caller.post(LIST, list_body(caller), query=f"x-ca-request-id={uuid.uuid4()}"),
        (400, 400),
    ),
    "a timestamp in nanoseconds": Taken(
        Liberty.TIMESTAMP_IN_NANOSECONDS,
        lambda caller: caller.post(LIST, list_body(caller), X_Ca_Timestamp=str(time.time_ns())),
        (401, 401),
    ),
    "references in the body": Taken(
        Liberty.REFERENCES_IN_BODY, lambda caller: caller.post(LIST, body_with_references(caller)), (200, 400)
    ),
    "an envelope of version 1.0.0": Taken(
        Liberty.ENVELOPE_VERSION, lambda caller: caller.post(LIST, body_of(caller, version="1.0.0")), (200, 400)
    ),
    "an apiVer that programs send": Taken(
        Liberty.VERSION_SEEN_IN_USE, lambda caller: caller.post(LIST, list_body(caller, "1.0.2")), (200, 404)
    ),
    "an apiVer that nobody knows": Taken(
        Liberty.UNKNOWN_VERSION, lambda caller: caller.post(LIST, list_body(caller, "1.9.0")), (200, 404)
    ),
    "a list without paging": Taken(
        Liberty.NO_PAGING, lambda caller: caller.post(LIST, list_body(caller, params={})), (200, 460)
    ),
    "an authorization code again": Taken(Liberty.AUTH_CODE_AGAIN, sign_in_twice, (200, 2459)),
}


@pytest.mark.parametrize("taken", CALLS.values(), ids=CALLS)
def test_a_lenient_sandbox_takes_a_liberty_and_marks_it(lenient: Caller, taken: Taken) -> None:
    """The call is answered, and its record has the mark."""
    answer = taken.send(lenient)
    assert (answer.status_code, answer.json()["code"]) == (200, 200)
    assert lenient.sandbox.calls[-1].liberties == (taken.liberty,)


@pytest.mark.parametrize("taken", CALLS.values(), ids=CALLS)
def test_a_strict_sandbox_refuses_a_liberty(strict: Caller, taken: Taken) -> None:
    """The call is refused as one that breaks the documents' rule, and its record has no mark."""
    answer = taken.send(strict)
    assert (answer.status_code, answer.json()["code"]) == taken.refusal
    assert strict.sandbox.calls[-1].liberties == ()


def test_a_documented_call_takes_no_liberty(lenient: Caller, strict: Caller) -> None:
    """Both modes answer it, and the record has no mark."""
    for caller in (lenient, strict):
        assert caller.post(LIST, list_body(caller)).json()["code"] == 200
        assert caller.sandbox.calls[-1].liberties == ()


def as_an_app_in_the_phone(caller: Caller) -> Any:
    """List devices as notes on a battery's app record it: no paging, references, HMAC-SHA1, the id in the query."""
    request = {"apiVer": "1.0.2", "language": "en-US", "iotToken": caller.sandbox.iot_token}
    parts = {"a": "7f3a", "b": "1.0", "c": request, "d": {}, "id": "7f3a", "version": "1.0"}
    body = json.dumps(parts | {"params": {"$ref": "$.d"}, "request": {"$ref": "$.c"}}).encode()
    return post_as_phones_sign(caller, body, query="x-ca-request-id=7f3a")


def as_an_air_purifier_s_bridge(caller: Caller) -> Any:
    """List devices with JSON as content type, and without the name of the method among the signed headers."""
    return post_as_phones_sign(
        caller,
        list_body(caller, "1.0.2", {"pageNo": 1, "pageSize": 50}),
        signed=("x-ca-key", "x-ca-nonce", "x-ca-timestamp"),
        content_type="application/json; charset=utf-8",
    )


def as_a_camera_s_bridge(caller: Caller) -> Any:
    """Ask for live video as the app for iOS does: another version of the envelope, the app key in the request."""
    sandbox = caller.sandbox
    request = {"language": "en-US", "appKey": sandbox.app_key, "iotToken": sandbox.iot_token, "apiVer": "2.2.0"}
    params = {"streamType": 0, "relayEncrypted": False, "clientType": "iOS", "iotId": sandbox.devices[0]["iotId"]}
    body = {"id": "C3A1", "params": params, "request": request, "version": "1.0.0"}
    return caller.post("/vision/customer/stream/query", json.dumps(body).encode())


PROGRAMS = {
    as_an_app_in_the_phone: {
        Liberty.REQUEST_ID_IN_QUERY,
        Liberty.HMAC_SHA1,
        Liberty.REFERENCES_IN_BODY,
        Liberty.VERSION_SEEN_IN_USE,
        Liberty.NO_PAGING,
    },
    as_an_air_purifier_s_bridge: {Liberty.HMAC_SHA1, Liberty.VERSION_SEEN_IN_USE},
    as_a_camera_s_bridge: {Liberty.ENVELOPE_VERSION},
}


@pytest.mark.parametrize("send", PROGRAMS, ids=lambda send: send.__name__)
def test_a_call_as_a_public_program_sends_it(lenient: Caller, strict: Caller, send: Callable[[Caller], Any]) -> None:
    """It is answered with all that it takes marked, or refused."""
    assert send(lenient).json()["code"] == 200
    assert set(lenient.sandbox.calls[-1].liberties) == PROGRAMS[send]
    assert send(strict).json()["code"] in {400, 401}


def test_one_call_may_take_many(lenient: Caller) -> None:
    """A call as public scripts send it takes three liberties at once."""
    answer = post_as_phones_sign(lenient, body_with_references(lenient), query="x-ca-request-id=1")
    assert answer.json()["code"] == 200
    record = lenient.sandbox.calls[-1]
    assert set(record.liberties) == {Liberty.HMAC_SHA1, Liberty.REQUEST_ID_IN_QUERY, Liberty.REFERENCES_IN_BODY}
    assert record.params == {"pageNo": 1, "pageSize": 20}
    assert record.as_json()["liberties"] == ["request-id-in-query", "hmac-sha1", "references-in-body"]


@pytest.mark.parametrize(
    "changed",
    [
        {"secret": "wrong"},
        {"digest": "sha256"},
        {"X_Ca_Signature_Method": "HmacMD5", "digest": "md5"},
        {"X_Ca_Signature_Method": None},
        {"X_Ca_Timestamp": str((time.time_ns() // 10**9 - 3600) * 10**9)},
    ],
    ids=["wrong secret", "another hash", "a method that nobody uses", "no method", "an hour ago in nanoseconds"],
)
def test_a_wrong_signature_stays_refused(lenient: Caller, changed: dict[str, Any]) -> None:
    """A liberty does not excuse a wrong secret, another hash than the one that is named, or an old timestamp."""
    assert post_as_phones_sign(lenient, list_body(lenient), **changed).status_code == 401


def test_a_used_nonce_stays_refused(lenient: Caller) -> None:
    """A nonce is good once, whatever the signature is made with."""
    bodies = [list_body(lenient)] * 2
    assert [post_as_phones_sign(lenient, body, X_Ca_Nonce="once").status_code for body in bodies] == [200, 401]


def test_a_wrong_token_stays_refused(lenient: Caller) -> None:
    """A token that is taken from a reference is checked like any other."""
    body = body_with_references(lenient).replace(lenient.sandbox.iot_token.encode(), b"0" * 32)
    assert lenient.post(LIST, body).json()["code"] == 401


def test_a_list_without_paging_has_all_items(lenient: Caller) -> None:
    """The answer has more devices than the largest documented page."""
    made = lenient.data("/cloud/amount/device/generate", "1.1.2", {"productKey": "a1U2xTzUZI8", "amount": 150})
    pages = [{"applyId": made, "pageNo": number, "pageSize": 100} for number in (1, 2)]
    items = [lenient.data("/living/device/apply/query", "1.0.1", page)["items"] for page in pages]
    everything = lenient.data("/living/device/apply/query", "1.0.1", {"applyId": made})
    assert everything["items"] == items[0] + items[1]
    assert len(everything["items"]) == everything["totalNum"] == 150


@pytest.mark.parametrize("params", [{"pageSize": 1}, {"pageNo": 1}, {}])
def test_half_of_paging_is_completed(lenient: Caller, params: dict[str, Any]) -> None:
    """A page size alone gives the first page, a page number alone a page of all items."""
    data = lenient.app_data(LIST, LIST_VERSION, params)
    assert (data["pageNo"], len(data["data"])) == (1, params.get("pageSize", data["total"]))


def test_a_wrong_page_stays_refused(lenient: Caller) -> None:
    """Half of the paging is checked, even if the other half is missing."""
    assert lenient.app_call(LIST, LIST_VERSION, {"pageNo": "1"})["code"] == 460


# --- References ------------------------------------------------------------------------------------------------------


def answer_to(caller: Caller, body: dict[str, Any]) -> tuple[int, str]:
    system = {"apiVer": LIST_VERSION, "iotToken": caller.sandbox.iot_token}
    answer = caller.post(LIST, json.dumps({"id": "1", "version": "1.0", "request": system} | body).encode()).json()
    return answer["code"], answer["message"]


@pytest.mark.parametrize(
    "body",
    [
        {"pages": [{"first": 1}], "params": {"pageNo": {"$ref": "$.pages[0].first"}, "pageSize": 1}},
        {"d": {"$ref": "$.e"}, "e": {"pageNo": 1, "pageSize": 1}, "params": {"$ref": "$.d"}},
        {"params": {"pageNo": 1, "pageSize": {"$ref": "$.params.pageNo"}}},
    ],
    ids=["into a list", "to a reference", "to a sibling"],
)
def test_a_reference_may_stand_anywhere(lenient: Caller, body: dict[str, Any]) -> None:
    """References lead into objects and lists, and to other references."""
    assert answer_to(lenient, body)[0] == 200
    assert lenient.sandbox.calls[-1].params == {"pageNo": 1, "pageSize": 1}


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ({"params": {"$ref": "$.nothing"}}, "$.nothing names nothing"),
        ({"params": {"$ref": "$.id.length"}}, "$.id.length names nothing"),
        ({"a": [], "params": {"$ref": "$.a[0]"}}, "$.a[0] names nothing"),
        ({"params": {"$ref": "d"}}, "expected a path such as $.d"),
        ({"params": {"$ref": "$.params"}}, "lead back to themselves"),
        ({"a": {"$ref": "$.b"}, "b": {"$ref": "$.a"}, "params": {"$ref": "$.a"}}, "lead back to themselves"),
        ({"params": {"all": {"$ref": "$"}}}, "lead back to themselves"),
        (
            {f"n{i}": [{"$ref": f"$.n{i + 1}"}] * 10 for i in range(12)} | {"n12": 1, "params": {"$ref": "$.n0"}},
            "too many values",
        ),
    ],
)
def test_a_reference_that_leads_nowhere_is_refused(lenient: Caller, body: dict[str, Any], reason: str) -> None:
    """The message tells which reference is wrong; what would take unbounded memory is refused at once."""
    code, message = answer_to(lenient, body)
    assert code == 400
    assert reason in message
    assert lenient.sandbox.calls[-1].params is None


# --- Over MQTT -------------------------------------------------------------------------------------------------------

FIXED_TIME = "2524608000000"
C_SDK_PARAMETERS = "securemode=2,timestamp={timestamp},signmethod=hmacsha1,gw=0,ext=0"


class Phone:
    """An app that logs in as a device of the sandbox and sends one account request."""

    def __init__(self, sandbox: Sandbox) -> None:
        self.broker = sandbox.broker
        self.device = sandbox.devices[0]
        self.base = f"/sys/{self.device['productKey']}/{self.device['deviceName']}/app"

    def request(self, timestamp: str, action: str, payload: dict[str, Any]) -> None:
        """Log in as the platform's C SDK does, and publish a request if the login is accepted."""
        name, key = self.device["deviceName"], self.device["productKey"]
        signed = f"clientIdsdkdeviceName{name}productKey{key}timestamp{timestamp}"
        client_id = f"sdk|{C_SDK_PARAMETERS.format(timestamp=timestamp)}|"
        mqtt = paho.Client(CallbackAPIVersion.VERSION2, client_id, reconnect_on_failure=False)
        mqtt.username_pw_set(
            f"{name}&{key}", hmac.new(self.device["deviceSecret"].encode(), signed.encode(), "sha1").hexdigest()
        )
        mqtt.on_connect = lambda *_: mqtt.publish(f"{self.base}/up/account/{action}", json.dumps(payload), qos=1)
        host, port = self.broker.url.removeprefix("mqtt://").split(":")
        before, asked = len(self.broker.logins), len(self.broker.account_requests)
        mqtt.connect(host, int(port))
        mqtt.loop_start()
        try:
            self.broker.wait_until(lambda: len(self.broker.logins) > before, TIMEOUT)
            self.broker.wait_until(lambda: len(self.broker.account_requests) > asked or self.login.refusal, TIMEOUT)
        finally:
            mqtt.disconnect()
            mqtt.loop_stop()

    @property
    def login(self) -> LoginRecord:
        return self.broker.logins[-1]

    @property
    def answered(self) -> AccountRecord:
        return self.broker.account_requests[-1]


def now() -> str:
    return str(time.time_ns() // 1_000_000)


def sdk_request(sandbox: Sandbox, **changed: Any) -> dict[str, Any]:
    """Return a request to bind as the platform's SDK for Android writes it: with `system`, without a version."""
    system = {"version": "1.0", "time": now()}
    names = f"{sandbox.devices[0]['deviceName']}&{sandbox.devices[0]['productKey']}"
    params = {"iotToken": sandbox.iot_token}
    return {"id": "1", "system": system, "request": {"clientId": names}, "params": params, **changed}


@pytest.mark.parametrize("strict", [False, True])
def test_the_fixed_time_of_the_c_sdk(strict: bool) -> None:
    """A login with the constant is accepted and marked, or refused as expired."""
    with Sandbox(strict=strict) as sandbox:
        phone = Phone(sandbox)
        phone.request(FIXED_TIME, "bind", sdk_request(sandbox, version="1.0"))
        if strict:
            assert (phone.login.refusal, phone.login.liberties) == ("timestamp expired", ())
        else:
            assert (phone.login.refusal, phone.login.liberties) == (None, (Liberty.FIXED_LOGIN_TIME,))
            assert (phone.answered.code, phone.answered.liberties) == (200, ())


@pytest.mark.parametrize("action", ["bind", "unbind"])
@pytest.mark.parametrize("strict", [False, True])
def test_a_bind_without_a_version(strict: bool, action: str) -> None:
    """A request as the platform's SDK for Android writes it is accepted and marked, or refused with 460."""
    with Sandbox(strict=strict) as sandbox:
        phone = Phone(sandbox)
        phone.request(now(), action, sdk_request(sandbox))
        marks = () if strict else (Liberty.BIND_WITHOUT_VERSION,)
        assert (phone.login.liberties, phone.answered.liberties) == ((), marks)
        assert phone.answered.code == (460 if strict else 200)


def test_a_wrong_bind_stays_refused(feiyan_sandbox: Sandbox) -> None:
    """Another version is refused with 460, a wrong token with 2043."""
    phone = Phone(feiyan_sandbox)
    phone.request(now(), "bind", sdk_request(feiyan_sandbox, version="2.0"))
    assert (phone.answered.code, phone.answered.liberties) == (460, ())
    phone.request(now(), "bind", sdk_request(feiyan_sandbox, params={"iotToken": "0" * 32}))
    assert phone.answered.code == 2043


def test_another_future_login_stays_refused(feiyan_sandbox: Sandbox) -> None:
    """Only the constant itself is excused, and only with the right secret."""
    phone = Phone(feiyan_sandbox)
    phone.request("2524608000001", "bind", sdk_request(feiyan_sandbox))
    assert phone.login.refusal == "timestamp expired"
    phone.device = phone.device | {"deviceSecret": "wrong"}
    phone.request(FIXED_TIME, "bind", sdk_request(feiyan_sandbox))
    assert phone.login.refusal == "wrong password"
