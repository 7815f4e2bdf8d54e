"""Secrets, tokens, phone numbers and e-mail addresses stand in no repr, no error, no event and no log line."""

from __future__ import annotations

import html
import json
import logging
import traceback
from email.utils import formatdate
from importlib import import_module, resources
from pkgutil import walk_packages
from urllib.parse import quote

import pytest
from pydantic import Field, ValidationError

import feiyan
from feiyan import AppClient, CloudClient
from feiyan.app.models.account import AccountIdentity
from feiyan.cloud.models.things import ThingStatus
from feiyan.cloud.models.users import DeviceToBind
from feiyan_runtime import (
    ApiError,
    ConfigurationError,
    Envelope,
    FeiyanError,
    FileTokenStore,
    InvalidParameterError,
    MemoryTokenStore,
    Model,
    ProtocolError,
    RateLimitedError,
    RequestTimeoutError,
    Retry,
    Token,
    TransportError,
    UserSession,
)
from feiyan_runtime._circuit import LIMIT
from feiyan_runtime._signing import Signer
from feiyan_runtime._texts import is_secret, masked, masked_value
from feiyan_sandbox import Sandbox
from tests.runtime.conftest import Reply, failure, success
from tests.runtime.support import APP_SECRET, PROJECT_ID, Driver, answer, cloud_tokens, core, operation, token_answer
from tests.runtime.wire import Wire

TOKEN = "hush-hush-token"

PARAMS = {
    "password": "hush\"hush\\hush&<hush>/hush+hush hush'hush密",
    "authCode": "hush-auth-code",
    "deviceSecret": "hush-device-secret",
    "iotToken": "hush-iot-token",
    "refreshToken": "hush-refresh-token",
    "phone": "+8613912345678",
    "mobile": 13812345678,
    "email": "someone@mail.example",
    "nested": {"list": [{"loginName": "hush-login-name", "contact": {"wechat": "hush-wechat"}}]},
    "openId": "13712345678",
    "note": "call 0086 136 1234 5678 or write to other@mail.example",
}
"""Parameters of a call with a secret of each kind; the last two are not called what they are."""

_TEXTS = [value for value in PARAMS.values() if isinstance(value, str)]

ECHO = " | ".join(
    [
        *_TEXTS,
        *[html.escape(text) for text in _TEXTS[:-2]],
        *[quote(text, safe="") for text in _TEXTS[:-2]],
        json.dumps(PARAMS),
        json.dumps(PARAMS, ensure_ascii=False),
        json.dumps(json.dumps(PARAMS)),
        str(PARAMS),
        "the tokens are token-1 and hush-iot-token",
        "13812345678",
        "hush-login-name, hush-wechat",
    ]
)
"""A text that repeats what was sent in every spelling."""

HEADER = ECHO.encode().decode("latin-1")

TRACES = ("hush", "12345678", "1234 5678", "mail.example", "token-1", "token-2", APP_SECRET)
"""Remains of a secret in a text."""


def shown(thing):
    return f"{thing!r} {thing}"


def check(*texts):
    """None of the texts shows a secret."""
    for text in texts:
        for trace in TRACES:
            assert trace not in text, f"{trace} in {text}"


def texts_of(error):
    """All that an error and those behind it say in words."""
    texts = traceback.format_exception(error)
    seen = set()
    rest = [error]
    while rest:
        one = rest.pop()
        if one is None or id(one) in seen:
            continue
        seen.add(id(one))
        rest += [one.__cause__, one.__context__]
        facts = {name: value for name, value in vars(one).items() if name != "data"}  # is the answer, not a text
        if not isinstance(one, FeiyanError):
            facts.pop("_request", None)  # of httpx, which shows its URL alone
        texts += [str(one), repr(one), repr(one.args), repr(facts)]
    return texts


