"""Tests of the integration for Home Assistant against the sandbox: from signing in to diagnostics."""

from __future__ import annotations

import asyncio
import json
import logging
import socket
from collections.abc import AsyncIterator, Callable, Iterator
from datetime import UTC, datetime
from functools import partialmethod
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("homeassistant", reason="Home Assistant is tested by `nox -s home_assistant`, with Python 3.13")

from custom_components.feiyan.config_flow import ACCOUNT, GATEWAY
from custom_components.feiyan.diagnostics import async_get_config_entry_diagnostics
from homeassistant import block_async_io
from homeassistant.config_entries import SOURCE_USER, ConfigEntryState
from homeassistant.const import STATE_UNAVAILABLE, STATE_UNKNOWN
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers import device_registry as dr
from homeassistant.helpers import entity_registry as er
from packaging.requirements import Requirement
from pytest_homeassistant_custom_component.common import MockConfigEntry

from feiyan import AsyncAppClient, AsyncCloudClient, ThingModel, UserSession
from feiyan.cloud.models.users import DeviceToBind
from feiyan_devices import ArrayType, StructType
from feiyan_runtime._version import __version__
from feiyan_sandbox import Sandbox
from tests.home_assistant.conftest import INTEGRATIONS

FOLDER = INTEGRATIONS / "custom_components" / "feiyan"
MODELS = Path(__file__).parents[1] / "devices" / "models"
DOMAIN = "feiyan"
LIGHT = "light.light010_power"
PATIENCE = 20.0
"""Seconds to wait for what comes with a push."""


ODD = {
    "profile": {"productKey": "a1OddLamp00"},
    "properties": [
        {"identifier": "Battery:Mode", "name": "", "accessMode": "rw", "dataType": {"type": "bool", "specs": {}}},
        {"identifier": "Level", "name": "long " * 999, "accessMode": "r", "dataType": {"type": "float", "specs": {}}},
        {"identifier": "Smell", "name": "\U0001f339 {x} %s", "accessMode": "r", "dataType": {"type": "future"}},
        {"identifier": "Since", "name": "since", "accessMode": "rw", "dataType": {"type": "date", "specs": {}}},
        {"identifier": "PowerSwitch", "name": "power", "accessMode": "rw", "dataType": {"type": "bool", "specs": {}}},
        {
            "identifier": "Brightness",
            "name": "brightness",
            "accessMode": "rw",
            "dataType": {"type": "float", "specs": {"min": "0", "max": "1"}},
        },
        {
            "identifier": "ColorTemperature",
            "name": "warmth",
            "accessMode": "rw",
            "dataType": {"type": "int", "specs": {"min": "0", "max": "100", "unit": "%"}},
        },
    ],
}
"""A lamp that is as nobody would build it."""


async def become(told: Callable[[], Any], wanted: Any) -> None:
    """Wait until a function returns a value."""
    async with asyncio.timeout(PATIENCE):
        while told() != wanted:  # noqa: ASYNC110 - states have no event of their own
            await asyncio.sleep(0.02)


def form(sandbox: Sandbox, **changed: str) -> dict[str, str]:
    """Return what a user writes into the form."""
    filled = {
        "app_key": sandbox.app_key,
        "app_secret": sandbox.app_secret,
        "base_url": sandbox.base_url,
        "auth_code": sandbox.auth_code,
        "country": "CN",
    }
    return {**filled, **changed}


async def begin(hass: HomeAssistant) -> str:
    """Open the form in the advanced mode; return the id of the flow."""
    flow = await hass.config_entries.flow.async_init(
        DOMAIN, context={"source": SOURCE_USER, "show_advanced_options": True}
    )
    assert (flow["type"], flow["step_id"], flow["errors"]) == ("form", "user", {})
    flow_id: str = flow["flow_id"]
    return flow_id


async def session_of(sandbox: Sandbox) -> UserSession:
    async with AsyncAppClient(app_key=sandbox.app_key, app_secret=sandbox.app_secret, base_url=sandbox.base_url) as app:
        return await app.sign_in_with_oauth(sandbox.auth_code, country="CN")


