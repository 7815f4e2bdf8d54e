"""Credentials of an MQTT login, as pure functions of device certificate and time."""

from __future__ import annotations

import hashlib
import hmac
import re
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from feiyan_runtime._errors import ConfigurationError
from feiyan_runtime._frames import private, private_constructor

SignMethod: TypeAlias = Literal["hmacsha256", "hmacsha1"]

TLS, PLAIN = 2, 3
"""Values of `securemode` in the client id, for connections with and without TLS."""

SIGN_METHODS = {"hmacsha256": hashlib.sha256, "hmacsha1": hashlib.sha1}
"""Hash functions by their `signmethod` in the client id."""


_IN_TOPIC = re.compile('[!"$-*,-.0-~]{1,64}'), "1 to 64 visible ASCII characters other than / + and #"

_PARTS = {
    "product_key": _IN_TOPIC,
    "device_name": _IN_TOPIC,
    "device_secret": (re.compile("[!-~]{1,256}"), "1 to 256 visible ASCII characters"),
    "client_id": (re.compile("[!-{}~]{1,64}"), "1 to 64 visible ASCII characters other than |"),
}
"""Pattern of each part of a device certificate, and its description."""


@private_constructor
@dataclass(frozen=True, slots=True)
class DeviceCredentials:
    """The device certificate of an MQTT connection.

    client_id: an id of the client's own choice, up to 64 characters; by default its device name.

    Raises:
        ConfigurationError: A part is empty, too long, or has characters that a login or a topic cannot have.

    """

    product_key: str
    device_name: str
    device_secret: str = field(repr=False)
    client_id: str = ""

    def __post_init__(self) -> None:
        if self.client_id == "":
            object.__setattr__(self, "client_id", self.device_name)
        for name, (pattern, expected) in _PARTS.items():
            value = getattr(self, name)
            if not isinstance(value, str) or not pattern.fullmatch(value):
                raise ConfigurationError(f"{name}: expected {expected}")


@dataclass(frozen=True, slots=True)
class MqttCredentials:
    """The client id, user name and password of an MQTT login."""

    client_id: str
    username: str
    password: str = field(repr=False)


@private
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
    """Return the MQTT login of a device certificate.

    Args:
        product_key: Product key of the device.
        device_name: Name of the device.
        device_secret: Secret of the device; it signs the login.
        client_id: An id of the client's own choice, up to 64 characters.
        timestamp_ms: Current time in milliseconds since 1970.
        sign_method: Hash function of the signature.
        secure_mode: 2 for a connection with TLS, 3 for one without.

    Raises:
        ConfigurationError: The sign method is unknown.

    """
    if sign_method not in SIGN_METHODS:
        raise ConfigurationError(f"sign_method: expected one of {', '.join(SIGN_METHODS)}, got {sign_method!r}")
    signed = f"clientId{client_id}deviceName{device_name}productKey{product_key}timestamp{timestamp_ms}"
    return MqttCredentials(
        client_id=f"{client_id}|securemode={secure_mode},signmethod={sign_method},timestamp={timestamp_ms}|",
        username=f"{device_name}&{product_key}",
        password=hmac.new(device_secret.encode(), signed.encode(), SIGN_METHODS[sign_method]).hexdigest(),
    )
