"""The session of an app's user: driven by hand, and by real clients against a sandbox."""

from __future__ import annotations

import asyncio
import json
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from feiyan import AppClient, AsyncAppClient
from feiyan.app.sessions import CREATE, INVALIDATE, REFRESH
from feiyan_runtime import (
    ApiError,
    AuthenticationError,
    ConfigurationError,
    FileTokenStore,
    MemoryTokenStore,
    NotFoundError,
    ProtocolError,
    RateLimitedError,
    Retry,
    ServerError,
    SessionExpiredError,
    SessionOperations,
    SessionTokens,
    TokenStoreError,
    TransportError,
    UserSession,
)
from feiyan_runtime._renewal import MAX_RENEWAL_MARGIN, RENEWAL_PAUSE, STORE_CACHE_TTL
from feiyan_sandbox import Sandbox, world
from tests.runtime.support import APP_KEY, NOW, Driver, answer, core, lost, operation, raw
from tests.runtime.worker import Worker

CALL = operation()
LIFE = 72_000.0
LONG = 3600.0
OPERATIONS = SessionOperations(CREATE, REFRESH, INVALIDATE)
OTHER_USER = "50ceop3441838d879e23f01933ab455be61f1234"


def session(name="old", *, user="jack", obtained_at=NOW):
    """A session whose tokens live from `NOW` on."""
    return UserSession(
        identity_id=user,
        iot_token=f"iot-{name}",
        refresh_token=f"refresh-{name}",
        iot_token_ends_at=obtained_at + LIFE,
        refresh_token_ends_at=obtained_at + 10 * LIFE,
        obtained_at=obtained_at,
    )


def session_answer(name, *, user="jack", **more):
    """Return the platform's answer to signing in and to a renewal."""
    tokens = {"iotToken": f"iot-{name}", "refreshToken": f"refresh-{name}"}
    lives = {"iotTokenExpire": LIFE, "refreshTokenExpire": 10 * LIFE}
    return answer({"identityId": user, **tokens, **lives, **more})


class Shared(MemoryTokenStore):
    """A store that takes part in a flow as one does that is shared among processes."""

    blocking = True


class Full(Shared):
    """One that cannot keep anything while it is full."""

    is_full = False

    def save(self, key, record):
        if self.is_full:
            raise TokenStoreError("no space left")
        super().save(key, record)


class App(Driver):
    """A running app: its client's core, and the driver that its calls run on."""

    def __init__(self, *script, store=None, given=None, clock=None):
        super().__init__(*script, clock=clock)
        self.store = MemoryTokenStore() if store is None else store
        self.session_tokens = SessionTokens(OPERATIONS, given=given, store=self.store, key="session", jitter=0.0)
        self.core = core(tokens=self.session_tokens, clock=self.clock, retry=Retry(wait_initial=0.0))

    def call(self, op=CALL):
        return self.run(self.core.call(op, {})).data

    def sign_in(self, code="code", kind="OA_SESSION"):
        return self.run(self.session_tokens.sign_in(self.core, code, kind))

    def sign_out(self):
        self.run(self.session_tokens.sign_out(self.core))

    def use(self, new):
        self.run(self.session_tokens.use(self.core, new))

    @property
    def current(self):
        return self.run(self.session_tokens.session(self.core))

    @property
    def iot_tokens(self):
        """The token that each request carried."""
        return [body["request"].get("iotToken") for body in self.bodies]

    @property
    def kept(self):
        """Session in the store."""
        record = self.store.load("session")
        return None if record is None else UserSession.from_record(record)


@pytest.fixture(params=[MemoryTokenStore, Shared], ids=["memory", "shared"])
def store(request):
    """A store with a session that lives from `NOW` on."""
    store = request.param()
    store.save("session", session().to_record())
    return store


class TestRecords:
    def test_a_session_goes_through_json(self):
        """A session can be kept anywhere and used again."""
        original = replace(session(), expired=True)
        assert UserSession.from_record(json.loads(json.dumps(original.to_record()))) == original

    def test_its_tokens_are_not_shown(self):
        assert "jack" in repr(session())
        assert "iot-old" not in repr(session())
        assert "refresh-old" not in repr(session())


