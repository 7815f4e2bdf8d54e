"""Fill every x-todo of a spec, so that lint can check the rest."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from generator.lint import lint
from generator.spec.load import Spec, SpecError

_WRITTEN = {
    "meaning": "A.",
    "meaning_zh": "甲。",
    "remedy": "A.",
    "remedy_zh": "甲。",
    "error": "ConflictError",
    "retry": False,
    "description": "A.",
    "summary": "A.",
}
_PAGES = {"style": "page", "page": "pageNo", "size": "pageSize", "first": 1, "items": "items", "total": "total"}
_HEAD = {"x-idempotent": True, "x-timeout-ms": 1, "x-auth": "none"}


def fill(folder: Path, names: Mapping[str, str] | None = None) -> None:
    """Fill every x-todo in all files; comments and layout are lost. `names` are operationIds by title."""
    number = 0
    for path in sorted(folder.rglob("*.yaml")):
        text = path.read_text(encoding="utf-8")
        if "x-todo" not in text:
            continue
        content = YAML(typ="safe", pure=True).load(text)
        for place in _unfinished(content):
            for name in sorted(place.pop("x-todo"), reverse=True):  # operationId says whether there are pages
                number += 1
                _write(place, name, number, names or {})
        path.write_text(json.dumps(content), encoding="utf-8")


def _unfinished(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict) and "x-todo" in value:
        yield value
    for child in list(value.values()) if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _unfinished(child)


def _write(place: dict[str, Any], name: str, number: int, names: Mapping[str, str]) -> None:
    if name == "operationId":
        verb = "list" if "x-pagination" in place else "query"
        place[name] = names.get(place["x-doc"]["title"]) or f"{place['tags'][0]}.{verb}Thing{number}"
    elif name == "x-pagination":
        place[name] = dict(_PAGES)
    elif name == "name":
        place.setdefault(name, f"CODE_{number}")
    elif name == "responses.200.description":
        place["responses"]["200"]["description"] = "A."
    elif name == "x-doc.section":
        place["x-doc"]["section"] = "9.9.9"
    elif name == "x-enum-names":
        place[name] = [f"VALUE_{count}" for count in range(len(place["enum"]))]
    elif name == "x-enum-descriptions":
        place[name] = ["A."] * len(place["enum"])
    elif name != "type":  # without one, whatever the example has is right
        place[name] = (_WRITTEN | _HEAD)[name]


def problems(folder: Path) -> list[str]:
    """Return the problems that lint finds in a finished spec, without lines."""
    try:
        lint(Spec.load(folder))
    except SpecError as error:
        return sorted(problem.message for problem in error.problems)
    return []
