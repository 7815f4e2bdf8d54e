"""Any answer of a gateway and any argument of a caller leads to data or to an error of this package."""

from __future__ import annotations

import json
import math
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from copy import deepcopy
from functools import cache
from importlib import import_module, resources
from itertools import islice
from pkgutil import walk_packages
from types import MappingProxyType
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

import feiyan
from feiyan import DeviceStatus, Region
from feiyan_runtime import (
    FeiyanError,
    InvalidParameterError,
    Model,
    OffsetPaging,
    Operation,
    PagePaging,
    Pages,
    Retry,
    TimePaging,
    TokenPaging,
)
from feiyan_runtime._answer import Answer, result_of
from feiyan_runtime._circuit import Circuit
from feiyan_runtime._core import Core
from tests.runtime.support import ONCE, Driver, answer, cloud_tokens, core, operation


def bounded(examples: int) -> settings:
    """Return settings with a fixed number of examples, the same in every run, without a deadline."""
    return settings(
        max_examples=examples,
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=[HealthCheck.too_slow],
    )


CALLS = 20
"""Maximum number of calls of one walk over pages."""

PAGES = 3
"""Number of pages that are read of a list."""


@cache
def operations() -> tuple[Operation[Any], ...]:
    """Every operation of the generated package."""
    found: dict[str, Operation[Any]] = {}
    for module in walk_packages(feiyan.__path__, "feiyan."):
        if module.name.endswith("__main__"):  # importing it runs the command
            continue
        for value in vars(import_module(module.name)).values():
            if isinstance(value, Operation):
                found[value.name] = value
    return tuple(found.values())


def test_every_operation_is_found():
    """The tests below cover all operations."""
    assert len(operations()) > 280
    assert sum(one.paging is not None for one in operations()) > 40


# --- Answers ---

texts = st.text(max_size=20)
numbers = (
    st.integers() | st.floats() | st.sampled_from([0, 1, 200, 429, 2**31, 2**63, 10**30, -1, 1e400, 1700000000000])
)
json_values = st.recursive(
    st.none() | st.booleans() | numbers | texts | st.sampled_from(["", "1", "null", "2023-11-14", "true"]),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts, inner, max_size=4),
    max_leaves=8,
)
codes = st.sampled_from([200, "200", 401, 403, 404, 429, 460, 500, 20017, 9103, "101601+60101", 200.0]) | json_values
envelopes = st.fixed_dictionaries(
    {"code": codes},
    optional=dict.fromkeys(("id", "message", "localizedMsg", "data", "more"), json_values),
)
contents = st.one_of(
    envelopes.map(json.dumps).map(str.encode),
    json_values.map(json.dumps).map(str.encode),
    st.binary(max_size=60),
    st.builds(lambda value, end: json.dumps(value).encode()[:end], envelopes, st.integers(0, 60)),
)
header_values = st.one_of(
    texts,
    st.integers().map(str),
    st.sampled_from(
        [
            "Timestamp Expired",
            "Invalid Signature, Server StringToSign:`x`",
            "Server StringToSign:",
            "Tue, 14 Nov 2023 22:13:20 GMT",
            "Tue, 14 Nov 9999 22:13:20 GMT",
            "text/html",
        ]
    ),
)
HEADERS = ("content-type", "date", "retry-after", "x-ca-error-message", "x-ca-request-id")
answers = st.builds(
    Answer,
    status=st.sampled_from([200, 204, 302, 400, 401, 403, 404, 429, 500, 502, 503]) | st.integers(100, 999),
    headers=st.dictionaries(st.sampled_from(HEADERS), header_values),
    content=contents,
)


class User:
    """The token of a signed-in user, which lives for ever."""

    field = "iotToken"
    base_url = ""
    needs = "nothing"

    def current(self, core: Core) -> Any:
        yield from ()
        return "token"

    def renewed(self, core: Core, refused: str) -> Any:
        yield from ()


def wanted(one: Operation[Any]) -> dict[str, Any]:
    """Parameters that fulfil all rules; of a list, those that ask for its beginning."""
    params: dict[str, Any] = dict.fromkeys(one.parameters, "x")
    match one.paging:
        case None:
            pass
        case PagePaging(page=page, size=size, first=first):
            params |= {page: first, size: 1}
        case OffsetPaging(offset=offset, size=size):
            params |= {offset: 0, size: 1}
        case TokenPaging(token=token, size=size, first=first):
            params |= {token: first, size: 1}
        case TimePaging() as paging:
            params |= {paging.start: 0, paging.end: 2**42, paging.size: 1, paging.ascending: paging.ascending_is}
    return params


