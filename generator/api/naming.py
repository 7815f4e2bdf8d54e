"""Convert text of the spec to Python source: names, literals, docstrings.

Everything in a spec is data. Each function here either returns source that is safe where it is used or raises
UnsafeError; nothing else in the generator writes text of the spec into Python source. What typed classes of products
need as well is in `feiyan_devices.naming`.
"""

from __future__ import annotations

import builtins
import keyword
import re

from pydantic import BaseModel
from pydantic.alias_generators import to_camel

from feiyan_devices.naming import WIDTH, UnsafeError, bullet, docstring, literal, paragraph, plain, snake_case

__all__ = [
    "DEVICES_EXPORTS",
    "RUNTIME_EXPORTS",
    "SIDES",
    "WIDTH",
    "UnsafeError",
    "bullet",
    "cell",
    "class_name",
    "code_cell",
    "constant_name",
    "docstring",
    "field_name",
    "is_camel_of",
    "literal",
    "operation_names",
    "paragraph",
    "parameter_name",
    "path",
    "plain",
    "snake_case",
    "version",
]

SIDES = ("app", "cloud")

_SCALARS = frozenset({"str", "int", "float", "bool", "object"})
_TYPES_IN_ANNOTATIONS = _SCALARS | {"list", "dict", "builtins"}
_RESERVED_FIELDS = (
    frozenset(dir(BaseModel))
    | _TYPES_IN_ANNOTATIONS
    | {"wire_rules", "wire_bare_list", "wire_success", "succeeded", "to_wire"}
)
_RESERVED_PARAMETERS = frozenset({"self", "options", "operation"})
_RESERVED_SERVICES = frozenset({"aclose", "call", "close", "device", "devices", "invoke", "models", *SIDES})
_RESERVED_CONSTANTS = frozenset({"BY_CODE"})
RUNTIME_EXPORTS = (
    "ApiError",
    "AsyncPages",
    "AuthenticationError",
    "ChannelMessage",
    "ChannelOptions",
    "ChannelState",
    "ClientClosedError",
    "ConfigurationError",
    "ConflictError",
    "Connected",
    "DeviceCredentials",
    "DeviceError",
    "Disconnected",
    "Dropped",
    "Envelope",
    "ErrorCode",
    "OtherMeaning",
    "Event",
    "FeiyanError",
    "FileTokenStore",
    "Gap",
    "InvalidParameterError",
    "MalformedMessage",
    "MemoryTokenStore",
    "NotFoundError",
    "Options",
    "Pages",
    "PermissionDeniedError",
    "ProtocolError",
    "RateLimit",
    "RateLimitedError",
    "RedisTokenStore",
    "RequestTimeoutError",
    "Retry",
    "ServerError",
    "SessionExpiredError",
    "SignatureError",
    "Token",
    "TokenStore",
    "TokenStoreError",
    "TransportError",
    "UnknownInt",
    "UnknownMessage",
    "UnknownStr",
    "UserSession",
)
"""Names of the runtime that users import from `feiyan`."""
DEVICES_EXPORTS = (
    "AsyncDevice",
    "AsyncDevices",
    "AvailabilityChanged",
    "Device",
    "DeviceAdded",
    "DeviceRemoved",
    "DeviceRenamed",
    "Devices",
    "EventReported",
    "InvalidModelError",
    "InvalidValueError",
    "NotConfirmedError",
    "OnlineChanged",
    "PropertyChanged",
    "SessionEnded",
    "ThingModel",
    "ThingModels",
)
"""Names of `feiyan_devices` that users import from `feiyan`."""
_RESERVED_CLASSES = frozenset(dir(builtins)) | frozenset(RUNTIME_EXPORTS) | frozenset(DEVICES_EXPORTS) | {
    "AliasChoices", "Annotated", "Any", "Awaitable", "Callable", "ClassVar", "Field", "Final", "IntEnum", "Mapping",
    "Self", "Sequence", "StrEnum", "TypedDict", "Unpack",
    "AnyCaseEnum", "OutcomeModel", "RequestModel", "Success",
    "AsyncClient", "AsyncService", "AtLeastOne", "BareListModel", "Model", "OffsetPaging", "OpenEnum",
    "OpenInt", "OpenStr", "GivenEnum", "GivenInt", "GivenStr", "NamedIntEnum",
    "Operation", "PagePaging", "RequiredIf", "RequiredWith", "Rule", "SyncClient",
    "AsyncHttpClient", "HttpClient",
    "SyncService", "TimePaging", "TokenPaging", "OnEvent", "OnSession", "RegionAnswer",
    "FormOperation", "SignIn", "SignInOperations", "SessionOperations", "SessionTokens", "Settings",
    "BlockingChannel", "Channel", "ChannelFactory", "ChannelProtocol", "OnMessage",
    "ChannelRequest", "Topic", "DeviceMessages", "Keep", "OnChange", "PathLike",
    "AsyncAppSettings", "AsyncCloudSettings",
    "AppClient", "AppSettings", "CloudSettings", "AsyncAppClient", "AsyncCloudClient", "CloudClient", "Region",
}  # fmt: skip

