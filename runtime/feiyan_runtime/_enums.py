"""Base classes of the generated enumerations, and the classes of values that they lack."""

from __future__ import annotations

from enum import IntEnum, StrEnum
from typing import TYPE_CHECKING, Any, Self

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler
    from pydantic_core.core_schema import CoreSchema


class NamedIntEnum(IntEnum):
    """Numbers that print their names; formatted as a number (`f"{member:d}"`), in JSON and in sums they are numbers."""

    def __str__(self) -> str:
        return self.name

    def __format__(self, spec: str) -> str:
        try:
            return format(self.name, spec)
        except ValueError:
            return int.__format__(self, spec)


class AnyCaseEnum(StrEnum):
    """Values of text that are found in capital and in small letters: the platform writes some of them in both."""

    @classmethod
    def _missing_(cls, value: object) -> Self | None:
        if not isinstance(value, str):
            return None
        folded = value.casefold()
        return next((member for member in cls if member.casefold() == folded), None)


class UnknownInt(int):
    """A number that its enumeration does not list: an int, of a class that type checkers tell from the members."""

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        from pydantic_core.core_schema import int_schema, no_info_after_validator_function

        return no_info_after_validator_function(cls, int_schema())


class UnknownStr(str):
    """A text that its enumeration does not list: a str, of a class that type checkers tell from the members."""

    __slots__ = ()

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        from pydantic_core.core_schema import no_info_after_validator_function, str_schema

        return no_info_after_validator_function(cls, str_schema())
