"""The object that users hold."""

from __future__ import annotations

from collections.abc import Mapping
from types import TracebackType
from typing import Any, Self

from feiyan_sandbox import seeds
from feiyan_sandbox.clock import Clock
from feiyan_sandbox.gateway import Gateway, Record
from feiyan_sandbox.server import ThreadedServer
from feiyan_sandbox.state import Event, World
from feiyan_sandbox.tokens import Tokens

APP_KEY = "23456789"
APP_SECRET = "sandbox-app-secret"


class Sandbox:
    """A gateway on a socket of this machine, for a `with` block or between `start` and `stop`.

    Args:
        host: Address to listen on.
        port: Port to listen on; 0 takes a free one.
        app_key: The app key that calls are signed for.
        app_secret: Its secret.
        project_id: The project whose token calls carry.
        token_lifetime: Seconds that a cloud token lives.

    """

    def __init__(
        self,
        *,
        host: str = "127.0.0.1",
        port: int = 0,
        app_key: str = APP_KEY,
        app_secret: str = APP_SECRET,
        project_id: str = seeds.PROJECT_ID,
        token_lifetime: float = 7200.0,
    ) -> None:
        self.app_key = app_key
        self.app_secret = app_secret
        self.project_id = project_id
        self.mqtt_url: str | None = None
        self.iot_token = seeds.IOT_TOKEN
        self._host = host
        self._port = port
        self._clock = Clock()
        tokens = Tokens(self._clock, lifetime_ms=round(token_lifetime * 1000), first=seeds.CLOUD_TOKEN)
        self._world = World(self._clock, tokens, project_id)
        seeds.plant(self._world)
        self._gateway = Gateway(self._world, app_key=app_key, app_secret=app_secret)
        self._server: ThreadedServer | None = None

    def start(self) -> None:
        """Listen; calls are answered when this returns."""
        if self._server is None:
            self._server = ThreadedServer(self._gateway, host=self._host, port=self._port)

    def stop(self) -> None:
        """Finish the calls that are under way and close the socket."""
        if self._server is not None:
            self._server.stop()
            self._server = None

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.stop()

    def __repr__(self) -> str:
        return f"Sandbox({self.base_url!r})" if self._server else "Sandbox(stopped)"

    @property
    def base_url(self) -> str:
        """Where the gateway answers."""
        if self._server is None:
            raise RuntimeError("the sandbox is not started")
        host = f"[{self._host}]" if ":" in self._host else self._host
        return f"http://{host}:{self._server.port}"

    @property
    def settings(self) -> dict[str, Any]:
        """What a client needs: `CloudClient(**sandbox.settings)`."""
        return {
            "base_url": self.base_url,
            "app_key": self.app_key,
            "app_secret": self.app_secret,
            "project_id": self.project_id,
        }

    @property
    def app_settings(self) -> dict[str, Any]:
        """What a client of the app side needs: `AppClient(**sandbox.app_settings)`."""
        return {
            "base_url": self.base_url,
            "app_key": self.app_key,
            "app_secret": self.app_secret,
            "iot_token": self.iot_token,
        }

    @property
    def devices(self) -> list[dict[str, str]]:
        """The devices there are at the moment, each with its id and its certificate."""
        with self._gateway.lock:
            return [
                {
                    "iotId": device.iot_id,
                    "productKey": device.product_key,
                    "deviceName": device.name,
                    "deviceSecret": device.secret,
                }
                for device in self._world.devices.values()
            ]

    @property
    def products(self) -> list[str]:
        """Keys of the products."""
        return list(self._world.products)

    @property
    def calls(self) -> list[Record]:
        """The calls that reached the gateway, refused ones too, in order."""
        return list(self._gateway.calls)

    def describe(self) -> dict[str, Any]:
        """All that a program needs to use the sandbox, as plain values."""
        return {
            **self.settings,
            "mqtt_url": self.mqtt_url,
            "iot_token": self.iot_token,
            "devices": self.devices,
            "products": self.products,
        }

    def advance(self, seconds: float) -> None:
        """Move the sandbox's clock ahead. It judges timestamps by it: 15 minutes ahead it refuses those of today."""
        self._clock.advance(seconds)

    def expire_tokens(self) -> None:
        """End the live cloud token now."""
        with self._gateway.lock:
            self._world.tokens.expire()

    def set_status(self, iot_id: str, status: int) -> None:
        """Change a device's connection; `status` is one of `feiyan.DeviceStatus`."""
        with self._gateway.lock:
            self._world.set_status(self._world.devices[iot_id], int(status))

    def post_event(
        self, iot_id: str, identifier: str, body: Mapping[str, Any], *, event_type: str = "info", name: str = ""
    ) -> None:
        """Let a device report an event now."""
        with self._gateway.lock:
            now, batch_id = self._clock.now_ms(), self._world.batch_id()
            event = Event(identifier, name or identifier, event_type, dict(body), batch_id, now)
            self._world.devices[iot_id].events.append(event)
