"""The data that templates print: names, types, literals and docstrings, ready to use."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from generator.api.types import Import
from generator.python.client_settings import PARTS, ClientSetting, Part, environment_doc


@dataclass(frozen=True, slots=True)
class MemberView:
    """A member of an enumeration."""

    name: str
    value: str
    doc: str


@dataclass(frozen=True, slots=True)
class EnumView:
    """An enumeration."""

    name: str
    base: str
    doc: str
    members: tuple[MemberView, ...]


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a model: `name: annotation default`."""

    name: str
    annotation: str
    default: str
    doc: str


@dataclass(frozen=True, slots=True)
class Model:
    """A model."""

    name: str
    base: str
    doc: str
    bare_list: str | None
    rules: str
    success: str
    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class ModelsModule:
    """A module of models."""

    module: str
    file: str
    doc: str
    sources: tuple[str, ...]
    imports: tuple[Import, ...]
    models: tuple[Model, ...]
    forms: tuple[FormView, ...] = ()
    """The operations of the account service, in its module."""


@dataclass(frozen=True, slots=True)
class FormView:
    """An operation of the account service, as a constant."""

    constant: str
    result: str
    settings: tuple[tuple[str, str], ...]
    """Keyword arguments of the descriptor."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of a method: `name: annotation default`."""

    name: str
    annotation: str
    default: str


@dataclass(frozen=True, slots=True)
class OperationView:
    """An operation and the method that calls it."""

    id: str
    method: str
    constant: str
    path: str
    version: str
    section: str
    """Section of the document that describes it; empty if it is not documented."""
    pages: tuple[str, ...]
    """Addresses of published pages that describe it, as far as they are known."""
    seen: str
    """Public code in which it was seen if it is not documented; otherwise empty."""
    summary: str
    doc: str
    parameters: tuple[Parameter, ...]
    data: str
    """Type of the data."""
    result: str
    """The same for use within the class: `builtins.list` if a method is called `list`."""
    page_item: str | None
    """Type of an item if the method returns pages."""
    settings: tuple[tuple[str, str], ...]
    """Keyword arguments of the descriptor."""
    is_deprecated: bool = False


@dataclass(frozen=True, slots=True)
class ServiceView:
    """A service: one class of methods, sync and async."""

    side: str
    name: str
    class_name: str
    module: str
    file: str
    summary: str
    doc: str
    sources: tuple[str, ...]
    imports: tuple[Import, ...]
    operations: tuple[OperationView, ...]


@dataclass(frozen=True, slots=True)
class TokenOperations:
    """The operations that create and renew the token of a side, as constants of a service's module."""

    service: str
    create: str
    refresh: str


@dataclass(frozen=True, slots=True)
class SessionOperations:
    """The operations for the session of a user, as constants of a service's module."""

    service: str
    create: str
    refresh: str
    invalidate: str
    mqtt_credentials: str


@dataclass(frozen=True, slots=True)
class SignInOperations:
    """The operations by which users sign in, as constants: of a service's module, and of the account service's."""

    service: str
    region: str
    connect: str
    oauth: str
    password: str


@dataclass(frozen=True, slots=True)
class Side:
    """A side of the platform: one client, sync and async."""

    name: str
    class_name: str
    services: tuple[ServiceView, ...]
    settings: tuple[ClientSetting, ...]
    """In the order of the parameters."""
    tokens: TokenOperations | None
    """None if callers pass the token of a signed-in user."""
    session: SessionOperations | None = None
    """None if users cannot sign in."""
    sign_in: SignInOperations | None = None
    """None if users can only sign in with what another program got from the account service."""

    @property
    def has_devices(self) -> bool:
        """True if the service `things` has what devices are read and set with."""
        return self.methods("things") >= {
            "get_info",
            "get_properties",
            "get_tsl",
            "invoke_service",
            "set_properties",
        }

    def methods(self, name: str) -> set[str]:
        """Return the methods of a service; none if there is no such service."""
        return {one.method for service in self.services if service.name == name for one in service.operations}

    @property
    def settings_by_part(self) -> list[ClientSetting]:
        """The settings, grouped by part."""
        return sorted(self.settings, key=lambda setting: PARTS.index(setting.part))

    def settings_of(self, part: Part) -> list[ClientSetting]:
        """Return the settings of a part."""
        return [setting for setting in self.settings if setting.part == part]

    @property
    def imports(self) -> list[Import]:
        """Imports that the types of the settings need."""
        return [needed for setting in self.settings for needed in setting.imports]

    @property
    def environment(self) -> str:
        """The sentence on variables in the docstring of `from_env`."""
        return environment_doc(self.settings)


@dataclass(frozen=True, slots=True)
class TopicView:
    """An MQTT topic."""

    constant: str
    end: str
    """The part of the address after the head that all topics share, as a literal."""
    address: str
    is_sent: bool
    messages: tuple[str, ...]
    """The classes of its messages."""
    section: str
    summary: str
    doc: str


