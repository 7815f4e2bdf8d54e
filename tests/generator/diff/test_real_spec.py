"""Every change of the real spec is found with its class, and moving something is not a change."""

from __future__ import annotations

import json
import random
import shutil
import subprocess
from collections.abc import Callable, Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.api import naming
from generator.api.model import Api
from generator.diff import sources
from generator.diff.change_rules import RULES, Level
from generator.diff.command import compare
from generator.diff.comparing import changes
from generator.diff.reading import read
from generator.diff.report import Finding, judge
from generator.diff.uses import uses
from generator.spec.yaml_reader import read_yaml

REPOSITORY = Path(__file__).parents[3]
SPEC = REPOSITORY / "spec"
TEXT = {"type": "string", "description": "Planted."}

Files = dict[str, Any]


class Real:
    """The real spec in a folder, to change and restore."""

    def __init__(self, folder: Path) -> None:
        shutil.copytree(SPEC, folder)
        self.folder = folder
        self.files: Files = {
            path.relative_to(folder).as_posix(): read_yaml(path.read_text(encoding="utf-8")).value
            for path in sorted(folder.rglob("*.yaml"))
            if sources.is_compared(path.relative_to(folder).as_posix())
        }
        self.surface = read(sources.folder(folder))

    def findings(self, files: Files) -> tuple[Finding, ...]:
        """Return the findings for these files; unchanged files are not read again."""
        changed = {name: content for name, content in files.items() if content is not self.files.get(name)}
        before = {name: (self.folder / name).read_bytes() for name in changed if name in self.files}
        try:
            for name, content in changed.items():
                (self.folder / name).write_text(json.dumps(content, ensure_ascii=False, indent=1), encoding="utf-8")
            return judge(changes(self.surface, read(sources.folder(self.folder))))
        finally:
            for name in changed:
                (self.folder / name).unlink()
            for name, content in before.items():
                (self.folder / name).write_bytes(content)


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> Real:
    return Real(tmp_path_factory.mktemp("real") / "spec")


# --- Where to strike -----------------------------------------------------------------------------------------------


class Draft:
    """The files of a spec to change at random; changed ones are copies."""

    def __init__(self, real: Real, seed: int) -> None:
        self.files = dict(real.files)
        self.chance = random.Random(seed)
        self._uses = uses(real.surface)

    def editable(self, name: str) -> Any:
        """Return a copy of the file that can be edited, instead of the shared one."""
        self.files[name] = deepcopy(self.files[name])
        return self.files[name]

    def operation(self, suits: Callable[[Any], bool] = bool) -> Any:
        """Return an operation that only one side offers, and that the client does not call by itself."""
        found = [
            (file, path)
            for file, content in self._services()
            for path, item in content["paths"].items()
            if not item["post"].keys() & {"x-also", "x-token"} and suits(item["post"])
        ]
        file, path = self.chance.choice(found)
        return self.editable(file)["paths"][path]["post"]

    def read_class(self) -> tuple[str, Any]:
        """Return a class that is only read: its qualified name and its schema."""
        found = [
            (file, name)
            for file, content in self._services()
            for name, schema in content.get("components", {}).get("schemas", {}).items()
            if plain_fields(schema) and not self._uses[class_of(file, name)].is_given
        ]
        file, name = self.chance.choice(found)
        return class_of(file, name), self.editable(file)["components"]["schemas"][name]

    def enum(self) -> tuple[str, Any]:
        """Return an enumeration: its qualified name and its schema."""
        found = [
            (file, name)
            for file, content in self._services()
            for name, schema in content.get("components", {}).get("schemas", {}).items()
            if "x-enum-names" in schema and None not in schema["enum"]
        ]
        file, name = self.chance.choice(found)
        return f"feiyan.enums.{name}", self.editable(file)["components"]["schemas"][name]

    def _services(self) -> Iterator[tuple[str, Any]]:
        return ((file, content) for file, content in self.files.items() if file.startswith("services/"))


Mutator = Callable[[Draft], tuple[str, str]]
"""Changes one thing; returns the rule and the place under which it is to be found."""


def class_of(file: str, name: str) -> str:
    side, service = file.removesuffix(".yaml").split("/")[1:]
    return f"feiyan.{side}.models.{service}.{name}"


