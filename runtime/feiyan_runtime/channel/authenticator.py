"""Credentials and user token of a connection, with replacements for those that are refused."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any, Protocol, TypeAlias

from feiyan_runtime._core import Core, TokenSource
from feiyan_runtime._errors import (
    UNAUTHORIZED,
    AuthenticationError,
    ConflictError,
    ProtocolError,
    RateLimitedError,
    ServerError,
    TokenStoreError,
    TransportError,
)
from feiyan_runtime._events import LOGGER
from feiyan_runtime._flow import Flow
from feiyan_runtime.channel.credentials import DeviceCredentials
from feiyan_runtime.channel.registration import AppRegistration

SESSION_POLL_INTERVAL = 1.0
"""Seconds between two checks, while a connection is open, that the session in the store is not over."""

_TRANSIENT = (TransportError, ProtocolError, RateLimitedError, ServerError, ConflictError, TokenStoreError)

Run: TypeAlias = Callable[[Flow[Any]], Awaitable[Any]]
"""Function that runs a flow: directly in the async client, in a thread in the sync client."""


class UserTokens(TokenSource, Protocol):
    """Token source of an app client."""

    @property
    def identity(self) -> str:
        """Identity id of the token's user; empty if it is not known."""

    @property
    def mqtt_url(self) -> str:
        """URL of the MQTT endpoint of the session's region; empty for the client's own."""


class Authenticator:
    """Source of a connection's credentials, given or from the registration of the app, and of its user's token."""

    def __init__(
        self, core: Core, tokens: UserTokens, run: Run, registration: AppRegistration, given: DeviceCredentials | None
    ) -> None:
        self.core = core
        self.makes_credentials = given is None
        self._tokens = tokens
        self._run = run
        self._registration = registration
        self._given = given

    async def credentials(self, *, replace: bool) -> DeviceCredentials:
        """Return the credentials; with `replace`, new ones instead of those that were refused."""
        if self._given is not None:
            return self._given
        await self.token()  # raises if nobody is signed in, before an app is registered in vain
        made: DeviceCredentials = await self._run(
            self._registration.credentials(self.core, self._tokens.identity, replace=replace)
        )
        return made

    async def token(self) -> str:
        """Return the user's token."""
        return self._required(await self._run(self._tokens.current(self.core)), UNAUTHORIZED)

    async def other_token(self, bound: str) -> str:
        """Wait until the user has another token than the one with which a connection was bound, and return it.

        Raises:
            SessionExpiredError: The session is over.

        """
        while True:
            await asyncio.sleep(SESSION_POLL_INTERVAL)
            try:
                token = await self.token()
            except _TRANSIENT as error:
                LOGGER.debug("channel: the session cannot be looked up now: %s", type(error).__name__)
            else:
                if token != bound:
                    return token

    async def replace_token(self, refused: str, code: int) -> str:
        """Return another token after one was refused with a code."""
        return self._required(await self._run(self._tokens.renewed(self.core, refused)), code)

    def _required(self, token: str | None, code: int) -> str:
        if token is None:
            known = self.core.error_code(code)
            raise AuthenticationError(
                code, f"the channel needs {self._tokens.needs}", operation="channel.bind", known=known
            )
        return token
