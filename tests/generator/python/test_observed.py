"""Undocumented operations and codes, and operations that both sides offer."""

from __future__ import annotations

import ast
import json
from textwrap import dedent, indent
from typing import TYPE_CHECKING, Any

import pytest

from generator.__main__ import main
from generator.python import render as rendering
from generator.python.view import SessionOperations
from generator.spec.bundle import bundle
from generator.spec.load import Spec
from tests.generator.conftest import LAMPS, python_of

if TYPE_CHECKING:
    from generator.python.view import Package, ServiceView
    from tests.generator.conftest import SpecFolder

OBSERVED = "observed.yaml"
TOKENS = "services/cloud/tokens.yaml"
OPENAPI = "openapi.yaml"

TAG = "- {name: cloud.visits, description: Visits., x-seen: a public app}\n"

ERROR = """\
    - code: 2401
      name: VISIT_OVER
      domain: observed
      seen: a public app, when it comes back
      message: null
      meaning: The visit is over.
      meaning_zh: 访问结束了。
      remedy: Knock again.
      remedy_zh: 请再敲一次门。
      error: AuthenticationError
      retry: false
"""


def operation(path: str, name: str, *, params: str = "Visitor", data: str = "Visit", more: str = "") -> str:
    """Return an observed operation, as a path of observed.yaml."""
    return f"""\
      {path}:
        post:
          operationId: {name}
          tags: [{name.rpartition(".")[0]}]
          summary: Look in.
          x-api-version: 1.0.0
          x-auth: none
          x-idempotent: false
          x-seen: a public app; another one
{indent(more, " " * 10)}          requestBody:
            required: true
            content:
              application/json:
                schema:
                  allOf:
                  - $ref: common.yaml#/components/schemas/CloudRequest
                  - properties:
                      params:
                        type: object
                        required: [visitor]
                        properties:
                          visitor: {{$ref: '#/components/schemas/{params}'}}
                        examples:
                        - visitor: {{name: a}}
          responses:
            '200':
              description: The visit.
              content:
                application/json:
                  schema:
                    allOf:
                    - $ref: common.yaml#/components/schemas/Response
                    - properties:
                        data:
                          $ref: '#/components/schemas/{data}'
                          examples:
                          - {{visitor: {{name: a}}}}
"""


COMPONENTS = """\
    components:
      schemas:
        Visit:
          type: object
          description: A visit.
          properties:
            visitor: {$ref: '#/components/schemas/Visitor'}
            lamp: {$ref: 'services/cloud/lamps.yaml#/components/schemas/Lamp'}
        Visitor:
          type: object
          description: Who visits.
          properties:
            name: {type: string, x-secret: true, description: Name.}
            mood: {$ref: '#/components/schemas/Mood'}
        Mood:
          type: string
          description: How a visitor feels.
          enum: [good]
          x-enum-names: [GOOD]
          x-enum-descriptions: [Good.]
"""


def write(spec: SpecFolder, *operations: str, errors: str = ERROR) -> None:
    """Write observed.yaml to a spec, and list its paths."""
    paths = "".join(operations)
    spec.write(OBSERVED, dedent(f"    fields: []\n    errors:\n{errors}    paths:\n{paths}{COMPONENTS}"))
    for path in (line.strip(" :") for line in paths.splitlines() if line.startswith("      /")):
        pointer = path.replace("/", "~1")
        reference = f"  {path}: {{$ref: '{OBSERVED}#/paths/{pointer}'}}\n"
        spec.replace(OPENAPI, "  /lamp/get:", f"{reference}  /lamp/get:")


@pytest.fixture
def seen(tiny: SpecFolder) -> SpecFolder:
    """A valid spec with an undocumented operation and an undocumented code."""
    tiny.replace(OPENAPI, "- name: cloud.lamps\n", f"{TAG}- name: cloud.lamps\n")
    write(tiny, operation("/visit/make", "cloud.visits.create"))
    return tiny


def services(package: Package) -> dict[str, ServiceView]:
    return {f"{side.name}.{service.name}": service for side in package.sides for service in side.services}


# --- Operations ------------------------------------------------------------------------------------------------------


def test_an_observed_operation_is_as_sound_as_any(seen: SpecFolder) -> None:
    """The spec that the tests below change is valid."""
    seen.lint()


