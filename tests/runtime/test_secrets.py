"""Secrets and tokens stand in no repr, no error and no log line."""

from __future__ import annotations

import logging

import pytest

from feiyan.cloud.models.things import ThingStatus
from feiyan_runtime import AuthenticationError, FeiyanError, MemoryTokenStore, Token
from feiyan_runtime._answer import Answer
from feiyan_runtime._signing import Signer
from tests.runtime.conftest import Reply, failure
from tests.runtime.support import APP_SECRET, PROJECT_ID, Driver, answer, cloud_tokens, core, operation, token_answer

TOKEN = "hush-hush-token"


def shown(thing):
    return f"{thing!r} {thing}"


def test_objects_do_not_show_secrets():
    """Neither the signer, nor a token, nor what holds them shows what is secret."""
    store = MemoryTokenStore()
    store.save("project", Token(TOKEN, obtained_at=0.0, ends_at=1e12))
    tokens = cloud_tokens(store)
    driver = Driver(answer())
    running = core(tokens=tokens)
    driver.run(running.call(operation(), {}))
    assert driver.tokens == [TOKEN]
    things = [Signer("key", APP_SECRET, stage="TEST"), tokens, store, store.load("project"), running, driver.sends[0]]
    for thing in things:
        assert TOKEN not in shown(thing)
        assert APP_SECRET not in shown(thing)


@pytest.mark.parametrize("name", ["refreshToken", "token", "deviceSecret", "PASSWORD"])
def test_a_model_does_not_show_unlisted_secrets(name):
    """A secret that no document lists is kept, but not shown."""
    status = ThingStatus.model_validate({"status": 1, name: TOKEN, "tokens": 7})
    assert getattr(status, name) == TOKEN
    assert TOKEN not in shown(status)
    assert "tokens=7" in shown(status)


def test_an_answer_does_not_show_what_it_brings():
    """The answer to a request for a token has the token, but does not show it."""
    wire: Answer = token_answer(TOKEN)
    assert TOKEN.encode() in wire.content
    assert TOKEN not in shown(wire)


def test_a_client_does_not_show_secrets(client):
    """A client shows its address and nothing else."""
    assert APP_SECRET not in shown(client)
    assert PROJECT_ID not in shown(client)


@pytest.mark.parametrize(
    "reply",
    [failure(401), failure(460), failure(999), Reply(b"<html>"), Reply(b'{"cloudToken":"token-1')],
    ids=["401", "460", "999", "html", "cut"],
)
def test_errors_and_logs_do_not_show_secrets(client, gateway, caplog, reply):
    """Whatever fails, neither the error, nor its causes, nor any log line has the token or the app secret."""
    caplog.set_level(logging.DEBUG)
    gateway.script = lambda _: reply
    with pytest.raises(FeiyanError) as caught:
        client.call("/any", {"a": 1})
    error: BaseException | None = caught.value
    texts = [caplog.text]
    while error:
        texts.append(shown(error))
        error = error.__cause__ or error.__context__
    for text in texts:
        assert "token-1" not in text
        assert APP_SECRET not in text


def test_a_refused_token_is_not_shown(client, gateway, caplog):
    """The error of a token that is refused again and again does not show it."""
    caplog.set_level(logging.DEBUG)
    gateway.script = lambda _: failure(401)
    with pytest.raises(AuthenticationError) as caught:
        client.call("/any")
    assert gateway.requests[-1].token == "token-2"
    assert "token-2" not in shown(caught.value) + caplog.text
