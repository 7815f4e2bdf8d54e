"""Signing in from nothing: region, account service and session, sync and async, against the sandbox."""

from __future__ import annotations

import asyncio
import base64
import hashlib
import hmac
import json
import logging
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feiyan import AppClient, AsyncAppClient
from feiyan.account import CONNECT, LOGIN, LOGIN_BY_OAUTH
from feiyan.app.account import GET_REGION
from feiyan_runtime import (
    ApiError,
    AuthenticationError,
    ConfigurationError,
    ConflictError,
    FeiyanError,
    FileTokenStore,
    MemoryTokenStore,
    PermissionDeniedError,
    ProtocolError,
    SessionTokens,
    SignatureError,
    SignIn,
    SignInOperations,
    TransportError,
)
from feiyan_runtime._account import encrypted
from feiyan_runtime._answer import Answer
from feiyan_runtime._regions import regional_mqtt_url, regional_url
from feiyan_runtime._signing import FORM, Signer
from feiyan_sandbox import Fault, Sandbox
from feiyan_sandbox.world import LOGIN_ID, PASSWORD
from tests.runtime.support import Driver, answer, core
from tests.runtime.test_sessions import OPERATIONS, session_answer

REGION, SESSION, LIST = "/living/account/region/get", "/account/createSessionByAuthCode", "/uc/listBindingByAccount"
WAY = [REGION, CONNECT.path, LOGIN_BY_OAUTH.path, SESSION]


class Sync:
    """A program without an event loop."""

    def __init__(self, **settings: Any) -> None:
        self.app = AppClient(**settings)

    def run(self, name: str, *args: Any, **arguments: Any) -> Any:
        return getattr(self.app, name)(*args, **arguments)

    def devices(self) -> list[str | None]:
        return [device.device_name for device in self.app.users.list_devices()]

    def close(self) -> None:
        self.app.close()


class Async(Sync):
    """A program with one."""

    def __init__(self, **settings: Any) -> None:
        self.runner = asyncio.Runner()
        self.app = AsyncAppClient(**settings)

    def run(self, name: str, *args: Any, **arguments: Any) -> Any:
        return self.runner.run(getattr(self.app, name)(*args, **arguments))

    def devices(self) -> list[str | None]:
        async def read() -> list[str | None]:
            return [device.device_name async for device in self.app.users.list_devices()]

        return self.runner.run(read())

    def close(self) -> None:
        self.runner.run(self.app.aclose())
        self.runner.close()


@pytest.fixture
def sandbox() -> Iterator[Sandbox]:
    with Sandbox() as sandbox:
        yield sandbox


@pytest.fixture(params=[Sync, Async], ids=["sync", "async"])
def program(request, sandbox) -> Iterator[Any]:
    """Starts programs, and ends them after the test."""
    started = []

    def start(**settings: Any) -> Sync:
        given = {"app_key": sandbox.app_key, "app_secret": sandbox.app_secret, "base_url": sandbox.base_url}
        started.append(request.param(**given | settings))
        return started[-1]

    yield start
    for one in started:
        one.close()


def paths(sandbox):
    return [call.path for call in sandbox.calls]