class TestUsing:
    def test_its_token_goes_with_calls(self, store):
        app = App(answer("fine"), store=store)
        assert app.call() == "fine"
        assert app.iot_tokens == ["iot-old"]

    def test_without_one_a_call_that_needs_a_user_is_not_sent(self):
        app = App()
        with pytest.raises(AuthenticationError, match="not sent: the call needs a signed-in user: sign in, or pass"):
            app.call()
        assert app.sends == []

    def test_without_one_a_call_that_takes_a_user_goes_without(self):
        app = App(answer(), answer())
        app.call(operation(auth="optional"))
        app.call(operation(auth="none"))
        assert app.iot_tokens == [None, None]

    def test_calls_that_start_together_both_find_it(self):
        """The second one waits for what the store answers the first one."""
        store = Shared()
        store.save("session", session().to_record())
        app = App(store=store)
        flows = [app.core.call(CALL, {}) for _ in range(2)]
        questions = [next(flow) for flow in flows]
        for flow, question in zip(flows, questions, strict=True):
            assert b'"iotToken":"iot-old"' in flow.send(question.function()).body

    def test_it_can_be_seen(self, store):
        assert App(store=store).current == session()
        assert App().current is None


class TestRenewing:
    def test_it_is_renewed_ahead_of_its_end(self, store):
        """Once; both of its tokens are new then, and kept."""
        app = App(answer(), session_answer("new"), answer(), answer(), store=store)
        app.clock.now = NOW + LIFE - MAX_RENEWAL_MARGIN - 1
        app.call()
        app.clock.now += 1
        app.call()
        app.call()
        assert app.paths == [CALL.path, REFRESH.path, CALL.path, CALL.path]
        assert app.iot_tokens == ["iot-old", None, "iot-new", "iot-new"]
        assert app.bodies[1]["params"] == {"request": {"identityId": "jack", "refreshToken": "refresh-old"}}
        assert app.kept == session("new", obtained_at=app.clock.now)

    def test_it_is_renewed_after_its_end(self, store):
        """An app that slept does not ask its user to sign in as long as the session can be renewed."""
        app = App(session_answer("new"), answer("fine"), store=store)
        app.clock.now = NOW + 5 * LIFE
        assert app.call() == "fine"
        assert app.paths == [REFRESH.path, CALL.path]

    def test_a_refused_token_is_renewed_and_the_call_repeated(self, store):
        app = App(answer(code=401), session_answer("new"), answer("fine"), store=store)
        assert app.call() == "fine"
        assert app.iot_tokens == ["iot-old", None, "iot-new"]

    def test_a_call_refused_again_is_an_error(self, store):
        """One renewal is enough to know that the token is not the trouble; the session stays."""
        app = App(answer(code=401), session_answer("new"), answer(code=401), store=store)
        with pytest.raises(AuthenticationError) as caught:
            app.call()
        assert not isinstance(caught.value, SessionExpiredError)
        assert app.kept.iot_token == "iot-new"
        assert not app.kept.expired

    def test_a_call_without_a_user_renews_nothing(self, store):
        app = App(answer(code=401), store=store)
        with pytest.raises(AuthenticationError):
            app.call(operation(auth="none"))
        assert app.paths == [CALL.path]

    @pytest.mark.parametrize(
        "failure",
        [
            answer(code=429),
            answer(code=503),
            answer(code=404),
            answer(code=403),
            answer(code=12345),
            raw(b"<html>", status=502),
            raw(b"", status=401, x_ca_error_message="Invalid AppKey"),
            session_answer("new", iotToken=None),
            session_answer("new", iotTokenExpire=None),
            lost(sent=True),
            lost(sent=False),
        ],
        ids=["429", "503", "404", "403", "unknown", "html", "gateway", "no token", "no end", "lost", "not sent"],
    )
    def test_a_failed_renewal_keeps_a_living_session_in_use(self, store, failure):
        """The user notices nothing, and it is tried again later."""
        app = App(failure, answer(1), answer(2), session_answer("new"), answer(3), store=store)
        app.clock.now = NOW + LIFE - 100
        assert [app.call(), app.call()] == [1, 2]
        app.clock.now += RENEWAL_PAUSE
        assert app.call() == 3
        assert app.paths == [REFRESH.path, CALL.path, CALL.path, REFRESH.path, CALL.path]

    @pytest.mark.parametrize(
        ("failure", "kind"),
        [
            (answer(code=429), RateLimitedError),
            (answer(code=503), ServerError),
            (answer(code=12345), ApiError),
            (raw(b"", status=401, x_ca_error_message="Invalid AppKey"), AuthenticationError),
            (answer({}), ProtocolError),
            (lost(sent=True), TransportError),
        ],
        ids=["429", "503", "unknown", "gateway", "no session", "lost"],
    )
    @pytest.mark.parametrize("cause", ["refusal", "age"])
    def test_a_failed_renewal_of_an_ended_session_is_an_error(self, store, failure, kind, cause):
        """The session is not over: the next call tries again."""
        app = App(*[answer(code=401)] * (cause == "refusal"), failure, store=store)
        app.clock.now += LIFE if cause == "age" else 0
        with pytest.raises(kind) as caught:
            app.call()
        assert not isinstance(caught.value, SessionExpiredError)
        assert app.kept == session()

    def test_a_renewal_is_not_repeated(self, store):
        """Its refresh token may be used up, also where the answer to it was lost."""
        app = App(answer(code=401), lost(sent=True), store=store)
        with pytest.raises(TransportError):
            app.call()
        assert app.paths == [CALL.path, REFRESH.path]

    def test_a_session_that_could_not_be_kept_is_not_lost(self):
        """Its old refresh token is used up: forgetting the new one would sign the user out."""
        store = Full()
        app = App(session_answer("new"), *[answer()] * 3, store=store)
        app.use(session())
        store.is_full = True
        app.clock.now = NOW + LIFE - 100
        app.call()
        app.clock.now += RENEWAL_PAUSE
        app.call()
        store.is_full = False
        app.clock.now += RENEWAL_PAUSE
        app.call()
        assert app.iot_tokens == [None] + ["iot-new"] * 3
        assert app.kept.refresh_token == "refresh-new"


