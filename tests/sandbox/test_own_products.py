"""Products and devices of one's own, and fleets."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pytest

from feiyan import AppClient, CloudClient, ThingModel
from feiyan_sandbox import Sandbox
from feiyan_sandbox.__main__ import main
from tests.devices.products import FOLDER
from tests.sandbox.caller import Caller
from tests.sandbox.test_command import command, ready_line

LAMP = json.loads((FOLDER / "lamp.json").read_text(encoding="utf-8"))
LAMP_KEY = LAMP["profile"]["productKey"]


@pytest.mark.parametrize("given", [LAMP, json.dumps(LAMP), {"data": LAMP}, ThingModel.from_tsl(LAMP)])
def test_a_product_is_believed_in_any_form(given: object) -> None:
    """JSON text, a mapping, an answer and a model give the same product, with the key of the model."""
    with Sandbox(products={"lamp": given}) as sandbox, CloudClient(**sandbox.settings) as cloud:
        assert sandbox.products[-1] == LAMP_KEY
        product = cloud.products.get(product_key=LAMP_KEY)
        assert product.name == "lamp"
    with sandbox, AppClient(**sandbox.app_settings) as app:
        assert app.products.get(product_key=LAMP_KEY).name == "lamp"


def test_devices_belong_to_the_signed_in_user() -> None:
    """They are named by product and number, are online, have reported nothing, and have the model that was given."""
    with Sandbox(products={"lamp": LAMP}, devices={"lamp": 3}) as sandbox, AppClient(**sandbox.app_settings) as app:
        lamps = [one for one in app.users.list_devices() if one.product_key == LAMP_KEY]
        assert [one.device_name for one in lamps] == ["lamp001", "lamp002", "lamp003"]
        assert {(one.owned, one.status, one.product_name) for one in lamps} == {(1, 1, "lamp")}
        lamp = app.device(str(lamps[0].iot_id))
        assert lamp["Brightness"].value is None
        assert set(lamp.model.properties) == {one["identifier"] for one in LAMP["properties"]}
        lamp.set(Brightness=40, confirm=5)
        assert sandbox.device("lamp001").properties == {"Brightness": 40}
        tsl = app.things.get_tsl_by_product(product_key=LAMP_KEY).to_wire()
        assert [one["identifier"] for one in tsl["properties"]] == [one["identifier"] for one in LAMP["properties"]]


def test_the_first_device_is_the_sandboxs_own_lamp() -> None:
    """Programs that take the first device find a lamp with a switch and a service, whatever else is added."""
    sandbox = Sandbox(products={"lamp": LAMP}, devices={"lamp": 1}, fleet=2)
    first = sandbox.device(sandbox.devices[0]["iotId"])
    assert (first.name, sandbox.devices[0]["productKey"]) == ("light001", sandbox.products[0])
    assert {"PowerSwitch", "Brightness"} <= set(first.model.properties)
    assert {"ToggleLightSwitch", "Toggle"} == set(first.model.services)


def test_a_model_of_the_sandboxs_own_takes_its_place(caller: Caller) -> None:
    """The model that a sandbox answered can be changed and given to another one; values that do not fit are gone."""
    tsl = caller.app_data("/thing/tsl/get", "1.0.4", {"iotId": caller.sandbox.device("light001").iot_id})
    tsl["properties"] = [one for one in tsl["properties"] if one["identifier"] != "CO2"]
    changed = Sandbox(products={"light": tsl}, devices={"light": 1})
    assert len(changed.products) == len(caller.sandbox.products)
    assert set(changed.device("light001").properties) == {"PowerSwitch", "LightVolt", "AppointmentTime"}
    assert changed.device("light026").product_key == changed.device("light001").product_key


def test_a_model_without_a_key_gets_one() -> None:
    """The key is the same in every run."""
    made = [Sandbox(products={"lamp": {"properties": []}}).products[-1] for _ in range(2)]
    assert made[0] == made[1]
    assert len(made[0]) == 11


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"products": {"lamp": "{"}}, "products: 'lamp': .*is not valid JSON"),
        ({"products": {"lamp": {}}}, "products: 'lamp': .*is not a thing model"),
        ({"products": {"a": LAMP, "b": LAMP}}, f"products: 'a' and 'b' have the same product key, {LAMP_KEY}"),
        ({"devices": {"lamp": 3}}, "devices: products has no model of 'lamp'"),
        ({"products": {"lamp": LAMP}, "devices": {"lmap": 3}}, "'lmap'; did you mean 'lamp'"),
        ({"products": {"lamp": LAMP}, "devices": {"lamp": -1}}, "devices: 'lamp': expected a number of devices from 0"),
        ({"products": {"lamp": LAMP}, "devices": {"lamp": True}}, "devices: 'lamp': expected a number of devices"),
        ({"fleet": 10**9}, "fleet: expected a number of devices from 0 to 100000, got 1000000000"),
    ],
)
def test_a_malformed_product_or_number_is_named(arguments: dict[str, Any], message: str) -> None:
    """The error names the argument and the product."""
    with pytest.raises(ValueError, match=message):
        Sandbox(**arguments)


def test_a_fleet_is_paged_and_has_reported() -> None:
    """Lists page over 1,000 devices; each has a value of all that its model has but dates, and a few are offline."""
    with Sandbox(fleet=1000) as sandbox, AppClient(**sandbox.app_settings) as app:
        fleet = [one for one in app.users.list_devices() if str(one.device_name).startswith("fleet")]
        assert len({one.iot_id for one in fleet}) == 1000
        assert 0 < sum(one.status == 3 for one in fleet) < 200
        for one in fleet[:7]:
            device = app.device(str(one.iot_id))
            values = {name: one.value for name, one in device.properties.items() if one.value is not None}
            assert set(values) == set(device.model.properties) - {"PowerOffTime"}
            writable = {name: value for name, value in values.items() if device[name].is_writable}
            device.model.check(writable)


def test_a_seed_repeats_what_devices_reported() -> None:
    """The same seed gives the same values, another one others; ids stay the same."""

    def states(seed: int) -> list[dict[str, Any]]:
        sandbox = Sandbox(fleet=20, seed=seed)
        return [sandbox.device(one["iotId"]).properties for one in sandbox.devices]

    assert states(0) == states(0)
    assert states(0) != states(1)
    assert Sandbox(fleet=3, seed=1).devices == Sandbox(fleet=3, seed=2).devices


def test_the_command_takes_products_devices_and_a_fleet(tmp_path: Path) -> None:
    """Its ready line has them after the devices that are always there."""
    file = tmp_path / "lamp.json"
    file.write_text(json.dumps(LAMP), encoding="utf-8")
    with command("--product", f"lamp={file}", "--device", "lamp=2", "--fleet", "3", "--seed", "7") as process:
        ready = ready_line(process)
    assert [one["deviceName"] for one in ready["devices"][-5:]] == [
        "lamp001",
        "lamp002",
        "fleet0001",
        "fleet0002",
        "fleet0003",
    ]
    assert ready["devices"][0]["deviceName"] == "light001"


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--product", "lamp"], "expected NAME=FILE for a product or NAME=NUMBER for its devices, got 'lamp'"),
        (["--product", "lamp=no/such/file"], "no/such/file cannot be read: "),
        (["--device", "lamp=three"], "expected a number of devices, got 'three'"),
        (["--device", "lamp=3"], "devices: products has no model of 'lamp'"),
        (["--fleet", "-1"], "fleet: expected a number of devices from 0 to 100000, got -1"),
    ],
)
def test_an_invalid_option_is_reported_in_one_line(
    options: list[str], message: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The command exits with 2 before it serves anything."""
    monkeypatch.setattr(sys, "argv", ["feiyan_sandbox", *options])
    with pytest.raises(SystemExit) as exit_:
        main()
    output, errors = capsys.readouterr()
    assert (exit_.value.code, output, errors.count("\n")) == (2, "", 1)
    assert errors.startswith(message)
