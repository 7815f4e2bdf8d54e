"""Gets a connection its credentials and its user's token, and others where those are refused."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any, Protocol, TypeAlias

from feiyan_runtime._core import Core, TokenSource
from feiyan_runtime._errors import UNAUTHORIZED, AuthenticationError
from feiyan_runtime._flow import Flow
from feiyan_runtime.channel.credentials import DeviceCredentials
from feiyan_runtime.channel.registration import AppRegistration

Run: TypeAlias = Callable[[Flow[Any]], Awaitable[Any]]
"""Runs a flow: the async client does it itself, the sync client in a thread."""


class UserTokens(TokenSource, Protocol):
    """The token source of an app client."""

    @property
    def identity(self) -> str:
        """The user whose token it is, as far as is known."""


class Authenticator:
    """The credentials of a client's connection, given ones or those of its registration, and the token of its user."""

    def __init__(
        self, core: Core, tokens: UserTokens, run: Run, registration: AppRegistration, given: DeviceCredentials | None
    ) -> None:
        self.core = core
        self.makes_credentials = given is None
        self._tokens = tokens
        self._run = run
        self._registration = registration
        self._given = given

    async def credentials(self, *, anew: bool) -> DeviceCredentials:
        """Return the credentials, or others instead of those that were refused."""
        if self._given is not None:
            return self._given
        await self.token()  # no app is registered whose user has to sign in first
        made: DeviceCredentials = await self._run(
            self._registration.credentials(self.core, self._tokens.identity, anew=anew)
        )
        return made

    async def token(self) -> str:
        """Return the user's token."""
        return self._required(await self._run(self._tokens.current(self.core)), UNAUTHORIZED)

    async def token_in_place_of(self, refused: str, code: int) -> str:
        """Return another token, after one was refused with a code."""
        return self._required(await self._run(self._tokens.renewed(self.core, refused)), code)

    def _required(self, token: str | None, code: int) -> str:
        if token is None:
            known = self.core.error_code(code)
            raise AuthenticationError(code, f"it needs {self._tokens.needs}", operation="channel.bind", known=known)
        return token
