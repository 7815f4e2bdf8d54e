"""The commands. Each one's module is imported when it runs, so that the command starts quickly."""

from __future__ import annotations

import difflib
import sys
from importlib import import_module
from typing import Any

import click

from feiyan_cli.language import explained, language_option, said
from feiyan_cli.options import exit_code
from feiyan_runtime import AuthenticationError, FeiyanError, __version__
from feiyan_runtime._events import log_as_asked

MODULES = {
    "ops": "find",
    "describe": "find",
    "error": "find",
    "call": "call",
    "devices": "devices",
    "get": "devices",
    "set": "devices",
    "watch": "devices",
    "listen": "listen",
    "login": "accounts",
    "logout": "accounts",
    "whoami": "accounts",
    "token": "accounts",
    "tsl": "tsl",
    "sandbox": "sandbox",
    "completion": "completion",
}
"""The module of each command, in the order of the help."""


class Commands(click.Group):
    """Commands that are imported on demand. Errors of the package end the program with a message and a code."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(MODULES)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in MODULES:
            return None
        command: click.Command = getattr(import_module(f"feiyan_cli.{MODULES[name]}"), f"{name}_command")
        return command

    def resolve_command(self, ctx: click.Context, args: list[str]) -> Any:
        if args and args[0] not in MODULES and (close := difflib.get_close_matches(args[0], MODULES, n=2)):
            ctx.fail(f"there is no command {args[0]!r}; did you mean {' or '.join(close)}?")
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except FeiyanError as error:
            click.echo(f"feiyan: {explained(error)}", err=True)
            if isinstance(error, AuthenticationError):
                hint = said("`feiyan whoami` shows whose credentials are used, `feiyan login` changes them")
                click.echo(f"feiyan: {hint}", err=True)
            sys.exit(exit_code(type(error)))


@click.command(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, message="%(version)s")
@language_option
def feiyan() -> None:
    """Work with the Alibaba Cloud IoT Living Platform (生活物联网平台, Feiyan).

    Credentials come from FEIYAN_* environment variables, or from `feiyan login`. FEIYAN_LOG=debug shows each request.
    """
    log_as_asked()
