"""The rules a spec keeps beyond OpenAPI's own. Every problem is collected with its place."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from jsonschema import Draft202012Validator
from openapi_spec_validator import OpenAPIV31SpecValidator
from referencing import Registry
from referencing.jsonschema import DRAFT202012

from generator import naming, prose
from generator.bundle import bundle
from generator.operations import data_schema, operations, params_schema
from generator.spec import ROOT, Located, Spec, SpecError
from generator.types import is_component, is_enum

AUTHENTICATIONS = ("none", "user", "optional-user", "cloud")
PAGING_KEYS = {
    "page": {"style", "page", "size", "first", "items", "total"},
    "offset": {"style", "offset", "size", "items", "total"},
    "time": {"style", "start", "end", "ascending", "size", "items", "time"},
}
REQUIRED = ("operationId", "tags", "summary", "x-api-version", "x-timeout-ms", "x-auth", "x-idempotent", "x-doc")
EXTENSIONS = {
    "operation": {
        "x-api-version", "x-timeout-ms", "x-auth", "x-idempotent", "x-token", "x-pagination", "x-doc",
    },
    "schema": {
        "x-rules", "x-unit", "x-name", "x-aliases", "x-secret", "x-bare-list", "x-enum-names", "x-enum-descriptions",
    },
}  # fmt: skip
CORRECTION_PARTS = ("header", "request", "response", "text")
CORRECTION_KINDS = ("name", "type", "shape", "unit", "required", "enum", "version", "missing", "extra")
ERROR_KEYS = {"code", "name", "domain", "message", "meaning", "remedy", "error", "retry", "also"}


def lint(spec: Spec) -> None:
    """Raise SpecError with everything that is wrong."""
    for rule in (_paths, _operations, _schemas, _examples, _errors, _corrections):
        try:
            rule(spec)
        except SpecError as error:
            spec.problems.extend(error.problems)
    spec.raise_problems()
    _openapi(spec)
    spec.raise_problems()


def _paths(spec: Spec) -> None:
    """Every path of a service file stands in the root, and the other way round."""
    root = spec.root() / "paths"
    listed = {str(path): spec.resolve(item) for path, item in root.items()}
    for file in spec.files:
        if not file.startswith("services/"):
            continue
        for path, place in (spec.root(file) / "paths").items():
            if path not in listed:
                spec.problem(place, f"{path} is not listed in {ROOT}")
            elif listed[path].file != file:
                spec.problem(place, f"{path} is listed in {ROOT} from {listed[path].file}")


def _operations(spec: Spec) -> None:
    seen: dict[str, str] = {}
    for path, place in operations(spec):
        missing = [key for key in REQUIRED if key not in place.value]
        if missing:
            spec.problem(place, f"{path} lacks {', '.join(missing)}")
            continue
        try:
            naming.path(path)
        except naming.UnsafeError as error:
            spec.problem(place, str(error))
        _operation(spec, path, place)
        name = place.value["operationId"]
        if name in seen:
            spec.problem(place, f"operationId {name} is that of {seen[name]} too")
        seen[name] = path


def _operation(spec: Spec, path: str, place: Located) -> None:
    value = place.value
    try:
        side, service, _ = naming.operation_names(value["operationId"])
    except naming.UnsafeError as error:
        spec.problem(place, str(error))
        return
    if place.file != f"services/{side}/{service}.yaml":
        spec.problem(place, f"operationId {value['operationId']} belongs to services/{side}/{service}.yaml")
    if value["tags"] != [f"{side}.{service}"]:
        spec.problem(place, f"{path}: tags must be [{side}.{service}]")
    if value["x-auth"] not in AUTHENTICATIONS:
        spec.problem(place, f"{path}: x-auth {value['x-auth']!r} is none of {', '.join(AUTHENTICATIONS)}")
    if not isinstance(value["x-idempotent"], bool):
        spec.problem(place, f"{path}: x-idempotent is true or false")
    if set(value["x-doc"]) != {"document", "section", "title"}:
        spec.problem(place / "x-doc", f"{path}: x-doc has document, section and title")
    pagination = value.get("x-pagination")
    if pagination is not None:
        allowed = PAGING_KEYS.get(pagination.get("style"))
        if allowed is None:
            spec.problem(place / "x-pagination", f"{path}: style is one of {', '.join(PAGING_KEYS)}")
        elif lacking := allowed - set(pagination) - {"total"}:
            spec.problem(place / "x-pagination", f"{path}: x-pagination lacks {', '.join(sorted(lacking))}")
        elif extra := set(pagination) - allowed:
            spec.problem(place / "x-pagination", f"{path}: x-pagination has {', '.join(sorted(extra))}")
    for key in value:
        if key.startswith("x-") and key not in EXTENSIONS["operation"]:
            spec.problem(place / key, f"{path}: {key} is no extension that spec/README.md lists")


def _schemas(spec: Spec) -> None:
    for schema in _every_schema(spec):
        value = schema.value
        for key in value:
            if key.startswith("x-") and key not in EXTENSIONS["schema"]:
                spec.problem(schema / key, f"{key} is no extension that spec/README.md lists")
        unit = value.get("x-unit")
        if unit is not None and unit not in prose.UNITS:
            spec.problem(schema, f"x-unit {unit!r} is none of {', '.join(sorted(prose.UNITS))}")
        if is_component(schema) and not value.get("description"):
            spec.problem(schema, f"{schema.pointer[-1]} has no description")
        if is_enum(value) and not is_component(schema) and len(value["enum"]) > 1:
            spec.problem(schema, "an enumeration needs a name: make it a component")
        for name, field in (schema / "properties").items() if isinstance(value.get("properties"), dict) else ():
            if name not in {"params", "data"} and not prose.annotation(spec, field, "description"):
                spec.problem(field, f"{name} has no description")


def _every_schema(spec: Spec) -> Iterator[Located]:
    for file in sorted(spec.files):
        components = (spec.files[file] or {}).get("components", {}) if isinstance(spec.files[file], dict) else {}
        if "schemas" in components:
            for _, place in (spec.root(file) / "components" / "schemas").items():
                yield from _nested(place)
    for _, place in operations(spec):
        for content in (place / "requestBody", place / "responses" / "200"):
            yield from _nested(content / "content" / "application/json" / "schema")


def _nested(place: Located) -> Iterator[Located]:
    if not isinstance(place.value, dict):
        return
    yield place
    if isinstance(place.value.get("properties"), dict):
        for _, field in (place / "properties").items():
            yield from _nested(field)
    for key in ("items", "additionalProperties"):
        if key in place.value:
            yield from _nested(place / key)
    for key in ("allOf", "oneOf", "anyOf"):
        if key in place.value:
            for part in place / key:
                yield from _nested(part)


def _examples(spec: Spec) -> None:
    """Params and data have examples, and these are what the schemas say."""
    registry = Registry().with_resource("urn:spec", DRAFT202012.create_resource(bundle(spec)))
    for path, place in operations(spec):
        for found, key in ((params_schema(place), "params"), (data_schema(place), "data")):
            if found is None:
                continue
            if not found.value.get("examples"):
                spec.problem(found, f"{path}: {key} has no examples")
                continue
            pointer = "/".join(str(part).replace("~", "~0").replace("/", "~1") for part in found.pointer)
            validator = Draft202012Validator({"$ref": f"urn:spec#/{pointer}"}, registry=registry)
            for example in found / "examples":
                for error in validator.iter_errors(example.value):
                    where = ".".join(map(str, error.absolute_path)) or key
                    spec.problem(example, f"{path}: in the example, {where}: {error.message[:200]}")


def _errors(spec: Spec) -> None:
    if "errors.yaml" not in spec.files:
        return
    codes: set[Any] = set()
    for row in spec.root("errors.yaml") / "errors":
        if extra := set(row.value) - ERROR_KEYS:
            spec.problem(row, f"{', '.join(sorted(extra))} is no key of an error")
        code = row.value.get("code")
        if code in codes:
            spec.problem(row, f"code {code} has two rows")
        codes.add(code)


def _corrections(spec: Spec) -> None:
    if "corrections.yaml" not in spec.files:
        return
    paths = {path for path, _ in operations(spec)}
    for row in spec.root("corrections.yaml") / "corrections":
        value = row.value
        if lacking := {"path", "section", "part", "field", "kind", "says", "decision", "reason"} - set(value):
            spec.problem(row, f"the row lacks {', '.join(sorted(lacking))}")
            continue
        if value["path"] and value["path"] not in paths:
            spec.problem(row, f"{value['path']} is no path of the spec")
        if value["part"] not in CORRECTION_PARTS:
            spec.problem(row, f"part {value['part']!r} is none of {', '.join(CORRECTION_PARTS)}")
        if value["kind"] not in CORRECTION_KINDS:
            spec.problem(row, f"kind {value['kind']!r} is none of {', '.join(CORRECTION_KINDS)}")


def _openapi(spec: Spec) -> None:
    for error in OpenAPIV31SpecValidator(bundle(spec)).iter_errors():
        where = "/".join(map(str, error.absolute_path))
        spec.problem(spec.root(), f"not valid OpenAPI 3.1 at {where or 'the root'}: {error.message[:200]}")
