"""Everything in a spec is data: it is refused with file, line and reason, or it stays text."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tokenize
from collections import Counter
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from generator.spec.load import Problem, SpecError
from tests.generator.conftest import LAMPS, TOPICS

if TYPE_CHECKING:
    from tests.generator.conftest import SpecFolder

MESSAGES = "asyncapi.yaml"
PAYLOAD = "__import__('os').system('touch PWNED')"
PAYLOADS = {
    "docstring": f'"""\n{PAYLOAD}\n"""',
    "end": f'\\; {PAYLOAD} """',
    "backslash": f'\\"""; {PAYLOAD} #\\',
    "string": f"\" + {PAYLOAD} + \"' + {PAYLOAD} + '",
    "line": f"x\n{PAYLOAD}\r{PAYLOAD}\u2028{PAYLOAD}\x85{PAYLOAD}\n",
    "template": f"{{{{ {PAYLOAD} }}}}{{% if 1 %}}{{# #}}",
    "table": f"a | `{PAYLOAD}` | <script>{PAYLOAD}</script>\n\n# {PAYLOAD} \\|",
    "reversed": f"\u202e{PAYLOAD}",
}
NAME_PAYLOADS = (PAYLOAD, f"x\n{PAYLOAD}\n", f"../../../{PAYLOAD}", f"x=({PAYLOAD}), y", PAYLOADS["docstring"])

TEXTS = [
    ("openapi.yaml", "info.title"),
    ("openapi.yaml", "info.version"),
    ("openapi.yaml", "servers.0.description"),
    ("openapi.yaml", "tags.1.description"),
    ("openapi.yaml", "tags.1.x-doc.title"),
    ("common.yaml", "components.schemas.LampId.description"),
    ("errors.yaml", "errors.0.domain"),
    ("errors.yaml", "errors.0.message"),
    ("errors.yaml", "errors.0.meaning"),
    ("errors.yaml", "errors.0.remedy"),
    (LAMPS, "paths./lamp/get.post.summary"),
    (LAMPS, "paths./lamp/get.post.description"),
    (LAMPS, "paths./lamp/get.post.x-doc.title"),
    (LAMPS, "paths./lamp/get.post.responses.200.description"),
    (LAMPS, "components.schemas.Lamp.description"),
    (LAMPS, "components.schemas.Lamp.properties.label.description"),
    (LAMPS, "components.schemas.LampState.description"),
    (LAMPS, "components.schemas.LampState.x-enum-descriptions.0"),
    (LAMPS, "components.schemas.LampColor.enum.0"),
    (LAMPS, "components.schemas.Lamp.properties.label.x-aliases.0"),
    ("services/cloud/tokens.yaml", "paths./cloud/token.post.requestBody.content.application/json.schema.allOf.1"
     ".properties.params.properties.grantType.default"),
    (LAMPS, "paths./lamp/get.post.requestBody.content.application/json.schema.allOf.1"
     ".properties.params.x-rules.2.requiredIf.in.0"),
    (LAMPS, "paths./lamp/get.post.requestBody.content.application/json.schema.allOf.1"
     ".properties.params.properties.floor.minimum"),
    (MESSAGES, "operations.receiveStates.x-doc.title"),
    (MESSAGES, "components.parameters.productKey.description"),
    (MESSAGES, "components.messages.lampBind.summary"),
    (MESSAGES, "components.messages.lampStates.summary"),
    (MESSAGES, "components.messages.lampStates.description"),
    (MESSAGES, "components.schemas.LampReply.description"),
    (MESSAGES, "components.schemas.LampStates.properties.lamps.description"),
    (MESSAGES, "components.schemas.LampLevel.description"),
    (MESSAGES, "components.schemas.LampFault.x-enum-descriptions.0"),
    (MESSAGES, "components.schemas.LampBindMessage.properties.version.const"),
    (MESSAGES, "components.schemas.LampStatesMessage.properties.params.x-aliases.0"),
]  # fmt: skip
"""Places for any text: it is refused for its characters, or it stays text."""