def use(one: Operation[Any], answer: Answer) -> list[str]:
    """Call an operation as the clients do, and show whatever becomes of it."""
    driver = Driver(*[answer] * 2 * CALLS)
    running = core(tokens=User(), retry=Retry(attempts=2, wait_initial=0.0), circuit=NeverStops())

    def fetch(params: dict[str, Any]) -> Any:
        if len(driver.sends) >= CALLS:
            raise EnoughError("the walk goes on")
        return driver.run(running.call(one, params))

    try:
        envelope = fetch(wanted(one))
        shown = [repr(envelope), repr(result_of(one, envelope))]
        if one.paging:
            pages: Pages[Any, Any] = Pages(one, fetch, wanted(one))
            shown += map(repr, islice(pages.pages(), PAGES))
            shown += map(repr, islice(pages, PAGES * 4))
    except FeiyanError as error:
        return [str(error), repr(error)]
    return shown


class EnoughError(FeiyanError):
    """A gateway that always answers the same may keep a walk over pages going for ever."""


class NeverStops(Circuit):
    """Sends every call."""

    def wait(self, now: float) -> float:
        return 0.0


def came(content: bytes, status: int = 200, **headers: str) -> Answer:
    return Answer(status, {name.replace("_", "-"): value for name, value in headers.items()}, content)


DEEP = 100_000


class TestAnswers:
    @bounded(30)
    @given(answer=answers)
    @example(answer=came(b"[" * DEEP))
    @example(answer=came(b'{"code":200,"data":' + b"[" * DEEP + b"]" * DEEP + b"}"))
    @example(answer=came(b'{"code":' + b"9" * 5000 + b"}"))
    @example(answer=came(b'{"code":"' + b"9" * 5000 + b'"}'))
    @example(answer=came(b'{"code":404,"id":' + b"9" * 5000 + b"}"))
    @example(answer=came(b'{"code":NaN}'))
    @example(answer=came(b'{"code":Infinity,"data":NaN}'))
    @example(answer=came(b'{"code":200,"data":{"x":"\\ud800"}}'))
    @example(answer=came(b'{"code":404,"message":"' + b"a" * 1_000_000 + b'"}'))
    @example(answer=came(b'{"code":429}', retry_after="9" * 5000))
    @example(answer=came(b"", 401, x_ca_error_message="timestamp", date="Fri, 31 Dec 9999 23:59:59 -2359"))
    def test_whatever_is_answered_is_data_or_an_error(self, answer: Answer) -> None:
        """Any bytes, any JSON, any envelope, with any status and any headers, to every operation."""
        for one in operations():
            assert all(use(one, answer))

    @bounded(20)
    @given(place=st.integers(0, 10_000), odd=json_values, lost=st.booleans())
    def test_a_good_answer_with_something_odd_in_it_is_data_or_an_error(self, place: int, odd: Any, lost: bool) -> None:
        """The documented answer of every operation, with one value replaced by another or left out."""
        for one in operations():
            assert all(use(one, came(json.dumps(spoiled(documented(one.path), place, odd, lost)).encode())))

    @bounded(100)
    @given(answer=answers)
    def test_whatever_is_answered_for_a_token_is_a_token_or_an_error(self, answer: Answer) -> None:
        """Any answer where a call needs a token first."""
        with suppress(FeiyanError):
            Driver(*[answer] * 20).run(core(tokens=cloud_tokens(), retry=ONCE).call(operation(), {}))


@cache
def examples() -> Mapping[str, Any]:
    """The documented answer of each path."""
    spec = json.loads(resources.files("feiyan").joinpath("openapi.json").read_text(encoding="utf-8"))
    return {
        path: item["post"]["responses"]["200"]["content"]["application/json"]["example"]
        for path, item in spec["paths"].items()
    }


def documented(path: str) -> Any:
    return examples()[path]


def spoiled(envelope: Any, place: int, odd: Any, lost: bool) -> Any:
    """A copy of an envelope with the value at some place replaced or left out; the places are counted in turn."""
    copy = deepcopy(envelope)
    places: list[tuple[Any, Any]] = []
    rest = [copy]
    while rest:
        inner = rest.pop()
        keys = list(inner) if isinstance(inner, dict) else range(len(inner))
        places += [(inner, key) for key in keys]
        rest += [inner[key] for key in keys if isinstance(inner[key], dict | list)]
    inner, key = places[place % len(places)]
    if lost:
        del inner[key]
    else:
        inner[key] = odd
    return copy


