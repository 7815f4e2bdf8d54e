# Generated from spec/openapi.yaml by `python -m generator generate`. Change the spec, not this file.
"""Typed client for Alibaba Cloud IoT Living Platform.

Names are imported when they are first used, so that importing the package costs next to nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from feiyan.cloud._client import AsyncCloudClient, CloudClient
    from feiyan.enums import (
        AccountOnlineStatus,
        AccountRegionQueryType,
        DeviceBindCode,
        DeviceMigrationResultCode,
        DeviceRegion,
        DeviceStatus,
        FreePlanClaim,
        LiveOrderStatus,
        NetType,
        NetTypeCode,
        NodeType,
        Ownership,
        PlanPaymentStatus,
        ProductDataFormat,
        ProductStatus,
        ProductStatusCode,
        StorageExpiry,
        StorageLifecycle,
        StorageOrderStatus,
        StorageOrderType,
        StoragePlanType,
        StorageStatusToSet,
        ThingType,
    )
    from feiyan.regions import Region
    from feiyan_runtime import (
        ApiError,
        AuthenticationError,
        ClientClosedError,
        ConfigurationError,
        ConflictError,
        DeviceError,
        Envelope,
        ErrorCode,
        FeiyanError,
        InvalidParameterError,
        MemoryTokenStore,
        NotFoundError,
        Options,
        PermissionDeniedError,
        ProtocolError,
        RateLimitedError,
        RequestTimeoutError,
        Retry,
        ServerError,
        SignatureError,
        Token,
        TokenStore,
        TransportError,
    )

_MODULES = {
    "AsyncCloudClient": "feiyan.cloud._client",
    "CloudClient": "feiyan.cloud._client",
    "AccountOnlineStatus": "feiyan.enums",
    "AccountRegionQueryType": "feiyan.enums",
    "DeviceBindCode": "feiyan.enums",
    "DeviceMigrationResultCode": "feiyan.enums",
    "DeviceRegion": "feiyan.enums",
    "DeviceStatus": "feiyan.enums",
    "FreePlanClaim": "feiyan.enums",
    "LiveOrderStatus": "feiyan.enums",
    "NetType": "feiyan.enums",
    "NetTypeCode": "feiyan.enums",
    "NodeType": "feiyan.enums",
    "Ownership": "feiyan.enums",
    "PlanPaymentStatus": "feiyan.enums",
    "ProductDataFormat": "feiyan.enums",
    "ProductStatus": "feiyan.enums",
    "ProductStatusCode": "feiyan.enums",
    "StorageExpiry": "feiyan.enums",
    "StorageLifecycle": "feiyan.enums",
    "StorageOrderStatus": "feiyan.enums",
    "StorageOrderType": "feiyan.enums",
    "StoragePlanType": "feiyan.enums",
    "StorageStatusToSet": "feiyan.enums",
    "ThingType": "feiyan.enums",
    "Region": "feiyan.regions",
    "ApiError": "feiyan_runtime",
    "AuthenticationError": "feiyan_runtime",
    "ClientClosedError": "feiyan_runtime",
    "ConfigurationError": "feiyan_runtime",
    "ConflictError": "feiyan_runtime",
    "DeviceError": "feiyan_runtime",
    "Envelope": "feiyan_runtime",
    "ErrorCode": "feiyan_runtime",
    "FeiyanError": "feiyan_runtime",
    "InvalidParameterError": "feiyan_runtime",
    "MemoryTokenStore": "feiyan_runtime",
    "NotFoundError": "feiyan_runtime",
    "Options": "feiyan_runtime",
    "PermissionDeniedError": "feiyan_runtime",
    "ProtocolError": "feiyan_runtime",
    "RateLimitedError": "feiyan_runtime",
    "RequestTimeoutError": "feiyan_runtime",
    "Retry": "feiyan_runtime",
    "ServerError": "feiyan_runtime",
    "SignatureError": "feiyan_runtime",
    "Token": "feiyan_runtime",
    "TokenStore": "feiyan_runtime",
    "TransportError": "feiyan_runtime",
}

__all__ = [
    "AccountOnlineStatus",
    "AccountRegionQueryType",
    "ApiError",
    "AsyncCloudClient",
    "AuthenticationError",
    "ClientClosedError",
    "CloudClient",
    "ConfigurationError",
    "ConflictError",
    "DeviceBindCode",
    "DeviceError",
    "DeviceMigrationResultCode",
    "DeviceRegion",
    "DeviceStatus",
    "Envelope",
    "ErrorCode",
    "FeiyanError",
    "FreePlanClaim",
    "InvalidParameterError",
    "LiveOrderStatus",
    "MemoryTokenStore",
    "NetType",
    "NetTypeCode",
    "NodeType",
    "NotFoundError",
    "Options",
    "Ownership",
    "PermissionDeniedError",
    "PlanPaymentStatus",
    "ProductDataFormat",
    "ProductStatus",
    "ProductStatusCode",
    "ProtocolError",
    "RateLimitedError",
    "Region",
    "RequestTimeoutError",
    "Retry",
    "ServerError",
    "SignatureError",
    "StorageExpiry",
    "StorageLifecycle",
    "StorageOrderStatus",
    "StorageOrderType",
    "StoragePlanType",
    "StorageStatusToSet",
    "ThingType",
    "Token",
    "TokenStore",
    "TransportError",
]


def __getattr__(name: str) -> Any:
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(_MODULES[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return __all__
