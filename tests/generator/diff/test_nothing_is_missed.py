"""Every change of a spec that changes the generated package is reported by the comparison.

A small spec has every keyword that a spec may have. Each of its values, keys and lists is changed in turn, and the
packages of both editions are compared with what the report says of them.
"""

from __future__ import annotations

import os
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from itertools import chain, islice
from pathlib import Path
from typing import Any

import pytest

from generator.api import paging
from generator.spec.corrections import is_corrections
from generator.spec.load import fragment
from generator.spec.schema import NAMED_FILES, TODO, shape
from tests.generator.diff.editions import Difference, Editions, is_sound, quicken
from tests.generator.diff.mutations import ACTIONS, Spot, Way, at, child_shape, put, resolved, walk

REPOSITORY = Path(__file__).parents[3]
SMALL = Path(__file__).with_name("every_keyword")
REAL = REPOSITORY / "spec"

REAL_CHANGES = int(os.environ.get("FEIYAN_SPEC_CHANGES", "10"))
"""Number of scalars of the real spec to change."""

SEED = os.environ.get("FEIYAN_SPEC_SEED", "lamp")
"""Seed of the random choice."""

NOT_GENERATED = ("corrections.yaml", "prose.yaml")
"""Files from which nothing is generated; the small spec has one."""

CHUNKS = [(path.relative_to(SMALL).as_posix(), action) for path in sorted(SMALL.rglob("*.yaml")) for action in ACTIONS]

EVERY_KIND = (*NAMED_FILES, "services/cloud/lamps.yaml", "services/cloud/lamps.corrections.yaml", "fields.yaml")
"""A file of each shape."""

UNCHANGEABLE = {
    "*/deprecated": "it is true, or not there",
    "*/requestBody/required": "it is always true",
    "*/post/tags/0": "the service is that of the operationId",
    "*/x-pagination/style": "each style has keys of its own",
    "*/x-pagination/items": "where it is empty, the answer has no other list",
    "*/x-doc/pages/*/updated": "it is a date",
    "*/x-doc/document": "that of the reference has a section",
    "openapi.yaml#/paths/*/$ref": "a path leads to itself",
    "observed.yaml#/errors/*/domain": "it is always observed",
    "services/cloud/lamps.yaml#/components/schemas/LampColor/type/0": "the values are texts",
    "services/cloud/lamps.yaml#/components/schemas/LampColor/enum/2": "a null has no name, as another value must have",
    "asyncapi.yaml#/operations/*/action": "an operation that sends must have a reply, and one that receives must not",
    "asyncapi.yaml#/operations/*/x-binding": "a request that binds is given more than one that ends that",
    "asyncapi.yaml#/components/messages/lampBind/correlationId/location": "it is always the id",
    "asyncapi.yaml#/components/schemas/*/required/*": "all fields of a request are required",
    "asyncapi.yaml#/components/schemas/LampFreeMessage/properties/params/type": "one field is given to end a binding",
}
"""Scalars for which no other value can be generated, by file and place, each with the reason."""

TOLD_WITHOUT_A_DIFFERENCE = {
    "source-changed": "where a topic has a section, the name of its document is not printed",
    "examples-changed": "the sandbox sends the examples of messages, which the package does not have",
    "wire-type-changed": "what travels is not always what the type in Python says",
}
"""Rules that may report a change that does not change the package, each with the reason."""


@dataclass
class Outcome:
    """The result of the ways to change a spot."""

    spot: Spot
    tried: int = 0
    missed: list[str] = field(default_factory=list)
    crashed: list[str] = field(default_factory=list)
    told: frozenset[str] = frozenset()
    """Rules that reported a change that does not change the package."""


def outcome(editions: Editions, spot: Spot, most: int | None = None) -> Outcome:
    """Change a spot in the first way from which a package can be generated, or in all ways of a closed vocabulary.

    `most` is how many ways are tried at most; without it, those that change another place with it come last. The order
    of a list need not be told: parameters have names, and so has all else.
    """
    found = Outcome(spot)
    exchanges = () if most else ((way, False) for way in spot.exchanges())
    for way, is_closed in islice(chain(((way, spot.is_closed) for way in spot.ways()), exchanges), most):
        if found.tried and not is_closed:
            break
        with editions.changed(way.apply(editions.files)):
            try:
                difference = editions.differing()
            except Exception as error:
                if crash := _crash(editions, error):
                    found.crashed.append(f"{spot.name} {spot.action}: {spot.old} -> {way.new}: {crash}")
                    break
                continue
            if difference is None:
                continue
            says = [editions.findings()]
            if spot.action in ("removed", "dropped"):
                says.append(editions.findings(backwards=True))
            untold = [one for one in says if not one or isinstance(one, str)]
            is_visible = difference.files and not (spot.action == "reversed" and difference.is_order)
            if is_visible and untold:
                if not is_sound(editions.head):
                    continue
                found.missed.append(_missed(spot, way, difference, untold[0], backwards=untold[0] is not says[0]))
            found.tried += 1
            if not difference.files:
                found.told |= {finding.rule.id for one in says for finding in one if not isinstance(finding, str)}
    return found


