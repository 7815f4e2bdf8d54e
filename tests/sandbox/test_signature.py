"""The ways in which clients sign, all of which the documents allow."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest

from tests.sandbox.caller import SIGNED, Caller

PATH = "/cloud/token"


def code(caller: Caller, **how: object) -> int:
    body = caller.body("1.0.1", {"grantType": "project", "res": caller.sandbox.project_id})
    envelope = caller.post(PATH, body, **how).json()
    answered: int = envelope["code"]
    return answered


@pytest.mark.parametrize("separator", [",", ":", ", "])
def test_signed_headers_are_listed_with_commas_or_colons(caller: Caller, separator: str) -> None:
    """Clients separate the names with commas, one document with colons."""
    assert code(caller, separator=separator) == 200


@pytest.mark.parametrize("spelling", [str.lower, str.upper, str.title])
def test_names_are_signed_in_the_case_in_which_they_are_listed(caller: Caller, spelling: Callable[[str], str]) -> None:
    """Header names ignore case, but the string to sign uses the case of the list."""
    assert code(caller, signed=[spelling(name) for name in SIGNED]) == 200


def test_names_may_be_sorted_without_regard_to_case(caller: Caller) -> None:
    """Java clients sort x-ca-key before X-Ca-Nonce, C clients after it."""
    mixed = ["x-ca-key", "X-Ca-Nonce", "x-ca-stage", "X-Ca-Timestamp"]
    assert code(caller, signed=mixed, order=str.lower) == 200
    assert code(caller, signed=mixed, order=str) == 200


def test_the_listed_order_may_be_any_order(caller: Caller) -> None:
    """A client may sign the headers in the order in which it lists them."""
    order = list(SIGNED)
    random.Random(1).shuffle(order)
    assert code(caller, signed=order, order=order.index) == 200


def test_a_sorted_signature_is_good_whatever_the_order_of_the_list(caller: Caller) -> None:
    """The list only names the signed headers, and the documents sort them."""
    body = caller.body("1.0.1", {"grantType": "project", "res": caller.sandbox.project_id})
    headers = caller.headers(PATH, body)
    headers["X-Ca-Signature-Headers"] = ",".join(reversed(SIGNED))
    assert caller.http.post(PATH, content=body, headers=headers).json()["code"] == 200


def test_no_header_needs_to_be_signed(caller: Caller) -> None:
    """The string to sign then has no header lines."""
    assert code(caller, signed=()) == 200


def test_headers_with_a_place_of_their_own_are_not_signed_twice(caller: Caller) -> None:
    """Accept and the like are ignored in the list."""
    body = caller.body("1.0.1", {"grantType": "project", "res": caller.sandbox.project_id})
    headers = caller.headers(PATH, body)
    headers["X-Ca-Signature-Headers"] += ",accept,Content-MD5,date"
    assert caller.http.post(PATH, content=body, headers=headers).json()["code"] == 200


def test_an_empty_header_is_signed_as_its_name_and_a_colon(caller: Caller) -> None:
    """A signed header without a value keeps its line."""
    assert code(caller, signed=(*SIGNED, "X-Ca-Version"), X_Ca_Version="") == 200


def test_other_headers_may_be_signed(caller: Caller) -> None:
    """Custom headers are signed like the system's."""
    assert code(caller, signed=(*SIGNED, "X-App-Version"), X_App_Version="1.2") == 200


def test_a_date_is_signed_as_it_was_sent(caller: Caller) -> None:
    """Date is optional and has its own line."""
    assert code(caller, Date="Thu, 06 Feb 2020 07:32:54 GMT") == 200


@pytest.mark.parametrize("query", ["a=1", "b=2&a=1", "flag&a=1"])
def test_a_query_is_signed_sorted(caller: Caller, query: str) -> None:
    """Parameters are sorted by key, and one without a value is signed as its key."""
    assert code(caller, query=query) == 200
