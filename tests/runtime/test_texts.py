"""Texts from outside enter no text raw: they are masked, of limited length, and one line of visible characters."""

from __future__ import annotations

import asyncio
import json
import logging
import pickle
import traceback
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from pydantic import BaseModel, Field, RootModel

from feiyan import AppClient, AsyncAppClient, DeviceCredentials, Retry, UserSession
from feiyan.cloud.models.things import ThingInfo, ThingPage
from feiyan.cloud.tokens import CREATE
from feiyan_runtime import ApiError, Envelope, FeiyanError, Model, TransportError
from feiyan_runtime._texts import LINE, MAX_REPR, masked, shown
from tests.runtime.conftest import Gateway, Reply

APP_SECRET, TOKEN, PASSWORD, CODE = "hush-app-secret", "hush-iot-token/+=", "hush pass\"word'密", "hush-auth-code"
SECRETS = (APP_SECRET, TOKEN, PASSWORD, CODE, "hush")
LONGEST = 7000
"""Characters of a log line: the operation, and the text of an error."""

CASES = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))

anything = st.lists(
    st.one_of(
        st.text(st.characters(exclude_categories=()), max_size=20),
        st.sampled_from([TOKEN, PASSWORD, "\n", "\r\n::error::", "\x1b[31m", "\u202e", "\u2028", "\x85", "x" * 5000]),
    ),
    max_size=6,
).map("".join)
"""Any text, with secrets of the call and what terminals and logs take for more than text."""


def check(*texts: str) -> None:
    for text in texts:
        assert text.isprintable(), ascii(text[:300])
        assert len(text) <= LONGEST
        assert not [secret for secret in SECRETS if secret in text], text


def with_locals(error: BaseException) -> str:
    """Return what a crash reporter prints: all but the frames of this file, whose locals are the user's."""
    frames = error.__traceback__
    while frames and frames.tb_frame.f_code.co_filename == __file__:
        frames = frames.tb_next
    return "".join(
        traceback.TracebackException.from_exception(error.with_traceback(frames), capture_locals=True).format()
    )


@pytest.fixture(scope="module")
def running() -> Any:
    with Gateway() as gateway:
        yield gateway


def client_settings(gateway: Gateway) -> dict[str, Any]:
    return {
        "app_key": "key",
        "app_secret": APP_SECRET,
        "iot_token": TOKEN,
        "base_url": gateway.url,
        "retry": Retry(attempts=1),
    }


def failing_call(gateway: Gateway, reply: Reply, caplog: pytest.LogCaptureFixture) -> tuple[FeiyanError | None, Any]:
    """Make a call, check its events and log lines, and return its error or its envelope."""
    gateway.script = lambda _: reply
    events: list[Any] = []
    caplog.clear()
    caplog.set_level(logging.DEBUG, "feiyan")
    error, envelope = None, None
    with AppClient(**client_settings(gateway), on_event=events.append) as app:
        operation = type(CREATE)(name="any", path="/any", version="1.0.0", timeout=5.0, result=Any)
        try:
            envelope = app.invoke(operation, {"password": PASSWORD}, None)
        except FeiyanError as caught:
            error = caught
    lines = [record.getMessage() for record in caplog.records if record.name == "feiyan.calls"]
    assert len(lines) == len(events) == 2
    check(*map(str, events), *map(repr, events), *lines)
    return error, envelope


