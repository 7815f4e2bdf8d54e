"""The mirror without I/O: what it does, and when, as a clock of the test's own goes on."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import Any

import pytest

from feiyan import (
    AuthenticationError,
    AvailabilityChanged,
    Connected,
    Device,
    DeviceAdded,
    DeviceRemoved,
    DeviceRenamed,
    Gap,
    NotFoundError,
    OnlineChanged,
    SessionEnded,
    SessionExpiredError,
    ThingModels,
    TransportError,
)
from feiyan.app.models.things import PropertySnapshot
from feiyan.messages import PropertiesChanged, StatusChanged, SubDeviceAdded, ThingEvent
from feiyan_devices import DeviceMessages, Facts
from feiyan_devices._flow import Call, Flow, Idle, InThread, run
from feiyan_devices._mirror import Mirror
from feiyan_runtime import ChannelMessage
from tests.devices.products import model

ONLINE, OFFLINE, NEVER = 1, 3, 0
POLL = 60.0


class Bound(ChannelMessage):
    """A message which says that a device was bound or unbound."""

    iot_id: str | None = None


MESSAGES = DeviceMessages(PropertiesChanged, StatusChanged, ThingEvent, (SubDeviceAdded, Bound))


@dataclass
class Platform:
    """A platform of which a test says what it answers; it is its own service `things`."""

    listed: dict[str, Facts]
    now: float = 1000.0
    token: str = "first"
    error: Exception | None = None
    is_error_once: bool = False

    def __post_init__(self) -> None:
        self.calls: list[tuple[float, str]] = []
        self.values: dict[str, Any] = {}

    def get_properties(self, *, iot_id: str) -> Any:
        self._called(iot_id)
        return {"Brightness": PropertySnapshot(value=self.values.get(iot_id, 1), time=None)}

    def get_tsl(self, *, iot_id: str) -> Any:
        self._called("model")
        return model("lamp").tsl

    def current_token(self) -> str:
        return self.token

    def list_devices(self) -> Flow[dict[str, Facts]]:
        found = dict(self.listed)
        yield Call(lambda: self._called("list"))
        return found

    def _called(self, what: str) -> None:
        self.calls.append((self.now, what))
        if (error := self.error) is not None:
            self.error = None if self.is_error_once else error
            raise error


class Stage:
    """A mirror, a platform, and one worker, whose clock goes on while it waits."""

    def __init__(self, *names: str, pushes: bool = True) -> None:
        self.platform = Platform({name: Facts("p", name, None, ONLINE) for name in names})
        self.mirror: Mirror[Device] = Mirror(
            Device,
            self.platform,
            self.platform.list_devices,
            models=ThingModels(),
            poll=POLL,
            keep=None,
            messages=MESSAGES if pushes else None,
            token=self.platform.current_token,
            wake=lambda: None,
            clock=lambda: self.platform.now,
        )
        if pushes:
            self.mirror.receive(Connected("mqtt://example"))
        run(self.mirror.open(None))
        self.worker = self.mirror.work()
        self.go_on(0.1)
        self.inbox = self.mirror.subscribe()
        self.platform.calls.clear()

    def _step(self, step: Any) -> Any:
        """Carry out steps until the worker waits."""
        while not isinstance(step, Idle):
            assert isinstance(step, Call | InThread)
            try:
                outcome = step.function()
            except Exception as error:
                step = self.worker.throw(error)
            else:
                step = self.worker.send(outcome)
        return step

    def go_on(self, seconds: float) -> None:
        """Let time pass."""
        until = self.platform.now + seconds
        while True:
            self.waits = self._step(next(self.worker))
            if self.waits.seconds is None or self.platform.now + self.waits.seconds > until:
                break
            self.platform.now += max(self.waits.seconds, 1e-6)
        self.platform.now = until

    def told(self) -> list[Any]:
        """Return the changes since the last look."""
        return self.inbox.drain()


def status(iot_id: str, value: int, at: int | None = None) -> StatusChanged:
    return StatusChanged.model_validate({"iotId": iot_id, "status": {"value": value, "time": at}})


class TestLists:
    def test_a_new_name_is_told(self) -> None:
        """The list is read again every `poll` seconds; nothing else is while pushes come."""
        stage = Stage("a", "b")
        stage.platform.listed["a"] = replace(stage.platform.listed["a"], nick_name="Desk")
        stage.go_on(POLL)
        assert stage.told() == [DeviceRenamed(stage.mirror.find("a"), None)]
        assert stage.mirror.find("Desk") is stage.mirror.find("a")
        assert [what for _, what in stage.platform.calls] == ["list"]

    def test_a_nickname_of_two_devices_is_no_key(self) -> None:
        """Either can be found by its own name."""
        stage = Stage("a", "b")
        for name, facts in stage.platform.listed.items():
            stage.platform.listed[name] = replace(facts, nick_name="Desk")
        stage.go_on(POLL)
        with pytest.raises(KeyError, match="several devices: take the id of one: a, b"):
            stage.mirror.find("Desk")

    def test_one_list_that_lacks_a_device_is_not_believed(self) -> None:
        """Pages shift while they are read; the second list comes soon."""
        stage = Stage("a", "b")
        gone = stage.platform.listed.pop("a")
        stage.go_on(POLL)
        assert len(stage.mirror.devices()) == 2
        stage.platform.listed["a"] = gone
        stage.go_on(3)
        del stage.platform.listed["a"]
        stage.go_on(POLL + 3)
        (removed,) = stage.told()
        assert (type(removed), removed.device.iot_id, removed.device.is_stale) == (DeviceRemoved, "a", True)

    def test_a_device_that_a_push_says_is_gone_needs_one_list(self) -> None:
        """A device that is bound anew stays, and is read again."""
        stage = Stage("a", "b")
        del stage.platform.listed["a"]
        for iot_id in "ab":
            stage.mirror.receive(Bound(iot_id=iot_id))
        stage.go_on(2.5)
        assert [(type(one), one.device.iot_id) for one in stage.told()] == [(DeviceRemoved, "a")]
        assert Counter(what for _, what in stage.platform.calls) == {"list": 1, "a": 1, "b": 1}
        assert not stage.mirror.find("b").is_stale

    def test_a_device_is_told_once_it_was_read(self) -> None:
        """A flood of messages about devices that are not known leads to one list in ten seconds."""
        stage = Stage("a")
        stage.platform.listed["late"] = Facts("p", "late", None, ONLINE)
        stage.platform.values["late"] = 7
        for _ in range(120):
            stage.mirror.receive(status("late", ONLINE))
            stage.mirror.receive(status("stranger", ONLINE))
            stage.go_on(0.1)
        (added,) = stage.told()
        assert isinstance(added, DeviceAdded)
        assert added.device["Brightness"].value == 7
        assert Counter(what for _, what in stage.platform.calls) == {"list": 1, "late": 1}

    def test_a_push_is_newer_than_a_list_that_was_begun_before(self) -> None:
        """The connection state of the list is out of date then."""
        stage = Stage("a")
        listing = stage.mirror._read_list()
        next(listing)
        stage.mirror.receive(status("a", OFFLINE))
        with pytest.raises(StopIteration):
            listing.send(None)
        assert not stage.mirror.find("a").online
        stage.go_on(POLL + 1)
        assert [one.online for one in stage.told()] == [False, True]

    def test_a_device_that_was_never_connected_is_read_once_it_is(self) -> None:
        """Until then it has nothing to read."""
        stage = Stage("a")
        stage.platform.listed["new"] = Facts("p", "new", None, NEVER)
        stage.go_on(POLL)
        assert [what for _, what in stage.platform.calls] == ["list"]
        stage.mirror.receive(status("new", ONLINE))
        stage.go_on(1)
        assert stage.platform.calls[-1][1] == "new"
        assert [type(one) for one in stage.told()[:2]] == [DeviceAdded, OnlineChanged]


class TestReadings:
    def test_readings_after_a_gap_are_spread(self) -> None:
        """Twenty a second, each device once; each is stale until its turn."""
        stage = Stage(*(str(number) for number in range(100)))
        for _ in range(3):
            stage.mirror.receive(Gap(0.0))
        assert all(device.is_stale for device in stage.mirror.devices())
        stage.go_on(2.5)
        assert 45 <= sum(not device.is_stale for device in stage.mirror.devices()) <= 55
        stage.go_on(3)
        assert not any(device.is_stale for device in stage.mirror.devices())
        assert Counter(what for _, what in stage.platform.calls).most_common(1)[0][1] == 1

    def test_polling_is_spread_over_the_interval(self) -> None:
        """Each device has a turn of its own, once in `poll` seconds."""
        stage = Stage(*(str(number) for number in range(200)), pushes=False)
        stage.go_on(10 * POLL)
        read = [when for when, what in stage.platform.calls if what != "list"]
        assert 2000 <= len(read) <= 2001 + 200
        most = max(Counter(int(when) for when in read if when > 1000 + POLL).values())
        assert most < 20

    def test_failures_are_tried_again_after_pauses_that_grow(self) -> None:
        """A device that cannot be read is stale, and no burden."""
        stage = Stage("a")
        stage.platform.error = TransportError("no answer", operation="x", sent=True)
        stage.mirror.receive(Gap(0.0))
        stage.go_on(10 * POLL)
        assert stage.mirror.find("a").is_stale
        assert 10 < len(stage.platform.calls) < 60
        stage.platform.error = None
        stage.go_on(POLL)
        assert not stage.mirror.find("a").is_stale

    def test_a_device_that_is_not_found_leads_to_the_list(self) -> None:
        """It may have been unbound."""
        stage = Stage("a")
        stage.platform.error = NotFoundError(404, "no such device", operation="x")
        stage.mirror.receive(Bound(iot_id="a"))
        stage.go_on(0)
        stage.platform.error = None
        del stage.platform.listed["a"]
        stage.go_on(15)
        assert [type(one) for one in stage.told()] == [DeviceRemoved]

    def test_a_model_that_lacks_what_a_device_reports_is_read_again(self) -> None:
        """Once an hour for all devices of the product; the platform's own properties are no reason."""
        stage = Stage("a", "b")
        for hour in range(1, 4):
            for number, iot_id in enumerate(["a", "b"] * 3):
                items = {"New": {"value": hour, "time": number}, "_sys_mid": {"value": 1, "time": number}}
                stage.mirror.receive(PropertiesChanged.model_validate({"iotId": iot_id, "items": items}))
            stage.go_on(3600)
            assert [what for _, what in stage.platform.calls].count("model") == hour