class TestUnknownIdentity:
    """A call is answered that its user does not exist."""

    def test_the_token_is_renewed_once(self, store):
        """The user that no longer exists may be that of an old token, so the call is sent with another."""
        app = App(answer(code=2062), session_answer("new"), answer("fine"), store=store)
        assert app.call() == "fine"
        assert app.iot_tokens == ["iot-old", None, "iot-new"]

    def test_another_refusal_is_an_error(self, store):
        """A fresh token that stands for nobody either is not renewed."""
        app = App(answer(code=2062), session_answer("new"), answer(code=2062), store=store)
        with pytest.raises(NotFoundError):
            app.call()
        assert len(app.sends) == 3

    def test_an_identity_that_the_call_names_renews_nothing(self, store):
        """The user that does not exist is the one that the call names."""
        app = App(answer(code=2062), store=store)
        with pytest.raises(NotFoundError):
            app.run(app.core.call(CALL, {"target_identity_id": "nobody"}))
        assert len(app.sends) == 1


class TestExpiry:
    """The platform refuses to renew the session."""

    @pytest.fixture(params=[2401, 2405, 2460, 401, 460, 2062, 29003])
    def app(self, request, store):
        app = App(answer(code=401), answer(code=request.param, message="no"), store=store)
        with pytest.raises(SessionExpiredError, match="the session cannot be renewed: sign in again") as caught:
            app.call()
        assert caught.value.code == request.param
        assert "refresh-old" not in str(caught.value)
        return app

    def test_every_further_call_fails_at_once(self, app):
        """Nothing is sent, at any later time."""
        sent = len(app.sends)
        for seconds in (0, STORE_CACHE_TTL, RENEWAL_PAUSE, 2 * LIFE):
            app.clock.now += seconds
            with pytest.raises(SessionExpiredError):
                app.call()
        with pytest.raises(SessionExpiredError):
            app.run(app.session_tokens.session(app.core))
        assert len(app.sends) == sent

    def test_calls_without_a_user_go_on(self, app):
        app.script.append(answer("fine"))
        assert app.call(operation(auth="none")) == "fine"

    def test_the_other_clients_of_the_store_know(self, app):
        """Other clients of the store fail too, also one that starts later or with the same session."""
        for given in (None, session()):
            other = App(store=app.store, clock=app.clock, given=given)
            with pytest.raises(SessionExpiredError):
                other.call()
            assert other.sends == []

    def test_clients_that_use_it_already_learn_of_it(self, store):
        """Within a second."""
        other = App(answer(), store=store)
        other.call()
        app = App(answer(code=401), answer(code=2401), store=store, clock=other.clock)
        with pytest.raises(SessionExpiredError):
            app.call()
        app.clock.now += STORE_CACHE_TTL
        with pytest.raises(SessionExpiredError):
            other.call()

    def test_using_another_session_ends_it(self, app):
        """A new session ends the failure in all clients of the store."""
        other = App(answer("theirs"), store=app.store, clock=app.clock)
        with pytest.raises(SessionExpiredError):
            other.call()
        app.use(session("next"))
        app.script.append(answer("mine"))
        app.clock.now += STORE_CACHE_TTL
        assert [app.call(), other.call()] == ["mine", "theirs"]
        assert app.iot_tokens[-1] == other.iot_tokens[-1] == "iot-next"

    def test_signing_in_ends_it(self, app):
        app.script.extend([session_answer("next"), answer("fine")])
        app.sign_in()
        assert app.call() == "fine"

    def test_signing_out_ends_it(self, app):
        """Nobody is signed in then; the platform need not be told."""
        sent = len(app.sends)
        app.sign_out()
        assert app.kept is None
        assert len(app.sends) == sent

    def test_a_later_session_that_is_given_ends_it(self, app):
        """A program that was started anew after its user had signed in elsewhere."""
        other = App(answer("fine"), store=app.store, clock=app.clock, given=session("next", obtained_at=NOW + 1))
        assert other.call() == "fine"

    def test_it_is_known_although_the_store_failed(self):
        """A client that could not write it down does not ask the platform again."""
        store = Full()
        store.save("session", session().to_record())
        store.is_full = True
        app = App(answer(code=401), answer(code=2401), store=store)
        for seconds in (0, STORE_CACHE_TTL, 2 * RENEWAL_PAUSE):
            app.clock.now += seconds
            with pytest.raises(SessionExpiredError):
                app.call()


