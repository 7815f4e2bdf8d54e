"""Between httpx and the call flow: URLs, and which httpx error is which of ours."""

from __future__ import annotations

from typing import TypeVar

import httpx

from feiyan_runtime._answer import Answer
from feiyan_runtime._errors import ConfigurationError, RequestTimeoutError, TransportError
from feiyan_runtime._flow import Send
from feiyan_runtime._version import __version__

NOT_SENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.UnsupportedProtocol, httpx.ProxyError)
"""Errors after which the request cannot have reached the gateway."""

OWN_HEADERS = {"user-agent": f"feiyan-client/{__version__}"}
"""Headers of every call, unless the HTTP client was brought along."""

HttpClientT = TypeVar("HttpClientT", httpx.Client, httpx.AsyncClient)


def brought(http_client: HttpClientT | None, kind: type[HttpClientT]) -> HttpClientT | None:
    """The HTTP client that the caller brought along, if any; one of the other kind would fail with the first call."""
    if http_client is not None and not isinstance(http_client, kind):
        raise ConfigurationError(f"http_client: give an httpx.{kind.__name__}, not {type(http_client).__name__}")
    return http_client


class Urls:
    """The URLs of a gateway's paths, each parsed once."""

    def __init__(self, base_url: str) -> None:
        self.base_url = base_url
        try:
            url = httpx.URL(base_url)
        except httpx.InvalidURL as error:
            raise ConfigurationError(f"base_url: {base_url!r} is no URL: {error}") from None
        if url.userinfo:
            raise ConfigurationError("base_url: it may have no user name and no password")
        if url.scheme not in {"http", "https"} or not url.host:
            raise ConfigurationError(f"base_url: {base_url!r} is no http or https URL")
        if url.query or url.fragment:
            raise ConfigurationError(f"base_url: {base_url!r} has more than a host and a path")
        self._urls: dict[str, httpx.URL] = {}

    def __getitem__(self, path: str) -> httpx.URL:
        url = self._urls.get(path)
        if url is None:
            url = self._urls[path] = httpx.URL(self.base_url + path)
        return url


def answer_of(response: httpx.Response) -> Answer:
    """What the call flow reads of a response."""
    return Answer(response.status_code, response.headers, response.content)


def transport_error(error: httpx.HTTPError, send: Send, gateway: str) -> TransportError:
    """Our error for one of httpx. `gateway` is the base URL that was called."""
    kind = RequestTimeoutError if isinstance(error, httpx.TimeoutException) else TransportError
    if isinstance(error, httpx.TimeoutException):
        message = f"no answer from {gateway} within {send.timeout:g} s ({type(error).__name__})"
    else:
        message = f"no answer from {gateway}: {type(error).__name__}: {error}"
    return kind(message, operation=send.operation, sent=not isinstance(error, NOT_SENT))