def _crash(editions: Editions, error: Exception) -> str:
    """Return why no package can be generated; empty if `lint` gives the reason."""
    try:
        return repr(error) if is_sound(editions.head) else ""
    except Exception as another:
        return f"{error!r}, and lint: {another!r}"


def _missed(spot: Spot, way: Way, difference: Difference, says: object, *, backwards: bool) -> str:
    text = f"{spot.name} {spot.action}{' backwards' if backwards else ''}: {spot.old} -> {way.new}"
    return f"{text}: {', '.join(difference.files)}{f' ({says})' if says else ''}"


@pytest.fixture(scope="module")
def patched() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as monkeypatch:
        quicken(monkeypatch)
        yield


@pytest.fixture(scope="module")
def small(patched: None, tmp_path_factory: pytest.TempPathFactory) -> Editions:
    return Editions(SMALL, tmp_path_factory.mktemp("small"))


@pytest.fixture(scope="module")
def real(patched: None, tmp_path_factory: pytest.TempPathFactory) -> Editions:
    return Editions(REAL, tmp_path_factory.mktemp("real"))


# --- The small spec has everything -----------------------------------------------------------------------------------


def kind(file: str) -> str:
    """Return the name that files of one shape share."""
    if file in NAMED_FILES:
        return file
    if is_corrections(file):
        return "corrections"
    return "services/" if file.startswith("services/") else "other"


Keyword = tuple[int | str, str]
"""A key, and the schema that allows it: schemas that several files share are one object."""


def schema_of(file: str, own: Any) -> int | str:
    """Return the identity of a schema: the file for that of a whole file, which is created anew each time."""
    return kind(file) if "$defs" in own else id(own)


def keywords() -> dict[Keyword, str]:
    """Return every keyword of the schemas of a spec, with a path through objects, maps (`*`) and lists (`[]`)."""
    found: dict[Keyword, str] = {}
    walked: set[int | str] = set()

    def inner(file: str, root: dict[str, Any], own: Any, way: str) -> None:
        own = resolved(root, own)
        if own is None or (known := schema_of(file, own)) in walked:
            return
        walked.add(known)
        for key, child in own.get("properties", {}).items():
            found[known, key] = f"{way}.{key}"
            inner(file, root, child, f"{way}.{key}")
        inner(file, root, own.get("additionalProperties"), f"{way}.*")
        inner(file, root, own.get("items"), f"{way}[]")

    for file in EVERY_KIND:
        inner(file, shape(file), shape(file), kind(file))
    return found


def shapes() -> Iterator[dict[str, Any]]:
    """Yield every schema within those of the files."""
    left: list[Any] = [
        shape(file)
        for file in (*NAMED_FILES, "services/cloud/lamps.yaml", "services/cloud/lamps.corrections.yaml", "fields.yaml")
    ]
    while left:
        own = left.pop()
        if isinstance(own, dict):
            yield own
            left += own.values()


def used(file: str, content: Any) -> Iterator[Keyword]:
    """Return the keywords in a file."""
    root = shape(file)

    def inner(value: Any, own: Any) -> Iterator[Keyword]:
        own = resolved(root, own)
        if own is None:
            return
        if isinstance(value, dict):
            for key, child in value.items():
                if key in own.get("properties", {}):
                    yield schema_of(file, own), key
                yield from inner(child, child_shape(root, own, key))
        elif isinstance(value, list):
            for child in value:
                yield from inner(child, child_shape(root, own, 0))

    return inner(content, root)


def test_the_small_spec_has_every_keyword(small: Editions) -> None:
    """The small spec contains all keywords except x-todo, with which nothing can be generated: add new ones to it.

    It has no account service, whose operations `diff` compares as a whole.
    """
    has = {one for file, content in small.files.items() for one in used(file, content)}
    lacking = [way for (own, key), way in keywords().items() if (own, key) not in has and key != TODO]
    assert [way for way in lacking if not way.startswith("account.yaml.")] == []


def test_the_small_spec_has_every_kind_of_paging(small: Editions) -> None:
    """The small spec contains all keys of x-pagination, which no schema lists."""
    found: dict[str, set[str]] = {style: set() for style in paging.KEYS}
    for file, content in small.files.items():
        for place, value, _ in walk(file, content):
            if place[-1:] == ("x-pagination",):
                found[value["style"]] |= value.keys()
    assert {style: keys - found[style] for style, keys in paging.KEYS.items() if style not in {"offset", "token"}} == {
        "page": set(),
        "time": set(),
    }