class TestGiven:
    """A session that the client is given when it is made."""

    def test_it_is_used_and_kept(self):
        for store in (MemoryTokenStore(), Shared()):
            app = App(answer(), store=store, given=session())
            app.call()
            assert app.iot_tokens == ["iot-old"]
            assert app.kept == session()

    def test_a_later_one_in_the_store_is_used(self, store):
        """A program that always starts with the first session does not undo what its renewals brought."""
        app = App(answer(), store=store, given=session("first", obtained_at=NOW - 1))
        app.call()
        assert app.iot_tokens == ["iot-old"]
        assert app.kept == session()

    def test_an_older_one_in_the_store_is_replaced(self, store):
        app = App(answer(), store=store, given=session("next", obtained_at=NOW + 1))
        app.call()
        assert app.iot_tokens == ["iot-next"]
        assert app.kept.iot_token == "iot-next"

    def test_that_of_another_user_is_replaced(self, store):
        """A client uses the session that it is given if the stored one is of another user, even if it is older."""
        app = App(answer(), store=store, given=session("jill", user="jill", obtained_at=NOW - 1))
        app.call()
        assert app.iot_tokens == ["iot-jill"]

    def test_it_does_not_come_between_a_renewal_of_somebody_else(self, store):
        """A client waits for another one's renewal, because that has used up the refresh token."""
        app = App(answer(), store=store, given=session())
        store.try_lock("session", "they", LONG)

        def bring():
            store.save("session", session("renewed", obtained_at=NOW + 1).to_record())
            store.unlock("session", "they")

        store.delete("session")
        app.meanwhile[3] = bring
        app.call()
        assert app.iot_tokens == ["iot-renewed"]
        assert app.kept.iot_token == "iot-renewed"

    def test_another_one_that_is_used_before_the_first_call_counts(self, store):
        app = App(answer(), store=store, given=session("first", obtained_at=NOW + 1))
        app.use(session("next"))
        app.call()
        assert app.iot_tokens == ["iot-next"]


