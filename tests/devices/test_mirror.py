"""Mirrors of devices, sync and async, against the sandbox."""

from __future__ import annotations

import asyncio
import json
import random
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from feiyan import (
    AppClient,
    AsyncAppClient,
    AsyncCloudClient,
    AvailabilityChanged,
    CloudClient,
    ConfigurationError,
    DeviceAdded,
    DeviceRemoved,
    DeviceStatus,
    EventReported,
    NotConfirmedError,
    OnlineChanged,
    PropertyChanged,
    Retry,
    SessionEnded,
    SessionExpiredError,
    TransportError,
)
from feiyan.cloud.models.users import DeviceToBind
from feiyan_runtime import Event
from feiyan_sandbox import Sandbox
from tests.devices.fleet import LIGHT, add_device, add_devices, report_quietly, shown, truth, unbind

PATIENCE = 20.0
"""Seconds that a mirror may take to show what happened."""


@pytest.fixture
def sandbox() -> Iterator[Sandbox]:
    with Sandbox() as sandbox:
        yield sandbox


@pytest.fixture
def light(sandbox: Sandbox) -> str:
    return next(device["iotId"] for device in sandbox.devices if device["deviceName"] == "light010")


class Calls:
    """The operations that a client called."""

    def __init__(self) -> None:
        self.names: list[str] = []

    def __call__(self, event: Event) -> None:
        if event.kind == "request":
            self.names.append(event.operation.rpartition(".")[2])

    def count(self, name: str) -> int:
        return self.names.count(name)


def wait_for(condition: Callable[[], object], seconds: float = PATIENCE) -> bool:
    until = time.monotonic() + seconds
    while not (found := condition()) and time.monotonic() < until:
        time.sleep(0.02)
    return bool(found)


async def comes(condition: Callable[[], object], seconds: float = PATIENCE) -> bool:
    return await asyncio.to_thread(wait_for, condition, seconds)


class Seen:
    """The changes that a callback was told."""

    def __init__(self) -> None:
        self.changes: list[Any] = []

    def __call__(self, change: Any) -> None:
        self.changes.append(change)

    def of(self, kind: type[Any]) -> list[Any]:
        return [change for change in self.changes if isinstance(change, kind)]


class TestSnapshot:
    def test_it_has_all_devices_with_few_calls(self, sandbox: Sandbox) -> None:
        """A page of the list for a hundred devices, a model for a product, the properties of each device: no more."""
        add_devices(sandbox, 200)
        calls = Calls()
        with AppClient(**sandbox.app_settings, on_event=calls) as app, app.devices() as devices:
            assert shown(devices) == truth(sandbox)
            assert not any(device.is_stale for device in devices)
            assert devices.available
            count, products = len(devices), len({device.model.product_key for device in devices})
        assert count > 200
        assert (calls.count("listDevices"), calls.count("getTsl")) == (3, products)
        assert calls.count("getProperties") == count
        assert len(calls.names) == 3 + products + count + 1  # and the registration of the app

    def test_devices_are_looked_up_by_what_people_know(self, sandbox: Sandbox, light: str) -> None:
        """By id, or by name; a misspelt name is a KeyError with the nearest."""
        with AppClient(**sandbox.app_settings) as app, app.devices() as devices:
            device = devices[light]
            assert devices["light010"] is device
            assert "light010" in devices
            assert "light01" not in devices
            with pytest.raises(KeyError, match="did you mean 'light010'"):
                devices["lihgt010"]
            assert device.name == "light010"
            assert device.model.product_key == LIGHT
            assert device["LightSwitch"].value is None
            with pytest.raises(KeyError, match="did you mean 'LightSwitch'"):
                device["LightSwich"]

    def test_a_name_of_several_devices_is_no_key(self, sandbox: Sandbox) -> None:
        """Names are unique within a product only; the error has the ids to take instead."""
        other = next(key for key in sandbox.products if key != LIGHT)
        ids = [add_device(sandbox, "twin"), add_device(sandbox, "twin", product_key=other)]
        with AppClient(**sandbox.app_settings) as app, app.devices() as devices:
            with pytest.raises(KeyError, match="several devices") as caught:
                devices["twin"]
            assert all(iot_id in str(caught.value) for iot_id in ids)

    def test_a_device_that_cannot_be_read_keeps_no_other_from_being_shown(self, sandbox: Sandbox, light: str) -> None:
        """It is shown without values, as stale, and read again later."""
        sandbox.inject("http_status", status=403, path="/thing/properties/get", times=1)
        with AppClient(**sandbox.app_settings) as app, app.devices() as devices:
            assert [device.is_stale for device in devices].count(True) == 1
            assert wait_for(lambda: shown(devices) == truth(sandbox))
            assert not any(device.is_stale for device in devices)

    def test_an_error_that_stops_all_reading_is_raised(self, sandbox: Sandbox) -> None:
        """Nobody is signed in, or the platform is not there; nothing is left running."""
        before = threading.active_count()
        settings = {**sandbox.app_settings, "iot_token": "wrong"}
        with AppClient(**settings) as app, pytest.raises(Exception, match=r"29003|401|token"), app.devices(push=False):
            pass
        with (
            AppClient(**{**sandbox.app_settings, "base_url": "http://127.0.0.1:9"}) as app,
            pytest.raises(TransportError),
            app.devices(push=False),
        ):
            pass
        assert wait_for(lambda: threading.active_count() <= before)

    @pytest.mark.parametrize("poll", [0, -1, float("nan"), float("inf"), True, "60", None])
    def test_an_interval_that_is_none_is_refused(self, sandbox: Sandbox, poll: Any) -> None:
        """The error names the setting."""
        with AppClient(**sandbox.app_settings) as app, pytest.raises(ConfigurationError, match="poll: "):
            app.devices(poll=poll)

    def test_a_mirror_is_opened_once(self, sandbox: Sandbox) -> None:
        """After it was closed, another one has to be made; it still shows what it had."""
        with AppClient(**sandbox.app_settings) as app:
            with app.devices(push=False) as devices:
                pass
            assert shown(devices) == truth(sandbox)
            assert not devices.available
            with pytest.raises(RuntimeError, match="create another one"), devices:
                pass


