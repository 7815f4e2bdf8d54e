"""The push channel of apps over MQTT. Needs the extra `mqtt`.

factory                 creates the channels of a client
channel                 the stream: holds a connection, and reconnects
├── connection          one connection: login, subscriptions, bind, messages
│   ├── mqtt_client     aiomqtt's client, with direct delivery and reliable cleanup
│   │   └── packet_socket   limits of packets, checked before they are received
│   └── protocol        topics and messages, from the generated package
├── authenticator       credentials and token, and new ones if they are refused
│   ├── registration    MQTT credentials of an app, obtained once and stored
│   └── credentials     login of a device certificate
├── inbox               queue of messages for the consumer
├── channel_events      events of the channel in the stream
├── options, endpoint   settings and the address to connect to
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