def test_an_observed_operation_is_a_method_like_any(seen: SpecFolder) -> None:
    """The objects of an observed operation are in the module of its service, also indirect ones."""
    files = seen.files()
    assert files["feiyan/cloud/visits.py"].startswith("# Generated from spec/observed.yaml by")
    assert "visitor: Visitor," in files["feiyan/cloud/visits.py"]
    models = files["feiyan/cloud/models/visits.py"]
    assert "class Visit(Model):" in models
    assert "class Visitor(Model):" in models
    assert "from feiyan.cloud.models.lamps import Lamp\n" in models
    assert "name: str | None = Field(default=None, repr=False)" in models
    assert "class Mood(AnyCaseEnum):" in files["feiyan/enums.py"]
    assert "def visits(self) -> Visits:" in files["feiyan/cloud/_client.py"]


def test_docstrings_and_reference_say_where_it_was_seen(seen: SpecFolder) -> None:
    """The source of an observed operation replaces the section of a document."""
    files = seen.files()
    text = files["feiyan/cloud/visits.py"]
    assert (
        "POST /visit/make, version 1.0.0. Not documented; seen in use: a public app; another one. Needs no token."
        in text
    )
    assert '"""Visits.\n\nNot documented; seen in use: a public app.\n"""' in text
    reference = files["REFERENCE.md"]
    assert "| `create` | `/visit/make` | 1.0.0 | seen in use: a public app; another one | Look in. |\n" in reference
    assert "| `get` | `/lamp/get` | 1.0.2 | 7.2.1 | Get a lamp. |\n" in reference


def test_a_limit_that_nobody_knows_is_the_runtimes(seen: SpecFolder) -> None:
    """Without x-timeout-ms, the client waits as for any unknown operation; with it, that long."""
    assert "    timeout=UNKNOWN_TIMEOUT,\n" in seen.files()["feiyan/cloud/visits.py"]
    seen.replace(OBSERVED, "      x-auth: none\n", "      x-timeout-ms: 1500\n      x-auth: none\n")
    text = seen.files()["feiyan/cloud/visits.py"]
    assert "    timeout=1.5,\n" in text
    assert "UNKNOWN_TIMEOUT" not in text


def test_a_documented_service_may_have_observed_operations(tiny: SpecFolder) -> None:
    """They and their objects join what is documented; the files name both sources."""
    write(tiny, operation("/visit/make", "cloud.lamps.reset"))
    files = tiny.files()
    tiny.lint()
    for name in ("lamps", "models/lamps"):
        assert files[f"feiyan/cloud/{name}.py"].startswith(f"# Generated from spec/{OBSERVED} and {LAMPS} by")
    assert {"class Lamp(Model):", "class Visit(Model):"} <= set(files["feiyan/cloud/models/lamps.py"].splitlines())
    assert [one.method for one in services(tiny.package())["cloud.lamps"].operations] == ["reset", "get", "list"]


def test_an_object_belongs_to_one_service(seen: SpecFolder) -> None:
    """An object that two services use must be in common.yaml."""
    tokens = operation("/token/visit", "cloud.tokens.reset", data="Visitor")
    seen.replace(OPENAPI, f"  /visit/make: {{$ref: '{OBSERVED}#/paths/~1visit~1make'}}\n", "")
    write(seen, operation("/visit/make", "cloud.visits.create"), tokens)
    assert seen.problems(seen.package)[0].partition(": ")[2] == (
        "Visitor is used in services/cloud/visits.yaml and in services/cloud/tokens.yaml: move it to common.yaml"
    )


def test_an_object_of_no_operation_is_refused(seen: SpecFolder) -> None:
    """An object that no operation uses is refused, because it has no module."""
    line = seen.replace(
        OBSERVED, "    Mood:\n", "    Ghost: {type: object, description: G., properties: {a: {}}}\n    Mood:\n"
    )
    assert seen.problems(seen.package) == [f"{OBSERVED}:{line}: no operation in observed.yaml uses Ghost"]


def test_counts_keep_documented_and_observed_apart(seen: SpecFolder, capsys: pytest.CaptureFixture[str]) -> None:
    """In what the commands print, in the block of counts and in the reference."""
    arguments = ["--spec", str(seen.folder), "--generated", str(seen.folder.parent / "generated")]
    operations, codes = "4 documented operations and 1 seen in use", "2 documented error codes and 1 seen in use"
    assert main([*arguments, "generate"]) == main([*arguments, "lint"]) == 0
    generated, sound = capsys.readouterr().out.splitlines()[-2:]
    assert generated.startswith(f"{operations}, 5 models, 3 enumerations, {codes} in ")
    assert sound == f"the spec is valid: {operations}, 5 models"
    assert f"In all {operations}, 5 models, 3 enumerations, {codes}." in rendering.coverage(seen.package())
    assert f"{operations}, 5 models, 3 enumerations, {codes}.\n" in seen.files()["REFERENCE.md"]