def params(operation: Any) -> Any:
    """The schema of the parameters of an operation."""
    schema = operation["requestBody"]["content"]["application/json"]["schema"]
    for part in schema["allOf"]:
        if "params" in part.get("properties", {}):
            return part["properties"]["params"]
    schema["allOf"].append({"properties": {"params": {"type": "object"}}})
    return schema["allOf"][-1]["properties"]["params"]


def properties(operation: Any) -> Any:
    """The parameters of an operation."""
    return params(operation).setdefault("properties", {})


def plain_parameters(operation: Any) -> list[str]:
    """The optional texts among the parameters, which no rule names; of an operation that is not paged."""
    if "x-pagination" in operation:
        return []
    rules = json.dumps(params(operation).get("x-rules", []))
    return [name for name in plain_fields(params(operation)) if f'"{name}"' not in rules]


def plain_fields(schema: Any) -> list[str]:
    """The optional texts among the properties of an object."""
    return [
        name
        for name, field in schema.get("properties", {}).items()
        if field.get("type") == "string" and name not in schema.get("required", []) and "x-name" not in field
    ]


def python(operation: Any, parameter: str = "") -> str:
    return f"{'.'.join(naming.operation_names(operation['operationId']))}({parameter})"


# --- What to do there ----------------------------------------------------------------------------------------------


def remove_operation(draft: Draft) -> tuple[str, str]:
    operation = draft.operation()
    root = draft.editable("openapi.yaml")
    for file in draft.files.values():
        for path, item in list(file.get("paths", {}).items()):
            if item.get("post") is operation:
                del file["paths"][path], root["paths"][path]
    return "operation-removed", python(operation)


def rename_operation(draft: Draft) -> tuple[str, str]:
    operation = draft.operation()
    operation["operationId"] += "Anew"
    return "operation-renamed", python(operation)


def take_longer(draft: Draft) -> tuple[str, str]:
    operation = draft.operation()
    operation["x-timeout-ms"] += 1
    return "timeout-changed", python(operation)


def raise_version(draft: Draft) -> tuple[str, str]:
    operation = draft.operation()
    operation["x-api-version"] = "9.9.9"
    return "version-changed", python(operation)


def say_otherwise(draft: Draft) -> tuple[str, str]:
    operation = draft.operation()
    operation["summary"] = "Do something."
    return "text-changed", python(operation)


def add_parameter(draft: Draft) -> tuple[str, str]:
    operation = draft.operation()
    properties(operation)["planted"] = TEXT
    return "parameter-added", python(operation, "planted=")


def add_required_parameter(draft: Draft) -> tuple[str, str]:
    operation = draft.operation()
    properties(operation)["planted"] = TEXT
    params(operation).setdefault("required", []).append("planted")
    return "required-parameter-added", python(operation, "planted=")


def strike_parameter(rule: str, strike: Callable[[Any, str], None]) -> Mutator:
    """Does something to an optional parameter that is a text."""

    def mutate(draft: Draft) -> tuple[str, str]:
        operation = draft.operation(lambda one: bool(plain_parameters(one)))
        wire = draft.chance.choice(plain_parameters(operation))
        strike(params(operation), wire)
        return rule, python(operation, f"{naming.parameter_name(wire)}=")

    mutate.__name__ = rule
    return mutate


def strike_field(rule: str, strike: Callable[[Any, str], None]) -> Mutator:
    """Does something to an optional field that is a text."""

    def mutate(draft: Draft) -> tuple[str, str]:
        python_class, schema = draft.read_class()
        wire = draft.chance.choice(plain_fields(schema))
        strike(schema, wire)
        return rule, f"{python_class}.{naming.field_name(wire)}"

    mutate.__name__ = rule
    return mutate


def add_field(draft: Draft) -> tuple[str, str]:
    python_class, schema = draft.read_class()
    schema["properties"]["planted"] = TEXT
    return "field-added", f"{python_class}.planted"


