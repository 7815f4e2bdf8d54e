"""The way to the gateway, direct or over a proxy, and what all requests on it have in common."""

from __future__ import annotations

import ssl
from collections.abc import Sequence
from importlib.util import find_spec
from typing import Any

import httpcore

from feiyan_runtime._errors import ConfigurationError, FeiyanError
from feiyan_runtime._flow import Send
from feiyan_runtime.transport import failures
from feiyan_runtime.transport.answer_body import AnswerBody
from feiyan_runtime.transport.environment import proxy_of, ssl_context
from feiyan_runtime.transport.gateway import ACCEPTED_CODINGS, USER_AGENT, Gateway
from feiyan_runtime.transport.network import TIMEOUTS, Exchange

KEEPALIVE_EXPIRY = 5.0
"""Seconds after which an idle connection is not reused, because the gateway may close it."""

MAX_CONNECTIONS = 200
"""Connections that a client has at once. Further calls wait for one."""

_SOCKS = ("socks5", "socks5h")


class Route:
    """Way to a gateway. `ready` is False until the SSL context that it needs is made."""

    def __init__(self, gateway: Gateway) -> None:
        self.gateway = gateway
        self._proxy = proxy_of(gateway)
        self._origin = httpcore.Origin(gateway.scheme.encode(), gateway.host.encode(), gateway.port)
        self._tls: ssl.SSLContext | None = None
        self._proxy_tls: ssl.SSLContext | None = None
        self.ready = gateway.scheme == "http" and self._proxy is None
        self._urls: dict[str, httpcore.URL] = {}
        self._headers = [
            (b"Host", gateway.authority.encode()),
            (b"User-Agent", USER_AGENT.encode()),
            (b"Accept-Encoding", ACCEPTED_CODINGS.encode()),
        ]
        if self._proxy and self._proxy.url.scheme in _SOCKS:
            _require_socks()

    def prepare(self) -> None:
        """Make the SSL context, which reads files."""
        if not self.ready:
            self._tls = ssl_context()
            if self._proxy and self._proxy.url.scheme == "https":
                self._proxy_tls = ssl_context(to_proxy=True)
            self.ready = True

    def exchange(self) -> Exchange:
        """Return the state of a new connection."""
        return Exchange(self.gateway.host if self.gateway.scheme == "https" else None)

    def connection(self, network: httpcore.NetworkBackend) -> httpcore.ConnectionInterface:
        """Return a sync connection, not yet open."""
        if not self._proxy:
            return httpcore.HTTPConnection(self._origin, network_backend=network, **self._settings())
        if self._proxy.url.scheme in _SOCKS:
            return httpcore.SOCKSProxy(network_backend=network, **self._settings()).create_connection(self._origin)
        return httpcore.HTTPProxy(network_backend=network, **self._settings()).create_connection(self._origin)

    def async_connection(self, network: httpcore.AsyncNetworkBackend) -> httpcore.AsyncConnectionInterface:
        """Return an async connection, not yet open."""
        if not self._proxy:
            return httpcore.AsyncHTTPConnection(self._origin, network_backend=network, **self._settings())
        if self._proxy.url.scheme in _SOCKS:
            return httpcore.AsyncSOCKSProxy(network_backend=network, **self._settings()).create_connection(self._origin)
        return httpcore.AsyncHTTPProxy(network_backend=network, **self._settings()).create_connection(self._origin)

    def request(self, send: Send) -> httpcore.Request:
        """Return a request for httpcore."""
        headers = [(name.encode(), value.encode()) for name, value in send.headers.items()]
        length = (b"Content-Length", b"%d" % len(send.body))
        return httpcore.Request(
            b"POST", self._url(send.path), headers=[*self._headers, *headers, length], content=send.body
        )

    def body(self, send: Send, response: httpcore.Response, exchange: Exchange) -> AnswerBody:
        """Return the body of an answer whose head has arrived, to be filled."""
        if not exchange.sent:
            raise failures.UnaskedAnswerError("an answer was there before the request was sent")
        exchange.begin_body()
        return AnswerBody(send, response.status, _headers(response.headers))

    def failure(self, error: Exception, send: Send, exchange: Exchange) -> FeiyanError:
        """Return the error of this package for one of a library that ended an exchange."""
        timed_out = isinstance(error, TIMEOUTS)
        proxy = str(self._proxy.url) if self._proxy else ""  # without user and password
        if exchange.answered:
            return failures.cut(error, send, self.gateway, timed_out=timed_out, proxy=proxy)
        sent = exchange.sent and not isinstance(error, httpcore.ProxyError)  # the proxy has not passed it on
        return failures.no_answer(error, send, self.gateway, sent=sent, timed_out=timed_out, proxy=proxy)

    def _url(self, path: str) -> httpcore.URL:
        url = self._urls.get(path)
        if url is None:
            gateway = self.gateway
            url = self._urls[path] = httpcore.URL(
                scheme=gateway.scheme.encode(),
                host=gateway.host.encode(),
                port=gateway.unusual_port,
                target=(gateway.path + path).encode(),
            )
        return url

    def _settings(self) -> dict[str, Any]:
        settings: dict[str, Any] = {"ssl_context": self._tls, "keepalive_expiry": KEEPALIVE_EXPIRY}
        if self._proxy is None:
            return settings
        url = self._proxy.url
        settings["proxy_url"] = httpcore.URL(
            scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path
        )
        settings["proxy_auth"] = self._proxy.raw_auth
        if url.scheme == "https":
            settings["proxy_ssl_context"] = self._proxy_tls
        return settings


def is_reusable(connection: httpcore.ConnectionInterface | httpcore.AsyncConnectionInterface) -> bool:
    """Return True if a connection is open, and nothing arrived beyond the answer: it would be part of the next one."""
    return connection.is_idle() and not _surplus(connection)


def _surplus(connection: Any) -> bytes:
    """Return the bytes that arrived beyond the answer. httpcore has no public name for them."""
    while connection is not None and not hasattr(connection, "_h11_state"):
        connection = getattr(connection, "_connection", None)
    return b"" if connection is None else connection._h11_state.trailing_data[0]


def _headers(raw: Sequence[tuple[bytes, bytes]]) -> dict[str, str]:
    """Return the headers of an answer by lower-case name; those of the same name are joined."""
    headers: dict[str, str] = {}
    for raw_name, raw_value in raw:
        name, value = raw_name.decode("latin-1").lower(), _text(raw_value)
        headers[name] = f"{headers[name]}, {value}" if name in headers else value
    return headers


def _text(value: bytes) -> str:
    try:
        return value.decode()
    except UnicodeDecodeError:
        return value.decode("latin-1")


def _require_socks() -> None:
    if find_spec("socksio") is None:
        raise ConfigurationError(
            "the environment names a SOCKS proxy, which needs the package socksio: pip install 'httpx[socks]'"
        )
