"""Times as datetimes: passed instead of milliseconds, and read beside them."""

from __future__ import annotations

import asyncio
import json
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feiyan import CloudClient, InvalidParameterError
from feiyan.cloud.models.things import PropertySample, ThingProperty
from feiyan_runtime import AsyncService, Envelope, SyncService, TimePaging
from feiyan_runtime._times import moment, ticks
from feiyan_sandbox import Sandbox
from tests.runtime.support import operation

NOON = datetime(2026, 3, 1, 12, 0, 0, 5999, tzinfo=timezone(timedelta(hours=8)))
NOON_MS = 1_772_337_600_005
PAGING = TimePaging(start="start", end="end", ascending="up", size="size", time_at="timestamp")
MS = operation(paging=PAGING, times={"start": 1000, "end": 1000})


@given(st.datetimes(timezones=st.timezones()), st.sampled_from([1, 1000]))
def test_a_datetime_survives_the_wire(time, a_second):
    """The tick of a datetime is the last that is not after it, wherever the datetime is given."""
    read = moment(ticks(time, a_second), a_second)
    assert timedelta(0) <= time - read < timedelta(seconds=1) / a_second


@pytest.mark.parametrize("number", [10**15, -(10**15), 10**30])
def test_a_number_beyond_all_datetimes_is_none(number):
    """A time that no datetime can say is None; the number stays."""
    read = ThingProperty.model_validate_json(json.dumps({"gmtModified": 10**15}))
    assert (read.gmt_modified, read.gmt_modified_at) == (10**15, None)
    assert moment(number) is None


def test_a_time_of_an_answer_is_a_datetime_too():
    """Each time of an answer has an attribute with the datetime in UTC, None if the time is not told."""
    read = ThingProperty.model_validate({"gmtModified": NOON_MS})
    assert read.gmt_modified_at == datetime(2026, 3, 1, 4, 0, 0, 5000, tzinfo=UTC)
    assert read.gmt_modified_at.utcoffset() == timedelta(0)
    assert ThingProperty().gmt_modified_at is None
    assert PropertySample(timestamp=0, property="x").timestamp_at == datetime(1970, 1, 1, tzinfo=UTC)
    assert read.model_dump(exclude_none=True) == {"gmtModified": NOON_MS}


@pytest.mark.parametrize("service", [SyncService, AsyncService])
def test_a_datetime_is_passed_as_milliseconds(service):
    """Datetimes of any time zone go to the platform as milliseconds, in every page of a list."""
    asked = []

    def invoke(op, params, options):
        asked.append((params["start"], params["end"]))
        return Envelope(code=200, data=[])

    async def invoke_async(op, params, options):
        return invoke(op, params, options)

    params = {"start": NOON, "end": NOON_MS + 1, "up": True, "size": 10}
    if service is SyncService:
        assert SyncService(invoke)._pages(MS, None, **params).to_list() == []
    else:
        assert asyncio.run(AsyncService(invoke_async)._pages(MS, None, **params).to_list()) == []
    assert asked == [(NOON_MS, NOON_MS + 1)]


@pytest.fixture
def cloud():
    with Sandbox() as sandbox, CloudClient(**sandbox.settings) as cloud:
        cloud.iot_id = sandbox.devices[0]["iotId"]
        yield cloud


def test_the_timeline_of_a_device_takes_datetimes(cloud):
    """A window of datetimes has what the same window of milliseconds has."""
    cloud.things.set_properties(iot_id=cloud.iot_id, items={"PowerSwitch": 1})
    now = datetime.now(UTC)
    start, end = now - timedelta(hours=1), now + timedelta(hours=1)
    where = {"iot_id": cloud.iot_id, "identifier": "PowerSwitch"}
    samples = cloud.things.list_property_timeline(**where, start=start, end=end).to_list()
    assert samples
    assert samples == cloud.things.list_property_timeline(**where, start=ticks(start), end=ticks(end)).to_list()
    assert start < samples[0].timestamp_at < end


def test_a_datetime_without_time_zone_is_refused(cloud):
    """A naive datetime raises an error that names parameter and way out, before anything is sent."""
    naive = NOON.replace(tzinfo=None)
    with pytest.raises(InvalidParameterError, match="end: the datetime has no time zone: pass an aware one") as caught:
        cloud.things.list_property_timeline(iot_id=cloud.iot_id, identifier="PowerSwitch", start=NOON, end=naive)
    assert caught.value.parameters == ("end",)


def test_a_datetime_elsewhere_is_refused(cloud):
    """A datetime in the values of a device is not taken for a time of the platform."""
    with pytest.raises(InvalidParameterError, match="items cannot be sent: datetime cannot be converted to JSON"):
        cloud.things.set_properties(iot_id=cloud.iot_id, items={"OnTime": NOON})
