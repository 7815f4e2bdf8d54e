"""`feiyan ops`, `feiyan describe`, `feiyan error`: what there is, found by words."""

from __future__ import annotations

import inspect
import json
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import click

from feiyan_cli import operations, output
from feiyan_cli.language import is_chinese, said
from feiyan_cli.operations import Entry
from feiyan_cli.options import output_options

PAGE_URL = "https://help.aliyun.com/document_detail/{}.html"

COLUMNS = ("operation", "summary", "title", "section")
COLUMNS_ZH = ("operation", "title", "section", "summary")
"""Columns of a table of operations, in English and in Chinese."""

MAX_DEPTH = 4
"""Depth to which the fields of an answer are listed."""


@click.command("ops")
@click.argument("words", nargs=-1)
@click.option("--side", type=click.Choice(["app", "cloud"]), help="List the operations of one side only.")
@output_options
def ops_command(words: tuple[str, ...], side: str | None, output_format: str) -> None:
    """Find operations by words, path, Chinese title or section.

    WORDS may be English words, a path, a part of a Chinese title, a section or a page number; without WORDS, all are
    listed.
    """
    found = operations.search(words) if words else list(operations.entries())
    rows = [_row(entry) for entry in found if side in (None, entry.side)]
    if not rows:
        click.echo(f"feiyan: {said('no operation matches {!r}', ' '.join(words))}", err=True)
        sys.exit(1)
    output.write_rows(rows, output_format, columns=COLUMNS_ZH if is_chinese() else COLUMNS)


def _row(entry: Entry) -> dict[str, Any]:
    return {
        "operation": entry.python,
        "summary": entry.summary,
        "title": entry.title,
        "section": entry.section,
        "path": entry.path,
        "version": entry.version,
    }


@click.command("describe")
@click.argument("operation", metavar="OP")
@output_options
def describe_command(operation: str, output_format: str) -> None:
    """Show parameters, answer, example and source of an operation.

    OP is its name, such as cloud.things.set_properties, its path or its section number.
    """
    entry = operation_named(operation)
    if output_format == "table":
        click.echo("\n".join(_description(entry)))
    else:
        output.write(_facts(entry), output_format)


def operation_named(name: str) -> Entry:
    """Return an operation, or end with a message that has the nearest names."""
    try:
        return operations.lookup(name)
    except operations.UnknownOperationError as error:
        raise click.UsageError(str(error)) from None


@click.command("error")
@click.argument("words", nargs=-1, required=True, metavar="CODE|WORDS")
@output_options
def error_command(words: tuple[str, ...], output_format: str) -> None:
    """Explain an error code, or find codes by words.

    A code is decimal, hexadecimal (0xC420) or compound (101601+60101); words are English or Chinese.
    """
    from feiyan_cli import errors

    text = " ".join(words)
    found = [errors.facts(entry) for entry in errors.find(text)]
    if not found:
        click.echo(f"feiyan: {said('no error code matches {!r}', text)}", err=True)
        sys.exit(1)
    if output_format != "table":
        output.write(found[0] if len(found) == 1 else found, output_format)
    elif len(found) > 1:
        output.write_rows(map(_in_one_language, found), output_format, columns=("code", "name", "meaning", "remedy"))
    else:
        facts = _in_one_language(found[0])
        for one in map(_in_one_language, facts.pop("also")):
            facts[said("or {!r}", one["message"])] = f"{one['meaning']} {one['remedy']} ({one['error']})"
        facts["retry"] = said("yes, later" if facts["retry"] else "no")
        output.write(
            {said(name.replace("_", " ")): value for name, value in facts.items() if value is not None}, output_format
        )


def _in_one_language(facts: Mapping[str, Any]) -> dict[str, Any]:
    """Return facts about a code with the texts of the command's language alone."""
    texts = {name: facts[f"{name}_zh"] for name in ("meaning", "remedy")} if is_chinese() else {}
    return {name: texts.get(name, value) for name, value in facts.items() if not name.endswith("_zh")}


def _facts(entry: Entry) -> dict[str, Any]:
    return {
        **_row(entry),
        "description": entry.spec.get("description"),
        "side": entry.side,
        "auth": entry.spec["x-auth"],
        "idempotent": entry.spec["x-idempotent"],
        "timeout_ms": entry.spec.get("x-timeout-ms"),
        "parameters": [
            {
                "name": one.name,
                "wire": one.wire,
                "type": one.type,
                "required": one.default is REQUIRED,
                "description": one.description,
            }
            for one in _parameters(entry)
        ],
        "rules": _rules(entry),
        "answer": [{"field": field, "type": kind, "description": text} for field, kind, text in _fields(entry)],
        "python": _example(entry),
        "example_answer": entry.answer_example,
        "pages": [PAGE_URL.format(number) for number in entry.pages],
    }


