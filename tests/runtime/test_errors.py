"""The tree of errors: what each carries and how it travels."""

from __future__ import annotations

import pickle

import pytest

import feiyan_runtime
from feiyan.codes import BY_CODE
from feiyan_runtime import (
    ApiError,
    ClientClosedError,
    ConfigurationError,
    FeiyanError,
    InvalidParameterError,
    NotFoundError,
    ProtocolError,
    RequestTimeoutError,
    SignatureError,
    TransportError,
    _errors,
)

KINDS = [kind for kind in vars(feiyan_runtime).values() if isinstance(kind, type) and issubclass(kind, FeiyanError)]

SAMPLES = [
    ConfigurationError("timeout: 0 is no time"),
    ClientClosedError("closed"),
    TransportError("no answer", operation="op", sent=True),
    RequestTimeoutError("no answer", operation="op", sent=True),
    ProtocolError("no envelope", operation="op", status=502, request_id="r"),
    NotFoundError(404, "no", operation="op", known=BY_CODE[404], data={"a": 1}),
    SignatureError(400, operation="op", request_id="r", ours="a\nb", theirs="ac"),
    InvalidParameterError.before_sending("give a", operation="op", parameters=["a"]),
]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_the_drawn_tree_has_every_error_below_its_base(kind):
    """The drawing at the head of the module names every error, indented below its base."""
    depth = {}
    for line in _errors.__doc__.splitlines():
        words = line.replace("│", " ").replace("├──", "   ").replace("└──", "   ")
        if words.strip() and words.split()[0].endswith("Error"):
            depth[words.split()[0]] = len(words) - len(words.lstrip())
    assert set(depth) == {kind.__name__ for kind in KINDS}
    if kind is not FeiyanError:
        assert depth[kind.__name__] == depth[kind.__bases__[0].__name__] + 4


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_every_error_says_what_it_means(kind):
    """Each class has a docstring of its own."""
    assert kind.__doc__


@pytest.mark.parametrize("error", SAMPLES, ids=lambda error: type(error).__name__)
def test_errors_cross_processes(error):
    """An error that was pickled is the same error with all it carries."""
    copy = pickle.loads(pickle.dumps(error))
    assert type(copy) is type(error)
    assert str(copy) == str(error)
    assert vars(copy) == vars(error)


@pytest.mark.parametrize(
    ("kind", "builtin"),
    [(ConfigurationError, ValueError), (InvalidParameterError, ValueError), (ClientClosedError, RuntimeError)],
)
def test_mistakes_of_the_caller_are_builtin_errors_too(kind, builtin):
    """What Python calls a wrong value or a wrong state can be caught as that."""
    assert issubclass(kind, builtin)


def test_an_error_of_the_platform_tells_all_it_knows():
    """The text of an error names operation, code, message, meaning, remedy and request."""
    known = BY_CODE[404]
    error = ApiError(404, "no", operation="cloud.things.getInfo", request_id="r", known=known)
    assert str(error) == f"cloud.things.getInfo: 404 no - {known.meaning} {known.remedy} (request id r)"


def test_an_error_without_message_is_its_code():
    """Where the answer says nothing more, the code is all."""
    assert str(ApiError(999, operation="op")) == "op: 999"
