"""A device of the sandbox in the hands of a test."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from feiyan import AppClient, CloudClient, DeviceStatus, InvalidValueError, PropertiesChanged, StatusChanged, ThingEvent
from feiyan_sandbox import Sandbox, SandboxDevice
from tests.sandbox.caller import Caller


@pytest.fixture
def light(feiyan_sandbox: Sandbox) -> SandboxDevice:
    return feiyan_sandbox.device("light001")


def test_acts_of_a_device_are_kept_and_pushed(feiyan_sandbox: Sandbox, light: SandboxDevice) -> None:
    """Apps get reports, events and connection states, and read them afterwards."""
    with AppClient(**feiyan_sandbox.app_settings) as app, app.channel() as channel:
        light.report(PowerSwitch=True, WorkMode="reading", CO2=400)
        light.event("Error", ErrorCode="defect")
        light.go_offline()
        light.go_online()
        told = (one for one in channel if isinstance(one, PropertiesChanged | ThingEvent | StatusChanged))
        changed, event, offline, online = (next(told) for _ in range(4))
        assert isinstance(changed, PropertiesChanged)
        assert {name: item.value for name, item in changed.items.items()} == {
            "PowerSwitch": 1,
            "WorkMode": 1,
            "CO2": 400,
        }
        assert isinstance(event, ThingEvent)
        assert (event.identifier, event.name, event.type, event.value) == (
            "Error",
            "Error report",
            "info",
            {"ErrorCode": 2},
        )
        assert [one.status.value for one in (offline, online) if isinstance(one, StatusChanged)] == [
            DeviceStatus.OFFLINE,
            DeviceStatus.ONLINE,
        ]
        device = app.device(light.iot_id)
        assert device["CO2"].value == 400
        assert list(device.events("Error", start=0))[-1].values == {"ErrorCode": 2}
        (latest,) = app.things.query_latest_events(iot_id=light.iot_id)
        assert (latest.identifier, latest.value) == ("Error", {"ErrorCode": 2})


def test_a_device_that_is_offline_is_not_reached(caller: Caller) -> None:
    """Neither properties nor services; reading works."""
    light = caller.sandbox.device("light001")
    light.go_offline()
    assert not light.online
    with AppClient(**caller.sandbox.app_settings) as app:
        assert not app.device(light.iot_id).online
    params = {"iotId": light.iot_id, "items": {"PowerSwitch": 1}}
    assert caller.app_call("/thing/properties/set", "1.0.5", params)["code"] == 28504
    light.go_online()
    assert caller.app_call("/thing/properties/set", "1.0.5", params)["code"] == 200


def test_reports_are_of_a_time(light: SandboxDevice) -> None:
    """An older value goes into the history, and the last one stays."""
    light.report(Brightness=40)
    light.report({"Brightness": 10}, time_ms=1_600_000_000_000)
    assert light.properties["Brightness"] == 40


def test_a_device_answers_as_it_is_told(feiyan_sandbox: Sandbox, light: SandboxDevice) -> None:
    """Both sides get fixed outputs, or those that a function makes of the arguments; nothing without either."""
    with AppClient(**feiyan_sandbox.app_settings) as app:
        device = app.device(light.iot_id)
        assert device.invoke("Toggle", Delay=3) == {}
        light.answer("Toggle", PowerSwitch=True)
        assert device.invoke("Toggle").PowerSwitch is True
        light.answer("Toggle", lambda args: {"PowerSwitch": args["Delay"] == 0})
        assert device.invoke("Toggle", Delay=3).PowerSwitch is False


@pytest.mark.parametrize(
    ("method", "identifier", "values", "message"),
    [
        ("report", None, {"PowerSwich": True}, "property: 'PowerSwich' .* did you mean 'PowerSwitch'"),
        ("report", None, {"Brightness": 101}, "Brightness: 101 is not allowed"),
        ("event", "Eror", {}, "event: 'Eror' is not allowed: there is no such event; did you mean 'Error'"),
        ("event", "Error", {"ErrorCode": 9}, r"Error\.ErrorCode: 9 is not allowed"),
        ("answer", "Togle", {}, "service: 'Togle' .* did you mean 'Toggle'"),
        ("answer", "Toggle", {"Color": 1}, r"Toggle\.Color: 1 is not allowed"),
    ],
)
def test_a_device_keeps_to_its_model(
    light: SandboxDevice, method: str, identifier: str | None, values: dict[str, Any], message: str
) -> None:
    """A property that the model lacks is an error in the test, and not reported; `post_properties` reports anything."""
    before = light.properties
    arguments = [values] if identifier is None else [identifier, values]
    with pytest.raises(InvalidValueError, match=message):
        getattr(light, method)(*arguments)
    assert light.properties == before


def test_dates_and_structs_are_reported_as_the_wire_has_them(feiyan_sandbox: Sandbox) -> None:
    """A datetime becomes milliseconds in text."""
    conditioner = feiyan_sandbox.device("aircon001")
    conditioner.report(PowerOffTime=datetime(2026, 1, 1, tzinfo=UTC))
    assert conditioner.properties["PowerOffTime"] == "1767225600000"


def test_devices_are_found_by_name_or_id(feiyan_sandbox: Sandbox, light: SandboxDevice) -> None:
    """A name that no device has, or several have, is an error that says how to go on."""
    assert feiyan_sandbox.device(light.iot_id).name == light.name == "light001"
    with pytest.raises(LookupError, match="no device 'light01'; did you mean 'light0"):
        feiyan_sandbox.device("light01")
    with CloudClient(**feiyan_sandbox.settings) as cloud:
        product = feiyan_sandbox.device("fan002").product_key
        batch = cloud.products.upload_device_names(product_key=product, device_names=["light001"])
        cloud.products.create_named_devices(product_key=product, batch_id=batch)
    with pytest.raises(LookupError, match="several devices have the name 'light001': pass the iotId, one of "):
        feiyan_sandbox.device("light001")


def test_a_device_of_ones_own_product_comes_first() -> None:
    """Products may be named as the sandbox's own are."""
    lock = {"profile": {"productKey": "a1Other"}, "properties": []}
    assert Sandbox(products={"lock": lock}, devices={"lock": 1}).device("lock001").product_key == "a1Other"
