"""Find all facts that differ between two specs."""

from __future__ import annotations

from collections.abc import Iterator

from generator.api.model import Api, Operation
from generator.diff import matching
from generator.diff.changes import Change
from generator.diff.class_changes import Classes
from generator.diff.document_changes import document_changes
from generator.diff.matching import Pairs
from generator.diff.operation_changes import operation_changes
from generator.diff.other_changes import (
    account_changes,
    error_changes,
    region_changes,
    service_changes,
    topic_changes,
    whole_changes,
)
from generator.diff.value_changes import Names


def changes(base: Api, head: Api) -> list[Change]:
    """Return every change from `base` to `head`; facts that one of them does not contain are not compared."""
    operations = matching.operations(base, head)
    bases = {name: one.base for api in (base, head) for name, one in api.enums.items()}
    names = Names(matching.classes(base, head, operations), bases)
    found = list(_model_changes(base, head, operations, names))
    return [*found, *document_changes(base, head, names.known, found)]


def _model_changes(base: Api, head: Api, operations: Pairs[Operation], names: Names) -> Iterator[Change]:
    yield from operation_changes(operations, names)
    yield from Classes(base, head, names).changes()
    if base.topics is not None and head.topics is not None:  # neither is a bundle
        yield from topic_changes(base.topics, head.topics, names)
        yield from account_changes(base.forms, head.forms)
    if base.errors is not None and head.errors is not None:
        yield from error_changes(base.errors, head.errors)
    yield from region_changes(base.regions, head.regions)
    yield from service_changes(base.services, head.services)
    yield from whole_changes(base, head)
