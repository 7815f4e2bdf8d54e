"""The home service: homes and rooms."""

from __future__ import annotations

from typing import Any

import pytest

from feiyan import AppClient, ConflictError, InvalidParameterError
from feiyan_sandbox import Sandbox
from tests.sandbox.caller import Caller


@pytest.fixture
def app(caller: Caller) -> App:
    return App(caller)


class App:
    """An app that manages homes."""

    def __init__(self, caller: Caller) -> None:
        self.caller = caller

    def home(self, verb: str, version: str = "1.1.0", **params: Any) -> Any:
        return self.caller.app_data(f"/living/home/{verb}", version, params)

    def refused(self, verb: str, version: str = "1.1.0", **params: Any) -> int:
        code: int = self.caller.app_call(f"/living/home/{verb}", version, params)["code"]
        return code

    def homes(self) -> dict[str, str]:
        return {home["name"]: home["homeId"] for home in self.home("query", pageNo=1, pageSize=20)["data"]}

    def rooms(self, home_id: str) -> dict[str, dict[str, Any]]:
        page = self.home("room/query", "1.0.1", homeId=home_id, pageNo=1, pageSize=20)
        return {room["name"]: room for room in page["items"]}


def test_a_new_home_is_the_current_one(app: App) -> None:
    """The new home is in the list, and no other home is current."""
    home_id = app.home("create", name="My villa")
    listed = app.home("query", pageNo=1, pageSize=20)
    assert [home["homeId"] for home in listed["data"] if home["currentHome"]] == [home_id]
    assert listed["total"] == len(listed["data"]) == 3


def test_homes_are_paged(app: App) -> None:
    """The pages follow one another."""
    pages = [app.home("query", pageNo=number, pageSize=1) for number in (1, 2, 3)]
    assert [[home["name"] for home in page["data"]] for page in pages] == [["My home"], ["Holiday home"], []]


def test_another_home_can_be_made_the_current_one(app: App) -> None:
    """The details of the home say so too."""
    home_id = app.homes()["Holiday home"]
    app.home("current/update", "1.0.0", homeId=home_id)
    assert app.home("get", homeId=home_id)["currentHome"] is True
    assert app.home("get", homeId=app.homes()["My home"])["currentHome"] is False


def test_a_home_is_renamed(app: App) -> None:
    """It keeps its id and may keep its own name, which need not be given."""
    home_id = app.homes()["My home"]
    app.home("update", homeId=home_id, name="My castle")
    app.home("update", homeId=home_id, name="My castle")
    app.home("update", homeId=home_id)
    assert app.homes()["My castle"] == home_id


def test_names_of_homes_differ(app: App) -> None:
    """A taken name is refused for new and renamed homes."""
    assert app.refused("create", name="My home") == 28804
    assert app.refused("update", homeId=app.homes()["My home"], name="Holiday home") == 28804


def test_a_deleted_home_is_gone_and_one_stays(app: App) -> None:
    """Another home becomes current, and the last one cannot be deleted."""
    home_id = app.homes()["My home"]
    app.home("delete", "1.0.0", homeId=home_id)
    assert app.refused("get", homeId=home_id) == 460
    (rest,) = app.homes().values()
    assert app.home("get", homeId=rest)["currentHome"] is True
    assert app.refused("delete", "1.0.0", homeId=rest) == 28810


def test_a_room_is_in_its_home(app: App) -> None:
    """The room is listed and counted in its own home only."""
    home_id, other_id = app.homes().values()
    room_id = app.home("room/create", "1.0.1", homeId=other_id, name="Game room", backgroudImage="image 1")
    assert app.rooms(other_id)["Game room"]["roomId"] == room_id
    assert list(app.rooms(home_id)) == ["Living room", "Bedroom", "Hall"]
    assert app.home("get", homeId=other_id)["roomCnt"] == 2
    assert app.refused("room/get", "1.0.1", homeId=home_id, roomId=room_id) == 460


def test_a_room_is_changed_in_part(app: App) -> None:
    """Missing parameters leave values unchanged, and the image of a room without one is empty."""
    home_id = app.homes()["My home"]
    room = app.rooms(home_id)["Living room"]
    assert room["backgroudImage"] == ""
    app.home("room/update", "1.0.1", homeId=home_id, roomId=room["roomId"], backgroudImage="image 1")
    app.home("room/update", "1.0.1", homeId=home_id, roomId=room["roomId"], name="Salon")
    changed = app.home("room/get", "1.0.1", homeId=home_id, roomId=room["roomId"])
    assert changed == room | {"name": "Salon", "backgroudImage": "image 1"}


def test_names_of_rooms_differ_within_a_home(app: App) -> None:
    """Rooms of different homes may have the same name."""
    home_id, other_id = app.homes().values()
    app.home("room/create", "1.0.1", homeId=other_id, name="Living room")
    assert app.refused("room/create", "1.0.1", homeId=home_id, name="Living room") == 28804
    room_id = app.home("room/create", "1.0.1", homeId=home_id, name="Cellar")
    assert app.refused("room/update", "1.0.1", homeId=home_id, roomId=room_id, name="Living room") == 28804


def test_a_deleted_room_is_gone(app: App) -> None:
    """A second deletion is refused."""
    home_id = app.homes()["My home"]
    params = {"homeId": home_id, "roomId": app.rooms(home_id)["Living room"]["roomId"]}
    app.home("room/delete", "1.0.0", **params)
    assert list(app.rooms(home_id)) == ["Bedroom", "Hall"]
    assert app.refused("room/delete", "1.0.0", **params) == 460


def test_a_client_manages_homes(feiyan_sandbox: Sandbox) -> None:
    """The typed client creates, finds, renames and deletes, and refusals raise the dictionary's errors."""
    with AppClient(**feiyan_sandbox.app_settings) as app:
        home_id = app.homes.create(name="My villa")
        app.homes.update(home_id=home_id, name="My castle")
        assert [home.name for home in app.homes.list(page_size=1)] == ["My home", "Holiday home", "My castle"]
        with pytest.raises(InvalidParameterError, match="Duplicate name"):
            app.homes.create(name="My castle")
        last, *others = [str(home.home_id) for home in app.homes.list()]
        for other in others:
            app.homes.delete(home_id=other)
        with pytest.raises(ConflictError):
            app.homes.delete(home_id=last)


def test_sandboxes_have_their_own_homes() -> None:
    """A change in one sandbox does not affect another."""
    with Sandbox() as one, Sandbox() as other, Caller(one) as changer, Caller(other) as reader:
        home_id = App(changer).homes()["My home"]
        App(changer).home("update", homeId=home_id, name="My castle")
        App(changer).home("room/create", "1.0.1", homeId=home_id, name="Cellar")
        assert list(App(reader).homes()) == ["My home", "Holiday home"]
        assert list(App(reader).rooms(home_id)) == ["Living room", "Bedroom", "Hall"]
