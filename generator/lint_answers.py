"""Rules for what answers hold: nothing that they may lack is required, and failures that they tell are acted on."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.api.resolved_schema import ResolvedSchema
from generator.api.types import is_component, is_enum
from generator.spec.corrections import corrections
from generator.spec.index import components, data_schema, operations, params_schema
from generator.spec.load import Located, Spec
from generator.spec.schema import OBSERVED, Place

_TELLS_SUCCESS = re.compile(
    r"code|(bind|result|error|err|ret)Code|(is)?(ok|succ|success|succeed|succeeded|successful)|(is)?(fail|failed)",
    re.IGNORECASE,
)
"""Names of fields in answers that tell whether something succeeded."""

_READS = frozenset({"get", "list", "query", "check", "count", "filter"})
"""Verbs of operations whose answer is what was asked for, even if it is a boolean."""

_NULL = re.compile(r"(data is )?null")


def answers(spec: Spec) -> None:
    """Check every object that an answer reaches, and the booleans that are the whole answer."""
    nulls = _only_null(spec)
    for path, place in operations(spec):
        data = data_schema(place)
        if data is None:
            continue
        schema = ResolvedSchema(spec, data)
        tells = any("x-success" in part.value for part in schema.parts())
        verb = re.split(r"(?=[A-Z])", place.value["operationId"].rpartition(".")[2])[0]
        if schema.value_types == {"boolean"} and verb not in _READS and not tells:
            spec.problem(
                data, f"{path}: data is a boolean, perhaps of success: write x-success, or take a reading verb"
            )
        if path in nulls and schema.types and "null" not in schema.types and schema.items is None:
            spec.problem(data, f"{path}: by its corrections the only answer shown is null: let data be null, too")
    for found in _reached(spec):
        if found.file != OBSERVED and found.value.get("required"):
            names = ", ".join(found.value["required"])
            spec.problem(found / "required", f"answers have this object, and may lack {names}: write x-rules instead")
        for name in found.value.get("properties", ()):
            field = ResolvedSchema(spec, found / "properties" / name)
            if _is_half_read(field):
                spec.problem(field.place, f"{name} is JSON text in some answers: let it be text and objects, by oneOf")
            if _TELLS_SUCCESS.fullmatch(name) and "x-success" not in found.value:
                spec.problem(field.place, f"{name} in an answer looks like a result: write x-success on its object")


def sent_values(spec: Spec) -> None:
    """Check that a value which never changes has a default, and that the default of a required property is sent."""
    for path, place in operations(spec):
        params = params_schema(place)
        for found in _objects(ResolvedSchema(spec, params), {}) if params is not None else ():
            is_carried_out = is_component(found) or (params is not None and found.pointer == params.pointer)
            for name in sorted({*found.value.get("required", ())} & {*found.value.get("properties", ())}):
                field = found / "properties" / name
                parts = ResolvedSchema(spec, field).parts()
                has_default = any({"default", "const"} & {*part.value} for part in parts)
                fixed = [part.value["enum"][0] for part in parts if _is_fixed(part)]
                if fixed and not has_default:
                    spec.problem(
                        field, f"{path}: {name} is always {fixed[0]!r}: write it as default, so that it is sent"
                    )
                if has_default and not is_carried_out:
                    spec.problem(field, f"{path}: only the default of a component's property is sent: name its object")


def _is_fixed(part: Located) -> bool:
    """Return whether a schema has one value and no class; the values of a class are for callers to choose."""
    return len(part.value.get("enum", ())) == 1 and not is_component(part)


def _is_half_read(field: ResolvedSchema) -> bool:
    """Return whether a description speaks of JSON text, and the schema has not both that and what it is the text of."""
    described = any("JSON text" in part.value.get("description", "") for part in field.parts()[:1])
    return described and not ("string" in field.types and field.types & {"array", "object"})


def regions(spec: Spec) -> None:
    """Check that each region that an answer may name leads to a server."""
    servers = [server.value for server in spec.root() / "servers"]
    known = {name for one in servers for name in (one["x-region"], *one.get("x-region-aliases", ()))}
    for name, place in components(spec):
        if name.endswith("Region") and is_enum(place.value):
            for unknown in sorted({*place.value["enum"]} - known):
                spec.problem(place, f"{unknown} is no x-region of a server: write it in x-region-aliases of its server")


def _only_null(spec: Spec) -> set[str]:
    """Return the paths whose corrections say that the example of the answer is null."""
    rows = (row.value for row in corrections(spec))
    return {
        row["path"]
        for row in rows
        if (row["part"], row["field"]) == ("response", "")
        and _NULL.fullmatch(str(row["says"].get("response-example", "")))
    }


def _reached(spec: Spec) -> Iterator[Located]:
    seen: dict[tuple[str, Place], Located] = {}
    for _, place in operations(spec):
        if (data := data_schema(place)) is not None:
            yield from _objects(ResolvedSchema(spec, data), seen)


def _objects(schema: ResolvedSchema, seen: dict[tuple[str, Place], Located]) -> Iterator[Located]:
    """Yield every object with properties at any depth that was not seen before."""
    for part in schema.parts():
        if (part.file, part.pointer) in seen:
            continue
        seen[part.file, part.pointer] = part
        if "properties" in part.value:
            yield part
            for _, child in (part / "properties").items():
                yield from _objects(ResolvedSchema(schema.spec, child), seen)
        for key in ("items", "additionalProperties"):
            if isinstance(part.value.get(key), dict):
                yield from _objects(ResolvedSchema(schema.spec, part / key), seen)
