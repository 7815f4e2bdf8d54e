"""Stored records that are damaged or somebody else's: an error names them, or they are replaced where that is safe."""

from __future__ import annotations

import json
import logging
import math
import uuid
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from feiyan.app.sessions import CREATE, CREATE_MQTT_CREDENTIALS, INVALIDATE, REFRESH
from feiyan_runtime import (
    ConfigurationError,
    FileTokenStore,
    MemoryTokenStore,
    ProtocolError,
    RedisTokenStore,
    SessionOperations,
    SessionTokens,
    Token,
    TokenStoreError,
    UserSession,
)
from feiyan_runtime.channel import AppRegistration, DeviceCredentials
from tests.runtime.support import NOW, ONCE, Clock, Driver, answer, cloud_tokens, core, operation, token_answer

HUSH = "hush-this-is-a-secret"
LIFE = 7200.0

TOKEN = Token(HUSH, obtained_at=NOW, ends_at=NOW + LIFE)
SESSION = UserSession(
    identity_id="jack",
    iot_token=HUSH,
    refresh_token=f"{HUSH}-too",
    iot_token_ends_at=NOW + LIFE,
    refresh_token_ends_at=NOW + 10 * LIFE,
    obtained_at=NOW,
)
DEVICE = {"clientId": "c1", "deviceSn": "sn1", "productKey": "pk", "deviceName": "dn", "deviceSecret": HUSH}

CALL = operation()

unhurried = settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])

NOT_TEXT = st.sampled_from(
    [None, True, 7, 10**400, -1.5, math.nan, math.inf, [], {}, [HUSH], {HUSH: HUSH}, b"bytes", object()]
)
BAD_TEXT = st.one_of(
    st.sampled_from(["", " ", "a b", "a\n", "\ud800", "飞燕", "n\0l", "\x1b[2J", "x" * 70_000]),
    st.text(min_size=1).filter(lambda text: not all("!" <= letter <= "~" for letter in text)),
)
BAD_TIMES = st.one_of(
    st.sampled_from([None, True, "", "1", HUSH, 10**400, -(10**400), math.nan, math.inf, -math.inf, 1e13, [], {}]),
    st.floats(max_value=-1e-6),
    st.floats(min_value=1.1e12),
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=10,
)


DEFAULTS = {"obtainedAt"}
"""Fields that a record need not have."""


def damaged(record, texts, times):
    """Records in which one of the fields is missing or wrong, and things that are no record at all."""
    return st.one_of(
        st.sampled_from(sorted({*texts, *times} - DEFAULTS)).map(
            lambda name: {key: record[key] for key in record if key != name}
        ),
        st.tuples(st.sampled_from(texts), NOT_TEXT | BAD_TEXT).map(lambda pair: {**record, pair[0]: pair[1]}),
        st.tuples(st.sampled_from(times or texts), BAD_TIMES if times else NOT_TEXT).map(
            lambda pair: {**record, pair[0]: pair[1]}
        ),
        JSON.filter(lambda value: value is not None),
        st.dictionaries(st.integers() | st.binary() | st.none(), st.integers()),
    )


TOKENS = damaged(TOKEN.to_record(), ["value"], ["obtainedAt", "endsAt"])
SESSIONS = damaged(
    SESSION.to_record(),
    ["identityId", "iotToken", "refreshToken"],
    ["iotTokenEndsAt", "refreshTokenEndsAt", "obtainedAt"],
).filter(lambda record: record != {})
DEVICES = damaged(DEVICE, ["clientId", "deviceSn"], [])

FILES = [
    b"",
    b"{",
    b'{"value": "' + HUSH.encode(),
    b"[1]",
    b"null",
    b"\xff\xfe\x00",
    bytes(range(256)),
    b"[" * 200_000,
    b'{"a":' * 200_000,
    b'{"value":"a","value":"b"}',
    b'{"endsAt":' + b"9" * 5000 + b"}",
    json.dumps({**TOKEN.to_record(), "endsAt": 10**400}).encode(),
    json.dumps({**TOKEN.to_record(), "endsAt": math.nan}).encode(),
    json.dumps({**TOKEN.to_record(), "value": "\ud800"}).encode(),
    json.dumps({**TOKEN.to_record(), "value": "x" * 2_000_000}).encode(),
    json.dumps(TOKEN.to_record()).encode()[:-1],
    json.dumps(TOKEN.to_record()).encode() + b"}",
    json.dumps({"value": HUSH, "obtained_at": NOW, "ends_at": NOW}).encode(),
]
"""Contents of a file or a Redis value that are no token."""


class Given(MemoryTokenStore):
    """A store that returns what it was given, whatever it is."""

    def load(self, key):
        return self._records.get(key)


def holding(record):
    store = Given()
    store._records["key"] = record
    return store


def check_error(error):
    """Check that an error is one line of moderate length without the secret."""
    text = str(error)
    assert len(text) < 500
    assert text.isprintable()
    assert HUSH not in text