async def entry_of(hass: HomeAssistant, sandbox: Sandbox, **changed: Any) -> MockConfigEntry:
    """Return an entry that is not set up yet."""
    session = await session_of(sandbox)
    data = {name: value for name, value in form(sandbox).items() if name != "auth_code"}
    entry = MockConfigEntry(
        domain=DOMAIN, unique_id=session.identity_id, data={**data, "session": session.to_record(), **changed}
    )
    entry.add_to_hass(hass)
    return entry


@pytest.fixture
async def entry(hass: HomeAssistant, sandbox: Sandbox) -> AsyncIterator[MockConfigEntry]:
    """Set an entry up whose user has all devices of the sandbox's household."""
    entry = await entry_of(hass, sandbox)
    assert await hass.config_entries.async_setup(entry.entry_id)
    await hass.async_block_till_done()
    yield entry
    if entry.state is ConfigEntryState.LOADED:
        assert await hass.config_entries.async_unload(entry.entry_id)


async def call(hass: HomeAssistant, service: str, entity_id: str, **data: Any) -> None:
    domain = entity_id.partition(".")[0]
    await hass.services.async_call(domain, service, {"entity_id": entity_id, **data}, blocking=True)


def reauth_flows(hass: HomeAssistant) -> list[str]:
    return [
        flow["flow_id"] for flow in hass.config_entries.flow.async_progress() if flow["step_id"] == "reauth_confirm"
    ]


class TestSignIn:
    async def test_a_user_signs_in_and_the_devices_are_there(self, hass: HomeAssistant, sandbox: Sandbox) -> None:
        """The entry has the session and no code; all devices of the user are loaded."""
        made = await hass.config_entries.flow.async_configure(await begin(hass), form(sandbox))
        await hass.async_block_till_done()
        entry = made["result"]
        assert (made["type"], entry.state) == ("create_entry", ConfigEntryState.LOADED)
        assert entry.unique_id == sandbox.session["identityId"]
        assert "auth_code" not in entry.data
        assert hass.states.get(LIGHT) is not None
        assert await hass.config_entries.async_unload(entry.entry_id)

    async def test_a_refused_form_can_be_corrected(self, hass: HomeAssistant, sandbox: Sandbox) -> None:
        """A wrong code, a wrong secret and an address without a gateway each give an error in the form."""
        with socket.create_server(("127.0.0.1", 0)) as taken:
            nobody = f"http://127.0.0.1:{taken.getsockname()[1]}"
        flow_id = await begin(hass)
        for changed, error in (
            ({"auth_code": "no-code"}, "invalid_auth"),
            ({"app_secret": "wrong"}, "invalid_auth"),
            ({"base_url": nobody}, "cannot_connect"),
            ({"base_url": "nonsense"}, "unknown"),
        ):
            shown = await hass.config_entries.flow.async_configure(flow_id, form(sandbox, **changed))
            assert (shown["type"], shown["errors"]) == ("form", {"base": error})
        made = await hass.config_entries.flow.async_configure(flow_id, form(sandbox))
        await hass.async_block_till_done()
        assert made["type"] == "create_entry"
        assert await hass.config_entries.async_unload(made["result"].entry_id)

    async def test_an_account_is_set_up_once(
        self, hass: HomeAssistant, sandbox: Sandbox, entry: MockConfigEntry
    ) -> None:
        ended = await hass.config_entries.flow.async_configure(await begin(hass), form(sandbox))
        assert (ended["type"], ended["reason"]) == ("abort", "already_configured")

    async def test_nothing_blocks_the_event_loop(
        self, hass: HomeAssistant, sandbox: Sandbox, disable_block_async_io: None, caplog: pytest.LogCaptureFixture
    ) -> None:
        """No file is read and no module imported in it, from the form to the entities and back."""
        block_async_io.enable()
        made = await hass.config_entries.flow.async_configure(await begin(hass), form(sandbox))
        await hass.async_block_till_done()
        await call(hass, "turn_on", LIGHT)
        await become(lambda: hass.states.get(LIGHT).state, "on")
        assert await hass.config_entries.async_unload(made["result"].entry_id)
        assert "blocking call" not in caplog.text