class TestAnswers:
    @CASES
    @given(message=anything, request_id=anything, localized=anything, code=st.sampled_from([401, 460, 9999, "1+2"]))
    @example(message=TOKEN, request_id=TOKEN, localized=TOKEN, code=460)
    @example(message="x" * 490 + TOKEN, request_id="x" * 120 + TOKEN, localized="", code=9999)
    @example(message="", request_id="z" * 10**7, localized="", code=460)
    def test_a_failure_shows_nothing_raw(self, running, caplog, message, request_id, localized, code):
        """Whatever stands in message, id and translation of a failure, its texts are one short line without secrets."""
        body = {"code": code, "message": message, "id": request_id, "localizedMsg": localized, "data": {"a": message}}
        error, _ = failing_call(running, Reply(json.dumps(body).encode()), caplog)
        assert error is not None
        check(str(error), repr(error.args), f"{type(error).__name__}: {error}")
        facts = {name: value for name, value in vars(error).items() if name != "data"}
        assert not [secret for secret in SECRETS if secret in repr(facts)]
        assert str(pickle.loads(pickle.dumps(error))) == str(error)
        assert "hush" not in with_locals(error)

    @CASES
    @given(status=st.sampled_from([200, 302, 403, 502]), content=anything, header=anything)
    def test_an_answer_that_is_no_envelope_is_quoted_safely(self, running, caplog, status, content, header):
        """Bodies and headers of any kind are quoted safely."""
        header = "".join(char for char in header if char >= " ").encode("utf-8", "replace").decode("latin-1")
        headers = {
            "content-type": header or "x",
            "x-ca-request-id": header or "x",
            "x-ca-error-message": header or None,
        }
        reply = Reply(content.encode("utf-8", "replace"), status=status, headers=headers)
        error, _ = failing_call(running, reply, caplog)
        assert error is not None
        check(str(error))
        assert "hush" not in with_locals(error)

    @CASES
    @given(message=anything, request_id=anything)
    def test_a_success_shows_nothing_raw(self, running, caplog, message, request_id):
        """An envelope shows no secret of the call that its id or its message repeats."""
        body = {"code": 200, "message": message, "id": request_id, "data": None}
        error, envelope = failing_call(running, Reply(json.dumps(body).encode("utf-8", "replace")), caplog)
        if error is None:
            assert repr(envelope).isprintable()
            assert not [secret for secret in SECRETS if secret in repr(envelope)]

    def test_attributes_keep_what_programs_need(self, running, caplog):
        """The id, the code and line breaks of a message can be read from attributes."""
        body = {"code": "101+202", "message": "one\ntwo", "id": "an-id", "data": {"kept": "as sent"}}
        error, _ = failing_call(running, Reply(json.dumps(body).encode()), caplog)
        assert isinstance(error, ApiError)
        assert (error.code, error.message, error.request_id, error.data) == (
            "101+202",
            "one\ntwo",
            "an-id",
            {"kept": "as sent"},
        )
        assert "one\\ntwo" in str(error)


class TestTracebacks:
    CALLS = (
        lambda app: app.call("/any", {"password": PASSWORD}),
        lambda app: app.account.get_region(type="PHONE", phone="hush"),
        lambda app: app.users.list_devices().page(),
        lambda app: app.with_envelope.account.get_region(type="PHONE", phone="hush"),
        lambda app: app.call("/any", {"password": PASSWORD, "odd": object()}),
    )

    @pytest.mark.parametrize("cut", [False, True], ids=["refused", "cut"])
    @pytest.mark.parametrize("call", CALLS, ids=["call", "service", "page", "envelope", "not sent"])
    def test_locals_show_no_secrets(self, gateway, call, cut):
        """No frame of the client or of its libraries keeps parameters or tokens, sync and async."""
        gateway.script = lambda _: Reply(b'{"code": 460, "message": "no"}', cut=cut)
        with AppClient(**client_settings(gateway)) as app, pytest.raises(FeiyanError) as caught:
            call(app)
        assert "_sync.py" in with_locals(caught.value)
        assert "hush" not in with_locals(caught.value)

        async def run() -> None:
            async with AsyncAppClient(**client_settings(gateway)) as app:
                await call(app)

        with pytest.raises(FeiyanError) as caught:
            asyncio.run(run())
        assert "hush" not in with_locals(caught.value)

    def test_signing_in_shows_no_code(self, gateway):
        """The authorization code is in no frame of a sign-in that failed."""
        gateway.script = lambda _: Reply(b"{}", cut=True)
        settings = {**client_settings(gateway), "iot_token": None}
        with AppClient(**settings) as app, pytest.raises(TransportError) as caught:
            app.sign_in(CODE)
        assert "hush" not in with_locals(caught.value)

    @pytest.mark.parametrize(
        "make",
        [
            lambda: AppClient(app_key="k", app_secret=APP_SECRET, region="none"),
            lambda: DeviceCredentials("p", "d", "hush\n"),
            lambda: UserSession.from_record({"iotToken": TOKEN}),
        ],
        ids=["client", "credentials", "session"],
    )
    def test_constructors_show_no_secrets(self, make):
        """An object that refuses its arguments does not show them."""
        with pytest.raises(FeiyanError) as caught:
            make()
        assert "hush" not in with_locals(caught.value)

    def test_locals_of_the_caller_are_kept(self, gateway):
        """An exception that the caller was handling keeps its frames."""

        def fail() -> None:
            own = "mine"
            raise ValueError(own)

        def handle(app: AppClient) -> None:
            try:
                fail()
            except ValueError:
                app.call("/any")

        gateway.script = lambda _: Reply(b'{"code": 460}')
        with AppClient(**client_settings(gateway)) as app, pytest.raises(ApiError) as caught:
            handle(app)
        assert "own = 'mine'" in with_locals(caught.value)

    def test_exceptions_of_the_caller_are_left_alone(self, gateway):
        """A call that fails while the caller handles an exception does not change that exception."""
        gateway.script = lambda _: Reply(b"{}", cut=True)
        own = ValueError("password=mine\nsecond line")

        def handle(app: AppClient) -> None:
            try:
                raise own
            except ValueError:
                app.call("/any")

        with AppClient(**client_settings(gateway)) as app, pytest.raises(TransportError):
            handle(app)
        assert own.args == ("password=mine\nsecond line",)


