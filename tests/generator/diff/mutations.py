"""One change of a spec at a time: every scalar, every key and every list, each with several ways to change it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any
from zlib import crc32

from jsonschema import Draft202012Validator

from generator.spec.load import fragment
from generator.spec.schema import Place, shape
from tests.generator.diff.editions import Files

Shape = dict[str, Any] | None
"""A JSON Schema, or None where anything may stand."""

_CHOICE = re.compile(r"\^\((\w+(?:\|\w+)+)\)\\Z")
_SUFFIXES = ("Anew", " anew", "anew", "_anew", "_ANEW", "0", "/anew", ".anew")


@dataclass(frozen=True)
class Way:
    """A way to change a place: the new value, and the files with it."""

    new: str
    apply: Callable[[Files], Files]


@dataclass(frozen=True)
class Spot:
    """A place to change; where one way is refused, the next one is tried. Of a closed vocabulary all are tried.

    Where all are refused, there are those that change another place with it.
    """

    file: str
    pointer: Place
    action: str
    old: str
    ways: Callable[[], Iterable[Way]]
    is_closed: bool = False
    exchanges: Callable[[], Iterable[Way]] = tuple

    @property
    def name(self) -> str:
        return f"{self.file}#{fragment(self.pointer)}"


# --- Walking ---------------------------------------------------------------------------------------------------------


def child_shape(file_shape: dict[str, Any], own: Shape, key: str | int) -> Shape:
    """Return the schema of the value of a key."""
    own = resolved(file_shape, own)
    if own is None:
        return None
    if isinstance(key, int):
        return resolved(file_shape, own.get("items"))
    found = own.get("properties", {}).get(key, own.get("additionalProperties"))
    return resolved(file_shape, found) if isinstance(found, dict) else None


def resolved(file_shape: dict[str, Any], own: Any) -> Shape:
    """Return a schema, with a reference to a definition followed."""
    if isinstance(own, dict) and "$ref" in own:
        own = file_shape["$defs"][own["$ref"].rpartition("/")[2]]
    return own if isinstance(own, dict) else None


def walk(file: str, content: Any) -> Iterator[tuple[Place, Any, Shape]]:
    """Yield every value of a file with its place and its schema."""
    root = shape(file)

    def inner(place: Place, value: Any, own: Shape) -> Iterator[tuple[Place, Any, Shape]]:
        yield place, value, own
        for key in value if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ():
            yield from inner((*place, key), value[key], child_shape(root, own, key))

    yield from inner((), content, root)


def put(value: Any, place: Place, new: Any) -> Any:
    """Return a copy of a value with a new value at a place; only its parents are copied."""
    if not place:
        return new
    made = dict(value) if isinstance(value, dict) else list(value)
    made[place[0]] = put(value[place[0]], place[1:], new)
    return made


def at(value: Any, place: Place) -> Any:
    """Return the value at a place."""
    for key in place:
        value = value[key]
    return value


def shown(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 80 else f"{text[:77]}..."


# --- Scalars ---------------------------------------------------------------------------------------------------------


def scalars(files: Files, file: str) -> Iterator[Spot]:
    """Yield the changes of every scalar of a file to another value of its kind."""
    for place, value, own in walk(file, files[file]):
        if not isinstance(value, dict | list):
            is_closed = "enum" in (own or {})
            ways = partial(_ways, files, file, place, value, own)
            yield Spot(file, place, "changed", shown(value), ways, is_closed, partial(_exchanges, files, file, place))


def _ways(files: Files, file: str, place: Place, value: Any, own: Shape) -> Iterator[Way]:
    others = (own or {}).get("enum") or _types(own, place, value) or _others(files, file, place, value)
    fits = Draft202012Validator(own or {})
    for new in _distinct(others):
        if not _same(new, value) and fits.is_valid(new):
            yield Way(shown(new), partial(_with, file, place, new))
    if place[-1] == "$ref":
        yield from _copied(files, file, place, value)


def _types(own: Shape, place: Place, value: Any) -> list[Any]:
    """Yield the names of types, in an order that depends on the place; then null."""
    found = _CHOICE.fullmatch((own or {}).get("pattern", ""))
    names = found[1].split("|") if found else []
    every: list[Any] = sorted(names, key=lambda name: crc32(f"{name} {place}".encode()))
    return [*every, [value, "null"]] if every else []


def _exchanges(files: Files, file: str, place: Place) -> Iterator[Way]:
    """Yield the exchange of the value with another one of the same key in the file."""
    value = at(files[file], place)
    for other, found, _ in walk(file, files[file]):
        if other[-1:] == place[-1:] and not isinstance(found, dict | list) and not _same(found, value):
            yield Way(f"exchanged with {shown(found)}", partial(_exchanged, file, place, other))


def _exchanged(file: str, place: Place, other: Place, files: Files) -> Files:
    content = files[file]
    return {**files, file: put(put(content, place, at(content, other)), other, at(content, place))}


def _others(files: Files, file: str, place: Place, value: Any) -> Iterator[Any]:
    if isinstance(value, bool):
        yield not value
        yield from ({"type": "string"}, {})
    elif isinstance(value, int | float):
        yield from (value + 1, value - 1, value + 100, value / 2)
    elif value is None:
        yield from ("anew", 1, False)
    else:
        beside = [*_beside(files, place)]
        if place[-1] == "$ref":
            yield from (one for one in beside if _home(one) == _home(value))
            return
        names = [*_property_names(files[file])]
        if value in names or value.partition(".")[0] in names:
            yield from beside
            yield from names
            yield from (f"{value.rpartition('.')[0]}.{name}" for name in names)
        yield from (f"{value}{suffix}" for suffix in _SUFFIXES)
        yield value.replace("0x", "0x0")
        yield from beside


def _home(reference: str) -> str:
    """Return the parent of the target of a reference."""
    return reference.rpartition("/")[0]


def _beside(files: Files, place: Place) -> Iterator[Any]:
    """Yield other values of the same key."""
    key = next((key for key in reversed(place) if isinstance(key, str)), "")
    for file, content in files.items():
        for other, value, _ in walk(file, content):
            if not isinstance(value, dict | list) and key == next(
                (one for one in reversed(other) if isinstance(one, str)), None
            ):
                yield value


def _property_names(content: Any) -> Iterator[str]:
    for place, value, _ in walk("", content):
        if place[-1:] == ("properties",):
            yield from value


def _copied(files: Files, file: str, place: Place, reference: str) -> Iterator[Way]:
    """Yield the change of a reference to a copy of its target with another name."""
    target, _, pointer = reference.partition("#")
    found = next((name for name in files if target and name.endswith(target.removeprefix("./").lstrip("./"))), file)
    keys = tuple(key.replace("~1", "/").replace("~0", "~") for key in pointer.split("/")[1:])
    if keys[:1] == ("components",) and len(keys) == 3:
        name = f"{keys[2]}Anew"

        def apply(files: Files) -> Files:
            held = at(files[found], keys[:2])
            made = _with(found, keys[:2], {**held, name: held[keys[2]]}, files)
            return _with(file, place, f"{reference}Anew", made)

        yield Way(f"a copy, {shown(reference + 'Anew')}", apply)


def _distinct(values: Iterable[Any]) -> list[Any]:
    return list({json.dumps(one): one for one in values}.values())


def _same(one: Any, other: Any) -> bool:
    return type(one) is type(other) and bool(one == other)


def _with(file: str, place: Place, new: Any, files: Files) -> Files:
    return {**files, file: put(files[file], place, new)}


# --- Keys ------------------------------------------------------------------------------------------------------------


def keys(files: Files, file: str) -> Iterator[Spot]:
    """Yield the changes that remove every key of a file and, if it is a name, rename it."""
    root = shape(file)
    for place, value, own in walk(file, files[file]):
        if isinstance(value, dict):
            required = (resolved(root, own) or {}).get("required", [])
            for key in value:
                if key not in required:
                    ways = (
                        Way("", partial(_without, file, place, key)),
                        Way("and all that names it", partial(_without_name, key)),
                    )
                    yield Spot(file, (*place, key), "removed", shown(value[key]), partial(iter, ways))
                if own is not None and key not in own.get("properties", {}):
                    names = [f"{key}{suffix}" for suffix in ("Anew", "anew", "_anew", "/anew")]
                    yield Spot(file, (*place, key), "renamed", key, partial(_renamings, file, place, key, names))


def _renamings(file: str, place: Place, key: str, names: Iterable[str]) -> Iterator[Way]:
    for name in names:
        yield Way(name, partial(_called, file, place, key, name))
        yield Way(f"{name}, wherever it stands", partial(_called_everywhere, key, name))


def _without(file: str, place: Place, key: str, files: Files) -> Files:
    held = at(files[file], place)
    return _with(file, place, {one: held[one] for one in held if one != key}, files)


def _without_name(key: str, files: Files) -> Files:
    def inner(value: Any) -> Any:
        if isinstance(value, dict):
            return {one: inner(child) for one, child in value.items() if one != key}
        return [inner(child) for child in value if child != key] if isinstance(value, list) else value

    return _rewritten(files, inner)


def _called(file: str, place: Place, key: str, name: str, files: Files) -> Files:
    held = at(files[file], place)
    return _with(file, place, {name if one == key else one: held[one] for one in held}, files)


def _called_everywhere(key: str, name: str, files: Files) -> Files:
    link, new_link = (fragment((one,)) for one in (key, name))

    def inner(value: Any) -> Any:
        if isinstance(value, dict):
            return {name if one == key else one: inner(child) for one, child in value.items()}
        if isinstance(value, list):
            return [inner(child) for child in value]
        if not isinstance(value, str):
            return value
        if "#/" in value:
            return re.sub(rf"{re.escape(link)}(?=/|\Z)", lambda _: new_link, value)
        return ".".join(name if one == key else one for one in value.split(".")) if value != key else name

    return _rewritten(files, inner)


def _rewritten(files: Files, inner: Callable[[Any], Any]) -> Files:
    made = {file: inner(content) for file, content in files.items()}
    return {file: files[file] if made[file] == files[file] else made[file] for file in files}


# --- Lists -----------------------------------------------------------------------------------------------------------


def lists(files: Files, file: str) -> Iterator[Spot]:
    """Yield the changes that reverse every list of a file and remove each of its items."""
    for place, value, _ in walk(file, files[file]):
        if isinstance(value, list):
            for index, item in enumerate(value):
                ways = partial(_alone_or_with_others, files, file, place, partial(_lacking, index))
                yield Spot(file, (*place, index), "dropped", shown(item), ways)
            if len(value) > 1:
                ways = partial(_alone_or_with_others, files, file, place, _turned_round)
                yield Spot(file, place, "reversed", shown(value), ways)


def _lacking(index: int, value: list[Any]) -> list[Any]:
    return value[:index] + value[index + 1 :]


def _turned_round(value: list[Any]) -> list[Any]:
    return value[::-1]


def _alone_or_with_others(
    files: Files, file: str, place: Place, change: Callable[[list[Any]], list[Any]]
) -> tuple[Way, ...]:
    """Change a list, or with it all lists beside it, such as values and their names."""

    def alone(files: Files) -> Files:
        return _with(file, place, change(at(files[file], place)), files)

    def together(files: Files) -> Files:
        held = at(files[file], place[:-1])
        made = {key: change(one) if isinstance(one, list) else one for key, one in held.items()}
        return _with(file, place[:-1], made, files)

    beside = at(files[file], place[:-1])
    if isinstance(beside, dict) and sum(isinstance(one, list) for one in beside.values()) > 1:
        return Way("", alone), Way("and the lists beside it", together)
    return (Way("", alone),)


ACTIONS: dict[str, Callable[[Files, str], Iterator[Spot]]] = {"scalars": scalars, "keys": keys, "lists": lists}
"""All changes of a file."""