def add_member(draft: Draft) -> tuple[str, str]:
    name, schema = draft.enum()
    schema["enum"].append(987 if isinstance(schema["enum"][0], int) else "PLANTED")
    schema["x-enum-names"].append("PLANTED")
    schema["x-enum-descriptions"].append("Planted.")
    return "member-added", f"{name}.PLANTED"


def remove_member(draft: Draft) -> tuple[str, str]:
    name, schema = draft.enum()
    at = draft.chance.randrange(len(schema["enum"]))
    gone = schema["x-enum-names"][at]
    for key in ("enum", "x-enum-names", "x-enum-descriptions"):
        del schema[key][at]
    return "member-removed", f"{name}.{gone}"


def rename_member(draft: Draft) -> tuple[str, str]:
    name, schema = draft.enum()
    schema["x-enum-names"][draft.chance.randrange(len(schema["enum"]))] = "PLANTED"
    return "member-renamed", f"{name}.PLANTED"


def remove_error(draft: Draft) -> tuple[str, str]:
    rows = draft.editable("errors.yaml")["errors"]
    return "error-removed", f"feiyan.codes.{rows.pop(draft.chance.randrange(len(rows)))['name']}"


def reclassify_error(draft: Draft) -> tuple[str, str]:
    rows = [row for row in draft.editable("errors.yaml")["errors"] if row["error"] != "ApiError"]
    row = draft.chance.choice(rows)
    row["error"] = "ConflictError" if row["error"] != "ConflictError" else "DeviceError"
    return "error-class-changed", f"feiyan.codes.{row['name']}"


def remove_topic(draft: Draft) -> tuple[str, str]:
    topics = draft.editable("asyncapi.yaml")
    received = [name for name, one in topics["operations"].items() if one["action"] == "receive"]
    operation = topics["operations"].pop(draft.chance.choice(received))
    channel = operation["channel"]["$ref"].rpartition("/")[2]
    del topics["channels"][channel]
    return "topic-removed", f"feiyan.messages.Topic.{naming.snake_case(channel).upper()}"


def require(schema: Any, wire: str) -> None:
    schema.setdefault("required", []).append(wire)
    schema["properties"][wire].pop("default", None)  # the client would send it for callers


def be_a_number(schema: Any, wire: str) -> None:
    schema["properties"][wire]["type"] = "boolean"


def be_a_list(schema: Any, wire: str) -> None:
    old = schema["properties"][wire]
    schema["properties"][wire] = {"type": "array", "description": "A list.", "items": old}


def be_gone(schema: Any, wire: str) -> None:
    del schema["properties"][wire]


def be_described(schema: Any, wire: str) -> None:
    schema["properties"][wire]["description"] = "Planted."


MUTATORS: list[Mutator] = [
    remove_operation,
    rename_operation,
    take_longer,
    raise_version,
    say_otherwise,
    add_parameter,
    add_required_parameter,
    strike_parameter("parameter-removed", be_gone),
    strike_parameter("parameter-required", require),
    strike_parameter("parameter-type-narrowed", be_a_number),
    strike_parameter("parameter-list-changed", be_a_list),
    strike_parameter("text-changed", be_described),
    add_field,
    strike_field("field-removed", be_gone),
    strike_field("field-type-changed", be_a_number),
    strike_field("field-list-changed", be_a_list),
    strike_field("field-never-none", require),
    strike_field("text-changed", be_described),
    add_member,
    remove_member,
    rename_member,
    remove_error,
    reclassify_error,
    remove_topic,
]


# --- Tests ---------------------------------------------------------------------------------------------------------


def test_the_spec_has_no_difference_to_itself(real: Real) -> None:
    assert real.findings(real.files) == ()


