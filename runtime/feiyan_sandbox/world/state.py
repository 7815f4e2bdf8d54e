"""The state of the sandbox: products, devices and their reports, batches, apps, users and their homes."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Literal, Protocol, TypeAlias

from feiyan import ThingModel
from feiyan_sandbox.world.accounts import Accounts
from feiyan_sandbox.world.auth_codes import AuthCodes, auth_code
from feiyan_sandbox.world.clock import Clock
from feiyan_sandbox.world.cloud_tokens import CloudTokens
from feiyan_sandbox.world.codes import (
    AUTH_CODE_INVALID,
    DEVICE_NOT_FOUND,
    IDENTITY_NOT_FOUND,
    IOT_ID_NOT_FOUND,
    NOT_BOUND,
    PRODUCT_NOT_FOUND,
    PROJECT_NOT_FOUND,
    Refusal,
)
from feiyan_sandbox.world.identifiers import identifier
from feiyan_sandbox.world.liberties import Liberties, Liberty
from feiyan_sandbox.world.scenes import MAX_RUNS, Run, Scene, react
from feiyan_sandbox.world.shares import Share
from feiyan_sandbox.world.upgrades import Upgrade
from feiyan_sandbox.world.user_sessions import Sessions

NOT_ACTIVATED, ONLINE, OFFLINE, DISABLED = 0, 1, 3, 8

TENANT_ID = "755ED7C7810A4C0E8BC48BF0247"

MAX_HISTORY = 10_000
"""Number of reported values, and of events, that are kept of a device."""


ServiceAnswer: TypeAlias = Callable[[Mapping[str, Any]], Mapping[str, Any]]
"""A function that takes the arguments of a service, and returns its outputs."""


@dataclass(slots=True)
class Product:
    """A product of the project. Its devices are believed what `model` allows, and nothing else.

    `is_own` is true if the caller gave the model.
    """

    key: str
    name: str
    number: int
    category: int
    released: bool
    created_at: int
    model: ThingModel
    category_key: str = ""
    node_type: str = "DEVICE"
    is_own: bool = False


@dataclass(slots=True)
class Sample:
    """The value of a property at a point in time."""

    identifier: str
    value: Any
    batch_id: str
    collected_at: int
    modified_at: int


@dataclass(slots=True)
class Event:
    """An event that a device reported."""

    identifier: str
    name: str
    type: str
    body: Mapping[str, Any]
    batch_id: str
    collected_at: int


@dataclass(slots=True)
class Device:
    """A device with the last value of each property and the latest history of its reports.

    `gateway` is the iotId of the gateway of a sub-device, `home` and `room` are the ids of its place; each may be "".
    `answers` has what it answers to services.
    """

    iot_id: str
    product_key: str
    name: str
    secret: str
    created_at: int
    status: int = NOT_ACTIVATED
    status_before: int | None = None
    status_since: int = 0
    active_at: int | None = None
    nickname: str = ""
    gateway: str = ""
    home: str = ""
    room: str = ""
    firmware: str = "1.0.0"
    answers: dict[str, ServiceAnswer] = field(default_factory=dict)
    properties: dict[str, Sample] = field(default_factory=dict)
    samples: deque[Sample] = field(default_factory=partial(deque, maxlen=MAX_HISTORY))
    events: deque[Event] = field(default_factory=partial(deque, maxlen=MAX_HISTORY))

    def record(self, sample: Sample) -> None:
        """Store a value of a property. It is the last one unless it is older than that."""
        last = self.properties.get(sample.identifier)
        if last is None or sample.collected_at >= last.collected_at:
            self.properties[sample.identifier] = sample
        self.samples.append(sample)


@dataclass(slots=True)
class Batch:
    """A batch of devices that are created together. `devices` is None until they are created."""

    id: str
    product_key: str
    names: list[str]
    devices: list[Device] | None = None


@dataclass(frozen=True, slots=True)
class User:
    """A user. `open_id` identifies the user in a third-party account system, `alias` is the email address."""

    identity_id: str
    open_id: str = ""
    open_id_app_key: str = ""
    alias: str = ""

    @property
    def auth_code(self) -> str:
        """The authorization code with which the user signs in first."""
        return auth_code(self.identity_id)


@dataclass(frozen=True, slots=True)
class AppDevice:
    """The device with key credentials an app logs in over MQTT. `client_id` is chosen by the app."""

    product_key: str
    name: str
    secret: str
    client_id: str


@dataclass(frozen=True, slots=True)
class Binding:
    """A binding of a device to a user, who owns it or shares it."""

    identity_id: str
    iot_id: str
    owned: bool


@dataclass(slots=True)
class Room:
    """A room of a home."""

    id: str
    name: str
    created_at: int
    image: str | None = None


@dataclass(slots=True)
class Home:
    """A home of the signed-in user."""

    id: str
    name: str
    created_at: int
    rooms: dict[str, Room] = field(default_factory=dict)


class Pushes(Protocol):
    """The publisher of device reports to the apps of users."""

    def publish_properties(self, iot_id: str, items: Mapping[str, Any], *, time_ms: int) -> object: ...

    def publish_event(
        self, iot_id: str, identifier: str, value: Mapping[str, Any], *, name: str, event_type: str, time_ms: int
    ) -> object: ...

    def publish_status(self, iot_id: str, status: int, *, time_ms: int) -> object: ...

    def publish_ota(
        self, iot_id: str, *, step: int, status: int, src_version: str, dest_version: str, description: str
    ) -> object: ...

    def publish_binding(
        self, iot_id: str, identity_id: str, operation: Literal["Bind", "Unbind"], *, owned: bool
    ) -> object: ...


@dataclass
class World:
    """The whole state. The URLs are the addresses of the sandbox once it is started: both regions have one broker.

    `later` calls a function after some seconds, if the sandbox is still running then.
    """

    clock: Clock
    tokens: CloudTokens
    sessions: Sessions
    project_id: str
    app_key: str
    app_secret: str
    base_url: str | None = None
    abroad_url: str | None = None
    mqtt_url: str | None = None
    pushes: Pushes | None = None
    products: dict[str, Product] = field(default_factory=dict)
    devices: dict[str, Device] = field(default_factory=dict)
    batches: dict[str, Batch] = field(default_factory=dict)
    users: dict[str, User] = field(default_factory=dict)
    auth_codes: AuthCodes = field(default_factory=AuthCodes)
    accounts: Accounts = field(default_factory=Accounts)
    app_devices: dict[str, AppDevice] = field(default_factory=dict)
    bindings: list[Binding] = field(default_factory=list)
    homes: dict[str, Home] = field(default_factory=dict)
    current_home: str = ""
    scenes: dict[str, Scene] = field(default_factory=dict)
    scene_runs: deque[Run] = field(default_factory=partial(deque, maxlen=MAX_RUNS))
    shares: dict[str, Share] = field(default_factory=dict)
    upgrades: dict[str, Upgrade] = field(default_factory=dict)
    later: Callable[[float, Callable[[], None]], object] = lambda _seconds, _function: None
    _numbers: dict[str, int] = field(default_factory=dict)

    def number(self, kind: str) -> int:
        """Return the next number of a sequence, from 1. Each kind has its own sequence."""
        self._numbers[kind] = self._numbers.get(kind, 0) + 1
        return self._numbers[kind]

    def batch_id(self) -> str:
        """Return a new id for values that a device reports together."""
        return identifier("batch", self.number("batch"), 28)

    def check_project(self, project_id: str) -> None:
        """Raise Refusal unless this is the sandbox's project."""
        if project_id != self.project_id:
            raise Refusal(PROJECT_NOT_FOUND, project_id)

    def signed_in(self, iot_token: str | None, region: str, *, optional: bool) -> User | None:
        """Return the user of a token in a region, or None if the token is optional and missing."""
        if iot_token is None and optional:
            return None
        return self.users[self.sessions.check(iot_token, region)]

    def use_auth_code(self, code: str, liberties: Liberties) -> str:
        """Return the identityId of the user with an authorization code, or with a session of the account service.

        Either is good for one sign-in. Raises Refusal if it is unknown, or if it was used and may not be used again.
        """
        identity_id = self.accounts.identity_of(code) or self.auth_codes.owner(code, self.users)
        if identity_id is None:
            raise Refusal(AUTH_CODE_INVALID)
        if self.auth_codes.was_used(code) and not liberties.allow(Liberty.AUTH_CODE_AGAIN):
            raise Refusal(AUTH_CODE_INVALID, "the authCode was used before")
        self.auth_codes.use(code, identity_id)
        return identity_id

    def register_app(self, serial_number: str, client_id: str) -> AppDevice:
        """Return the device for an app; the same serial number gives the same device."""
        key = f"{self.app_key} {serial_number}"
        device = AppDevice(
            product_key=f"a1{identifier('app product', self.app_key, 9)}",
            name=identifier("app device", key),
            secret=identifier("app device secret", key),
            client_id=client_id,
        )
        self.app_devices[device.name] = device
        return device

    def product(self, key: str) -> Product:
        """Return a product. Raises Refusal if it does not exist."""
        product = self.products.get(key)
        if product is None:
            raise Refusal(PRODUCT_NOT_FOUND, key)
        return product

    def model_of(self, device: Device) -> ThingModel:
        """Return the thing model of a device's product."""
        return self.products[device.product_key].model

    def device(self, params: Mapping[str, Any]) -> Device:
        """Return the device with the given iotId, or else the given productKey and deviceName."""
        if iot_id := params.get("iotId"):
            device = self.devices.get(iot_id) if isinstance(iot_id, str) else None
            if device is None:
                raise Refusal(IOT_ID_NOT_FOUND, str(iot_id))
            return device
        product_key, name = params.get("productKey"), params.get("deviceName")
        for device in self.devices.values():
            if (device.product_key, device.name) == (product_key, name):
                return device
        raise Refusal(DEVICE_NOT_FOUND, f"{name} of product {product_key}")

    def user(self, params: Mapping[str, Any]) -> User:
        """Return the user with the given identityId, or else the given openId."""
        if identity_id := params.get("identityId"):
            user = self.users.get(identity_id)
        else:
            given = params.get("openId"), params.get("openIdAppKey")
            user = next((user for user in self.users.values() if (user.open_id, user.open_id_app_key) == given), None)
        if user is None:
            raise Refusal(IDENTITY_NOT_FOUND)
        return user

    def add_device(self, product_key: str, name: str, *, iot_id: str = "", secret: str = "") -> Device:
        """Add a device that has never been online."""
        number = self.number("device")
        device = Device(
            iot_id=iot_id or identifier("iotId", number, 20) + "000100",
            product_key=product_key,
            name=name,
            secret=secret or identifier("device secret", number),
            created_at=self.clock.now_ms(),
            status_since=self.clock.now_ms(),
        )
        self.devices[device.iot_id] = device
        return device

    def report_properties(
        self,
        device: Device,
        items: Mapping[str, Any],
        *,
        time_ms: int | None = None,
        ran: set[str] | None = None,
    ) -> None:
        """Store property values that a device reports, push them, and run the scenes that they trigger.

        The values were collected at `time_ms`, or now. `ran` has the scenes that led to this report.
        """
        now, batch_id = self.clock.now_ms(), self.batch_id()
        at = now if time_ms is None else time_ms
        before = dict(device.properties)
        for name, value in items.items():
            device.record(Sample(name, value, batch_id, at, now))
        if self.pushes:
            self.pushes.publish_properties(device.iot_id, items, time_ms=at)
        last = device.properties
        react(
            self, device, {name for name in items if name not in before or last[name].value != before[name].value}, ran
        )

    def report_event(
        self,
        device: Device,
        identifier: str,
        name: str,
        kind: str,
        body: Mapping[str, Any],
        *,
        time_ms: int | None = None,
    ) -> None:
        """Store an event that a device reports, and push it. `kind` is the one in the model, or info, error, block."""
        at = self.clock.now_ms() if time_ms is None else time_ms
        device.events.append(Event(identifier, name, kind, dict(body), self.batch_id(), at))
        if self.pushes:
            self.pushes.publish_event(device.iot_id, identifier, body, name=name, event_type=kind, time_ms=at)

    def bindings_of(self, identity_id: str) -> list[Binding]:
        """Return the bindings of a user, in the order in which they were made."""
        return [binding for binding in self.bindings if binding.identity_id == identity_id]

    def binding(self, identity_id: str, iot_id: str) -> Binding:
        """Return the binding of a device to a user. Raises Refusal if there is none."""
        for binding in self.bindings_of(identity_id):
            if binding.iot_id == iot_id:
                return binding
        raise Refusal(NOT_BOUND)

    def bind(self, binding: Binding) -> None:
        """Bind a device to a user, and push that."""
        self.bindings.append(binding)
        self._push_binding(binding, "Bind")

    def unbind(self, bindings: Collection[Binding]) -> None:
        """End bindings, and push that. A device that nobody owns any more is in no home."""
        self.bindings = [binding for binding in self.bindings if binding not in bindings]
        for binding in bindings:
            if binding.owned:
                device = self.devices[binding.iot_id]
                device.home = device.room = ""
            self._push_binding(binding, "Unbind")

    def _push_binding(self, binding: Binding, operation: Literal["Bind", "Unbind"]) -> None:
        if self.pushes:
            self.pushes.publish_binding(binding.iot_id, binding.identity_id, operation, owned=binding.owned)

    def set_status(self, device: Device, status: int) -> None:
        """Store a new connection state of a device, and push it."""
        now = self.clock.now_ms()
        device.status_before, device.status, device.status_since = device.status, status, now
        if status == ONLINE and device.active_at is None:
            device.active_at = now
        if self.pushes:
            self.pushes.publish_status(device.iot_id, status, time_ms=now)
