"""The account service of the sandbox, called by hand as public clients call it, and its two regions."""

from __future__ import annotations

import base64
import hmac
import json
import uuid
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from feiyan import AppClient, AuthenticationError, SessionExpiredError
from feiyan_sandbox import Liberty, Sandbox

CONNECT, OAUTH = "/api/prd/connect.json", "/api/prd/loginbyoauth.json"
START = {"context": {"appKey": "23456789"}, "config": {"version": 0, "lastModify": 0}, "device": {}}


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox() as sandbox:
        yield sandbox


def post(
    sandbox: Sandbox,
    path: str,
    field: str,
    request: Any,
    *,
    secret: str = "",
    vid: str | None = "",
    method: str = "POST",
    digest: str = "sha256",
    in_query: bool = False,
) -> httpx.Response:
    """Send a form signed as public notes tell, without the code of the client."""
    text = request if isinstance(request, str) else json.dumps(request)
    headers = {"accept": "application/json", "content-type": "application/x-www-form-urlencoded", "date": "today"}
    signed = {"x-ca-key": sandbox.app_key, "x-ca-nonce": uuid.uuid4().hex}
    if digest != "sha256":
        signed["x-ca-signature-method"] = f"Hmac{digest.upper()}"
    lines = [method, headers["accept"], "", headers["content-type"], headers["date"]]
    lines += [f"{name}:{signed[name]}" for name in sorted(signed)]
    lines.append(f"{path}?{field}={text}")
    mac = hmac.new((secret or sandbox.app_secret).encode(), "\n".join(lines).encode(), digest)
    headers |= signed | {"x-ca-signature": base64.b64encode(mac.digest()).decode()}
    headers |= {} if vid is None else {"vid": vid}
    headers["x-ca-signature-headers"] = ",".join(sorted(signed))
    sent: dict[str, Any] = {"params" if in_query else "data": {field: text}}
    return httpx.request(method, sandbox.abroad_url + path, headers=headers, trust_env=False, **sent)


def login(sandbox: Sandbox, **changed: Any) -> dict[str, Any]:
    request = {"authCode": sandbox.auth_code, "oauthPlateform": 23, "oauthAppKey": sandbox.app_key}
    return {**request, "riskControlInfo": {}, **changed}


def test_a_public_client_logs_in(sandbox: Sandbox) -> None:
    """It connects, and gets the sid in exchange for its authorization code, with answers as they were recorded."""
    connected = post(sandbox, CONNECT, "request", START).json()
    assert (connected["success"], connected["data"]["successful"], connected["data"]["code"]) == ("true", "true", 1)
    answer = post(sandbox, OAUTH, "loginByOauthRequest", login(sandbox), vid=connected["data"]["vid"]).json()
    assert answer["data"]["data"]["loginSuccessResult"]["sid"]


def test_a_client_may_tell_nothing_about_itself(sandbox: Sandbox) -> None:
    """It logs in without `riskControlInfo`, and with fields that are null."""
    vid = post(sandbox, CONNECT, "request", START).json()["data"]["vid"]
    request = login(sandbox, accessToken=None, openId=None, tokenType=None, userData=None)
    del request["riskControlInfo"]
    answer = post(sandbox, OAUTH, "loginByOauthRequest", request, vid=vid).json()
    assert answer["data"]["data"]["loginSuccessResult"]["sid"]


@pytest.mark.parametrize(
    ("field", "request_", "reason"),
    [
        ("loginByOauthRequest", "no JSON", "loginByOauthRequest: expected"),
        ("loginByOauthRequest", [], "loginByOauthRequest: expected"),
        ("loginByOauthRequest", {"authCode": "x"}, "loginByOauthRequest: expected"),
        ("request", START, "loginByOauthRequest: expected"),
        ("loginByOauthRequest", {"authCode": "nobodys"}, "authCode: no user"),
        ("loginByOauthRequest", {"oauthPlateform": 13}, "authCode: no user"),
        ("loginByOauthRequest", {"oauthAppKey": "other"}, "authCode: no user"),
    ],
)
def test_impossible_requests_are_refused_with_the_reason(
    sandbox: Sandbox, field: str, request_: Any, reason: str
) -> None:
    """The answer names the reason."""
    vid = post(sandbox, CONNECT, "request", START).json()["data"]["vid"]
    if reason.startswith("authCode"):
        request_ = login(sandbox, **request_)
    answer = post(sandbox, OAUTH, field, request_, vid=vid).json()
    assert answer["success"] == "false"
    assert answer["errorMsg"].startswith(reason)


def test_a_client_that_did_not_connect_is_refused(sandbox: Sandbox) -> None:
    """It needs a number of its own."""
    answer = post(sandbox, OAUTH, "loginByOauthRequest", login(sandbox), vid="made up").json()
    assert answer["errorMsg"].startswith("vid: ")