class TestSessions:
    def test_the_end_is_told_once_and_costs_nothing(self) -> None:
        """No call is made until there is another token; the same one is tried once a minute."""
        stage = Stage("a", "b")
        stage.platform.error = SessionExpiredError(2401, "sign in again", operation="x")
        stage.mirror.receive(Gap(0.0))
        stage.go_on(50)
        assert [type(one) for one in stage.told()] == [SessionEnded, AvailabilityChanged]
        assert len(stage.platform.calls) == 1
        assert all(device.is_stale for device in stage.mirror.devices())
        stage.go_on(200)
        assert stage.told() == []
        assert 3 <= len(stage.platform.calls) <= 6
        stage.platform.error, stage.platform.token = None, "second"
        stage.go_on(5)
        assert [one.available for one in stage.told()] == [True]
        assert not any(device.is_stale for device in stage.mirror.devices())
        stage.platform.error = SessionExpiredError(2401, "sign in again", operation="x")
        stage.go_on(POLL)
        assert [type(one) for one in stage.told()] == [SessionEnded, AvailabilityChanged]

    def test_a_token_that_was_renewed_meanwhile_goes_on(self) -> None:
        """A refusal that a client could not mend by itself is no end as long as it has another token."""
        stage = Stage("a", "b")
        stage.platform.error, stage.platform.is_error_once = AuthenticationError(401, "refused", operation="x"), True
        stage.platform.token = "renewed"
        stage.mirror.receive(Gap(0.0))
        stage.go_on(5)
        assert stage.platform.error is None
        assert stage.told() == []
        assert not any(device.is_stale for device in stage.mirror.devices())
        stage.platform.error = AuthenticationError(401, "refused", operation="x")
        stage.go_on(POLL)
        assert [type(one) for one in stage.told()] == [SessionEnded, AvailabilityChanged]
