"""Proxy and certificates that environment variables name, chosen as httpx chooses them."""

from __future__ import annotations

import math
import os
import ssl
import sys
import time
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from feiyan_runtime._errors import ConfigurationError
from feiyan_runtime._texts import shown
from feiyan_runtime.transport.gateway import Gateway

if TYPE_CHECKING:
    import httpx

_CERTIFICATES = ("SSL_CERT_FILE", "SSL_CERT_DIR")


class ProxySocket(ssl.SSLSocket):
    """Socket of TLS to a proxy, whose timeout is for all that is received until the timeout is set again.

    Over TLS within TLS, httpcore receives until it has a whole record.
    """

    _deadline = math.inf

    def settimeout(self, value: float | None) -> None:
        self._deadline = math.inf if value is None else time.monotonic() + value
        super().settimeout(value)

    def recv(self, buflen: int = 1024, flags: int = 0) -> bytes:
        if self._deadline < math.inf:
            seconds = self._deadline - time.monotonic()
            if seconds <= 0:
                raise TimeoutError("the time is over")
            super().settimeout(seconds)
        return super().recv(buflen, flags)


def ssl_context(*, to_proxy: bool = False) -> ssl.SSLContext:
    """Return the SSL context of all clients of this process, which takes some 20 ms to make the first time."""
    return _ssl_context(to_proxy, *map(os.environ.get, _CERTIFICATES))


@cache
def _ssl_context(to_proxy: bool, *named: str | None) -> ssl.SSLContext:
    import httpx

    try:
        for path in filter(None, named):
            Path(path).stat()  # older versions of httpx ignore what is not there
        context = httpx.create_ssl_context()
    except OSError as error:  # an SSLError too
        settings = " ".join(f"{name}={value}" for name, value in zip(_CERTIFICATES, named, strict=True) if value)
        raise ConfigurationError(f"the certificates of {settings} cannot be read: {error}") from None
    if to_proxy:
        context.sslsocket_class = ProxySocket
    return context


def proxy_of(gateway: Gateway) -> httpx.Proxy | None:
    """Return the proxy that HTTP_PROXY, HTTPS_PROXY, ALL_PROXY and NO_PROXY name for a gateway, or None."""
    if sys.platform not in {"win32", "darwin"} and not any(name.lower().endswith("_proxy") for name in os.environ):
        return None
    import httpx

    patterns = _patterns()
    try:
        proxies = {pattern: httpx.Proxy(named) if named else None for pattern, named in patterns.items()}
    except (ValueError, httpx.InvalidURL) as error:
        raise ConfigurationError(f"a proxy that the environment names cannot be used: {shown(str(error))}") from None
    chosen: list[httpx.Proxy | None] = [None]

    def choice(proxy: httpx.Proxy | None) -> httpx.MockTransport:
        def choose(_: httpx.Request) -> httpx.Response:
            chosen.append(proxy)
            return httpx.Response(200)

        return httpx.MockTransport(choose)

    # httpx matches the patterns, so that the choice is the same as that of its own clients
    mounts = {pattern: choice(proxy) for pattern, proxy in proxies.items()}
    with httpx.Client(transport=choice(None), mounts=mounts, trust_env=False) as client:
        client.get(gateway.url("/"))
    return chosen[-1]


def _patterns() -> dict[str, str]:
    """Return the proxies by the pattern of the URLs that they are for; an empty string stands for none."""
    from urllib.request import getproxies

    named = getproxies()
    patterns = {
        f"{scheme}://": proxy if "://" in proxy else f"http://{proxy}"
        for scheme in ("http", "https", "all")
        if (proxy := named.get(scheme))
    }
    for host in filter(None, map(str.strip, named.get("no", "").split(","))):
        if host == "*":
            return {}
        patterns[host if "://" in host else f"all://{_host_pattern(host)}"] = ""
    return patterns


def _host_pattern(host: str) -> str:
    from ipaddress import ip_address

    try:
        version = ip_address(host.split("/")[0]).version
    except ValueError:
        return host if host.lower() == "localhost" else f"*{host}"
    return f"[{host}]" if version == 6 else host
