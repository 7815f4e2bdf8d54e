"""The bundle is one OpenAPI document for other tools."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from jsonschema import Draft202012Validator
from openapi_spec_validator import OpenAPIV31SpecValidator
from referencing import Registry
from referencing.jsonschema import DRAFT202012
from ruamel.yaml import YAML

from generator.__main__ import main
from generator.spec.bundle import bundle
from generator.spec.index import data_schema
from generator.spec.load import Spec
from tests.generator.conftest import LAMPS

if TYPE_CHECKING:
    from tests.generator.conftest import SpecFolder

TOKENS = "services/cloud/tokens.yaml"
HTTP_JSON = "application/json"


def references(value: Any) -> Iterator[str]:
    """Every reference in a document."""
    if isinstance(value, dict):
        if "$ref" in value:
            yield value["$ref"]
        for child in value.values():
            yield from references(child)
    elif isinstance(value, list):
        for child in value:
            yield from references(child)


def test_the_bundle_is_valid_openapi(real_document: dict[str, Any]) -> None:
    """A public validator finds nothing."""
    assert list(OpenAPIV31SpecValidator(real_document).iter_errors()) == []


def test_no_reference_leaves_the_bundle(real_document: dict[str, Any]) -> None:
    """Every reference leads to a component that exists."""
    names = real_document["components"]["schemas"]
    for reference in references(real_document):
        assert reference.removeprefix("#/components/schemas/") in names


def test_every_operation_has_examples_that_validate(real_document: dict[str, Any]) -> None:
    """Complete examples of request and answer are at the media type, and match their schemas."""
    registry = Registry().with_resource("urn:bundle", DRAFT202012.create_resource(real_document))
    for path, item in real_document["paths"].items():
        operation = item["post"]
        at = "/paths/" + path.replace("/", "~1") + "/post"
        for part, where in (
            ("requestBody", operation["requestBody"]),
            ("responses/200", operation["responses"]["200"]),
        ):
            example = where["content"][HTTP_JSON]["example"]
            pointer = f"urn:bundle#{at}/{part}/content/application~1json/schema"
            Draft202012Validator({"$ref": pointer}, registry=registry).validate(example)


def test_examples_are_whole(real_spec: Spec, real_document: dict[str, Any]) -> None:
    """A request names its version, carries a token where one is needed, and an answer has its data."""
    for path, item in real_document["paths"].items():
        operation = item["post"]
        request = operation["requestBody"]["content"][HTTP_JSON]["example"]
        assert request["request"]["apiVer"] == operation["x-api-version"]
        token = "iotToken" if operation["operationId"].startswith("app.") else "cloudToken"
        assert (token in request["request"]) == (operation["x-auth"] != "none")
        answer = operation["responses"]["200"]["content"][HTTP_JSON]["example"]
        place = real_spec.resolve(real_spec.root() / "paths" / path) / "post"
        assert ("data" in answer) == (data_schema(place) is not None)


def test_one_name_in_two_files_gives_two_components(tiny: SpecFolder) -> None:
    """Components of the same name are told apart by their file, and every reference follows."""
    tiny.replace(TOKENS, "    CloudToken:\n", "    Note: {type: integer, description: N.}\n    CloudToken:\n")
    tiny.replace(TOKENS, "        expireIn:", "        note: {$ref: '#/components/schemas/Note'}\n        expireIn:")
    tiny.replace(LAMPS, "    LampState:\n", "    Note: {type: string, description: N.}\n    LampState:\n")
    tiny.replace(LAMPS, "        label:", "        note: {$ref: '#/components/schemas/Note'}\n        label:")
    schemas = bundle(Spec.load(tiny.folder))["components"]["schemas"]
    assert schemas["CloudLampsNote"]["type"] == "string"
    assert schemas["CloudTokensNote"]["type"] == "integer"
    assert schemas["Lamp"]["properties"]["note"]["$ref"] == "#/components/schemas/CloudLampsNote"
    assert schemas["CloudToken"]["properties"]["note"]["$ref"] == "#/components/schemas/CloudTokensNote"
    assert "Note" not in schemas


def test_a_made_name_takes_none_away(tiny: SpecFolder) -> None:
    """A prefixed name that is already taken is refused: the spec has to rename one component."""
    tiny.replace(TOKENS, "    CloudToken:\n", "    Note: {type: integer, description: N.}\n    CloudToken:\n")
    line = tiny.replace(LAMPS, "    LampState:\n", "    Note: {type: string, description: N.}\n"
                        "    CloudLampsNote: {type: string, description: N.}\n    LampState:\n")  # fmt: skip
    assert tiny.problems(lambda: bundle(Spec.load(tiny.folder))) == [
        f"{LAMPS}:{line}: Note is defined in several files, and CloudLampsNote is taken: rename one of them"
    ]


def test_a_reference_to_no_component_is_refused(tiny: SpecFolder) -> None:
    """A bundle has named components only."""
    line = tiny.replace(LAMPS, "state: {$ref: '#/components/schemas/LampState'}\n        color",
                        "state: {$ref: '#/components/schemas/LampPage/properties/total'}\n        color")  # fmt: skip
    assert tiny.problems(lambda: bundle(Spec.load(tiny.folder))) == [
        f"{LAMPS}:{line}: $ref '#/components/schemas/LampPage/properties/total' is not a component"
    ]


def test_yaml_and_json_say_the_same(tmp_path: Path, real_document: dict[str, Any]) -> None:
    """Either form loads to the bundle, in readers of YAML 1.1 and 1.2: texts that look like dates stay texts."""
    for name in ("bundle.json", "bundle.yaml"):
        assert main(["bundle", "-o", str(tmp_path / name)]) == 0
    text = (tmp_path / "bundle.yaml").read_text(encoding="utf-8")
    assert json.loads((tmp_path / "bundle.json").read_text(encoding="utf-8")) == real_document
    assert yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)) == real_document
    head = YAML(typ="safe").load(text[text.index("info:") : text.index("jsonSchemaDialect:")])
    assert head["info"]["version"] == real_document["info"]["version"]


@pytest.mark.parametrize(
    "value", ["yes", "no", "on", "~", "1.0", "2022-06-14", "0x1", "1_000", "", " x", "#", "12:30:45"]
)
def test_texts_that_look_like_something_else_stay_texts(tiny: SpecFolder, tmp_path: Path, value: str) -> None:
    """A YAML bundle reads back as written by old and new readers."""
    tiny.set(LAMPS, "components.schemas.Lamp.default", {"value": value})
    out = tmp_path / "bundle.yaml"
    assert main(["--spec", str(tiny.folder), "bundle", "-o", str(out)]) == 0
    text = out.read_text(encoding="utf-8")
    for read in (yaml.safe_load, YAML(typ="safe").load):
        assert read(text)["components"]["schemas"]["Lamp"]["default"] == {"value": value}


def test_versions_that_programs_send_are_beside_the_documented_one(tiny: SpecFolder) -> None:
    """Tools that read the bundle know them apart from those that a document has."""
    rows = "versions:\n- {path: /lamp/get, versions: [0.9.1, 0.9.2], seen: Two public apps.}\n"
    tiny.write("observed.yaml", f"fields: []\n{rows}")
    paths = bundle(Spec.load(tiny.folder))["paths"]
    assert paths["/lamp/get"]["post"]["x-seen-versions"] == ["0.9.1", "0.9.2"]
    assert "x-seen-versions" not in paths["/lamp/list"]["post"]
