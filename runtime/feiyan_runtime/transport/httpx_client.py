"""Transports over a client of httpx, or of its successor httpx2, that the user brings.

It is used as a client: its hooks, authentication, mounts and proxies apply. What the library gives no hold on stands in
the table of docs/transports.md.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from types import ModuleType
from typing import TYPE_CHECKING, Any

from feiyan_runtime._answer import Answer
from feiyan_runtime._errors import FeiyanError
from feiyan_runtime._flow import Send
from feiyan_runtime.transport import failures
from feiyan_runtime.transport.answer_body import AnswerBody
from feiyan_runtime.transport.gateway import Gateway, headers_of
from feiyan_runtime.transport.seam import InheritedTransport

if TYPE_CHECKING:
    import httpx


class HttpxTransport:
    """Transport over a user's `Client`."""

    def __init__(self, gateway: Gateway, client: httpx.Client, library: ModuleType) -> None:
        self._client = client
        self._calls = _Calls(gateway, client, library)

    def send(self, send: Send) -> Answer:
        deadline = time.monotonic() + send.timeout
        progress = _Progress()
        try:
            request = self._calls.request(send, progress.trace)
            response = self._client.send(request, stream=True, follow_redirects=False)
            try:
                progress.answered = True
                if response.is_stream_consumed:  # by a hook of the user, or because it never was a stream
                    return _whole(send, response)
                body = AnswerBody(send, response.status_code, response.headers)
                for chunk in response.iter_raw():
                    body.add(chunk)
                    if time.monotonic() > deadline:
                        raise TimeoutError
                return body.answer()
            finally:
                response.close()
        except FeiyanError:
            raise
        except Exception as error:
            raise self._calls.failure(error, send, progress) from error

    def close(self) -> None:
        """Leave the client open: it is the user's."""

    def after_fork(self) -> InheritedTransport:
        return InheritedTransport(self)


class AsyncHttpxTransport:
    """Transport over a user's `AsyncClient`."""

    def __init__(self, gateway: Gateway, client: httpx.AsyncClient, library: ModuleType) -> None:
        self._client = client
        self._calls = _Calls(gateway, client, library)

    async def send(self, send: Send) -> Answer:
        progress = _Progress()
        try:
            async with asyncio.timeout(send.timeout):
                return await self._post(send, progress)
        except FeiyanError:
            raise
        except Exception as error:
            raise self._calls.failure(error, send, progress) from error

    async def _post(self, send: Send, progress: _Progress) -> Answer:
        request = self._calls.request(send, progress.atrace)
        response = await self._client.send(request, stream=True, follow_redirects=False)
        try:
            progress.answered = True
            if response.is_stream_consumed:
                return _whole(send, response)
            body = AnswerBody(send, response.status_code, response.headers)
            async for chunk in response.aiter_raw():
                body.add(chunk)
            return body.answer()
        finally:
            await response.aclose()

    def prepare(self) -> None:
        """Do nothing: the client is ready."""

    async def aclose(self) -> None:
        """Leave the client open: it is the user's."""

    def after_fork(self) -> InheritedTransport:
        return InheritedTransport(self)


class _Progress:
    """Progress of a request, as httpcore's trace tells it.

    `traced` is False if nothing was told: another library sends the requests, and its errors prove nothing.
    """

    def __init__(self) -> None:
        self.traced = False
        self.sent = False
        self.answered = False

    def trace(self, event: str, info: dict[str, Any]) -> None:
        self.traced = True
        if event.endswith("send_request_headers.started") and info["request"].method != b"CONNECT":
            self.sent = True

    async def atrace(self, event: str, info: dict[str, Any]) -> None:
        self.trace(event, info)


class _Calls:
    """Requests to a gateway through a client of httpx or httpx2, and the errors that it raises."""

    def __init__(self, gateway: Gateway, client: httpx.Client | httpx.AsyncClient, library: ModuleType) -> None:
        self._gateway = gateway
        self._client = client
        self._library = library
        self._urls: dict[str, Any] = {}

    def request(self, send: Send, trace: Callable[..., Any]) -> httpx.Request:
        """Return a request. Cookies that the client has kept are not sent: calls are signed one by one."""
        if self._client.is_closed:
            raise failures.closed(send)
        url = self._urls.get(send.path)
        if url is None:
            url = self._urls[send.path] = self._library.URL(self._gateway.url(send.path))
        request = self._client.build_request(
            "POST",
            url,
            content=send.body,
            headers=headers_of(send),
            timeout=send.timeout,
            extensions={"trace": trace},
        )
        request.headers.pop("cookie", None)
        return request

    def failure(self, error: Exception, send: Send, progress: _Progress) -> FeiyanError:
        """Return the error of this package for one of the client."""
        if self._client.is_closed and isinstance(error, RuntimeError):
            return failures.closed(send)
        timed_out = isinstance(error, self._library.TimeoutException | TimeoutError)
        if progress.answered:
            return failures.cut(error, send, self._gateway, timed_out=timed_out)
        library = self._library
        unsent = isinstance(error, library.PoolTimeout | library.UnsupportedProtocol | library.InvalidURL)
        sent = progress.sent or not (progress.traced or unsent)
        return failures.no_answer(error, send, self._gateway, sent=sent, timed_out=timed_out)


def _whole(send: Send, response: httpx.Response) -> Answer:
    """Return an answer that is in memory already."""
    body = AnswerBody(send, response.status_code, response.headers, decoded=True)
    body.add(response.content)
    return body.answer()
