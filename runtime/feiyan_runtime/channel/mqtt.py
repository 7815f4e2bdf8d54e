"""The login of the long connection: pure functions of certificate and time, and where to connect to."""

from __future__ import annotations

import hashlib
import hmac
import re
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from feiyan_runtime._errors import ConfigurationError

SignMethod: TypeAlias = Literal["hmacsha256", "hmacsha1"]

TLS, PLAIN = 2, 3
"""Secure modes: how the client says that it connects."""

SIGN_METHODS = {"hmacsha256": hashlib.sha256, "hmacsha1": hashlib.sha1}
"""The hashes by the names that logins have for them."""

_SCHEMES = {"mqtts": True, "ssl": True, "tls": True, "mqtt": False, "tcp": False}
_PORT, _LAST_PORT = 1883, 65_535
_URL = re.compile(
    rf"(?P<scheme>{'|'.join(_SCHEMES)})://"
    r"(?P<host>(?:[\w-]{1,63}\.)*[\w-]{1,63}\.?|\[[0-9A-Fa-f:.]+\])(?::(?P<port>[0-9]{1,5}))?/?",
    re.ASCII,
)


@dataclass(frozen=True, slots=True)
class DeviceCredentials:
    """The certificate under which a long connection is made.

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
    """What an MQTT client logs in with."""

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


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where to connect to."""

    host: str
    port: int
    tls: bool

    @classmethod
    def of(cls, url: str, product_key: str) -> Endpoint:
        """The endpoint of a URL such as "mqtts://host:1883", in which {productKey} stands for the product key."""
        match = _URL.fullmatch(url.replace("{productKey}", product_key))
        port = int(match["port"] or _PORT) if match else 0
        if match is None or not 0 < port <= _LAST_PORT:
            schemes = ", ".join(f"{scheme}://" for scheme in _SCHEMES)
            raise ConfigurationError(f"mqtt_url: give a host and a port behind one of {schemes}")
        return cls(match["host"].strip("[]"), port, _SCHEMES[match["scheme"]])

    def __str__(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{'mqtts' if self.tls else 'mqtt'}://{host}:{self.port}"
