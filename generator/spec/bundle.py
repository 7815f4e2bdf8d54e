"""Bundle the spec into one OpenAPI document, with the examples where other tools expect them."""

from __future__ import annotations

import copy
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.representer import SafeRepresenter

from generator.spec.index import components, seen_versions
from generator.spec.load import Located, Spec
from generator.spec.schema import ACCOUNT

REQUEST_ID = "1509086454180"
EXAMPLE_TOKEN = "d70f6e5287e43e6c2541a6345b406ede"
TOKEN_FIELDS = {"app": "iotToken", "cloud": "cloudToken"}

_AMBIGUOUS = {"y", "n", "yes", "no", "on", "off", "true", "false", "null"}


def bundle(spec: Spec) -> dict[str, Any]:
    """Return one OpenAPI document with all paths, and all schemas in `components`."""
    return _Bundler(spec).document()


def bundle_yaml() -> YAML:
    """Return a writer of YAML that parsers of YAML 1.1 and 1.2 read alike."""
    yaml = YAML(typ="safe", pure=True)
    yaml.default_flow_style = False
    yaml.Representer = _Representer
    return yaml


class _Representer(SafeRepresenter):
    """Representer that quotes every string that YAML 1.1 could read as another type."""

    def represent_str(self, data: str) -> Any:
        plain = data[:1].isalpha() and data.lower() not in _AMBIGUOUS
        return self.represent_scalar("tag:yaml.org,2002:str", data, style=None if plain else "'")


_Representer.add_representer(str, _Representer.represent_str)


class _Bundler:
    def __init__(self, spec: Spec) -> None:
        self._spec = spec
        self._names = self._component_names()

    def document(self) -> dict[str, Any]:
        root = copy.deepcopy(self._spec.root().value)
        root["paths"] = {
            path: self._path_item(self._spec.resolve(item)) for path, item in (self._spec.root() / "paths").items()
        }
        for row in seen_versions(self._spec):
            if row.value["path"] in root["paths"]:
                root["paths"][row.value["path"]]["post"]["x-seen-versions"] = list(row.value["versions"])
        root.setdefault("components", {})["schemas"] = {
            name: self._inlined(self._spec.root(file) / "components" / "schemas" / component)
            for (file, component), name in sorted(self._names.items(), key=lambda entry: entry[1])
        }
        return dict(root)

    def _component_names(self) -> dict[tuple[str, str], str]:
        files: dict[str, list[str]] = {}
        for name, place in components(self._spec):
            if place.file == ACCOUNT:  # a document of its own
                continue
            files.setdefault(name, []).append(place.file)
        names = {
            (file, name): name if len(found) == 1 else f"{_prefix(file)}{name}"
            for name, found in files.items()
            for file in found
        }
        for (file, component), name in names.items():
            if name != component and name in files:
                place = self._spec.root(file) / "components" / "schemas" / component
                raise self._spec.error(
                    place, f"{component} is defined in several files, and {name} is taken: rename one of them"
                )
        return names

    def _path_item(self, place: Located) -> dict[str, Any]:
        item: dict[str, Any] = self._inlined(place)
        operation = item["post"]
        system = {"apiVer": operation["x-api-version"]}
        if operation.get("x-auth", "none") != "none":  # an unfinished one may lack it
            tag = operation["tags"][0]
            side = tag.partition(".")[0]
            if side not in TOKEN_FIELDS:
                raise self._spec.error(
                    place / "post" / "tags", f"tag {tag!r} does not belong to a side: expected app.NAME or cloud.NAME"
                )
            system[TOKEN_FIELDS[side]] = EXAMPLE_TOKEN
        request = {"id": REQUEST_ID, "version": "1.0", "request": system}
        _add_example(operation["requestBody"]["content"], "params", request)
        success = {"id": REQUEST_ID, "code": 200, "message": "success", "localizedMsg": None}
        _add_example(operation["responses"]["200"]["content"], "data", success)
        return item

    def _inlined(self, place: Located) -> Any:
        value = place.value
        if isinstance(value, dict):
            made = {key: self._inlined(place / key) for key in value if key != "$ref"}
            return {"$ref": self._reference(place), **made} if "$ref" in value else made
        if isinstance(value, list):
            return [self._inlined(item) for item in place]
        return value

    def _reference(self, place: Located) -> str:
        found = self._spec.resolve(Located(place.file, place.pointer, {"$ref": place.value["$ref"]}))
        name = self._names.get((found.file, str(found.pointer[-1])))
        if name is None or found.pointer[:2] != ("components", "schemas"):
            raise self._spec.error(place, f"$ref {place.value['$ref']!r} is not a component")
        return f"#/components/schemas/{name}"


def _add_example(content: dict[str, Any], key: str, envelope: dict[str, Any]) -> None:
    media = content["application/json"]
    for part in media["schema"]["allOf"]:
        schema = part.get("properties", {}).get(key)
        if isinstance(schema, dict) and schema.get("examples"):
            envelope = {**envelope, key: schema["examples"][0]}
    media["example"] = envelope


def _prefix(file: str) -> str:
    return "".join(part.capitalize() for part in file.removesuffix(".yaml").split("/") if part != "services")