class TestPushes:
    def test_all_that_devices_do_is_told(self, sandbox: Sandbox, light: str) -> None:
        """Values, events, connection states, in the order in which they happened."""
        seen = Seen()
        with AppClient(**sandbox.app_settings) as app, app.devices(on_change=seen) as devices:
            device = devices[light]
            sandbox.post_properties(light, {"LightSwitch": 1})
            sandbox.post_event(light, "Error", {"ErrorCode": 0})
            sandbox.set_status(light, DeviceStatus.OFFLINE)
            assert wait_for(lambda: seen.of(OnlineChanged))
            assert (device["LightSwitch"].value, device.online, device.available) == (True, False, False)
        changed, event, online = (one for one in seen.changes if not isinstance(one, AvailabilityChanged))
        assert (changed.device, changed.identifier) == (device, "LightSwitch")
        assert (changed.before.value, changed.reading.value, changed.reading.label) == (None, True, "on")
        assert (event.report.identifier, event.report.values.ErrorCode.label) == ("Error", "normal")
        assert online == OnlineChanged(device, online=False)

    def test_a_late_push_changes_nothing(self, sandbox: Sandbox, light: str) -> None:
        """Of two values, the later one counts, whichever comes first; the same for connection states."""
        with AppClient(**sandbox.app_settings) as app, app.devices() as devices:
            device, now = devices[light], round(time.time() * 1000)
            for time_ms, value, status in ((now, 1, 1), (now - 1000, 0, 3)):
                sandbox.broker.publish_properties(light, {"LightSwitch": value}, time_ms=time_ms)
                sandbox.broker.publish_status(light, status, time_ms=time_ms)
            sandbox.broker.publish_properties(light, {"PowerSwitch": 1})
            assert wait_for(lambda: device["PowerSwitch"].value == 1)
            assert (device["LightSwitch"].value, device.online) == (True, True)

    def test_a_clock_that_is_years_ahead_blocks_nothing(self, sandbox: Sandbox, light: str) -> None:
        """A value of the year 2100 gives way to one of now."""
        with AppClient(**sandbox.app_settings) as app, app.devices() as devices:
            sandbox.broker.publish_properties(light, {"LightSwitch": 1}, time_ms=4_102_444_800_000)
            sandbox.broker.publish_properties(light, {"LightSwitch": 0})
            assert wait_for(lambda: devices[light]["LightSwitch"].value is False)

    def test_values_missed_in_a_gap_are_read_again(self, sandbox: Sandbox, light: str) -> None:
        """While the broker is away, devices are stale, and not available; then all is read again."""
        seen = Seen()
        with AppClient(**sandbox.app_settings) as app, app.devices(on_change=seen) as devices:
            sandbox.broker.stop()
            assert wait_for(lambda: not devices.available)
            assert all(device.is_stale and not device.available for device in devices)
            assert any(device.online for device in devices)
            report_quietly(sandbox, [light], {"LightSwitch": 1})
            sandbox.broker.start()
            assert wait_for(lambda: devices[light]["LightSwitch"].value is True)
            assert wait_for(lambda: not any(device.is_stale for device in devices))
            assert shown(devices) == truth(sandbox)
        assert [one.available for one in seen.of(AvailabilityChanged)] == [True, False, True]

    def test_a_damaged_push_leads_to_reading(self, sandbox: Sandbox, light: str) -> None:
        """A message that cannot be read may have told of anything."""
        with AppClient(**sandbox.app_settings) as app, app.devices() as devices:
            sandbox.broker.damage_next_push("cut")
            sandbox.post_properties(light, {"LightSwitch": 1})
            assert wait_for(lambda: devices[light]["LightSwitch"].value is True)

    def test_it_polls_while_no_pushes_come(self, sandbox: Sandbox, light: str) -> None:
        """Values are at most `poll` seconds old while the broker is away."""
        with AppClient(**sandbox.app_settings) as app, app.devices(poll=0.5) as devices:
            sandbox.broker.stop()
            sandbox.post_properties(light, {"LightSwitch": 1})
            assert wait_for(lambda: devices[light]["LightSwitch"].value is True)
            assert not devices.available

    def test_without_pushes_it_polls_and_opens_no_channel(self, sandbox: Sandbox, light: str) -> None:
        """`push=False` needs no MQTT: values, connection states and bindings are read every `poll` seconds."""
        with AppClient(**sandbox.app_settings) as app, app.devices(push=False, poll=0.3) as devices:
            assert devices.available
            sandbox.post_properties(light, {"LightSwitch": 1})
            sandbox.set_status(light, DeviceStatus.OFFLINE)
            late = add_device(sandbox, "late")
            assert wait_for(lambda: shown(devices) == truth(sandbox))
            assert devices[late].name == "late"
            assert sandbox.broker.connections == {}


