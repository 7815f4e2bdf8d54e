"""Checks of a call before its body is parsed, one function each."""

from __future__ import annotations

import hashlib
import hmac
from collections import OrderedDict
from collections.abc import Mapping

from feiyan_runtime import content_md5
from feiyan_sandbox.gateway.signature import Received, is_signed, reported_string_to_sign, signature_digest
from feiyan_sandbox.handlers import DocumentedOperation
from feiyan_sandbox.world import TIMESTAMP_WINDOW_MS, Liberties, Liberty, Refusal, codes, shortened

MAX_REASON = 4096
"""Characters of the header with the reason, which may repeat headers and parameters of the call."""

MAX_NONCES = 100_000
"""Number of used nonces that are remembered; the oldest make room."""

STAGES = frozenset({"", "RELEASE", "PRE", "TEST"})

_MIN_NANOSECONDS = 10**18
"""Smallest timestamp that is read as nanoseconds (a time in 2001)."""


class GatewayRefusal(Refusal):
    """A call is refused before its body is parsed. The HTTP status is the code, and a header carries `reason`."""

    def __init__(self, code: int, reason: str) -> None:
        super().__init__(code)
        self.reason = shortened(reason, MAX_REASON)


def find_operation(received: Received, operations: Mapping[str, DocumentedOperation]) -> DocumentedOperation:
    """Return the operation at the request's path. Raises GatewayRefusal for an unknown path or a method except POST."""
    operation = operations.get(received.path)
    if operation is None:
        raise GatewayRefusal(codes.SERVICE_NOT_FOUND, f"No operation at {received.path}")
    check_method(received)
    return operation


def check_method(received: Received) -> None:
    """Raise GatewayRefusal for a method except POST."""
    if received.method != "POST":
        raise GatewayRefusal(codes.SERVICE_NOT_FOUND, f"{received.path} accepts POST, not {received.method}")


def check_query(received: Received, liberties: Liberties) -> None:
    """Raise GatewayRefusal for an id of the call in the query, which no document has, if it is not allowed."""
    names = map(str.lower, received.parameters)
    if "x-ca-request-id" in names and not liberties.allow(Liberty.REQUEST_ID_IN_QUERY):
        raise GatewayRefusal(codes.REQUEST_ERROR, "Invalid Url, the documents have no x-ca-request-id in the query")


def check_app_key(received: Received, app_key: str) -> None:
    """Raise GatewayRefusal for an unknown app key."""
    if not hmac.compare_digest(received.header("x-ca-key").encode(), app_key.encode()):
        raise GatewayRefusal(codes.REQUEST_AUTH_ERROR, "Invalid AppKey")


def check_body(received: Received) -> None:
    """Raise GatewayRefusal if Content-MD5 does not match the body. Forms and empty bodies may omit it."""
    given = received.header("content-md5")
    optional = received.is_form or not received.body
    if not given and optional:
        return
    if given != content_md5(received.body):
        raise GatewayRefusal(codes.REQUEST_ERROR, "Invalid Content-MD5")


def check_timestamp(received: Received, now_ms: int, liberties: Liberties) -> None:
    """Raise GatewayRefusal if there is a timestamp more than 15 minutes from now."""
    given = received.header("x-ca-timestamp")
    if given and not (_is_number(given) and abs(_milliseconds(int(given), liberties) - now_ms) <= TIMESTAMP_WINDOW_MS):
        raise GatewayRefusal(codes.REQUEST_AUTH_ERROR, "Timestamp Expired")


def check_signature(received: Received, secret: str, liberties: Liberties) -> None:
    """Raise GatewayRefusal, with the gateway's string to sign, if the signature is wrong."""
    digest = signature_digest(received, liberties)
    if digest is None:
        method = received.header("x-ca-signature-method")
        raise GatewayRefusal(codes.REQUEST_AUTH_ERROR, f"Invalid Signature, HmacSHA256 is expected, not {method}")
    if not is_signed(received, secret, digest):
        reason = f"Invalid Signature, Server StringToSign:`{reported_string_to_sign(received)}`"
        raise GatewayRefusal(codes.REQUEST_AUTH_ERROR, reason)


class Nonces:
    """A cache of used nonces.

    It keeps a nonce for twice the timestamp window: a timestamp 15 minutes ahead stays valid for half an hour.
    """

    def __init__(self) -> None:
        self._used_at: OrderedDict[bytes, int] = OrderedDict()

    def use(self, received: Received, now_ms: int) -> None:
        """Mark the nonce of a call as used. Raises GatewayRefusal if it was used before."""
        if not received.header("x-ca-nonce"):
            return
        self._forget(now_ms - 2 * TIMESTAMP_WINDOW_MS)
        if _digest(received) in self._used_at:
            raise GatewayRefusal(codes.REQUEST_AUTH_ERROR, "Nonce Used")
        self.mark_used(received, now_ms)

    def mark_used(self, received: Received, now_ms: int) -> None:
        """Mark the nonce of a call as used."""
        self._used_at[_digest(received)] = now_ms
        if len(self._used_at) > MAX_NONCES:
            self._used_at.popitem(last=False)

    def _forget(self, before_ms: int) -> None:
        while self._used_at and next(iter(self._used_at.values())) < before_ms:
            self._used_at.popitem(last=False)


def check_stage(received: Received) -> None:
    """Raise GatewayRefusal for an unknown stage, which the documents report as a wrong URL."""
    stage = received.header("x-ca-stage")
    if stage not in STAGES:
        raise GatewayRefusal(codes.SERVICE_NOT_FOUND, f"Invalid Url, no stage {stage}")


def _digest(received: Received) -> bytes:
    """Return a digest of the nonce, which takes the same memory for all nonces."""
    return hashlib.sha256(received.header("x-ca-nonce").encode()).digest()


def _milliseconds(timestamp: int, liberties: Liberties) -> int:
    if timestamp >= _MIN_NANOSECONDS and liberties.allow(Liberty.TIMESTAMP_IN_NANOSECONDS):
        return timestamp // 1_000_000
    return timestamp


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 20
