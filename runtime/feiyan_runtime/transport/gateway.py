"""The gateway's address, and the request as every library sends it."""

from __future__ import annotations

from urllib.parse import SplitResult, urlsplit

from feiyan_runtime._errors import ConfigurationError
from feiyan_runtime._flow import Send
from feiyan_runtime._texts import shown
from feiyan_runtime._version import __version__

ACCEPTED_CODINGS = "gzip, deflate"
"""Content codings that requests ask for."""

USER_AGENT = f"feiyan-client/{__version__}"
"""Name of the client in requests that go over connections of its own."""

_PORTS = {"http": 80, "https": 443}


class Gateway:
    """Address of a gateway: its URL in parts. `base_url` may have a path, which is not signed.

    `unusual_port` is None for the usual port of the scheme.
    """

    def __init__(self, base_url: str) -> None:
        self.base_url = base_url
        parts = _split(base_url)
        self.scheme = parts.scheme
        self.host = _ascii(parts.hostname or "")
        self.port = parts.port or _PORTS[parts.scheme]
        self.path = parts.path
        named = f"[{self.host}]" if ":" in self.host else self.host
        self.unusual_port = None if self.port == _PORTS[parts.scheme] else self.port
        self.authority = f"{named}:{self.port}" if self.unusual_port else named

    def url(self, path: str) -> str:
        """Return the URL of a path."""
        return f"{self.scheme}://{self.authority}{self.path}{path}"


def headers_of(send: Send) -> dict[str, str]:
    """Return the headers of a request that goes through a user's HTTP client."""
    return {**send.headers, "accept-encoding": ACCEPTED_CODINGS}


def _split(base_url: str) -> SplitResult:
    quoted = shown(repr(base_url))
    if "@" in base_url:
        raise ConfigurationError("base_url: it must not contain a user name or a password")
    try:
        parts = urlsplit(base_url)
        port = parts.port
    except ValueError as error:
        raise ConfigurationError(f"base_url: {quoted} is not a URL: {error}") from None
    if parts.scheme not in _PORTS or not parts.hostname or port == 0:
        raise ConfigurationError(f"base_url: {quoted} is not an http or https URL")
    if "?" in base_url or "#" in base_url:
        raise ConfigurationError(f"base_url: {quoted} must not have a query or a fragment")
    if not all("!" <= character <= "~" for character in parts.path) or set(parts.netloc) & set(" \t\r\n"):
        raise ConfigurationError(f"base_url: {quoted} must not have spaces or other special characters")
    return parts


def _ascii(host: str) -> str:
    if host.isascii():
        return host
    import idna

    try:
        return idna.encode(host, uts46=True).decode()
    except idna.IDNAError as error:
        raise ConfigurationError(f"base_url: {shown(host)!r} is not the name of a host: {error}") from None
