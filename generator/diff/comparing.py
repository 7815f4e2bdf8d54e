"""All facts that differ between two specs."""

from __future__ import annotations

from collections.abc import Iterator

from generator.diff import matching
from generator.diff.changes import Change
from generator.diff.facts import Surface
from generator.diff.of_classes import Classes
from generator.diff.of_operations import operation_changes
from generator.diff.of_rest import error_changes, region_changes, service_changes, topic_changes, whole_changes
from generator.diff.of_values import Names


def changes(base: Surface, head: Surface) -> Iterator[Change]:
    """Every fact that changed from `base` to `head`; what one of them does not say is not compared."""
    operations = matching.operations(base, head)
    names = Names(matching.classes(base, head, operations), {**base.bases, **head.bases})
    yield from operation_changes(operations, names)
    yield from Classes(base, head, names).changes()
    if base.topics is not None and head.topics is not None:
        yield from topic_changes(base.topics, head.topics, names)
    if base.errors is not None and head.errors is not None:
        yield from error_changes(base.errors, head.errors)
    yield from region_changes(base.regions, head.regions)
    yield from service_changes(base.services, head.services)
    yield from whole_changes(base, head)
