"""The household at the start, and what its user does with it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

from feiyan import ApiError, AppClient, CloudClient, OtaProgress, OtaStatus, PropertiesChanged, ShareStatus
from feiyan_sandbox import Sandbox

GOOD_NIGHT, HALL_LIGHT = "7c642f6ec5034bfcbbf779035e6cd438", "c47e5fb1921e4f2db0ebb83d965049e6"
PARTNER = "50b2opb2c3d4e5f60718293a4b5c6d7e8f905678"


@pytest.fixture
def app(feiyan_sandbox: Sandbox) -> Iterator[AppClient]:
    with AppClient(**feiyan_sandbox.app_settings) as app:
        yield app


def refused(call: Any, **arguments: Any) -> int:
    with pytest.raises(ApiError) as caught:
        call(**arguments)
    return int(caught.value.code)


class TestHomes:
    def test_devices_are_in_homes_and_rooms(self, app: AppClient) -> None:
        """Two homes have rooms with devices of many kinds; counts and lists agree."""
        homes = list(app.homes.list())
        assert [home.name for home in homes] == ["My home", "Holiday home"]
        kinds = set()
        for home in homes:
            devices = list(app.homes.list_devices(home_id=home.home_id, page_size=3))
            detail = app.homes.get(home_id=str(home.home_id))
            assert (detail.device_count, detail.device_online_count) == (
                len(devices),
                sum(one.status == 1 for one in devices),
            )
            rooms = list(app.homes.list_rooms(home_id=str(home.home_id)))
            in_rooms = [
                one.iot_id
                for room in rooms
                for one in app.homes.list_room_devices(home_id=str(home.home_id), room_id=str(room.room_id))
            ]
            assert sorted(in_rooms) == sorted(one.iot_id for one in devices)
            kinds |= {one.product_name for one in devices}
        assert kinds >= {"Light", "Air conditioner", "Door lock", "Camera", "Gateway"}

    def test_properties_are_listed_on_demand(self, app: AppClient, feiyan_sandbox: Sandbox) -> None:
        """Those that the model of a device has, with their values as text."""
        feiyan_sandbox.device("light011").report(PowerSwitch=True)
        found = {
            one.device_name: {known.identifier: known.value for known in one.properties or []}
            for one in app.homes.list_devices(property_identifiers=["PowerSwitch", "Nothing"])
        }
        assert found["light011"] == {"PowerSwitch": "1"}
        assert found["lock001"] == {}

    def test_devices_move(self, app: AppClient, feiyan_sandbox: Sandbox) -> None:
        """A device is in the room that it was moved to; a room can be given all of its devices."""
        home, other = (str(one.home_id) for one in app.homes.list())
        kitchen = str(next(iter(app.homes.list_rooms(home_id=other))).room_id)
        lock, light = (feiyan_sandbox.device(name).iot_id for name in ("lock001", "light010"))
        app.homes.move_devices(home_id=other, room_id=kitchen, devices=[{"iotId": lock}])
        assert lock in {one.iot_id for one in app.homes.list_room_devices(home_id=other, room_id=kitchen)}
        app.homes.set_room_devices(home_id=other, room_id=kitchen, iot_ids=[light])
        assert [one.iot_id for one in app.homes.list_room_devices(home_id=other, room_id=kitchen)] == [light]
        assert {lock, light} <= {one.iot_id for one in app.homes.list_devices(home_id=other)}
        assert light not in {one.iot_id for one in app.homes.list_devices(home_id=home)}

    def test_a_deleted_home_unbinds_its_devices(self, app: AppClient) -> None:
        """They are no longer in the user's list; those of the other home are."""
        home = str(next(iter(app.homes.list())).home_id)
        app.homes.delete(home_id=home)
        assert [one.device_name for one in app.users.list_devices(owned=1)] == ["socket001", "wt0jR7mK2bnU0pc4AHX"]

    def test_a_deleted_room_leaves_its_devices_in_the_home(self, app: AppClient) -> None:
        """They have no room then."""
        home = str(next(iter(app.homes.list())).home_id)
        room = next(iter(app.homes.list_rooms(home_id=home)))
        before = {one.iot_id for one in app.homes.list_devices(home_id=home)}
        app.homes.delete_room(home_id=home, room_id=str(room.room_id))
        after = list(app.homes.list_devices(home_id=home))
        assert {one.iot_id for one in after} == before
        assert room.name not in {one.room_name for one in after}