class TestEntities:
    async def test_a_light_is_dimmed_and_tells_what_it_does(
        self, hass: HomeAssistant, sandbox: Sandbox, entry: MockConfigEntry
    ) -> None:
        """Values go to the device in the terms of its model, and come back with its pushes."""
        lamp = sandbox.device("light010")
        await call(hass, "turn_on", LIGHT, brightness=128, color_temp_kelvin=3049)
        assert {name: lamp.properties[name] for name in ("PowerSwitch", "Brightness", "ColorTemperature")} == {
            "PowerSwitch": 1,
            "Brightness": 50,
            "ColorTemperature": 3000,
        }
        await become(lambda: hass.states.get(LIGHT).state, "on")
        await become(lambda: hass.states.get(LIGHT).attributes["brightness"], 128)
        assert hass.states.get(LIGHT).attributes["color_temp_kelvin"] == 3000
        assert hass.states.get(LIGHT).attributes["max_color_temp_kelvin"] == 7000
        lamp.report(PowerSwitch=0)
        await become(lambda: hass.states.get(LIGHT).state, "off")
        await call(hass, "turn_on", LIGHT)
        await become(lambda: hass.states.get(LIGHT).state, "on")
        await call(hass, "turn_off", LIGHT)
        assert lamp.properties["PowerSwitch"] == 0

    @pytest.mark.parametrize("brightness", [1, 2, 3, 100, 254, 255])
    async def test_a_light_that_is_turned_on_is_never_dimmed_to_nothing(
        self, brightness: int, hass: HomeAssistant, sandbox: Sandbox, entry: MockConfigEntry
    ) -> None:
        await call(hass, "turn_on", LIGHT, brightness=brightness)
        assert 1 <= sandbox.device("light010").properties["Brightness"] <= 100

    async def test_a_switch_is_switched(self, hass: HomeAssistant, sandbox: Sandbox, entry: MockConfigEntry) -> None:
        await call(hass, "turn_on", "switch.light010_main_light")
        assert sandbox.device("light010").properties["LightSwitch"] == 1
        await become(lambda: hass.states.get("switch.light010_main_light").state, "on")
        await call(hass, "turn_off", "switch.light010_main_light")
        await become(lambda: hass.states.get("switch.light010_main_light").state, "off")

    async def test_sensors_have_units_and_labels(
        self, hass: HomeAssistant, sandbox: Sandbox, entry: MockConfigEntry
    ) -> None:
        """A number has its unit, an enumeration its label; what is no value of the model is unknown."""
        lamp = sandbox.device("light010")
        assert hass.states.get("sensor.light010_voltage").state == STATE_UNKNOWN
        lamp.report(LightVolt=2.5, WorkMode=2)
        await become(lambda: hass.states.get("sensor.light010_voltage").state, "2.5")
        await become(lambda: hass.states.get("sensor.light010_mode").state, "cinema")
        told = hass.states.get("sensor.light010_voltage").attributes
        assert (told["unit_of_measurement"], told["device_class"]) == ("V", "voltage")
        sandbox.post_properties(lamp.iot_id, {"LightVolt": "much", "CO2": 17})
        await become(lambda: hass.states.get("sensor.light010_carbon_dioxide").state, "17")
        assert hass.states.get("sensor.light010_voltage").state == STATE_UNKNOWN

    async def test_a_device_without_a_connection_is_unavailable(
        self, hass: HomeAssistant, sandbox: Sandbox, entry: MockConfigEntry
    ) -> None:
        """The other devices stay available, and it is when it has a connection again."""
        sandbox.device("light010").go_offline()
        await become(lambda: hass.states.get(LIGHT).state, STATE_UNAVAILABLE)
        assert hass.states.get("light.light011_power").state != STATE_UNAVAILABLE
        sandbox.device("light010").go_online()
        await become(lambda: hass.states.get(LIGHT).state == STATE_UNAVAILABLE, False)

    async def test_a_refused_value_is_an_error_with_its_reason(
        self, hass: HomeAssistant, sandbox: Sandbox, entry: MockConfigEntry
    ) -> None:
        sandbox.inject("code", path="/thing/properties/set", code=6304, message="out of range")
        with pytest.raises(HomeAssistantError, match=r"The device was not set: .*out of range"):
            await call(hass, "turn_on", LIGHT)

    async def test_without_the_push_channel_all_is_unavailable(
        self, hass: HomeAssistant, sandbox: Sandbox, entry: MockConfigEntry
    ) -> None:
        """When the channel is back, the entities have the values that were missed."""
        sandbox.broker.stop()
        await become(lambda: hass.states.get(LIGHT).state, STATE_UNAVAILABLE)
        sandbox.device("light010").report(PowerSwitch=1)
        sandbox.broker.start()
        await become(lambda: hass.states.get(LIGHT).state, "on")

    async def test_devices_come_and_go(
        self, hass: HomeAssistant, sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """A device that is bound gets its entities, has its nickname, loses them unbound, and gets them again."""
        monkeypatch.setattr(AsyncAppClient, "devices", partialmethod(AsyncAppClient.devices, poll=0.3))
        entry = await entry_of(hass, sandbox)
        assert await hass.config_entries.async_setup(entry.entry_id)
        user, name, light = sandbox.session["identityId"], "light005", "light.light005_power"
        product_key, iot_id = sandbox.device(name).product_key, sandbox.device(name).iot_id
        registry, app = dr.async_get(hass), entry.runtime_data.client
        async with AsyncCloudClient(**sandbox.settings) as cloud:
            for _ in range(2):
                named = [DeviceToBind(product_key=product_key, device_name=name)]
                await cloud.users.bind_devices(identity_id=user, project_id=sandbox.project_id, devices=named)
                await become(lambda: hass.states.get(light) is None, False)
                await app.users.set_device_nickname(iot_id=iot_id, nick_name="Garage")
                await become(lambda: registry.async_get_device({(DOMAIN, iot_id)}).name, "Garage")
                await app.users.set_device_nickname(iot_id=iot_id, nick_name=name)
                await become(lambda: registry.async_get_device({(DOMAIN, iot_id)}).name, name)
                await cloud.users.unbind_device(identity_id=user, product_key=product_key, device_name=name)
                await become(lambda: hass.states.get(light), None)
                assert registry.async_get_device({(DOMAIN, iot_id)}) is None
        assert await hass.config_entries.async_unload(entry.entry_id)


class TestAnyDevice:
    async def test_all_kinds_of_products_have_entities(
        self, hass: HomeAssistant, socket_enabled: None, caplog: pytest.LogCaptureFixture
    ) -> None:
        """Each property that is a value is one entity, or part of a light; nothing is amiss in the log."""
        models = {
            f"any_{path.stem}": ThingModel.from_tsl(path.read_text(encoding="utf-8")) for path in MODELS.glob("*.json")
        }
        models["any_odd"] = ThingModel.from_tsl(ODD)
        with Sandbox(products=models, devices=dict.fromkeys(models, 1)) as sandbox:
            entry = await entry_of(hass, sandbox)
            assert await hass.config_entries.async_setup(entry.entry_id)
            await hass.async_block_till_done()
            shown = {one.unique_id for one in er.async_entries_for_config_entry(er.async_get(hass), entry.entry_id)}
            for name, model in models.items():
                iot_id = sandbox.device(f"{name}001").iot_id
                values = {
                    f"{iot_id}_{one.identifier}"
                    for one in model.properties.values()
                    if one.is_readable and not isinstance(one.type, ArrayType | StructType)
                }
                parts = {"Brightness", "ColorTemperature"} if f"{iot_id}_Brightness" not in shown else set()
                assert values - shown <= {f"{iot_id}_{part}" for part in parts}
            odd = sandbox.device("any_odd001")
            for brightness, value in ((1, 0.01), (128, 0.5), (255, 1)):
                await call(hass, "turn_on", "light.any_odd001_power", brightness=brightness)
                assert odd.properties["Brightness"] == pytest.approx(value)
            odd.report({"Since": datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC), "Level": 7.5, "Battery:Mode": 1})
            await become(lambda: hass.states.get("sensor.any_odd001_since").state, "2026-01-02T03:04:05+00:00")
            assert hass.states.get("switch.any_odd001_battery_mode").state == "on"
            assert await hass.config_entries.async_unload(entry.entry_id)
        assert told(caplog) == []

    async def test_no_value_that_a_device_sends_stops_the_others(
        self, hass: HomeAssistant, sandbox: Sandbox, entry: MockConfigEntry, caplog: pytest.LogCaptureFixture
    ) -> None:
        """Whatever comes, no entity fails, and the next value is shown."""
        lamp = sandbox.device("light010")
        names = ("PowerSwitch", "Brightness", "ColorTemperature", "WorkMode", "LightVolt", "CO2", "LightSwitch")
        for value in (True, 10**400, -1, 1e300, "9" * 5000, "x" * 5000, "NaN", "", None, [], {"a": [1]}):
            sandbox.post_properties(lamp.iot_id, dict.fromkeys(names, value))
        sandbox.post_properties(lamp.iot_id, {**dict.fromkeys(names, 1), "Brightness": 100})
        await become(lambda: hass.states.get(LIGHT).attributes.get("brightness"), 255)
        await become(lambda: hass.states.get("sensor.light010_carbon_dioxide").state, "1")
        assert told(caplog) == []


