"""Base classes of the typed classes that `python -m feiyan_devices generate` writes, one for a product."""

from __future__ import annotations

from collections.abc import Mapping
from enum import IntEnum
from typing import TYPE_CHECKING, Any, ClassVar, Generic, Never, NoReturn, Self, TypeVar, overload

from feiyan_devices._errors import InvalidModelError, shown
from feiyan_devices._state import DeviceState
from feiyan_devices._values import EnumItem

if TYPE_CHECKING:
    from feiyan_devices._async_device import AsyncDevice
    from feiyan_devices._device import Device

T = TypeVar("T")
EnumT = TypeVar("EnumT", bound=IntEnum)


class Value(Generic[T]):
    """An attribute that is the last known value of a property; None if there is none.

    A value that the device sent in a form which its model does not have is given as it came.
    """

    def __init__(self, identifier: str) -> None:
        self.identifier = identifier

    @overload
    def __get__(self, product: None, owner: type) -> Self: ...
    @overload
    def __get__(self, product: TypedProduct, owner: type) -> T | None: ...
    def __get__(self, product: TypedProduct | None, owner: type) -> Any:
        if product is None:
            return self
        state = product._device
        return self._read(state[self.identifier].value) if self.identifier in state else None

    def __set__(self, product: TypedProduct, value: Never) -> NoReturn:
        raise AttributeError(f"{self.identifier} cannot be assigned to: pass it to {type(product).__name__}.set(...)")

    def _read(self, value: Any) -> Any:
        return value


class EnumValue(Value[EnumT | EnumItem], Generic[EnumT]):
    """An attribute that is a member of an enumeration, or an item if the enumeration does not have the number."""

    def __init__(self, identifier: str, members: type[EnumT]) -> None:
        super().__init__(identifier)
        self._members = members

    def _read(self, value: Any) -> Any:
        if isinstance(value, EnumItem):
            try:
                return self._members(value)
            except ValueError:  # the class does not have it
                return value
        return value


class TypedProduct:
    """Base of the properties of a product, which the classes for sync and async clients share."""

    PRODUCT_KEY: ClassVar[str | None] = None
    """Key of the product; None if its model did not have it."""

    IDENTIFIERS: ClassVar[Mapping[str, str]] = {}
    """Identifiers of the properties that can be set, by the names that `set` takes."""

    _device: DeviceState

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self._device!r})"

    def _repr_html_(self) -> str:
        return self._device._repr_html_()

    def _check_product(self) -> None:
        key = self._device.model.product_key or self._device.info.product_key
        if self.PRODUCT_KEY and key and key != self.PRODUCT_KEY:
            raise InvalidModelError(
                f"{type(self).__name__} is for devices of the product {self.PRODUCT_KEY}; this one is of {shown(key)}"
            )

    def _named(self, values: Mapping[str, object]) -> dict[str, object]:
        return {self.IDENTIFIERS.get(name, name): value for name, value in values.items()}


class Product(TypedProduct):
    """Base class of devices of one product, for sync clients.

    Raises:
        InvalidModelError: The device is of another product.

    """

    def __init__(self, device: Device) -> None:
        self.device = self._device = device
        self._check_product()

    def _set(self, values: Mapping[str, object], confirm: float | None) -> None:
        self.device.set(self._named(values), confirm=confirm)

    def _invoke(self, identifier: str, args: Mapping[str, object]) -> Any:
        return self.device.invoke(identifier, given(args))


class AsyncProduct(TypedProduct):
    """Base class of devices of one product, for async clients.

    Raises:
        InvalidModelError: The device is of another product.

    """

    def __init__(self, device: AsyncDevice) -> None:
        self.device = self._device = device
        self._check_product()

    async def _set(self, values: Mapping[str, object], confirm: float | None) -> None:
        await self.device.set(self._named(values), confirm=confirm)

    async def _invoke(self, identifier: str, args: Mapping[str, object]) -> Any:
        return await self.device.invoke(identifier, given(args))


def given(args: Mapping[str, object]) -> dict[str, object]:
    """Return the arguments that are not None."""
    return {name: value for name, value in args.items() if value is not None}
