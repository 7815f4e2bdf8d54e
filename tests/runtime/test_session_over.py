"""A session that is over, because the phone app signed in: one renewal, one error, and on after a new sign-in."""

from __future__ import annotations

import threading
import uuid
from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest

from feiyan import AppClient
from feiyan_runtime import (
    ApiError,
    AuthenticationError,
    FileTokenStore,
    InvalidParameterError,
    MemoryTokenStore,
    NotFoundError,
    RedisTokenStore,
    SessionExpiredError,
    UserSession,
)
from feiyan_runtime._token_refusals import refuses_token
from feiyan_sandbox import Sandbox
from tests.runtime.support import eventually
from tests.runtime.worker import Worker

LIST, RENEW = "/uc/listBindingByAccount", "/account/checkOrRefreshSession"
TSL = "/thing/tsl/get"

DEVICES = 12
"""Number of devices in the household of the sandbox's user."""


@pytest.fixture
def sandbox() -> Iterator[Sandbox]:
    with Sandbox() as sandbox:
        yield sandbox


@pytest.fixture
def settings(sandbox):
    """Settings of clients whose user signs in."""
    return {"app_key": sandbox.app_key, "app_secret": sandbox.app_secret, "base_url": sandbox.base_url}


@pytest.fixture(params=["memory", "file", "redis"])
def store(request, tmp_path):
    if request.param == "memory":
        return MemoryTokenStore()
    if request.param == "file":
        return FileTokenStore(tmp_path)
    return RedisTokenStore(request.getfixturevalue("redis_server").url, prefix=f"{uuid.uuid4()}:")


@pytest.fixture
def client(settings) -> Iterator[Callable[..., AppClient]]:
    """Makes clients, and closes them after the test."""
    with ExitStack() as clients:
        yield lambda **more: clients.enter_context(AppClient(**settings, **more))


def look(app: AppClient) -> int:
    return len(list(app.users.list_devices()))


class TestTakenOver:
    def test_one_renewal_and_the_error_everywhere(self, sandbox, client, store):
        """Whatever the number of threads and clients: the platform is asked once, then nobody asks again."""
        clients = [client(token_store=store) for _ in range(4)]
        clients[0].sign_in_with_oauth(sandbox.auth_code, country="DE")
        assert [look(app) for app in clients] == [DEVICES] * 4
        sandbox.sign_in_elsewhere()
        outcomes = []

        def call(app):
            try:
                look(app)
            except ApiError as error:
                outcomes.append(type(error))

        threads = [threading.Thread(target=call, args=[app]) for app in clients * 4]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert outcomes == [SessionExpiredError] * 16
        assert sandbox.count(RENEW) == 1
        before = sandbox.count(LIST)
        for app in clients:
            call(app)
        assert sandbox.count(LIST) == before

    def test_signing_in_again_goes_on(self, sandbox, client, store):
        """In all clients of the store, in the region of the account."""
        clients = [client(token_store=store) for _ in range(2)]
        for country in ("DE", "CN"):
            clients[0].sign_in_with_oauth(sandbox.auth_code, country=country)
            eventually(lambda: look(clients[1]) == DEVICES)
            sandbox.sign_in_elsewhere()
            for app in clients:
                with pytest.raises(SessionExpiredError):
                    look(app)
        assert sandbox.count(RENEW) == 2

    def test_the_program_is_told(self, sandbox, client, store):
        """Of what it has to keep, and of what has ended: each client of the store once."""
        told: list[list[UserSession]] = [[], []]
        apps = [client(token_store=store, on_session=one.append) for one in told]
        made = apps[0].sign_in_with_oauth(sandbox.auth_code, country="CN")
        look(apps[1])
        sandbox.expire_sessions()
        look(apps[0])
        eventually(lambda: look(apps[1]) and len(told[1]) == 1)
        sandbox.sign_in_elsewhere()
        for app in apps * 2:
            with pytest.raises(SessionExpiredError):
                look(app)
        first, renewed, ended = told[0]
        assert first == made
        assert renewed.iot_token != made.iot_token
        assert (ended.iot_token, ended.expired, renewed.expired) == (renewed.iot_token, True, False)
        assert [one.expired for one in told[1]] == [False, True]

    def test_a_session_told_to_a_program_can_be_used(self, sandbox, settings):
        """A program that keeps sessions itself goes on with the one that it was told last."""
        told: list[UserSession] = []
        with AppClient(**settings, on_session=told.append) as app:
            app.sign_in_with_oauth(sandbox.auth_code, country="DE")
            sandbox.expire_sessions()
            look(app)
        with AppClient(**settings, session=UserSession.from_record(told[-1].to_record())) as app:
            assert look(app) == DEVICES
            assert app.current_session().base_url == sandbox.abroad_url

    def test_it_may_sign_in_when_it_is_told(self, sandbox, settings):
        """The client holds no lock then; the call that was refused fails, and the next one succeeds."""

        def sign_in_again(session: UserSession) -> None:
            if session.expired:
                app.sign_in_with_oauth(sandbox.auth_code, country="CN")

        with AppClient(**settings, on_session=sign_in_again) as app:
            app.sign_in_with_oauth(sandbox.auth_code, country="CN")
            sandbox.sign_in_elsewhere()
            with pytest.raises(SessionExpiredError):
                look(app)
            assert look(app) == DEVICES

    def test_an_exception_of_the_program_is_logged(self, sandbox, settings, caplog):
        """It changes nothing of the call."""

        def fail(_: UserSession) -> None:
            raise RuntimeError("no disk")

        with AppClient(**settings, on_session=fail) as app:
            app.sign_in_with_oauth(sandbox.auth_code, country="CN")
            assert look(app) == DEVICES
        assert "on_session failed" in caplog.text
        assert sandbox.iot_token not in caplog.text

    def test_a_given_token_cannot_be_renewed(self, sandbox, settings):
        """The error is the platform's, with what to do."""
        with AppClient(**settings, iot_token=sandbox.iot_token) as app:
            sandbox.sign_in_elsewhere()
            with pytest.raises(AuthenticationError, match="29003") as raised:
                look(app)
        assert not isinstance(raised.value, SessionExpiredError)