def told(caplog: pytest.LogCaptureFixture, logger: str = "") -> list[str]:
    """Return what the log has of errors and warnings, without the notice on custom integrations."""
    records = [one for one in caplog.records if one.levelno >= logging.WARNING and one.name != "asyncio"]
    records = [one for one in records if one.name.startswith(logger)]
    return [text for text in map(logging.LogRecord.getMessage, records) if "not been tested by Home" not in text]


class TestSession:
    async def test_when_the_phone_app_takes_over_the_user_is_asked_to_sign_in(
        self, hass: HomeAssistant, sandbox: Sandbox, entry: MockConfigEntry
    ) -> None:
        """With the new session all goes on, in the same entities."""
        sandbox.sign_in_elsewhere()
        with pytest.raises(HomeAssistantError):
            await call(hass, "turn_on", LIGHT)
        await become(lambda: len(reauth_flows(hass)), 1)
        await become(lambda: hass.states.get(LIGHT).state, STATE_UNAVAILABLE)
        (flow_id,) = reauth_flows(hass)
        shown = await hass.config_entries.flow.async_configure(flow_id, {"auth_code": "no-code"})
        assert shown["errors"] == {"base": "invalid_auth"}
        ended = await hass.config_entries.flow.async_configure(flow_id, {"auth_code": sandbox.auth_code})
        await hass.async_block_till_done()
        assert (ended["type"], ended["reason"]) == ("abort", "reauth_successful")
        assert entry.state is ConfigEntryState.LOADED
        await call(hass, "turn_on", LIGHT)
        await become(lambda: hass.states.get(LIGHT).state, "on")

    async def test_another_account_does_not_take_its_place(self, hass: HomeAssistant, sandbox: Sandbox) -> None:
        entry = await entry_of(hass, sandbox)
        hass.config_entries.async_update_entry(entry, unique_id="somebody else")
        flow = await entry.start_reauth_flow(hass)
        ended = await hass.config_entries.flow.async_configure(flow["flow_id"], {"auth_code": sandbox.auth_code})
        assert (ended["type"], ended["reason"]) == ("abort", "wrong_account")

    async def test_a_renewed_session_is_there_after_a_restart(
        self, hass: HomeAssistant, sandbox: Sandbox, entry: MockConfigEntry
    ) -> None:
        before = entry.data["session"]
        sandbox.expire_sessions()
        await call(hass, "turn_on", LIGHT)
        await hass.async_block_till_done()
        assert entry.data["session"] not in (before, None)
        assert await hass.config_entries.async_reload(entry.entry_id)
        assert hass.states.get(LIGHT).state == "on"

    @pytest.mark.parametrize("session", [None, {"identity_id": "x"}, "over"])
    async def test_without_a_session_that_can_be_used_the_user_is_asked(
        self, session: object, hass: HomeAssistant, sandbox: Sandbox
    ) -> None:
        """Nothing stored, a record that cannot be read, and a session that ended meanwhile."""
        entry = await entry_of(hass, sandbox, **({} if session == "over" else {"session": session}))
        sandbox.sign_in_elsewhere()
        assert not await hass.config_entries.async_setup(entry.entry_id)
        assert entry.state is ConfigEntryState.SETUP_ERROR
        assert len(reauth_flows(hass)) == 1

    async def test_a_platform_that_cannot_be_reached_is_tried_again(
        self, hass: HomeAssistant, sandbox: Sandbox
    ) -> None:
        entry = await entry_of(hass, sandbox)
        sandbox.stop()
        assert not await hass.config_entries.async_setup(entry.entry_id)
        assert entry.state is ConfigEntryState.SETUP_RETRY
        assert await hass.config_entries.async_unload(entry.entry_id)


