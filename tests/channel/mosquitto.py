"""A real mosquitto for tests, and a program that plays the platform's part on it."""

from __future__ import annotations

import getpass
import json
import os
import shutil
import socket
import subprocess
import threading
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from paho.mqtt import client as paho
from paho.mqtt.enums import CallbackAPIVersion

from feiyan import DeviceCredentials
from feiyan_sandbox.broker.pushes import as_json
from tests.channel.certificates import Authority
from tests.channel.scripted_broker import PATIENCE

_PATH = os.pathsep.join([os.environ.get("PATH", ""), "/usr/sbin"])
PROGRAM = shutil.which("mosquitto", path=_PATH)
PASSWORDS = shutil.which("mosquitto_passwd", path=_PATH)

PLATFORM = "platform"


class Mosquitto:
    """A broker with TLS and passwords, on a free port of this machine, that keeps nothing over a restart."""

    def __init__(self, folder: Path, authority: Authority) -> None:
        self.authority = authority
        self._passwords = folder / "passwords"
        self._settings = folder / "mosquitto.conf"
        self._process: subprocess.Popen[bytes] | None = None
        with socket.create_server(("127.0.0.1", 0)) as taken:
            self.port: int = taken.getsockname()[1]
        certificate, key = authority.certificate_for("IP:127.0.0.1")
        settings = {
            "user": getpass.getuser(),
            "listener": f"{self.port} 127.0.0.1",
            "certfile": certificate,
            "keyfile": key,
            "allow_anonymous": "false",
            "password_file": self._passwords,
        }
        self._settings.write_text("".join(f"{name} {value}\n" for name, value in settings.items()))
        self._passwords.touch(0o600)
        self.let_in(PLATFORM, PLATFORM)

    @property
    def url(self) -> str:
        return f"mqtts://127.0.0.1:{self.port}"

    def let_in(self, user: str, password: str) -> None:
        """Set the password of a user, from the next start on."""
        assert PASSWORDS
        subprocess.run([PASSWORDS, "-b", self._passwords, user, password], check=True, capture_output=True)

    def start(self) -> None:
        """Start it; connections are taken when this returns."""
        assert PROGRAM
        self._process = subprocess.Popen([PROGRAM, "-c", self._settings], stderr=subprocess.PIPE)
        assert self._process.stderr
        assert any(b" running" in line for line in self._process.stderr), "mosquitto ended"

    def stop(self) -> None:
        if self._process is not None:
            with self._process as process:
                process.terminate()
            self._process = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.stop()


class Platform:
    """Answers the requests of apps, and pushes: a program on a broker, for a `with` block."""

    def __init__(self, broker: Mosquitto, token: str) -> None:
        self.requests: list[tuple[str, dict[str, Any]]] = []
        self._token = token
        self._ready = threading.Event()
        self._mqtt = paho.Client(CallbackAPIVersion.VERSION2, PLATFORM)
        self._mqtt.username_pw_set(PLATFORM, PLATFORM)
        self._mqtt.tls_set_context(broker.authority.trusting())
        self._mqtt.on_message = lambda *event: self._answer(event[2])
        self._mqtt.on_subscribe = lambda *_: self._ready.set()
        self._mqtt.connect("127.0.0.1", broker.port)
        self._mqtt.subscribe("/sys/+/+/app/up/#", 1)

    def push(self, device: DeviceCredentials, topic: str, message: dict[str, Any]) -> None:
        """Send a message to the app that logs in with a certificate."""
        whole = f"/sys/{device.product_key}/{device.device_name}/app/down/{topic}"
        self._mqtt.publish(whole, as_json(message), 1)

    def _answer(self, message: paho.MQTTMessage) -> None:
        head, _, action = message.topic.rpartition("/app/up/account/")
        request = json.loads(message.payload)
        self.requests.append((action, request))
        code = 200 if action == "unbind" or request["params"]["iotToken"] == self._token else 2043
        reply = {"id": request["id"], "code": code, "message": "success" if code == 200 else "refused"}
        self._mqtt.publish(f"{head}/app/down/account/{action}_reply", json.dumps(reply), 1)

    def __enter__(self) -> Self:
        self._mqtt.loop_start()
        assert self._ready.wait(PATIENCE)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._mqtt.disconnect()
        self._mqtt.loop_stop()
