"""Products and devices of the caller's own, added to the household of the signed-in user."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import count

from feiyan import ThingModel
from feiyan_devices import InvalidModelError
from feiyan_sandbox.world.hints import did_you_mean
from feiyan_sandbox.world.household import add_to_household
from feiyan_sandbox.world.identifiers import identifier
from feiyan_sandbox.world.initial_values import CREATED_AT
from feiyan_sandbox.world.state import Product, World

MAX_DEVICES = 100_000
"""Maximum number of devices of a product, and of a fleet."""

_FIRST_NUMBER = 96_000


def own_products(models: Mapping[str, object]) -> dict[str, Product]:
    """Return products by the names that the caller chose; the models are what `ThingModel.from_tsl` reads.

    Raises:
        InvalidModelError: An object is not a thing model. Like the next one a ValueError.
        ValueError: Two models are of one product.

    """
    products: dict[str, Product] = {}
    for number, (name, given) in enumerate(models.items(), _FIRST_NUMBER):
        model = _model(name, given)
        key = model.product_key or f"a1{identifier('product', name, 9)}"
        same = [other for other, product in products.items() if product.key == key]
        if same:
            raise ValueError(f"products: {same[0]!r} and {name!r} have the same product key, {key}")
        products[name] = Product(key, name, number, 0, released=True, created_at=CREATED_AT, model=model, is_own=True)
    return products


def add_own_devices(world: World, products: Mapping[str, Product], numbers: Mapping[str, int]) -> None:
    """Add devices that are online and have not reported anything, named like `lamp001`.

    Raises:
        ValueError: There is no such product, or a number is not one of devices.

    """
    for name, number in numbers.items():
        if name not in products:
            raise ValueError(f"devices: products has no model of {name!r}{did_you_mean(str(name), products)}")
        check_number(f"devices: {name!r}", number)
        product = products[name]
        taken = {device.name for device in world.devices.values() if device.product_key == product.key}
        free = (made for n in count(1) if (made := f"{name}{n:03}") not in taken)
        for _ in range(number):
            add_to_household(world, product.key, next(free))


def check_number(what: str, number: object) -> None:
    """Raise ValueError unless this is a number of devices."""
    if not isinstance(number, int) or isinstance(number, bool) or not 0 <= number <= MAX_DEVICES:
        raise ValueError(f"{what}: expected a number of devices from 0 to {MAX_DEVICES}, got {number!r}")


def _model(name: str, given: object) -> ThingModel:
    try:
        return given if isinstance(given, ThingModel) else ThingModel.from_tsl(given)
    except InvalidModelError as error:
        raise InvalidModelError(f"products: {name!r}: {error}") from None
