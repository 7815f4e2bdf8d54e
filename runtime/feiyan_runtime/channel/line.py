"""What the channels of a client have in common, and how one is opened."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from feiyan_runtime._core import Core
from feiyan_runtime._errors import ConfigurationError
from feiyan_runtime._flow import Flow
from feiyan_runtime.channel.account import Account, Run, UserTokens
from feiyan_runtime.channel.events import ChannelOptions
from feiyan_runtime.channel.login import Login
from feiyan_runtime.channel.mqtt import DeviceCredentials
from feiyan_runtime.channel.wire import Wire

if TYPE_CHECKING:
    from feiyan_runtime.channel.blocking import BlockingChannel, OnMessage
    from feiyan_runtime.channel.channel import Channel

T = TypeVar("T")


@dataclass(frozen=True)
class Line:
    """Where a client's channels connect to, and for whom.

    url: the endpoint, in which {productKey} may stand for the product key; None where nobody said.
    """

    core: Core
    tokens: UserTokens
    login: Login
    url: str | None
    wire: Wire

    def channel(self, run: Run, credentials: DeviceCredentials | None, options: ChannelOptions | None) -> Channel:
        """A channel that calls the gateway through `run`."""
        try:
            from feiyan_runtime.channel.channel import Channel
        except ModuleNotFoundError as error:
            raise ConfigurationError(f"{error}: pip install 'feiyan-client[mqtt]'") from None
        if self.url is None:
            raise ConfigurationError("mqtt_url: give the endpoint of the long connection that belongs to base_url")
        account = Account(self.core, self.tokens, run, self.login, credentials)
        return Channel(account, self.url, self.wire, options or ChannelOptions())

    def blocking_channel(
        self,
        run: Callable[[Flow[Any]], Any],
        credentials: DeviceCredentials | None,
        options: ChannelOptions | None,
        on_message: OnMessage | None,
    ) -> BlockingChannel:
        """The same for programs without an event loop; calls of the gateway do not hold up the connection."""
        from feiyan_runtime.channel.blocking import BlockingChannel

        return BlockingChannel(
            lambda: self.channel(lambda flow: asyncio.to_thread(run, flow), credentials, options), on_message
        )
