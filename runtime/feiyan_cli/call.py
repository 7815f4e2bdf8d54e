"""`feiyan call`: call any operation, with an option for each of its parameters."""

from __future__ import annotations

import enum
import inspect
import json
import sys
import types
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

import click
from pydantic import BaseModel

from feiyan_cli import operations, output
from feiyan_cli.language import said
from feiyan_cli.operations import Entry
from feiyan_cli.options import output_options, profile_option
from feiyan_cli.profiles import Profile
from feiyan_runtime import Pages


class Value(click.ParamType[Any]):
    """A value of a parameter: a text, a number, the name of an enum member, or JSON, whichever the parameter takes.

    `@FILE` stands for the contents of a file, `@-` for standard input.
    """

    def __init__(self, annotation: Any) -> None:
        self._kinds = list(_kinds(annotation))
        enums = [kind for kind in self._kinds if isinstance(kind, type) and issubclass(kind, enum.Enum)]
        self._members = {name.lower(): member for kind in enums for name, member in kind.__members__.items()}
        if self._members:
            self.name = "|".join(self._members)
        else:
            names = [_NAMES.get(kind, "json") for kind in self._kinds]
            self.name = next((name for name in ("text", "integer", "number", "boolean") if name in names), "json")

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        if not isinstance(value, str):
            return value
        if value.startswith("@"):
            value = self._read(value[1:], param, ctx)
        if member := self._members.get(value.lower()):
            return member
        if str in self._kinds:
            return value
        if bool in self._kinds and value.lower() in {"yes", "no", "on", "off"}:
            return value.lower() in {"yes", "on"}
        try:
            return json.loads(value)
        except ValueError as error:
            reason = f": {error}" if self.name == "json" else ""
            self.fail(f"{value!r} is not {_article(self.name)}{reason}", param, ctx)

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[Any]:
        from click.shell_completion import CompletionItem

        return [CompletionItem(name) for name in self._members if name.startswith(incomplete.lower())]

    def _read(self, name: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        try:
            return sys.stdin.read() if name == "-" else Path(name).read_text(encoding="utf-8").removesuffix("\n")
        except (OSError, UnicodeDecodeError) as error:
            self.fail(f"@{name}: {error}", param, ctx)


_NAMES = {str: "text", int: "integer", float: "number", bool: "boolean"}


def _article(name: str) -> str:
    return {"json": "JSON", "integer": "an integer"}.get(name, f"a {name}" if "|" not in name else f"one of {name}")


def _kinds(annotation: Any) -> Iterable[Any]:
    """Yield the types of a union, without None and annotations."""
    if get_origin(annotation) is Annotated:
        annotation = get_args(annotation)[0]
    if get_origin(annotation) in {Union, types.UnionType}:
        for one in get_args(annotation):
            yield from _kinds(one)
    elif annotation is not type(None):
        yield annotation


class Calls(click.Group):
    """A command for each operation, made when it is named."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return [entry.python for entry in operations.entries()]

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        try:
            return _command(operations.lookup(name))
        except operations.UnknownOperationError as error:
            if ctx.resilient_parsing:
                return None
            raise click.UsageError(str(error), ctx) from None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        formatter.write_paragraph()
        formatter.write_text("`feiyan ops WORDS` finds operations, `feiyan call OP --help` lists the options of one.")


@click.command("call", cls=Calls, subcommand_metavar="OP [OPTIONS]...")
def call_command() -> None:
    """Call an operation.

    OP is its name, such as cloud.things.set_properties, its path or its section number.
    """


def _command(entry: Entry) -> click.Command:
    hints = get_type_hints(entry.function, include_extras=True)
    parameters: list[click.Parameter] = []
    for name, parameter in inspect.signature(entry.function).parameters.items():
        if name not in {"self", "options"}:
            required = parameter.default is inspect.Parameter.empty
            value = Value(hints[name])
            parameters.append(
                click.Option(
                    [f"--{name.replace('_', '-')}", name],
                    type=value,
                    required=required,
                    metavar=value.name.upper() if "|" not in value.name else f"[{value.name}]",
                    help=_help(entry, name),
                )
            )

    def run(profile: Profile, output_format: str, secrets: bool, **given: Any) -> None:
        walk = bool(given.pop("all", False))
        params = {name: value for name, value in given.items() if value is not None}
        with profile.client("app" if entry.side == "app" else "cloud") as client:
            answer = getattr(getattr(client, entry.service), entry.method)(**params)
            if isinstance(answer, Pages):
                answer = _all(answer, entry) if walk else answer.page()
            if entry.operation.paging and not walk and output_format != "json":
                answer = list(entry.operation.paging.items(answer))
            _print(answer, output_format, secrets=secrets)

    command = click.Command(entry.python, params=parameters, callback=run, help=f"{entry.summary}\n\n{entry.title}")
    if entry.operation.paging:
        command.params.append(click.Option(["--all"], is_flag=True, help="Read all pages, and print their items."))
    command.params.append(click.Option(["--secrets"], is_flag=True, help="Print secrets instead of masks."))
    return profile_option(output_options(command))


def _help(entry: Entry, name: str) -> str:
    schema = entry.parameters.get("properties", {}).get(entry.operation.parameters[name], {})
    return str(operations.resolved(schema).get("description", ""))


def _all(pages: Pages[Any, Any], entry: Entry) -> list[Any]:
    """Return the items of all pages; show on a terminal how many there are so far."""
    if not sys.stderr.isatty():
        return list(pages)
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn

    columns = (TextColumn(entry.python), BarColumn(), TextColumn("{task.completed} of {task.total}"))
    items: list[Any] = []
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("", total=None)
        for page in pages.pages():
            items += entry.operation.paging.items(page) if entry.operation.paging else []
            progress.update(task, completed=len(items), total=getattr(page, "total", None))
    return items


def _print(answer: Any, output_format: str, *, secrets: bool) -> None:
    value = plain(answer, secrets=secrets)
    if value is None:
        click.echo(said("done"), err=True)
    else:
        if value == [] and output_format == "table":
            click.echo(said("no items"), err=True)
        output.write(value, output_format)


def plain(value: Any, *, secrets: bool = False) -> Any:
    """Return an answer as plain data, with the names of the wire."""
    if isinstance(value, BaseModel):
        return value.model_dump(mode="json", by_alias=True, context={"secrets": True} if secrets else None)
    if isinstance(value, Mapping):
        return {str(key): plain(item, secrets=secrets) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [plain(item, secrets=secrets) for item in value]
    return value
