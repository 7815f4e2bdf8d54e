"""The hand-written part of the client: signing, call flow, tokens, paging, errors.

It knows no operation by name; the generated package `feiyan` brings them.
"""

from feiyan_runtime._async import AsyncClient, AsyncPages, AsyncService
from feiyan_runtime._envelope import Envelope
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
    SignatureError,
    TransportError,
    normal_code,
)
from feiyan_runtime._model import BareListModel, Model, OpenEnum, OpenInt, OpenStr
from feiyan_runtime._operation import Operation, Options
from feiyan_runtime._paging import OffsetPaging, PagePaging, TimePaging
from feiyan_runtime._retry import Retry
from feiyan_runtime._rules import AtLeastOne, RequiredIf, RequiredWith, Rule
from feiyan_runtime._settings import app_core, app_environment, cloud_core, cloud_environment, gateway
from feiyan_runtime._signing import content_md5, sign, string_to_sign, url_to_sign
from feiyan_runtime._sync import Pages, SyncClient, SyncService
from feiyan_runtime._tokens import CloudTokens, MemoryTokenStore, Token, TokenStore

__all__ = [
    "ApiError",
    "AsyncClient",
    "AsyncPages",
    "AsyncService",
    "AtLeastOne",
    "AuthenticationError",
    "BareListModel",
    "ClientClosedError",
    "CloudTokens",
    "ConfigurationError",
    "ConflictError",
    "DeviceError",
    "Envelope",
    "ErrorCode",
    "FeiyanError",
    "InvalidParameterError",
    "MemoryTokenStore",
    "Model",
    "NotFoundError",
    "OffsetPaging",
    "OpenEnum",
    "OpenInt",
    "OpenStr",
    "Operation",
    "Options",
    "PagePaging",
    "Pages",
    "PermissionDeniedError",
    "ProtocolError",
    "RateLimitedError",
    "RequestTimeoutError",
    "RequiredIf",
    "RequiredWith",
    "Retry",
    "Rule",
    "ServerError",
    "SignatureError",
    "SyncClient",
    "SyncService",
    "TimePaging",
    "Token",
    "TokenStore",
    "TransportError",
    "app_core",
    "app_environment",
    "async_enveloped",
    "async_enveloped_pages",
    "cloud_core",
    "cloud_environment",
    "content_md5",
    "enveloped",
    "enveloped_pages",
    "gateway",
    "normal_code",
    "sign",
    "string_to_sign",
    "url_to_sign",
]
