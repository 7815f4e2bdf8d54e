"""The hand-written part of the client: signing, call flow, tokens, paging, errors.

It contains no operations; they are in the generated package `feiyan`.
"""

from feiyan_runtime._async import AsyncClient, AsyncPages, AsyncService
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
from feiyan_runtime._messages import (
    ChannelMessage,
    ChannelRequest,
    MalformedMessage,
    UnknownMessage,
    read_as,
    whole_topic,
)
from feiyan_runtime._model import BareListModel, Model, OpenEnum, OpenInt, OpenStr
from feiyan_runtime._operation import UNKNOWN_TIMEOUT, Operation, Options
from feiyan_runtime._paging import OffsetPaging, PagePaging, TimePaging
from feiyan_runtime._rate_limit import RateLimit
from feiyan_runtime._redis import RedisTokenStore
from feiyan_runtime._retry import Retry
from feiyan_runtime._rules import AtLeastOne, RequiredIf, RequiredWith, Rule
from feiyan_runtime._sessions import SessionOperations, SessionTokens, UserSession
from feiyan_runtime._settings import (
    RegionAnswer,
    Settings,
    app_environment,
    app_login,
    app_tokens,
    cloud_environment,
    cloud_tokens,
    gateway,
    mqtt_endpoint,
)
from feiyan_runtime._signing import UNSIGNED_HEADERS, content_md5, sign, string_to_sign, url_to_sign
from feiyan_runtime._stores import MemoryTokenStore, TokenStore
from feiyan_runtime._sync import Pages, SyncClient, SyncService
from feiyan_runtime._tokens import CloudTokens, Token
from feiyan_runtime._version import __version__ as __version__
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

__all__ = [
    "ENVELOPE_VERSION",
    "UNKNOWN_TIMEOUT",
    "UNSIGNED_HEADERS",
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
    "Gap",
    "HttpClient",
    "InvalidParameterError",
    "MalformedMessage",
    "MemoryTokenStore",
    "Model",
    "MqttCredentials",
    "NotFoundError",
    "OffsetPaging",
    "OnEvent",
    "OpenEnum",
    "OpenInt",
    "OpenStr",
    "Operation",
    "Options",
    "PagePaging",
    "Pages",
    "PermissionDeniedError",
    "ProtocolError",
    "RateLimit",
    "RateLimitedError",
    "RedisTokenStore",
    "RegionAnswer",
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
    "SignatureError",
    "SyncClient",
    "SyncService",
    "TimePaging",
    "Token",
    "TokenStore",
    "TokenStoreError",
    "TransportError",
    "UnknownMessage",
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
    "mqtt_credentials",
    "mqtt_endpoint",
    "normal_code",
    "read_as",
    "sign",
    "string_to_sign",
    "url_to_sign",
    "whole_topic",
]
