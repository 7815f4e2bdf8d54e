"""A broker that lets everybody in, and does what a test wants where the sandbox's does what the platform does."""

from __future__ import annotations

import asyncio
import json
import ssl
import threading
from collections.abc import Callable
from functools import partial
from typing import Any, Self

from feiyan_sandbox.broker import packets as mqtt
from feiyan_sandbox.broker.mqtt_connection import MqttConnection

PATIENCE = 10.0
"""Seconds after which what did not come is taken to never come."""


class ScriptedBroker:
    """A broker for a `with` block, and what reached it.

    `login_code` answers logins, `dropping` ends connections in place of an answer; `deaf_to` are kinds of packets that
    it takes and does nothing about; `refused` are ends of topics that nobody may subscribe to; `on_bind` and
    `on_unbind` get the connection and the request, `on_subscribe` the connection and the packet.
    """

    def __init__(self) -> None:
        self.changed = threading.Condition()
        self.logins: list[mqtt.Connect] = []
        self.made = self.ended = 0
        self.packets: list[mqtt.Packet] = []
        self.login_code = mqtt.ACCEPTED
        self.dropping = False
        self.deaf_to: set[type] = set()
        self.refused: tuple[str, ...] = ()
        self.on_bind: Callable[[App, dict[str, Any]], object] = lambda app, request: app.reply("bind", request)
        self.on_unbind: Callable[[App, dict[str, Any]], object] = lambda app, request: app.reply("unbind", request)
        self.on_subscribe: Callable[[App, mqtt.Subscribe], object] | None = None
        self.open: list[App] = []
        self._port = 0

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def start(self, tls: ssl.SSLContext | None = None) -> None:
        """Listen, on the same port as before."""
        self._listening = threading.Event()
        self._thread = threading.Thread(target=lambda: asyncio.run(self._serve(tls)))
        self._thread.start()
        assert self._listening.wait(PATIENCE)

    def stop(self) -> None:
        """End all connections and listen no more."""
        self._call(self._over.set)
        self._thread.join()

    def restart(self, *, tls: ssl.SSLContext | None) -> None:
        self.stop()
        self.start(tls)

    async def _serve(self, tls: ssl.SSLContext | None) -> None:
        loop, self._over = asyncio.get_running_loop(), asyncio.Event()
        server = await loop.create_server(partial(App, self), "127.0.0.1", self._port, ssl=tls)
        self._port = server.sockets[0].getsockname()[1]
        self._call = loop.call_soon_threadsafe
        self._listening.set()
        await self._over.wait()
        while arriving := asyncio.all_tasks() - {asyncio.current_task()}:
            await asyncio.wait(arriving)  # a server that is closed forgets what it has just taken
        server.close()
        for app in list(self.open):
            app.drop("stopped")
            await app.ended.wait()

    @property
    def url(self) -> str:
        return f"mqtt://127.0.0.1:{self._port}"

    def drop(self) -> None:
        """End all connections."""
        self._call(lambda: [app.drop("dropped") for app in list(self.open)])

    def push(self, suffix: str, payload: bytes) -> None:
        """Send a message to all that are logged in, be they subscribed to its topic or not."""
        self._call(lambda: [app.push(suffix, payload) for app in self.open if app.logged_in])

    def send(self, data: bytes) -> None:
        """Send any bytes to all, and then no more."""
        self._call(lambda: [app.send_last(data) for app in self.open])

    def send_on(self, *data: bytes) -> None:
        """Send any bytes to all, which stay connected."""
        self._call(lambda: [app.write(part) for app in self.open for part in data])

    def wait_for(self, packet: type) -> None:
        """Wait until a packet of a kind has come."""
        self.wait_until(lambda: any(isinstance(seen, packet) for seen in self.packets))

    def wait_until(self, condition: Callable[[], object]) -> None:
        with self.changed:
            assert self.changed.wait_for(condition, PATIENCE)


class App(MqttConnection):
    """A connection to it."""

    def __init__(self, broker: ScriptedBroker) -> None:
        super().__init__()
        self.broker = broker

    def reply(self, action: str, request: dict[str, Any], /, **content: Any) -> None:
        """Reply to a request, by default with success."""
        answer = {"id": request["id"], "code": 200, "message": "success", **content}
        self.push(f"account/{action}_reply", json.dumps(answer).encode())

    def push(self, suffix: str, payload: bytes) -> None:
        self._write(mqtt.publish(f"{self.base}/down/{suffix}", payload, packet_id=self._next_packet_id()))

    def write(self, data: bytes) -> None:
        self._write(data)

    def send_last(self, data: bytes) -> None:
        self._write(data)
        self._close()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        super().connection_made(transport)
        with self.broker.changed:
            self.broker.made += 1
            self.broker.open.append(self)
            self.broker.changed.notify_all()

    def log_in(self, packet: mqtt.Connect) -> int:
        device_name, product_key = (packet.username or "").split("&")
        self.base = f"/sys/{product_key}/{device_name}/app"
        with self.broker.changed:
            self.broker.logins.append(packet)
            self.broker.changed.notify_all()
        return self.broker.login_code

    def may_subscribe(self, topic_filter: str) -> bool:
        return not (self.broker.refused and topic_filter.endswith(self.broker.refused))

    def receive(self, packet: mqtt.Publish) -> None:
        request = json.loads(packet.payload)
        if packet.topic.endswith("/account/bind"):
            self.broker.on_bind(self, request)
        else:
            self.broker.on_unbind(self, request)

    def lost(self) -> None:
        with self.broker.changed:
            self.broker.ended += 1
            self.broker.open.remove(self)
            self.broker.changed.notify_all()

    def _take(self, packet: mqtt.Packet) -> None:
        with self.broker.changed:
            self.broker.packets.append(packet)
            self.broker.changed.notify_all()
        if self.broker.dropping:
            self.drop("dropped")
        elif isinstance(packet, mqtt.Subscribe) and self.broker.on_subscribe:
            self.broker.on_subscribe(self, packet)
        elif type(packet) not in self.broker.deaf_to:
            super()._take(packet)