def test_counts_are_plain_if_all_is_documented(tiny: SpecFolder) -> None:
    """Counts without observed things are plain."""
    assert "In all 4 operations, 3 models, 2 enumerations, 2 error codes." in rendering.coverage(tiny.package())


def test_the_source_of_an_observation_never_becomes_code(seen: SpecFolder) -> None:
    """Nothing that stands there becomes code."""
    hostile = '"""\nimport os\n"""|{{ package }}'
    seen.set(OBSERVED, "paths./visit/make.post.x-seen", hostile)
    seen.set(OBSERVED, "errors.0.seen", hostile)
    seen.set(OPENAPI, "tags.1.x-seen", hostile)
    files = seen.files()
    for tree in python_of(files).values():
        assert not any(
            alias.name == "os" for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names
        )
    assert r'seen in use: """ import os """\|{{ package }} |' in files["REFERENCE.md"]


# --- Where an operation comes from -----------------------------------------------------------------------------------

DOC = {"document": "reference", "section": "7.2.1", "title": "x"}

SOURCES = {
    "observed, without": (OBSERVED, "paths./visit/make.post", "x-seen", None, "post lacks x-seen"),
    "observed, documented": (OBSERVED, "paths./visit/make.post", "x-doc", DOC, "post has unknown keys: x-doc"),
    "documented, without": (LAMPS, "paths./lamp/get.post", "x-doc", None, "post lacks x-doc"),
    "documented, seen": (LAMPS, "paths./lamp/get.post", "x-seen", "an app", "post has unknown keys: x-seen"),
    "tag, without": (OPENAPI, "tags.1", "x-seen", None, "1 must have exactly one of x-doc, x-seen"),
    "tag, with both": (OPENAPI, "tags.1", "x-doc", DOC, "1 must have exactly one of x-doc, x-seen"),
}


@pytest.mark.parametrize("case", SOURCES)
def test_all_comes_from_a_document_or_was_seen(seen: SpecFolder, case: str) -> None:
    """An operation and a tag have x-doc or x-seen, and not both."""
    file, pointer, key, value, message = SOURCES[case]

    def change(data: Any) -> None:
        for part in pointer.split("."):
            data = data[int(part) if isinstance(data, list) else part]
        data.pop(key, None)
        if value is not None:
            data[key] = value

    seen.edit(file, change)
    (problem,) = seen.problems(seen.lint)
    assert problem.startswith(f"{file}:")
    assert problem.endswith(f": {message}")


def test_an_observed_path_is_listed_too(seen: SpecFolder) -> None:
    """An observed path must be listed in the root file."""
    seen.replace(OPENAPI, f"  /visit/make: {{$ref: '{OBSERVED}#/paths/~1visit~1make'}}\n", "")
    assert any("/visit/make is not listed in openapi.yaml" in problem for problem in seen.problems(seen.lint))


# --- Codes -----------------------------------------------------------------------------------------------------------


def test_an_observed_code_is_in_the_dictionary(seen: SpecFolder) -> None:
    """Its domain says that it was observed, its docstring and the reference where."""
    files = seen.files()
    assert "VISIT_OVER: Final = ErrorCode(\n    code=2401,\n" in files["feiyan/codes.py"]
    assert 'domain="observed"' in files["feiyan/codes.py"]
    assert "Not documented; seen in use: a public app, when it comes back.\n" in files["feiyan/codes.py"]
    assert "| The visit is over. Seen in use: a public app, when it comes back. |" in files["REFERENCE.md"]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("code: 2401", "code: 500", "500 is also the code of another row"),
        ("name: VISIT_OVER", "name: SERVER_ERROR", "SERVER_ERROR is also the name of another row"),
        ("domain: observed", "domain: common", 'domain "common" is not one of observed'),
        ("  seen: a public app, when it comes back\n", "", "0 lacks seen"),
        ("code: 2401\n", "code: 2401\n  hex: '0x10'\n", "hex 0x10 is not the code 2401"),
    ],
)
def test_a_fault_of_an_observed_code_is_named(seen: SpecFolder, old: str, new: str, message: str) -> None:
    """Observed codes have the same rules as the dictionary."""
    seen.replace(OBSERVED, old, new)
    (problem,) = seen.problems(seen.lint)
    assert problem.startswith(f"{OBSERVED}:")
    assert problem.endswith(f": {message}")


# --- Both sides ------------------------------------------------------------------------------------------------------

ALSO = "{operationId: app.lights.check, x-auth: none}"
AUTH = "      x-auth: cloud\n      x-idempotent: true\n      x-doc: {document: reference, section: 7.2.1"