class Told:
    """Output of a client during a test: events, and log lines of all loggers at all levels."""

    def __init__(self, caplog):
        caplog.set_level(logging.DEBUG)
        self.events = []
        self._caplog = caplog

    def check(self, *errors, heads=False):
        """Neither errors nor events nor log lines show a secret.

        With `heads` the answers repeat secrets in status line or headers, which httpcore logs at DEBUG level as they
        came: its lines are not looked at.
        """
        assert self.events
        logged = [
            self._caplog.handler.format(record)
            for record in self._caplog.records
            if not (heads and record.name.startswith("httpcore"))
        ]
        assert logged
        check(*map(shown, self.events), *logged, *(text for error in errors for text in texts_of(error)))


@pytest.fixture
def told(caplog):
    return Told(caplog)


def any_call(client):
    return client.call("/any", PARAMS)


class TestFailures:
    @pytest.mark.parametrize("code", [401, 403, 404, 460, 429, 500, 503, 9103, 28036, 20017, 999999, "101601+60101"])
    def test_words_of_the_platform(self, user, gateway, told, code):
        """An error of any kind may quote the parameters and the token, in its message and in its translation."""
        gateway.script = lambda _: failure(code, ECHO, localizedMsg=ECHO, data=PARAMS)
        error = user.run(user.failing(any_call, ApiError), on_event=told.events.append)
        assert "***" in error.message
        assert "***" in error.localized_message
        told.check(error)

    @pytest.mark.parametrize("status", [200, 302, 404, 429, 502])
    def test_the_page_of_a_proxy(self, user, gateway, told, status):
        """A page that shows what was posted is quoted without it."""
        content = f"<html><pre>{ECHO}</pre></html>".encode()
        gateway.script = lambda _: Reply(content, status=status, headers={"content-type": "text/html"})
        error = user.run(user.failing(any_call, ProtocolError), on_event=told.events.append)
        assert "<html>" in str(error)
        told.check(error)

    def test_a_page_that_shows_nothing_but_secrets(self, user, gateway, told):
        """However short the quotation becomes, it does not end within a secret."""
        gateway.script = lambda _: Reply(b"hush-refresh-token" * 1000)
        error = user.run(user.failing(any_call, ProtocolError), on_event=told.events.append)
        assert "that is not an envelope" in str(error)
        told.check(error)

    @pytest.mark.parametrize("kept", [0.3, 0.6, 0.9])
    def test_json_that_is_cut_off(self, user, gateway, told, kept):
        """An answer that ends early is quoted, but not the secrets that it brings, nor half of one."""
        whole = json.dumps({"code": 200, "data": {"token": "hush-fresh" * 10, **PARAMS}})
        gateway.script = lambda _: Reply(whole[: int(len(whole) * kept)].encode())
        error = user.run(user.failing(any_call, ProtocolError), on_event=told.events.append)
        assert '"code": 200' in str(error)
        told.check(error)

    def test_data_of_another_shape(self, user, gateway, told):
        """A success that is not what the operation documents is described without its values."""
        gateway.script = lambda _: success({"iotId": PARAMS, "status": {"hush": ECHO}})
        call = user.failing(lambda client: client.things.get_info(iot_id="i"), ProtocolError)
        told.check(user.run(call, on_event=told.events.append))

    @pytest.mark.parametrize("status", [400, 401, 403, 429, 503])
    def test_words_of_the_gateway(self, user, gateway, told, status):
        """A refusal in a header is masked as well."""
        headers = {"x-ca-error-message": HEADER}
        gateway.script = lambda _: Reply(status=status, headers=headers)
        error = user.run(user.failing(any_call, ApiError), on_event=told.events.append)
        assert "***" in error.gateway_message
        told.check(error, heads=True)

    def test_the_string_to_sign_of_the_gateway(self, user, gateway, told):
        """The gateway's string-to-sign is compared, and shown without secrets."""
        headers = {"x-ca-error-message": f"Invalid Signature, Server StringToSign:`POST#{HEADER}`"}
        gateway.script = lambda _: Reply(status=400, headers=headers)
        told.check(user.run(user.failing(any_call, ApiError), on_event=told.events.append), heads=True)

    def test_a_content_type(self, user, gateway, told):
        """The content type of an answer is quoted without secrets."""
        gateway.script = lambda _: Reply(b"<html>", headers={"content-type": HEADER})
        told.check(user.run(user.failing(any_call, ProtocolError), on_event=told.events.append), heads=True)

    def test_a_token_that_is_refused_again_and_again(self, user, gateway, told):
        """Neither the refused token nor the one in its place is shown."""
        gateway.script = lambda request: failure(401, f"{request.token} is not valid, {ECHO}")
        error = user.run(user.failing(any_call, ApiError), on_event=told.events.append)
        assert gateway.requests[-1].token == "token-2"
        told.check(error)

    def test_a_call_that_is_repeated(self, user, gateway, told):
        """Events of a failed attempt contain no secrets, like errors."""
        replies = iter([failure(503, ECHO), Reply(ECHO.encode(), status=429), success(PARAMS)])
        gateway.script = lambda _: next(replies)
        data = user.run(any_call, on_event=told.events.append, retry=Retry(wait_initial=0.001, retry_writes=True))
        assert data == PARAMS
        assert "retry" in [event.kind for event in told.events]
        told.check()

    def test_a_client_that_stops(self, user, gateway, told):
        """The error of a call that is not sent says nothing of its parameters."""
        gateway.script = lambda _: failure(429, ECHO)
        steps = [user.failing(any_call, RateLimitedError)] * (LIMIT + 1)
        error = user.run(*steps, on_event=told.events.append)
        assert "not sent" in str(error)
        told.check(error)

    def test_a_clock_that_is_corrected(self, user, gateway, told):
        """The clock adjustment shows no secret."""
        headers = {"x-ca-error-message": f"Timestamp {HEADER}", "date": formatdate(0, usegmt=True)}
        gateway.script = lambda _: Reply(status=401, headers=headers)
        error = user.run(user.failing(any_call, ApiError), on_event=told.events.append)
        assert "clock_adjusted" in [event.kind for event in told.events]
        told.check(error, heads=True)

    def test_a_documented_secret_of_an_object_that_was_sent(self):
        """A field that the spec marks as secret is one in a parameter too, whatever it is called."""

        class Signed(Model):
            sign: str = Field(repr=False)
            device: str

        driver = Driver(answer(code=460, message="the sign hush-sign of light001 is wrong"))
        with pytest.raises(InvalidParameterError) as caught:
            driver.run(core().call(operation(), {"signed": [Signed(sign="hush-sign", device="light001")]}))
        assert caught.value.message == "the sign *** of light001 is wrong"

    def test_parameters_that_cannot_be_sent(self, user, told):
        """A value that JSON cannot hold is named, but nothing beside it is shown."""
        for value in ("\ud800", float("nan"), object(), {1: 2}, [[["hush\ud800"]]]):
            call = user.failing(lambda client, odd=value: client.call("/any", {**PARAMS, "odd": odd}))
            error = user.run(call)
            assert isinstance(error, InvalidParameterError)
            assert error.parameters == ("odd",)
            check(*texts_of(error))


