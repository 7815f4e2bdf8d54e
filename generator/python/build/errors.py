"""Build the view of the error dictionary and of the regions."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from generator.api import docstrings, naming
from generator.api.guard import guarded
from generator.api.model import Api, ErrorCode, Region
from generator.python import view
from generator.spec.load import Located, Spec


def errors(spec: Spec, api: Api) -> Iterator[view.ErrorCodeView]:
    """Yield the view of each error code."""
    for row in (api.errors or {}).values():
        if made := guarded(spec, row.place, partial(_error, row)):
            yield made


def _error(row: ErrorCode, _: Located) -> view.ErrorCodeView:
    arguments = {
        "code": naming.literal(row.code),
        "name": naming.literal(row.name),
        "domain": naming.literal(row.domain),
        "message": naming.literal(row.message),
        "meaning": naming.literal(naming.plain(row.meaning)),
        "remedy": naming.literal(naming.plain(row.remedy)),
        "error": row.error_class,
        "retry": "True" if row.may_retry else "",
        "also": "",
    }
    if row.also:
        every = (", ".join(naming.literal(naming.plain(text)) for text in one) for one in row.also)
        arguments["also"] = f"({', '.join(f'({one})' for one in every)},)"
    return view.ErrorCodeView(
        code=row.code,
        constant=row.name,
        error_class=row.error_class,
        meaning=naming.plain(row.meaning),
        seen=naming.plain(row.seen),
        arguments=tuple((key, text) for key, text in arguments.items() if text),
        doc=naming.docstring(*docstrings.of_error(row), indent=0),
        is_deprecated=row.is_deprecated,
    )


def regions(spec: Spec, api: Api) -> Iterator[view.RegionView]:
    """Yield the view of each region."""
    for one in api.regions.values():
        if made := guarded(spec, one.place, partial(_region, one)):
            yield made


def _region(one: Region, _: Located) -> view.RegionView:
    return view.RegionView(
        constant=one.name,
        id=naming.literal(naming.plain(one.id)),
        url=naming.literal(one.url),
        doc=naming.docstring(f"{one.text}."),
    )
