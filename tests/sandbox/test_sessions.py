"""Sessions of app users from sign-in to sign-out, registration for MQTT, and the region of an account."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
from typing import Any

import pytest

from feiyan import AppClient, AsyncAppClient, AuthenticationError, CloudClient, InvalidParameterError, codes
from feiyan.app.models.sessions import AppDeviceRegistration, SessionEnd, SessionRenewal, SessionSignIn
from feiyan_sandbox import Sandbox, world
from tests.sandbox.caller import Caller

HOUR = 3600

OTHER_USER = "50ceop3441838d879e23f01933ab455be61f1234"


@pytest.fixture
def user(caller: Caller) -> User:
    return User(caller)


class User:
    """A user who signs in and out, refreshes the session, and uses tokens."""

    def __init__(self, caller: Caller) -> None:
        self.caller = caller
        self.sandbox = caller.sandbox
        self.identity_id: str = self.sandbox.session["identityId"]

    def call(self, path: str, **request: str) -> dict[str, Any]:
        body = self.caller.body("1.0.4", {"request": request})
        answer: dict[str, Any] = self.caller.post(path, body, X_Ca_Timestamp=None).json()
        return answer

    def sign_in(self, **changed: str) -> dict[str, Any]:
        request = {"authCode": self.sandbox.auth_code, "accountType": "OA_SESSION", "appKey": self.sandbox.app_key}
        return self.call("/account/createSessionByAuthCode", **request | changed)

    def refresh(self, token: str, **changed: str) -> dict[str, Any]:
        request = {"identityId": self.identity_id, "refreshToken": token}
        return self.call("/account/checkOrRefreshSession", **request | changed)

    def sign_out(self, **tokens: str) -> dict[str, Any]:
        return self.call("/iotx/account/invalidSession", **{"identityId": self.identity_id} | tokens)

    def use(self, token: str) -> int:
        body = self.caller.body("1.0.8", {"pageNo": 1, "pageSize": 20}, token=token, token_name="iotToken")
        code: int = self.caller.post("/uc/listBindingByAccount", body, X_Ca_Timestamp=None).json()["code"]
        return code


# --- Signing in ------------------------------------------------------------------------------------------------------


def test_a_user_signs_in_with_an_authorization_code(user: User) -> None:
    """The answer has both tokens with lifetimes in seconds, and the iotToken is the user's."""
    session = user.sign_in()["data"]
    assert session["identityId"] == user.identity_id
    assert (session["iotTokenExpire"], session["refreshTokenExpire"]) == (20 * HOUR, 200 * HOUR)
    assert user.use(session["iotToken"]) == 200
    assert session == user.sandbox.session
    assert user.sandbox.iot_token == session["iotToken"]


def test_the_kind_of_code_may_be_any_that_is_known(user: User) -> None:
    """The sandbox treats all account types the same and refuses unknown ones."""
    assert user.sign_in(accountType="OA_TOKEN")["code"] == 200
    assert user.sign_in(accountType="MY_TOKEN")["code"] == 460


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"authCode": "nobodys"}, 2459),
        ({"authCode": ""}, 2462),
        ({"appKey": "another"}, 460),
    ],
)
def test_a_refused_sign_in_has_a_reason(user: User, changed: dict[str, str], code: int) -> None:
    """The codes are those in the platform's older documents, and the signed-in user stays signed in."""
    refused = user.sign_in(**changed)
    assert (refused["code"], refused["data"]) == (code, None)
    assert user.use(user.sandbox.iot_token) == 200


def test_a_newer_sign_in_ends_the_session_before(user: User) -> None:
    """The old iotToken is refused as signed in elsewhere, and the old refreshToken as invalid."""
    before = user.sandbox.session
    after = user.sign_in()["data"]
    assert (user.use(before["iotToken"]), user.use(after["iotToken"])) == (29003, 200)
    assert user.refresh(before["refreshToken"])["code"] == 2401


def test_every_user_has_a_code(user: User) -> None:
    """A sign-in does not affect the sessions of other users."""
    session = user.sign_in(authCode=world.User(OTHER_USER).auth_code)["data"]
    assert session["identityId"] == OTHER_USER
    assert (user.use(session["iotToken"]), user.use(user.sandbox.iot_token)) == (200, 200)


# --- Renewing --------------------------------------------------------------------------------------------------------


def test_a_refresh_replaces_both_tokens(user: User) -> None:
    """The new tokens have their full lifetimes, and the old ones are invalid."""
    old = user.sandbox.session
    user.sandbox.advance(HOUR)
    new = user.refresh(old["refreshToken"])["data"]
    assert (new["iotTokenExpire"], new["refreshTokenExpire"]) == (20 * HOUR, 200 * HOUR)
    assert (user.use(old["iotToken"]), user.use(new["iotToken"])) == (401, 200)
    assert user.refresh(old["refreshToken"])["code"] == 2401
    assert user.refresh(new["refreshToken"])["code"] == 200