class TestBindings:
    def test_devices_come_and_go(self, sandbox: Sandbox, light: str) -> None:
        """A device is added with its values; one that two lists in a row lack is removed."""
        seen = Seen()
        with AppClient(**sandbox.app_settings) as app, app.devices(poll=0.3, on_change=seen) as devices:
            late, gone = add_device(sandbox, "late"), devices[light]
            unbind(sandbox, light)
            assert wait_for(lambda: seen.of(DeviceAdded) and seen.of(DeviceRemoved))
            assert shown(devices) == truth(sandbox)
            assert seen.of(DeviceAdded) == [DeviceAdded(devices[late])]
            assert seen.of(DeviceAdded)[0].device["LightSwitch"].value is False
            assert seen.of(DeviceRemoved) == [DeviceRemoved(gone)]
            assert light not in devices

    def test_pushes_of_bindings_lead_to_the_list(self, sandbox: Sandbox, light: str) -> None:
        """A device that is unbound or bound goes and comes without waiting for the next list."""
        user, seen = {"identity_id": sandbox.session["identityId"]}, Seen()
        with (
            CloudClient(**sandbox.settings) as cloud,
            AppClient(**sandbox.app_settings) as app,
            app.devices(poll=3600, on_change=seen) as devices,
        ):
            cloud.users.unbind_device(**user, iot_id=light)
            assert wait_for(lambda: light not in devices)
            device = [DeviceToBind(iot_id=light)]
            cloud.users.bind_devices(**user, devices=device, project_id=sandbox.project_id)
            assert wait_for(lambda: light in devices)
            assert wait_for(lambda: len(seen.of(DeviceAdded)) == len(seen.of(DeviceRemoved)) == 1)
            assert shown(devices) == truth(sandbox)

    def test_a_push_of_a_device_that_is_not_known_leads_to_the_list(self, sandbox: Sandbox) -> None:
        """A sub-device that was added to a gateway appears without waiting for the next list."""
        with AppClient(**sandbox.app_settings) as app, app.devices(poll=3600) as devices:
            late = add_device(sandbox, "late")
            sandbox.broker.publish_sub_device(late, gateway=next(iter(devices)).iot_id)
            assert wait_for(lambda: late in devices)


