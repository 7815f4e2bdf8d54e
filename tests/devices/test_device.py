"""Devices of both sides, sync and async, against the sandbox."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from feiyan import (
    AppClient,
    AsyncAppClient,
    AsyncCloudClient,
    CloudClient,
    ConfigurationError,
    DeviceStatus,
    InvalidValueError,
    NotConfirmedError,
    NotFoundError,
    ThingModel,
    ThingModels,
)
from feiyan.cloud.models.things import ThingInfo
from feiyan_devices import Device, Struct
from feiyan_devices._state import DeviceState, told
from feiyan_runtime import Event, FeiyanError
from feiyan_sandbox import Sandbox
from tests.devices.products import KINDS, model

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)


@pytest.fixture
def sandbox() -> Iterator[Sandbox]:
    with Sandbox() as sandbox:
        yield sandbox


class Side(NamedTuple):
    """A side of the platform: its clients, their settings, and a device that they may use."""

    client: Any
    async_client: Any
    settings: dict[str, Any]
    iot_id: str


@pytest.fixture(params=["cloud", "app"])
def side(request: pytest.FixtureRequest, sandbox: Sandbox) -> Side:
    by_name = {device["deviceName"]: device["iotId"] for device in sandbox.devices}
    if request.param == "cloud":
        return Side(CloudClient, AsyncCloudClient, sandbox.settings, by_name["light001"])
    return Side(AppClient, AsyncAppClient, sandbox.app_settings, by_name["light010"])


class Calls:
    """The operations that a client called."""

    def __init__(self) -> None:
        self.names: list[str] = []

    def __call__(self, event: Event) -> None:
        if event.kind == "request":
            self.names.append(event.operation.rpartition(".")[2])


class TestSync:
    def test_a_device_has_facts_model_and_properties(self, side: Side) -> None:
        """Three calls read them; a property without a value is there, one of the platform's own has no model."""
        calls = Calls()
        with side.client(**side.settings, on_event=calls) as client:
            device = client.device(iot_id=side.iot_id)
        assert calls.names[-3:] == ["getInfo", "getTsl", "getProperties"]
        assert device.online
        assert device.name.startswith("light")
        assert device.info.firmware_version
        assert device.model.product_key == device.info.product_key
        mode = device["WorkMode"]
        assert (mode.value, mode.time, mode.is_writable) == (None, None, True)
        assert device["PowerSwitch"].value is False
        assert device["PowerSwitch"].time < datetime.now(UTC)
        assert next(iter(device)) == "PowerSwitch"
        assert device.properties["PowerSwitch"] == device["PowerSwitch"]

    def test_an_unknown_property_is_a_key_error_with_the_nearest(self, side: Side) -> None:
        """A misspelt identifier is not the same as a property that has no value yet."""
        with side.client(**side.settings) as client:
            device = client.device(side.iot_id)
        assert "PowerSwich" not in device
        with pytest.raises(KeyError, match="did you mean 'PowerSwitch'"):
            device["PowerSwich"]

    def test_values_are_checked_sent_and_confirmed(self, side: Side) -> None:
        """After `confirm`, the reading is what was set, with label and time."""
        with side.client(**side.settings) as client:
            device = client.device(side.iot_id)
            device.set(PowerSwitch=True, confirm=10)
            switch = device["PowerSwitch"]
            assert (switch.value, switch.label) == (True, "on")
            assert abs(switch.time - datetime.now(UTC)) < timedelta(minutes=1)
            device.set({"PowerSwitch": 0})
            assert device["PowerSwitch"].value is True
            assert device.get()["PowerSwitch"].value is False

    def test_nothing_is_sent_of_what_is_refused(self, side: Side) -> None:
        """One bad value keeps all from being sent; the model is read again where it lacks an identifier."""
        calls = Calls()
        with side.client(**side.settings, on_event=calls) as client:
            device = client.device(side.iot_id)
            calls.names.clear()
            device.set()
            assert calls.names == []
            for values in ({"PowerSwitch": 2}, {"PowerSwitch": True, "PowerSwich": True}):
                calls.names.clear()
                with pytest.raises(InvalidValueError):
                    device.set(values)
                assert calls.names == (["getTsl"] if "PowerSwich" in values else [])

    def test_services_are_checked_and_invoked(self, side: Side) -> None:
        """A service that the model lacks is refused with the nearest one, as is an argument that it does not take."""
        with side.client(**side.settings) as client:
            device = client.device(side.iot_id)
            device.invoke("ToggleLightSwitch")
            with pytest.raises(InvalidValueError, match="did you mean 'ToggleLightSwitch'"):
                device.invoke("ToggleLightSwich")
            with pytest.raises(InvalidValueError, match=r"ToggleLightSwitch\.Delay: 3 is not allowed"):
                device.invoke("ToggleLightSwitch", Delay=3)

    def test_history_is_read_by_the_model(self, side: Side) -> None:
        """Values of a property and reports of an event come in the order of time, more than one page of them."""
        with side.client(**side.settings) as client:
            device = client.device(side.iot_id)
            start = datetime.now(UTC) - timedelta(minutes=1)
            for count in range(25):
                device.set(PowerSwitch=bool(count % 2))
                time.sleep(0.002)
            found = list(device.history("PowerSwitch", start=start))
            assert [one.value for one in found] == [bool(count % 2) for count in range(25)]
            assert all(one.time >= start and one.label in {"on", "off"} for one in found)
            assert [one.value for one in device.history("PowerSwitch", start=0, end=start)] == [False]

    def test_events_are_read_by_the_model(self, side: Side, sandbox: Sandbox) -> None:
        """Reports have the items of enumerations with their labels."""
        sandbox.post_event(side.iot_id, "Error", {"ErrorCode": "0"})
        with side.client(**side.settings) as client:
            device = client.device(side.iot_id)
            report = list(device.events("Error", start=datetime.now(UTC) - timedelta(minutes=1)))[-1]
            assert (report.identifier, report.values, report.values.ErrorCode.label) == (
                "Error",
                {"ErrorCode": 0},
                "normal",
            )
            with pytest.raises(InvalidValueError, match="did you mean 'Error'"):
                next(device.events("Eror", start=0))

    @pytest.mark.parametrize("start", [datetime(2026, 1, 1), "2026-01-01", True, None])
    def test_windows_need_times_that_are_clear(self, side: Side, start: Any) -> None:
        """A naive datetime could be of any time zone."""
        with side.client(**side.settings) as client, pytest.raises(InvalidValueError, match="with a time zone"):
            next(client.device(side.iot_id).history("PowerSwitch", start=start))

    def test_a_device_that_does_not_exist(self, side: Side) -> None:
        """The platform's error comes through."""
        with side.client(**side.settings) as client, pytest.raises(FeiyanError) as caught:
            client.device("no-such-device")
        assert isinstance(caught.value, NotFoundError) or caught.value.code == 403

    def test_an_offline_device_is_offline(self, side: Side, sandbox: Sandbox) -> None:
        """`online` is what the platform said when the device was read."""
        sandbox.set_status(side.iot_id, DeviceStatus.OFFLINE)
        with side.client(**side.settings) as client:
            assert not client.device(side.iot_id).online

    def test_values_that_are_not_shown_in_time(self, side: Side) -> None:
        """The error names what was sent; the device may still take it."""

        class Deaf:
            """A service `things` of which the device takes no values."""

            def __init__(self, things: Any) -> None:
                self._things = things

            def __getattr__(self, name: str) -> Any:
                return getattr(self._things, name)

            def set_properties(self, **_: Any) -> None:
                pass

        with side.client(**side.settings) as client:
            device = Device.read(Deaf(client.things), ThingModels(), side.iot_id)
            with pytest.raises(NotConfirmedError, match="PowerSwitch: sent, but not shown"):
                device.set(PowerSwitch=True, confirm=0.3)