class TestNoAnswer:
    def test_an_answer_that_is_cut_off(self, user, gateway, told):
        """The half that came is not shown."""
        gateway.script = lambda _: Reply(ECHO.encode(), cut=True)
        told.check(user.run(user.failing(any_call, TransportError), on_event=told.events.append))

    def test_an_answer_that_does_not_come(self, user, gateway, told):
        """A request that nobody answers is not shown."""
        gateway.script = gateway.hang
        told.check(user.run(user.failing(any_call, RequestTimeoutError), on_event=told.events.append, timeout=0.1))

    def test_an_answer_in_an_encoding_that_it_does_not_have(self, user, gateway, told):
        """Bytes that cannot be unpacked are not shown."""
        gateway.script = lambda _: Reply(ECHO.encode(), headers={"content-encoding": "gzip"})
        told.check(user.run(user.failing(any_call, ProtocolError), on_event=told.events.append))

    @pytest.mark.parametrize(
        "head", [f"HTTP/1.1 {HEADER}\r\n\r\n", f"{HEADER}\r\n\r\n", f"HTTP/1.1 200 OK\r\n{HEADER}\r\n\r\n"]
    )
    def test_an_answer_that_is_no_http(self, user, gateway, told, head):
        """The HTTP library quotes what it cannot read; the error, and those it was raised from, do not."""

        def serve(connection):
            connection.request()
            connection.send(head.encode("latin-1"))

        with Wire(serve) as wire:
            error = user.run(user.failing(any_call, TransportError), base_url=wire.url, on_event=told.events.append)
        assert "RemoteProtocolError" in str(error) or "ClientResponseError" in str(error)
        told.check(error, heads=True)