class TestSession:
    def test_a_session_that_ends_is_told_once_and_signing_in_goes_on(self, sandbox: Sandbox, light: str) -> None:
        """The same mirror follows the devices again once the program has signed its user in."""
        seen = Seen()
        settings = {name: value for name, value in sandbox.app_settings.items() if name != "iot_token"}
        with AppClient(**settings) as app:
            app.sign_in(sandbox.auth_code)
            with app.devices(on_change=seen, poll=0.5) as devices:
                sandbox.sign_in_elsewhere()
                assert wait_for(lambda: seen.of(SessionEnded))
                assert not devices.available
                with pytest.raises(SessionExpiredError):
                    devices[light].set(LightSwitch=False)
                report_quietly(sandbox, [light], {"LightSwitch": 1})
                time.sleep(2.5)
                late = devices.changes()
                assert isinstance(next(late), SessionEnded)
                app.sign_in(sandbox.auth_code)
                assert wait_for(lambda: devices.available and devices[light]["LightSwitch"].value is True)
                assert len(seen.of(SessionEnded)) == 1
                sandbox.post_properties(light, {"LightSwitch": 0})
                assert wait_for(lambda: devices[light]["LightSwitch"].value is False)


class TestConfirming:
    def test_the_push_confirms(self, sandbox: Sandbox, light: str) -> None:
        """Nothing is read for it."""
        calls = Calls()
        with AppClient(**sandbox.app_settings, on_event=calls) as app, app.devices() as devices:
            before = calls.count("getProperties")
            devices[light].set(LightSwitch=True, confirm=10)
            assert devices[light]["LightSwitch"].value is True
            assert calls.count("getProperties") == before

    def test_a_push_that_is_lost_is_made_good(self, sandbox: Sandbox, light: str) -> None:
        """At the end of the time the values are read once."""
        with AppClient(**sandbox.app_settings) as app, app.devices() as devices:
            sandbox.broker.delay_pushes(5)
            devices[light].set(LightSwitch=True, confirm=0.3)
            assert devices[light]["LightSwitch"].value is True

    def test_services_wait_for_a_report(self, sandbox: Sandbox, light: str) -> None:
        """A device that reports nothing after the call has not confirmed it; with or without a mirror."""
        with AppClient(**sandbox.app_settings) as app, app.devices() as devices:
            for device in (devices[light], app.device(light)):
                with pytest.raises(NotConfirmedError, match="ToggleLightSwitch: sent"):
                    device.invoke("ToggleLightSwitch", confirm=0.3)
                later = threading.Timer(0.3, sandbox.post_properties, (light, {"LightSwitch": 1}))
                later.start()
                device.invoke("ToggleLightSwitch", confirm=10)
                assert device["LightSwitch"].value is True