class Unnamed(Model):
    sign: str | None = Field(default=None, repr=False)
    things: list[ThingInfo] | None = None


class Mine(BaseModel):
    info: ThingInfo
    by_name: dict[str, Unnamed]


THING = {"iotId": "i", "deviceSecret": "hush", "newToken": "hush", "inner": {"list": [{"password": "hush"}]}}
THINGS = RootModel[list[ThingInfo]]


class TestDumps:
    OBJECTS = (
        ThingInfo.model_validate(THING),
        ThingPage.model_validate([THING]),
        Unnamed(sign="hush", things=[ThingInfo.model_validate(THING)]),
        Envelope[ThingInfo].model_validate({"code": 200, "data": THING}),
        Envelope[Any].model_validate({"code": 200, "data": [THING]}),
        THINGS.model_validate([THING]),
        Mine(info=ThingInfo.model_validate(THING), by_name={"a": Unnamed(sign="hush")}),
    )

    @pytest.mark.parametrize("thing", OBJECTS, ids=lambda thing: type(thing).__name__)
    @pytest.mark.parametrize(
        "how", [{}, {"by_alias": True}, {"by_alias": False}, {"exclude_none": True}, {"exclude_unset": True}], ids=str
    )
    def test_secrets_are_masked_unless_asked_for(self, thing, how):
        """Dumps of all kinds mask secrets at any depth, and have them where the context asks for them."""
        asked = {"context": {"secrets": True}}
        assert (
            "hush"
            not in f"{thing.model_dump(**how)}{thing.model_dump(mode='json', **how)}{thing.model_dump_json(**how)}"
        )
        assert "***" in thing.model_dump_json(**how)
        assert "hush" in str(thing.model_dump(**how, **asked))
        assert "hush" in thing.model_dump_json(**how, **asked)
        assert "***" not in thing.model_dump_json(**how, **asked)
        assert "hush" not in repr(thing)

    def test_secrets_are_sent(self):
        """`to_wire` gives what was set, as it is."""
        assert ThingInfo.model_validate(THING).to_wire() == THING

    def test_other_fields_are_as_they_are(self):
        """A dump changes no field that is not secret, and no secret that is not there."""
        assert ThingInfo(iot_id="13812345678").model_dump(exclude_unset=True) == {"iotId": "13812345678"}
        assert ThingInfo().model_dump()["deviceSecret"] is None
        assert ThingInfo.model_validate(THING).model_dump(exclude={"device_secret"}, exclude_none=True).keys() == (
            THING.keys() - {"deviceSecret"}
        )

    def test_the_schema_of_a_dump_has_the_fields(self):
        """Frameworks that describe what they answer with see the fields."""
        assert "iotId" in ThingInfo.model_json_schema(mode="serialization")["properties"]


class TestReprs:
    @given(
        st.recursive(
            anything | st.integers() | st.none() | st.floats(),
            lambda inner: st.lists(inner, max_size=5) | st.dictionaries(anything, inner, max_size=5),
        )
    )
    @example(["x" * 10**6] * 1000)
    @example({f"name{number}\n": number for number in range(10**5)})
    @example(10**5000)
    @settings(deadline=None, suppress_health_check=list(HealthCheck), max_examples=60)
    def test_any_data_has_a_short_repr(self, data):
        """The repr of an answer is of limited length and prints, whatever its data is."""
        text = repr(Envelope[Any](code=200, data={"data": data}, more=data))
        assert text.isprintable()
        assert len(text) < 20 * MAX_REPR

    @given(anything, st.integers(1, 1000))
    def test_a_shown_text_is_short_and_prints(self, text, length):
        """`shown` limits the length of any text, and escapes what does not print."""
        found = shown(text, length, [TOKEN, PASSWORD])
        assert found.isprintable()
        assert len(found) <= length + 40
        assert TOKEN not in found
        assert PASSWORD not in found

    @pytest.mark.parametrize("before", range(LINE - 40, LINE + 5))
    def test_a_secret_is_not_cut_in_half(self, before):
        """A known secret at the place where a text is cut is masked as a whole."""
        secret = "s3cr3t" * 6
        assert "s3cr" not in shown("x" * before + secret + "y" * 5000, known=[secret])

    def test_texts_without_anything_special_stay(self):
        """A short and harmless text is shown as it is, Chinese included."""
        assert shown("设备 light001 is offline") == masked("设备 light001 is offline") == "设备 light001 is offline"
