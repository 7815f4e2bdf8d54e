"""The operations of both sides as the package documents them: found by words, described, looked up by name."""

from __future__ import annotations

import difflib
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from importlib import import_module
from importlib.resources import files
from typing import Any

from feiyan_devices.naming import snake_case
from feiyan_runtime import Operation

_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+|[0-9.]+|[^\x00-\x7f]+")
_SECTION = re.compile(r"\d+(\.\d+)+")


@dataclass(frozen=True)
class Entry:
    """A documented operation. `spec` is its OpenAPI object, in which names of schemas are still references."""

    name: str
    """Its id, such as "cloud.things.getInfo"."""
    path: str
    spec: Mapping[str, Any]

    @property
    def side(self) -> str:
        return self.name.split(".")[0]

    @property
    def service(self) -> str:
        return self.name.split(".")[1]

    @property
    def method(self) -> str:
        """Name of the Python method, such as "get_info"."""
        return snake_case(self.name.split(".")[2])

    @property
    def python(self) -> str:
        """Python name, such as "cloud.things.get_info"."""
        return f"{self.side}.{self.service}.{self.method}"

    @property
    def summary(self) -> str:
        text: str = self.spec["summary"]
        return text

    @property
    def title(self) -> str:
        """Chinese title of the section that documents it; empty if no document does."""
        return self._doc("title")

    @property
    def section(self) -> str:
        return self._doc("section")

    @property
    def pages(self) -> list[str]:
        """Numbers of the published pages that document it."""
        pages = self.spec.get("x-doc", {}).get("pages", ())
        return [str(page["number"] if isinstance(page, Mapping) else page) for page in pages]

    @property
    def version(self) -> str:
        text: str = self.spec["x-api-version"]
        return text

    @cached_property
    def operation(self) -> Operation[Any]:
        """The operation that a client calls."""
        found: Operation[Any] = getattr(import_module(f"feiyan.{self.side}.{self.service}"), self.method.upper())
        return found

    @cached_property
    def function(self) -> Callable[..., Any]:
        """The method of the sync client, with its signature and docstring."""
        module = import_module(f"feiyan.{self.side}.{self.service}")
        found: Callable[..., Any] = getattr(getattr(module, self.service.title().replace("_", "")), self.method)
        return found

    @property
    def parameters(self) -> Mapping[str, Any]:
        """Schema of the parameters."""
        schema = self.spec["requestBody"]["content"]["application/json"]["schema"]
        return next((part["properties"]["params"] for part in schema["allOf"] if "properties" in part), {})

    @property
    def example(self) -> Mapping[str, Any]:
        """Parameters of the documented example, by their names on the wire."""
        example = self.spec["requestBody"]["content"]["application/json"].get("example", {})
        found: Mapping[str, Any] = example.get("params", {})
        return found

    @property
    def data(self) -> Mapping[str, Any]:
        """Schema of the answer's data; empty if it has none."""
        schema = self.spec["responses"]["200"]["content"]["application/json"]["schema"]
        return next((part["properties"]["data"] for part in schema["allOf"] if "properties" in part), {})

    @property
    def answer_example(self) -> Mapping[str, Any]:
        """The documented example of the whole answer."""
        found: Mapping[str, Any] = self.spec["responses"]["200"]["content"]["application/json"].get("example", {})
        return found

    def _doc(self, key: str) -> str:
        return str(self.spec.get("x-doc", {}).get(key, ""))


class UnknownOperationError(LookupError):
    """No operation, or more than one, goes by a name. `nearest` are the Python names that come close."""

    def __init__(self, message: str, nearest: list[str]) -> None:
        super().__init__(message)
        self.nearest = nearest


@cache
def document() -> Mapping[str, Any]:
    """Return the OpenAPI document of the package."""
    found: Mapping[str, Any] = json.loads(files("feiyan").joinpath("openapi.json").read_bytes())
    return found


@cache
def entries() -> tuple[Entry, ...]:
    """Return all documented operations, in the order of the document."""
    return tuple(_entries())