class TestDevices:
    def test_a_gateway_has_sub_devices(self, app: AppClient, feiyan_sandbox: Sandbox) -> None:
        """Both sides list them, also beyond a page; other devices have none."""
        gateway = feiyan_sandbox.device("gateway001").iot_id
        names = ["curtain001", "sensor001"]
        assert [one.device_name for one in app.users.list_sub_devices(iot_id=gateway, page_size=1)] == names
        bound = list(app.users.list_sub_device_bindings(iot_id=gateway, language="zh-CN"))
        assert [(one.device_name, one.bound) for one in bound] == [(name, 1) for name in names]
        with CloudClient(**feiyan_sandbox.settings) as cloud:
            assert [one.device_name for one in cloud.things.list_sub_devices(iot_id=gateway)] == names
            light = feiyan_sandbox.device("light001").iot_id
            assert list(cloud.things.list_sub_devices(iot_id=light)) == []

    def test_a_device_is_renamed(self, app: AppClient, feiyan_sandbox: Sandbox) -> None:
        """Lists and facts have the new nickname; what is not bound cannot be renamed."""
        light = feiyan_sandbox.device("light010").iot_id
        app.users.set_device_nickname(iot_id=light, nick_name="Reading lamp")
        assert next(one.nick_name for one in app.users.list_devices() if one.iot_id == light) == "Reading lamp"
        assert app.things.get_info(iot_id=light).nick_name == "Reading lamp"
        stranger = feiyan_sandbox.device("light002").iot_id
        assert refused(app.users.set_device_nickname, iot_id=stranger, nick_name="Mine") == 2065

    def test_a_device_is_unbound(self, app: AppClient, feiyan_sandbox: Sandbox) -> None:
        """A gateway goes with its sub-devices if asked to."""
        gateway = feiyan_sandbox.device("gateway001").iot_id
        app.users.unbind_device(iot_id=gateway, unbind_sub_device=True)
        left = {one.device_name for one in app.users.list_devices()}
        assert left.isdisjoint({"gateway001", "curtain001", "sensor001"})
        home = str(next(iter(app.homes.list())).home_id)
        assert app.homes.get(home_id=home).device_count == len(list(app.homes.list_devices(home_id=home)))
        assert refused(app.users.unbind_device, iot_id=gateway) == 2065


