"""Tests that call every operation through the generated clients, sync and async, with its documented example."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import TypeAdapter

from feiyan import AppClient, AuthenticationError, NotFoundError, Options
from feiyan_runtime import Pages
from tests.end_to_end.catalogue import Case, cases
from tests.end_to_end.drivers import MAX_ITEMS, Drivers
from tests.end_to_end.reading import differences

CASES = cases()
EXAMPLE_BACKED = [case for case in CASES if not case.keeps_state]
STATE_BACKED = [case for case in CASES if case.keeps_state]
ENVELOPED = [case for case in EXAMPLE_BACKED if case.method in {"query_by_category", "list_events", "update", "ping"}]
OLDER = [(case, version) for case in EXAMPLE_BACKED for version in case.older_versions]

both_ways = pytest.mark.parametrize("way", ["sync", "async"])


def by_name(value: object) -> str | None:
    return value.name if isinstance(value, Case) else None


def check_data(case: Case, data: object) -> None:
    """Check that the data is the documented one and that parsing lost nothing."""
    assert list(differences(data, case.data)) == []


def check_result(case: Case, result: Any) -> None:
    """Check that the result has the documented data, and that pages end with the last documented item."""
    if case.operation.paging:
        result, items = result
        assert list(differences(items, case.items)) == []
    check_data(case, result)


def check_type(case: Case, result: Any) -> None:
    """Check that the result has the documented type."""
    if case.operation.paging:
        result, items = result
        assert len(items) < MAX_ITEMS
    if case.operation.result is None:
        assert result is None
    else:
        TypeAdapter(case.operation.result).validate_python(result, strict=True)


def call_once(app: AppClient, case: Case) -> Any:
    """Return the result of the documented call. For a paged one, return the requested page."""
    result = case.bound_to(app)(**case.arguments)
    return (result.page(), []) if isinstance(result, Pages) else result


def test_the_bundle_has_all_operations() -> None:
    """The tests below have cases to run."""
    assert len(EXAMPLE_BACKED) > 200
    assert len(STATE_BACKED) > 30
    assert len(ENVELOPED) > 3
    assert len(OLDER) > 10


@both_ways
@pytest.mark.parametrize("case", EXAMPLE_BACKED, ids=by_name)
def test_a_documented_call_returns_the_documented_data(shared_drivers: Drivers, case: Case, way: str) -> None:
    """The method takes the documented parameters and returns all documented data."""
    check_result(case, shared_drivers.by_way[way].call(case))


@both_ways
@pytest.mark.parametrize("case", STATE_BACKED, ids=by_name)
def test_a_documented_call_returns_what_there_is(own_drivers: Drivers, case: Case, way: str) -> None:
    """Examples of stateful operations refer to objects that exist at the start."""
    check_type(case, own_drivers.by_way[way].call(case))


@both_ways
@pytest.mark.parametrize("case", ENVELOPED, ids=by_name)
def test_an_envelope_has_the_documented_data(shared_drivers: Drivers, case: Case, way: str) -> None:
    """The envelope has the same data, the code and the request id."""
    envelope = shared_drivers.by_way[way].envelope(case)
    assert (envelope.code, envelope.message) == (200, "success")
    assert envelope.request_id
    check_data(case, envelope.data)


@both_ways
@pytest.mark.parametrize(("case", "version"), OLDER, ids=by_name)
def test_an_older_version_can_be_called(shared_drivers: Drivers, case: Case, version: str, way: str) -> None:
    """`Options(api_version=...)` selects any documented version."""
    check_result(case, shared_drivers.by_way[way].call(case, options=Options(api_version=version)))


@both_ways
def test_a_version_that_no_document_has_is_refused(shared_drivers: Drivers, way: str) -> None:
    """The version in the options is the one that is sent."""
    with pytest.raises(NotFoundError) as error:
        shared_drivers.by_way[way].call(OLDER[0][0], options=Options(api_version="0.0.1"))
    assert error.value.code == 404


@pytest.mark.parametrize("case", [case for case in CASES if case.side == "app" and case.auth != "user"], ids=by_name)
def test_calls_that_need_no_user_work_without_a_token(own_drivers: Drivers, case: Case) -> None:
    """An app without a signed-in user can call operations that need none."""
    with AppClient(**own_drivers.sandbox.app_settings | {"iot_token": None}) as app:
        check_type(case, call_once(app, case))


def test_calls_that_need_a_user_are_not_sent_without_a_token(shared_drivers: Drivers) -> None:
    """The client knows which operations need a signed-in user."""
    needing = [case for case in CASES if case.side == "app" and case.auth == "user"]
    before = len(shared_drivers.sandbox.calls)
    with AppClient(**shared_drivers.sandbox.app_settings | {"iot_token": None}) as app:
        for case in needing:
            with pytest.raises(AuthenticationError, match="not sent"):
                call_once(app, case)
    assert len(needing) > 200
    assert len(shared_drivers.sandbox.calls) == before
