"""Answers with every documented field: what handlers and examples leave out is filled in with a plain value."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

_PLAIN: Mapping[str, Callable[[], Any]] = {
    "string": str,
    "integer": int,
    "number": int,
    "boolean": bool,
    "array": list,
    "null": lambda: None,
}


class Completion:
    """Completes data by a schema, with the components that the schema refers to."""

    def __init__(self, schema: Mapping[str, Any] | None, components: Mapping[str, Any]) -> None:
        self._schema = schema
        self._components = components

    def complete(self, data: Any) -> Any:
        """Return data with all documented fields of its objects."""
        return data if self._schema is None else self._completed(self._schema, data)

    def _completed(self, schema: Any, data: Any) -> Any:
        found = self._resolved(schema)
        if isinstance(data, list) and "x-bare-list" in found:
            found = self._resolved(found["properties"][found["x-bare-list"]])
        if isinstance(data, list) and "items" in found:
            return [self._completed(found["items"], item) for item in data]
        if not isinstance(data, dict):
            return data
        if isinstance(each := found.get("additionalProperties"), dict):
            return {name: self._completed(each, value) for name, value in data.items()}
        made = dict(data)
        for name, field in found.get("properties", {}).items():
            if name in data:
                made[name] = self._completed(field, data[name])
            elif not any(alias in data for alias in field.get("x-aliases", ())):
                self._fill_in(made, name, field)
        return made

    def _fill_in(self, made: dict[str, Any], name: str, field: Mapping[str, Any]) -> None:
        found = self._resolved(field)
        if "oneOf" in found:
            found = self._resolved(found["oneOf"][0])
        kind = found.get("type")
        kind = kind[0] if isinstance(kind, list) else kind
        if "deprecated" in field or kind not in {*_PLAIN, "object"}:
            return  # free-form values are not filled in
        if "enum" in found:
            made[name] = found["enum"][0]
        else:
            made[name] = self._completed(found, {}) if kind == "object" else _PLAIN[kind]()

    def _resolved(self, schema: Any) -> Mapping[str, Any]:
        while isinstance(schema, dict) and "$ref" in schema:
            schema = self._components["schemas"][schema["$ref"].rpartition("/")[2]]
        return schema if isinstance(schema, dict) else {}