def test_a_token_ends_and_its_session_can_be_renewed(user: User) -> None:
    """The iotToken is valid for 20 hours, the refreshToken for 200."""
    session = user.sandbox.session
    user.sandbox.advance(20 * HOUR - 5)
    assert user.use(session["iotToken"]) == 200
    user.sandbox.advance(6)
    assert user.use(session["iotToken"]) == 401
    assert user.use(user.refresh(session["refreshToken"])["data"]["iotToken"]) == 200
    user.sandbox.advance(200 * HOUR + 1)
    assert user.refresh(user.sandbox.session["refreshToken"])["code"] == 2401


def test_lifetimes_can_be_chosen() -> None:
    """A sandbox with short lifetimes reports them."""
    with Sandbox(session_lifetime=2, refresh_lifetime=5) as sandbox, Caller(sandbox) as caller:
        session = User(caller).sign_in()["data"]
        assert (session["iotTokenExpire"], session["refreshTokenExpire"]) == (2, 5)


@pytest.mark.parametrize("changed", [{"refreshToken": "never-given"}, {"identityId": "nobody"}])
def test_only_the_users_own_token_renews(user: User, changed: dict[str, str]) -> None:
    """An unknown refreshToken and another user's are answered with 2401."""
    assert user.refresh(user.sandbox.session["refreshToken"], **changed)["code"] == 2401


def test_sessions_can_be_ended_and_revoked_from_outside(user: User) -> None:
    """`expire_sessions` still allows a refresh, `revoke_sessions` does not."""
    session = user.sandbox.session
    user.sandbox.expire_sessions()
    assert user.use(session["iotToken"]) == 401
    session = user.refresh(session["refreshToken"])["data"]
    user.sandbox.revoke_sessions()
    assert user.use(session["iotToken"]) == 200
    assert user.refresh(session["refreshToken"])["code"] == 2401


# --- Signing out -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["iotToken", "refreshToken"])
def test_signing_out_ends_both_tokens(user: User, name: str) -> None:
    """Either token identifies the session, a second sign-out has no effect, and the user can sign in again."""
    session = user.sandbox.session
    assert [user.sign_out(**{name: session[name]})["code"] for _ in range(2)] == [200, 200]
    assert user.use(session["iotToken"]) == 401
    assert user.refresh(session["refreshToken"])["code"] == 2401
    assert user.use(user.sign_in()["data"]["iotToken"]) == 200


def test_nobody_is_signed_out_by_the_token_of_another(user: User) -> None:
    """A token of another session ends nothing, and a call without a token is refused."""
    assert user.sign_out(refreshToken="never-given")["code"] == 200
    assert user.sign_out()["code"] == 460
    assert user.use(user.sandbox.iot_token) == 200


# --- The device that an app is ---------------------------------------------------------------------------------------


def registration(sandbox: Sandbox, **changed: str) -> dict[str, str]:
    """Return the parameters with which an app registers as a device."""
    named = {"clientId": "a1b2c3d4", "deviceSn": "5f0c8e2ad1794b63", "timestamp": "1700000000000"} | changed
    text = "".join(f"{name}{value}" for name, value in ({"appKey": sandbox.app_key} | named).items())
    content = text.encode(errors="surrogatepass")
    return named | {"sign": hmac.new(sandbox.app_secret.encode(), content, hashlib.sha1).hexdigest()}


def register(caller: Caller, information: dict[str, str]) -> dict[str, Any]:
    return caller.app_call("/app/aepauth/handle", "1.0.0", {"authInfo": information}, token=None)


def test_an_app_is_one_device_for_each_serial_number(caller: Caller) -> None:
    """The time and the client id do not matter; another serial number gives another device."""
    first = register(caller, registration(caller.sandbox))["data"]
    again = register(caller, registration(caller.sandbox, clientId="z9", timestamp="1700000001.5"))["data"]
    other = register(caller, registration(caller.sandbox, deviceSn="another"))["data"]
    assert first == again
    assert first.keys() == {"productKey", "deviceName", "deviceSecret"}
    assert other["productKey"] == first["productKey"]
    assert (other["deviceName"], other["deviceSecret"]) != (first["deviceName"], first["deviceSecret"])


def test_a_serial_number_is_any_text(caller: Caller) -> None:
    """Even a lone surrogate is accepted."""
    assert register(caller, registration(caller.sandbox, deviceSn="风扇\ud800"))["code"] == 200


@pytest.mark.parametrize("name", ["clientId", "deviceSn", "timestamp", "sign"])
def test_a_registration_is_signed(caller: Caller, name: str) -> None:
    """Changed parameters and a wrong secret are refused."""
    refused = register(caller, registration(caller.sandbox) | {name: "0"})
    assert (refused["code"], refused["message"]) == (
        401,
        "request auth error: authInfo.sign does not match appKey, clientId, deviceSn and timestamp",
    )


# --- The region of an account ----------------------------------------------------------------------------------------