@pytest.mark.parametrize("strict", [False, True])
def test_public_clients_may_send_more_than_the_spec_has(strict: bool) -> None:
    """A field in the query, no vid, and HMAC-SHA1 are taken and marked, or refused; a made-up vid always is."""
    with Sandbox(strict=strict) as sandbox:
        connected = post(sandbox, CONNECT, "request", START, in_query=True)
        assert sandbox.calls[-1].liberties == (() if strict else (Liberty.FORM_IN_QUERY,))
        assert (connected.json()["success"] == "true") is not strict
        without = post(sandbox, OAUTH, "loginByOauthRequest", login(sandbox), vid=None).json()
        assert sandbox.calls[-1].liberties == (() if strict else (Liberty.LOGIN_WITHOUT_VID,))
        assert (without["success"] == "true") is not strict
        by_sha1 = post(sandbox, CONNECT, "request", START, digest="sha1")
        assert sandbox.calls[-1].liberties == (() if strict else (Liberty.HMAC_SHA1,))
        assert by_sha1.status_code == (401 if strict else 200)
        made_up = post(sandbox, OAUTH, "loginByOauthRequest", login(sandbox), vid="made up").json()
        assert made_up["errorMsg"].startswith("vid: ")


@pytest.mark.parametrize("strict", [False, True])
def test_a_code_or_a_sid_that_was_used(strict: bool) -> None:
    """Either is taken again and marked, or refused."""
    with Sandbox(strict=strict) as sandbox:
        vid = post(sandbox, CONNECT, "request", START).json()["data"]["vid"]
        asked = login(sandbox)
        answers = [post(sandbox, OAUTH, "loginByOauthRequest", asked, vid=vid).json() for _ in range(2)]
        assert [answer["success"] for answer in answers] == ["true", "false" if strict else "true"]
        assert sandbox.calls[-1].liberties == (() if strict else (Liberty.AUTH_CODE_AGAIN,))
        sid = answers[0]["data"]["data"]["loginSuccessResult"]["sid"]
        with AppClient(app_key=sandbox.app_key, app_secret=sandbox.app_secret, base_url=sandbox.base_url) as app:
            app.sign_in(sid)
            if strict:
                with pytest.raises(AuthenticationError, match="used before"):
                    app.sign_in(sid)
            else:
                app.sign_in(sid)
        assert sandbox.calls[-1].liberties == (() if strict else (Liberty.AUTH_CODE_AGAIN,))


def test_a_client_that_tells_nothing_of_its_machine_connects(sandbox: Sandbox) -> None:
    """Some public clients leave the device out."""
    start = {
        "context": {"appKey": sandbox.app_key, "platformName": "android"},
        "config": {"version": 0, "lastModify": 0},
    }
    assert post(sandbox, CONNECT, "request", start).json()["data"]["vid"]


def test_it_checks_signatures(sandbox: Sandbox) -> None:
    """As the gateway does, with the string that it signed."""
    response = post(sandbox, CONNECT, "request", START, secret="wrong")
    assert response.status_code == 401
    assert "Server StringToSign" in response.headers["x-ca-error-message"]
    assert f"{CONNECT}?request=" in response.headers["x-ca-error-message"]


def test_only_post_is_taken(sandbox: Sandbox) -> None:
    """Whatever the signature is."""
    assert post(sandbox, CONNECT, "request", START, method="PUT").status_code == 404


def test_a_session_belongs_to_its_region(sandbox: Sandbox) -> None:
    """The other region knows neither its token nor its refresh token."""
    settings = {"app_key": sandbox.app_key, "app_secret": sandbox.app_secret}
    with AppClient(**settings, base_url=sandbox.base_url) as app:
        session = app.sign_in_with_oauth(sandbox.auth_code, country="DE")
    with AppClient(**settings, base_url=sandbox.base_url, iot_token=session.iot_token) as app:
        with pytest.raises(AuthenticationError, match="another region"):
            app.users.list_devices().page()
        request = {"identityId": session.identity_id, "refreshToken": session.refresh_token}
        with pytest.raises(AuthenticationError, match="2401"):
            app.call("/account/checkOrRefreshSession", {"request": request}, api_version="1.0.4")
    with AppClient(**settings, base_url=sandbox.abroad_url, iot_token=session.iot_token) as app:
        assert list(app.users.list_devices())


def test_the_phone_app_ends_the_session_in_use(sandbox: Sandbox) -> None:
    """For tests of users: a call is refused with 29003, the renewal with 2401, and the phone's session lives."""
    with AppClient(app_key=sandbox.app_key, app_secret=sandbox.app_secret, base_url=sandbox.base_url) as app:
        app.sign_in(sandbox.auth_code)
        before = len(sandbox.calls)
        sandbox.sign_in_elsewhere()
        with pytest.raises(SessionExpiredError):
            app.users.list_devices().page()
    assert [call.code for call in sandbox.calls[before:]] == [29003, 2401]
    with AppClient(**sandbox.app_settings) as phone:
        assert list(phone.users.list_devices())
