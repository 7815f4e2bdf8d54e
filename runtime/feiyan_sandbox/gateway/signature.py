"""The signature, computed again from what was sent."""

from __future__ import annotations

import hmac
import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import parse_qsl

from feiyan_runtime import UNSIGNED_HEADERS, sign, string_to_sign, url_to_sign

_SEPARATORS = re.compile("[,:]")
_FORM = "application/x-www-form-urlencoded"


@dataclass(frozen=True, slots=True)
class Received:
    """A request as it came over the wire. `headers` finds names in any case."""

    method: str
    path: str
    query: str
    headers: Mapping[str, str]
    body: bytes

    def header(self, name: str) -> str:
        """A header's value; that of an absent one is empty."""
        return self.headers.get(name, "")

    @property
    def is_form(self) -> bool:
        """True for a form, whose parameters are signed instead of its MD5."""
        return self.header("content-type").partition(";")[0].strip().lower() == _FORM


def is_signed(received: Received, secret: str) -> bool:
    """Return whether the signature is right for one of the orders in which clients sign headers."""
    given = received.header("x-ca-signature").encode()
    orders = _listed(received), _by_codepoint(received), sorted(_listed(received), key=str.lower)
    return any(hmac.compare_digest(sign(_text(received, order), secret).encode(), given) for order in orders)


def server_string(received: Received) -> str:
    """The string-to-sign as the gateway shows it: in the documented order and without line breaks."""
    return _text(received, _by_codepoint(received)).replace("\n", "")


def _text(received: Received, names: list[str]) -> str:
    return string_to_sign(
        received.method,
        url_to_sign(received.path, _parameters(received)),
        accept=received.header("accept"),
        content_md5=received.header("content-md5"),
        content_type=received.header("content-type"),
        date=received.header("date"),
        headers=[(name, received.header(name)) for name in names],
    )


def _listed(received: Received) -> list[str]:
    """Names of the signed headers. One document separates them by colons, every known client by commas."""
    names = (name.strip() for name in _SEPARATORS.split(received.header("x-ca-signature-headers")))
    return [name for name in names if name and name.lower() not in UNSIGNED_HEADERS]


def _by_codepoint(received: Received) -> list[str]:
    return sorted(_listed(received))


def _parameters(received: Received) -> dict[str, str]:
    pairs = parse_qsl(received.query, keep_blank_values=True)
    if received.is_form:
        pairs += parse_qsl(received.body.decode("utf-8", "replace"), keep_blank_values=True)
    return dict(pairs)
