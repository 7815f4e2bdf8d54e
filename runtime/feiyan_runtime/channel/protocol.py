"""Interface between a channel and the generated topics and messages."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from feiyan_runtime._messages import ChannelMessage, ChannelRequest
from feiyan_runtime.channel.credentials import DeviceCredentials


@dataclass(frozen=True, slots=True)
class ChannelProtocol:
    """Topics and messages of the MQTT connection, as functions of the generated package.

    bind: returns the request that binds a client id to the user of a token.
    unbind: returns the request that removes the binding.
    address: returns the topic of a request.
    subscriptions: returns the topics to subscribe to.
    read: returns the message of a topic and a payload; never raises.
    """

    bind: Callable[[str, str], ChannelRequest]
    unbind: Callable[[str], ChannelRequest]
    address: Callable[[ChannelRequest, DeviceCredentials], str]
    subscriptions: Callable[[DeviceCredentials], Sequence[str]]
    read: Callable[[str, bytes], ChannelMessage]

    def build_schemas(self) -> None:
        """Build the schemas of all messages, which would delay the first message of each kind."""
        for topic in ("-", *self.subscriptions(_NOBODY)):
            self.read(topic, b"{}")


_NOBODY = DeviceCredentials("-", "-", "-")
