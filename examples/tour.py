"""A tour from the spec to typed, signed calls and a message from a device, against the local sandbox.

Run it with `nox -s demo`. It sends nothing to other machines.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from feiyan import (
    ApiError,
    AppClient,
    CloudClient,
    DeviceStatus,
    InvalidParameterError,
    InvalidValueError,
    MemoryTokenStore,
    PropertiesChanged,
    PropertyChanged,
)

REPOSITORY = Path(__file__).resolve().parent.parent


class ShownTokens(MemoryTokenStore):
    """A token store that prints a line for each new token."""

    def save(self, key: str, record: Mapping[str, Any]) -> None:
        super().save(key, record)
        end = time.strftime("%H:%M:%S", time.localtime(record["endsAt"]))
        print(f"  fetched and stored a cloud token, valid until {end}")


def heading(text: str) -> None:
    print(f"\n\033[1m{text}\033[0m" if sys.stdout.isatty() else f"\n{text}")


def show(code: str, *results: object) -> None:
    print(f"  >>> {code}")
    for result in results:
        print(f"      {result}")


def main() -> None:
    started = time.monotonic()
    heading("1  The client is generated from the spec")
    command = [sys.executable, "-m", "generator", "generate"]
    made = subprocess.run(command, cwd=REPOSITORY, check=False, capture_output=True, text=True)
    if made.returncode:
        sys.exit(f"{made.stderr.rstrip()}\n`python3 -m nox -s demo` installs what the tour needs, and runs it")
    print(f"  {made.stdout.splitlines()[-1]}")

    heading("2  A sandbox stands in for the platform")
    with subprocess.Popen([sys.executable, "-m", "feiyan_sandbox"], stdout=subprocess.PIPE, text=True) as sandbox:
        try:
            assert sandbox.stdout is not None
            ready = json.loads(sandbox.stdout.readline())
            print(f"  {ready['base_url']}, app key {ready['app_key']}, project {ready['project_id']}")
            cloud_side(ready)
            app_side(ready)
            devices_side(ready)
        finally:
            sandbox.terminate()

    heading(f"Done in {time.monotonic() - started:.1f} s")
    print(next_steps())


def cloud_side(ready: dict[str, Any]) -> None:
    settings = {name: ready[name] for name in ("base_url", "app_key", "app_secret", "project_id")}
    with CloudClient(**settings, token_store=ShownTokens()) as cloud:
        heading("3  Products: the first call fetches a token, iteration fetches the pages")
        products = list(cloud.products.list())
        show("for product in cloud.products.list(): ...", *(f"{one.product_key}  {one.name}" for one in products))

        heading("4  A device")
        product_key = str(products[0].product_key)
        online = next(iter(cloud.things.list(product_key=product_key, status=DeviceStatus.ONLINE)))
        iot_id = str(online.iot_id)
        info = cloud.things.get_info(iot_id=iot_id)
        show(
            f'info = cloud.things.get_info(iot_id="{iot_id}")',
            f"info.name    {info.name}",
            f"info.status  {info.status!r}",
            f"info         {info!r:.100}...",
        )

        heading("5  A property, set and read back")
        cloud.things.set_properties(iot_id=iot_id, items={"PowerSwitch": 1})
        values = {one.attribute: one.value for one in cloud.things.get_properties(iot_id=iot_id)}
        show('cloud.things.set_properties(iot_id=iot_id, items={"PowerSwitch": 1})')
        show("cloud.things.get_properties(iot_id=iot_id)", f"PowerSwitch = {values['PowerSwitch']}")

        heading("6  Errors say what went wrong and how to fix it")
        try:
            cloud.things.get_info(iot_id="no-such-device")
        except ApiError as error:
            show('cloud.things.get_info(iot_id="no-such-device")', f"{type(error).__name__}: {error}")
        try:
            cloud.things.get_info(product_key=product_key)
        except InvalidParameterError as error:
            show("cloud.things.get_info(product_key=...)", f"{type(error).__name__}: {error}")


def app_side(ready: dict[str, Any]) -> None:
    settings = {name: ready[name] for name in ("base_url", "mqtt_url", "app_key", "app_secret", "iot_token")}
    with AppClient(**settings) as app, app.channel() as channel:
        heading("7  A push: a message from a device of the user, as it happens")
        device = next(iter(app.users.list_devices()))
        set_at = time.perf_counter()
        app.things.set_properties(iot_id=str(device.iot_id), items={"PowerSwitch": 1})
        changed = next(message for message in channel if isinstance(message, PropertiesChanged))
        took = time.perf_counter() - set_at
        show("with app.channel() as channel: ...")
        show(f'app.things.set_properties(iot_id="{device.iot_id}", items={{"PowerSwitch": 1}})')
        show(
            "for message in channel: ...",
            f"{type(changed).__name__} of {changed.device_name}, {took * 1000:.0f} ms after the start of the call",
            f"message.items  {changed.items!r}",
        )


def devices_side(ready: dict[str, Any]) -> None:
    settings = {name: ready[name] for name in ("base_url", "mqtt_url", "app_key", "app_secret", "iot_token")}
    with AppClient(**settings) as app, app.devices() as devices:
        heading("8  A device by its name: its thing model checks what you set, and reads what it reports")
        light = devices["light001"]
        light.set(PowerSwitch=True, Brightness=40, confirm=5)
        brightness = light["Brightness"]
        show("with app.devices() as devices: ...", f"{len(devices)} devices")
        show('light = devices["light001"]')
        show("light.set(PowerSwitch=True, Brightness=40, confirm=5)")
        show('light["Brightness"]', f"value {brightness.value!r}, unit {brightness.unit!r}, at {brightness.time}")
        try:
            light.set(Brightness=140)
        except InvalidValueError as error:
            show("light.set(Brightness=140)  # refused before it is sent", f"{type(error).__name__}: {error}")

        heading("9  A change that somebody else makes arrives in the mirror")
        changes = devices.changes()
        app.things.set_properties(iot_id=light.iot_id, items={"Brightness": 70})
        changed = next(change for change in changes if isinstance(change, PropertyChanged))
        told = f"{changed.device.name}: {changed.identifier} = {changed.reading.value}"
        show("for change in devices.changes(): ...", told)
        show('devices["light001"]["Brightness"].value', devices["light001"]["Brightness"].value)


def next_steps() -> str:
    if all(os.environ.get(f"FEIYAN_{name}") for name in ("APP_KEY", "APP_SECRET", "PROJECT_ID")):
        return (
            "FEIYAN_* credentials are set: CloudClient.from_env() makes the same calls to the real gateway of\n"
            f"{os.environ.get('FEIYAN_REGION') or 'cn-shanghai (set FEIYAN_REGION for another)'}. "
            "The tour itself sends nothing to other machines."
        )
    return (
        "To call the real gateway, set FEIYAN_APP_KEY, FEIYAN_APP_SECRET and FEIYAN_PROJECT_ID (and FEIYAN_REGION),\n"
        "then make the same calls with CloudClient.from_env()."
    )


if __name__ == "__main__":
    main()