class TestDiagnostics:
    async def test_no_secret_and_no_id_is_in_them(
        self, hass: HomeAssistant, sandbox: Sandbox, entry: MockConfigEntry
    ) -> None:
        """Not those of the app and of the session, nor those of devices; the states of properties are."""
        told = await async_get_config_entry_diagnostics(hass, entry)
        text = json.dumps(told)
        session = entry.data["session"]
        secrets = {
            sandbox.app_key,
            sandbox.app_secret,
            *(value for value in session.values() if isinstance(value, str)),
        }
        devices = sandbox.devices
        secrets |= {device[name] for device in devices for name in ("iotId", "deviceSecret", "deviceName")}
        assert not [one for one in secrets - {"", sandbox.base_url, sandbox.mqtt_url} if one in text]
        assert len(told["devices"]) == len(entry.runtime_data.devices)
        (light, *_) = (device for device in told["devices"] if "LightVolt" in device["properties"])
        assert light["online"] is True


class TestFiles:
    def test_both_languages_say_the_same(self) -> None:
        """Each text of one is in the other, in its own words, with the same placeholders."""
        english, chinese = (dict(texts(FOLDER / "translations" / f"{name}.json")) for name in ("en", "zh-Hans"))
        assert english.keys() == chinese.keys()
        assert [at for at in english if english[at].count("{") != chinese[at].count("{")] == []
        assert [at for at in english if english[at] == chinese[at] and at[-1] not in {"app_key", "app_secret"}] == []

    def test_every_form_has_its_texts(self) -> None:
        told = dict(texts(FOLDER / "translations" / "en.json"))
        fields = {at[-1] for at in told if at[:3] == ("config", "step", "user") and at[3] == "data"}
        assert fields == {str(key) for key in ACCOUNT.extend(GATEWAY).schema}

    def test_the_manifest_asks_for_this_version_of_the_client(self) -> None:
        manifest = json.loads((FOLDER / "manifest.json").read_text(encoding="utf-8"))
        (needed,) = map(Requirement, manifest["requirements"])
        assert needed.name == "feiyan-client"
        assert needed.specifier.contains(__version__, prereleases=True)


def texts(path: Path) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield each text of a file of translations with its place."""

    def walk(at: tuple[str, ...], value: Any) -> Iterator[tuple[tuple[str, ...], str]]:
        if isinstance(value, str):
            yield at, value
        else:
            for name, inner in value.items():
                yield from walk((*at, name), inner)

    return walk((), json.loads(path.read_text(encoding="utf-8")))
