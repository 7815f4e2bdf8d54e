"""Transport over a session of aiohttp that the user brings."""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO

import aiohttp
from yarl import URL

from feiyan_runtime._answer import Answer
from feiyan_runtime._errors import FeiyanError
from feiyan_runtime._flow import Send
from feiyan_runtime.transport import failures
from feiyan_runtime.transport.answer_body import AnswerBody
from feiyan_runtime.transport.gateway import Gateway, headers_of
from feiyan_runtime.transport.seam import InheritedTransport

_LARGE_BODY = 1024 * 1024
"""Bytes of a body from which on aiohttp asks for a file, which it sends piece by piece."""

_QUOTING = (aiohttp.ClientResponseError, aiohttp.ClientPayloadError)
"""Errors about an answer that is not HTTP, or is cut. They quote it, so they are not kept as causes."""

_NOT_SENT = (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError, aiohttp.InvalidURL)
"""Errors that aiohttp raises only before it sends."""


class AiohttpTransport:
    """Transport over a user's `ClientSession`."""

    def __init__(self, gateway: Gateway, session: aiohttp.ClientSession) -> None:
        self._gateway = gateway
        self._session = session
        self._urls: dict[str, URL] = {}

    async def send(self, send: Send) -> Answer:
        if self._session.closed:
            raise failures.closed(send)
        answered = False
        unreadable: list[FeiyanError] = []  # a variable that holds an error holds its own frame, too
        try:
            async with self._session.post(
                self._url(send.path),
                data=send.body if len(send.body) < _LARGE_BODY else BytesIO(send.body),
                headers=headers_of(send),
                timeout=_timeout(send.timeout),
                allow_redirects=False,
                auto_decompress=False,
                raise_for_status=False,
            ) as response:
                answered = True
                body = AnswerBody(send, response.status, _headers(response))
                while chunk := await response.content.readany():
                    body.add(chunk)
                return body.answer()
        except FeiyanError:
            raise
        except _QUOTING as error:
            unreadable.append(self._failure(error, send, answered=answered))
        except Exception as error:
            raise self._failure(error, send, answered=answered) from error
        raise unreadable.pop()  # here, so that it has no context

    def prepare(self) -> None:
        """Do nothing: the client is ready."""

    async def aclose(self) -> None:
        """Leave the session open: it is the user's."""

    def after_fork(self) -> InheritedTransport:
        return InheritedTransport(self)

    def _url(self, path: str) -> URL:
        url = self._urls.get(path)
        if url is None:
            url = self._urls[path] = URL(self._gateway.url(path), encoded=True)
        return url

    def _failure(self, error: Exception, send: Send, *, answered: bool) -> FeiyanError:
        if isinstance(error, RuntimeError) and self._session.closed:
            return failures.closed(send)
        timed_out = isinstance(error, TimeoutError)
        quotes = isinstance(error, _QUOTING)
        if answered:
            return failures.cut(error, send, self._gateway, timed_out=timed_out, quotes=quotes)
        sent = not isinstance(error, _NOT_SENT)
        return failures.no_answer(error, send, self._gateway, sent=sent, timed_out=timed_out, quotes=quotes)


@lru_cache(maxsize=256)
def _timeout(seconds: float) -> aiohttp.ClientTimeout:
    """Return a limit for the whole exchange, exact to less than aiohttp's own rounding of long ones."""
    return aiohttp.ClientTimeout(total=seconds, ceil_threshold=float("inf"))


def _headers(response: aiohttp.ClientResponse) -> dict[str, str]:
    headers: dict[str, str] = {}
    for name, value in response.headers.items():
        key = name.lower()
        headers[key] = f"{headers[key]}, {value}" if key in headers else value
    return headers
