"""The error dictionary, by every form of a code."""

from __future__ import annotations

import pytest

from feiyan import codes
from feiyan._errors import find_error
from feiyan_runtime import (
    ApiError,
    AuthenticationError,
    DeviceError,
    InvalidParameterError,
    NotFoundError,
    ServerError,
)
from feiyan_runtime._answer import read_answer
from tests.runtime.support import answer, operation


@pytest.mark.parametrize(
    ("code", "found"),
    [
        (50208, 50208),
        ("50208", 50208),
        ("0xC420", 50208),
        ("0xc420", 50208),
        ("101601+60101", "101601+60101"),
        ("101601 + 60101", "101601+60101"),
    ],
)
def test_a_code_is_found_in_every_form(code, found):
    """Numbers, digits, hexadecimal and compounds lead to the same entry."""
    assert codes.find(code).code == found


@pytest.mark.parametrize("code", [-1, "", "0x", "no code", "1+2"])
def test_an_unknown_code_has_no_entry(code):
    """An unknown code returns None and does not raise."""
    assert codes.find(code) is None


def test_a_compound_code_in_an_answer_is_known():
    """An answer may carry a compound code; the error has its entry."""
    with pytest.raises(DeviceError) as caught:
        read_answer(operation(), answer(code="101601+60101"), find_error, signed="")
    assert caught.value.known is codes.find("101601+60101")


def test_other_messages_of_a_code_are_kept():
    """A code with several messages has one entry that lists them all."""
    entry = codes.find(460)
    assert entry.message == "request parameter error"
    assert entry.also[0].message == "batch device amount invalid"


@pytest.mark.parametrize(
    ("code", "message", "kind"),
    [
        (460, "auth failed", AuthenticationError),
        (460, "Auth Failed.", AuthenticationError),
        (460, "authfailed", AuthenticationError),
        (460, "request parameter error.", InvalidParameterError),
        (460, "the auth failed flag is wrong", InvalidParameterError),
        (460, None, InvalidParameterError),
        (500, "Bad Request;yun gw request id 26C52377", InvalidParameterError),
        (500, "Invalid Path or Method", NotFoundError),
        (500, "service error", ServerError),
    ],
)
def test_the_message_tells_which_meaning_a_code_has(code, message, kind):
    """Class and entry of an error are those of the meaning that the message begins with, however it is spelt."""
    with pytest.raises(ApiError) as caught:
        read_answer(operation(), answer(code=code, message=message), find_error, signed="")
    assert type(caught.value) is kind
    assert caught.value.known.error is kind
    assert caught.value.known.remedy in str(caught.value)


def test_the_localized_message_tells_the_meaning_too():
    """The platform tells some meanings only in localizedMsg."""
    told = answer(code=500, message="error", localizedMsg="Invalid Path or Method")
    with pytest.raises(NotFoundError):
        read_answer(operation(), told, find_error, signed="")
