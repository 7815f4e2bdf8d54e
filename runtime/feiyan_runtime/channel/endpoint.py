"""Endpoint of a channel: host, port and TLS, parsed from a URL."""

from __future__ import annotations

import re
from dataclasses import dataclass

from feiyan_runtime._errors import ConfigurationError

_SCHEMES = {"mqtts": True, "ssl": True, "tls": True, "mqtt": False, "tcp": False}
_PORT, _LAST_PORT = 1883, 65_535
_URL = re.compile(
    rf"(?P<scheme>{'|'.join(_SCHEMES)})://"
    r"(?P<host>(?:[\w-]{1,63}\.)*[\w-]{1,63}\.?|\[[0-9A-Fa-f:.]+\])(?::(?P<port>[0-9]{1,5}))?/?",
    re.ASCII,
)


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Host and port to connect to, with or without TLS."""

    host: str
    port: int
    tls: bool

    @classmethod
    def of(cls, url: str, product_key: str) -> Endpoint:
        """Parse a URL such as "mqtts://host:1883"; {productKey} in it is replaced with the product key."""
        match = _URL.fullmatch(url.replace("{productKey}", product_key))
        port = int(match["port"] or _PORT) if match else 0
        if match is None or not 0 < port <= _LAST_PORT:
            schemes = ", ".join(f"{scheme}://" for scheme in _SCHEMES)
            raise ConfigurationError(f"mqtt_url: expected a host and a port after one of {schemes}")
        return cls(match["host"].strip("[]"), port, _SCHEMES[match["scheme"]])

    def __str__(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{'mqtts' if self.tls else 'mqtt'}://{host}:{self.port}"