NAMES = [
    ("openapi.yaml", "tags.1.x-doc.document"),
    (LAMPS, "paths./lamp/get.post.x-doc.document"),
    ("openapi.yaml", "servers.0.url"),
    ("openapi.yaml", "servers.0.x-region"),
    ("openapi.yaml", "tags.1.name"),
    ("openapi.yaml", "tags.1.x-doc.section"),
    ("openapi.yaml", "paths./lamp/get.$ref"),
    ("errors.yaml", "errors.0.code"),
    ("errors.yaml", "errors.0.name"),
    ("errors.yaml", "errors.0.error"),
    ("errors.yaml", "errors.0.retry"),
    (LAMPS, "paths./lamp/get.post.operationId"),
    (LAMPS, "paths./lamp/get.post.x-api-version"),
    (LAMPS, "paths./lamp/get.post.x-timeout-ms"),
    (LAMPS, "paths./lamp/get.post.x-auth"),
    (LAMPS, "paths./lamp/get.post.x-idempotent"),
    (LAMPS, "paths./lamp/get.post.x-doc.section"),
    (LAMPS, "paths./lamp/list.post.x-pagination.style"),
    (LAMPS, "paths./lamp/list.post.x-pagination.page"),
    (LAMPS, "paths./lamp/list.post.x-pagination.first"),
    (LAMPS, "paths./lamp/list.post.x-pagination.items"),
    (LAMPS, "paths./lamp/list.post.x-pagination.total"),
    (LAMPS, "components.schemas.LampState.type"),
    (LAMPS, "components.schemas.LampState.enum.0"),
    (LAMPS, "components.schemas.LampState.x-enum-names.0"),
    (LAMPS, "components.schemas.Lamp.properties.label.type"),
    (LAMPS, "components.schemas.Lamp.properties.label.x-name"),
    (LAMPS, "components.schemas.Lamp.properties.state.$ref"),
    (LAMPS, "components.schemas.LampPage.properties.total.x-unit"),
    (LAMPS, "components.schemas.LampPage.x-bare-list"),
    ("services/cloud/tokens.yaml", "paths./cloud/token.post.x-token"),
    (LAMPS, "paths./lamp/get.post.requestBody.content.application/json.schema.allOf.1"
     ".properties.params.x-rules.0.atLeastOne.0"),
    (LAMPS, "paths./lamp/get.post.requestBody.content.application/json.schema.allOf.1"
     ".properties.params.x-rules.1.requiredWith.with"),
    (LAMPS, "paths./lamp/get.post.requestBody.content.application/json.schema.allOf.1"
     ".properties.params.x-rules.2.requiredIf.then.0"),
    (MESSAGES, "servers.platform.host"),
    (MESSAGES, "servers.platform.protocol"),
    (MESSAGES, "channels.lampStates.address"),
    (MESSAGES, "operations.receiveStates.action"),
    (MESSAGES, "operations.receiveStates.channel.$ref"),
    (MESSAGES, "operations.receiveStates.messages.0.$ref"),
    (MESSAGES, "operations.receiveStates.x-doc.section"),
    (MESSAGES, "operations.freeLamp.x-binding"),
    (MESSAGES, "components.messages.lampBind.name"),
    (MESSAGES, "components.messages.lampStates.name"),
    (MESSAGES, "components.messages.lampStates.payload.$ref"),
    (MESSAGES, "components.messages.lampStates.x-body"),
    (MESSAGES, "components.schemas.LampStates.properties.doorCode.x-name"),
    (MESSAGES, "components.schemas.LampBindMessage.properties.params.properties.state.x-name"),
    (MESSAGES, "components.schemas.LampLevel.properties.since.x-unit"),
    (MESSAGES, "components.schemas.LampFault.enum.0"),
    (MESSAGES, "components.schemas.LampFault.x-enum-names.0"),
]  # fmt: skip
"""Places for a name, a number or a word of a list: no payload is valid there."""

KEYS = [
    ("openapi.yaml", "paths", "/lamp/get"),
    (LAMPS, "paths", "/lamp/get"),
    (LAMPS, "paths./lamp/get", "post"),
    (LAMPS, "components.schemas", "Lamp"),
    (LAMPS, "components.schemas.Lamp.properties", "state"),
    (LAMPS, "paths./lamp/get.post.requestBody.content.application/json.schema.allOf.1.properties.params.properties",
     "state"),
    (LAMPS, "paths./lamp/get.post.requestBody.content.application/json.schema.allOf.1.properties.params.x-rules.0",
     "atLeastOne"),
    (MESSAGES, "channels", "lampStates"),
    (MESSAGES, "channels.lampStates.parameters", "productKey"),
    (MESSAGES, "components.schemas", "LampLevel"),
    (MESSAGES, "components.schemas.LampStates.properties", "fault"),
    (MESSAGES, "components.schemas.LampBindMessage.properties.params.properties", "lampToken"),
]  # fmt: skip


