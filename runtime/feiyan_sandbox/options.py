"""The options of commands that name products and devices of the user's own."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any


def own_things(products: Iterable[str], devices: Iterable[str]) -> dict[str, Any]:
    """Return the arguments of `Sandbox` for options such as `lamp=lamp.json` and `lamp=3`.

    Raises:
        ValueError: An option is not of this form, or its file cannot be read.

    """
    return {
        "products": {name: _text(file) for name, file in map(_pair, products)},
        "devices": {name: _number(number) for name, number in map(_pair, devices)},
    }


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