def _description(entry: Entry) -> Iterator[str]:
    yield f"{entry.python}  {entry.title}"
    yield f"  {entry.summary}"
    if text := entry.spec.get("description"):
        yield f"  {text}"
    yield ""
    yield f"  POST {entry.path}, version {entry.version}"
    yield f"  {_auth(entry)}; {'safe' if entry.spec['x-idempotent'] else 'not safe'} to repeat"
    if entry.section:
        yield f"  Section {entry.section}"
    for number in entry.pages:
        yield f"  {PAGE_URL.format(number)}"
    if rows := list(_parameters(entry)):
        yield from ("", "Parameters")
        for one in rows:
            given = "required" if one.default is REQUIRED else f"default {one.default!r}"
            yield f"  {one.name}: {one.type}; {'optional' if one.default is None else given}"
            if one.description:
                yield f"      {one.description}"
    for rule in _rules(entry):
        yield f"  {rule}"
    if fields := list(_fields(entry)):
        yield from ("", "Answer")
        for field, kind, text in fields:
            yield f"  {field}: {kind}" + (f"  {text}" if text else "")
    yield from ("", "Example")
    yield from (f"  {line}" for line in _example(entry).splitlines())
    yield ""
    yield "Errors: `feiyan error CODE`; `except feiyan.ApiError as error: error.code, error.known`"


def _auth(entry: Entry) -> str:
    return {
        "none": "needs no token",
        "user": "needs a signed-in user",
        "optional-user": "a user may be signed in",
        "cloud": "needs the project's token",
    }[entry.spec["x-auth"]]


@dataclass(frozen=True)
class Parameter:
    """A parameter of an operation."""

    name: str
    """Name in Python."""
    wire: str
    type: str
    default: Any
    """Default in Python; `REQUIRED` if there is none."""
    description: str


REQUIRED = inspect.Parameter.empty


def _parameters(entry: Entry) -> Iterator[Parameter]:
    """Yield the parameters in the order of the Python method."""
    properties = entry.parameters.get("properties", {})
    for name, found in inspect.signature(entry.function).parameters.items():
        wire = entry.operation.parameters.get(name)
        if wire is not None:
            schema = operations.resolved(properties.get(wire, {}))
            yield Parameter(name, wire, _type(schema) + _range(schema), found.default, schema.get("description", ""))


def _range(schema: Mapping[str, Any]) -> str:
    """Return the limits of a value as " 1 to 200", or nothing."""
    for low, high in (("minimum", "maximum"), ("minLength", "maxLength"), ("minItems", "maxItems")):
        match schema.get(low), schema.get(high):
            case (None, None):
                continue
            case (least, None):
                return f", at least {least}"
            case (None, most):
                return f", at most {most}"
            case (least, most):
                return f", {least} to {most}"
    return ""


def _rules(entry: Entry) -> list[str]:
    """Return the rules among parameters in words."""
    return [line.strip() for line in _docstring(entry) if line.startswith("Pass ")]


def _docstring(entry: Entry) -> list[str]:
    return (inspect.getdoc(entry.function) or "").splitlines()


def _fields(entry: Entry) -> Iterator[tuple[str, str, str]]:
    data = operations.resolved(entry.data)
    if data:
        yield from _nested(data, "", MAX_DEPTH)


def _nested(schema: Mapping[str, Any], name: str, depth: int) -> Iterator[tuple[str, str, str]]:
    if name or "properties" not in schema:
        yield name or "data", _type(schema), str(schema.get("description", "") if name else "")
    inner = operations.resolved(schema.get("items", {})) if "items" in schema else schema
    suffix = "[]" if "items" in schema else ""
    if depth:
        for wire, part in inner.get("properties", {}).items():
            yield from _nested(operations.resolved(part), f"{name}{suffix}.{wire}".lstrip("."), depth - 1)


def _type(schema: Mapping[str, Any]) -> str:
    if values := schema.get("enum"):
        names = schema.get("x-enum-names", [])
        shown = [json.dumps(value, ensure_ascii=False) for value in values]
        if all(isinstance(value, int) for value in values) and len(names) == len(values):
            shown = [f"{value} {name}" for value, name in zip(shown, names, strict=True)]
        return " | ".join(shown)
    if options := schema.get("anyOf") or schema.get("oneOf"):
        return " | ".join(dict.fromkeys(_type(operations.resolved(option)) for option in options))
    kind = schema.get("type", "any")
    names = [one for one in ([kind] if isinstance(kind, str) else kind) if one != "null"]
    if names == ["array"]:
        return f"list of {_type(operations.resolved(schema.get('items', {})))}"
    text = " | ".join(names) or "null"
    return f"{text} (ms since 1970)" if schema.get("x-unit") == "epoch-ms" else text


def _example(entry: Entry) -> str:
    """Return a call in Python with the parameters of the documented example."""
    wire_names = {wire: python for python, wire in entry.operation.parameters.items()}
    given = [f"{wire_names[wire]}={value!r}" for wire, value in entry.example.items() if wire in wire_names]
    call = f"client.{entry.service}.{entry.method}({', '.join(given)})"
    if len(call) > 100:
        lines = "".join(f"    {one},\n" for one in given)
        call = f"client.{entry.service}.{entry.method}(\n{lines})"
    name = {"app": "AppClient", "cloud": "CloudClient"}[entry.side]
    return f"client = feiyan.{name}.from_env()\n{call}"