class TestSharing:
    def test_shares_are_accepted_and_rejected(self, app: AppClient) -> None:
        """A neighbour's offer becomes a device that is not owned; it is answered once."""
        offer = next(
            one for one in app.users.list_share_notices() if one.is_receiver == 1 and one.status == ShareStatus.INITIAL
        )
        before = len(list(app.users.list_shared_devices()))
        app.users.confirm_share(agree=1, record_ids=[str(offer.record_id)])
        assert len(list(app.users.list_shared_devices())) == before + 1
        assert offer.target_id in {one.iot_id for one in app.users.list_devices(owned=0)}
        assert refused(app.users.confirm_share, agree=0, record_ids=[str(offer.record_id)]) == 2085

    def test_devices_are_shared(self, app: AppClient, feiyan_sandbox: Sandbox) -> None:
        """An offer waits until it is accepted or cancelled; the same one cannot be made twice, nor to oneself."""
        light = feiyan_sandbox.device("light010").iot_id
        share = {"iot_ids": [light], "target_identity_id": PARTNER}
        app.users.share_devices(**share)
        assert refused(app.users.share_devices, **share) == 2088
        own = str(next(iter(app.users.list_devices())).identity_id)
        assert refused(app.users.share_devices, iot_ids=[light], target_identity_id=own) == 2086
        record = next(one for one in app.users.list_share_notices() if one.target_id == light)
        app.users.cancel_share(record_ids=[str(record.record_id)])
        assert refused(app.users.cancel_share, record_ids=[str(record.record_id)]) == 2093
        app.users.share_devices(**share, auto_accept=True)
        (state,) = app.users.query_share_states(devices=[{"iotId": light}], target_identity_id=PARTNER)
        assert state.shared
        app.users.unbind_device_from_user(iot_ids=[light], target_identity_id=PARTNER)
        (state,) = app.users.query_share_states(devices=[{"iotId": light}], target_identity_id=PARTNER)
        assert not state.shared

    def test_an_offer_of_ones_own_cannot_be_accepted(self, app: AppClient) -> None:
        """Only the one to whom it was made can, and only the one who made it can cancel it."""
        notices = {one.is_receiver: one for one in app.users.list_share_notices() if one.status == ShareStatus.INITIAL}
        assert refused(app.users.confirm_share, agree=1, record_ids=[str(notices[0].record_id)]) == 2097
        assert refused(app.users.cancel_share, record_ids=[str(notices[1].record_id)]) == 2078

    def test_a_page_of_notices_is_cut_to_its_largest_size(self, app: AppClient) -> None:
        """A size that is too big is no error: the page has at most 200 notices, and says so."""
        page = app.users.list_share_notices(page_size=300).page()
        assert page.page_size == 200
        assert page.total == len(page.records or [])


class TestScenes:
    def test_a_scene_does_what_it_says(self, app: AppClient, feiyan_sandbox: Sandbox) -> None:
        """Running it sets properties, which is pushed, and is logged."""
        feiyan_sandbox.device("light011").report(PowerSwitch=True)
        with app.channel() as channel:
            app.scenes.invoke(scene_id=GOOD_NIGHT)
            told = (one for one in channel if isinstance(one, PropertiesChanged))
            assert [next(told).device_name for _ in range(2)] == ["light011", "curtain001"]
        assert feiyan_sandbox.device("light011").properties["PowerSwitch"] == 0
        (log,) = app.scenes.list_logs(now_time=4_102_444_800_000)
        assert (log.scene_name, log.result) == ("Good night", 1)

    def test_reports_run_scenes(self, app: AppClient, feiyan_sandbox: Sandbox) -> None:
        """Motion in the dark turns the light on; motion in daylight does not, nor does a disabled scene."""
        sensor, light = feiyan_sandbox.device("sensor001"), feiyan_sandbox.device("light011")
        for mode, enabled, value in (("bright", True, 0), ("dark", False, 0), ("dark", True, 1)):
            app.scenes.set_enabled(scene_id=HALL_LIGHT, enable=enabled)
            light.report(PowerSwitch=False)
            sensor.report(LightMode=mode, MotionAlarmState=False)
            sensor.report(MotionAlarmState=True)
            assert light.properties["PowerSwitch"] == value

    def test_scenes_are_made_changed_and_deleted(self, app: AppClient, feiyan_sandbox: Sandbox) -> None:
        """A scene of one's own is listed in its home, runs, and is gone after its deletion."""
        light = feiyan_sandbox.device("light010")
        home = str(next(iter(app.homes.list())).home_id)
        off, on = (
            {
                "uri": "action/device/setProperty",
                "params": {"iotId": light.iot_id, "propertyName": "PowerSwitch", "propertyValue": value},
            }
            for value in (0, 1)
        )
        scene = app.scenes.create_in_home(
            home_id=home, catalog_id="0", name="On", enable=True, icon="i", actions=[off], scene_type="IFTTT"
        )
        app.scenes.update_in_home(scene_id=scene, name="Light on", enable=True, icon="i", actions=[on])
        assert "Light on" in {one.name for one in app.scenes.list_in_home(home_id=home, catalog_id="0")}
        app.scenes.invoke(scene_id=scene)
        assert light.properties["PowerSwitch"] == 1
        detail = app.scenes.get_in_home(scene_id=scene).to_wire()
        assert detail["actionsJson"][0]["params"]["propertyValue"] == 1
        assert json.loads(app.scenes.get(scene_id=scene).to_wire()["actionsJson"][0])["uri"] == on["uri"]
        app.scenes.delete(scene_id=scene)
        assert refused(app.scenes.invoke, scene_id=scene) == 10200

    def test_scenes_that_run_one_another_come_to_an_end(self, app: AppClient, feiyan_sandbox: Sandbox) -> None:
        """Each runs once; an action that fails is in the log, and the others are carried out."""
        light = feiyan_sandbox.device("light010").iot_id
        home = str(next(iter(app.homes.list())).home_id)
        made = {"home_id": home, "catalog_id": "0", "enable": True, "icon": "i", "scene_type": "IFTTT"}
        message = {"uri": "action/mq/send", "params": {"msgTag": "IlopBusiness_CustomMsg"}}
        first = app.scenes.create_in_home(**made, name="First", actions=[message])
        run_first = {"uri": "action/scene/trigger", "params": {"sceneId": first}}
        second = app.scenes.create_in_home(**made, name="Second", actions=[run_first])
        bad = {"uri": "action/device/setProperty", "params": {"iotId": light, "propertyName": "No", "propertyValue": 1}}
        run_second = {"uri": "action/scene/trigger", "params": {"sceneId": second}}
        app.scenes.update_in_home(scene_id=first, name="First", enable=True, icon="i", actions=[bad, run_second])
        app.scenes.invoke(scene_id=first)
        logs = {one.scene_name: one for one in app.scenes.list_logs(now_time=4_102_444_800_000)}
        assert {name: one.result for name, one in logs.items()} == {"First": 0, "Second": 1}
        log = logs["First"]
        (failure,) = app.scenes.list_failures(log_id=str(log.id), scene_id=first, time=int(log.time or 0))
        assert (failure.device_name, failure.failed_reason) == ("light010", "property not found: No")