class TestAsync:
    def test_the_same_with_await(self, side: Side, sandbox: Sandbox) -> None:
        """An async device reads, sets, confirms, invokes and iterates like a sync one."""
        sandbox.post_event(side.iot_id, "Error", {"ErrorCode": 0})

        async def use() -> None:
            async with side.async_client(**side.settings) as client:
                device = await client.device(side.iot_id)
                assert device["PowerSwitch"].value is False
                await device.set(PowerSwitch=True, confirm=10)
                assert device["PowerSwitch"].value is True
                await device.invoke("ToggleLightSwitch")
                assert [one.value async for one in device.history("PowerSwitch", start=0)] == [False, True]
                reports = [one.values async for one in device.events("Error", start=0)]
                assert reports[-1] == {"ErrorCode": 0}
                with pytest.raises(InvalidValueError):
                    await device.set(PowerSwich=True)
                with pytest.raises(InvalidValueError):
                    await device.invoke("Tickle")

        asyncio.run(use())


class TestModels:
    def test_a_client_asks_once_for_each_product(self, side: Side) -> None:
        """The model of a product is kept for all of its devices."""
        calls = Calls()
        with side.client(**side.settings, on_event=calls) as client:
            first, second = client.device(side.iot_id), client.device(side.iot_id)
        assert first.model is second.model
        assert calls.names.count("getTsl") == 1

    def test_a_folder_outlives_the_client(self, side: Side, tmp_path: Path) -> None:
        """Another process finds the model in the folder; a damaged file is the same as none."""
        calls = Calls()
        folder = tmp_path / "models"
        with side.client(**side.settings, on_event=calls) as client:
            for _ in range(2):
                device = client.device(side.iot_id, models=ThingModels(folder))
            (file,) = folder.iterdir()
            assert file.name == f"{device.model.product_key}.json"
            assert calls.names.count("getTsl") == 1
            file.write_bytes(b"\xff")
            again = client.device(side.iot_id, models=ThingModels(folder))
            assert calls.names.count("getTsl") == 2
        assert again.model == device.model == ThingModel.from_tsl(file.read_text(encoding="utf-8"))

    @pytest.mark.parametrize("kind", KINDS)
    def test_models_of_all_kinds_survive_a_folder(self, kind: str, tmp_path: Path) -> None:
        """A model that is read back is the same."""
        product = model(kind)
        ThingModels(tmp_path).add("a1Key", product)
        assert ThingModels(tmp_path).get("a1Key") == product

    def test_a_folder_that_cannot_be_written_is_named(self, tmp_path: Path) -> None:
        """The error has the file and the reason; nothing is left behind."""
        blocked = tmp_path / "file"
        blocked.write_text("", encoding="utf-8")
        with pytest.raises(ConfigurationError, match=r"models: .*file.a1Key\.json cannot be written: "):
            ThingModels(blocked).add("a1Key", model("lamp"))
        (tmp_path / "a1Key.json").mkdir()
        with pytest.raises(ConfigurationError):
            ThingModels(tmp_path).add("a1Key", model("lamp"))
        assert sorted(path.name for path in tmp_path.iterdir()) == ["a1Key.json", "file"]

    def test_a_model_of_odd_texts_survives_a_folder(self, tmp_path: Path) -> None:
        """Lone surrogates, which UTF-8 cannot carry, are written escaped."""
        product = ThingModel.from_tsl({"properties": [], "schema": "\ud800"})
        ThingModels(tmp_path).add("a1Key", product)
        assert ThingModels(tmp_path).get("a1Key") == product

    @pytest.mark.parametrize("key", ["../x", "a/b", "", ".", "a" * 65, "a\n", None])
    def test_no_product_key_leads_out_of_the_folder(self, key: str | None, tmp_path: Path) -> None:
        """A key that is no file name is kept in memory only."""
        models = ThingModels(tmp_path / "models")
        models.add(key, model("lamp"))
        assert models.get(key) == (None if key is None else model("lamp"))
        assert list(tmp_path.iterdir()) == []


