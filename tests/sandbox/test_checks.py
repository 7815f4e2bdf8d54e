"""Checks that the gateway makes before it parses the body."""

from __future__ import annotations

import time
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

import pytest

from tests.sandbox.caller import SIGNED, Caller

if TYPE_CHECKING:
    import httpx

PATH = "/cloud/token"
MINUTE_MS = 60_000


def token_body(caller: Caller) -> bytes:
    return caller.body("1.0.1", {"grantType": "project", "res": caller.sandbox.project_id})


def assert_refused(response: httpx.Response, status: int, message: str, reason: str) -> None:
    envelope = response.json()
    assert response.status_code == status
    assert response.headers["x-ca-error-message"] == reason
    assert (envelope["code"], envelope["message"], envelope["data"]) == (status, message, None)


def now_ms() -> int:
    return time.time_ns() // 1_000_000


def test_a_correct_call_is_answered(caller: Caller) -> None:
    """The answer to a valid call is an envelope with the call's id and code 200."""
    response = caller.post(PATH, token_body(caller))
    assert response.status_code == 200
    assert (response.json()["id"], response.json()["code"]) == ("42", 200)
    assert "x-ca-error-message" not in response.headers


def test_an_unknown_path_is_not_found(caller: Caller) -> None:
    """An undocumented path is answered with 404."""
    response = caller.post("/cloud/nothing", token_body(caller))
    assert_refused(response, 404, "service not found", "No operation at /cloud/nothing")


@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE"])
def test_only_post_is_found(caller: Caller, method: str) -> None:
    """Other methods are answered with 404."""
    response = caller.http.request(method, PATH, headers=caller.headers(PATH, b""))
    assert_refused(response, 404, "service not found", f"/cloud/token accepts POST, not {method}")


@pytest.mark.parametrize("key", ["someone-else", "", None])
def test_an_unknown_app_key_is_refused(caller: Caller, key: str | None) -> None:
    """Only the sandbox's app key is accepted."""
    response = caller.post(PATH, token_body(caller), X_Ca_Key=key)
    assert_refused(response, 401, "request auth error", "Invalid AppKey")


@pytest.mark.parametrize("md5", ["bm90IHRoZSBtZDUgb2YgaXQ=", None])
def test_a_body_is_the_one_that_was_digested(caller: Caller, md5: str | None) -> None:
    """Content-MD5 is required and must match, even if the signature covers a wrong one."""
    response = caller.post(PATH, token_body(caller), Content_MD5=md5)
    assert_refused(response, 400, "request error", "Invalid Content-MD5")


def test_a_form_needs_no_digest_but_is_no_envelope(caller: Caller) -> None:
    """A form is verified by its signed parameters, then refused as invalid JSON."""
    form = "application/x-www-form-urlencoded"
    headers = caller.headers(PATH, b"b=2&a=1", query="a=1&b=2", content_type=form, Content_MD5=None)
    response = caller.http.post(PATH, content=b"b=2&a=1", headers=headers)
    assert response.status_code == 200
    assert response.json()["code"] == 400


@pytest.mark.parametrize("minutes", [-14, 14])
def test_a_timestamp_within_15_minutes_is_good(caller: Caller, minutes: int) -> None:
    """Clocks may differ by less than 15 minutes in either direction."""
    timestamp = str(now_ms() + minutes * MINUTE_MS)
    assert caller.post(PATH, token_body(caller), X_Ca_Timestamp=timestamp).json()["code"] == 200


@pytest.mark.parametrize("minutes", [-16, 16])
def test_a_timestamp_beyond_15_minutes_is_expired(caller: Caller, minutes: int) -> None:
    """Older and newer timestamps are refused."""
    response = caller.post(PATH, token_body(caller), X_Ca_Timestamp=str(now_ms() + minutes * MINUTE_MS))
    assert_refused(response, 401, "request auth error", "Timestamp Expired")


