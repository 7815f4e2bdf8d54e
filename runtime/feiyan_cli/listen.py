"""`feiyan listen`: print pushes as they happen."""

from __future__ import annotations

import dataclasses
import json
import sys
import time
from contextlib import suppress
from itertools import islice
from typing import Any

import click

from feiyan_cli import output
from feiyan_cli.call import plain
from feiyan_cli.options import output_options, profile_option
from feiyan_cli.profiles import Profile


@click.command("listen")
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="End after so many messages.")
@output_options
@profile_option
def listen_command(limit: int | None, output_format: str, profile: Profile) -> None:
    """Print the messages of the user's devices, until Ctrl-C.

    Each message is a line.
    """
    with profile.app() as app, app.channel() as channel, suppress(KeyboardInterrupt):
        for message in islice(channel, limit):
            _print(message, output_format)


def _print(message: Any, output_format: str) -> None:
    facts = plain(message) if not dataclasses.is_dataclass(message) else plain(vars_of(message))
    name = type(message).__name__
    if output_format == "table":
        text = "  ".join(f"{key}={output.printable(value)}" for key, value in facts.items() if value not in (None, ""))
        click.echo(f"{time.strftime('%H:%M:%S')}  {name}  {text}".rstrip())
    else:
        click.echo(json.dumps({"type": name, **facts}, ensure_ascii=False, default=str))
    sys.stdout.flush()


def vars_of(event: Any) -> dict[str, Any]:
    """Return the fields of an event of the channel."""
    return {field.name: getattr(event, field.name) for field in dataclasses.fields(event) if field.repr}
