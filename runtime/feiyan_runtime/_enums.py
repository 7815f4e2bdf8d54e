"""Base class of the generated enumerations of text."""

from __future__ import annotations

from enum import StrEnum
from typing import Self


class AnyCaseEnum(StrEnum):
    """Values of text that are found in capital and in small letters: the platform writes some of them in both."""

    @classmethod
    def _missing_(cls, value: object) -> Self | None:
        if not isinstance(value, str):
            return None
        folded = value.casefold()
        return next((member for member in cls if member.casefold() == folded), None)
