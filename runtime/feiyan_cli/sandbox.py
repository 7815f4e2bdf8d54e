"""`feiyan sandbox`: a local gateway and broker, alone or around a command."""

from __future__ import annotations

import json
import os
import shlex
import signal
import subprocess
import sys
import threading
from contextlib import suppress
from shutil import which
from sysconfig import get_path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from feiyan_sandbox import Sandbox


@click.command("sandbox", context_settings={"ignore_unknown_options": False})
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", type=int, default=0, help="Port of the gateway; 0 picks a free one.")
@click.option("--mqtt-port", type=int, default=0, help="Port of the broker; 0 picks a free one.")
@click.option("--product", "products", multiple=True, metavar="NAME=FILE", help="Add a product with this thing model.")
@click.option("--device", "devices", multiple=True, metavar="NAME=N", help="Add N devices of a product to the home.")
@click.option("--fleet", type=int, default=0, metavar="N", help="Add N devices of the sandbox's own products.")
@click.option("--seed", type=int, default=0, metavar="N", help="Choose what the devices have reported.")
@click.option("--strict", is_flag=True, help="Accept only what the documents say.")
@click.option("--fault", "faults", multiple=True, metavar="kind=KIND,...", help="Let calls go wrong.")
@click.option("--env", "exports", is_flag=True, help="Print lines for a shell that set FEIYAN_*, instead of JSON.")
@click.argument("command", nargs=-1, type=click.UNPROCESSED, metavar="[-- COMMAND...]")
def sandbox_command(
    host: str,
    port: int,
    mqtt_port: int,
    products: tuple[str, ...],
    devices: tuple[str, ...],
    fleet: int,
    seed: int,
    strict: bool,
    faults: tuple[str, ...],
    exports: bool,
    command: tuple[str, ...],
) -> None:
    """Run a sandbox, alone or around a command.

    Alone, it runs until it is stopped. With COMMAND, the command runs inside it, and the exit code is that of the
    command.

    The command finds FEIYAN_APP_KEY, FEIYAN_APP_SECRET, FEIYAN_PROJECT_ID, FEIYAN_IOT_TOKEN, FEIYAN_BASE_URL and
    FEIYAN_MQTT_URL in its environment.
    """
    try:
        from feiyan_sandbox import Sandbox
        from feiyan_sandbox.options import fault, own_things
    except ModuleNotFoundError as error:
        raise click.ClickException(str(error)) from None
    try:
        own, injected = own_things(products, devices), [fault(text) for text in faults]
        sandbox = Sandbox(host=host, port=port, mqtt_port=mqtt_port, fleet=fleet, seed=seed, strict=strict, **own)
        for one in injected:
            sandbox.inject(one)
        sandbox.start()
    except ValueError as error:
        raise click.UsageError(str(error)) from None
    except (OSError, OverflowError) as error:
        reason = str(error).rstrip(".")
        message = f"cannot listen on {host} port {port} or MQTT port {mqtt_port}: {reason}; choose others, or 0"
        raise click.ClickException(message) from None
    with sandbox:
        code = _run(command, environment(sandbox)) if command else _serve(sandbox, exports=exports)
    sys.exit(code)


NOT_RUN = 127
"""Exit code of a command that cannot be run, as in a shell."""


def environment(sandbox: Sandbox) -> dict[str, str]:
    """Return the variables with which clients and the command use a sandbox."""
    return {
        "FEIYAN_APP_KEY": sandbox.app_key,
        "FEIYAN_APP_SECRET": sandbox.app_secret,
        "FEIYAN_PROJECT_ID": sandbox.project_id,
        "FEIYAN_IOT_TOKEN": sandbox.iot_token,
        "FEIYAN_BASE_URL": sandbox.base_url,
        "FEIYAN_MQTT_URL": sandbox.mqtt_url,
    }


def _serve(sandbox: Sandbox, *, exports: bool) -> int:
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    with suppress(KeyboardInterrupt):
        if exports:
            lines = [f"export {name}={shlex.quote(value)}" for name, value in environment(sandbox).items()]
            click.echo("\n".join(lines))
        else:
            click.echo(json.dumps(sandbox.describe(), ensure_ascii=False))
        sys.stdout.flush()
        threading.Event().wait()
    return 0


def _run(command: tuple[str, ...], variables: dict[str, str]) -> int:
    """Run a command, and return its exit code, 128 more than its signal if one ended it.

    Its tokens are those of the sandbox, so `feiyan` keeps them in a folder that goes with it. `feiyan` and `python` are
    those of this environment, be it activated or not.
    """
    path = os.pathsep.join((get_path("scripts"), os.environ.get("PATH", os.defpath)))
    name, *arguments = command
    program = [sys.executable, "-m", name] if name == "feiyan" else [which(name, path=path) or name]
    with TemporaryDirectory() as config:
        variables = {**os.environ, **variables, "FEIYAN_CONFIG": config, "PATH": path}
        try:
            process = subprocess.Popen([*program, *arguments], env=variables)
        except OSError as error:
            click.echo(f"feiyan: cannot run {name!r}: {error.strerror}", err=True)
            return NOT_RUN
        signal.signal(signal.SIGTERM, lambda _number, _frame: process.terminate())
        while True:
            with suppress(KeyboardInterrupt):  # the terminal has sent it to the command as well
                code = process.wait()
                return code if code >= 0 else 128 - code
