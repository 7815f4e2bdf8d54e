"""Errors of thing models."""

from __future__ import annotations

import reprlib
from collections.abc import Mapping
from typing import Any

from feiyan_runtime import FeiyanError, _texts
from feiyan_runtime._texts import HIDDEN, is_secret

_SHOWN = 80
"""Maximum length of a value or of a list of items in a message."""


class InvalidModelError(FeiyanError, ValueError):
    """An object that is not a thing model was passed as one; the message shows its beginning."""


class InvalidValueError(FeiyanError, ValueError):
    """A value does not fit the thing model; nothing was sent.

    Attributes:
        property: Path to the value: a property such as "PowerSwitch", or a part of one, such as "Color.Red" or
            "Alarms[2]". For a service it begins with its identifier: "Toggle.Delay".
        value: The value that was refused.
        allowed: Sentence part that says what is allowed, such as "0 to 100, in steps of 5".

    """

    def __init__(self, property: str, value: Any, allowed: str) -> None:  # noqa: A002
        named = property.replace("[", ".").split(".")
        shown_value = HIDDEN if any(map(is_secret, named)) else shown(value)
        super().__init__(f"{_texts.shown(property, _SHOWN)}: {shown_value} is not allowed: {allowed}")
        self.property = property
        self.value = value
        self.allowed = allowed


class NotConfirmedError(FeiyanError, TimeoutError):
    """Values were sent to a device, but it did not show them in time; it may do so later.

    Attributes:
        values: What was sent, by identifier: properties, or arguments of a service.

    """

    def __init__(self, sent: str, values: Mapping[str, Any], seconds: float) -> None:
        super().__init__(f"{shown(sent)[1:-1]}: sent, but not shown by the device within {seconds:g} seconds")
        self.values = dict(values)


def shown(value: Any) -> str:
    """Return a value for a message: masked, escaped and shortened, whatever it is."""
    try:
        text = reprlib.repr(value)
    except Exception:
        text = f"<{type(value).__name__}>"
    return _texts.shown(text, _SHOWN)
