"""The account service: clients that connected, passwords, and sessions of the service, from which others are made."""

from __future__ import annotations

from base64 import b64decode, b64encode
from functools import cached_property
from typing import TYPE_CHECKING

from feiyan_sandbox.world.identifiers import identifier

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey

MAX_LOGINS = 10_000
"""Number of connected clients, and of sessions, that are remembered; the oldest make room."""

LOGIN_ID, PASSWORD = "user@example.com", "sandbox-password"


class Accounts:
    """The clients and the users of the account service. The same in all regions."""

    def __init__(self) -> None:
        self._made = 0
        self._vids: dict[str, None] = {}
        self._sids: dict[str, str] = {}

    def connect(self) -> str:
        """Return the number of a new client."""
        vid = self._new("vid")
        self._vids[vid] = None
        _forget_oldest(self._vids)
        return vid

    def is_connected(self, vid: str) -> bool:
        """Return whether this is the number of a client."""
        return vid in self._vids

    def log_in(self, identity_id: str) -> str:
        """Return the id of a new session of a user."""
        sid = self._new("sid")
        self._sids[sid] = identity_id
        _forget_oldest(self._sids)
        return sid

    def identity_of(self, sid: str) -> str | None:
        """Return the identityId of the user with this session, or None."""
        return self._sids.get(sid)

    @property
    def public_key(self) -> str:
        """The key with which passwords are encrypted: the Base64 of DER. Needs `cryptography`."""
        from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

        der = self._key.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
        return b64encode(der).decode()

    def decrypted(self, password: str) -> str:
        """Return a password that was encrypted with the public key; empty if it was not."""
        from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15

        try:
            return self._key.decrypt(b64decode(password, validate=True), PKCS1v15()).decode()
        except ValueError:
            return ""

    @cached_property
    def _key(self) -> RSAPrivateKey:
        from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key

        return generate_private_key(public_exponent=65537, key_size=2048)

    def _new(self, kind: str) -> str:
        self._made += 1
        return identifier(kind, self._made)


def _forget_oldest(known: dict[str, str] | dict[str, None]) -> None:
    if len(known) > MAX_LOGINS:
        del known[next(iter(known))]