REGION = ("/living/account/region/get", "1.0.2", {"type": "COUNTRY_CODE", "countryCode": "CN"})


def test_an_account_is_in_the_sandbox(caller: Caller) -> None:
    """Both sides get the sandbox's address: the cloud with its token, an app without one."""
    region = caller.data(*REGION)
    assert caller.app_call(*REGION, token=None)["data"] == caller.app_data(*REGION) == region
    assert region["regionId"] == "cn-shanghai"
    assert region["apiGatewayEndpoint"] == caller.sandbox.base_url
    assert region["mqttEndpoint"] == caller.sandbox.mqtt_url


def test_a_cloud_token_is_judged_where_there_is_one(caller: Caller) -> None:
    """A wrong token is refused, even where a call without one is accepted."""
    assert caller.call(*REGION, token="never-made")["code"] == 20017


# --- Through the client ----------------------------------------------------------------------------------------------


def test_the_client_has_typed_methods_for_all_of_it(feiyan_sandbox: Sandbox) -> None:
    """A client finds its region, signs in, registers, refreshes and signs out."""
    with AppClient(**feiyan_sandbox.app_settings | {"iot_token": None}) as app:
        assert app.account.get_region(type="COUNTRY_CODE", country_code="CN").api_gateway_endpoint == app_url(
            feiyan_sandbox
        )
        sign_in = SessionSignIn(
            auth_code=feiyan_sandbox.auth_code, account_type="OA_SESSION", app_key=feiyan_sandbox.app_key
        )
        session = app.sessions.create(request=sign_in)
        identity_id, refresh_token = str(session.identity_id), str(session.refresh_token)
        renewed = app.sessions.refresh(request=SessionRenewal(identity_id=identity_id, refresh_token=refresh_token))
        assert renewed.iot_token == feiyan_sandbox.iot_token != session.iot_token
        info = AppDeviceRegistration.model_validate(registration(feiyan_sandbox))
        assert app.sessions.create_mqtt_credentials(auth_info=info).device_secret
        app.sessions.invalidate(request=SessionEnd(identity_id=identity_id, iot_token=renewed.iot_token))
        with pytest.raises(AuthenticationError) as ended:
            app.sessions.refresh(
                request=SessionRenewal(identity_id=identity_id, refresh_token=str(renewed.refresh_token))
            )
    assert ended.value.known is codes.SESSION_REFRESH_TOKEN_INVALID


def app_url(sandbox: Sandbox) -> str:
    """The address at which app clients look for the sandbox."""
    return str(sandbox.app_settings["base_url"])


def test_the_async_client_has_them_too(feiyan_sandbox: Sandbox) -> None:
    """The methods take the same parameters."""

    async def token() -> str | None:
        async with AsyncAppClient(**feiyan_sandbox.app_settings | {"iot_token": None}) as app:
            request = SessionSignIn(
                auth_code=feiyan_sandbox.auth_code, account_type="OA_SESSION", app_key=feiyan_sandbox.app_key
            )
            return (await app.sessions.create(request=request)).iot_token

    assert asyncio.run(token()) == feiyan_sandbox.iot_token


def test_both_clients_find_the_region(feiyan_sandbox: Sandbox) -> None:
    """The cloud client calls with its token, the app client without one."""
    with CloudClient(**feiyan_sandbox.settings) as cloud, AppClient(**feiyan_sandbox.app_settings) as app:
        asked = {"type": "PHONE", "phone": "13800000000"}
        assert cloud.users.get_account_region(**asked) == app.account.get_region(**asked)
    assert [call.path for call in feiyan_sandbox.calls].count("/cloud/token") == 1


def test_a_session_without_a_token_to_end_is_not_sent(feiyan_sandbox: Sandbox) -> None:
    """The client checks the rule of the object before it sends the call."""
    with AppClient(**feiyan_sandbox.app_settings) as app, pytest.raises(InvalidParameterError, match="iot_token"):
        app.sessions.invalidate(request=SessionEnd(identity_id="a"))
    assert feiyan_sandbox.calls == []


def test_no_token_or_code_is_in_a_repr(feiyan_sandbox: Sandbox) -> None:
    """The reprs of a sign-in's parameters and results have no secrets, so they are safe to log."""
    sign_in = SessionSignIn(auth_code=feiyan_sandbox.auth_code, account_type="OA_SESSION", app_key="k")
    with AppClient(**feiyan_sandbox.app_settings) as app:
        sign_in = sign_in.model_copy(update={"app_key": feiyan_sandbox.app_key})
        session = app.sessions.create(request=sign_in)
        info = AppDeviceRegistration.model_validate(registration(feiyan_sandbox))
        device = app.sessions.create_mqtt_credentials(auth_info=info)
    shown = repr((sign_in, session, info, device))
    secrets = feiyan_sandbox.auth_code, session.iot_token, session.refresh_token, info.sign, device.device_secret
    assert not any(str(secret) in shown for secret in secrets)
    assert str(session.identity_id) in shown