@pytest.mark.parametrize("mutate", MUTATORS, ids=lambda mutate: mutate.__name__)
@settings(max_examples=2, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(seed=st.integers(0, 2**32))
def test_whatever_is_done_is_found_with_its_class(real: Real, mutate: Mutator, seed: int) -> None:
    """A change is reported in its place, and its consequences are not worse than itself."""
    draft = Draft(real, seed)
    rule, place = mutate(draft)
    findings = real.findings(draft.files)
    assert (rule, place) in {(one.rule.id, where.python) for one in findings for where in one.places}
    worst = min((one.rule.level for one in findings), key=[*Level].index)
    assert worst is RULES[rule].level


def shuffled(value: Any, chance: random.Random) -> Any:
    """Return the same data with the keys of every mapping in another order."""
    if isinstance(value, dict):
        keys = list(value)
        chance.shuffle(keys)
        return {key: shuffled(value[key], chance) for key in keys}
    return [shuffled(one, chance) for one in value] if isinstance(value, list) else value


@settings(max_examples=5, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(seed=st.integers(0, 2**32))
def test_the_order_of_keys_means_nothing(real: Real, seed: int) -> None:
    chance = random.Random(seed)
    shuffle = {name for name in real.files if chance.random() < 0.5}
    files = {name: shuffled(content, chance) if name in shuffle else content for name, content in real.files.items()}
    assert real.findings(files) == ()


@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(seed=st.integers(0, 2**32))
def test_fields_and_enumerations_may_be_written_anywhere(real: Real, seed: int) -> None:
    """Components without a module are moved to the shared file without a change."""
    chance = random.Random(seed)
    found = [
        (file, name)
        for file, content in real.files.items()
        if file.startswith("services/")
        for name, schema in content.get("components", {}).get("schemas", {}).items()
        if "properties" not in schema and "$ref" not in json.dumps(schema)
    ]
    file, name = chance.choice(found)
    linked = {own: moved(content, own, file, name) for own, content in real.files.items()}
    files = {own: content if content == linked[own] else linked[own] for own, content in real.files.items()}
    for own in (file, "common.yaml"):
        files[own] = deepcopy(files[own])
    files["common.yaml"]["components"]["schemas"][name] = files[file]["components"]["schemas"].pop(name)
    assert real.findings(files) == ()


def moved(value: Any, own: str, file: str, name: str) -> Any:
    """Return a file whose references to a component point to the shared file."""
    if isinstance(value, list):
        return [moved(one, own, file, name) for one in value]
    if not isinstance(value, dict):
        return value
    made = {key: moved(child, own, file, name) for key, child in value.items()}
    target, _, fragment = str(value.get("$ref", "")).partition("#")
    if fragment == f"/components/schemas/{name}" and (target.rpartition("/")[2] or own) in (file, Path(file).name):
        made["$ref"] = f"{'../' * own.count('/')}common.yaml#/components/schemas/{name}"
    return made


@pytest.fixture(scope="module")
def history() -> list[str]:
    """Return the commits that changed the spec, the newest first."""
    done = subprocess.run(
        ["git", "-C", str(REPOSITORY), "log", "--format=%h", "--", "spec"], capture_output=True, text=True, check=False
    )
    if done.returncode or len(done.stdout.split()) < 2:
        pytest.skip("no git history here")
    return done.stdout.split()


def test_every_spec_of_the_past_can_be_compared(history: list[str]) -> None:
    """Specs of any age can be compared; removed things are distinguished from added ones."""
    for commit in {history[-1], history[len(history) // 2], history[0]}:
        report = compare(commit, None, SPEC)
        assert report.base.label == commit
    first = compare(history[-1], None, SPEC)
    assert sum(one.rule.id == "operation-added" for one in first.findings) > 100
    assert first.next_version is not None


@pytest.mark.parametrize("form", ["folder", "bundle"])
def test_the_bundle_says_what_the_spec_says(form: str, real: Real, real_document: Any, tmp_path: Path) -> None:
    """A bundle is compared completely, and the report says what it does not contain."""
    path = tmp_path / "bundle.json"
    path.write_text(json.dumps(real_document, sort_keys=True), encoding="utf-8")
    report = compare(str(path), str(real.folder if form == "folder" else path), SPEC)
    assert report.findings == ()
    assert any("error codes" in text for text in report.not_compared)


def test_a_surface_is_read_from_a_bundle(real: Real, real_document: Any, tmp_path: Path) -> None:
    """A bundle has all operations."""
    path = tmp_path / "bundle.json"
    path.write_text(json.dumps(real_document), encoding="utf-8")
    bundled: Api = read(sources.read_source(str(path), SPEC))
    assert bundled.operations.keys() == real.surface.operations.keys()
    assert bundled.errors is None
    assert bundled.topics is None
