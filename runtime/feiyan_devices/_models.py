"""Thing models that were read already, by product."""

from __future__ import annotations

import json
import os
import re
import tempfile
from contextlib import suppress
from pathlib import Path

from feiyan_devices._errors import InvalidModelError
from feiyan_devices._model import ThingModel
from feiyan_runtime import ConfigurationError

_PRODUCT_KEY = re.compile(r"[A-Za-z0-9_-]{1,64}")


class ThingModels:
    """Models by product, in memory, and in a folder if one is given. Safe to share among threads and processes.

    A file that is damaged is the same as none: the model is asked for again.
    """

    def __init__(self, folder: str | os.PathLike[str] | None = None) -> None:
        self._folder = None if folder is None else Path(folder)
        self._known: dict[str, ThingModel] = {}

    def __repr__(self) -> str:
        return f"{type(self).__name__}({'' if self._folder is None else repr(str(self._folder))})"

    def get(self, product_key: str | None) -> ThingModel | None:
        """Return the model of a product, or None if it was not read yet."""
        if product_key is None:
            return None
        if product_key not in self._known and (path := self._path(product_key)):
            with suppress(OSError, InvalidModelError, UnicodeDecodeError):
                self._known[product_key] = ThingModel.from_tsl(path.read_text(encoding="utf-8"))
        return self._known.get(product_key)

    def add(self, product_key: str | None, model: ThingModel) -> None:
        """Keep the model of a product.

        Raises:
            ConfigurationError: The folder cannot be written; the message names the file and the reason.

        """
        if product_key is None:
            return
        self._known[product_key] = model
        if path := self._path(product_key):
            try:
                path.parent.mkdir(parents=True, exist_ok=True)
                replace_file(path, json.dumps(model.tsl, indent=1))
            except OSError as error:
                raise ConfigurationError(f"models: {path} cannot be written: {error.strerror or error}") from error

    def _path(self, product_key: str) -> Path | None:
        if self._folder is None or not _PRODUCT_KEY.fullmatch(product_key):
            return None
        return self._folder / f"{product_key}.json"


def replace_file(path: Path, text: str) -> None:
    """Write a file so that others read the old or the new one, and nothing in between."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