@dataclass(frozen=True, slots=True)
class Message:
    """The class of the messages received on a topic, or a base of such classes."""

    name: str
    base: str
    doc: str
    body: str
    """The keys of the payload that may contain the fields, as a literal; empty if the payload has the fields."""
    when: str
    """The values that tell the message from others on its topic, as a literal; usually empty."""
    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class Request:
    """The class of the requests sent to a topic."""

    name: str
    doc: str
    topic: str
    reply: str
    fields: tuple[Field, ...]
    content: str
    """Expression of the payload, from the attributes of `self`."""
    binding: str
    """`bind` or `unbind` for the requests that do so; otherwise empty."""


@dataclass(frozen=True, slots=True)
class MessagesModule:
    """The module of messages."""

    imports: tuple[Import, ...]
    head: str
    """The head that all topics share, as a literal with `levels` in braces."""
    head_pattern: str
    """A regular expression that matches it, as a literal."""
    levels: tuple[str, ...]
    """The names in braces."""
    topic_doc: str
    of_doc: str
    subscriptions_doc: str
    topics: tuple[TopicView, ...]
    models: tuple[Model, ...]
    messages: tuple[Message, ...]
    requests: tuple[Request, ...]

    @property
    def binding(self) -> tuple[Request, ...]:
        """The requests that bind a connection to a user and unbind it."""
        return tuple(request for request in self.requests if request.binding)

    @property
    def names(self) -> list[str]:
        """The classes that users import from `feiyan`."""
        return [*(message.name for message in self.messages), *(request.name for request in self.requests)]

    @property
    def about_devices(self) -> list[str]:
        """The classes of messages that keep the properties and the state of devices up to date."""
        return [name for name in ("PropertiesChanged", "StatusChanged", "ThingEvent") if name in self.names]

    @property
    def about_bindings(self) -> list[str]:
        """The classes of messages which say that a device came or went."""
        return [name for name in ("DeviceBound", "DeviceUnbound", "SubDeviceAdded") if name in self.names]


@dataclass(frozen=True, slots=True)
class RegionView:
    """A data centre."""

    constant: str
    id: str
    url: str
    aliases: tuple[str, ...]
    doc: str


@dataclass(frozen=True, slots=True)
class ErrorCodeView:
    """An entry of the error dictionary."""

    code: int | str
    constant: str
    error_class: str
    meaning: str
    seen: str
    """Public code in which it was seen if it is not documented; otherwise empty."""
    arguments: tuple[tuple[str, str], ...]
    doc: str
    is_deprecated: bool = False


@dataclass(frozen=True, slots=True)
class Package:
    """The whole generated package."""

    title: str
    version: str
    doc: str
    enums: tuple[EnumView, ...]
    models: tuple[ModelsModule, ...]
    messages: MessagesModule | None
    sides: tuple[Side, ...]
    regions: tuple[RegionView, ...]
    mqtt_endpoint: str
    """The MQTT endpoint of all regions, with the variables of its host, as a literal."""
    errors: tuple[ErrorCodeView, ...]
    error_classes: tuple[str, ...]
    corrections: tuple[tuple[str, int], ...]
    """Number of corrections of each kind."""

    @property
    def paths(self) -> dict[str, OperationView]:
        """The operations by path."""
        return {one.path: one for side in self.sides for service in side.services for one in service.operations}

    def has_mirror(self, side: Side) -> bool:
        """Return True if the devices of a side can be listed, and followed as far as the side has pushes."""
        if not side.has_devices:
            return False
        if side.session:
            is_told = self.messages is not None and len(self.messages.about_devices) == 3
            return is_told and "list_devices" in side.methods("users")
        has_statuses = any(enum.name == "DeviceStatus" for enum in self.enums)
        return has_statuses and "list" in side.methods("products") & side.methods("things")

    @property
    def operation_count(self) -> str:
        """The number of operations, in words; one that both sides offer counts once."""
        return _count(self.paths.values(), "operations")

    @property
    def offered_twice(self) -> int:
        """The number of operations that both sides offer."""
        return sum(len(service.operations) for side in self.sides for service in side.services) - len(self.paths)

    @property
    def published_count(self) -> int:
        """The number of operations with a known page."""
        return sum(bool(one.pages) for one in self.paths.values())

    @property
    def error_count(self) -> str:
        return _count(self.errors, "error codes")

    @property
    def model_count(self) -> int:
        return sum(len(module.models) for module in self.models)


def _count(things: Collection[OperationView | ErrorCodeView], name: str) -> str:
    """Return how many there are, with undocumented ones counted separately."""
    observed = sum(bool(thing.seen) for thing in things)
    if not observed:
        return f"{len(things)} {name}"
    return f"{len(things) - observed} documented {name} and {observed} seen in use"
