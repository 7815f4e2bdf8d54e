"""Adapter between the call flow and httpx: URLs, request arguments, bodies and errors."""

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
"""Headers of the HTTP clients that this package creates."""

LIMITS = httpx.Limits(max_connections=200, max_keepalive_connections=50, keepalive_expiry=5.0)
"""Limits of the connection pool. A connection idle for 5 s is not reused, because the gateway may close it."""

MAX_ANSWER_SIZE = 32 * 1024 * 1024
"""Bytes of an answer. A larger body is not an answer of the platform, and is not read to its end."""

HttpClientT = TypeVar("HttpClientT", httpx.Client, httpx.AsyncClient)


def checked_http_client(http_client: HttpClientT | None, kind: type[HttpClientT]) -> HttpClientT | None:
    """Return the caller's HTTP client or None; raise ConfigurationError if it is not of the right kind."""
    if http_client is not None and not isinstance(http_client, kind):
        raise ConfigurationError(f"http_client: expected an httpx.{kind.__name__}, got {type(http_client).__name__}")
    return http_client


class InheritedHttpClient:
    """Placeholder in a child process for an HTTP client that was passed to the client in the parent process."""

    is_closed = False

    def stream(self, *_args: object, **_settings: object) -> NoReturn:
        raise ConfigurationError(
            "http_client: it was created before this process was forked, and its connections belong to the parent "
            "process: create a client in the child"
        )


class Urls:
    """URLs of a gateway's paths, each parsed once."""

    def __init__(self, base_url: str) -> None:
        self.base_url = base_url
        if "@" in base_url:
            raise ConfigurationError("base_url: it must not contain a user name or a password")
        try:
            url = httpx.URL(base_url)
        except httpx.InvalidURL as error:
            raise ConfigurationError(f"base_url: {masked(base_url)!r} is not a URL: {error}") from None
        if url.scheme not in {"http", "https"} or not url.host:
            raise ConfigurationError(f"base_url: {masked(base_url)!r} is not an http or https URL")
        if url.query or url.fragment:
            raise ConfigurationError(f"base_url: {masked(base_url)!r} must not have a query or a fragment")
        self._urls: dict[str, httpx.URL] = {}

    def __getitem__(self, path: str) -> httpx.URL:
        url = self._urls.get(path)
        if url is None:
            url = self._urls[path] = httpx.URL(self.base_url + path)
        return url


def request_arguments(send: Send, urls: Urls) -> dict[str, Any]:
    """Return the arguments of `stream`, without redirects, because a signed request is for the gateway only."""
    return {
        "method": "POST",
        "url": urls[send.path],
        "content": send.body,
        "headers": send.headers,
        "timeout": send.timeout,
        "follow_redirects": False,
    }


class ResponseBody:
    """The body of an answer while it is received, with limits of size and time."""

    def __init__(self, send: Send, response: httpx.Response, deadline: float) -> None:
        self._send = send
        self._response = response
        self._deadline = deadline
        self._chunks: list[bytes] = []
        self._size = 0

    def add(self, chunk: bytes) -> None:
        """Add the next chunk."""
        self._chunks.append(chunk)
        self._size += len(chunk)
        send = self._send
        if self._size > MAX_ANSWER_SIZE:
            kind = self._response.headers.get("content-type") or "no content type"
            raise ProtocolError(
                f"HTTP {self._response.status_code} with {kind} and more than {MAX_ANSWER_SIZE} bytes",
                operation=send.operation,
                path=send.path,
                status=self._response.status_code,
            )
        if time.monotonic() > self._deadline:
            raise RequestTimeoutError(
                f"the answer did not end within {send.timeout:g} s", operation=send.operation, path=send.path, sent=True
            )

    def answer(self) -> Answer:
        """Return the answer for the call flow."""
        return Answer(self._response.status_code, self._response.headers, b"".join(self._chunks))


def transport_error(error: httpx.HTTPError, send: Send, gateway: str) -> TransportError:
    """Return the error of this package for one of httpx. `gateway` is the base URL that was called."""
    kind = RequestTimeoutError if isinstance(error, httpx.TimeoutException) else TransportError
    if isinstance(error, httpx.TimeoutException):
        message = f"no answer from {gateway} within {send.timeout:g} s ({type(error).__name__})"
    else:
        message = f"no answer from {gateway}: {type(error).__name__}: {error}"
    return kind(message, operation=send.operation, path=send.path, sent=not isinstance(error, NOT_SENT))