@pytest.mark.parametrize("timestamp", ["now", "-1", "1.5", "9" * 5000])
def test_a_timestamp_is_a_number_of_milliseconds(caller: Caller, timestamp: str) -> None:
    """Anything else is refused like an expired timestamp."""
    response = caller.post(PATH, token_body(caller), X_Ca_Timestamp=timestamp)
    assert_refused(response, 401, "request auth error", "Timestamp Expired")


def test_timestamp_nonce_and_stage_are_optional(caller: Caller) -> None:
    """Only the key and the signature are required."""
    response = caller.post(PATH, token_body(caller), X_Ca_Timestamp=None, X_Ca_Nonce=None, X_Ca_Stage=None)
    assert response.json()["code"] == 200


@pytest.mark.parametrize("minutes", [-20, 20])
def test_timestamps_are_judged_by_the_sandbox_clock(caller: Caller, minutes: int) -> None:
    """A sandbox 20 minutes off shows its time in Date and refuses correct timestamps."""
    caller.sandbox.advance(minutes * 60)
    response = caller.post(PATH, token_body(caller))
    assert_refused(response, 401, "request auth error", "Timestamp Expired")
    assert parsedate_to_datetime(response.headers["date"]).timestamp() == pytest.approx(
        time.time() + minutes * 60, abs=5
    )
    moved = str(now_ms() + minutes * MINUTE_MS)
    assert caller.post(PATH, token_body(caller), X_Ca_Timestamp=moved).json()["code"] == 200


def test_a_wrong_secret_is_refused_and_told_what_was_signed(caller: Caller) -> None:
    """The header has the gateway's string to sign and not the secret."""
    body = token_body(caller)
    changes = {"X_Ca_Nonce": "n", "X_Ca_Timestamp": str(now_ms())}
    response = caller.post(PATH, body, secret="wrong", **changes)
    md5 = caller.headers(PATH, body)["Content-MD5"]
    signed = (
        f"POSTapplication/json{md5}application/octet-stream; charset=utf-8X-Ca-Key:{caller.sandbox.app_key}"
        f"X-Ca-Nonce:nX-Ca-Stage:RELEASEX-Ca-Timestamp:{changes['X_Ca_Timestamp']}/cloud/token"
    )
    assert_refused(response, 401, "request auth error", f"Invalid Signature, Server StringToSign:`{signed}`")
    assert caller.sandbox.app_secret not in str(response.headers) + response.text


@pytest.mark.parametrize("signature", ["", "bm9uZQ==", "\xff"])
def test_an_invalid_signature_is_refused(caller: Caller, signature: str) -> None:
    """An empty and an invented signature are both refused."""
    body = token_body(caller)
    headers = caller.headers(PATH, body) | {"X-Ca-Signature": signature}
    raw = [(name.encode(), value.encode("latin-1")) for name, value in headers.items()]
    response = caller.http.post(PATH, content=body, headers=raw)
    assert response.status_code == 401
    assert response.headers["x-ca-error-message"].startswith("Invalid Signature, Server StringToSign:`POST")


@pytest.mark.parametrize("tampered", ["Accept", "Content-Type", "X-Ca-Stage", "X-Ca-Nonce"])
def test_a_changed_signed_header_is_refused(caller: Caller, tampered: str) -> None:
    """A change of any signed header is refused."""
    body = token_body(caller)
    headers = caller.headers(PATH, body) | {tampered: "TEST"}
    assert caller.http.post(PATH, content=body, headers=headers).status_code == 401


def test_line_breaks_in_a_query_do_not_reach_a_header(caller: Caller) -> None:
    """The reported string to sign has no characters that would end the header."""
    response = caller.post(PATH, token_body(caller), query="a=1%0d%0aSet-Cookie:%20b=1", secret="wrong")
    assert "set-cookie" not in response.headers
    assert "Set-Cookie" in response.headers["x-ca-error-message"]


def test_a_nonce_is_good_once(caller: Caller) -> None:
    """A second call with the same nonce is refused, even if it is correct otherwise."""
    assert caller.post(PATH, token_body(caller), X_Ca_Nonce="once").json()["code"] == 200
    response = caller.post(PATH, token_body(caller), X_Ca_Nonce="once")
    assert_refused(response, 401, "request auth error", "Nonce Used")


