"""Credentials of an MQTT login: pure functions of certificate and time."""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from feiyan_runtime._errors import ConfigurationError

SignMethod: TypeAlias = Literal["hmacsha256", "hmacsha1"]

TLS, PLAIN = 2, 3
"""Secure modes: how the client says that it connects."""

SIGN_METHODS = {"hmacsha256": hashlib.sha256, "hmacsha1": hashlib.sha1}
"""The hashes by the names that logins have for them."""


@dataclass(frozen=True, slots=True)
class DeviceCredentials:
    """The certificate under which an MQTT connection is made.

    client_id: the id that the client chooses for itself, up to 64 characters; its device name where none is given.
    """

    product_key: str
    device_name: str
    device_secret: str = field(repr=False)
    client_id: str = ""

    def __post_init__(self) -> None:
        for name in ("product_key", "device_name", "device_secret"):
            if not getattr(self, name):
                raise ConfigurationError(f"{name}: give a non-empty string")
        if "|" in self.client_id:
            raise ConfigurationError("client_id: it may not contain |")
        if not self.client_id:
            object.__setattr__(self, "client_id", self.device_name)


@dataclass(frozen=True, slots=True)
class MqttCredentials:
    """The client id, user name and password of an MQTT login."""

    client_id: str
    username: str
    password: str = field(repr=False)


def mqtt_credentials(
    *,
    product_key: str,
    device_name: str,
    device_secret: str,
    client_id: str,
    timestamp_ms: int,
    sign_method: SignMethod = "hmacsha256",
    secure_mode: int = TLS,
) -> MqttCredentials:
    """The login of a device certificate at a time, in milliseconds since 1970; take the present one for each login."""
    if sign_method not in SIGN_METHODS:
        raise ConfigurationError(f"sign_method: {sign_method!r} is none of {', '.join(SIGN_METHODS)}")
    signed = f"clientId{client_id}deviceName{device_name}productKey{product_key}timestamp{timestamp_ms}"
    return MqttCredentials(
        client_id=f"{client_id}|securemode={secure_mode},signmethod={sign_method},timestamp={timestamp_ms}|",
        username=f"{device_name}&{product_key}",
        password=hmac.new(device_secret.encode(), signed.encode(), SIGN_METHODS[sign_method]).hexdigest(),
    )