@pytest.fixture
def shared(tiny: SpecFolder) -> SpecFolder:
    """A valid spec with an operation that both sides offer."""
    tiny.replace(LAMPS, AUTH, AUTH.replace("cloud\n", f"cloud\n      x-also: {ALSO}\n"))
    tag = "- {name: app.lights, description: Lights., x-doc: {document: reference, section: '6.1', title: L}}\n"
    tiny.replace(OPENAPI, "- name: cloud.lamps\n", f"{tag}- name: cloud.lamps\n")
    return tiny


def test_an_operation_may_be_offered_on_both_sides(shared: SpecFolder) -> None:
    """Under a name and with an authentication of its own; all else is the same, also the class of the answer."""
    shared.lint()
    offered = services(shared.package())
    (app,), (cloud, _) = offered["app.lights"].operations, offered["cloud.lamps"].operations
    assert (app.method, cloud.method) == ("check", "get")
    differing = {"name", "auth"}
    assert {key for key, _ in {*app.settings} ^ {*cloud.settings}} == differing
    assert dict(app.settings)["auth"] == '"none"'
    files = shared.files()
    assert "from feiyan.cloud.models.lamps import Lamp\n" in files["feiyan/app/lights.py"]
    assert "Needs no token." in files["feiyan/app/lights.py"]
    assert "| `check` | `/lamp/get` | 1.0.2 | 7.2.1 | Get a lamp. |" in files["REFERENCE.md"]


def test_an_operation_of_both_sides_counts_once(shared: SpecFolder) -> None:
    """An operation that both sides offer counts once, although two methods call it."""
    assert "In all 4 operations, 1 of them on both sides, 3 models" in rendering.coverage(shared.package())
    assert json.loads(shared.files()["feiyan.lock.json"])["operations"] == 4


def test_the_bundle_has_the_operation_once(shared: SpecFolder) -> None:
    """The bundle contains the operation once, with the extension for the other side."""
    post = bundle(Spec.load(shared.folder))["paths"]["/lamp/get"]["post"]
    assert (post["operationId"], post["x-also"]["operationId"]) == ("cloud.lamps.get", "app.lights.check")


@pytest.mark.parametrize(
    ("also", "message"),
    [
        ("cloud.tokens.check", "/lamp/get: x-also must name the other side: cloud already has the operation"),
        ("cloud.lamps.list", "operationId cloud.lamps.list is also that of /lamp/get"),
        ("app.lamps", "operationId 'app.lamps' is not of the form side.service.verbObject"),
        ("app.shades.check", "app.shades is not in the tags of openapi.yaml"),
    ],
)
def test_a_fault_of_the_other_sides_name_is_named(shared: SpecFolder, also: str, message: str) -> None:
    """It is a name like any other, and of the other side."""
    shared.replace(LAMPS, "app.lights.check", also)
    assert any(problem.endswith(f": {message}") for problem in shared.problems(shared.lint))


# --- Sessions --------------------------------------------------------------------------------------------------------

ROLES = ("session-create", "session-refresh", "session-invalidate", "mqtt-credentials")


def visits(*roles: str) -> list[str]:
    """Operations that have the roles, in one service."""
    return [
        operation(f"/visit/v{number}", f"cloud.visits.v{number}", more=f"x-token: {role}\n")
        for number, role in enumerate(roles)
    ]


def test_the_operations_of_a_session_are_found_by_their_roles(tiny: SpecFolder) -> None:
    """The view names them without knowing a path, in whatever order they stand."""
    tiny.replace(OPENAPI, "- name: cloud.lamps\n", f"{TAG}- name: cloud.lamps\n")
    write(tiny, *visits(*reversed(ROLES)))
    (side,) = tiny.package().sides
    assert side.session == SessionOperations("visits", "V3", "V2", "V1", "V0")
    assert side.tokens is not None


@pytest.mark.parametrize("roles", [ROLES[:3], (*ROLES, ROLES[0])])
def test_a_side_has_all_operations_of_a_session_or_none(tiny: SpecFolder, roles: tuple[str, ...]) -> None:
    """One of them missing or twice is a fault of the spec."""
    tiny.replace(OPENAPI, "- name: cloud.lamps\n", f"{TAG}- name: cloud.lamps\n")
    write(tiny, *visits(*roles))
    (problem,) = tiny.problems(tiny.package)
    assert problem.endswith(f": side cloud needs exactly one operation with each x-token: {', '.join(ROLES)}")


def test_the_app_side_has_sessions(real_package: Package) -> None:
    """The client of apps signs users in with these."""
    app = next(side for side in real_package.sides if side.name == "app")
    assert app.tokens is None
    assert app.session == SessionOperations("sessions", "CREATE", "REFRESH", "INVALIDATE", "CREATE_MQTT_CREDENTIALS")