class TestUpgrades:
    def test_an_upgrade_progresses(self, app: AppClient, feiyan_sandbox: Sandbox) -> None:
        """It begins when it is confirmed, is pushed step by step, and ends with the new firmware."""
        socket = feiyan_sandbox.device("socket001").iot_id
        assert socket in {one.iot_id for one in app.ota.query_upgradable_devices()}
        assert app.ota.get_progress(iot_id=socket).status == OtaStatus.TO_BE_UPGRADED
        with app.channel() as channel:
            app.ota.confirm_upgrade(devices=[{"iotId": socket}])
            assert app.ota.get_progress(iot_id=socket).status == OtaStatus.UPGRADING
            feiyan_sandbox.advance(60)
            steps = []
            for message in channel:
                if isinstance(message, OtaProgress):
                    steps.append(message.step)
                    if message.step == 100:
                        break
        assert steps[0] == 1
        assert app.ota.get_progress(iot_id=socket).status == OtaStatus.SUCCEEDED
        assert app.things.get_info(iot_id=socket).firmware_version == "1.1.0"
        assert socket not in {one.iot_id for one in app.ota.query_upgradable_devices()}

    def test_an_upgrade_is_cancelled(self, app: AppClient, feiyan_sandbox: Sandbox) -> None:
        """It waits to be confirmed again, and the firmware stays."""
        socket = feiyan_sandbox.device("socket001").iot_id
        app.ota.confirm_upgrade(devices=[{"iotId": socket}])
        app.ota.cancel_upgrade(iot_id=socket, firmware_version="1.1.0")
        feiyan_sandbox.advance(60)
        assert app.ota.get_progress(iot_id=socket).status == OtaStatus.TO_BE_UPGRADED
        assert app.things.get_info(iot_id=socket).firmware_version == "1.0.0"
