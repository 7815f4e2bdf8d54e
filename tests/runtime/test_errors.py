"""The tree of errors: what each carries and how it travels."""

from __future__ import annotations

import copy
import pickle
import re
from pathlib import Path

import pytest

import feiyan_runtime
from feiyan.codes import BY_CODE
from feiyan_runtime import (
    ApiError,
    ClientClosedError,
    ConfigurationError,
    FeiyanError,
    InvalidParameterError,
    ProtocolError,
    RequestTimeoutError,
    SignatureError,
    TransportError,
    _errors,
)

GUIDE = Path(__file__).parents[2] / "docs" / "errors.md"

NAMES = (getattr(feiyan_runtime, name) for name in feiyan_runtime.__all__)
KINDS = [kind for kind in NAMES if isinstance(kind, type) and issubclass(kind, FeiyanError)]
API_KINDS = [kind for kind in KINDS if issubclass(kind, ApiError)]


def sample(kind):
    """An error with all that its kind carries."""
    where = {"operation": "test.op", "path": "/test/op"}
    answered = {**where, "request_id": "request-1"}
    if kind is SignatureError:
        return SignatureError(400, **answered, known=BY_CODE[401], ours="a\nb", theirs="ac")
    if kind is InvalidParameterError:
        return InvalidParameterError.before_sending("give a", **where, parameters=["a"])
    if issubclass(kind, ApiError):
        more = {"localized_message": "不", "gateway_message": "No", "retry_after": 1.5, "data": {"a": [1]}}
        return kind(404, "no", **answered, known=BY_CODE[404], **more)
    if issubclass(kind, ProtocolError):
        return kind("no envelope", **answered, status=502, data=[1], retry_after=2.0)
    if issubclass(kind, TransportError):
        return kind("no answer", **where, sent=True)
    return kind("the message")


def drawn(text):
    """The names in a drawing of the tree, each with how far it is indented."""
    depth = {}
    for line in text.splitlines():
        words = line.replace("│", " ").replace("├──", "   ").replace("└──", "   ")
        for name in re.findall(r"\b[A-Z]\w+Error\b", words):
            depth[name] = len(words) - len(words.lstrip())
    return depth


@pytest.mark.parametrize(
    "drawing",
    [_errors.__doc__, GUIDE.read_text(encoding="utf-8").split("```\nFeiyanError")[1]],
    ids=["module", "guide"],
)
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_the_drawn_trees_have_every_error_below_its_base(kind, drawing):
    """The drawings at the head of the module and in the guide name every error, indented below its base."""
    depth = {"FeiyanError": 0, **drawn(drawing.split("```")[0])}
    assert set(depth) == {kind.__name__ for kind in KINDS}
    if kind is not FeiyanError:
        assert depth[kind.__name__] == depth[kind.__bases__[0].__name__] + 4


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_every_error_says_what_it_means(kind):
    """Each class has a docstring of its own."""
    assert kind.__doc__


@pytest.mark.parametrize("protocol", range(2, pickle.HIGHEST_PROTOCOL + 1))
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_errors_cross_processes(kind, protocol):
    """An error of any kind that was pickled is the same error with all it carries."""
    error = sample(kind)
    twin = pickle.loads(pickle.dumps(error, protocol))
    assert type(twin) is kind
    assert str(twin) == str(error)
    assert vars(twin) == vars(error)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_errors_can_be_copied(kind):
    """A copy is what several callers get of one failure."""
    error = sample(kind)
    assert (str(copy.copy(error)), vars(copy.copy(error))) == (str(error), vars(error))


@pytest.mark.parametrize("kind", API_KINDS, ids=lambda kind: kind.__name__)
def test_an_error_of_the_platform_names_all_that_is_known(kind):
    """Operation, path, code, message, meaning, remedy and request stand in the text of an error of any kind."""
    known = BY_CODE[404]
    error = kind(
        404,
        **({"ours": "a", "theirs": "b"} if kind is SignatureError else {"message": "no such thing"}),
        operation="test.op",
        path="/test/op",
        request_id="request-1",
        known=known,
    )
    message = "at character 0" if kind is SignatureError else "no such thing"
    for fact in ("test.op", "(/test/op)", "404", message, known.meaning, known.remedy, "(request id request-1)"):
        assert fact in str(error)


@pytest.mark.parametrize("kind", [TransportError, RequestTimeoutError, ProtocolError])
def test_a_failure_on_the_way_names_the_operation(kind):
    """An error without an envelope names operation and path, and the request id if there is one."""
    error = sample(kind)
    assert str(error).startswith("test.op (/test/op): no ")
    assert ("(request id request-1)" in str(error)) == (kind is ProtocolError)


def test_the_path_alone_is_enough_for_what_is_undocumented():
    """The operation of `call` is its path, which the text contains once."""
    assert str(TransportError("no answer", operation="/any", path="/any", sent=True)) == "/any: no answer"


@pytest.mark.parametrize(
    ("kind", "builtin"),
    [(ConfigurationError, ValueError), (InvalidParameterError, ValueError), (ClientClosedError, RuntimeError)],
)
def test_mistakes_of_the_caller_are_builtin_errors_too(kind, builtin):
    """Errors of values and of states can be caught as ValueError and RuntimeError."""
    assert issubclass(kind, builtin)


def test_an_error_of_the_platform_tells_all_it_knows():
    """The text of an error names operation, code, message, meaning, remedy and request."""
    known = BY_CODE[404]
    error = ApiError(404, "no", operation="cloud.things.getInfo", request_id="r", known=known)
    assert str(error) == f"cloud.things.getInfo: 404 no - {known.meaning} {known.remedy} (request id r)"


def test_an_error_without_message_is_its_code():
    """The text has the code alone if the answer has nothing more."""
    assert str(ApiError(999, operation="op")) == "op: 999"
