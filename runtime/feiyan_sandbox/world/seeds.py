"""The initial state. It contains every id that the documented examples of stateful operations use."""

from __future__ import annotations

from feiyan_sandbox.world.identifiers import identifier
from feiyan_sandbox.world.state import (
    DISABLED,
    NOT_ACTIVATED,
    OFFLINE,
    ONLINE,
    Batch,
    Binding,
    Device,
    Event,
    Home,
    Product,
    Room,
    Sample,
    User,
    World,
)

PROJECT_ID = "a123qsExampleProject"
CLOUD_TOKEN = "2b796e0a78a444f084c5512b29dbc37e"
"""The cloud token that is valid until the first one is created."""

IOT_TOKEN = "4f0c6d1b8e2a49d7b35a90c4e17f26d8"
REFRESH_TOKEN = "e0f86a1300873f78f49b4b76805d54f8"
"""The tokens of the signed-in user until the first sign-in or refresh."""

LIGHT, FAN, SENSOR, SWITCH = "a1U2xTzUZI8", "a1B2c3D4eCW", "a1B2c3D4eCf", "a1Zg1xB2ROL"

FIRST_BATCH = 12345

SIGNED_IN = "50a1opb2c3d4e5f60718293a4b5c6d7e8f901234"
"""The identityId of the signed-in user."""

_CREATED_AT = 1_500_017_648_000
_CONNECTED_AT = 1_517_923_297_000

_PRODUCTS = (
    Product(LIGHT, "Light", 87633, category=61, released=True, created_at=_CREATED_AT),
    Product(FAN, "Fan", 87634, category=285, released=True, created_at=_CREATED_AT),
    Product(SENSOR, "Infrared sensor", 95959, category=62, released=False, created_at=_CREATED_AT),
    Product(SWITCH, "Switch", 95960, category=63, released=True, created_at=_CREATED_AT),
)

_LIGHTS = 25
_LIGHTS_NOT_ONLINE = {23: OFFLINE, 24: NOT_ACTIVATED, 25: DISABLED}

_NAMED_DEVICES = (
    (LIGHT, "light001", "aD12ef8KkWYrT19EiNJJ001082", "8fQ2kLmVwXr5TzYb1NcJdHs7", ONLINE),
    (FAN, "VD_sdDaqyTXeQ", "VPuHLddp6fisYryXdk0T0010db1234", "", OFFLINE),
    (FAN, "fan002", "aD12ef8KkQx7mEiNJJ001082", "", ONLINE),
    (SENSOR, "00158D0001A2B3", "OK61KXgQx7mEiNJJtTk000100", "", ONLINE),
    (SWITCH, "bFujtVxdPQxld", "bFujtvxdQx7mEiNJJxld000000", "", ONLINE),
)

_USERS = (
    User("5091op618500614829ee12fae93ba653a5928119", open_id="id1", open_id_app_key="1234"),
    User("50ceop3441838d879e23f01933ab455be61f1234"),
    User("5011op864b339a8099989a9eec934eb22bb61234"),
    User("50caop1f500614829ee12fae55dae27b479165"),
    User(SIGNED_IN),
)

_BINDINGS = (
    Binding("50ceop3441838d879e23f01933ab455be61f1234", "VPuHLddp6fisYryXdk0T0010db1234", owned=True),
    Binding("5011op864b339a8099989a9eec934eb22bb61234", "aD12ef8KkQx7mEiNJJ001082", owned=True),
    Binding("50caop1f500614829ee12fae55dae27b479165", "OK61KXgQx7mEiNJJtTk000100", owned=True),
)

_OWN_LIGHTS = ("light010", "light011")
_HOME, _ROOM = "50f5op1556f65de314b983fd5bca4f2f28101234", "50f5op1556f65de314b983fd5bca4f2f28104516"


def populate(world: World) -> None:
    """Fill an empty world with the initial state."""
    world.products |= {product.key: product for product in _PRODUCTS}
    world.users |= {user.identity_id: user for user in _USERS}
    world.bindings += _BINDINGS
    world.batches[str(FIRST_BATCH)] = Batch(str(FIRST_BATCH), SENSOR, ["deviceName1", "deviceName2"])
    for product_key, name, iot_id, secret, status in _NAMED_DEVICES:
        _add_device(world, product_key, name, status, iot_id=iot_id, secret=secret)
    for number in range(2, _LIGHTS + 1):
        _add_device(world, LIGHT, f"light{number:03}", _LIGHTS_NOT_ONLINE.get(number, ONLINE))
    _add_history(world, world.device({"productKey": LIGHT, "deviceName": "light001"}))
    _add_signed_in_user(world)


def _add_device(world: World, product_key: str, name: str, status: int, *, iot_id: str = "", secret: str = "") -> None:
    device = world.add_device(product_key, name, iot_id=iot_id, secret=secret)
    device.created_at = _CREATED_AT
    device.status, device.status_since = status, _CONNECTED_AT
    if status != NOT_ACTIVATED:
        device.active_at = _CREATED_AT
        device.record(Sample("PowerSwitch", 0, world.batch_id(), _CONNECTED_AT, _CONNECTED_AT))


def _add_history(world: World, device: Device) -> None:
    for name, value, at in (
        ("LightVolt", 1.23, 1_511_812_747_245),
        ("LightVolt", 1.24, 1_511_812_747_245),
        ("AppointmentTime", 0, 1_566_026_333_540),
        ("CO2", 825, 1_566_026_333_430),
    ):
        device.record(Sample(name, value, world.batch_id(), at, at))
    for at in (1_516_342_985_261, 1_516_342_995_305):
        device.events.append(Event("Error", "Error report", "info", {"errorCode": 0}, world.batch_id(), at))


def _add_signed_in_user(world: World) -> None:
    world.sessions.create(SIGNED_IN, iot_token=IOT_TOKEN, refresh_token=REFRESH_TOKEN)
    for name in _OWN_LIGHTS:
        device = world.device({"productKey": LIGHT, "deviceName": name})
        world.bindings.append(Binding(SIGNED_IN, device.iot_id, owned=True))
    home = Home(_HOME, "My home", _CREATED_AT, {_ROOM: Room(_ROOM, "Living room", _CREATED_AT)})
    holiday_home = Home(identifier("home", 0, 40), "Holiday home", _CREATED_AT)
    world.homes |= {home.id: home, holiday_home.id: holiday_home}
    world.current_home = home.id