class TestSandbox:
    """The sandbox says what is wrong with parameters, and quotes them."""

    @pytest.fixture
    def sandbox(self):
        with Sandbox() as sandbox:
            yield sandbox

    @pytest.mark.parametrize(
        "params",
        [
            {"type": "PHONE", "phone": 13912345678},
            {"type": "PHONE", "phone": ["hush"], "email": PARAMS},
            {"type": "EMAIL", "email": {"work": "someone@mail.example"}},
            {"type": "AUTHCODE", "authCode": ["hush-auth-code"], "phone": "+8613912345678"},
            {"type": PARAMS},
            PARAMS,
        ],
    )
    def test_refused_parameters_are_not_quoted(self, user, sandbox, told, params):
        """Whichever parameter is wrong, the error names it and hides what it was."""
        call = user.failing(lambda client: client.call("/living/account/region/get", params, api_version="1.0.2"))
        error = user.run(call, on_event=told.events.append, **sandbox.settings)
        assert isinstance(error, InvalidParameterError)
        told.check(error)

    def test_a_refused_token_is_not_quoted(self, sandbox, told):
        """A wrong token of a user is refused without being shown."""
        settings = {**sandbox.app_settings, "iot_token": TOKEN}
        with AppClient(**settings, on_event=told.events.append) as app, pytest.raises(ApiError) as caught:
            app.users.list_devices().page()
        told.check(caught.value)

    def test_a_refused_sign_in_is_not_quoted(self, sandbox, told):
        """An unknown authorization code is refused without being shown."""
        settings = {**sandbox.app_settings, "iot_token": None}
        with AppClient(**settings, on_event=told.events.append) as app, pytest.raises(ApiError) as caught:
            app.sign_in(PARAMS["authCode"])
        told.check(caught.value)

    def test_a_session_that_cannot_be_renewed_is_not_quoted(self, sandbox, told):
        """The tokens of an expired session are not shown."""
        settings = {**sandbox.app_settings, "iot_token": None, "session": session()}
        with AppClient(**settings, on_event=told.events.append) as app, pytest.raises(ApiError) as caught:
            app.users.list_devices().page()
        told.check(caught.value)


def session():
    return UserSession(
        identity_id="i1",
        iot_token="hush-iot-token",
        refresh_token="hush-refresh-token",
        iot_token_ends_at=0.0,
        refresh_token_ends_at=0.0,
    )


