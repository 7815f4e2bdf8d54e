"""The interface between the call flow and the transports, and the choice of the transport of a client."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from types import ModuleType
from typing import TYPE_CHECKING, Any, NoReturn, Protocol, TypeAlias, cast

from feiyan_runtime._answer import Answer
from feiyan_runtime._errors import ConfigurationError
from feiyan_runtime._flow import Send
from feiyan_runtime.transport.gateway import Gateway

if TYPE_CHECKING:
    import aiohttp
    import httpx

_HTTPX_LIKE = ("httpx", "httpx2")


class HttpClient(Protocol):
    """HTTP client of the user's for a sync client: an `httpx.Client`, or a client of httpx2."""

    @property
    def is_closed(self) -> bool: ...
    def close(self) -> None: ...
    def build_request(self, method: str, url: str) -> Any: ...


class HttpxAsyncClient(Protocol):
    """An `httpx.AsyncClient`, or that of httpx2."""

    @property
    def is_closed(self) -> bool: ...
    async def aclose(self) -> None: ...
    def build_request(self, method: str, url: str) -> Any: ...


class AiohttpSession(Protocol):
    """An `aiohttp.ClientSession`."""

    @property
    def closed(self) -> bool: ...
    async def close(self) -> None: ...
    @property
    def cookie_jar(self) -> Any: ...


AsyncHttpClient: TypeAlias = HttpxAsyncClient | AiohttpSession
"""HTTP client of the user's for an async client: one of httpx or httpx2, or a session of aiohttp."""


class Transport(Protocol):
    """Sends the requests of a sync client. Every exception that leaves it is an error of this package."""

    def send(self, send: Send) -> Answer:
        """Send a request and return the whole answer; no longer than the request's timeout."""

    def close(self) -> None:
        """Close the connections that the transport opened itself."""

    def after_fork(self) -> Transport:
        """Return the transport to use in a child process, where the parent's connections must not be touched."""


class AsyncTransport(Protocol):
    """Sends the requests of an async client. Every exception that leaves it is an error of this package."""

    async def send(self, send: Send) -> Answer:
        """Send a request and return the whole answer; no longer than the request's timeout."""

    def prepare(self) -> None:
        """Do what blocks and can be done before the first request: read certificates, import modules."""

    async def aclose(self) -> None:
        """Close the connections that the transport opened itself."""

    def after_fork(self) -> AsyncTransport:
        """Return the transport to use in a child process, where the parent's connections must not be touched."""


def transport(base_url: str, http_client: HttpClient | None) -> Transport:
    """Return the transport of a sync client: over the user's HTTP client, or over connections of its own."""
    gateway = Gateway(base_url)
    if http_client is None:
        from feiyan_runtime.transport.connections import Connections
        from feiyan_runtime.transport.route import Route

        return Connections(Route(gateway))
    for library in _loaded(*_HTTPX_LIKE):
        if isinstance(http_client, library.Client):
            from feiyan_runtime.transport.httpx_client import HttpxTransport

            return HttpxTransport(gateway, cast("httpx.Client", http_client), library)
    raise ConfigurationError(f"http_client: expected an httpx.Client, got {_kind(http_client)}")


def async_transport(base_url: str, http_client: AsyncHttpClient | None) -> AsyncTransport:
    """Return the transport of an async client: over the user's HTTP client, or over connections of its own."""
    gateway = Gateway(base_url)
    if http_client is None:
        from feiyan_runtime.transport.async_connections import AsyncConnections
        from feiyan_runtime.transport.route import Route

        return AsyncConnections(Route(gateway))
    for library in _loaded(*_HTTPX_LIKE):
        if isinstance(http_client, library.AsyncClient):
            from feiyan_runtime.transport.httpx_client import AsyncHttpxTransport

            return AsyncHttpxTransport(gateway, cast("httpx.AsyncClient", http_client), library)
    for library in _loaded("aiohttp"):
        if isinstance(http_client, library.ClientSession):
            from feiyan_runtime.transport.aiohttp_session import AiohttpTransport

            return AiohttpTransport(gateway, cast("aiohttp.ClientSession", http_client))
    raise ConfigurationError(
        f"http_client: expected an httpx.AsyncClient or an aiohttp.ClientSession, got {_kind(http_client)}"
    )


class InheritedTransport:
    """Placeholder in a child process for the transport over a user's client, whose connections are the parent's."""

    def __init__(self, parent: object) -> None:
        self._parent = parent  # keeps the parent's connections from being closed

    def send(self, send: Send) -> NoReturn:
        raise ConfigurationError(
            "http_client: it was created before this process was forked, and its connections belong to the parent "
            "process: create a client in the child"
        )

    def close(self) -> None:
        """Do nothing."""

    async def aclose(self) -> None:
        """Do nothing."""

    def prepare(self) -> None:
        """Do nothing."""

    def after_fork(self) -> InheritedTransport:
        return self


def _loaded(*names: str) -> Iterator[ModuleType]:
    """Yield the named libraries that are imported: one of their clients cannot exist before."""
    for name in names:
        if module := sys.modules.get(name):
            yield module


def _kind(value: object) -> str:
    module = type(value).__module__.partition(".")[0]
    return type(value).__name__ if module == "builtins" else f"{module}.{type(value).__name__}"