_SNAKE = re.compile(r"[a-z_][a-z0-9_]*")
_CLASS = re.compile(r"[A-Z][A-Z0-9]*+[a-z][A-Za-z0-9]*+")
_CONSTANT = re.compile(r"[A-Z][A-Z0-9_]*")
_PATH = re.compile(r"(/[A-Za-z0-9][A-Za-z0-9._-]*)+")
_OPERATION_ID = re.compile(r"([a-z]+)\.([a-z][a-z0-9]*)\.([a-z][A-Za-z0-9]*)")
_VERSION = re.compile(r"[0-9]+\.[0-9]+\.[0-9]+")


def field_name(wire: str, given: str | None = None) -> str:
    """Return the attribute of a model for a wire name; `given` is the name that the spec sets, if any."""
    return _variable(wire, given, _RESERVED_FIELDS)


def parameter_name(wire: str, given: str | None = None) -> str:
    """Return the parameter of a method for a wire name."""
    return _variable(wire, given, _RESERVED_PARAMETERS)


def class_name(name: str) -> str:
    """Return the name of a class if it can be used in the generated package."""
    if not isinstance(name, str) or not _CLASS.fullmatch(name):
        raise UnsafeError(f"{name!r} is not a class name: expected letters and digits in CapWords")
    if name in _RESERVED_CLASSES:
        raise UnsafeError(f"{name!r} is taken: choose another name")
    return name


def constant_name(name: str) -> str:
    """Return the name of a constant or of a member of an enumeration if it can be used."""
    if not isinstance(name, str) or not _CONSTANT.fullmatch(name):
        raise UnsafeError(
            f"{name!r} is not a constant name: expected capitals, digits and underscores, with a letter first"
        )
    if name in _RESERVED_CONSTANTS:
        raise UnsafeError(f"{name!r} is taken: choose another name")
    return name


def former_name(name: str) -> str:
    """Return the former name of a method or a parameter if it can be used."""
    if not isinstance(name, str) or not _SNAKE.fullmatch(name) or name.startswith("_") or keyword.iskeyword(name):
        raise UnsafeError(f"x-formerly: {name!r} is not the lower-snake-case name of a method or a parameter")
    if name in _SCALARS or name in _RESERVED_PARAMETERS:
        raise UnsafeError(f"x-formerly: {name} is taken by Python or by every method")
    return name


def operation_names(operation_id: str) -> tuple[str, str, str]:
    """Return side, service and method of an operationId such as `cloud.things.getInfo`."""
    match = isinstance(operation_id, str) and _OPERATION_ID.fullmatch(operation_id)
    if not match:
        raise UnsafeError(f"operationId {operation_id!r} is not of the form side.service.verbObject")
    side, service, verb = match.groups()
    method = snake_case(verb)
    if side not in SIDES:
        raise UnsafeError(f"operationId {operation_id!r}: side {side} is not one of {', '.join(SIDES)}")
    for name in (service, method):
        if keyword.iskeyword(name):
            raise UnsafeError(f"operationId {operation_id!r}: {name} is a Python keyword")
    if service in _RESERVED_SERVICES:
        raise UnsafeError(f"operationId {operation_id!r}: {service} is reserved: choose another name for the service")
    if method in _SCALARS:
        raise UnsafeError(
            f"operationId {operation_id!r}: a method {method} would hide the built-in type: choose another name"
        )
    return side, service, method


def path(text: str) -> str:
    """Return the path of an operation if it is safe."""
    if not isinstance(text, str) or not _PATH.fullmatch(text) or ".." in text:
        raise UnsafeError(f"{text!r} is not a path of an operation")
    return text


def version(text: str) -> str:
    """Return an API version if it is one."""
    if not isinstance(text, str) or not _VERSION.fullmatch(text):
        raise UnsafeError(f"{text!r} is not a version such as 1.0.2")
    return text


def is_camel_of(attribute: str, wire: str) -> bool:
    """Return whether the runtime derives the wire name from the attribute."""
    return bool(to_camel(attribute) == wire)


def cell(text: str) -> str:
    """Escape text for a table in Markdown."""
    return re.sub(r"([\\|<\[])", r"\\\1", plain(text))


def code_cell(source: str) -> str:
    """Format a Python literal as code in a Markdown table."""
    fence = "`" * (max(map(len, re.findall("`+", source)), default=0) + 1)
    space = " " if "`" in source else ""
    return f"{fence}{space}{source}{space}{fence}".replace("|", "\\|")


def _variable(wire: str, given: str | None, reserved: frozenset[str]) -> str:
    name = given if given is not None else snake_case(wire) if isinstance(wire, str) else ""
    if not isinstance(name, str) or not _SNAKE.fullmatch(name) or name.startswith("_"):
        raise UnsafeError(f"{wire!r} cannot be made a Python name: set one with x-name")
    if keyword.iskeyword(name) or name in reserved:
        return f"{name}_"
    return name