class TestSigningIn:
    def test_the_code_makes_a_session(self):
        app = App(session_answer("1"), answer())
        assert app.sign_in("c0de", "OA_TOKEN") == session("1")
        app.call()
        request = {"authCode": "c0de", "accountType": "OA_TOKEN", "appKey": APP_KEY}
        assert app.bodies[0]["params"] == {"request": request}
        assert app.iot_tokens == [None, "iot-1"]
        assert app.kept == session("1")

    def test_a_session_without_an_end_of_its_refresh_token_is_one(self):
        """Its end is then thought to be that of the iotToken; the platform decides anyway."""
        app = App(session_answer("1", refreshTokenExpire=None))
        assert app.sign_in().refresh_token_ends_at == NOW + LIFE

    @pytest.mark.parametrize("missing", ["identityId", "iotToken", "refreshToken", "iotTokenExpire"])
    def test_an_answer_without_a_session_is_an_error(self, missing):
        app = App(session_answer("1", **{missing: None}))
        with pytest.raises(ProtocolError, match="the answer has no session"):
            app.sign_in()
        assert app.kept is None

    def test_a_refused_code_leaves_the_session_as_it_is(self, store):
        """It is an error of signing in, and not the end of the session before."""
        app = App(answer(code=401), answer("fine"), store=store)
        with pytest.raises(AuthenticationError) as caught:
            app.sign_in()
        assert not isinstance(caught.value, SessionExpiredError)
        assert app.call() == "fine"

    def test_a_code_is_not_sent_twice(self):
        """It is good once."""
        app = App(lost(sent=True))
        with pytest.raises(TransportError):
            app.sign_in()
        assert app.paths == [CREATE.path]

    def test_it_waits_for_a_renewal_of_somebody_else(self, store):
        """Signing in waits for the renewal of another client, which would otherwise overwrite the new session."""
        app = App(session_answer("next"), answer(), store=store)
        store.try_lock("session", "they", LONG)

        def bring():
            store.save("session", session("renewed").to_record())
            store.unlock("session", "they")

        app.meanwhile[3] = bring
        app.sign_in()
        app.call()
        assert app.iot_tokens[-1] == "iot-next"
        assert app.kept.iot_token == "iot-next"


class TestSigningOut:
    def test_it_ends_the_session_and_forgets_it(self, store):
        app = App(answer(), answer(), store=store)
        app.call()
        app.sign_out()
        assert app.paths == [CALL.path, INVALIDATE.path]
        named = {"identityId": "jack", "refreshToken": "refresh-old", "iotToken": "iot-old"}
        assert app.bodies[1]["params"] == {"request": named}
        assert app.kept is None
        with pytest.raises(AuthenticationError, match="not sent"):
            app.call()

    def test_it_ends_the_last_session(self, store):
        """Signing out ends the current session, not the given one and not the one before a renewal."""
        app = App(answer(code=401), session_answer("new"), answer(), answer(), store=store, given=session())
        app.call()
        app.sign_out()
        assert app.bodies[-1]["params"]["request"]["refreshToken"] == "refresh-new"

    def test_it_ends_a_given_session_that_was_never_used(self):
        app = App(answer(), given=session())
        app.sign_out()
        assert app.bodies[0]["params"]["request"]["refreshToken"] == "refresh-old"
        assert app.kept is None

    def test_nobody_can_sign_out(self):
        """Signing out without a session sends nothing."""
        app = App()
        app.sign_out()
        assert app.sends == []

    def test_a_session_that_could_not_be_kept_is_forgotten_too(self):
        store = Full()
        store.is_full = True
        app = App(answer(), store=store)
        app.use(session())
        app.sign_out()
        store.is_full = False
        with pytest.raises(AuthenticationError, match="not sent"):
            app.call()
        assert app.kept is None

    def test_a_session_that_is_over_already_is_forgotten(self, store):
        app = App(answer(code=2401), store=store)
        app.sign_out()
        assert app.kept is None

    @pytest.mark.parametrize(
        ("failure", "kind"),
        [
            (lost(sent=True), TransportError),
            (answer(code=503), ServerError),
            (raw(b"", status=401, x_ca_error_message="Invalid AppKey"), AuthenticationError),
        ],
        ids=["lost", "503", "gateway"],
    )
    def test_a_failed_sign_out_keeps_the_user_signed_in(self, store, failure, kind):
        app = App(failure, answer("fine"), store=store)
        with pytest.raises(kind):
            app.sign_out()
        assert app.call() == "fine"

    def test_the_other_clients_learn_of_it(self, store):
        """Within a second."""
        other = App(answer(), store=store)
        other.call()
        App(answer(), store=store, clock=other.clock).sign_out()
        other.clock.now += STORE_CACHE_TTL
        with pytest.raises(AuthenticationError, match="not sent"):
            other.call()


