"""The long connection of apps over MQTT: login, connection, and the stream of messages. Needs the extra `mqtt`.

Channel ── supervises ──> Link (one connection: login, subscriptions, bind)
   │                        ├── speaks through Connection, aiomqtt's client
   │                        └── asks Account for credentials and token, Wire for topics and messages
   └── fills Inbox <── read by the consumer; BlockingChannel does the same from a thread
"""

from feiyan_runtime.channel.account import Account, Run, UserTokens
from feiyan_runtime.channel.events import (
    ChannelEvent,
    ChannelOptions,
    ChannelState,
    Connected,
    Disconnected,
    Gap,
)
from feiyan_runtime.channel.inbox import Dropped
from feiyan_runtime.channel.line import Line
from feiyan_runtime.channel.login import Login
from feiyan_runtime.channel.mqtt import DeviceCredentials, MqttCredentials, SignMethod, mqtt_credentials
from feiyan_runtime.channel.wire import Wire

__all__ = [
    "Account",
    "ChannelEvent",
    "ChannelOptions",
    "ChannelState",
    "Connected",
    "DeviceCredentials",
    "Disconnected",
    "Dropped",
    "Gap",
    "Line",
    "Login",
    "MqttCredentials",
    "Run",
    "SignMethod",
    "UserTokens",
    "Wire",
    "mqtt_credentials",
]