def test_a_nonce_of_an_unsigned_call_is_not_used_up(caller: Caller) -> None:
    """Callers with a wrong signature cannot use up other callers' nonces."""
    assert caller.post(PATH, token_body(caller), X_Ca_Nonce="mine", secret="wrong").status_code == 401
    assert caller.post(PATH, token_body(caller), X_Ca_Nonce="mine").json()["code"] == 200


def test_a_nonce_is_forgotten_after_the_window(caller: Caller) -> None:
    """A nonce is accepted again once no timestamp signed with it can be valid."""
    assert caller.post(PATH, token_body(caller), X_Ca_Nonce="again").json()["code"] == 200
    caller.sandbox.advance(31 * 60)
    later = str(now_ms() + 31 * MINUTE_MS)
    assert caller.post(PATH, token_body(caller), X_Ca_Nonce="again", X_Ca_Timestamp=later).json()["code"] == 200


@pytest.mark.parametrize("stage", ["RELEASE", "PRE", "TEST"])
def test_the_three_stages_are_answered(caller: Caller, stage: str) -> None:
    """RELEASE, PRE and TEST are accepted."""
    assert caller.post(PATH, token_body(caller), X_Ca_Stage=stage).json()["code"] == 200


def test_another_stage_is_a_wrong_url(caller: Caller) -> None:
    """The documents say that a wrong stage is reported as a URL error."""
    response = caller.post(PATH, token_body(caller), X_Ca_Stage="BETA")
    assert_refused(response, 404, "service not found", "Invalid Url, no stage BETA")


def test_the_first_failing_check_answers(caller: Caller) -> None:
    """Checks run in order, from the app key to the body."""
    wrong = {"Content_MD5": "no", "X_Ca_Timestamp": "1", "X_Ca_Stage": "BETA", "secret": "wrong"}
    reasons = []
    for name in ("X_Ca_Key", "Content_MD5", "X_Ca_Timestamp", "secret", "X_Ca_Stage"):
        response = caller.post(PATH, token_body(caller), **({"X_Ca_Key": "no"} if name == "X_Ca_Key" else {}), **wrong)
        reasons.append(response.headers["x-ca-error-message"].partition(",")[0])
        wrong.pop(name, None)
    assert reasons == ["Invalid AppKey", "Invalid Content-MD5", "Timestamp Expired", "Invalid Signature", "Invalid Url"]


def test_every_answer_has_a_date_and_a_request_id(caller: Caller) -> None:
    """Every answer, good or refused, has the gateway's time and an id."""
    for response in (caller.post(PATH, token_body(caller)), caller.post("/nothing", b"")):
        assert parsedate_to_datetime(response.headers["date"])
        assert len(response.headers["x-ca-request-id"]) == 32


def test_a_refusal_repeats_the_id_of_the_call_if_it_can_be_told(caller: Caller) -> None:
    """The gateway's own id is used if the body has none."""
    assert caller.post(PATH, token_body(caller), secret="wrong").json()["id"] == "42"
    response = caller.post(PATH, b"{}", secret="wrong")
    assert response.json()["id"] == response.headers["x-ca-request-id"]


def test_every_call_is_recorded(caller: Caller) -> None:
    """`calls` has every call with its code, including refused calls."""
    caller.post(PATH, token_body(caller))
    caller.post(PATH, token_body(caller), secret="wrong")
    caller.post("/nothing", b"")
    assert [(call.path, call.code) for call in caller.sandbox.calls] == [(PATH, 200), (PATH, 401), ("/nothing", 404)]


def test_unsigned_headers_do_not_matter(caller: Caller) -> None:
    """The signature does not cover a header that is not listed."""
    signed = [name for name in SIGNED if name != "X-Ca-Stage"]
    assert caller.post(PATH, token_body(caller), signed=signed).json()["code"] == 200
