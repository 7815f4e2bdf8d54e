"""Where the spec keeps its operations, their parts, and its named schemas."""

from __future__ import annotations

from collections.abc import Iterator

from generator.spec import Located, Spec


def operations(spec: Spec) -> Iterator[tuple[str, Located]]:
    """Every path of the spec and its operation."""
    for path, item in (spec.root() / "paths").items():
        found = spec.resolve(item)
        if found.pointer != ("paths", path) or not found.file.startswith("services/"):
            raise spec.error(item, f"$ref {item.value['$ref']!r} does not lead to {path} of a service")
        yield path, found / "post"


def components(spec: Spec) -> Iterator[tuple[str, Located]]:
    """Every named schema of the spec, file by file."""
    for file in sorted(spec.files):
        found = spec.root(file).get("components")
        if found is not None and (schemas := found.get("schemas")):
            yield from schemas.items()


def params_schema(operation: Located) -> Located | None:
    """The schema of `params`."""
    return _part(operation / "requestBody", "params")


def data_schema(operation: Located) -> Located | None:
    """The schema of `data`, or None where the operation answers nothing but success."""
    return _part(operation / "responses" / "200", "data")


def _part(body: Located, key: str) -> Located | None:
    for part in body / "content" / "application/json" / "schema" / "allOf":
        properties = part.get("properties")
        if properties is not None and key in properties.value:
            return properties / key
    return None
