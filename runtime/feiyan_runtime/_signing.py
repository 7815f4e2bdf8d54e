"""The gateway's signature, as pure functions of request, secret, time and nonce."""

from __future__ import annotations

import hashlib
import hmac
import os
from base64 import b64encode
from collections.abc import Iterable, Mapping

ACCEPT = "application/json"
CONTENT_TYPE = "application/octet-stream; charset=utf-8"
FORM = "application/x-www-form-urlencoded; charset=utf-8"

UNSIGNED_HEADERS = frozenset(
    {"x-ca-signature", "x-ca-signature-headers", "accept", "content-md5", "content-type", "date"}
)
"""Headers that are never signed as headers: they have a line of their own in the string-to-sign, or none."""


def content_md5(body: bytes) -> str:
    """Return the value of Content-MD5: the MD5 of the body in Base64."""
    return b64encode(hashlib.md5(body, usedforsecurity=False).digest()).decode()


def url_to_sign(path: str, parameters: Mapping[str, str] | None = None) -> str:
    """Return the path with query and form parameters sorted by key; an empty value omits the equals sign."""
    if not parameters:
        return path
    pairs = (f"{key}={value}" if value else key for key, value in sorted(parameters.items()))
    return f"{path}?{'&'.join(pairs)}"


def string_to_sign(
    method: str,
    url: str,
    *,
    accept: str = "",
    content_md5: str = "",
    content_type: str = "",
    date: str = "",
    headers: Iterable[tuple[str, str]] = (),
) -> str:
    """Return the string-to-sign.

    `url` is the result of `url_to_sign`; `headers` are the signed headers, in the order of `X-Ca-Signature-Headers`.
    """
    lines = [method, accept, content_md5, content_type, date]
    lines += [f"{key}:{value}" for key, value in headers]
    lines.append(url)
    return "\n".join(lines)


def sign(text: str, secret: str) -> str:
    """Return the signature of a string-to-sign: its HMAC-SHA256 in Base64."""
    return b64encode(hmac.new(secret.encode(), text.encode(), hashlib.sha256).digest()).decode()


def new_nonce() -> str:
    """Return a random UUID of version 4, as text."""
    digits = os.urandom(16).hex()
    return f"{digits[:8]}-{digits[8:12]}-4{digits[13:16]}-a{digits[17:20]}-{digits[20:]}"


class Signer:
    """Signer of the POST calls of one app. The parts that are the same in every call are computed once."""

    def __init__(self, app_key: str, app_secret: str, *, stage: str) -> None:
        self.app_key = app_key
        self.app_secret = app_secret
        self._mac = hmac.new(app_secret.encode(), digestmod=hashlib.sha256)
        self._constant = {
            "accept": ACCEPT,
            "content-type": CONTENT_TYPE,
            "x-ca-key": app_key,
            "x-ca-stage": stage,
            "x-ca-signature-headers": "x-ca-key,x-ca-nonce,x-ca-stage,x-ca-timestamp",
        }
        self._before_nonce = f"\n{CONTENT_TYPE}\n\nx-ca-key:{app_key}\nx-ca-nonce:"
        self._before_timestamp = f"\nx-ca-stage:{stage}\nx-ca-timestamp:"

    def headers(self, path: str, body: bytes, *, nonce: str, timestamp_ms: int) -> dict[str, str]:
        """Return all headers of a signed call."""
        headers = self._constant.copy()
        headers["content-md5"] = content_md5(body)
        headers["x-ca-nonce"] = nonce
        headers["x-ca-timestamp"] = str(timestamp_ms)
        mac = self._mac.copy()
        mac.update(self.signed_string(path, headers).encode())
        headers["x-ca-signature"] = b64encode(mac.digest()).decode()
        return headers

    def form_headers(self, path: str, form: Mapping[str, str], *, nonce: str, timestamp_ms: int) -> dict[str, str]:
        """Return all headers of a signed form; the signature covers its fields instead of the body's MD5."""
        headers = self._constant | {"content-type": FORM, "x-ca-nonce": nonce, "x-ca-timestamp": str(timestamp_ms)}
        mac = self._mac.copy()
        mac.update(self.signed_form(path, form, headers).encode())
        return headers | {"x-ca-signature": b64encode(mac.digest()).decode()}

    def signed_form(self, path: str, form: Mapping[str, str], headers: Mapping[str, str]) -> str:
        """Return the string-to-sign of a form."""
        signed = [(name, headers[name]) for name in headers["x-ca-signature-headers"].split(",")]
        return string_to_sign("POST", url_to_sign(path, form), accept=ACCEPT, content_type=FORM, headers=signed)

    def signed_string(self, path: str, headers: Mapping[str, str]) -> str:
        """Return the string-to-sign of a call, the same that `string_to_sign` returns for its headers."""
        return (
            f"POST\n{ACCEPT}\n{headers['content-md5']}{self._before_nonce}{headers['x-ca-nonce']}"
            f"{self._before_timestamp}{headers['x-ca-timestamp']}\n{path}"
        )
