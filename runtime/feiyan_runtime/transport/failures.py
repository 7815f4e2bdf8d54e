"""The errors of this package for those of the HTTP libraries, filed by what they prove.

A request was not sent if that is certain; in doubt it may have been, so that no write is sent twice. An answer that
began and did not end was cut: the request was sent.
"""

from __future__ import annotations

from feiyan_runtime._errors import ClientClosedError, ProtocolError, RequestTimeoutError, TransportError
from feiyan_runtime._flow import Send
from feiyan_runtime._texts import foreign
from feiyan_runtime.transport.gateway import Gateway


class ClosedWhileIdleError(Exception):
    """The gateway had closed a connection before anything of a request was sent on it."""


class UnaskedAnswerError(Exception):
    """The answer was there before the request was sent, so it belongs to something else."""


def no_answer(
    error: Exception,
    send: Send,
    gateway: Gateway,
    *,
    sent: bool,
    timed_out: bool,
    quotes: bool = False,
    proxy: str = "",
) -> TransportError:
    """Return the error for a request without the beginning of an answer.

    Pass `quotes` if `error` quotes the answer, and in `proxy` the URL of the proxy that the environment names.
    """
    whence = f"no answer from {gateway.base_url}{_over(proxy)}"
    if timed_out:
        message = f"{whence} within {send.timeout:g} s ({type(error).__name__})"
        return RequestTimeoutError(message, operation=send.operation, path=send.path, sent=sent)
    message = f"{whence}: {_text(error, quotes)}"
    return TransportError(message, operation=send.operation, path=send.path, sent=sent)


def cut(
    error: Exception, send: Send, gateway: Gateway, *, timed_out: bool, quotes: bool = False, proxy: str = ""
) -> TransportError:
    """Return the error for an answer that began and did not end, with the arguments of `no_answer`."""
    if timed_out:
        message = f"the answer did not end within {send.timeout:g} s"
        return RequestTimeoutError(message, operation=send.operation, path=send.path, sent=True)
    message = f"the answer from {gateway.base_url}{_over(proxy)} was cut: {_text(error, quotes)}"
    return TransportError(message, operation=send.operation, path=send.path, sent=True)


def no_connection(send: Send, connections: int) -> RequestTimeoutError:
    """Return the error for a request that waited for a connection until its time was over."""
    message = f"all {connections} connections of the client were busy for {send.timeout:g} s"
    return RequestTimeoutError(message, operation=send.operation, path=send.path, sent=False)


def closed(send: Send) -> ClientClosedError:
    """Return the error for a call of a client that was closed."""
    return ClientClosedError(f"{send.operation}: the client is closed: make another client")


def refused(message: str, send: Send, status: int) -> ProtocolError:
    """Return the error for an answer whose body cannot be taken."""
    return ProtocolError(message, operation=send.operation, path=send.path, status=status)


def _over(proxy: str) -> str:
    return f" over the proxy {proxy} of the environment" if proxy else ""


def _text(error: Exception, quotes: bool) -> str:
    name, text = type(error).__name__, foreign(error)
    return name if quotes or not text else f"{name}: {text}"
