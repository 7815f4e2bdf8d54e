"""Files and references that cannot be read: one clear message each, with file and line."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from generator.spec.load import Spec, SpecError
from tests.generator.conftest import LAMPS

if TYPE_CHECKING:
    from tests.generator.conftest import SpecFolder

STATE = "                state: {$ref: '#/components/schemas/LampState'}\n"
FIELD = "        state: {$ref: '#/components/schemas/LampState'}\n        color"


@pytest.mark.parametrize(
    ("reference", "message"),
    [
        ("nowhere.yaml#/components/schemas/X", "there is no file services/cloud/nowhere.yaml"),
        ("#/components/schemas/Nothing", "services/cloud/lamps.yaml has no /components/schemas/Nothing"),
        ("../../common.yaml#/nothing", "common.yaml has no /nothing"),
        ("#/paths/~1lamp~1get/post/tags/9", "services/cloud/lamps.yaml has no /paths/~1lamp~1get/post/tags/9"),
        ("#/paths/~1lamp~1get/post/tags/²", "services/cloud/lamps.yaml has no /paths/~1lamp~1get/post/tags/²"),
        ("../../README.md", "there is no file README.md"),
    ],
)
def test_a_reference_to_nothing_names_what_is_missing(tiny: SpecFolder, reference: str, message: str) -> None:
    """A broken reference says which file or which part of it does not exist, at the line of the reference."""
    line = tiny.replace(LAMPS, FIELD, f"        state: {{$ref: '{reference}'}}\n        color")
    assert tiny.problems(tiny.package) == [f"{LAMPS}:{line}: $ref '{reference}': {message}"]


@pytest.mark.parametrize("reference", ["../../../secret.yaml#/x", "/etc/passwd", "../../../../../../etc/passwd"])
def test_a_reference_cannot_leave_the_folder(tiny: SpecFolder, tmp_path: Path, reference: str) -> None:
    """Files beside the spec are not read, whether they exist or not."""
    (tmp_path / "secret.yaml").write_text("x: {type: string, description: secret}")
    line = tiny.replace(LAMPS, FIELD, f"        state: {{$ref: '{reference}'}}\n        color")
    assert tiny.problems(tiny.package) == [f"{LAMPS}:{line}: $ref '{reference}' points outside the spec folder"]


@pytest.mark.parametrize("reference", ["https://example.com/x.yaml#/X", "file:///etc/passwd", "//example.com/x.yaml"])
def test_a_reference_cannot_name_a_network_address(tiny: SpecFolder, reference: str) -> None:
    """The spec is complete in its folder; nothing is fetched."""
    line = tiny.replace(LAMPS, FIELD, f"        state: {{$ref: '{reference}'}}\n        color")
    assert tiny.problems(tiny.package) == [
        f"{LAMPS}:{line}: $ref '{reference}' is a network address: references must stay within the spec folder"
    ]


def test_a_reference_is_text(tiny: SpecFolder) -> None:
    """A number or a list is not a reference."""
    line = tiny.replace(LAMPS, FIELD, "        state: {$ref: [a]}\n        color")
    assert tiny.problems(tiny.package) == [f'{LAMPS}:{line}: $ref must be string, got ["a"]']


def test_references_in_a_circle_are_refused(tiny: SpecFolder) -> None:
    """Two components that only refer to each other end in a message, not in a loop."""
    text = "    A: {$ref: '#/components/schemas/B'}\n    B: {$ref: '#/components/schemas/A'}\n"
    line = tiny.replace(LAMPS, "    LampState:\n", f"{text}    LampState:\n")
    tiny.replace(LAMPS, FIELD, "        state: {$ref: '#/components/schemas/A'}\n        color")
    assert tiny.problems(tiny.package) == [f"{LAMPS}:{line}: $ref '#/components/schemas/B' refers back to itself"]


def test_a_path_refers_to_its_own_operation(tiny: SpecFolder) -> None:
    """A path cannot borrow the operation of another path."""
    line = tiny.replace("openapi.yaml", "lamps.yaml#/paths/~1lamp~1get", "lamps.yaml#/paths/~1lamp~1list")
    assert tiny.problems(tiny.package) == [
        f"openapi.yaml:{line}: $ref 'services/cloud/lamps.yaml#/paths/~1lamp~1list' "
        "does not point to /lamp/get in a service"
    ]


def test_the_description_nearest_to_the_reference_counts(tiny: SpecFolder) -> None:
    """The first description in a chain of references is used."""
    tiny.replace(LAMPS, "    LampState:\n", "    Near: {$ref: '#/components/schemas/LampState', description: Near.}\n"
                 "    LampState:\n")  # fmt: skip
    tiny.replace(LAMPS, FIELD, "        state: {$ref: '#/components/schemas/Near'}\n        color")
    (module,) = [module for module in tiny.package().models if module.sources == (LAMPS,)]
    assert module.models[0].fields[1].doc == '"""Near."""'


# --- Files -----------------------------------------------------------------------------------------------------------


def test_an_empty_folder_holds_no_spec(tmp_path: Path) -> None:
    """The message names the file that is looked for."""
    with pytest.raises(SpecError) as caught:
        Spec.load(tmp_path)
    assert str(caught.value) == f"{tmp_path}/openapi.yaml:1: no such file: this folder does not contain a spec"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a: [1, 2\nb: 3\n", "2: not valid YAML: did not find expected ',' or ']'"),
        ("a: 1\na: 2\n", '2: not valid YAML: found duplicate key "a"'),
        ("- a\nb\n", "3: not valid YAML: could not find expected ':'"),
        ("a: !!python/object:os.system {}\n", "1: not valid YAML: could not determine a constructor for the tag "
         "'tag:yaml.org,2002:python/object:os.system'"),
        ("a: *b\n", "1: not valid YAML: found undefined alias 'b'"),
        ("x: 1\na: \x00\n", "2: not valid YAML: unacceptable character #x0000: special characters are not allowed"),
        ("x:\n  a: 2022-06-14\n", "2: 2022-06-14 is read as a date: quote it"),
        ("x:\n  200: ok\n", "2: expected a string as key, got 200: quote it"),
        ("x: .inf\n", "1: inf is not allowed: NaN and Infinity are not valid JSON"),
        ("x: !!binary aGVsbG8=\n", "1: b'hello' is read as a bytes: quote it"),
        ("x: &a [*a]\n", "1: an alias refers to its own parent"),
        (f"x: {'[' * 3000}\n", "1: nested too deeply: more than 100 levels of mappings and lists"),
        (f"x: {'1' * 5000}\n", "1: this value cannot be read: Exceeds the limit (4300 digits) for integer string "
         "conversion: value has 5000 digits; use sys.set_int_max_str_digits() to increase the limit"),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_read_says_why(tiny: SpecFolder, text: str, message: str) -> None:
    """Every way to spoil a file has one message with the line."""
    tiny.write("notes.yaml", text)
    (problem,) = tiny.problems(tiny.package)
    assert problem == f"notes.yaml:{message}"


def test_a_file_in_another_encoding_says_so(tiny: SpecFolder) -> None:
    """The spec is UTF-8."""
    (tiny.folder / "notes.yaml").write_bytes("a: 灯\n".encode("gbk"))
    (problem,) = tiny.problems(tiny.package)
    assert problem == "notes.yaml:1: not UTF-8: invalid start byte"


@pytest.mark.parametrize("make", [os.mkfifo, os.mkdir, lambda path: path.symlink_to("/dev/zero")])
def test_only_regular_files_are_read(tiny: SpecFolder, make: Callable[[Path], object]) -> None:
    """A pipe would keep the command waiting, a device would never end: neither is opened."""
    make(tiny.folder / "notes.yaml")
    assert tiny.problems(tiny.package) == ["notes.yaml:1: not a regular file"]


def test_a_file_that_is_too_large_is_not_read(tiny: SpecFolder) -> None:
    with (tiny.folder / "notes.yaml").open("wb") as file:
        file.truncate(10_000_001)
    assert tiny.problems(tiny.package) == ["notes.yaml:1: too large: 10000001 bytes, but a file may have 10000000"]


def test_files_that_are_too_large_together_are_refused(tiny: SpecFolder) -> None:
    """Each alone might be read; no time is lost on those behind."""
    for name in "abcdef":
        tiny.write(f"{name}.yaml", f"a: {'x' * 9_900_000}\n")
    assert tiny.problems(tiny.package) == [f"{tiny.folder}:1: too large: a spec may have 50000000 bytes"]


def test_values_that_are_too_many_together_are_refused(tiny: SpecFolder) -> None:
    for name in "ab":
        tiny.write(f"{name}.yaml", f"a: [{'1,' * 300_000}]\n")
    assert tiny.problems(tiny.package) == [f"{tiny.folder}:1: too large: a spec may have 500000 values"]


def test_a_name_cannot_print_a_line_of_its_own(tiny: SpecFolder) -> None:
    """A name cannot print a line of its own, which CI could take for a command."""
    tiny.write("a\n::error::x.yaml", "a: 1\n")
    (problem,) = tiny.problems(tiny.package)
    assert problem.startswith("a\\n::error::x.yaml:1: not the name of a spec file")


@pytest.mark.parametrize("text", ["", "just text\n", "- a list\n", "3\n"])
@pytest.mark.parametrize("file", ["openapi.yaml", "common.yaml", "errors.yaml", LAMPS])
def test_a_file_that_is_no_mapping_is_refused(tiny: SpecFolder, file: str, text: str) -> None:
    """An empty or wholly different file is a message, not a crash."""
    tiny.write(file, text)
    (problem, *_) = tiny.problems(tiny.package)
    assert problem.startswith(f"{file}:1: the file must be object, got ")


# --- Shape -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("file", "pointer", "value", "message"),
    [
        ("openapi.yaml", "info", "x", 'info must be object, got "x"'),
        ("openapi.yaml", "servers", [], "servers is empty"),
        ("openapi.yaml", "tags.0.x-doc.section", 7.1, "section must be string, got 7.1"),
        ("openapi.yaml", "servers.0.url", "http://x", '"http://x" is not allowed: it must match '
         "^https://[A-Za-z0-9.-]+(:[0-9]+)?\\Z"),
        (LAMPS, "paths./lamp/get.get", {}, "/lamp/get has unknown keys: get"),
        (LAMPS, "paths./lamp/get.post.x-auth", "root", 'x-auth "root" is not one of none, user, optional-user, cloud'),
        (LAMPS, "paths./lamp/get.post.x-timeout-ms", 0, "x-timeout-ms 0 is not allowed: minimum is 1"),
        (LAMPS, "paths./lamp/get.post.x-timeout-ms", "5s", 'x-timeout-ms must be integer, got "5s"'),
        (LAMPS, "paths./lamp/get.post.x-api-version", "1.0", '"1.0" is not allowed: it must match '
         "^[0-9]+\\.[0-9]+\\.[0-9]+\\Z"),
        (LAMPS, "paths./lamp/get.post.x-idempotent", "yes", 'x-idempotent must be boolean, got "yes"'),
        (LAMPS, "paths./lamp/get.post.x-retry", 1, "post has unknown keys: x-retry"),
        (LAMPS, "paths./lamp/get.post.x-doc", {"title": "x"}, "x-doc lacks document, section"),
        (LAMPS, "paths./lamp/get.post.x-token", "make", 'x-token "make" is not one of create, refresh, session-create, '
         "session-refresh, session-invalidate, mqtt-credentials, account-region"),
        (LAMPS, "paths./lamp/get.post.responses", {}, "responses lacks 200"),
        (LAMPS, "components.schemas.Lamp.properties", [1], "properties must be object, got [1]"),
        (LAMPS, "components.schemas.LampState.enum", [0, 1, 0], "enum contains a value twice"),
        (LAMPS, "components.schemas.Lamp.required", "lampId", 'required must be array, got "lampId"'),
        (LAMPS, "components.schemas.Lamp.description", ["a"], 'description must be string, got ["a"]'),
        (LAMPS, "components.schemas.LampPage.properties.total.x-unit", "weeks",
         'x-unit "weeks" is not one of byte, day, epoch-ms, epoch-s, month, ms, s, yuan'),
        (LAMPS, "components.schemas.Lamp.x-rules", [{"any": []}], "0 has unknown keys: any"),
        ("errors.yaml", "errors.0", {"code": 1},
         "0 lacks name, domain, message, meaning, remedy, error, retry"),
        ("errors.yaml", "errors.0.extra", 1, "0 has unknown keys: extra"),
        ("errors.yaml", "errors.0.code", 4.5, "code must be integer or string, got 4.5"),
        ("errors.yaml", "errors.0.code", "400", r'"400" is not allowed: it must match ^[0-9]+(\+[0-9]+)+\Z'),
    ],
    ids=lambda value: str(value)[:30],
)  # fmt: skip
def test_a_part_of_another_shape_is_named(tiny: SpecFolder, file: str, pointer: str, value: Any, message: str) -> None:
    """A value of the wrong type is refused before it is used."""
    tiny.set(file, pointer, value)
    (problem,) = tiny.problems(tiny.package)
    where, _, said = problem.partition(": ")
    assert said == message
    assert where.startswith(f"{file}:")


def test_observations_say_where_they_were_seen(tiny: SpecFolder) -> None:
    """A fact that no document has is worth nothing without its source."""
    tiny.write("observed.yaml", "fields:\n- {path: /lamp/get, part: response, field: x, says: a string}\n")
    assert tiny.problems(tiny.package) == ["observed.yaml:2: 0 lacks seen"]


def test_problems_come_together_and_sorted(tiny: SpecFolder) -> None:
    """One run shows everything that is wrong, file by file and line by line."""
    second = tiny.replace(LAMPS, "x-auth: cloud\n      x-idempotent: true\n      x-pagination", "x-auth: x\n"
                          "      x-idempotent: true\n      x-pagination")  # fmt: skip
    first = tiny.replace(LAMPS, "x-timeout-ms: 5000\n      x-auth: cloud\n", "x-timeout-ms: -1\n      x-auth: cloud\n")
    common = tiny.replace("common.yaml", "{type: string, description: Id of the lamp.}", "{type: 5}")
    tiny.write("notes.yaml", "a: [")
    assert [problem.split(": ")[0] for problem in tiny.problems(tiny.package)] == [
        f"common.yaml:{common}",
        "notes.yaml:1",
        f"{LAMPS}:{first}",
        f"{LAMPS}:{second}",
    ]


def test_problems_of_names_come_together_too(tiny: SpecFolder) -> None:
    """Problems that are found while the package is built are also collected."""
    one = tiny.replace(LAMPS, "x-enum-names: [DARK, LIT]", "x-enum-names: [dark, LIT]") - 4
    two = tiny.replace("errors.yaml", "name: SERVER_ERROR", "name: server error") - 1
    three = tiny.replace(LAMPS, "operationId: cloud.lamps.get", "operationId: cloud.lamps.class") - 1
    assert tiny.problems(tiny.package) == [
        f"errors.yaml:{two}: errors.1: 'server error' is not a constant name: "
        "expected capitals, digits and underscores, with a letter first",
        f"{LAMPS}:{three}: /lamp/get.post: operationId 'cloud.lamps.class': class is a Python keyword",
        f"{LAMPS}:{one}: schemas.LampState: 'dark' is not a constant name: expected capitals, digits and underscores, "
        "with a letter first",
    ]
