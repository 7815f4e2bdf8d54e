"""Decide which of several documents speaks for an operation: the one with the newest date, for each version."""

from __future__ import annotations

from collections.abc import Sequence

from generator.audit.compare_operations import Pair
from generator.documents import REFERENCE
from generator.spec.load import Spec
from generator.spec.schema import ROOT


def speaking(spec: Spec, pairs: Sequence[Pair]) -> tuple[list[Pair], list[str]]:
    """Return the pairs whose documents speak, and a line for each one that an older document has.

    A document is older than another one that is given, than a page that the spec knows, or than the edition of the
    reference if the spec follows that. One without a date is not compared by it.
    """
    edition = str(spec.root(ROOT).value["info"]["version"])
    dates: dict[tuple[str, str, str], str] = {}
    for one in pairs:
        key = _key(one)
        dates[key] = max(dates.get(key, ""), one.source.date)
    kept, notes = [], []
    for one in pairs:
        newest = max(dates[_key(one)], _known(one, edition))
        if one.source.date and one.source.date < newest:
            what = f"not compared: this is of {one.source.date}, and a document of {newest} speaks for it"
            notes.append(f"{one.source.label}:{one.record.line}: {one.path}: {what}")
        else:
            kept.append(one)
    return kept, notes


def _key(pair: Pair) -> tuple[str, str, str]:
    return pair.path, pair.source.name, pair.record.api_version


def _known(pair: Pair, edition: str) -> str:
    """Return the date of what the spec follows; '' if the document has another version, or if no date is known."""
    if pair.source.name != REFERENCE or pair.record.api_version != pair.version:
        return ""
    doc, older = pair.operation.value["x-doc"], pair.operation.value.get("x-older-versions", ())
    dates = [page["updated"] for page in doc.get("pages", ()) if isinstance(page, dict)]
    if pair.source.is_page and doc["document"] == REFERENCE and all(one["document"] != REFERENCE for one in older):
        dates.append(edition)
    return max(dates, default="")