class TestWithAnAuthCode:
    def test_it_leads_to_the_devices(self, program, sandbox):
        """The way has four steps, and calls carry the token of the new session."""
        app = program()
        session = app.run("sign_in_with_oauth", sandbox.auth_code, country="CN")
        assert session.iot_token == sandbox.session["iotToken"]
        assert "light010" in app.devices()
        assert paths(sandbox) == [*WAY, LIST]

    def test_the_client_follows_the_region(self, program, sandbox):
        """The session is made in the region of the account; calls, renewals and signing out go there, too."""
        app = program()
        session = app.run("sign_in_with_oauth", sandbox.auth_code, country="DE")
        assert session.base_url == sandbox.abroad_url != sandbox.base_url
        assert session.mqtt_url == sandbox.mqtt_url
        assert "light010" in app.devices()
        sandbox.expire_sessions()
        assert "light010" in app.devices()
        assert app.run("current_session").base_url == sandbox.abroad_url
        app.run("sign_out")
        assert {call.code for call in sandbox.calls if call.path != LIST} == {200}

    def test_after_signing_out_it_starts_from_home(self, program, sandbox):
        """The region is asked for at the client's own gateway, and another account may be elsewhere."""
        app = program()
        app.run("sign_in_with_oauth", sandbox.auth_code, country="DE")
        app.run("sign_out")
        assert app.run("sign_in_with_oauth", sandbox.auth_code, country="CN").base_url == sandbox.base_url
        assert "light010" in app.devices()

    def test_the_others_of_a_store_follow(self, program, sandbox, tmp_path):
        """A program that starts later, with the same settings, goes to the region of the session."""
        program(token_store=FileTokenStore(tmp_path)).run("sign_in_with_oauth", sandbox.auth_code, country="DE")
        other = program(token_store=FileTokenStore(tmp_path))
        assert "light010" in other.devices()
        assert other.run("current_session").base_url == sandbox.abroad_url

    def test_endpoints_without_a_scheme_have_that_of_the_client(self, program, sandbox):
        """As the platform answers them."""
        host = sandbox.abroad_url.removeprefix("http://")
        endpoints = {"oaApiGatewayEndpoint": host, "apiGatewayEndpoint": host, "mqttEndpoint": "127.0.0.1:1883"}
        sandbox.inject("code", path=REGION, code=200, data=endpoints)
        session = program().run("sign_in_with_oauth", sandbox.auth_code, country="DE")
        assert (session.base_url, session.mqtt_url) == (sandbox.abroad_url, "mqtt://127.0.0.1:1883")

    @pytest.mark.parametrize(
        "endpoints",
        [
            {},
            {"oaApiGatewayEndpoint": "x"},
            {"oaApiGatewayEndpoint": "user:pass@x", "apiGatewayEndpoint": "x"},
            {"oaApiGatewayEndpoint": "x y", "apiGatewayEndpoint": "x"},
            {"oaApiGatewayEndpoint": "ftp://x", "apiGatewayEndpoint": "x"},
            {"oaApiGatewayEndpoint": "x", "apiGatewayEndpoint": "x" * 300},
            {"oaApiGatewayEndpoint": "x", "apiGatewayEndpoint": "x", "mqttEndpoint": "a b:1883"},
            {"oaApiGatewayEndpoint": "x", "apiGatewayEndpoint": "x", "mqttEndpoint": "x" * 300},
        ],
    )
    def test_an_answer_without_usable_endpoints_is_refused(self, program, sandbox, endpoints):
        """Before anything secret is sent there."""
        sandbox.inject("code", path=REGION, code=200, data=endpoints)
        with pytest.raises(ProtocolError, match="endpoint"):
            program().run("sign_in_with_oauth", sandbox.auth_code, country="DE")
        assert paths(sandbox) == [REGION]

    def test_a_code_that_nobody_has_is_refused(self, program, sandbox):
        """With what the account service says; the session in use stays."""
        app = program()
        app.run("sign_in_with_oauth", sandbox.auth_code, country="CN")
        with pytest.raises(AuthenticationError, match="no user of this app has it"):
            app.run("sign_in_with_oauth", "nobodys-code", country="CN")
        assert "light010" in app.devices()

    @pytest.mark.parametrize("name", ["auth_code", "country"])
    @pytest.mark.parametrize("value", ["", " ", None, 7, "\ud800"])
    def test_other_values_than_text_are_not_sent(self, program, sandbox, name, value):
        """The message names the argument."""
        given = {"auth_code": sandbox.auth_code, "country": "CN", name: value}
        with pytest.raises(ConfigurationError, match=f"^{name}: "):
            program().run("sign_in_with_oauth", **given)
        assert paths(sandbox) == []

    def test_a_wrong_app_secret_is_told_at_the_first_step(self, program, sandbox):
        """As with every other call."""
        with pytest.raises(SignatureError):
            program(app_secret="wrong").run("sign_in_with_oauth", sandbox.auth_code, country="CN")

    def test_a_client_with_a_token_of_its_own_has_no_session(self, program, sandbox):
        """The message says what to do."""
        with pytest.raises(ConfigurationError, match=r"^iot_token: "):
            program(iot_token="t").run("sign_in_with_oauth", sandbox.auth_code, country="CN")