class TestTrouble:
    def test_it_waits_as_long_as_the_platform_asks(self, sandbox: Sandbox) -> None:
        """After too many requests, the readings go on later, and all devices are read."""
        add_devices(sandbox, 30)
        sandbox.inject("rate_limit", path="/thing/properties/get", times=3, retry_after=1)
        with AppClient(**sandbox.app_settings) as app, app.devices(push=False) as devices:
            assert shown(devices) == truth(sandbox)
            assert not any(device.is_stale for device in devices)

    def test_without_pushes_it_is_available_while_the_platform_answers(self, sandbox: Sandbox) -> None:
        """It tells of the loss and of the end of it, once each."""
        seen = Seen()
        retry = Retry(attempts=1)
        with (
            AppClient(**sandbox.app_settings, retry=retry) as app,
            app.devices(push=False, poll=0.3, on_change=seen) as devices,
        ):
            sandbox.inject("http_status", status=503, times=None)
            assert wait_for(lambda: not devices.available)
            sandbox.clear_faults()
            assert wait_for(lambda: devices.available)
        assert [one.available for one in seen.of(AvailabilityChanged)] == [True, False, True]
        assert "503" in seen.of(AvailabilityChanged)[1].reason

    def test_a_callback_that_fails_is_logged(self, sandbox: Sandbox, light: str, caplog: Any) -> None:
        """The next changes are told all the same."""
        seen = Seen()

        def fail(change: Any) -> None:
            seen(change)
            raise ValueError("no")

        with AppClient(**sandbox.app_settings) as app, app.devices(on_change=fail):
            for value in (1, 0):
                sandbox.post_properties(light, {"LightSwitch": value})
            assert wait_for(lambda: len(seen.of(PropertyChanged)) == 2)
        assert caplog.text.count("the callback failed on PropertyChanged") == 2

    def test_devices_that_make_up_identifiers_do_not_fill_the_memory(self, sandbox: Sandbox, light: str) -> None:
        """Of what the model does not have, a limited number is kept; what it has is always taken."""
        with AppClient(**sandbox.app_settings) as app, app.devices() as devices:
            for number in range(30):
                items = {f"x{number}-{count}": 1 for count in range(100)}
                sandbox.broker.publish_properties(light, items)
            sandbox.broker.publish_properties(light, {"LightSwitch": 1})
            assert wait_for(lambda: devices[light]["LightSwitch"].value is True)
            assert len(devices[light].properties) < 1200

    @pytest.mark.parametrize("seed", range(3))
    def test_mirror_and_sandbox_agree_after_anything(self, sandbox: Sandbox, seed: int) -> None:
        """Reports, bindings, connection states, outages and damaged pushes in any order."""
        dice = random.Random(seed)
        iot_ids = add_devices(sandbox, 10)
        with AppClient(**sandbox.app_settings) as app, app.devices(poll=1) as devices:
            for number in range(40):
                iot_id = dice.choice(iot_ids)
                what = dice.choice(["post", "post", "post", "status", "bind", "unbind", "outage", "damage", "double"])
                if what == "post":
                    sandbox.post_properties(iot_id, {"LightSwitch": dice.randrange(2)})
                elif what == "status":
                    sandbox.set_status(iot_id, dice.choice([DeviceStatus.ONLINE, DeviceStatus.OFFLINE]))
                elif what == "bind":
                    iot_ids.append(add_device(sandbox, f"new{number}"))
                elif what == "unbind":
                    unbind(sandbox, iot_id)
                elif what == "outage":
                    sandbox.broker.stop()
                    report_quietly(sandbox, [iot_id], {"LightSwitch": dice.randrange(2)})
                    sandbox.broker.start()
                elif what == "damage":
                    sandbox.broker.damage_next_push("missing comma")
                else:
                    sandbox.broker.duplicate_pushes(dice.choice(["message", "redelivery", None]))
                time.sleep(dice.random() / 10)
            assert wait_for(lambda: shown(devices) == truth(sandbox)), (shown(devices), truth(sandbox))


class TestKeeping:
    def test_the_last_state_outlives_the_program(self, sandbox: Sandbox, light: str, tmp_path: Path) -> None:
        """A mirror of the next run has it, stale, while the platform does not answer."""
        with AppClient(**sandbox.app_settings) as app, app.devices(folder=tmp_path) as devices:
            devices[light].set(LightSwitch=True, confirm=10)
            kept = shown(devices)
            products = {device.model.product_key for device in devices}
        files = {"devices.state.json", *(f"{key}.json" for key in products)}
        assert {file.name for file in tmp_path.iterdir()} == files
        assert (tmp_path / "devices.state.json").stat().st_mode & 0o077 == 0
        sandbox.inject("http_status", status=503, path="/uc/listBindingByAccount", times=None)
        sandbox.inject("http_status", status=503, path="/thing/properties/get", times=None)
        with AppClient(**sandbox.app_settings) as app, app.devices(folder=tmp_path) as devices:
            assert shown(devices) == kept
            assert all(device.is_stale for device in devices)
            assert devices["light010"]["LightSwitch"].label == "on"
            sandbox.clear_faults()
            assert wait_for(lambda: not any(device.is_stale for device in devices))

    @pytest.mark.parametrize(
        "text", ["", "{", "[]", '{"format": 2}', '{"format": 1, "devices": [{"iot_id": 7}]}', "\x00"]
    )
    def test_a_damaged_file_is_the_same_as_none(self, sandbox: Sandbox, tmp_path: Path, text: str) -> None:
        """All is read, and the file written anew."""
        file = tmp_path / "devices.state.json"
        file.write_text(text, encoding="utf-8")
        with AppClient(**sandbox.app_settings) as app, app.devices(folder=tmp_path, push=False) as devices:
            assert shown(devices) == truth(sandbox)
        assert len(json.loads(file.read_text(encoding="utf-8"))["devices"]) == len(truth(sandbox))

    def test_devices_that_are_gone_are_not_kept(self, sandbox: Sandbox, light: str, tmp_path: Path) -> None:
        """A device that was unbound while the program did not run is not there in the next run."""
        for _ in range(2):
            with AppClient(**sandbox.app_settings) as app, app.devices(folder=tmp_path) as devices:
                assert set(shown(devices)) == set(truth(sandbox))
            unbind(sandbox, light)


