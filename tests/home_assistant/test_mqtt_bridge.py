"""Tests that Home Assistant discovers what examples/mqtt_bridge.py announces."""

from __future__ import annotations

import asyncio
import runpy
from collections.abc import AsyncIterator
from contextlib import suppress
from typing import Any

import pytest

pytest.importorskip("homeassistant", reason="Home Assistant is tested by `nox -s home_assistant`, with Python 3.13")

from homeassistant.core import HomeAssistant
from homeassistant.helpers import entity_registry as er
from pytest_homeassistant_custom_component.common import async_fire_mqtt_message
from pytest_homeassistant_custom_component.typing import MqttMockHAClient

from feiyan import AsyncAppClient, ThingModel
from feiyan_sandbox import Sandbox
from tests.home_assistant.conftest import INTEGRATIONS
from tests.home_assistant.test_integration import ODD, become, call, told


class Broker:
    """A broker whose other client is Home Assistant: it keeps the last message of each topic, and sends it."""

    def __init__(self, hass: HomeAssistant) -> None:
        self._hass = hass
        self._kept: dict[str, str] = {}

    @property
    async def messages(self) -> AsyncIterator[Any]:
        """Commands, which Home Assistant's mock of a client does not send."""
        await asyncio.Event().wait()
        yield

    async def subscribe(self, topic: str) -> None:
        assert topic == "feiyan/+/+/set"

    async def publish(self, topic: str, payload: str, *, qos: int, retain: bool) -> None:
        assert retain
        self._kept[topic] = payload
        async_fire_mqtt_message(self._hass, topic, payload, qos, retain)

    def repeat(self) -> None:
        """Send what is kept, as a broker does to each new subscription."""
        for topic, payload in self._kept.items():
            if topic.startswith("feiyan/"):
                async_fire_mqtt_message(self._hass, topic, payload, 1, True)


@pytest.mark.parametrize("expected_lingering_timers", [True])  # one of Home Assistant's own MQTT client
async def test_home_assistant_takes_each_announcement(
    hass: HomeAssistant, mqtt_mock: MqttMockHAClient, socket_enabled: None, caplog: pytest.LogCaptureFixture
) -> None:
    """All components become entities with states, whatever the model; commands are what the bridge understands."""
    example = runpy.run_path(str(INTEGRATIONS.parent / "mqtt_bridge.py"))
    broker = Broker(hass)
    with Sandbox(products={"odd": ThingModel.from_tsl(ODD)}, devices={"odd": 1}) as sandbox:
        sandbox.device("light010").report(PowerSwitch=1, WorkMode=2, Brightness=40)
        async with AsyncAppClient(**sandbox.app_settings) as app, app.devices() as devices:
            bridge = asyncio.create_task(example["Bridge"](devices, broker).run())
            components = sum(len(example["discovery"](device)["components"]) for device in devices)
            registry = er.async_get(hass)
            await become(lambda: sum(one.platform == "mqtt" for one in registry.entities.values()), components)
            await hass.async_block_till_done()
            broker.repeat()
            for entity_id, state in (
                ("switch.light010_power", "on"),
                ("select.light010_mode", "cinema"),
                ("number.light010_brightness", "40"),
            ):
                await become(lambda entity_id=entity_id: hass.states.get(entity_id).state, state)
            assert components > 50

            for service, entity_id, data, sent in (
                ("turn_off", "switch.light010_power", {}, "OFF"),
                ("select_option", "select.light010_mode", {"option": "night"}, "night"),
                ("set_value", "number.light010_brightness", {"value": 70}, "70"),
            ):
                await call(hass, service, entity_id, **data)
                assert mqtt_mock.async_publish.call_args.args[1] == sent
            bridge.cancel()
            with suppress(asyncio.CancelledError):
                await bridge
    assert told(caplog, "homeassistant.components") == []
