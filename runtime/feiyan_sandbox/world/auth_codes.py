"""The authorization codes of users, each for one sign-in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from feiyan_sandbox.world.identifiers import identifier

MAX_USED = 10_000
"""Number of used codes that are told from unknown ones."""


class AuthCodes:
    """The authorization codes of all users, who are named by their identityIds. A user always has an unused one."""

    def __init__(self) -> None:
        self._sign_ins: Counter[str] = Counter()
        self._used: dict[str, str] = {}

    def unused(self, identity_id: str) -> str:
        """Return the code with which a user can sign in next."""
        return auth_code(identity_id, self._sign_ins[identity_id])

    def owner(self, code: str, identity_ids: Iterable[str]) -> str | None:
        """Return the user whose code this is, used or not, or None."""
        return self._used.get(code) or next((one for one in identity_ids if code == self.unused(one)), None)

    def use(self, code: str, identity_id: str) -> None:
        """Mark the code of a user as used."""
        if code in self._used:
            return
        self._sign_ins[identity_id] += code == self.unused(identity_id)
        self._used[code] = identity_id
        if len(self._used) > MAX_USED:
            del self._used[next(iter(self._used))]

    def was_used(self, code: str) -> bool:
        """Return whether a code was used."""
        return code in self._used


def auth_code(identity_id: str, number: int = 0) -> str:
    """Return a user's authorization code, the first one by default."""
    return identifier("auth code", f"{identity_id} {number}" if number else identity_id)