class TestAccountService:
    @pytest.mark.parametrize("path", [CONNECT.path, LOGIN_BY_OAUTH.path])
    @pytest.mark.parametrize(
        ("fault", "kind"),
        [
            ({"kind": "reset_before"}, TransportError),
            ({"kind": "http_status", "status": 503}, ProtocolError),
            ({"kind": "not_json"}, ProtocolError),
            ({"kind": "empty"}, ProtocolError),
            ({"kind": "cut_json"}, ProtocolError),
            (
                {"kind": "raw", "status": 200, "body": '{"data": []}', "headers": {"content-length": "12"}},
                ProtocolError,
            ),
            ({"kind": "raw", "status": 200, "body": '{"data": {"code": 1}}', "headers": {}}, ProtocolError),
            ({"kind": "raw", "status": 200, "body": "{}", "headers": {}}, AuthenticationError),
            ({"kind": "nonce_used"}, AuthenticationError),
            ({"kind": "code", "code": 26053}, PermissionDeniedError),
            ({"kind": "code", "code": 987654}, ApiError),
        ],
    )
    def test_whatever_it_answers_is_an_error_of_ours(self, program, sandbox, path, fault, kind):
        """It names the step, and no session is made."""
        sandbox.inject(Fault.of({**fault, "path": path}))
        with pytest.raises(kind, match=r"account\.") as raised:
            program().run("sign_in_with_oauth", sandbox.auth_code, country="CN")
        assert sandbox.auth_code not in str(raised.value)
        assert SESSION not in paths(sandbox)

    def test_a_signature_that_is_refused_shows_no_secret(self, program, sandbox):
        """The strings that the two sides signed contain the form, so both are masked."""
        signed = f'POST#{LOGIN_BY_OAUTH.path}?loginByOauthRequest={{"authCode":"{sandbox.auth_code}"}}'
        headers = {"X-Ca-Error-Message": f"Invalid Signature, Server StringToSign:`{signed}`"}
        sandbox.inject("raw", path=LOGIN_BY_OAUTH.path, status=401, headers=headers, body="")
        with pytest.raises(SignatureError) as raised:
            program().run("sign_in_with_oauth", sandbox.auth_code, country="CN")
        told = f"{raised.value} {raised.value.ours} {raised.value.theirs} {raised.value.gateway_message}"
        assert LOGIN_BY_OAUTH.path in raised.value.ours
        assert sandbox.auth_code not in told

    @pytest.mark.parametrize("vid", ["", "a b", "a\r\nx-ca-key: 1", "ä", None, 7])
    def test_a_number_that_no_header_can_have_is_not_sent(self, program, sandbox, vid):
        """Whatever the account service answers stays inside the header."""
        body = json.dumps({"success": "true", "data": {"code": 1, "vid": vid}})
        sandbox.inject("raw", path=CONNECT.path, status=200, headers={}, body=body)
        if vid == 7:  # numbers are read as text
            with pytest.raises(AuthenticationError, match="vid"):
                program().run("sign_in_with_oauth", sandbox.auth_code, country="CN")
        else:
            with pytest.raises(ProtocolError, match="no vid"):
                program().run("sign_in_with_oauth", sandbox.auth_code, country="CN")

    def test_a_form_is_signed_over_its_fields(self):
        """The path is followed by the decoded field, as a verifier made from public notes alone expects it."""
        signer = Signer("key", "secret", stage="RELEASE")
        form = {"request": '{"a":"ä &=?+%"}'}
        headers = signer.form_headers(CONNECT.path, form, nonce="n", timestamp_ms=7)
        text = (
            f"POST\napplication/json\n\n{FORM}\n\nx-ca-key:key\nx-ca-nonce:n\nx-ca-stage:RELEASE\nx-ca-timestamp:7\n"
            '/api/prd/connect.json?request={"a":"ä &=?+%"}'
        )
        expected = base64.b64encode(hmac.new(b"secret", text.encode(), hashlib.sha256).digest()).decode()
        assert headers["x-ca-signature"] == expected
        assert "content-md5" not in headers

    def test_a_form_has_what_public_clients_send(self, program, sandbox):
        """The fields of the request, by the wire's names."""
        auth_code = sandbox.auth_code
        program().run("sign_in_with_oauth", auth_code, country="CN")
        (call,) = [call for call in sandbox.calls if call.path == LOGIN_BY_OAUTH.path]
        (request,) = parse_qs(call.body.decode())["loginByOauthRequest"]
        sent = json.loads(request)
        assert sent.pop("riskControlInfo")["deviceId"] == "sandbox-device"
        assert sent == {
            "country": "CN",
            "authCode": auth_code,
            "oauthPlateform": 23,
            "oauthAppKey": sandbox.app_key,
        }


GOOD = (
    {"success": "true", "data": {"code": 1, "vid": "v", "data": {"device": {"data": {"deviceId": "d"}}}}},
    {"success": "true", "data": {"code": 1, "data": {"loginSuccessResult": {"sid": "s"}}}},
)
"""The answers of the account service on the way."""

PLACES = [
    (), ("success",), ("errorMsg",), ("data",), ("data", "code"), ("data", "vid"), ("data", "message"),
    ("data", "data"), ("data", "data", "device"), ("data", "data", "device", "data"),
    ("data", "data", "device", "data", "deviceId"), ("data", "data", "loginSuccessResult"),
    ("data", "data", "loginSuccessResult", "sid"),
]  # fmt: skip

ODD = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["data", "code", "vid"]), inner),
    max_leaves=8,
)


