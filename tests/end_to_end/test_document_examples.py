"""Tests that the models parse every answer in the platform's documents without loss."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, NamedTuple

import pytest

from feiyan._errors import find_error
from feiyan_runtime import ProtocolError
from feiyan_runtime._answer import Answer, read_answer, result_of
from generator.documents import DocumentFile, Json, OperationRecord, folder, open_document
from tests.end_to_end.catalogue import Case, cases
from tests.end_to_end.reading import differences

A_TIME = 1_566_026_333_540
PLACEHOLDERS = {
    ("gmtCreate", "xxx"): "stands for any time",
    ("gmtModified", "xxx"): "stands for any time",
    ("gmtCreate", "1390000****"): "some digits of the time are hidden",
    ("gmtModified", "1390000****"): "some digits of the time are hidden",
    ("gmtCreate", "15789xxxx6000"): "some digits of the time are hidden",
    ("gmtModified", "15789xxxx6000"): "some digits of the time are hidden",
    ("gmtModified", "156xxxx430"): "some digits of the time are hidden",
}
"""Strings in the documents that replace a number, by field. Tests parse `A_TIME` instead."""

LOST = {
    ("reference", "app.users.listShareRecords"): "one share is printed; the user service prints the page that it is on",
    ("reference", "app.users.listSubDeviceBindings"): "data is a placeholder",
    ("user-service", "app.users.listSubDeviceBindings"): "data is a placeholder",
    ("reference", "app.homes.listDevices"): "the page stands under items beside data, and its list under data",
    ("reference", "app.scenes.queryByIds"): "the id of the envelope is printed within a scene",
    ("reference", "app.scenes.getInHome"): "the message of the envelope is printed within data",
    ("reference", "app.feedback.get"): "gmtLastFeedback of a reply fills the gap where the page ended",
    ("reference", "cloud.storage.listLiveOrders"): "one order is printed, that of cloud.storage.getLiveOrder",
}
"""Examples with data that no field is meant for, and the reasons."""


class Printed(NamedTuple):
    """The answer that a document prints for an operation."""

    document: str
    case: Case
    answer: dict[str, Json]


def printed_answers() -> Iterator[Printed]:
    """Yield the answers of successful calls. A printed {} counts as no answer."""
    for path in folder.at_hand():
        yield from _answers_of(open_document(path))


def _answers_of(source: DocumentFile) -> Iterator[Printed]:
    documented = [case for case in cases() if case.section]
    by_path = {case.path: case for case in documented}
    by_section = {case.section: case for case in documented}
    for record in (*source.document.operations, *source.document.headless):
        case = by_path.get(record.path) or by_section.get(record.section)
        assert case, f"{record.path} in section {record.section} is no operation of the spec"
        if answer := _answer_of(record):
            yield Printed(source.name, case, answer)


def _answer_of(record: OperationRecord) -> dict[str, Json] | None:
    example = record.response_example
    return example.value if example and isinstance(example.value, dict) and example.value.get("code") == 200 else None


def parameter(printed: Printed) -> Any:
    """Return the test's parameter, which is expected to fail if the example loses data."""
    reason = LOST.get((printed.document, printed.case.name))
    marks = pytest.mark.xfail(strict=True, raises=(AssertionError, ProtocolError), reason=reason) if reason else ()
    return pytest.param(printed, id=f"{printed.case.name}-{printed.document}", marks=marks)


PRINTED = list(printed_answers())

with_documents = pytest.mark.skipif(not PRINTED, reason=folder.lacking())


def without_placeholders(value: Json) -> Json:
    """Return the value with a time instead of each placeholder."""
    match value:
        case dict():
            return {name: _without_placeholder(name, inner) for name, inner in value.items()}
        case list():
            return [without_placeholders(inner) for inner in value]
    return value


def _without_placeholder(name: str, value: Json) -> Json:
    if isinstance(value, str):
        return A_TIME if (name, value) in PLACEHOLDERS else value
    return without_placeholders(value)


@with_documents
@pytest.mark.parametrize("printed", [parameter(printed) for printed in PRINTED])
def test_a_printed_answer_is_read_without_loss(printed: Printed) -> None:
    """Each field becomes a field of the model and keeps its value."""
    operation, answer = printed.case.operation, without_placeholders(printed.answer)
    assert isinstance(answer, dict)
    content = Answer(200, {}, json.dumps(answer).encode())
    data = result_of(operation, read_answer(operation, content, find_error, signed=""))
    printed_data = answer.get("data")
    if printed_data in ("", None) or (operation.result is None and printed_data == {}):
        assert not data
    else:
        assert list(differences(data, printed_data)) == []


@with_documents
def test_most_operations_have_a_printed_answer() -> None:
    """The test above has cases to run."""
    assert len(PRINTED) > 250
    assert len({printed.case.name for printed in PRINTED}) > 240


@with_documents
def test_every_exception_is_still_needed() -> None:
    """The documents still contain every entry of both tables."""
    assert {(printed.document, printed.case.name) for printed in PRINTED} >= LOST.keys()
    assert set(_fields([printed.answer for printed in PRINTED])) >= PLACEHOLDERS.keys()


def _fields(value: Json) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        yield from ((name, inner) for name, inner in value.items() if isinstance(inner, str))
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _fields(inner)
