"""Add the previous version of an operation to `x-older-versions` if an import has raised its version.

Only differences that this import has made are listed, and only if the document of the new version has them: the older
document is not needed. Existing items are about even older versions, which lack the same fields.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from generator.api.resolved_schema import ResolvedSchema, SchemaField, schema_fields
from generator.audit import Compared, Part, PartComparison
from generator.documents import USER_SERVICE
from generator.documents.words import has_word
from generator.importing.decisions import SpecChange
from generator.importing.yaml_edit import APPEND, FIRST, GONE, Edit
from generator.spec.index import data_schema, operations, params_schema
from generator.spec.load import Located, Spec
from generator.spec.schema import Place

_OLDER = "x-older-versions"
_SCHEMAS = {"params": (Part.REQUEST, params_schema), "data": (Part.RESPONSE, data_schema)}


@dataclass(frozen=True, slots=True)
class _Difference:
    """A sentence about the older version; `on_page` is True if the page of the user service contains such facts."""

    name: str
    sentence: str
    on_page: bool = True


@dataclass
class _Gap:
    """The names that an older version lacks, in `params` and `data`, and its other differences."""

    without: dict[str, list[str]] = field(default_factory=dict)
    differs: list[_Difference] = field(default_factory=list)

    def differs_from(self, document: str) -> list[_Difference]:
        """Return the differences without those that the document never contains."""
        return [one for one in self.differs if one.on_page or document != USER_SERVICE]


@dataclass
class OlderVersions:
    """Tracker of raised versions, which finds what `x-older-versions` lacks."""

    _raised: list[tuple[str, Spec, Located]] = field(default_factory=list)

    def follow(self, before: Spec, after: Spec) -> None:
        """Record the versions that a round has raised."""
        now = dict(operations(after))
        for path, was in operations(before):
            if path in now and was.value["x-api-version"] != now[path].value["x-api-version"]:
                self._raised.append((path, before, was))

    def changes(self, spec: Spec, compared: Compared) -> Iterator[SpecChange]:
        """Yield the changes that `x-older-versions` lacks, one version of an operation at a time."""
        now, seen = dict(operations(spec)), set[str]()
        homes = {pair.path: pair for pair in compared.pairs if pair.is_home}
        parts_of: dict[str, dict[Part, PartComparison]] = {}
        for part in compared.parts:
            if part.pair.is_home:
                parts_of.setdefault(part.pair.path, {})[part.part] = part
        for path, before, was in self._raised:
            parts = parts_of.get(path, {})
            edits = tuple(_edits(was, now[path], _gap(_Version(before, was), _Version(spec, now[path]), parts)))
            if edits and path in homes and path not in seen:
                seen.add(path)
                pair = homes[path]
                where = " ".join(filter(None, (pair.record.section, path)))
                what = f"{_OLDER} has {was.value['x-api-version']} now"
                yield SpecChange(f"{pair.source.label}:{pair.record.line}: {where}", what, edits)


@dataclass(frozen=True, slots=True)
class _Version:
    """An operation before or after the import."""

    spec: Spec
    place: Located

    def schema(self, key: str) -> ResolvedSchema | None:
        """Return its params or its data."""
        found = _SCHEMAS[key][1](self.place)
        return ResolvedSchema(self.spec, found) if found is not None else None

    def fields(self, key: str) -> dict[str, SchemaField]:
        """Return the fields with a dotted name."""
        schema = self.schema(key)
        return {one.path: one for one in schema_fields(schema) if schema is not None and _leads(schema, one.path)}


def _leads(schema: ResolvedSchema, path: str) -> bool:
    for name in path.split("."):
        found = schema.within_lists.properties().get(name)
        if found is None:
            return False
        schema = found[0]
    return True


def _gap(was: _Version, now: _Version, parts: Mapping[Part, PartComparison]) -> _Gap:
    gap = _Gap()
    for key, (kind, _) in _SCHEMAS.items():
        part = parts.get(kind)
        shown = part.in_table | part.in_example if part is not None else set()
        had, has = was.fields(key), now.fields(key)
        for path, one in has.items():
            if not one.names & shown and not one.schema.is_deprecated:
                continue  # the document of another operation has it
            if path not in had:
                _lacks(gap.without.setdefault(key, []), path)
            else:
                gap.differs += _differences(path, had[path], one, in_request=kind is Part.REQUEST)
        if not gap.without.get(key):
            gap.without.pop(key, None)
            if was.schema(key) is None and now.schema(key) is not None:
                gap.differs.append(_Difference(key, f"There is no {key}."))
    for key in ("x-auth", "x-timeout-ms"):
        before = was.place.value.get(key)
        if before is not None and before != now.place.value.get(key):
            gap.differs.append(_Difference(key, f"{key} is {before}.", on_page=key == "x-auth"))
    return gap


def _lacks(names: list[str], path: str) -> None:
    """Add a name, unless its parent is listed."""
    if not _is_in(path, names):
        names.append(path)


def _is_in(path: str, names: list[str]) -> bool:
    return any(f"{path}.".startswith(f"{name}.") for name in names)


def _differences(path: str, was: SchemaField, now: SchemaField, *, in_request: bool) -> Iterator[_Difference]:
    above, _, name = path.rpartition(".")
    label = f"{name} in {above}" if above else name
    types = _type(was.schema), _type(now.schema)
    if types[0] != types[1] and all(types):
        yield _Difference(name, f"{label} is of type {types[0]}.")
    if in_request and was.required != now.required:
        yield _Difference(name, f"{label} is {'required' if was.required else 'optional'}.", on_page=False)


def _type(schema: ResolvedSchema) -> str:
    return " or ".join(sorted(schema.value_types)) + (" (int64)" if schema.is_int64 else "")


# --- Edits -------------------------------------------------------------------------------------------------------


def _edits(was: Located, now: Located, gap: _Gap) -> Iterator[Edit]:
    doc, version, place = was.value["x-doc"], was.value["x-api-version"], (*now.pointer, _OLDER)
    items = now.value.get(_OLDER, ())
    if not any(item["version"] == version for item in items):
        item: dict[str, Any] = {"version": version, "document": doc["document"], "title": doc["title"]}
        if gap.without:
            item["without"] = gap.without
        if differs := gap.differs_from(doc["document"]):
            item["differs"] = [one.sentence for one in differs]
        new = Edit(now.file, (*place, APPEND), item, (FIRST,))
        yield new if items else Edit(now.file, place, [item], ("x-api-version",))
    alone = {_key(item): item.get("also", {}) for item in was.value.get(_OLDER, ())}
    for index, item in enumerate(items):
        yield from _extended(now.file, (*place, index), item, alone.get(_key(item), {}), gap)


def _key(item: Mapping[str, Any]) -> tuple[str, str]:
    return item["version"], item["document"]


def _extended(file: str, place: Place, item: Mapping[str, Any], alone: Mapping[str, Any], gap: _Gap) -> Iterator[Edit]:
    """Yield the edits of an existing item; a name under `also` that the operation now has is removed there.

    Nothing is added about a name that occurs in one of its sentences.
    """
    lacking: dict[str, list[str]] = {}
    for key, names in gap.without.items():
        listed = item.get("without", {}).get(key, [])
        if added := [name for name in names if name not in alone.get(key, {}) and not _is_in(name, listed)]:
            lacking[key] = added
    yield from _added_names(file, place, item, lacking)
    shared = {(key, name) for key, names in gap.without.items() for name in names}
    yield from _without_also(file, (*place, "also"), item.get("also", {}), shared)
    known = item.get("differs", [])
    differs = gap.differs_from(item["document"])
    new = [one.sentence for one in differs if not any(has_word(old, one.name) for old in known)]
    if new and not known:
        yield Edit(file, (*place, "differs"), new)
    elif new:
        yield from (Edit(file, (*place, "differs", APPEND), one) for one in new)


def _added_names(file: str, place: Place, item: Mapping[str, Any], lacking: Mapping[str, list[str]]) -> Iterator[Edit]:
    if lacking and "without" not in item:
        yield Edit(file, (*place, "without"), lacking, ("title",))
        return
    for key, names in lacking.items():
        if key not in item["without"]:
            yield Edit(file, (*place, "without", key), names)
        else:
            yield from (Edit(file, (*place, "without", key, APPEND), name) for name in names)


def _without_also(
    file: str, place: Place, also: Mapping[str, Mapping[str, Any]], shared: set[tuple[str, str]]
) -> Iterator[Edit]:
    gone = {key: [name for name in schemas if (key, name) in shared] for key, schemas in also.items()}
    empty = [key for key, schemas in also.items() if len(gone[key]) == len(schemas)]
    if also and len(empty) == len(also):
        yield Edit(file, place, GONE)
        return
    for key, names in gone.items():
        if key in empty:
            yield Edit(file, (*place, key), GONE)
        else:
            yield from (Edit(file, (*place, key, name), GONE) for name in names)