class TestObjects:
    def test_the_parts_of_a_client_show_no_secrets(self):
        """Neither the signer, nor a token, nor what holds them shows what is secret."""
        store = MemoryTokenStore()
        token = Token(TOKEN, obtained_at=0.0, ends_at=1e12)
        store.save("project", token.to_record())
        tokens = cloud_tokens(store)
        driver = Driver(answer())
        running = core(tokens=tokens)
        driver.run(running.call(operation(), {}))
        assert driver.tokens == [TOKEN]
        for thing in [Signer("key", APP_SECRET, stage="TEST"), tokens, store, token, running, driver.sends[0]]:
            check(shown(thing))

    def test_sessions_and_stores_do_not_show_theirs(self, tmp_path):
        """A session shows whose it is and when it ends; a store shows where it is."""
        store = FileTokenStore(tmp_path)
        store.save("key", session().to_record())
        assert "i1" in shown(session())
        check(shown(session()), shown(store))

    def test_an_answer_does_not_show_what_it_brings(self):
        """The answer to a request for a token has the token, but does not show it."""
        wire = token_answer(TOKEN)
        assert TOKEN.encode() in wire.content
        check(shown(wire))

    def test_a_client_shows_its_address_and_nothing_else(self, client):
        """The repr of a client shows its base URL."""
        assert shown(client).count("127.0.0.1") == 2
        assert PROJECT_ID not in shown(client)
        check(shown(client))

    def test_clients_and_their_cores_keep_quiet(self, settings):
        """Settings that hold secrets, and what is made of them, do not show them."""
        with AppClient(app_key="k", app_secret=APP_SECRET, iot_token=TOKEN) as app, CloudClient(**settings) as cloud:
            for client in (app, cloud):
                check(shown(client), shown(client._core), shown(client._core.tokens), shown(client._core.signer))

    @pytest.mark.parametrize(
        "base_url",
        [
            "http://user:hush@gateway.example:port",
            "http://us er:hush@h",
            "user:hush@h",
            "h?token=hush",
            "ftp://h?secret=hush",
        ],
    )
    def test_a_refused_address_does_not_show_its_password(self, settings, base_url):
        """However wrong the address is."""
        with pytest.raises(ConfigurationError, match="base_url") as caught:
            CloudClient(**{**settings, "base_url": base_url})
        check(*texts_of(caught.value))


MODELS = [
    value
    for module in walk_packages(feiyan.__path__, "feiyan.")
    if not module.name.endswith("__main__")
    for value in vars(import_module(module.name)).values()
    if isinstance(value, type) and issubclass(value, Model) and value.__module__ == module.name
]


def secret_properties():
    """Return the secrets of the spec: fields as (object, name), and parameters by name."""
    spec = json.loads(resources.files("feiyan").joinpath("openapi.json").read_text(encoding="utf-8"))
    schemas = spec["components"]["schemas"]
    marked = {f"#/components/schemas/{name}" for name, schema in schemas.items() if schema.get("x-secret")}

    def secret(schema):
        return schema.get("x-secret") or schema.get("$ref") in marked

    fields = [
        (name, field)
        for name, schema in schemas.items()
        for field, inner in schema.get("properties", {}).items()
        if secret(inner)
    ]
    parameters = set()
    for item in spec["paths"].values():
        schema = item["post"]["requestBody"]["content"]["application/json"]["schema"]
        for part in schema.get("allOf", [schema]):
            params = part.get("properties", {}).get("params", {}).get("properties", {})
            parameters |= {name for name, inner in params.items() if secret(inner)}
    return fields, sorted(parameters)


SECRET_FIELDS, SECRET_PARAMETERS = secret_properties()


class TestModels:
    @pytest.mark.parametrize(("name", "wire"), SECRET_FIELDS, ids=[".".join(pair) for pair in SECRET_FIELDS])
    def test_documented_secrets_do_not_show(self, name, wire):
        """A field that the spec marks as secret is read, but not shown."""
        kinds = [kind for kind in MODELS if name.endswith(kind.__name__) and wire in wire_names(kind)]
        assert kinds
        for kind in kinds:
            name = wire_names(kind)[wire]
            read = kind.model_construct(**{name: "hush"})
            assert getattr(read, name) == "hush"
            check(shown(read), shown(Envelope(code=200, data=read)), shown([read]))

    @pytest.mark.parametrize("name", SECRET_PARAMETERS)
    def test_documented_secrets_of_calls_are_known_by_name(self, name):
        """Errors hide what a parameter with such a name was given."""
        assert is_secret(name)
        assert is_secret("".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in name))

    @pytest.mark.parametrize(
        "name",
        [
            *("refreshToken", "token", "deviceSecret", "PASSWORD", "wifiPwd", "passwd", "authCode", "auth_code"),
            *("mobile", "mobilePhone", "phoneNumber", "phoneNo", "emailAddress", "mail", "accessKey", "qrKey"),
        ],
    )
    def test_secrets_that_no_document_lists_do_not_show(self, name):
        """A field with such a name is kept, but not shown, wherever it comes."""
        status = ThingStatus.model_validate(
            {"status": 1, name: TOKEN, "more": {"deep": [{name: TOKEN}, {name: [TOKEN]}]}}
        )
        assert getattr(status, name) == TOKEN
        assert "status=" in shown(status)
        check(shown(status))

    def test_numbers_and_addresses_in_free_text_do_not_show(self):
        """A phone number or an e-mail address needs no name to be hidden."""
        note = "+86 139 1234 5678, 008613912345678, 139-1234-5678, +49 123 456 78 90, a.b+c@mail.example"
        account = AccountIdentity.model_validate({"nickName": note, "notes": {"13912345678": [note]}})
        assert "nick_name=" in shown(account)
        check(shown(account), shown(Envelope(code=200, message=note, data={"note": note})))
        assert "456 78" not in shown(account)

    def test_an_unreadable_value_is_refused_and_not_shown(self):
        """The error of a model that is made of wrong values does not show them."""
        with pytest.raises(ValidationError) as caught:
            DeviceToBind.model_validate({"deviceName": {"password": "hush"}, "iotId": ["hush"]})
        check(str(caught.value), repr(caught.value))