class TestReading:
    @unhurried
    @given(SESSIONS)
    @example({})
    def test_a_malformed_session_is_an_error_that_names_the_field(self, record):
        """`UserSession.from_record` raises TokenStoreError for anything that `to_record` cannot have returned."""
        with pytest.raises(TokenStoreError) as caught:
            UserSession.from_record(record)
        check_error(caught.value)

    @pytest.mark.parametrize("name", sorted(SESSION.to_record().keys() - {"lifetime"}))
    def test_the_error_names_the_field(self, name):
        """Whoever repairs a record has to know where."""
        with pytest.raises(TokenStoreError, match=f"^{name}: "):
            UserSession.from_record({**SESSION.to_record(), name: None})

    def test_fields_of_newer_clients_are_no_error(self):
        """Clients of several versions may share a store."""
        assert UserSession.from_record({**SESSION.to_record(), "more": [1]}) == SESSION
        assert Token.from_record({**TOKEN.to_record(), "more": [1]}) == TOKEN

    def test_whole_numbers_are_times(self):
        """JSON of other programs writes times without a fraction."""
        assert Token.from_record({"value": "v", "obtainedAt": 1, "endsAt": 2}) == Token(
            "v", obtained_at=1.0, ends_at=2.0
        )


def cloud(store, *script):
    """A cloud client's core and its driver."""
    clock = Clock()
    return core(tokens=cloud_tokens(store, key="key"), clock=clock, retry=ONCE), Driver(*script, clock=clock)


def check_replaced(store, caplog):
    """Check that a client with this store fetches a token, stores it, and says why, once."""
    running, driver = cloud(store, token_answer("new"), answer("fine"), answer("fine"))
    caplog.clear()
    for _ in range(2):
        assert driver.run(running.call(CALL, {})).data == "fine"
    assert driver.tokens[1:] == ["new", "new"]
    (warning,) = caplog.records
    assert warning.levelno == logging.WARNING
    check_error(warning.getMessage())
    assert Token.from_record(store.load("key")).value == "new"


class TestTokens:
    @unhurried
    @given(TOKENS)
    def test_another_one_is_fetched(self, caplog, record):
        """A cloud token that cannot be read counts as absent: the client can make another by itself."""
        check_replaced(holding(record), caplog)

    @pytest.mark.parametrize("content", FILES)
    def test_a_damaged_file_is_replaced(self, tmp_path, caplog, content):
        """The same goes for a file that is no record."""
        store = FileTokenStore(tmp_path / "tokens")
        store.save("key", TOKEN.to_record())
        next((tmp_path / "tokens").glob("*.json")).write_bytes(content)
        check_replaced(store, caplog)

    @pytest.mark.parametrize("content", FILES)
    @pytest.mark.parametrize("decodes", [False, True])
    def test_a_damaged_value_is_replaced(self, redis_server, caplog, content, decodes):
        """The same goes for a value of Redis."""
        import redis

        prefix = f"{uuid.uuid4()}:"
        with redis.Redis.from_url(redis_server.url, decode_responses=decodes) as client:
            client.set(f"{prefix}key", content)
            check_replaced(RedisTokenStore(client, prefix=prefix), caplog)

    @pytest.mark.parametrize("life", [{"expireIn": 10**400}, {"expiresIn": 10**400}, {"expireIn": 10**19}])
    def test_an_endless_life_is_cut(self, life):
        """A token whose lifetime is absurd is used, and stored with a sane end."""
        store = MemoryTokenStore()
        running, driver = cloud(store, token_answer("new", **life), answer("fine"))
        assert driver.run(running.call(CALL, {})).data == "fine"
        assert Token.from_record(store.load("key")).value == "new"

    @pytest.mark.parametrize("value", ["a b", "飞燕", "x" * 70_000, "a\nb"])
    def test_a_token_that_could_not_be_read_again_is_not_stored(self, value):
        """A token that no header and no record can have is an error of the answer."""
        store = MemoryTokenStore()
        running, driver = cloud(store, token_answer(value))
        with pytest.raises(ProtocolError, match="no token that can be used: value: "):
            driver.run(running.call(CALL, {}))
        assert store.load("key") is None


class App(Driver):
    """An app client's core, and the driver that its calls run on."""

    def __init__(self, store, *script, given=None):
        super().__init__(*script)
        operations = SessionOperations(CREATE, REFRESH, INVALIDATE)
        self.sessions = SessionTokens(operations, given=given, store=store, key="key", jitter=0.0)
        self.core = core(tokens=self.sessions, clock=self.clock, retry=ONCE)


