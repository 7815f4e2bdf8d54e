"""The public object of the sandbox."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import TracebackType
from typing import Any, Self

from feiyan_sandbox.broker import Broker
from feiyan_sandbox.control import CONTROL_PATH, Control
from feiyan_sandbox.device import SandboxDevice
from feiyan_sandbox.gateway import Fault, FaultKind, Gateway, InRegion, Record, RequestLimits
from feiyan_sandbox.server import ThreadedHttpServer
from feiyan_sandbox.world import (
    ABROAD,
    LOGIN_ID,
    MAX_RECORDS,
    PASSWORD,
    Clock,
    CloudTokens,
    Sessions,
    World,
    WorldDirectory,
    did_you_mean,
    seeds,
)

APP_KEY = "23456789"
APP_SECRET = "sandbox-app-secret"


class Sandbox:
    """A gateway and a broker that listen on this machine. Use it in a `with` block, or call `start` and `stop`.

    `broker` gives access to the broker: `sandbox.broker.publish_ota(...)`, `sandbox.broker.restart()`.

    Args:
        host: Address to listen on.
        port: Port of the gateway; 0 picks a free one.
        mqtt_port: Port of the broker; 0 picks a free one.
        app_key: App key with which clients sign calls.
        app_secret: App secret with which clients sign calls.
        project_id: Project that cloud tokens belong to.
        token_lifetime: Lifetime of a cloud token, in seconds.
        session_lifetime: Lifetime of an iotToken, in seconds.
        refresh_lifetime: Lifetime of a refreshToken, in seconds.
        strict: True to accept only what the documents say, and refuse what the platform is also known to take:
            everything in `feiyan_sandbox.Liberty`.
        idle_close: Seconds after which an idle HTTP connection is closed.
        records: Number of calls to keep in `calls`, and of records of each kind in `broker`.
        products: Thing models of products of your own, by names that you choose: JSON text, a mapping, or a
            `feiyan.ThingModel`. The product key is the one in the model's profile; if one of the sandbox's own products
            has it, the new one takes its place.
        devices: Numbers of devices by the names of `products`. `{"lamp": 3}` makes `lamp001` to `lamp003`, which the
            signed-in user owns; they are online and have not reported anything.
        fleet: Number of devices that the signed-in user owns besides, of the sandbox's own products.
        seed: Number that chooses what the devices of household and fleet have reported, and which are offline.

    Raises:
        ValueError: An object is not a thing model, two have the same product key, or a number is not one of devices.

    """

    def __init__(
        self,
        *,
        host: str = "127.0.0.1",
        port: int = 0,
        mqtt_port: int = 0,
        app_key: str = APP_KEY,
        app_secret: str = APP_SECRET,
        project_id: str = seeds.PROJECT_ID,
        token_lifetime: float = 7200.0,
        session_lifetime: float = 72_000.0,
        refresh_lifetime: float = 720_000.0,
        strict: bool = False,
        idle_close: float = 5.0,
        records: int = MAX_RECORDS,
        products: Mapping[str, object] | None = None,
        devices: Mapping[str, int] | None = None,
        fleet: int = 0,
        seed: int = 0,
    ) -> None:
        self.app_key = app_key
        self.app_secret = app_secret
        self.project_id = project_id
        self._host = host
        self._port = port
        self._idle_close = idle_close
        self._clock = Clock()
        tokens = CloudTokens(self._clock, lifetime_ms=round(token_lifetime * 1000), first=seeds.CLOUD_TOKEN)
        sessions = Sessions(
            self._clock,
            lifetime_ms=round(session_lifetime * 1000),
            refresh_lifetime_ms=round(refresh_lifetime * 1000),
        )
        self._world = World(self._clock, tokens, sessions, project_id, app_key, app_secret)
        seeds.populate(self._world, products=products, devices=devices, fleet=fleet, seed=seed)
        self._gateway = Gateway(self._world, app_key=app_key, app_secret=app_secret, strict=strict, records=records)
        directory = WorldDirectory(self._world, self._gateway.lock)
        self.broker = Broker(directory, clock=self._clock, host=host, port=mqtt_port, strict=strict, records=records)
        self._world.pushes = self.broker
        self._world.later = self._call_later
        self._server: ThreadedHttpServer | None = None
        self._abroad: ThreadedHttpServer | None = None

    def start(self) -> None:
        """Start to listen. The sandbox answers calls once this returns."""
        if self._server is None:
            application = RequestLimits(Control(self._gateway))
            self._server = ThreadedHttpServer(
                application, host=self._host, port=self._port, idle_close=self._idle_close
            )
            try:
                self._abroad = ThreadedHttpServer(
                    InRegion(application, ABROAD), host=self._host, port=0, idle_close=self._idle_close
                )
                self.broker.start()
            except BaseException:
                self.stop()
                raise
            self._world.base_url, self._world.mqtt_url = self.base_url, self.mqtt_url
            self._world.abroad_url = self.abroad_url

    def stop(self) -> None:
        """Finish the calls in progress and close the sockets."""
        if self._server is not None:
            self._server.stop()
            if self._abroad is not None:
                self._abroad.stop()
            self._server = self._abroad = None
            self.broker.stop()

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.stop()

    def __repr__(self) -> str:
        return f"Sandbox({self.base_url!r})" if self._server else "Sandbox(stopped)"

    def _call_later(self, seconds: float, function: Callable[[], None]) -> None:
        def call() -> None:
            with self._gateway.lock:
                function()

        if self._server is not None:
            self._server.call_later(seconds, call)

    @property
    def base_url(self) -> str:
        """The URL of the gateway."""
        return self._url(self._server)

    @property
    def abroad_url(self) -> str:
        """The URL of the gateway of another region, in which the accounts of all countries but CN are."""
        return self._url(self._abroad)

    def _url(self, server: ThreadedHttpServer | None) -> str:
        if server is None:
            raise RuntimeError("the sandbox is not started: use it in a `with` block, or call start()")
        host = f"[{self._host}]" if ":" in self._host else self._host
        return f"http://{host}:{server.port}"

    @property
    def mqtt_url(self) -> str:
        """The URL of the broker."""
        return self.broker.url

    @property
    def settings(self) -> dict[str, Any]:
        """The settings of a cloud client: `CloudClient(**sandbox.settings)`."""
        return {
            "base_url": self.base_url,
            "app_key": self.app_key,
            "app_secret": self.app_secret,
            "project_id": self.project_id,
        }

    @property
    def app_settings(self) -> dict[str, Any]:
        """The settings of an app client: `AppClient(**sandbox.app_settings)`."""
        return {
            "base_url": self.base_url,
            "app_key": self.app_key,
            "app_secret": self.app_secret,
            "iot_token": self.iot_token,
            "mqtt_url": self.mqtt_url,
        }

    @property
    def iot_token(self) -> str:
        """The current token of the signed-in user."""
        token: str = self.session["iotToken"]
        return token

    @property
    def session(self) -> dict[str, Any]:
        """The current session of the signed-in user, in the format of the platform."""
        with self._gateway.lock:
            return self._world.sessions.answer(self._world.sessions.last(seeds.SIGNED_IN))

    @property
    def auth_code(self) -> str:
        """An unused authorization code with which the user can sign in, directly or through the account service."""
        with self._gateway.lock:
            return self._world.auth_codes.unused(seeds.SIGNED_IN)

    @property
    def password_login(self) -> dict[str, str]:
        """Name, password and public key with which the user can sign in; needs `cryptography`.

        app.sign_in_with_password(**sandbox.password_login, country="CN")
        """
        return {"login_id": LOGIN_ID, "password": PASSWORD, "public_key": self._world.accounts.public_key}

    @property
    def devices(self) -> list[dict[str, str]]:
        """The current devices, each with its id and its certificate."""
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
        """The keys of the products."""
        return list(self._world.products)

    @property
    def calls(self) -> list[Record]:
        """The last calls that reached the gateway, in order, including refused calls and calls hit by faults."""
        with self._gateway.lock:
            return self._gateway.calls.last()

    def count(self, path: str, *, processed: bool | None = None) -> int:
        """Return how many calls to a path reached the gateway, including calls no longer in `calls`.

        `processed=True` counts only processed calls, `processed=False` only the others.
        """
        with self._gateway.lock:
            return self._gateway.calls.count(path, processed=processed)

    def describe(self) -> dict[str, Any]:
        """Return everything that a program needs to use the sandbox, as plain values."""
        return {
            **self.settings,
            "control_url": f"{self.base_url}{CONTROL_PATH}",
            "mqtt_url": self.mqtt_url,
            "iot_token": self.iot_token,
            "session": self.session,
            "auth_code": self.auth_code,
            "devices": self.devices,
            "products": self.products,
        }

    @property
    def faults(self) -> list[Fault]:
        """The pending faults; `times` of each is the number of calls it will still hit."""
        with self._gateway.lock:
            return self._gateway.faults.pending()

    def inject(self, fault: Fault | FaultKind, /, **arguments: Any) -> Fault:
        """Make the next calls go wrong. `Fault` documents the kinds and their arguments.

            sandbox.inject("rate_limit", path="/cloud/thing/info/get", times=3, retry_after=2)

        If the first argument is a `Fault`, other arguments replace its values. At most one fault hits a call: the first
        one injected that matches. Faults that last until cleared (`times=None`) come after all others. Raises
        ValueError for an unknown kind, argument or path, and for an invalid value.
        """
        added = replace(fault, **arguments) if isinstance(fault, Fault) else Fault.of({**arguments, "kind": fault})
        with self._gateway.lock:
            self._gateway.faults.add(added)
        return added

    def clear_faults(self) -> None:
        """Remove all pending faults."""
        with self._gateway.lock:
            self._gateway.faults.clear()

    def advance(self, seconds: float) -> None:
        """Move the sandbox's clock forward, or back if negative. Tokens and sessions age accordingly.

        The sandbox checks timestamps against this clock: more than 15 minutes off, it refuses correct timestamps.
        """
        self._clock.advance(seconds)

    def expire_tokens(self) -> None:
        """Expire the current cloud token now."""
        with self._gateway.lock:
            self._world.tokens.expire()

    def expire_sessions(self) -> None:
        """Expire all iotTokens now. Sessions can still be refreshed."""
        with self._gateway.lock:
            self._world.sessions.expire()

    def revoke_sessions(self) -> None:
        """Revoke all refreshTokens now. iotTokens stay valid until they expire."""
        with self._gateway.lock:
            self._world.sessions.revoke()

    def sign_in_elsewhere(self) -> None:
        """Let the user sign in with the phone app, which ends the session in use.

        Calls with its token are then refused with 29003, and its renewal with 2401. `session` is the phone's.
        """
        with self._gateway.lock:
            region = self._world.sessions.last(seeds.SIGNED_IN).region
            self._world.sessions.create(seeds.SIGNED_IN, region=region)

    def device(self, name: str) -> SandboxDevice:
        """Return a device by its name or its iotId, to let it report, go offline or answer.

            sandbox.device("light001").report(Brightness=40)

        Of several with one name, that of a product of your own is returned.

        Raises:
            LookupError: There is no such device, or several have this name: pass the iotId.

        """
        with self._gateway.lock:
            devices, products = self._world.devices, self._world.products
            found = [devices[name]] if name in devices else [one for one in devices.values() if one.name == name]
            found = [one for one in found if products[one.product_key].is_own] or found
            if not found:
                names = {one.name for one in devices.values()}
                raise LookupError(f"the sandbox has no device {name!r}{did_you_mean(name, names)}")
            if len(found) > 1:
                ids = ", ".join(one.iot_id for one in found)
                raise LookupError(f"several devices have the name {name!r}: pass the iotId, one of {ids}")
            return SandboxDevice(self._world, self._gateway.lock, found[0])

    def set_status(self, iot_id: str, status: int) -> None:
        """Change the connection state of a device; `status` is a `feiyan.DeviceStatus`."""
        with self._gateway.lock:
            self._world.set_status(self._world.devices[iot_id], int(status))

    def post_event(
        self, iot_id: str, identifier: str, body: Mapping[str, Any], *, event_type: str = "info", name: str = ""
    ) -> None:
        """Make a device report an event now, whatever its model says; see `SandboxDevice.event`."""
        with self._gateway.lock:
            self._world.report_event(self._world.devices[iot_id], identifier, name or identifier, event_type, body)

    def post_properties(self, iot_id: str, items: Mapping[str, Any]) -> None:
        """Make a device report property values now, whatever its model says; see `SandboxDevice.report`."""
        with self._gateway.lock:
            self._world.report_properties(self._world.devices[iot_id], items)
