"""A program for the soak: hostile HTTP servers, and a broker that floods, lies, freezes and drops.

It writes a line of JSON with their addresses, and serves until it is killed.
"""

from __future__ import annotations

import json
import random
import sys
import threading
import time
from collections.abc import Callable
from contextlib import ExitStack, suppress
from typing import Any

from feiyan_sandbox.broker import packets as mqtt
from tests.channel.scripted_broker import App, ScriptedBroker
from tests.runtime.hostile import BOMBS, DRIPS, HEAD_FLOODS, Server
from tests.runtime.wire import Connection, Wire


class MoodyBroker:
    """A broker that behaves for a moment, and then does one of `moods`."""

    def __init__(self, broker: ScriptedBroker, chance: random.Random) -> None:
        self._broker = broker
        self._chance = chance
        self._on_bind = broker.on_bind
        self.moods: tuple[Callable[[], None], ...] = (
            broker.drop,
            self._flood,
            self._large_messages,
            self._malformed_messages,
            self._garbage,
            self._endless_packet,
            self._oversized_packet,
            self._lies_about_subscriptions,
            self._lies_about_bindings,
            self._refuses_logins,
            self._freezes,
        )

    def serve(self) -> None:
        """Serve for ever."""
        broker = self._broker
        while True:
            broker.on_subscribe, broker.on_bind = None, self._on_bind
            broker.login_code, broker.deaf_to = mqtt.ACCEPTED, set()
            time.sleep(0.5)
            self._chance.choice(self.moods)()
            time.sleep(self._chance.random())
            for seen in (broker.packets, broker.logins):
                del seen[:]

    def _flood(self) -> None:
        for number in range(20_000):
            self._broker.push(
                "thing/properties", b'{"id":"%d","params":{"items":{"N":{"value":%d}}}}' % (number, number)
            )

    def _large_messages(self) -> None:
        for number in range(40):
            self._broker.push("any", b'{"id":"%d","x":[' % number + 300_000 * b"[]," + b"[]]}")

    def _malformed_messages(self) -> None:
        for payload in (
            b"",
            b"\xff",
            b"[" * 100_000,
            b'{"params":7}',
            b'{"params":{"items":{"a":{"time":1e400}}}}',
            b"9" * 5000,
        ):
            self._broker.push(self._chance.choice(("thing/properties", "thing/status", "account/bind_reply")), payload)

    def _garbage(self) -> None:
        self._broker.send_on(self._chance.randbytes(1000))

    def _endless_packet(self) -> None:
        self._broker.send_on(b"\x32\xff\xff\x3f", *(bytes(65536) for _ in range(8)))

    def _oversized_packet(self) -> None:
        self._broker.send_on(b"\x32\xff\xff\xff\x7f", *(bytes(65536) for _ in range(100)))

    def _lies_about_subscriptions(self) -> None:
        def lie(app: App, packet: mqtt.Subscribe) -> None:
            codes = self._chance.choice((b"", b"\x80" * len(packet.filters), b"\x07" * 500))
            app.write(mqtt.suback(packet.packet_id, codes))

        self._broker.on_subscribe = lie
        self._broker.drop()

    def _lies_about_bindings(self) -> None:
        replies = (
            {"code": "x" * 10_000},
            {"code": 10**400},
            {"message": "no\n\x1b[31m" * 10_000, "code": 500},
            {"id": []},
        )
        self._broker.on_bind = lambda app, request: app.reply("bind", request, **self._chance.choice(replies))
        self._broker.drop()

    def _refuses_logins(self) -> None:
        self._broker.login_code = self._chance.choice((2, 3, 4, 5, 77))
        self._broker.drop()

    def _freezes(self) -> None:
        self._broker.deaf_to = {mqtt.PingReq, mqtt.Publish, mqtt.Subscribe}
        self._broker.drop()


def forgiving(serve: Server) -> Server:
    """Serve a client that may leave at any time."""

    def served(connection: Connection) -> None:
        with suppress(ConnectionError):
            serve(connection)

    return served


def main(seed: str) -> None:
    servers: dict[str, Any] = {}
    with ExitStack() as stack:
        for kind, served in (("drips", DRIPS), ("bombs", BOMBS), ("head floods", HEAD_FLOODS)):
            for name, serve in served.items():
                servers[f"{kind}: {name}"] = stack.enter_context(Wire(forgiving(serve))).url
        broker = stack.enter_context(ScriptedBroker())
        threading.Thread(target=MoodyBroker(broker, random.Random(seed)).serve, daemon=True).start()
        sys.stdout.write(json.dumps({"servers": servers, "broker": broker.url}) + "\n")
        sys.stdout.flush()
        threading.Event().wait()


if __name__ == "__main__":
    main(sys.argv[1])