def structure(files: dict[str, str]) -> dict[str, Any]:
    """Return the structure of generated code: nodes, calls, imports and names, without the values of strings."""
    found = {}
    for name, text in files.items():
        if not name.endswith(".py"):
            continue
        tree = ast.parse(text)
        nodes = list(ast.walk(tree))
        found[name] = (
            Counter(type(node).__name__ for node in nodes),
            Counter(ast.unparse(node.func) for node in nodes if isinstance(node, ast.Call)),
            {ast.unparse(node) for node in nodes if isinstance(node, ast.Import | ast.ImportFrom)},
            {node.id for node in nodes if isinstance(node, ast.Name)},
        )
    return found


def outside_strings(text: str) -> str:
    """Return everything of a Python file except strings: code and comments."""
    tokens = tokenize.generate_tokens(StringIO(text).readline)
    return " ".join(token.string for token in tokens if token.type != tokenize.STRING)


def tables(markdown: str) -> list[tuple[str, int]]:
    """Return the rows of the tables in a document, as first cell and number of cells, and its headings."""
    rows = []
    for line in markdown.splitlines():
        if line.startswith("|"):
            rows.append((line.split("|")[1], len(re.findall(r"(?<!\\)(?:\\\\)*\|", line))))
        elif line.startswith("#"):
            rows.append((line, 0))
    return rows


def assert_harmless(spec: SpecFolder, benign: dict[str, str]) -> bool:
    """Check that the spec is refused with places and reasons, or that its output has the benign structure."""
    problems: list[Problem] = []
    files: dict[str, str] = {}
    try:
        files = spec.files()
    except SpecError as error:
        problems = error.problems
    for problem in problems:
        assert problem.file.startswith(str(spec.folder))
        assert problem.line >= 1
        assert problem.message
    if problems:
        return False
    assert files.keys() == benign.keys()
    changed = {name: text for name, text in files.items() if text != benign[name]}
    assert structure(changed) == structure({name: benign[name] for name in changed})
    assert tables(files["REFERENCE.md"]) == tables(benign["REFERENCE.md"])
    assert "<script" not in re.sub(r"(`+).*?\1|\\<", "", files["REFERENCE.md"])
    for name, text in changed.items():
        if name.endswith(".py"):
            assert "PWNED" not in outside_strings(text)
    return True


@pytest.fixture
def tiny(tiny: SpecFolder) -> SpecFolder:
    """The tiny spec with topics."""
    tiny.write(MESSAGES, TOPICS)
    return tiny


@pytest.fixture
def benign(tiny: SpecFolder, quick: None) -> dict[str, str]:
    return tiny.files()


@pytest.mark.parametrize(("file", "pointer"), TEXTS, ids=lambda value: value.rpartition("/")[2])
def test_hostile_text_stays_text(tiny: SpecFolder, benign: dict[str, str], file: str, pointer: str) -> None:
    """Hostile text does not become code, and does not end a docstring or a row of a table."""
    accepted = set()
    for kind, payload in PAYLOADS.items():
        tiny.set(file, pointer, payload)
        if assert_harmless(tiny, benign):
            accepted.add(kind)
    if not pointer.endswith("minimum"):
        assert accepted >= PAYLOADS.keys() - {"reversed"}


@pytest.mark.parametrize(("file", "pointer"), NAMES, ids=lambda value: value.rpartition("/")[2])
def test_hostile_names_are_refused(tiny: SpecFolder, benign: dict[str, str], file: str, pointer: str) -> None:
    """Only an identifier, a number or a known word is accepted in its place."""
    for payload in NAME_PAYLOADS:
        tiny.set(file, pointer, payload)
        assert not assert_harmless(tiny, benign)


@pytest.mark.parametrize(("file", "pointer", "key"), KEYS, ids=lambda value: value.rpartition("/")[2])
def test_hostile_keys_are_refused(tiny: SpecFolder, benign: dict[str, str], file: str, pointer: str, key: str) -> None:
    """Paths, component names and property names are checked before they become files and identifiers."""

    def rename(data: Any) -> None:
        for part in pointer.split("."):
            data = data[int(part) if isinstance(data, list) else part]
        data[new] = data.pop(old)

    old = key
    for new in NAME_PAYLOADS:
        tiny.edit(file, rename)
        assert not assert_harmless(tiny, benign)
        old = new


