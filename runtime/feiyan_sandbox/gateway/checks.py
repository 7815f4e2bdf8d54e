"""Checks of a call before its body is read, one function each."""

from __future__ import annotations

import hmac
from collections.abc import Mapping

from feiyan_runtime import content_md5
from feiyan_sandbox.gateway.signature import Received, is_signed, server_string
from feiyan_sandbox.handlers import DocumentedOperation
from feiyan_sandbox.world import TIMESTAMP_WINDOW_MS, Refusal, codes

STAGES = frozenset({"", "RELEASE", "PRE", "TEST"})


class GatewayRefusal(Refusal):
    """A call is refused before its body is read: the HTTP status is the code, and `reason` stands in a header."""

    def __init__(self, code: int, reason: str) -> None:
        super().__init__(code)
        self.reason = reason


def find_operation(received: Received, operations: Mapping[str, DocumentedOperation]) -> DocumentedOperation:
    """Every operation is a POST."""
    operation = operations.get(received.path)
    if operation is None:
        raise GatewayRefusal(codes.SERVICE_NOT_FOUND, f"No operation at {received.path}")
    if received.method != "POST":
        raise GatewayRefusal(codes.SERVICE_NOT_FOUND, f"{received.path} answers POST, not {received.method}")
    return operation


def check_app_key(received: Received, app_key: str) -> None:
    """The caller is known."""
    if not hmac.compare_digest(received.header("x-ca-key").encode(), app_key.encode()):
        raise GatewayRefusal(codes.REQUEST_AUTH_ERROR, "Invalid AppKey")


def check_body(received: Received) -> None:
    """The body is the one that Content-MD5 was made of. Only forms and empty bodies may do without."""
    given = received.header("content-md5")
    optional = received.is_form or not received.body
    if not given and optional:
        return
    if given != content_md5(received.body):
        raise GatewayRefusal(codes.REQUEST_ERROR, "Invalid Content-MD5")


def check_timestamp(received: Received, now_ms: int) -> None:
    """A timestamp, where there is one, is of the last or the next 15 minutes."""
    given = received.header("x-ca-timestamp")
    if given and not (_is_number(given) and abs(int(given) - now_ms) <= TIMESTAMP_WINDOW_MS):
        raise GatewayRefusal(codes.REQUEST_AUTH_ERROR, "Timestamp Expired")


def check_signature(received: Received, secret: str) -> None:
    """The caller has the secret; if not, it is told what the gateway signed."""
    if not is_signed(received, secret):
        reason = f"Invalid Signature, Server StringToSign:`{server_string(received)}`"
        raise GatewayRefusal(codes.REQUEST_AUTH_ERROR, reason)


class Nonces:
    """The nonces of signed requests, each good for one use.

    A nonce is remembered for both sides of the window: a timestamp of the next 15 minutes is good for half an hour.
    """

    def __init__(self) -> None:
        self._used_at: dict[str, int] = {}

    def use(self, received: Received, now_ms: int) -> None:
        """Refuse a nonce that was used before."""
        nonce = received.header("x-ca-nonce")
        if not nonce:
            return
        self._forget(now_ms - 2 * TIMESTAMP_WINDOW_MS)
        if nonce in self._used_at:
            raise GatewayRefusal(codes.REQUEST_AUTH_ERROR, "Nonce Used")
        self.spend(received, now_ms)

    def spend(self, received: Received, now_ms: int) -> None:
        """The nonce of a call is used from now on."""
        self._used_at[received.header("x-ca-nonce")] = now_ms

    def _forget(self, before_ms: int) -> None:
        while self._used_at and next(iter(self._used_at.values())) < before_ms:
            del self._used_at[next(iter(self._used_at))]


def check_stage(received: Received) -> None:
    """The stage exists; the documents say that a wrong one is answered like a wrong URL."""
    stage = received.header("x-ca-stage")
    if stage not in STAGES:
        raise GatewayRefusal(codes.SERVICE_NOT_FOUND, f"Invalid Url, no stage {stage}")


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 20