@pytest.fixture
def sandbox() -> Iterator[Sandbox]:
    with Sandbox() as running:
        yield running


@pytest.fixture
def settings(sandbox):
    """Settings of an app whose user has not signed in."""
    return {"base_url": sandbox.base_url, "app_key": sandbox.app_key, "app_secret": sandbox.app_secret}


@pytest.fixture
def folder(tmp_path):
    return str(tmp_path / "sessions")


def devices(client):
    """A call that needs the user."""
    return client.users.list_devices().page()


class TestClients:
    def test_from_signing_in_to_signing_out(self, sandbox, settings):
        with AppClient(**settings) as app:
            assert app.current_session() is None
            made = app.sign_in(sandbox.auth_code)
            assert app.current_session() == made
            assert devices(app)
            sandbox.expire_sessions()
            assert devices(app)
            assert app.current_session() != made
            app.sign_out()
            with pytest.raises(AuthenticationError, match="not sent"):
                devices(app)
        assert sandbox.count(REFRESH.path) == 1

    def test_from_signing_in_to_signing_out_async(self, sandbox, settings):
        async def scenario():
            async with AsyncAppClient(**settings) as app:
                assert await app.current_session() is None
                made = await app.sign_in(sandbox.auth_code)
                assert await app.current_session() == made
                sandbox.expire_sessions()
                assert await devices(app)
                assert await app.current_session() != made
                await app.sign_out()
                with pytest.raises(AuthenticationError, match="not sent"):
                    await devices(app)

        asyncio.run(scenario())
        assert sandbox.count(REFRESH.path) == 1

    def test_a_session_outlives_the_program(self, sandbox, settings, folder):
        """Signed in once, renewed by each run that needs it."""
        with AppClient(**settings, token_store=FileTokenStore(folder)) as app:
            app.sign_in(sandbox.auth_code)
        for _ in range(3):
            sandbox.expire_sessions()
            with AppClient(**settings, token_store=FileTokenStore(folder)) as app:
                assert devices(app)
        assert (sandbox.count(CREATE.path), sandbox.count(REFRESH.path)) == (1, 3)

    def test_the_end_of_a_session_outlives_the_program(self, sandbox, settings, folder):
        """Nothing is asked of the platform until the user signs in again."""
        with AppClient(**settings, token_store=FileTokenStore(folder)) as app:
            app.sign_in(sandbox.auth_code)
            sandbox.expire_sessions()
            sandbox.revoke_sessions()
            with pytest.raises(SessionExpiredError):
                devices(app)
        asked = len(sandbox.calls)
        with AppClient(**settings, token_store=FileTokenStore(folder)) as app:
            for action in (devices, AppClient.current_session):
                with pytest.raises(SessionExpiredError):
                    action(app)
            assert len(sandbox.calls) == asked
            app.sign_in(sandbox.auth_code)
            assert devices(app)

    def test_a_session_can_be_handed_over(self, sandbox, settings):
        """A session can be passed as plain values to another program."""
        with AppClient(**settings) as app:
            record = json.dumps(app.sign_in(sandbox.auth_code).to_record())
        with AppClient(**settings, session=UserSession.from_record(json.loads(record))) as app:
            assert devices(app)

    def test_two_users_share_a_store(self, sandbox, settings, folder):
        """Each under a name of its own; neither ends or renews the session of the other."""
        codes = {"jack": sandbox.auth_code, "jill": world.User(OTHER_USER).auth_code}
        store = FileTokenStore(folder)
        for name, code in codes.items():
            with AppClient(**settings, token_store=store, user=name) as app:
                app.sign_in(code)
        sandbox.expire_sessions()
        found = {}
        for name in codes:
            with AppClient(**settings, token_store=store, user=name) as app:
                devices(app)
                found[name] = app.current_session().identity_id
        assert found == {"jack": sandbox.session["identityId"], "jill": OTHER_USER}
        assert sandbox.count(REFRESH.path) == 2
        with AppClient(**settings, token_store=store) as app:
            assert app.current_session() is None

    def test_a_client_with_a_token_has_no_session(self, sandbox):
        with AppClient(**sandbox.app_settings) as app:
            for action in (app.current_session, app.sign_out, lambda: app.sign_in("code")):
                with pytest.raises(ConfigurationError, match="iot_token"):
                    action()
        with pytest.raises(ConfigurationError, match="iot_token"):
            AppClient(**sandbox.app_settings, session=session())

    def test_a_session_that_is_used_during_a_renewal_stays(self, sandbox, settings, folder):
        """The renewal of the session before it, which ends later, does not take its place."""
        store = FileTokenStore(folder)
        sent = threading.Event()

        def on_event(event):
            if event.kind == "request" and event.path == REFRESH.path:
                sent.set()

        with (
            AppClient(**settings, token_store=store, on_event=on_event) as app,
            AppClient(**settings, user="other") as other,
        ):
            app.sign_in(sandbox.auth_code)
            jill = other.sign_in(world.User(OTHER_USER).auth_code)
            sandbox.expire_sessions()
            sandbox.inject("delay", path=REFRESH.path, seconds=0.2)
            with ThreadPoolExecutor(1) as pool:
                renewing = pool.submit(devices, app)
                assert sent.wait(10)
                app.use_session(jill)
                renewing.result()
            assert app.current_session().identity_id == OTHER_USER
        with AppClient(**settings, token_store=store) as app:
            assert app.current_session().identity_id == OTHER_USER