class TestEnvelopes:
    def test_plain_data_is_shown_without_secrets(self):
        """The envelope of an undocumented call shows what the answer has, and hides what is secret in it."""
        envelope = Envelope(
            code=200, id="request-1", message=json.dumps(PARAMS), localized_message=str(PARAMS), data=PARAMS
        )
        assert "code=200, id='request-1'" in repr(envelope)
        check(shown(envelope))

    def test_a_text_alone_is_not_shown(self):
        """No name says of a text as data whether it is a secret, and a cipher is one."""
        envelope = Envelope(code=200, data="hush")
        assert envelope.data == "hush"
        check(shown(envelope))


class TestWhatStaysVisible:
    """Facts that look like secrets at first sight, and are what one reads errors for."""

    @pytest.mark.parametrize(
        "text",
        [
            "no device for 12345678901",
            "iotId 10000000000",
            "timestamp 1700000000000 is too old",
            "at 1510283654 s",
            "20131234567890123",
            "0.13912345678",
            "productKey a1U2xTzUZI8, deviceName light001",
            "request id 8b3f4a52-1583-4c9e-9139-123456789012",
            "mac 13:91:23:45:67:89",
            "IMEI 861391234567890",
            '"nextToken": null, "cloudToken": null',
            "nextToken: null",
            "token=null",
            "cloudToken is not valid",
            "invalid token: expired",
            "give phone with type PHONE",
            "nextToken=150",
            '"nextToken": "150"',
            '"tokens": "7"',
            "http://gateway.example/path?token",
            "127.0.0.1:13812",
            "size 15000000000 bytes"[:15],
        ],
    )
    def test_a_fact_is_no_secret(self, text):
        """Numbers that are no phone numbers, keys, ids, and names of secrets alone."""
        assert masked(text) == text

    def test_numbers_stay_numbers(self):
        """A number under a harmless name is shown, even where it could be a phone's: times and sizes are such."""
        value = {"size": 15000000000, "time": 1700000000000, "nextToken": 7, "list": [(1, 2.5, None, True)]}
        assert masked_value(value) == {**value, "list": [[1, 2.5, None, True]]}

    def test_short_secrets_do_not_blot_out_words(self):
        """A secret of three letters would be found in too many words."""
        assert masked("the password is not set", ["set", "is"]) == "the password is not set"

    def test_an_error_still_says_what_it_is_about(self):
        """Masking a value leaves the rest of the text unchanged."""
        text = masked("device light001: token hush-hush is invalid (request id r-1)", ["hush-hush"])
        assert text == "device light001: token *** is invalid (request id r-1)"


def wire_names(kind):
    """The attributes of a model by their names on the wire."""
    kind.model_rebuild()  # pydantic 2.11 knows them only then
    return {field.serialization_alias or field.alias or name: name for name, field in kind.model_fields.items()}
