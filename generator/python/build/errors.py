"""Build the view of the error dictionary and of the regions."""

from __future__ import annotations

from generator.api import docstrings, naming
from generator.api.guard import each
from generator.api.model import Api, ErrorCode, OtherMeaning, Region
from generator.python import view
from generator.spec.load import Spec


def errors(spec: Spec, api: Api) -> tuple[view.ErrorCodeView, ...]:
    """Return the view of each error code."""
    return each(spec, (api.errors or {}).values(), _error)


def _error(row: ErrorCode) -> view.ErrorCodeView:
    arguments = {
        "code": naming.literal(row.code),
        "name": naming.literal(row.name),
        "domain": naming.literal(row.domain),
        "message": naming.literal(row.message),
        "meaning": naming.literal(naming.plain(row.meaning)),
        "remedy": naming.literal(naming.plain(row.remedy)),
        "error": row.error_class,
        "retry": "True" if row.may_retry else "",
        "meaning_zh": _if_any(row.meaning_zh),
        "remedy_zh": _if_any(row.remedy_zh),
        "also": "",
    }
    if row.also:
        arguments["also"] = f"({', '.join(map(_other_meaning, row.also))},)"
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


def _other_meaning(other: OtherMeaning) -> str:
    arguments = {
        "message": naming.literal(naming.plain(other.message)),
        "meaning": naming.literal(naming.plain(other.meaning)),
        "remedy": naming.literal(naming.plain(other.remedy)),
        "error": other.error_class,
        "retry": "True" if other.may_retry else "",
        "meaning_zh": _if_any(other.meaning_zh),
        "remedy_zh": _if_any(other.remedy_zh),
    }
    return f"OtherMeaning({', '.join(f'{key}={text}' for key, text in arguments.items() if text)})"


def _if_any(text: str) -> str:
    return naming.literal(naming.plain(text)) if text else ""


def regions(spec: Spec, api: Api) -> tuple[view.RegionView, ...]:
    """Return the view of each region."""
    return each(spec, api.regions.values(), _region)


def _region(one: Region) -> view.RegionView:
    return view.RegionView(
        constant=one.name,
        id=naming.literal(naming.plain(one.id)),
        url=naming.literal(one.url),
        aliases=tuple(map(naming.literal, one.aliases)),
        doc=naming.docstring(f"{one.text}."),
    )