def test_the_small_spec_is_sound(small: Editions) -> None:
    assert is_sound(small.base)


# --- Nothing is missed -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("file", "action"), CHUNKS, ids=lambda one: one)
def test_every_change_of_the_small_spec_is_told(small: Editions, file: str, action: str) -> None:
    """Each change of the package is reported; other changes are not, with known exceptions."""
    found = [outcome(small, spot) for spot in ACTIONS[action](small.files, file)]
    fail_with(problems(found, file, action))


def test_changes_of_the_real_spec_are_told(real: Editions) -> None:
    """Random changes of scalars are reported, without those that need other changes: `nox -s soak` tries more."""
    files = [file for file in real.files if not file.endswith(NOT_GENERATED)]
    spots = [spot for file in files for spot in ACTIONS["scalars"](real.files, file)]
    random.Random(SEED).shuffle(spots)
    found = (outcome(real, spot, most=10) for spot in spots)
    fail_with(problems([*islice((one for one in found if one.tried or one.crashed), REAL_CHANGES)]))


def fail_with(text: str) -> None:
    """Fail if there is a text, and print all of it."""
    if text:
        pytest.fail(text, pytrace=False)


# --- What an import left unfinished ----------------------------------------------------------------------------------

WRITTEN_BY_PEOPLE = ("description", "type", "x-enum-names", "x-enum-descriptions")
"""Keys that a schema may lack because people write them; no schema keyword is required."""


def may_lack(own: Any) -> list[str]:
    """Return the keys that an object may lack while it has x-todo."""
    if not own or TODO not in own.get("properties", {}):
        return []
    if "then" not in own:
        return [*WRITTEN_BY_PEOPLE]
    return [key for key in own["then"]["required"] if key not in own["else"]["required"]]


def unfinished(value: Any, *keys: str) -> Any:
    """Return an object without some keys."""
    made = {key: child for key, child in value.items() if key not in keys}
    if "section" in made.get("x-doc", {}):
        made["x-doc"] = {key: child for key, child in made["x-doc"].items() if key != "section"}
    return made | {TODO: [*keys]}


def test_a_spec_that_lacks_a_key_can_be_compared(small: Editions) -> None:
    """Any key that an import leaves to people may be missing, before or after."""
    refused, lacking = [], Counter[str]()
    for file, content in small.files.items():
        for place, value, own in walk(file, content):
            for key in set(may_lack(own)).intersection(value if isinstance(value, dict) else ()):
                lacking[key] += 1
                with small.changed({**small.files, file: put(content, place, unfinished(value, key))}):
                    for says in (small.findings(), small.findings(backwards=True)):
                        if isinstance(says, str):
                            refused.append(f"\n  {file}#{fragment(place)} without {key}: {says}")
    fail_with("".join(refused))
    assert lacking.keys() >= {key for one in shapes() for key in may_lack(one)}


def test_a_spec_that_lacks_all_keys_can_be_compared(small: Editions) -> None:
    """All keys may be missing, as after an import of all documents."""
    files = dict(small.files)
    for file, content in small.files.items():
        for place, value, own in reversed([*walk(file, content)]):
            if isinstance(value, dict) and (keys := set(may_lack(own)).intersection(value)):
                files[file] = put(files[file], place, unfinished(at(files[file], place), *sorted(keys)))
    with small.changed(files):
        for says in (small.findings(), small.findings(backwards=True)):
            assert not isinstance(says, str)
            assert says


def problems(found: Sequence[Outcome], file: str = "", action: str = "") -> str:
    """Yield all problems: changes that were missed, false reports, places that cannot be changed, unused rows."""
    missed = [row for one in found for row in one.missed]
    told = [
        f"{one.spot.name} {one.spot.action}: {', '.join(sorted(rules))}"
        for one in found
        if (rules := one.told - TOLD_WITHOUT_A_DIFFERENCE.keys())
    ]
    stuck = [one.spot.name for one in found if one.spot.action == "changed" and not one.tried]
    unknown = [name for name in stuck if not any(fnmatchcase(name, row) for row in UNCHANGEABLE)]
    needless = [
        row
        for row in UNCHANGEABLE
        if action == "scalars" and row.startswith(f"{file}#") and not any(fnmatchcase(name, row) for name in stuck)
    ]
    rows = {
        "changes of the package that the comparison does not tell of": missed,
        "crashes": [row for one in found for row in one.crashed],
        "changes told of that leave the package as it is": told,
        "scalars that cannot be changed": unknown,
        "rows of UNCHANGEABLE that say nothing": needless,
    }
    return "\n".join("\n  ".join([f"{len(places)} {title}:", *places]) for title, places in rows.items() if places)
