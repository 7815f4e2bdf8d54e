"""The push channel of apps over MQTT. Needs the extra `mqtt`.

factory                 makes the channels of a client
channel                 the stream: keeps a connection, and connects again
├── connection          one connection: login, subscriptions, bind, messages
│   ├── mqtt_client     aiomqtt's client, which leaves nothing behind
│   └── protocol        topics and messages, from the generated package
├── authenticator       credentials and token, others where they are refused
│   ├── registration    MQTT credentials of an app, made once and kept
│   └── credentials     the login that a device certificate gives
├── inbox               messages that wait for the consumer
├── channel_events      what the stream tells of the channel itself
├── options, endpoint   how a channel is set, where it connects to
blocking                the same channel for programs without an event loop
"""

from feiyan_runtime.channel.authenticator import Authenticator, Run, UserTokens
from feiyan_runtime.channel.channel_events import (
    ChannelEvent,
    ChannelState,
    Connected,
    Disconnected,
    Gap,
)
from feiyan_runtime.channel.credentials import DeviceCredentials, MqttCredentials, SignMethod, mqtt_credentials
from feiyan_runtime.channel.factory import ChannelFactory
from feiyan_runtime.channel.inbox import Dropped
from feiyan_runtime.channel.options import ChannelOptions
from feiyan_runtime.channel.protocol import ChannelProtocol
from feiyan_runtime.channel.registration import AppRegistration

__all__ = [
    "AppRegistration",
    "Authenticator",
    "ChannelEvent",
    "ChannelFactory",
    "ChannelOptions",
    "ChannelProtocol",
    "ChannelState",
    "Connected",
    "DeviceCredentials",
    "Disconnected",
    "Dropped",
    "Gap",
    "MqttCredentials",
    "Run",
    "SignMethod",
    "UserTokens",
    "mqtt_credentials",
]