def _entries() -> Iterator[Entry]:
    for path, item in document()["paths"].items():
        for spec in item.values():
            yield Entry(spec["operationId"], path, spec)


def resolved(schema: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return a schema with its reference followed; keys beside the reference take precedence."""
    while reference := schema.get("$ref"):
        target = document()["components"]["schemas"][reference.rpartition("/")[2]]
        schema = {**target, **{key: value for key, value in schema.items() if key != "$ref"}}
        if "$ref" in target:
            schema = {**schema, "$ref": target["$ref"]}
    return schema


def lookup(name: str) -> Entry:
    """Return the operation with an id, a Python name with or without its side, a path or a section number.

    Raises:
        UnknownOperationError: There is none, or more than one.

    """
    plain = name.strip()
    found = [entry for entry in entries() if plain in _names(entry)]
    if len(found) == 1:
        return found[0]
    if found:
        names = [entry.python for entry in found]
        raise UnknownOperationError(f"{name!r} may be {' or '.join(names)}", names)
    every = {known.lower(): entry.python for entry in entries() for known in _names(entry) if known}
    close = difflib.get_close_matches(plain.lower(), every, n=6, cutoff=0.6)
    nearest = list(dict.fromkeys(every[one] for one in close))[:3]
    hint = f"; did you mean {' or '.join(nearest)}?" if nearest else "; `feiyan ops WORDS` finds operations by words"
    raise UnknownOperationError(f"there is no operation {name!r}{hint}", nearest)


def _names(entry: Entry) -> set[str]:
    return {
        entry.name,
        entry.python,
        entry.name.partition(".")[2],
        entry.python.partition(".")[2],
        entry.path,
        entry.section,
    }


def search(query: Iterable[str]) -> list[Entry]:
    """Return the operations that match all words, the best first; if none does, those that match any.

    Words are compared with names, paths, summaries, descriptions, Chinese titles, section and page numbers.
    """
    words = [word for text in query for word in text.split()]
    scored = [(entry, [_score(entry, word) for word in words]) for entry in entries()]
    matching = [(sum(scores), entry) for entry, scores in scored if words and all(scores)]
    if not matching:
        matching = [(sum(scores), entry) for entry, scores in scored if any(scores)]
    return [entry for _, entry in sorted(matching, key=lambda one: (-one[0], _place(one[1])))]


def _score(entry: Entry, word: str) -> int:
    """Rate how well an operation matches a word, 0 if not at all."""
    if word in _names(entry) or word in entry.pages:
        return 200
    if _SECTION.fullmatch(word):
        return 100 if entry.section.startswith(f"{word}.") else 0
    if not word.isascii():
        return _title_score(entry.title, word)
    if "/" in word:
        return 100 if word.lower() in entry.path.lower() else 0
    stem = _stem(word)
    return max(
        _words_score(_stems(entry.method.partition("_")[0]), stem, whole=60),
        _words_score(_stems(entry.name), stem, whole=40),
        _words_score(_stems(entry.path), stem, whole=24),
        _words_score(_stems(entry.summary), stem, whole=20),
        _words_score(_stems(entry.spec.get("description", "")), stem, whole=4),
    )


def _title_score(title: str, word: str) -> int:
    """Rate a word by the share of the title that it is: a short title says little else."""
    return 80 + 60 * len(word) // len(title) if word in title else 0


def _words_score(stems: frozenset[str], stem: str, *, whole: int) -> int:
    if stem in stems:
        return whole
    return whole // 2 if len(stem) > 2 and any(one.startswith(stem) for one in stems) else 0


@cache
def _stems(text: str) -> frozenset[str]:
    return frozenset(_stem(word) for word in _WORD.findall(text))


def _stem(word: str) -> str:
    """Return a word in lower case and, if it looks like a plural, in the singular."""
    lower = word.lower()
    return f"{lower[:-3]}y" if lower.endswith("ies") else lower.removesuffix("s")


def _place(entry: Entry) -> tuple[list[int], str]:
    """Return a key that sorts by section, then by name."""
    return [int(number) for number in re.findall(r"\d+", entry.section)] or [99], entry.name