class TestState:
    def state(self) -> DeviceState:
        info: Any = None
        return DeviceState("x", info, model("lamp"))

    def test_older_values_are_ignored(self) -> None:
        """Of two values of a property, the later one counts, whichever was told first; equal ones are not new."""
        state = self.state()
        at = int(NOW.timestamp() * 1000)
        assert state.merge([("Brightness", "40", at)]) == ["Brightness"]
        assert state.merge([("Brightness", "10", at - 1)]) == []
        assert state.merge([("Brightness", "40", at)]) == []
        assert (state["Brightness"].value, state["Brightness"].time, state["Brightness"].unit) == (40, NOW, "%")
        assert state.merge([("Brightness", 50, None)]) == ["Brightness"]
        assert state["Brightness"].time is None

    def test_values_are_compared_as_the_model_reads_them(self) -> None:
        """A device that reports text shows the number that was sent."""
        state = self.state()
        state.merge([("Brightness", "40.0", 1), ("RGBColor", '{"Red": "1"}', 10**18)])
        wire = state.model.check({"Brightness": 40, "RGBColor": {"Red": 1}})
        assert state.shows(wire)
        assert state["RGBColor"].value == Struct(Red=1)
        assert state["RGBColor"].time is None
        assert not state.shows(state.model.check({"Brightness": 41}))

    def test_a_property_that_cannot_be_read_is_not_waited_for(self) -> None:
        """A password that can only be set is never shown, so that setting it is confirmed at once."""
        info: Any = None
        state = DeviceState("x", info, model("lock"))
        assert state.shows(state.model.check({"TemporaryPassword": "123456"}))

    def test_secrets_stay_out_of_readings(self) -> None:
        """The repr of a reading hides the value of a password, and shows others with their time."""
        info: Any = None
        state = DeviceState("x", info, model("lock"))
        state.merge([("TemporaryPassword", "123456", 0), ("LockState", 1, 0)])
        assert repr(state["TemporaryPassword"]) == "Reading(***, 1970-01-01 00:00:00+00:00)"
        assert repr(state["LockState"]) == "Reading(EnumItem(1, '开锁'), 1970-01-01 00:00:00+00:00)"

    def test_an_answer_without_properties(self) -> None:
        """Devices that reported nothing have none."""
        assert list(told(None)) == list(told({})) == list(told([])) == []


def test_a_device_shows_its_properties_in_a_notebook():
    """A notebook shows name, state and properties of a device, escaped, and hides what is secret by its name."""
    hostile = "<b>\x1b"
    tsl = {
        "properties": [
            {"identifier": "Level", "name": hostile, "dataType": {"type": "int", "specs": {"unit": "<%>"}}},
            {"identifier": "WifiPassword", "name": "key", "dataType": {"type": "text", "specs": {"length": "64"}}},
        ]
    }
    info = ThingInfo(name="lamp", nick_name=hostile, status=DeviceStatus.ONLINE)
    device = DeviceState("id", info, ThingModel.from_tsl(tsl))
    device.merge([("Level", 7, 1_700_000_000_000), ("WifiPassword", "s3cret", 1)])
    text = device._repr_html_()
    assert "&lt;b&gt;\\x1b, online" in text
    assert "<td>7</td><td>&lt;%&gt;</td><td>2023-11-14 22:13:20+00:00</td>" in text
    assert "<td>***</td>" in text
    assert "s3cret" not in text
