"""Factory of a client's channels."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from feiyan_runtime._core import Core
from feiyan_runtime._errors import ConfigurationError
from feiyan_runtime._extras import install_hint
from feiyan_runtime._flow import Flow
from feiyan_runtime._tokens import GivenToken
from feiyan_runtime.channel.authenticator import Authenticator, Run, UserTokens
from feiyan_runtime.channel.credentials import DeviceCredentials
from feiyan_runtime.channel.options import ChannelOptions
from feiyan_runtime.channel.protocol import ChannelProtocol
from feiyan_runtime.channel.registration import AppRegistration

if TYPE_CHECKING:
    from feiyan_runtime.channel.blocking import BlockingChannel, OnMessage
    from feiyan_runtime.channel.channel import Channel

T = TypeVar("T")


@dataclass(frozen=True)
class ChannelFactory:
    """Factory of a client's channels, which share its gateway, its user, its registration and its endpoint.

    url: URL of the endpoint that the program chose; None for that of the session's region, or of the client's.
    regional_url: URL of the endpoint of the client's region; None if it is not known. Both may have {productKey} as
        the placeholder of the product key.
    """

    core: Core
    tokens: UserTokens
    registration: AppRegistration
    url: str | None
    regional_url: str | None
    protocol: ChannelProtocol

    def load(self) -> None:
        """Import and build what channels need, so that creating one does not block an event loop.

        It blocks for about 50 ms; call it in a thread.
        """
        _channel_class()
        self.protocol.build_schemas()

    def channel(self, run: Run, credentials: DeviceCredentials | None, options: ChannelOptions | None) -> Channel:
        """Return a channel that calls the gateway through `run`."""
        _check(credentials=(credentials, DeviceCredentials), options=(options, ChannelOptions))
        channel_class = _channel_class()
        if isinstance(self.tokens, GivenToken):
            self._address()  # raises now what a session could still bring
        authenticator = Authenticator(self.core, self.tokens, run, self.registration, credentials)
        return channel_class(authenticator, self._address, self.protocol, options or ChannelOptions())

    def _address(self) -> str:
        """Return the URL of the endpoint for the session in use."""
        url = self.url or self.tokens.mqtt_url or self.regional_url
        if url is None:
            raise ConfigurationError("mqtt_url: pass the MQTT endpoint that belongs to base_url")
        return url

    def blocking_channel(
        self,
        run: Callable[[Flow[Any]], Any],
        credentials: DeviceCredentials | None,
        options: ChannelOptions | None,
        on_message: OnMessage | None,
    ) -> BlockingChannel:
        """Return a blocking channel; it calls the gateway in threads, so that the connection is not blocked."""
        _channel_class()  # raises if its libraries are missing
        from feiyan_runtime.channel.blocking import BlockingChannel

        return BlockingChannel(
            lambda: self.channel(lambda flow: asyncio.to_thread(run, flow), credentials, options), on_message
        )


def _check(**settings: tuple[object, type]) -> None:
    """Raise ConfigurationError for a setting that is not None and not of its type."""
    for name, (value, expected) in settings.items():
        if value is not None and not isinstance(value, expected):
            raise ConfigurationError(f"{name}: expected {expected.__name__}, got {type(value).__name__}")


def _channel_class() -> type[Channel]:
    try:
        from feiyan_runtime.channel.channel import Channel
    except ModuleNotFoundError as error:
        raise ConfigurationError(install_hint(error, "mqtt")) from None
    return Channel
