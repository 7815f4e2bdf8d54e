"""The hand-written part of the client: signing, call flow, tokens, paging, errors.

It contains no operations; they are in the generated package `feiyan`. Names are imported when they are first used, so
that a sync client does not load asyncio, nor a program without push channels their modules.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from feiyan_runtime._version import __version__ as __version__

if TYPE_CHECKING:
    from feiyan_runtime._account import FormOperation
    from feiyan_runtime._async import AsyncClient
    from feiyan_runtime._async_services import AsyncPages, AsyncService
    from feiyan_runtime._enums import AnyCaseEnum, NamedIntEnum, UnknownInt, UnknownStr
    from feiyan_runtime._envelope import ENVELOPE_VERSION, Envelope
    from feiyan_runtime._enveloped import async_enveloped, async_enveloped_pages, enveloped, enveloped_pages
    from feiyan_runtime._errors import (
        ApiError,
        AuthenticationError,
        ClientClosedError,
        ConfigurationError,
        ConflictError,
        DeviceError,
        ErrorCode,
        FeiyanError,
        InvalidParameterError,
        NotFoundError,
        OtherMeaning,
        PermissionDeniedError,
        ProtocolError,
        RateLimitedError,
        RequestTimeoutError,
        ServerError,
        SessionExpiredError,
        SignatureError,
        TokenStoreError,
        TransportError,
        normal_code,
    )
    from feiyan_runtime._events import Event, OnEvent
    from feiyan_runtime._files import FileTokenStore
    from feiyan_runtime._frames import renamed
    from feiyan_runtime._messages import (
        ChannelMessage,
        ChannelRequest,
        MalformedMessage,
        UnknownMessage,
        read_as,
        whole_topic,
    )
    from feiyan_runtime._model import (
        BareListModel,
        GivenEnum,
        GivenInt,
        GivenStr,
        Model,
        OpenEnum,
        OpenInt,
        OpenStr,
        OutcomeModel,
        RequestModel,
    )
    from feiyan_runtime._operation import UNKNOWN_TIMEOUT, Operation, Options
    from feiyan_runtime._paging import OffsetPaging, PagePaging, TimePaging, TokenPaging
    from feiyan_runtime._rate_limit import RateLimit
    from feiyan_runtime._redis import RedisTokenStore
    from feiyan_runtime._regions import RegionAnswer, gateway, mqtt_endpoint, region_id
    from feiyan_runtime._retry import Retry
    from feiyan_runtime._rules import AtLeastOne, RequiredIf, RequiredWith, Rule
    from feiyan_runtime._sessions import OnSession, SessionOperations, SessionTokens, UserSession
    from feiyan_runtime._settings import (
        Settings,
        app_environment,
        app_login,
        app_tokens,
        cloud_environment,
        cloud_tokens,
    )
    from feiyan_runtime._sign_in import SignIn, SignInOperations
    from feiyan_runtime._signing import UNSIGNED_HEADERS, content_md5, sign, string_to_sign, url_to_sign
    from feiyan_runtime._stores import MemoryTokenStore, TokenStore
    from feiyan_runtime._success import Success
    from feiyan_runtime._sync import Pages, SyncClient, SyncService
    from feiyan_runtime._times import moment
    from feiyan_runtime._tokens import CloudTokens, Token
    from feiyan_runtime.channel import (
        ChannelOptions,
        ChannelProtocol,
        ChannelState,
        Connected,
        DeviceCredentials,
        Disconnected,
        Dropped,
        Gap,
        MqttCredentials,
        mqtt_credentials,
    )
    from feiyan_runtime.transport.seam import AsyncHttpClient, HttpClient

_NAMES = {
    "_account": "FormOperation",
    "_async": "AsyncClient",
    "_async_services": "AsyncPages AsyncService",
    "_enums": "AnyCaseEnum NamedIntEnum UnknownInt UnknownStr",
    "_envelope": "ENVELOPE_VERSION Envelope",
    "_enveloped": "async_enveloped async_enveloped_pages enveloped enveloped_pages",
    "_errors": (
        "ApiError AuthenticationError ClientClosedError ConfigurationError ConflictError DeviceError "
        "ErrorCode FeiyanError InvalidParameterError NotFoundError OtherMeaning PermissionDeniedError ProtocolError "
        "RateLimitedError RequestTimeoutError ServerError SessionExpiredError SignatureError "
        "TokenStoreError TransportError normal_code"
    ),
    "_events": "Event OnEvent",
    "_files": "FileTokenStore",
    "_frames": "renamed",
    "_messages": "ChannelMessage ChannelRequest MalformedMessage UnknownMessage read_as whole_topic",
    "_model": "BareListModel GivenEnum GivenInt GivenStr Model OpenEnum OpenInt OpenStr OutcomeModel RequestModel",
    "_operation": "Operation Options UNKNOWN_TIMEOUT",
    "_paging": "OffsetPaging PagePaging TimePaging TokenPaging",
    "_rate_limit": "RateLimit",
    "_redis": "RedisTokenStore",
    "_regions": "RegionAnswer gateway mqtt_endpoint region_id",
    "_retry": "Retry",
    "_rules": "AtLeastOne RequiredIf RequiredWith Rule",
    "_sessions": "OnSession SessionOperations SessionTokens UserSession",
    "_settings": "Settings app_environment app_login app_tokens cloud_environment cloud_tokens",
    "_sign_in": "SignIn SignInOperations",
    "_signing": "UNSIGNED_HEADERS content_md5 sign string_to_sign url_to_sign",
    "_stores": "MemoryTokenStore TokenStore",
    "_success": "Success",
    "_sync": "Pages SyncClient SyncService",
    "_times": "moment",
    "_tokens": "CloudTokens Token",
    "channel": (
        "ChannelOptions ChannelProtocol ChannelState Connected DeviceCredentials Disconnected Dropped Gap "
        "MqttCredentials mqtt_credentials"
    ),
    "transport.seam": "AsyncHttpClient HttpClient",
}
_MODULES = {name: module for module, names in _NAMES.items() for name in names.split()}

__all__ = [
    "ENVELOPE_VERSION",
    "UNKNOWN_TIMEOUT",
    "UNSIGNED_HEADERS",
    "AnyCaseEnum",
    "ApiError",
    "AsyncClient",
    "AsyncHttpClient",
    "AsyncPages",
    "AsyncService",
    "AtLeastOne",
    "AuthenticationError",
    "BareListModel",
    "ChannelMessage",
    "ChannelOptions",
    "ChannelProtocol",
    "ChannelRequest",
    "ChannelState",
    "ClientClosedError",
    "CloudTokens",
    "ConfigurationError",
    "ConflictError",
    "Connected",
    "DeviceCredentials",
    "DeviceError",
    "Disconnected",
    "Dropped",
    "Envelope",
    "ErrorCode",
    "Event",
    "FeiyanError",
    "FileTokenStore",
    "FormOperation",
    "Gap",
    "GivenEnum",
    "GivenInt",
    "GivenStr",
    "HttpClient",
    "InvalidParameterError",
    "MalformedMessage",
    "MemoryTokenStore",
    "Model",
    "MqttCredentials",
    "NamedIntEnum",
    "NotFoundError",
    "OffsetPaging",
    "OnEvent",
    "OnSession",
    "OpenEnum",
    "OpenInt",
    "OpenStr",
    "Operation",
    "Options",
    "OtherMeaning",
    "OutcomeModel",
    "PagePaging",
    "Pages",
    "PermissionDeniedError",
    "ProtocolError",
    "RateLimit",
    "RateLimitedError",
    "RedisTokenStore",
    "RegionAnswer",
    "RequestModel",
    "RequestTimeoutError",
    "RequiredIf",
    "RequiredWith",
    "Retry",
    "Rule",
    "ServerError",
    "SessionExpiredError",
    "SessionOperations",
    "SessionTokens",
    "Settings",
    "SignIn",
    "SignInOperations",
    "SignatureError",
    "Success",
    "SyncClient",
    "SyncService",
    "TimePaging",
    "Token",
    "TokenPaging",
    "TokenStore",
    "TokenStoreError",
    "TransportError",
    "UnknownInt",
    "UnknownMessage",
    "UnknownStr",
    "UserSession",
    "app_environment",
    "app_login",
    "app_tokens",
    "async_enveloped",
    "async_enveloped_pages",
    "cloud_environment",
    "cloud_tokens",
    "content_md5",
    "enveloped",
    "enveloped_pages",
    "gateway",
    "moment",
    "mqtt_credentials",
    "mqtt_endpoint",
    "normal_code",
    "read_as",
    "region_id",
    "renamed",
    "sign",
    "string_to_sign",
    "url_to_sign",
    "whole_topic",
]


def __getattr__(name: str) -> Any:
    module = _MODULES.get(name)
    if module is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = globals()[name] = getattr(import_module(f"feiyan_runtime.{module}"), name)
    return value


def __dir__() -> list[str]:
    return __all__
