"""Binding a connection to a user, and what becomes of it where the token is refused."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from feiyan import (
    AppClient,
    AuthenticationError,
    Connected,
    Disconnected,
    InvalidParameterError,
    Retry,
    SessionExpiredError,
)
from feiyan.messages import AccountBound
from feiyan_sandbox import Sandbox
from tests.channel.scripted_broker import ScriptedBroker
from tests.channel.support import ANN, PHONE, QUICK, Reader, settings_for, settings_of

RENEWAL = "/account/checkOrRefreshSession"


def binds(sandbox: Sandbox) -> list[int]:
    """Return the codes of the replies to bind requests."""
    return [request.code for request in sandbox.broker.account_requests if request.action == "bind"]


# --- A refused token -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("code", [2043, 401, 20017])
def test_a_token_that_is_refused_is_renewed_once(sandbox: Sandbox, reading: type[Reader], code: int) -> None:
    """The connection that asked is bound with the new one."""
    settings = settings_of(sandbox, ANN)
    sandbox.broker.refuse_binds(1, code)
    with reading(settings) as reader:
        assert reader.next() == Connected(sandbox.mqtt_url)
        assert list(sandbox.broker.connections.values()) == [ANN]
    assert binds(sandbox) == [code, 200]
    assert sandbox.count(RENEWAL) == 1
    assert len(sandbox.broker.logins) == 1


def test_a_token_that_ended_is_renewed_in_a_later_reconnect(sandbox: Sandbox, reading: type[Reader]) -> None:
    """The consumer notices nothing but the reconnect."""
    with reading(settings_of(sandbox, ANN)) as reader:
        reader.until(Connected)
        sandbox.expire_sessions()
        sandbox.broker.drop_connections()
        reader.until(Disconnected)
        reader.until(Connected)
    assert binds(sandbox) == [200, 2043, 200]
    assert sandbox.count(RENEWAL) == 1


def test_a_new_token_that_is_refused_too_ends_it(sandbox: Sandbox, reading: type[Reader]) -> None:
    """One renewal, two requests, no loop."""
    sandbox.broker.refuse_binds(100)
    with pytest.raises(AuthenticationError, match="2043") as raised, reading(settings_of(sandbox, ANN)):
        pass
    assert raised.value.code == 2043
    assert raised.value.known
    assert binds(sandbox) == [2043, 2043]
    assert sandbox.count(RENEWAL) == 1
    assert len(sandbox.broker.logins) == 1


def test_a_session_that_cannot_be_renewed_ends_it(sandbox: Sandbox, reading: type[Reader]) -> None:
    settings = settings_of(sandbox, ANN)
    sandbox.expire_sessions()
    sandbox.revoke_sessions()
    with pytest.raises(SessionExpiredError, match="sign in again"), reading(settings):
        pass
    assert len(binds(sandbox)) <= 1
    assert sandbox.count(RENEWAL) == 1


def test_a_session_that_ends_while_the_channel_runs_is_raised_by_the_iteration(
    sandbox: Sandbox, reading: type[Reader]
) -> None:
    """Messages received before the error are read first; then every step raises it, without another request."""
    with reading(settings_of(sandbox, ANN)) as reader:
        reader.until(Connected)
        sandbox.expire_sessions()
        sandbox.revoke_sessions()
        sandbox.broker.drop_connections()
        assert isinstance(reader.next(), Disconnected)
        for _ in range(2):
            with pytest.raises(SessionExpiredError, match="sign in again"):
                reader.next()
        asked = len(sandbox.broker.logins), sandbox.count(RENEWAL)
    assert asked == (2, 1)
    assert (len(sandbox.broker.logins), sandbox.count(RENEWAL)) == asked


def test_a_token_that_was_given_alone_cannot_be_renewed(sandbox: Sandbox, reading: type[Reader]) -> None:
    settings = sandbox.app_settings
    sandbox.expire_sessions()
    with pytest.raises(AuthenticationError, match="pass iot_token"), reading(settings):
        pass
    assert binds(sandbox) == [2043]
    assert sandbox.count(RENEWAL) == 0


def test_a_channel_uses_the_session_that_was_signed_in_last(sandbox: Sandbox, reading: type[Reader]) -> None:
    """Another user of the same client has the connection after the next reconnect."""
    settings = settings_of(sandbox, ANN)
    with AppClient(**{**settings, "session": None}) as client:
        other = client.sign_in(sandbox.auth_code)
    with reading(settings) as reader:
        reader.until(Connected)
        reader.call(lambda app: app.use_session(other))
        sandbox.broker.drop_connections()
        reader.until(Connected)
        assert list(sandbox.broker.connections.values()) == [other.identity_id]


# --- Other answers ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("code", [500, 429, 123456])
def test_a_refusal_that_may_pass_is_told_and_tried_again(sandbox: Sandbox, reading: type[Reader], code: int) -> None:
    """Codes of the platform's own troubles, and such as nobody knows."""
    sandbox.broker.refuse_binds(2, code)
    with reading(sandbox.app_settings) as reader:
        for _ in range(2):
            assert str(code) in reader.until(Disconnected).reason
        reader.until(Connected)
    assert binds(sandbox) == [code, code, 200]