class TestSessions:
    @unhurried
    @given(SESSIONS)
    def test_a_call_fails_and_names_the_record(self, record):
        """Only the user can bring another session, so a record that cannot be read is an error until then."""
        app = App(holding(record))
        for flow in (app.core.call(CALL, {}), app.sessions.session(app.core)):
            with pytest.raises(TokenStoreError, match="the record 'key' cannot be read") as caught:
                app.run(flow)
            check_error(caught.value)
        assert app.sends == []

    @unhurried
    @given(SESSIONS)
    def test_another_session_takes_its_place(self, record):
        """Signing in, `use_session` and `session=` replace the record, and signing out deletes it."""
        new = replace(SESSION, iot_token="new")
        data = {"identityId": "jack", "iotToken": "new", "refreshToken": "r", "iotTokenExpire": 7200}
        flows = (
            lambda app: app.sessions.sign_in(app.core, "code", "OA_SESSION"),
            lambda app: app.sessions.use(app.core, new),
            lambda app: app.sessions.session(app.core),
        )
        for flow in flows:
            app = App(store := holding(record), answer(data), given=None if flow is not flows[2] else new)
            app.run(flow(app))
            assert UserSession.from_record(store.load("key")).iot_token == "new"
        app = App(store := holding(record))
        app.run(app.sessions.sign_out(app.core))
        assert store.load("key") is None

    @pytest.mark.parametrize(
        "changes",
        [
            {"iot_token": ""},
            {"iot_token": None},
            {"refresh_token": "a\n"},
            {"obtained_at": None},
            {"obtained_at": 10**400},
        ],
    )
    def test_a_session_that_cannot_be_stored_is_refused(self, changes):
        """A session of the caller's own making is checked like a stored one."""
        wrong = replace(SESSION, **changes)
        app = App(MemoryTokenStore())
        for use in (lambda: App(MemoryTokenStore(), given=wrong), lambda: app.run(app.sessions.use(app.core, wrong))):
            with pytest.raises(ConfigurationError, match=r"^session: ") as caught:
                use()
            check_error(caught.value)

    @pytest.mark.parametrize("changes", [{"iotToken": "a b"}, {"identityId": "x" * 70_000}, {"refreshToken": "飞燕"}])
    def test_an_answer_that_could_not_be_read_again_is_not_stored(self, changes):
        """Signing in fails rather than leave a record that nobody can read."""
        data = {"identityId": "jack", "iotToken": "i", "refreshToken": "r", "iotTokenExpire": 7200, **changes}
        app = App(store := MemoryTokenStore(), answer(data))
        with pytest.raises(ProtocolError, match="no session that can be used"):
            app.run(app.sessions.sign_in(app.core, "code", "OA_SESSION"))
        assert store.load("key") is None

    def test_an_endless_life_is_cut(self):
        """A session whose lifetime is absurd is used, and stored with a sane end."""
        lives = {"iotTokenExpire": 10**400, "refreshTokenExpire": 10**400}
        data = {"identityId": "jack", "iotToken": "i", "refreshToken": "r", **lives}
        app = App(store := MemoryTokenStore(), answer(data))
        app.run(app.sessions.sign_in(app.core, "code", "OA_SESSION"))
        assert UserSession.from_record(store.load("key")).iot_token == "i"


def registered(store, *script, replaces=False):
    """The credentials of a user, and the requests that were sent for them."""
    driver = Driver(*script)
    registration = AppRegistration(CREATE_MQTT_CREDENTIALS, store, lambda _: "key")
    flow = registration.credentials(core(clock=driver.clock), "jack", replace=replaces)
    return driver.run(flow), driver


ANSWER = {"productKey": "pk2", "deviceName": "dn2", "deviceSecret": "s2"}


class TestDevices:
    def test_a_record_is_used(self):
        """Stored credentials need no request."""
        assert registered(holding(DEVICE))[0] == DeviceCredentials("pk", "dn", HUSH, "c1")

    @unhurried
    @given(DEVICES)
    @example({**DEVICE, "deviceName": "x" * 70_000})
    @example({**DEVICE, "deviceName": "a/+/#"})
    @example({**DEVICE, "productKey": 7})
    @example({**DEVICE, "deviceSecret": ["s"]})
    @example({**DEVICE, "clientId": "a|b"})
    @example({"clientId": "c1", "deviceSn": "sn1", "deviceSecret": "s"})
    def test_the_app_registers_again(self, record):
        """Credentials that cannot be read count as absent: the app can register itself again."""
        store = holding(record)
        made, driver = registered(store, answer(ANSWER))
        assert (made.product_key, made.device_name, made.device_secret) == ("pk2", "dn2", "s2")
        assert len(driver.sends) == 1
        assert registered(store)[0] == made

    def test_the_number_of_the_installation_stays(self):
        """A registration that was interrupted goes on with the number that it had."""
        made, driver = registered(holding({"clientId": "c1", "deviceSn": "sn1"}), answer(ANSWER))
        assert made.client_id == "c1"
        assert driver.bodies[0]["params"]["authInfo"]["deviceSn"] == "sn1"

    @pytest.mark.parametrize(
        "changes",
        [
            {"deviceName": "x" * 70_000},
            {"deviceName": "a/b"},
            {"productKey": "+"},
            {"productKey": "#"},
            {"deviceSecret": "飞燕"},
            {"deviceName": "a\0b"},
        ],
    )
    def test_an_answer_that_no_login_can_have_is_an_error(self, changes):
        """A name that is too long for a packet, or that changes the topics, is an error of the answer."""
        with pytest.raises(ProtocolError, match="no MQTT credentials that can be used"):
            registered(MemoryTokenStore(), answer({**ANSWER, **changes}))
