"""Headers of requests that callers add, and of responses that envelopes have, over every HTTP library."""

from __future__ import annotations

import copy
import json
import pickle
from dataclasses import replace

import pytest

from feiyan import Envelope
from feiyan_runtime import ConfigurationError, Options
from tests.runtime.conftest import Reply, failure, success


def get_info(client, **options):
    return client.with_envelope.things.get_info(iot_id="i", options=Options(**options))


def test_an_envelope_has_the_headers_of_its_response(any_user, gateway):
    """Headers are found by lower-case name, and are not among the fields of the envelope."""
    gateway.script = lambda _: Reply(success({"iotId": "i"}).content, headers={"X-Ca-Request-Id": "abc"})
    envelope = any_user.run(get_info)
    assert envelope.headers["x-ca-request-id"] == "abc"
    assert envelope.headers["content-type"] == "application/json"
    assert "headers" not in envelope.model_dump()
    assert "abc" not in repr(envelope)
    for same in (copy.deepcopy(envelope), envelope.model_copy(), pickle.loads(pickle.dumps(envelope))):
        assert same == envelope
        assert same.headers == envelope.headers
    assert type(envelope).model_validate(envelope.model_dump()) == envelope


def test_an_envelope_without_a_response_has_no_headers():
    """An envelope of a program's own has none, whatever its fields are called."""
    assert Envelope(code=200).headers == {}
    read = Envelope[int].model_validate_json(json.dumps({"code": 200, "headers": 5, "_headers": {"a": "b"}}))
    assert read.headers == {}
    assert read.model_extra == {"headers": 5, "_headers": {"a": "b"}}


def test_given_headers_go_out_with_every_request_of_the_call(any_user, gateway):
    """Headers of a call stand beside the client's own in its retries too, and in no other call."""
    replies = iter([failure(401), success({"iotId": "i"}), success({"iotId": "i"})])
    gateway.script = lambda _: next(replies)

    any_user.run(lambda client: get_info(client, headers={"X-Trace": "one two", "X-Ca-Request-Mode": "debug"}))
    any_user.run(get_info)
    calls = [request.headers for request in gateway.requests if request.path == "/cloud/thing/info/get"]
    given = [(headers.get("x-trace"), headers.get("x-ca-request-mode")) for headers in calls]
    assert given == [("one two", "debug"), ("one two", "debug"), (None, None)]
    assert all("x-trace" not in request.headers for request in gateway.requests if request.path == "/cloud/token")


def test_no_header_of_the_client_can_be_given(any_user, gateway):
    """Each header that a client sends is refused, in any spelling; the error names it."""
    gateway.script = lambda _: success({"iotId": "i"})
    any_user.run(get_info)
    for name in {*gateway.requests[-1].headers, "date", "x-ca-signature-method", "transfer-encoding", "cookie"}:
        for spelling in (name, name.title(), name.upper()):
            with pytest.raises(ConfigurationError, match=f"headers: {spelling} is set by the client"):
                Options(headers={spelling: "x"})


@pytest.mark.parametrize(
    ("headers", "says"),
    [
        ({"": "x"}, "headers: '' is not the name of a header"),
        ({"X Y": "x"}, "headers: 'X Y' is not the name"),
        ({"X:": "x"}, "headers: 'X:' is not the name"),
        ({"X\r\nHost": "x"}, "is not the name"),
        ({1: "x"}, "headers: 1 is not the name"),
        ({"X": "hush\r\nHost: x"}, "headers: the value of X is not visible ASCII in one line"),
        ({"X": "hush\n"}, "the value of X"),
        ({"X": " hush"}, "the value of X"),
        ({"X": "hushé"}, "the value of X"),
        ({"X": 1}, "the value of X"),
        ({"X": None}, "the value of X"),
    ],
)
def test_headers_that_http_forbids_are_refused(headers, says):
    """A name or a value that cannot be a header raises an error without the value."""
    with pytest.raises(ConfigurationError, match=says) as caught:
        Options(headers=headers)
    assert "hush" not in str(caught.value)


def test_given_headers_are_not_shown(user, gateway):
    """Values of headers are in no repr, and in no error that repeats them."""
    options = Options(headers={"Authorization": "Bearer hush-hush"})
    assert "hush" not in repr(options)
    assert hash(options) == hash(Options())
    assert pickle.loads(pickle.dumps(options)) == replace(options) == options
    gateway.script = lambda _: failure(403, "not with Bearer hush-hush")
    error = user.run(user.failing(lambda client: client.call("/any", options=options)))
    assert "403" in str(error)
    assert "hush" not in str(error)


def test_an_empty_value_is_a_value(user, gateway):
    """A header may be empty."""
    user.run(lambda client: client.call("/any", options=Options(headers={"X-Empty": ""})))
    assert gateway.requests[-1].headers["x-empty"] == ""