@pytest.mark.parametrize(
    ("file", "component", "name"), [(LAMPS, "Lamp", "label"), (MESSAGES, "LampStates", "doorCode")]
)
def test_a_hostile_wire_name_is_a_string_where_it_has_an_x_name(
    tiny: SpecFolder, benign: dict[str, str], file: str, component: str, name: str
) -> None:
    """Wire names are the platform's to choose: with a Python name of their own they are only strings."""

    def rename(data: Any) -> None:
        fields = data["components"]["schemas"][component]["properties"]
        fields[new] = fields.pop(old)

    old = name
    for new in PAYLOADS.values():
        tiny.edit(file, rename)
        assert assert_harmless(tiny, benign)
        old = new


@pytest.mark.parametrize(
    "name",
    [
        f"services/cloud/lamps\n{PAYLOAD}\n.yaml",
        "services/cloud/lamps .yaml",
        "services/cloud/Lamps.yaml",
        "services/cloud/class.yaml",
        "services/cloud/class.corrections.yaml",
        "services/cloud/lamps.rows.yaml",
        "services/cloud/lamps.corrections.corrections.yaml",
        "services/cloud/deep/lamps.yaml",
        "corrections.yaml",
        "services/lamps.yaml",
        "services/../x/lamps.yaml",
        "services/cl'oud/lamps.yaml",
        "a-b.yaml",
        "folder/x.yaml",
    ],
)
def test_odd_file_names_are_refused(tiny: SpecFolder, name: str) -> None:
    """A file's name becomes a module, a path and a comment: only plain ones do."""
    (tiny.folder / "services").mkdir(exist_ok=True)
    tiny.write(name, "paths: {}")
    (problem,) = tiny.problems(tiny.files)
    assert "\n" not in problem
    assert problem.endswith(
        ":1: not the name of a spec file: expected NAME.yaml, services/SIDE/SERVICE.yaml, "
        "or NAME.corrections.yaml or NAME.prose.yaml beside one, in lower case"
    )


@pytest.mark.parametrize("name", ["enums", "codes", "regions", "cloud", "errors"])
def test_objects_stand_where_modules_are_made_for_them(tiny: SpecFolder, name: str) -> None:
    """A file beside common.yaml cannot put its objects over a module of the package."""
    text = "components: {schemas: {Thing: {type: object, description: A., properties: {x: {type: string}}}}}"
    tiny.write(f"{name}.yaml", text if name != "errors" else f"errors: []\n{text}")
    (problem,) = tiny.problems(tiny.files)
    assert problem.startswith(f"{name}.yaml:")


def test_a_hostile_spec_does_nothing(tiny: SpecFolder, tmp_path: Path, run: Callable[..., Any]) -> None:
    """A package with payloads in every text is generated, formatted and imported, and nothing else happens."""
    for number, (file, pointer) in enumerate(TEXTS):
        if not pointer.endswith("minimum"):
            tiny.set(file, pointer, [*PAYLOADS.values()][number % (len(PAYLOADS) - 1)])
    before = {path for path in tmp_path.rglob("*") if path.is_file()}
    out = tmp_path / "out"
    made = run("--spec", str(tiny.folder), "--generated", str(out), "generate")
    assert (made.returncode, made.stderr) == (0, "")
    modules = [
        ".".join(path.relative_to(out).with_suffix("").parts).removesuffix(".__init__")
        for path in out.rglob("*.py")
        if path.name != "__main__.py"  # importing it runs the command
    ]
    imported = subprocess.run(
        [sys.executable, "-B", "-c", f"import {', '.join(modules)}; from feiyan import *"],
        capture_output=True, text=True, check=False, cwd=tmp_path, env={"PYTHONPATH": f"{out}:{_runtime()}"},
    )  # fmt: skip
    assert (imported.returncode, imported.stderr) == (0, "")
    after = {path for path in tmp_path.rglob("*") if path.is_file() and out not in path.parents}
    assert after == before


def _runtime() -> Path:
    return Path(__file__).parents[3] / "runtime"
