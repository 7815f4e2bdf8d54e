"""Between httpx and the call flow: URLs, and which httpx error is which of ours."""

from __future__ import annotations

import time
from typing import Any, NoReturn, TypeVar

import httpx

from feiyan_runtime._answer import Answer
from feiyan_runtime._errors import ConfigurationError, ProtocolError, RequestTimeoutError, TransportError
from feiyan_runtime._flow import Send
from feiyan_runtime._secrets import masked
from feiyan_runtime._version import __version__

NOT_SENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.UnsupportedProtocol, httpx.ProxyError)
"""Errors after which the request cannot have reached the gateway."""

OWN_HEADERS = {"user-agent": f"feiyan-client/{__version__}"}
"""Headers of every call, unless the HTTP client was brought along."""

LIMITS = httpx.Limits(max_connections=200, max_keepalive_connections=50, keepalive_expiry=5.0)
"""Connections that are idle for longer than 5 s are not used again: gateways close theirs later than that."""

LARGEST_ANSWER = 32 * 1024 * 1024
"""Bytes; what is larger is no answer of the platform, and is not read to its end."""

HttpClientT = TypeVar("HttpClientT", httpx.Client, httpx.AsyncClient)


def brought(http_client: HttpClientT | None, kind: type[HttpClientT]) -> HttpClientT | None:
    """The HTTP client that the caller brought along, if any; one of the other kind would fail with the first call."""
    if http_client is not None and not isinstance(http_client, kind):
        raise ConfigurationError(f"http_client: give an httpx.{kind.__name__}, not {type(http_client).__name__}")
    return http_client


class Inherited:
    """In a child process, in place of an HTTP client that the caller brought along in the parent."""

    is_closed = False

    def stream(self, *_args: object, **_settings: object) -> NoReturn:
        raise ConfigurationError(
            "http_client: it was brought along before this process was forked, and its connections belong to the "
            "parent; make a client in the child"
        )


class Urls:
    """The URLs of a gateway's paths, each parsed once."""

    def __init__(self, base_url: str) -> None:
        self.base_url = base_url
        if "@" in base_url:
            raise ConfigurationError("base_url: it may have no user name and no password")
        try:
            url = httpx.URL(base_url)
        except httpx.InvalidURL as error:
            raise ConfigurationError(f"base_url: {masked(base_url)!r} is no URL: {error}") from None
        if url.scheme not in {"http", "https"} or not url.host:
            raise ConfigurationError(f"base_url: {masked(base_url)!r} is no http or https URL")
        if url.query or url.fragment:
            raise ConfigurationError(f"base_url: {masked(base_url)!r} has more than a host and a path")
        self._urls: dict[str, httpx.URL] = {}

    def __getitem__(self, path: str) -> httpx.URL:
        url = self._urls.get(path)
        if url is None:
            url = self._urls[path] = httpx.URL(self.base_url + path)
        return url


def posted(send: Send, urls: Urls) -> dict[str, Any]:
    """Return the arguments of httpx for a request. A signed request goes nowhere but to the gateway."""
    return {
        "method": "POST",
        "url": urls[send.path],
        "content": send.body,
        "headers": send.headers,
        "timeout": send.timeout,
        "follow_redirects": False,
    }


class Arriving:
    """The body of an answer while it arrives: not too much, and not too late."""

    def __init__(self, send: Send, response: httpx.Response, deadline: float) -> None:
        self._send = send
        self._response = response
        self._deadline = deadline
        self._chunks: list[bytes] = []
        self._size = 0

    def add(self, chunk: bytes) -> None:
        """Take the next part."""
        self._chunks.append(chunk)
        self._size += len(chunk)
        send = self._send
        if self._size > LARGEST_ANSWER:
            kind = self._response.headers.get("content-type") or "no content type"
            raise ProtocolError(
                f"HTTP {self._response.status_code} with {kind} and more than {LARGEST_ANSWER} bytes",
                operation=send.operation,
                path=send.path,
                status=self._response.status_code,
            )
        if time.monotonic() > self._deadline:
            raise RequestTimeoutError(
                f"the answer did not end within {send.timeout:g} s", operation=send.operation, path=send.path, sent=True
            )

    def answer(self) -> Answer:
        """Return the answer that the call flow reads."""
        return Answer(self._response.status_code, self._response.headers, b"".join(self._chunks))


def transport_error(error: httpx.HTTPError, send: Send, gateway: str) -> TransportError:
    """Our error for one of httpx. `gateway` is the base URL that was called."""
    kind = RequestTimeoutError if isinstance(error, httpx.TimeoutException) else TransportError
    if isinstance(error, httpx.TimeoutException):
        message = f"no answer from {gateway} within {send.timeout:g} s ({type(error).__name__})"
    else:
        message = f"no answer from {gateway}: {type(error).__name__}: {error}"
    return kind(message, operation=send.operation, path=send.path, sent=not isinstance(error, NOT_SENT))