# --- Parameters ---

any_text = st.text(st.characters(exclude_categories=()), max_size=8)
hashables = st.one_of(any_text, st.integers(), st.booleans(), st.none(), st.floats(), st.binary(max_size=4))
scalars = st.one_of(
    hashables,
    st.decimals(),
    st.datetimes(),
    st.sets(st.integers(), max_size=3),
    st.builds(object),
    st.builds(range, st.integers(0, 5)),
    st.sampled_from([DeviceStatus.ONLINE, Region.CN_SHANGHAI, bytearray(b"x"), memoryview(b"x"), 1j, print, int]),
)
objects = st.recursive(
    scalars,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.lists(inner, max_size=3).map(tuple),
        st.lists(inner, max_size=3).map(deque),
        st.dictionaries(hashables, inner, max_size=3),
        st.dictionaries(any_text, inner, max_size=3).map(MappingProxyType),
    ),
    max_leaves=6,
)


class Unfit(Exception):  # noqa: N818
    """A value has no JSON form."""


def plain(value: Any) -> Any:
    """Return the JSON form of a value, computed without the encoder."""
    match value:
        case None | bool():
            return value
        case int():
            if value.bit_length() > 14_000:
                raise Unfit
            return value
        case float():
            if not math.isfinite(value):
                raise Unfit
            return value
        case str():
            if any("\ud800" <= character <= "\udfff" for character in value):
                raise Unfit
            return str(value)
        case Mapping():
            if not all(isinstance(name, str) for name in value):
                raise Unfit
            return {plain(name): plain(inner) for name, inner in value.items()}
        case bytes() | bytearray() | memoryview():
            raise Unfit
        case Sequence():
            return [plain(inner) for inner in value]
    raise Unfit


class Carrier(Model):
    """An object of the platform with a free field."""

    value: Any = None


CIRCLE: list[Any] = []
CIRCLE.append(CIRCLE)
NESTED: list[Any] = []
for _ in range(DEEP):
    NESTED = [NESTED]


def check_sent(given_value: Any, name: str, params: dict[Any, Any], found: Callable[[Any], Any]) -> None:
    """A value arrives as it is, or the error names the parameter that holds it."""
    try:
        expected = plain(given_value)
    except (Unfit, RecursionError):
        with pytest.raises(InvalidParameterError, match="cannot be sent") as caught:
            core(retry=ONCE).call(operation(), params)
        assert caught.value.parameters == (name,)
    else:
        driver = Driver(answer())
        driver.run(core(retry=ONCE).call(operation(), params))
        assert found(driver.bodies[0]["params"]) == expected


class TestParameters:
    @bounded(300)
    @given(value=objects)
    @example(value=CIRCLE)
    @example(value=10**5000)
    @example(value={1: "a", "1": "b"})
    @example(value={"a": {None: 1}})
    @example(value=[float("nan")])
    @example(value="\ud83d\ude00")
    def test_a_value_is_sent_as_it_is_or_refused_by_name(self, value: Any) -> None:
        """The body contains the arguments, whatever Python types they have."""
        check_sent(value, "value", {"value": value, "good": 1}, lambda sent: sent.get("value"))

    def test_a_value_that_is_too_deep_is_refused_by_name(self) -> None:
        """Values nested too deeply for Python and for the platform are refused as well."""
        check_sent(NESTED, "value", {"good": 1, "value": {"deep": NESTED}}, lambda sent: sent)
        check_sent(NESTED, "value", {"good": 1, "value": Carrier(value=NESTED)}, lambda sent: sent)

    @bounded(150)
    @given(value=objects)
    @example(value={1: "a"})
    @example(value=b"bytes")
    @example(value={"a": {1, 2}})
    def test_a_value_in_an_object_is_too(self, value: Any) -> None:
        """The free fields of models are no way around."""
        check_sent(value, "it", {"it": Carrier(value=value)}, lambda sent: sent["it"]["value"])

    @bounded(100)
    @given(name=hashables)
    def test_a_name_is_text(self, name: Any) -> None:
        """The names of an undocumented call's parameters are sent as they are, or refused."""
        check_sent({name: 1}, str(name), {name: 1}, lambda sent: sent)
