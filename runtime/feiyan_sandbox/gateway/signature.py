"""The expected signature of a request."""

from __future__ import annotations

import hmac
import re
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import parse_qsl

from feiyan_runtime import UNSIGNED_HEADERS
from feiyan_sandbox.world import REGION, Liberties, Liberty

_SEPARATORS = re.compile("[,:]")
_FORM = "application/x-www-form-urlencoded"


@dataclass(frozen=True, slots=True)
class Received:
    """A received request. `headers` ignores the case of names."""

    method: str
    path: str
    query: str
    headers: Mapping[str, str]
    body: bytes
    region: str = REGION

    def header(self, name: str) -> str:
        """Return the value of a header, or "" if it is missing."""
        return self.headers.get(name, "")

    @property
    def parameters(self) -> dict[str, str]:
        """The parameters of the query."""
        return dict(parse_qsl(self.query, keep_blank_values=True))

    @property
    def form(self) -> dict[str, str]:
        """The fields of a form; empty for any other body."""
        return dict(parse_qsl(self.body.decode("utf-8", "replace"), keep_blank_values=True)) if self.is_form else {}

    @property
    def is_form(self) -> bool:
        """True for a form: its signature covers the parameters instead of Content-MD5."""
        return self.header("content-type").partition(";")[0].strip().lower() == _FORM


def signature_digest(received: Received, liberties: Liberties) -> str | None:
    """Return the name of the hash that the signature is made with, or None if it is not taken."""
    method = received.header("x-ca-signature-method").lower()
    if method in {"", "hmacsha256"}:
        return "sha256"
    return "sha1" if method == "hmacsha1" and liberties.allow(Liberty.HMAC_SHA1) else None


def is_signed(received: Received, secret: str, digest: str) -> bool:
    """Return whether the signature is correct for any order in which clients sign headers."""
    given = received.header("x-ca-signature").encode()
    listed = _signed_header_names(received)
    orders = listed, sorted(listed), sorted(listed, key=str.lower)
    return any(hmac.compare_digest(_sign(_text(received, order), secret, digest), given) for order in orders)


def reported_string_to_sign(received: Received) -> str:
    """Return the string to sign as the gateway reports it: in the documented order, without line breaks."""
    return _text(received, sorted(_signed_header_names(received))).replace("\n", "")


def _text(received: Received, names: list[str]) -> str:
    """Return the string to sign, made without the code of the client: a fault there must not hide here as well."""
    lines = [received.method, *(received.header(name) for name in ("accept", "content-md5", "content-type", "date"))]
    lines += [f"{name}:{received.header(name)}" for name in names]
    parameters = received.parameters | received.form
    pairs = "&".join(name + ("=" + parameters[name] if parameters[name] else "") for name in sorted(parameters))
    return "\n".join([*lines, f"{received.path}?{pairs}" if pairs else received.path])


def _sign(text: str, secret: str, digest: str) -> bytes:
    return b64encode(hmac.digest(secret.encode(), text.encode(errors="surrogatepass"), digest))


def _signed_header_names(received: Received) -> list[str]:
    """Return the names of the signed headers. Clients separate them with commas, one document with colons."""
    names = (name.strip() for name in _SEPARATORS.split(received.header("x-ca-signature-headers")))
    return [name for name in names if name and name.lower() not in UNSIGNED_HEADERS]