def with_odd(value: Any, place: tuple[str, ...], odd: Any) -> Any:
    """Return an answer with something odd in a place."""
    if not place:
        return odd
    name, *rest = place
    return {**value, name: with_odd(value.get(name), tuple(rest), odd)} if isinstance(value, dict) else value


@given(number=st.integers(0, 1), place=st.sampled_from(PLACES), odd=ODD, status=st.sampled_from([200, 200, 404, 503]))
def test_whatever_the_account_service_answers_is_a_session_or_an_error(number, place, odd, status):
    """No answer leads to an exception that is not ours, to another gateway, or to an error with the code in it."""
    answers = [with_odd(good, place, odd) if index == number else good for index, good in enumerate(GOOD)]
    endpoints = {"oaApiGatewayEndpoint": "o.example.com", "apiGatewayEndpoint": "a.example.com"}
    statuses = [status if index == number else 200 for index in (0, 1)]
    sent = [Answer(one, {}, json.dumps(body).encode()) for one, body in zip(statuses, answers, strict=True)]
    driver = Driver(answer(endpoints), *sent, session_answer("new"))
    tokens = SessionTokens(OPERATIONS, given=None, store=MemoryTokenStore(), key="key")
    operations = SignInOperations(GET_REGION, CONNECT, LOGIN_BY_OAUTH, LOGIN)
    flow = SignIn(operations, tokens, "https://home.example.com").with_oauth(
        core(tokens=tokens, clock=driver.clock), "code-of-the-user", "CN"
    )
    try:
        outcome = driver.run(flow).base_url
    except FeiyanError as error:
        outcome = str(error)
    assert "code-of-the-user" not in outcome
    assert outcome == "https://a.example.com" or "account." in outcome


class TestWithAPassword:
    @pytest.fixture(autouse=True)
    def _needs_cryptography(self):
        pytest.importorskip("cryptography")

    @pytest.mark.parametrize("country", ["CN", "DE"])
    def test_it_leads_to_the_devices(self, program, sandbox, country):
        """The password is sent encrypted with the key of the app."""
        app = program()
        app.run("sign_in_with_password", **sandbox.password_login, country=country)
        assert "light010" in app.devices()
        assert PASSWORD.encode() not in b"".join(call.body for call in sandbox.calls)

    @pytest.mark.parametrize("given", [{"password": "wrong"}, {"login_id": "13800000000"}])
    def test_a_wrong_name_or_password_is_told(self, program, sandbox, given):
        """With what to do."""
        with pytest.raises(AuthenticationError, match=r"4027 .*name of the user or the password is wrong") as raised:
            program().run("sign_in_with_password", **sandbox.password_login | given, country="CN")
        assert raised.value.code == 4027
        assert PASSWORD not in str(raised.value)
        assert LOGIN_ID not in str(raised.value)

    @pytest.mark.parametrize(("code", "word"), [(26053, "captcha"), (26152, "risky")])
    def test_a_check_of_who_asks_is_told(self, program, sandbox, code, word):
        """A program cannot pass it: the error says what a person can do."""
        sandbox.inject("code", path=LOGIN.path, code=code)
        with pytest.raises(PermissionDeniedError, match=f"{code}.*{word}.*phone app"):
            program().run("sign_in_with_password", **sandbox.password_login, country="CN")

    @pytest.mark.parametrize("key", ["", "no base64", "AAAA", "-----BEGIN PUBLIC KEY-----\nAAAA", None, 7])
    def test_a_malformed_key_is_refused(self, program, sandbox, key):
        """The message names the setting."""
        with pytest.raises(ConfigurationError, match=r"^public_key: "):
            program().run("sign_in_with_password", LOGIN_ID, PASSWORD, public_key=key, country="CN")
        assert paths(sandbox) == []

    def test_keys_of_both_forms_are_read(self, sandbox):
        """The Base64 of DER, as apps contain it, and PEM."""
        der = sandbox.password_login["public_key"]
        pem = f"-----BEGIN PUBLIC KEY-----\n{der}\n-----END PUBLIC KEY-----\n"
        accounts = sandbox._world.accounts
        assert [accounts.decrypted(encrypted("pässword", key)) for key in (der, pem)] == ["pässword"] * 2

    def test_a_password_too_long_for_the_key_is_told(self, sandbox):
        """With how long it may be, and without the password."""
        with pytest.raises(ConfigurationError, match=r"^password: .* 245 bytes") as raised:
            encrypted("secret" * 100, sandbox.password_login["public_key"])
        assert "secret" not in str(raised.value)

    def test_a_key_of_another_algorithm_is_told(self):
        """An elliptic curve cannot encrypt."""
        from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, generate_private_key
        from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

        key = generate_private_key(SECP256R1()).public_key()
        pem = key.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode()
        with pytest.raises(ConfigurationError, match=r"^public_key: .*another algorithm"):
            encrypted("secret", pem)


