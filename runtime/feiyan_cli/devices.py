"""`feiyan devices`, `get`, `set`, `watch`: the devices of the signed-in user, or those of the project."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from datetime import UTC, datetime
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, Any, TypeVar

import click

from feiyan_cli import output
from feiyan_cli.language import said
from feiyan_cli.options import exit_code, output_options, profile_option
from feiyan_cli.profiles import Profile, Side
from feiyan_runtime import FeiyanError, InvalidParameterError, NotFoundError
from feiyan_runtime._texts import HIDDEN, is_secret

if TYPE_CHECKING:
    from feiyan import AppClient, CloudClient
    from feiyan_devices import Device, Devices, Facts, Reading
    from feiyan_devices._directory import Named

F = TypeVar("F", bound=Callable[..., Any])

CONFIRM = 5.0
"""Seconds that `set` waits by default until the device shows the new values."""

_IOT_ID = re.compile(r"[A-Za-z0-9]{20,}", re.ASCII)
_WORDS = {"on": True, "true": True, "yes": True, "off": False, "false": False, "no": False}


def device_options(command: F) -> F:
    """Add `--side` and `--product`, which set the parameters `side` and `products`, and those of all commands."""
    for option in (
        click.option(
            "--side",
            type=click.Choice(["app", "cloud"]),
            help="Whose devices: the signed-in user's (app) or the project's (cloud); by default, whichever has "
            "credentials.",
        ),
        click.option(
            "--product",
            "products",
            multiple=True,
            metavar="KEY",
            help="Product to look in, on the cloud side; by default, all of the project.",
        ),
        output_options,
        profile_option,
    ):
        command = option(command)
    return command


@click.command("devices")
@device_options
def devices_command(side: Side | None, products: tuple[str, ...], output_format: str, profile: Profile) -> None:
    """List the devices.

    `get`, `set` and `watch` know them by the names that this prints.
    """
    with profile.client(side or profile.side()) as client:
        found = _listed(client, products)
    rows = [_device_row(iot_id, facts) for iot_id, facts in found.items()]
    if not rows and output_format == "table":
        click.echo(said("no devices"), err=True)
    output.write_rows(rows, output_format, columns=("name", "nick_name", "status", "product", "iot_id"))


@click.command("get")
@click.argument("device", metavar="DEVICE")
@click.argument("properties", nargs=-1, metavar="[PROPERTY...]")
@device_options
def get_command(
    device: str,
    properties: tuple[str, ...],
    side: Side | None,
    products: tuple[str, ...],
    output_format: str,
    profile: Profile,
) -> None:
    """Show the properties of a device.

    With PROPERTY, show those alone. DEVICE is its name, its nickname or its device id.
    """
    with profile.client(side or profile.side()) as client:
        found = client.device(_iot_id(client, device, products))
    _print_properties(found, properties or tuple(found), output_format)


@click.command("set")
@click.argument("device", metavar="DEVICE")
@click.argument("values", nargs=-1, required=True, metavar="PROPERTY=VALUE...")
@click.option(
    "--confirm",
    type=click.FloatRange(min=0),
    default=CONFIRM,
    show_default=True,
    metavar="SECONDS",
    help="Wait until the device shows the new values; 0 does not wait.",
)
@device_options
def set_command(
    device: str,
    values: tuple[str, ...],
    confirm: float,
    side: Side | None,
    products: tuple[str, ...],
    output_format: str,
    profile: Profile,
) -> None:
    """Set properties of a device, and show them.

    The thing model of the device checks the values first. VALUE is on or off, a number, a text, the label of an
    enumeration, or JSON.
    """
    texts = dict(_pair(text) for text in values)
    with profile.client(side or profile.side()) as client:
        found = client.device(_iot_id(client, device, products))
        found.set({name: _value(found, name, text) for name, text in texts.items()}, confirm=confirm or None)
    if confirm:
        _print_properties(found, texts, output_format)


@click.command("watch")
@click.argument("devices", nargs=-1, metavar="[DEVICE...]")
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="End after so many changes.")
@device_options
def watch_command(
    devices: tuple[str, ...],
    limit: int | None,
    side: Side | None,
    products: tuple[str, ...],
    output_format: str,
    profile: Profile,
) -> None:
    """Print what changes at the devices, until Ctrl-C.

    Each change is a line; with DEVICE, those of other devices are left out. The platform pushes the changes of a user's
    devices; those of a project are read again and again.
    """
    with profile.client(side or profile.side()) as client, _mirror(client, products) as mirror:
        known = {device.iot_id: device for device in mirror}
        watched = {_named(known, device) for device in devices}
        told = (change for change in mirror.changes() if not watched or _iot_ids(change) <= watched)
        with suppress(KeyboardInterrupt):
            count = len(watched) or len(mirror)
            click.echo(f"watching {count} {'device' if count == 1 else 'devices'}", err=True)
            for change in islice(told, limit):
                _print_change(change, output_format)


def _mirror(client: AppClient | CloudClient, products: tuple[str, ...]) -> Devices:
    from feiyan import CloudClient

    if isinstance(client, CloudClient):
        return client.devices(products or None)
    _refuse(products)
    return client.devices()


def _listed(client: AppClient | CloudClient, products: tuple[str, ...]) -> Mapping[str, Facts]:
    from feiyan import CloudClient, DeviceStatus
    from feiyan_devices import bound_devices, devices_of_products
    from feiyan_devices._flow import run

    if isinstance(client, CloudClient):
        return run(devices_of_products(client.products, client.things, products or None, tuple(DeviceStatus))())
    _refuse(products)
    return run(bound_devices(client.users)())


def _refuse(products: tuple[str, ...]) -> None:
    if products:
        raise click.UsageError("--product is an option of the cloud side: add --side cloud")


def _iot_id(client: AppClient | CloudClient, key: str, products: tuple[str, ...]) -> str:
    """Return the id of the device that a name, a nickname or a device id means."""
    from feiyan import CloudClient

    if isinstance(client, CloudClient) and _IOT_ID.fullmatch(key):
        with suppress(NotFoundError):  # a project may have more devices than anybody wants to list
            client.things.get_info(iot_id=key)
            return key
    return _named(_listed(client, products), key)


def _named(devices: Mapping[str, Named], key: str) -> str:
    """Return the id of the device that a name, a nickname or a device id means."""
    from feiyan_devices._directory import iot_id_of

    return _found(partial(iot_id_of, devices, advice="; `feiyan devices` lists them"), key, NotFoundError)


Found = TypeVar("Found")


def _found(find: Callable[[str], Found], key: str, kind: type[FeiyanError]) -> Found:
    """Return what a name means; if it means nothing, end with a message and the exit code of a kind of errors."""
    try:
        return find(key)
    except KeyError as error:
        click.echo(f"feiyan: {error.args[0]}", err=True)
        sys.exit(exit_code(kind))


def _device_row(iot_id: str, facts: Facts) -> dict[str, Any]:
    from feiyan import DeviceStatus

    status: Any = facts.status
    with suppress(ValueError):
        status = DeviceStatus(status).name.lower()
    return {
        "iot_id": iot_id,
        "name": facts.name,
        "nick_name": facts.nick_name,
        "status": status,
        "product": facts.product_name or facts.product_key,
        "product_key": facts.product_key,
        "owned": None if facts.owned is None else bool(facts.owned),
    }


def _pair(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not name or not equals:
        raise click.UsageError(f"{text!r} is not PROPERTY=VALUE, such as PowerSwitch=on")
    return name, value


def _value(device: Device, name: str, text: str) -> Any:
    """Return a text as the value that the type of a property takes; what does not fit is left to the model."""
    from feiyan_devices import BoolType, DateType, EnumType, TextType

    known = device.model.properties.get(name)
    kind = known.type if known else None
    if isinstance(kind, TextType | DateType):
        return text
    if isinstance(kind, EnumType) and text in kind.items.values():
        return text
    if isinstance(kind, BoolType) and text.lower() in _WORDS:
        return _WORDS[text.lower()]
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return text


def _print_properties(device: Device, names: Iterable[str], output_format: str) -> None:
    rows = [_property_row(name, _found(device.__getitem__, name, InvalidParameterError)) for name in names]
    if output_format == "table":
        rows = [row | {"time": row["time"] and _local(row["time"])} for row in rows]
    output.write_rows(rows, output_format, columns=("property", "value", "unit", "label", "time", "name"))


def _property_row(name: str, reading: Reading) -> dict[str, Any]:
    return {
        "property": name,
        "name": reading.property.name if reading.property else "",
        "value": HIDDEN if is_secret(name) else _plain(reading.value),
        "unit": reading.unit,
        "label": reading.label,
        "time": _plain(reading.time),
        "writable": reading.is_writable,
    }


def _iot_ids(change: Any) -> set[str]:
    """Return the device that a change is about, if it is about one."""
    return {change.device.iot_id} if hasattr(change, "device") else set()


def _print_change(change: Any, output_format: str) -> None:
    """Print one change as a line: its time, its device and what is new."""
    facts: dict[str, Any] = {"change": type(change).__name__}
    if device := getattr(change, "device", None):
        facts |= {"iot_id": device.iot_id, "device": device.nick_name or device.name}
    if reading := getattr(change, "reading", None):
        facts |= _property_row(change.identifier, reading)
    elif report := getattr(change, "report", None):
        facts |= {"event": report.identifier, "values": _plain(report.values), "time": _plain(report.time)}
    else:
        for name in ("online", "available", "reason", "before"):
            if hasattr(change, name):
                facts[name] = _plain(getattr(change, name))
    if output_format == "table":
        click.echo("  ".join(filter(None, _line(facts))))
    else:
        output.write(facts, "jsonl")
    sys.stdout.flush()


def _line(facts: Mapping[str, Any]) -> Iterable[str]:
    yield _local(facts.get("time") or datetime.now(UTC).isoformat()).partition(" ")[2]
    yield output.printable(facts.get("device", ""))
    if "property" in facts:
        name, value, unit, label = (output.printable(facts[key]) for key in ("property", "value", "unit", "label"))
        yield f"{name} = {value}{unit}"
        yield f"({label})" if label else ""
        return
    yield facts["change"]
    shown = ("event", "values", "online", "available", "reason", "before")
    yield "  ".join(f"{name}={output.printable(facts[name])}" for name in shown if facts.get(name) not in (None, ""))


def _local(time: str) -> str:
    """Return a time as people here read it, or as it is if the calendar has no such time here."""
    with suppress(OverflowError, ValueError):
        return datetime.fromisoformat(time).astimezone().strftime("%Y-%m-%d %H:%M:%S")
    return time.replace("T", " ")


def _plain(value: Any) -> Any:
    """Return a value of a thing model as JSON has it."""
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return value