class TestAsync:
    def test_the_same_in_an_event_loop(self, sandbox: Sandbox, light: str) -> None:
        """Snapshot, changes, confirmation, gaps and the end of the stream."""

        async def use() -> None:
            async with AsyncAppClient(**sandbox.app_settings) as app:
                async with app.devices(poll=1) as devices:
                    assert shown(devices) == truth(sandbox)
                    changes = devices.changes()
                    await devices["light010"].set(LightSwitch=True, confirm=10)
                    change = await anext(changes)
                    assert isinstance(change, PropertyChanged)
                    assert change.reading.value is True
                    sandbox.post_event(light, "Error", {"ErrorCode": 0})
                    assert isinstance(await anext(changes), EventReported)
                    sandbox.broker.stop()
                    assert await anext(changes) == AvailabilityChanged(False, devices_reason(devices))
                    report_quietly(sandbox, [light], {"LightSwitch": 0})
                    sandbox.broker.start()
                    assert await comes(lambda: shown(devices) == truth(sandbox) and devices.available)
                    late = add_device(sandbox, "late")
                    assert await comes(lambda: late in devices)
                kinds = [type(change) async for change in changes]
                assert kinds.count(DeviceAdded) == 1
            assert asyncio.all_tasks() == {asyncio.current_task()}

        def devices_reason(devices: Any) -> str:
            return f"{sandbox.mqtt_url}: the connection ended"

        asyncio.run(use())

    def test_it_can_be_cancelled_while_it_opens(self, sandbox: Sandbox) -> None:
        """Nothing is left running."""
        sandbox.inject("delay", seconds=5, path="/thing/properties/get", times=None)

        async def use() -> None:
            async with AsyncAppClient(**sandbox.app_settings) as app:
                with pytest.raises(TimeoutError):
                    async with asyncio.timeout(0.5), app.devices():
                        pass
            assert asyncio.all_tasks() == {asyncio.current_task()}

        asyncio.run(use())


class TestCloud:
    def test_it_has_the_devices_of_all_products_and_states(self, sandbox: Sandbox) -> None:
        """All are listed and polled; those that were never connected are not read."""
        calls = Calls()
        with CloudClient(**sandbox.settings, on_event=calls) as cloud, cloud.devices(poll=3600) as devices:
            assert {device.iot_id for device in devices} == {device["iotId"] for device in sandbox.devices}
            never = [device for device in devices if device.info.status == DeviceStatus.NOT_ACTIVATED]
            assert len(never) == 1
            assert calls.count("getProperties") == len(devices) - len(never)

    def test_it_follows_what_is_polled(self, sandbox: Sandbox) -> None:
        """Values, states and new devices of some products."""
        seen = Seen()
        iot_id = sandbox.devices[0]["iotId"]
        with (
            CloudClient(**sandbox.settings) as cloud,
            cloud.devices([LIGHT], statuses=[DeviceStatus.ONLINE], poll=0.5, on_change=seen) as devices,
        ):
            assert {device.model.product_key for device in devices} == {LIGHT}
            sandbox.post_properties(iot_id, {"LightSwitch": 1})
            assert wait_for(lambda: devices[iot_id]["LightSwitch"].value is True)
            sandbox.set_status(iot_id, DeviceStatus.OFFLINE)
            assert wait_for(lambda: iot_id not in devices)
            assert [change.device.iot_id for change in seen.of(DeviceRemoved)] == [iot_id]

    def test_the_same_with_await(self, sandbox: Sandbox) -> None:
        """An async client mirrors a project, too."""

        async def use() -> None:
            async with AsyncCloudClient(**sandbox.settings) as cloud, cloud.devices([LIGHT], poll=0.5) as devices:
                lamp = devices["light001"]
                await lamp.set(LightSwitch=True, confirm=10)
                assert lamp["LightSwitch"].value is True

        asyncio.run(use())
