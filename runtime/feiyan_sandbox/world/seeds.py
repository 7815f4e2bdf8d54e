"""The initial state. It contains every id that the documented examples of stateful operations use."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random

from feiyan_sandbox.world.household import NEIGHBOUR, PARTNER, add_fleet, add_household
from feiyan_sandbox.world.household import SIGNED_IN as SIGNED_IN
from feiyan_sandbox.world.household_models import (
    AIR_CONDITIONER,
    CAMERA,
    CURTAIN,
    FAN,
    GATEWAY,
    INFRARED,
    LIGHT,
    LOCK,
    SOCKET,
    SWITCH,
    household_models,
)
from feiyan_sandbox.world.initial_values import CONNECTED_AT, CREATED_AT, start_with
from feiyan_sandbox.world.own_products import add_own_devices, check_number, own_products
from feiyan_sandbox.world.state import (
    DISABLED,
    NOT_ACTIVATED,
    OFFLINE,
    ONLINE,
    Batch,
    Binding,
    Device,
    Event,
    Product,
    User,
    World,
)

PROJECT_ID = "a123qsExampleProject"
CLOUD_TOKEN = "d70f6e5287e43e6c2541a6345b406ede"
"""The cloud token that is valid until the first one is created."""

IOT_TOKEN = "4f0c6d1b8e2a49d7b35a90c4e17f26d8"
REFRESH_TOKEN = "bd5a7923ac7c4168fda7f40b545b9030"
"""The tokens of the signed-in user until the first sign-in or refresh."""

FIRST_BATCH = 12345

_PRODUCTS = (
    (LIGHT, "Light", 87633, 61, "Light"),
    (FAN, "Fan", 87634, 285, "Fan"),
    (INFRARED, "Infrared sensor", 95959, 62, "InfraredDetector"),
    (SWITCH, "Switch", 95960, 63, "WallSwitch"),
    (AIR_CONDITIONER, "Air conditioner", 95961, 64, "AirCondition"),
    (LOCK, "Door lock", 95962, 65, "SmartDoor"),
    (CAMERA, "Camera", 95963, 66, "Camera"),
    (SOCKET, "Socket", 95964, 67, "Outlet"),
    (GATEWAY, "Gateway", 95965, 68, "GeneralGateway"),
    (CURTAIN, "Curtain", 95966, 69, "Curtain"),
)

_LIGHTS = 25
_LIGHTS_NOT_ONLINE = {23: OFFLINE, 24: NOT_ACTIVATED, 25: DISABLED}

_NAMED_DEVICES = (
    (LIGHT, "light001", "aD12ef8KkWYrT19EiNJJ001082", "8fQ2kLmVwXr5TzYb1NcJdHs7", ONLINE),
    (FAN, "VD_sdDaqyTXeQ", "VPuHLddp6fisYryXdk0T0010db1234", "", OFFLINE),
    (FAN, "fan002", "aD12ef8KkQx7mEiNJJ001082", "", ONLINE),
    (INFRARED, "00158D0001A2B3", "OK61KXgQx7mEiNJJtTk000100", "", ONLINE),
    (SWITCH, "bFujtVxdPQxld", "bFujtvxdQx7mEiNJJxld000000", "", ONLINE),
)

_USERS = (
    User("5091op618500614829ee12fae93ba653a5928119", open_id="id1", open_id_app_key="1234"),
    User(NEIGHBOUR, alias="neighbour@example.com"),
    User("5011op864b339a8099989a9eec934eb22bb61234"),
    User("50caop1f500614829ee12fae55dae27b479165"),
    User(SIGNED_IN, alias="me@example.com"),
    User(PARTNER, alias="user@example.com"),
)

_BINDINGS = (
    Binding(NEIGHBOUR, "VPuHLddp6fisYryXdk0T0010db1234", owned=True),
    Binding("5011op864b339a8099989a9eec934eb22bb61234", "aD12ef8KkQx7mEiNJJ001082", owned=True),
    Binding("50caop1f500614829ee12fae55dae27b479165", "OK61KXgQx7mEiNJJtTk000100", owned=True),
)


def populate(
    world: World,
    *,
    products: Mapping[str, object] | None = None,
    devices: Mapping[str, int] | None = None,
    fleet: int = 0,
    seed: int = 0,
) -> None:
    """Fill an empty world with the initial state.

    `products` has thing models, and `devices` numbers of devices, by names that the caller chooses. `fleet` is a number
    of devices of the household's own products. `seed` chooses the states of the household and of the fleet.
    """
    check_number("fleet", fleet)
    own = own_products(products or {})
    for key, name, number, category, category_key in _PRODUCTS:
        model = household_models()[key]
        node_type = "GATEWAY" if key == GATEWAY else "DEVICE"
        released = key != INFRARED
        world.products[key] = Product(key, name, number, category, released, CREATED_AT, model, category_key, node_type)
    world.products |= {product.key: product for product in own.values()}
    world.users |= {user.identity_id: user for user in _USERS}
    world.bindings += _BINDINGS
    world.batches[str(FIRST_BATCH)] = Batch(str(FIRST_BATCH), INFRARED, ["deviceName1", "deviceName2"])
    for product_key, name, iot_id, secret, status in _NAMED_DEVICES:
        _add_device(world, product_key, name, status, iot_id=iot_id, secret=secret)
    for number in range(2, _LIGHTS + 1):
        _add_device(world, LIGHT, f"light{number:03}", _LIGHTS_NOT_ONLINE.get(number, ONLINE))
    _add_history(world, world.device({"productKey": LIGHT, "deviceName": "light001"}))
    world.sessions.create(SIGNED_IN, iot_token=IOT_TOKEN, refresh_token=REFRESH_TOKEN)
    random = Random(seed)
    add_household(world, random)
    add_own_devices(world, own, devices or {})
    add_fleet(world, fleet, random)


def _add_device(world: World, product_key: str, name: str, status: int, *, iot_id: str = "", secret: str = "") -> None:
    device = world.add_device(product_key, name, iot_id=iot_id, secret=secret)
    device.created_at = CREATED_AT
    device.status, device.status_since = status, CONNECTED_AT
    if status != NOT_ACTIVATED:
        device.active_at = CREATED_AT
        start_with(world, device, {"PowerSwitch": 0})


def _add_history(world: World, device: Device) -> None:
    for name, value, at in (
        ("LightVolt", 1.23, 1_511_812_747_245),
        ("LightVolt", 1.24, 1_511_812_747_245),
        ("AppointmentTime", 0, 1_566_026_333_540),
        ("CO2", 825, 1_566_026_333_430),
    ):
        start_with(world, device, {name: value}, at=at)
    if "Error" in world.model_of(device).events:
        for at in (1_516_342_985_261, 1_516_342_995_305):
            device.events.append(Event("Error", "Error report", "info", {"ErrorCode": 0}, world.batch_id(), at))
