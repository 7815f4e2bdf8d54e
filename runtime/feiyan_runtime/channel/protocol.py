"""The topics and messages that a channel speaks with the platform; the generated package fills them in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from feiyan_runtime._messages import ChannelMessage, ChannelRequest
from feiyan_runtime.channel.credentials import DeviceCredentials


@dataclass(frozen=True, slots=True)
class ChannelProtocol:
    """The topics and messages of the MQTT connection, as the generated package knows them.

    bind: makes the request that binds a client id to the user of a token.
    unbind: makes the request that ends that.
    address: the topic of a request.
    subscriptions: the topics that messages arrive on.
    read: the message in a payload that came on a topic; it raises nothing.
    """

    bind: Callable[[str, str], ChannelRequest]
    unbind: Callable[[str], ChannelRequest]
    address: Callable[[ChannelRequest, DeviceCredentials], str]
    subscriptions: Callable[[DeviceCredentials], Sequence[str]]
    read: Callable[[str, bytes], ChannelMessage]