class TestTogether:
    """Everybody meets the end of the token at once."""

    @pytest.fixture(params=["memory", "file"])
    def store(self, request, folder):
        return MemoryTokenStore() if request.param == "memory" else FileTokenStore(folder)

    @pytest.fixture
    def given(self, sandbox, settings):
        """A session whose iotToken has ended."""
        with AppClient(**settings) as app:
            made = app.sign_in(sandbox.auth_code)
        sandbox.expire_sessions()
        return made

    def test_a_hundred_threads_renew_once(self, sandbox, settings, store, given):
        """Of two clients with one store, both of which were given the session."""
        together = threading.Barrier(100)
        with (
            AppClient(**settings, token_store=store, session=given) as one,
            AppClient(**settings, token_store=store, session=given) as another,
            ThreadPoolExecutor(100) as pool,
        ):

            def call(number):
                together.wait(10)
                return devices((one, another)[number % 2])

            assert all(pool.map(call, range(100)))
        assert sandbox.count(REFRESH.path) == 1

    def test_a_hundred_tasks_renew_once(self, sandbox, settings, store, given):
        async def scenario():
            async with (
                AsyncAppClient(**settings, token_store=store, session=given) as one,
                AsyncAppClient(**settings, token_store=store, session=given) as another,
            ):
                return await asyncio.gather(*(devices((one, another)[number % 2]) for number in range(100)))

        assert all(asyncio.run(scenario()))
        assert sandbox.count(REFRESH.path) == 1

    def test_two_processes_renew_once(self, sandbox, settings, folder):
        with AppClient(**settings, token_store=FileTokenStore(folder)) as app:
            app.sign_in(sandbox.auth_code)
        sandbox.expire_sessions()
        order = {"settings": settings, "folder": folder}
        with Worker("renew_session", **order) as one, Worker("renew_session", **order) as another:
            assert [one.said(), another.said()] == ["ready"] * 2
            for worker in (one, another):
                worker.tell(1)
            assert [one.said(), another.said()] == ["renewed"] * 2
        assert sandbox.count(REFRESH.path) == 1

    def test_whoever_waited_for_a_renewal_that_was_refused_fails_too(self, sandbox, settings, store, given):
        """The platform is asked once, and all callers get SessionExpiredError."""
        sandbox.revoke_sessions()
        together = threading.Barrier(20)
        with AppClient(**settings, token_store=store, session=given) as app, ThreadPoolExecutor(20) as pool:

            def call(_):
                together.wait(10)
                with pytest.raises(SessionExpiredError):
                    devices(app)

            assert list(pool.map(call, range(20))) == [None] * 20
        assert sandbox.count(REFRESH.path) == 1