class TestSignals:
    @pytest.mark.parametrize(
        ("code", "message"),
        [
            (401, ""),
            (2043, "check iotToken failed"),
            (2401, ""),
            (2459, "session invalid"),
            (29003, "identityId is blank"),
            (2062, "identityId does not exist"),
            (460, "request parameter error: iotToken is invalid"),
            (460, "identityId is blank"),
        ],
    )
    def test_each_of_them_is_one(self, sandbox, settings, code, message):
        """The session is renewed, and the call sent again; if that is refused, the session is over."""
        with AppClient(**settings) as app:
            app.sign_in_with_oauth(sandbox.auth_code, country="CN")
            sandbox.inject("code", path=LIST, code=code, message=message)
            assert look(app) == DEVICES
            assert sandbox.count(RENEW) == 1
            sandbox.revoke_sessions()
            sandbox.inject("code", path=LIST, code=code, message=message)
            with pytest.raises(SessionExpiredError):
                look(app)

    def test_a_wrong_parameter_does_not_end_the_session(self, sandbox, settings):
        """No renewal is wasted on it."""
        with AppClient(**settings) as app:
            app.sign_in_with_oauth(sandbox.auth_code, country="CN")
            with pytest.raises(InvalidParameterError):
                app.call(LIST, {"pageNo": "one"}, api_version="1.0.8")
            path = "/iotx/account/modifyAccount"
            sandbox.inject("code", path=path, code=2062)
            with pytest.raises(NotFoundError):
                app.call(path, {"identityId": "50"}, api_version="1.0.7")
        assert sandbox.count(RENEW) == 0

    @pytest.mark.parametrize(
        ("code", "message", "params", "refused"),
        [
            (2062, None, {}, True),
            (2062, None, {"identityId": None}, True),
            (2062, None, {"targets": [{"identityId": "50"}]}, False),
            (460, "iotToken expired", {"identityId": "50"}, True),
            (460, "identityId is blank", {"identityId": ""}, False),
            (460, "pageNo is required", {}, False),
            (460, None, {}, False),
            (200, "iotToken", {}, False),
            ("101601+60101", "iotToken", {}, False),
        ],
    )
    def test_a_code_with_two_meanings_is_told_by_message_and_parameters(self, code, message, params, refused):
        """460 and 2062 mean the token where nothing else can be meant."""
        assert refuses_token(code, message, params=params) is refused

    @pytest.mark.parametrize("code", [2043, 2401, 2459, 29003, 2062])
    def test_a_user_is_no_matter_of_a_cloud_token(self, code):
        """A project has no session."""
        assert not refuses_token(code, "identityId is blank", field="cloudToken", params={})


class TestProcesses:
    @pytest.fixture(params=["file", "redis"])
    def shared(self, request, tmp_path):
        """Arguments of a store that the workers share."""
        if request.param == "file":
            return {"folder": str(tmp_path)}
        return {"url": request.getfixturevalue("redis_server").url, "prefix": f"{uuid.uuid4()}:"}

    def opened(self, shared):
        if "folder" in shared:
            return FileTokenStore(shared["folder"])
        return RedisTokenStore(shared["url"], prefix=shared["prefix"])

    def test_two_share_one_renewal_one_error_and_the_next_session(self, sandbox, settings, shared):
        """Both go on where they were when one signs in again, in another region even."""
        with AppClient(**settings, token_store=self.opened(shared)) as app:
            app.sign_in_with_oauth(sandbox.auth_code, country="DE")
            arguments = {"settings": settings, "store": shared}
            with Worker("poll_session", **arguments) as one, Worker("poll_session", **arguments) as two:
                assert [one.said(), two.said()] == [f"{DEVICES} devices"] * 2
                sandbox.sign_in_elsewhere()
                assert [one.said(), two.said()] == ["SessionExpiredError"] * 2
                assert sandbox.count(RENEW) == 1
                app.sign_in_with_oauth(sandbox.auth_code, country="CN")
                assert [one.said(), two.said()] == [f"{DEVICES} devices"] * 2
                one.tell(1)
                two.tell(1)
        assert sandbox.count(RENEW) == 1

    def test_one_that_is_killed_in_a_renewal_holds_up_nobody(self, sandbox, settings, tmp_path):
        """The other one asks for itself: the platform says whether the refresh token was used up."""
        shared = {"folder": str(tmp_path)}
        with AppClient(**settings, token_store=self.opened(shared)) as app:
            app.sign_in_with_oauth(sandbox.auth_code, country="DE")
            with Worker("poll_session", settings=settings, store=shared) as worker:
                assert worker.said() == f"{DEVICES} devices"
                sandbox.inject("delay", path=RENEW, seconds=30.0)
                sandbox.expire_sessions()
                eventually(lambda: not any(fault.path == RENEW for fault in sandbox.faults))
                worker.kill()
            with pytest.raises(SessionExpiredError):
                look(app)
            app.sign_in_with_oauth(sandbox.auth_code, country="DE")
            assert look(app) == DEVICES