class TestSecrets:
    def test_none_is_told(self, program, sandbox, caplog):
        """Neither code, sid, vid, password nor token stands in logs, events, representations or errors."""
        pytest.importorskip("cryptography")
        caplog.set_level(logging.DEBUG)
        told: list[object] = []
        app = program(on_event=told.append, on_session=told.append, token_store=MemoryTokenStore())
        told.append(app.run("sign_in_with_oauth", sandbox.auth_code, country="DE"))
        told.append(app.run("sign_in_with_password", **sandbox.password_login, country="CN"))
        for path in (CONNECT.path, LOGIN_BY_OAUTH.path, SESSION):
            for fault in ("not_json", "cut_json", "empty", "truncate"):
                sandbox.inject(fault, path=path)
                with pytest.raises((ProtocolError, TransportError)) as raised:
                    app.run("sign_in_with_oauth", sandbox.auth_code, country="CN")
                told += [raised.value, vars(raised.value), raised.value.__cause__]
        accounts = sandbox._world.accounts
        text = caplog.text + repr(told) + " ".join(map(str, told))
        assert "account.loginByOauth" in text
        secrets = [sandbox.auth_code, PASSWORD, sandbox.iot_token, *accounts._vids, *accounts._sids]
        assert [secret for secret in secrets if secret in text] == []


class TestBusy:
    def test_a_sign_in_waits_and_tries_again(self, program, sandbox):
        """2152 means that another call for the user is under way, and used up nothing."""
        sandbox.inject("code", path=SESSION, code=2152, times=2)
        program().run("sign_in_with_oauth", sandbox.auth_code, country="CN")
        assert sandbox.count(SESSION) == 3

    def test_a_renewal_waits_and_tries_again(self, program, sandbox):
        """It is no refusal: the session goes on."""
        app = program()
        app.run("sign_in_with_oauth", sandbox.auth_code, country="CN")
        sandbox.expire_sessions()
        sandbox.inject("code", path="/account/checkOrRefreshSession", code=2152, times=2)
        assert "light010" in app.devices()

    def test_it_gives_up_in_the_end(self, program, sandbox):
        """With the name of the code and the remedy."""
        sandbox.inject("code", path=SESSION, code=2152, times=None)
        with pytest.raises(ConflictError, match=r"2152 .*busy.*try again") as raised:
            program().run("sign_in_with_oauth", sandbox.auth_code, country="CN")
        assert raised.value.known.name == "USER_LOCKED"

    @pytest.mark.parametrize("code", [2152, 6618])
    def test_a_call_that_changes_something_is_sent_again(self, program, sandbox, code):
        """It had no effect."""
        app = program()
        app.run("sign_in_with_oauth", sandbox.auth_code, country="CN")
        path = "/living/home/create"
        sandbox.inject("code", path=path, code=code)
        app.run("call", path, {"name": "Home"}, api_version="1.1.0")
        assert sandbox.count(path) == 2


class TestRegionalUrls:
    @pytest.mark.parametrize(
        ("endpoint", "home", "url"),
        [
            ("a.example.com", "https://b", "https://a.example.com"),
            ("a.example.com:8443/", "https://b", "https://a.example.com:8443"),
            ("https://a.example.com", "http://b", "https://a.example.com"),
            ("127.0.0.1:80", "http://b", "http://127.0.0.1:80"),
        ],
    )
    def test_gateways(self, endpoint, home, url):
        """A scheme that is missing is the client's."""
        assert regional_url(endpoint, home) == url

    @pytest.mark.parametrize(
        ("endpoint", "home", "url"),
        [
            ("a:1883", "https://b", "mqtts://a:1883"),
            ("ssl://1.1.1.1:80", "https://b", "ssl://1.1.1.1:80"),
            ("a:1883", "http://b", "mqtt://a:1883"),
            (None, "https://b", None),
            ("", "https://b", None),
        ],
    )
    def test_mqtt_endpoints(self, endpoint, home, url):
        """With TLS where the client's gateway has it."""
        assert regional_mqtt_url(endpoint, home) == url

    def test_none_is_less_protected_than_the_client(self):
        """An answer does not lead to a place without encryption."""
        for make, endpoint in ((regional_url, "http://a"), (regional_mqtt_url, "tcp://a:1883")):
            with pytest.raises(ConfigurationError, match="not encrypted"):
                make(endpoint, "https://b")
