"""The options of commands that name products and devices of the user's own, and faults."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any

from feiyan_sandbox.gateway import Fault


def own_things(products: Iterable[str], devices: Iterable[str]) -> dict[str, Any]:
    """Return the arguments of `Sandbox` for options such as `lamp=lamp.json` and `lamp=3`.

    Raises:
        ValueError: An option is not of this form, or its file cannot be read.

    """
    return {
        "products": {name: _text(file) for name, file in map(_pair, products)},
        "devices": {name: _number(number) for name, number in map(_pair, devices)},
    }


def fault(option: str) -> Fault:
    """Return the fault of an option such as `kind=delay,path=/cloud/token,seconds=2`. Values may contain commas.

    Raises:
        ValueError: The option is not a fault; the message says why.

    """
    try:
        return Fault.of(dict(_argument(part) for part in re.split(r",(?=\w+=)", option)))
    except ValueError as error:
        raise ValueError(f"--fault {option}: {error}") from None


def _argument(text: str) -> tuple[str, Any]:
    name, equals, value = text.partition("=")
    if not equals:
        raise ValueError(f"expected name=value, got {name!r}")
    if name in {"kind", "path", "message", "body"}:
        return name, value
    with suppress(ValueError):
        return name, json.loads(value)
    return name, value


def _pair(option: str) -> tuple[str, str]:
    name, _, value = option.partition("=")
    if not (name and value):
        raise ValueError(f"expected NAME=FILE for a product or NAME=NUMBER for its devices, got {option!r}")
    return name, value


def _text(file: str) -> str:
    try:
        return Path(file).read_text(encoding="utf-8-sig")
    except (OSError, ValueError) as error:
        raise ValueError(f"{file} cannot be read: {error}") from None


def _number(text: str) -> int:
    try:
        return int(text)
    except ValueError:
        raise ValueError(f"expected a number of devices, got {text!r}") from None
