"""App clients, which call with the token of a signed-in user."""

from __future__ import annotations

import pytest

from feiyan import AppClient, AsyncAppClient, AuthenticationError, ConfigurationError
from feiyan.app.account import CHECK_REGISTRATION
from feiyan.app.products import QUERY_PROVISIONABLE
from feiyan.app.things import GET_INFO
from feiyan_runtime._tokens import GivenToken
from tests.runtime.support import APP_KEY, APP_SECRET, Driver, answer, core

USER_TOKEN = "u5er-t0ken-of-jack"
SETTINGS = {"app_key": APP_KEY, "app_secret": APP_SECRET}


def call(operation, *script, token=USER_TOKEN, **params):
    """Run a call by hand; return its driver and what came of it."""
    driver = Driver(*script)
    return driver, driver.run(core(tokens=GivenToken(token)).call(operation, params))


def test_the_token_of_the_user_goes_with_the_call():
    """An operation of a signed-in user carries the token under the wire's name."""
    driver, _ = call(GET_INFO, answer({"iotId": "x"}), iot_id="x")
    assert f'"iotToken":"{USER_TOKEN}"'.encode() in driver.sends[0].body


def test_without_a_token_nothing_is_sent():
    """An operation that needs a user says what to give, before anything is sent."""
    driver = Driver()
    with pytest.raises(AuthenticationError, match="not sent: the call needs a signed-in user: pass iot_token"):
        driver.run(core(tokens=GivenToken(None)).call(GET_INFO, {"iot_id": "x"}))
    assert driver.sends == []


def test_an_operation_for_which_a_user_is_optional_works_without():
    """A call without a user is sent if the documents do not require one."""
    driver, _ = call(QUERY_PROVISIONABLE, answer([]), token=None)
    assert b"iotToken" not in driver.sends[0].body


def test_an_operation_without_a_user_carries_no_token():
    """A token is not sent where nobody asks for it."""
    driver, _ = call(CHECK_REGISTRATION, answer(True), email="user@example.com")
    assert b"iotToken" not in driver.sends[0].body


@pytest.mark.parametrize("code", [401, 20017])
def test_a_refused_token_is_an_error_at_once(code):
    """A given token cannot be renewed, so the call is not repeated."""
    with pytest.raises(AuthenticationError):
        call(GET_INFO, answer(code=code), iot_id="x")


@pytest.mark.parametrize("kind", [AppClient, AsyncAppClient])
@pytest.mark.parametrize("token", ["", " ", "two words", "tökén"])
def test_a_token_that_cannot_be_sent_is_refused(kind, token):
    """A token is visible text, or None."""
    with pytest.raises(ConfigurationError, match="iot_token"):
        kind(**SETTINGS, iot_token=token)


@pytest.mark.parametrize("kind", [AppClient, AsyncAppClient])
def test_a_client_comes_from_the_environment(kind, monkeypatch):
    """The user's token is one of the variables; without it the client is one without a user."""
    monkeypatch.setenv("FEIYAN_APP_KEY", APP_KEY)
    monkeypatch.setenv("FEIYAN_APP_SECRET", APP_SECRET)
    monkeypatch.delenv("FEIYAN_IOT_TOKEN", raising=False)
    assert kind.from_env()
    monkeypatch.setenv("FEIYAN_IOT_TOKEN", USER_TOKEN)
    assert USER_TOKEN not in repr(kind.from_env())
    assert kind.from_env(on_session=print)  # whoever asks for news of the session has no token
    monkeypatch.delenv("FEIYAN_APP_KEY")
    with pytest.raises(ConfigurationError, match="FEIYAN_APP_KEY"):
        kind.from_env()