def test_a_refusal_that_will_not_pass_ends_it(sandbox: Sandbox, reading: type[Reader]) -> None:
    sandbox.broker.refuse_binds(100, 460)
    with pytest.raises(InvalidParameterError, match="460"), reading(sandbox.app_settings):
        pass
    assert binds(sandbox) == [460]


@pytest.mark.parametrize("content", [{"code": "many"}, {"code": None}])
def test_an_answer_that_cannot_be_read_is_told_and_tried_again(
    broker: ScriptedBroker, reading: type[Reader], content: dict[str, Any]
) -> None:
    bind = broker.on_bind
    broker.on_bind = lambda app, request: app.reply("bind", request, **content)
    with reading(settings_for(broker), credentials=PHONE) as reader:
        assert "MalformedMessage" in reader.until(Disconnected).reason
        broker.on_bind = bind
        reader.until(Connected)


def test_an_answer_on_another_topic_is_none(broker: ScriptedBroker, reading: type[Reader]) -> None:
    """A reply on another topic does not count, even if it has the request's id."""
    bind = broker.on_bind
    broker.on_bind = lambda app, request: app.push("other", b'{"id":"%s","code":200}' % request["id"].encode())
    with reading(settings_for(broker), credentials=PHONE) as reader:
        assert "UnknownMessage" in reader.until(Disconnected).reason
        broker.on_bind = bind
        reader.until(Connected)


def test_an_answer_that_comes_late_is_a_message(broker: ScriptedBroker, reading: type[Reader]) -> None:
    """A late reply is delivered as a message, and not taken for the reply to another request."""
    late: list[Any] = []
    bind = broker.on_bind
    broker.on_bind = lambda _, request: late.append(request)
    options = replace(QUICK, timeout=0.2)
    with reading(settings_for(broker), credentials=PHONE, options=options) as reader:
        assert "no AccountBound" in reader.until(Disconnected).reason
        broker.on_bind = lambda app, request: (bind(app, request), app.reply("bind", late[0]))
        reader.until(Connected)
        assert reader.until(AccountBound).id == late[0]["id"]


def test_a_gateway_that_is_down_is_tried_again(sandbox: Sandbox, reading: type[Reader]) -> None:
    """The channel waits and retries if its credentials cannot be obtained, as it does if the broker is down."""
    sandbox.inject("reset_before", path="/app/aepauth/handle", times=3)
    with reading({**sandbox.app_settings, "retry": Retry(attempts=1)}) as reader:
        for _ in range(3):
            assert "/app/aepauth/handle" in reader.until(Disconnected).reason
        reader.until(Connected)
    assert sandbox.count("/app/aepauth/handle") == 4
    assert len(sandbox.broker.logins) == 1


def test_a_gateway_that_refuses_the_app_ends_it(sandbox: Sandbox, reading: type[Reader]) -> None:
    """No pause mends a wrong app secret."""
    with pytest.raises(AuthenticationError), reading({**sandbox.app_settings, "app_secret": "wrong"}):
        pass
    assert sandbox.count("/app/aepauth/handle") == 1
