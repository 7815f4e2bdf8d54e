"""The last state of a mirror in a file, from which the next run begins."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from feiyan_devices._models import replace_file
from feiyan_devices._source import Facts
from feiyan_runtime import ConfigurationError

FORMAT = 1

Told = tuple[str, Any, int | None]
"""Identifier, value and time of a property, as the platform told them."""


@dataclass(frozen=True, slots=True)
class KeptDevice:
    """A device with its facts and its last known values."""

    iot_id: str
    facts: Facts
    values: tuple[Told, ...] = ()


@dataclass(frozen=True, slots=True)
class _Content:
    format: int
    devices: tuple[KeptDevice, ...] = field(default=())


class Keep:
    """File `devices.state.json` in a folder that holds the last state of a mirror; only its owner may read it.

    A file that is damaged, or of another version, is the same as none.
    """

    def __init__(self, folder: str | os.PathLike[str]) -> None:
        self._path = Path(folder) / "devices.state.json"

    def load(self) -> tuple[KeptDevice, ...]:
        """Return what was kept."""
        try:
            content = _schema().validate_json(self._path.read_bytes())
        except (OSError, ValidationError):
            return ()
        return content.devices if content.format == FORMAT else ()

    def save(self, devices: Iterable[KeptDevice]) -> None:
        """Keep a state instead of the one before.

        Raises:
            ConfigurationError: The file cannot be written; the message names it and the reason.

        """
        text = json.dumps(asdict(_Content(FORMAT, tuple(devices))))
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            replace_file(self._path, text)
        except OSError as error:
            raise ConfigurationError(f"keep: {self._path} cannot be written: {error.strerror or error}") from error


@cache
def _schema() -> TypeAdapter[_Content]:
    return TypeAdapter(_Content)
