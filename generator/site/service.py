"""The page of a service: each operation with its parameters, its answer and examples."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from generator.api import docstrings
from generator.api.model import Api, Operation, Service, Value

DEPTH = 3
"""Levels of fields that the table of an answer lists."""

_WIDTH = 88

_QUALIFIED = re.compile(r"(?<![\w.])(?:[a-z_]{1,40}\.){1,10}(?=[A-Z])")
_CLASS = re.compile(r"(?<![\w.])(?:[a-z_]{1,40}\.){1,10}[A-Z]\w{0,100}")

AUTH = {
    "none": "needs no token",
    "user": "needs a signed-in user",
    "optional-user": "a user may be signed in",
    "cloud": "needs the project's token",
}


@dataclass(frozen=True, slots=True)
class Row:
    """A parameter, or a field of an answer, as a row of a table."""

    name: str
    type: str
    needed: str
    text: str


@dataclass(frozen=True, slots=True)
class OperationPage:
    """An operation, ready to print."""

    method: str
    anchor: str
    title: str
    text: str
    path: str
    version: str
    source: str
    facts: str
    signature: str
    parameters: tuple[Row, ...]
    rules: tuple[str, ...]
    answer: str
    fields: tuple[Row, ...]
    sync: str
    asynchronous: str
    request: str
    response: str
    is_deprecated: bool


def operation_page(api: Api, operation: Operation) -> OperationPage:
    """Return an operation, ready to print."""
    params, data = _examples(operation)
    body: Mapping[str, Any] = _envelope(operation, params)
    summary, _, description, _ = docstrings.of_operation(operation)
    return OperationPage(
        method=operation.method,
        anchor=operation.method.replace("_", "-"),
        title=operation.origin.title,
        text=f"{summary} {description}".strip(),
        path=operation.path,
        version=operation.version,
        source=docstrings.of_origin(operation.origin),
        facts=_facts(operation),
        signature=_signature(operation),
        parameters=tuple(_row(one, _needed(one), operation.names) for one in operation.parameters),
        rules=tuple(rule.text for rule in operation.rules),
        answer=_answer(operation),
        fields=tuple(_fields(api, operation.answer, "", DEPTH)),
        sync=_call(operation, params, is_async=False),
        asynchronous=_call(operation, params, is_async=True),
        request=_json(body),
        response=_json({"code": 200, "id": body["id"], "message": "success", "data": data}),
        is_deprecated=operation.is_deprecated,
    )


def service_operations(api: Api, service: Service) -> list[Operation]:
    """Return the operations of a service, in the order of its sections."""
    found = [one for one in api.operations.values() if f"{one.side}.{one.service}" == service.python]
    return sorted(found, key=lambda one: [int(number) for number in re.findall(r"\d+", one.origin.section)] or [99])


def _examples(operation: Operation) -> tuple[dict[str, Any], Any]:
    requests, answers = json.loads(operation.examples)
    return (requests[0] if requests else {}), (answers[0] if answers else None)


def _envelope(operation: Operation, params: dict[str, Any]) -> dict[str, Any]:
    system = {"apiVer": operation.version}
    if operation.auth in {"user", "optional-user"}:
        system["iotToken"] = "…"
    elif operation.auth == "cloud":
        system["cloudToken"] = "…"
    return {"id": "1509086454180", "version": "1.0", "request": system, "params": params}


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2)


def _facts(operation: Operation) -> str:
    facts = [AUTH.get(operation.auth, "")]
    facts.append("safe to repeat" if operation.is_idempotent else "not safe to repeat")
    if operation.timeout:
        facts.append(f"the platform answers within {operation.timeout / 1000:g} s")
    return "; ".join(filter(None, facts))


def _row(value: Value, needed: str, names: Mapping[str, str]) -> Row:
    wire = f"`{value.wire}` on the wire." if value.wire != value.name else ""
    notes = [docstrings.of_value(value, names), wire]
    return Row(value.name, _type(value).replace("|", "\\|"), needed, " ".join(filter(None, notes)))


def _needed(value: Value) -> str:
    if value.required:
        return "required"
    return "" if value.default is None else f"default `{json.dumps(value.default, ensure_ascii=False)}`"


def _type(value: Value) -> str:
    return _QUALIFIED.sub("", value.type)


def _answer(operation: Operation) -> str:
    if operation.item:
        return f"Pages[{_QUALIFIED.sub('', operation.item)}, {_type(operation.answer)}]"
    return _type(operation.answer) if operation.answer.type else "None"


def _fields(api: Api, value: Value, prefix: str, depth: int) -> Iterator[Row]:
    """Yield the fields of an object, or of the items of a list, with those of the objects in them."""
    for name in _CLASS.findall(value.type):
        found = api.classes.get(name)
        if found is None or not depth:
            continue
        for field in found.fields:
            row = _row(field, "", found.names)
            yield replace(row, name=prefix + row.name)
            suffix = "[]." if "list[" in field.type else "."
            yield from _fields(api, field, f"{prefix}{row.name}{suffix}", depth - 1)


def _signature(operation: Operation) -> str:
    parts = [f"{one.name}: {_type(one)}{_default(one)}" for one in operation.parameters]
    line = f"{operation.method}(*, {', '.join(parts)})" if parts else f"{operation.method}()"
    if len(line) + len(_answer(operation)) <= _WIDTH - 4:
        return f"{line} -> {_answer(operation)}"
    inner = "".join(f"    {part},\n" for part in parts)
    return f"{operation.method}(\n    *,\n{inner}) -> {_answer(operation)}"


def _default(value: Value) -> str:
    if value.required:
        return ""
    return " | None = None" if value.default is None else f" = {value.default!r}"


def _call(operation: Operation, params: dict[str, Any], *, is_async: bool) -> str:
    """Return a program that makes the call of the documented example."""
    names = operation.names
    given = [f"{names[wire]}={value!r}" for wire, value in params.items() if wire in names]
    side = operation.side.capitalize()
    kind = f"Async{side}Client" if is_async else f"{side}Client"
    call = f"{operation.side}.{operation.service}.{operation.method}"
    one_line = f"{call}({', '.join(given)})"
    inner = "".join(f"        {one},\n" for one in given)
    call = one_line if len(one_line) <= _WIDTH - 20 or not given else f"{call}(\n{inner}    )"
    with_ = "async with" if is_async else "with"
    head = f"from feiyan import {kind}\n\n{with_} {kind}.from_env() as {operation.side}:\n"
    if operation.item:
        for_ = "async for" if is_async else "for"
        return f"{head}    {for_} item in {call}:\n        print(item)"
    await_ = "await " if is_async else ""
    return f"{head}    print({await_}{call})" if operation.answer.type != "None" else f"{head}    {await_}{call}"
