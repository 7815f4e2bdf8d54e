# Generated from spec/observed.yaml and services/app/vision.yaml by `python -m generator generate`. Change the spec, not this file.
"""Objects of the vision service."""

from __future__ import annotations

from typing import Any, ClassVar

from pydantic import AliasChoices, Field

from feiyan.enums import (
    AlarmPushRule,
    CameraAlarmType,
    CameraBusinessEventType,
    CameraPictureSource,
    CloudRecordType,
    DayOfWeek,
    NetworkDetectionStatus,
    NetworkDetectionType,
    RecordPlanSpan,
    TranscodingStatus,
    VideoEventType,
    VideoStreamType,
)
from feiyan_runtime import AtLeastOne, BareListModel, Model, OpenInt, OpenStr, Rule


class LiveStream(Model):
    """Addresses of the live video of a device."""

    types: list[str] | None = Field(default=None, validation_alias="typeList", serialization_alias="typeList")
    """Ways in which the stream can be fetched, such as Direct, Relay and NAT."""
    relay_url: str | None = Field(default=None, repr=False)
    """Address of the relay, over RTMP, with a token in it."""
    relay_decrypt_key: StreamKey | None = None
    """Key of an encrypted stream; empty for a plain one."""
    p2p_info: DirectStream | None = Field(default=None, validation_alias="p2pInfo", serialization_alias="p2pInfo")
    """Addresses for a direct connection to the device."""
    support_vision_ptz: bool | None = None
    """True if the camera can be turned."""


class StreamKey(Model):
    """Key of an encrypted stream; empty for a plain one."""

    iv: str | None = Field(default=None, repr=False)
    """Initialization vector."""
    key: str | None = Field(default=None, repr=False)
    """Key."""


class DirectStream(Model):
    """Addresses for a direct connection to the device."""

    stun_url: str | None = Field(default=None, repr=False)
    """Address of a STUN server, with a key in it."""
    alter_stun_url: str | None = Field(default=None, repr=False)
    """Address of another STUN server, with a key in it."""
    signal_url: str | None = Field(default=None, repr=False)
    """Address for signalling, with a token in it."""
    port_detect_stun_urls: list[str] | None = Field(
        default=None, validation_alias="portDetectStunUrlList", serialization_alias="portDetectStunUrlList"
    )
    """Addresses of STUN servers that tell which ports a router takes."""


class CameraEventCounts(Model):
    """Counts of the events of a camera."""

    iot_id: str | None = None
    """Device id; unique on the platform."""
    days: list[DayOfEvents] | None = Field(
        default=None, validation_alias="deviceEventStatistics", serialization_alias="deviceEventStatistics"
    )
    """Counts of each day."""


class DayOfEvents(Model):
    """Counts of the events of a day."""

    date: str | None = Field(default=None, validation_alias="dayTime", serialization_alias="dayTime")
    """The day as yyyy-MM-dd."""
    counts: list[EventCount] | None = Field(
        default=None, validation_alias="statistics", serialization_alias="statistics"
    )
    """Counts of each type of event."""


class EventCount(Model):
    """Count of the events of a type."""

    event_type: int | None = None
    """Type of the events."""
    total: int | None = None
    """Number of events."""


class RecordPlanReference(Model):
    """Refers to a recording plan."""

    plan_id: str | None = None
    """Id of the plan."""


class RecordTimeSection(Model):
    """A part of a day of the week.

    Pass day_of_week with begin and end.
    """

    wire_rules: ClassVar[tuple[Rule, ...]] = (AtLeastOne(("day_of_week", "begin", "end")),)
    day_of_week: OpenInt[DayOfWeek] | None = None
    """Day of the week."""
    begin: int | None = None
    """Start, counted from the start of the day. 0 to 86399. In seconds."""
    end: int | None = None
    """End, counted from the start of the day. 0 to 86399. In seconds."""


class RecordPlan(Model):
    """A plan for continuous recording."""

    plan_id: str | None = None
    """Id of the plan."""
    name: str | None = None
    """Name of the plan."""
    all_day: OpenInt[RecordPlanSpan] | None = None
    """Span of a recording plan."""
    time_sections: list[RecordTimeSection] | None = Field(
        default=None, validation_alias="timeSectionList", serialization_alias="timeSectionList"
    )
    """Times at which to record, if the plan is not all-day."""


class RecordPlanPage(Model):
    """A page of plans for continuous recording."""

    total: int | None = None
    """Count of all plans."""
    current_count: int | None = None
    """Count of the plans of this page."""
    record_plans: list[RecordPlan] | None = Field(
        default=None, validation_alias="recordPlanList", serialization_alias="recordPlanList"
    )
    """The plans of this page."""


class EventRecordPlan(Model):
    """A plan for recording on events."""

    plan_id: str | None = None
    """Id of the plan."""
    name: str | None = None
    """Name of the plan."""
    pre_record_duration: int | None = None
    """Length of the time before the event that is recorded. In seconds."""
    record_duration: int | None = None
    """Length of a recording, with the time before the event. In seconds."""
    all_day: OpenInt[RecordPlanSpan] | None = None
    """Span of a recording plan."""
    event_types: list[OpenInt[VideoEventType]] | None = Field(
        default=None, validation_alias="eventTypeList", serialization_alias="eventTypeList"
    )
    """Events that start a recording."""
    time_sections: list[RecordTimeSection] | None = Field(
        default=None, validation_alias="timeSectionList", serialization_alias="timeSectionList"
    )
    """Times at which events start a recording, if the plan is not all-day."""


class EventRecordPlanPage(Model):
    """A page of plans for recording on events."""

    total: int | None = None
    """Count of all plans."""
    current_count: int | None = None
    """Count of the plans of this page."""
    event_record_plans: list[EventRecordPlan] | None = Field(
        default=None, validation_alias="eventRecordPlanList", serialization_alias="eventRecordPlanList"
    )
    """The plans of this page."""


class RecordPlanDevicePage(Model):
    """A page of devices that are bound to a recording plan."""

    total: int | None = None
    """Count of all devices of the plan."""
    current_count: int | None = None
    """Count of the devices of this page."""
    devices: list[RecordPlanDevice] | None = Field(
        default=None, validation_alias="deviceList", serialization_alias="deviceList"
    )
    """The devices of this page."""


class RecordPlanDevice(Model):
    """A device that is bound to a recording plan."""

    iot_id: str | None = None
    """Device id; unique on the platform."""
    stream_type: OpenInt[VideoStreamType] | None = None
    """Stream of a camera."""


class RecordFileDuration(Model):
    """Length of a file of continuous recording."""

    record_duration: int | None = None
    """Length of a file. In seconds."""


class RecordSwitch(Model):
    """Switch of the cloud recording of a device."""

    switch_on: bool | None = None
    """True if recording is on."""
    excluded_events: list[str] | None = Field(
        default=None, validation_alias="excludeEventList", serialization_alias="excludeEventList"
    )
    """Events that still start a recording while recording is off."""


class CloudRecord(Model):
    """A recording in the cloud."""

    begin_time: str | None = None
    """Start of the recording as yyyy-MM-dd HH:mm:ss."""
    end_time: str | None = None
    """End of the recording as yyyy-MM-dd HH:mm:ss."""
    begin_time_utc: str | None = Field(
        default=None, validation_alias="beginTimeUTC", serialization_alias="beginTimeUTC"
    )
    """Start of the recording in UTC as yyyy-MM-ddTHH:mm:ssZ; the hour may have one digit."""
    end_time_utc: str | None = Field(default=None, validation_alias="endTimeUTC", serialization_alias="endTimeUTC")
    """End of the recording in UTC as yyyy-MM-ddTHH:mm:ssZ; the hour may have one digit."""
    record_type: OpenInt[CloudRecordType] | None = None
    """Reason for which a recording was made."""
    stream_type: OpenInt[VideoStreamType] | None = None
    """Stream of a camera."""
    file_name: str | None = None
    """Name of the recording's file."""
    file_size: int | None = None
    """Size of the recording's file."""
    snapshot_url: str | None = Field(default=None, repr=False)
    """Address of the thumbnail."""
    intelligent_types: str | None = Field(
        default=None, validation_alias="intelligentTypeList", serialization_alias="intelligentTypeList"
    )
    """Types of the intelligent events in it, as a string such as 3."""


class CloudRecordPage(Model):
    """A page of recordings in the cloud."""

    record_files: list[CloudRecord] | None = Field(
        default=None, validation_alias="recordFileList", serialization_alias="recordFileList"
    )
    """The recordings of this page."""
    next_valid: bool | None = None
    """True if there is a next page."""
    next_begin_time: int | None = None
    """Time at which the next page starts. In seconds since 1970."""


class CloudRecordUrl(Model):
    """Address to play a recording from."""

    vod_url: str | None = Field(default=None, repr=False)
    """The address; it authorises its bearer and works once only."""


class CloudRecordDays(Model):
    """Days of a month on which there are recordings."""

    record_flags: str | None = None
    """One character for each day of the month, in order, which tells whether there is a recording: 1 where there is
    one, 0 where there is none. There may be more characters than days.
    """


class EventRecording(Model):
    """A recording of an event and the address to play it from."""

    file_name: str | None = None
    """Name of the recording's file."""
    vod_url: str | None = Field(default=None, repr=False)
    """Address to play the recording from."""
    begin_time: str | None = None
    """Start of the recording as yyyy-MM-dd HH:mm:ss."""
    end_time: str | None = None
    """End of the recording as yyyy-MM-dd HH:mm:ss."""
    begin_time_utc: str | None = Field(
        default=None, validation_alias=AliasChoices("beginTimeUTC", "beginTimeUtc"), serialization_alias="beginTimeUTC"
    )
    """Start of the recording in UTC as yyyy-MM-ddTHH:mm:ssZ."""
    end_time_utc: str | None = Field(
        default=None, validation_alias=AliasChoices("endTimeUTC", "endTimeUtc"), serialization_alias="endTimeUTC"
    )
    """End of the recording in UTC as yyyy-MM-ddTHH:mm:ssZ."""


class EventRecordings(Model):
    """The recordings of an event."""

    vods: list[EventRecording] | None = Field(default=None, validation_alias="vodList", serialization_alias="vodList")
    """The recordings."""


class CloudRecordDeletion(Model):
    """Result of deleting recordings."""

    deleted_count: int | None = None
    """Number of deleted recordings."""


class CloudRecordDownload(Model):
    """Address to download a recording from, and the progress of its transcoding."""

    url: str | None = Field(default=None, repr=False)
    """Address to download the recording from."""
    status: OpenInt[TranscodingStatus] | None = None
    """State of transcoding a recording."""
    progress: int | None = None
    """Progress of the transcoding, in percent. 0 to 100."""


class CameraEvent(Model):
    """An event of a camera."""

    event_id: str | None = None
    """Id of the event; unique on the platform. Where an event recording plan was in effect,
    app.vision.get_event_record_urls gives the recording.
    """
    event_time: str | None = None
    """Time of the event as yyyy-MM-dd HH:mm:ss."""
    event_time_utc: str | None = Field(
        default=None, validation_alias="eventTimeUTC", serialization_alias="eventTimeUTC"
    )
    """Time of the event in UTC as yyyy-MM-ddTHH:mm:ssZ; T and Z may be missing."""
    event_type: OpenInt[VideoEventType] | None = None
    """Kind of event that a camera detected."""
    event_description: str | None = Field(default=None, validation_alias="eventDesc", serialization_alias="eventDesc")
    """Description of the event."""
    event_pic_id: str | None = None
    """Id of the event's picture."""
    event_file_name: str | None = None
    """Name of the file of the event's recording; from app.vision.query_events only."""
    event_data: str | None = None
    """Further data of the event."""
    event_pic_url: str | None = Field(default=None, repr=False)
    """Address of the event's alarm picture."""
    event_pic_thumb_url: str | None = Field(default=None, repr=False)
    """Address of the thumbnail of the event's alarm picture."""
    record_snapshot_url: str | None = Field(default=None, repr=False)
    """Address of the thumbnail of the event's recording; from app.vision.query_events only."""
    intelligent_types: str | None = Field(
        default=None, validation_alias="intelligentTypeList", serialization_alias="intelligentTypeList"
    )
    """Types of the intelligent events in it, as a string such as 1; may be empty."""
    intelligent_data: str | None = None
    """Result of the intelligent service; may be empty."""
    face_user_id: str | None = None
    """Id of the user whose face was recognised."""


class CameraEventPage(Model):
    """Events of a camera."""

    events: list[CameraEvent] | None = Field(
        default=None, validation_alias="eventList", serialization_alias="eventList"
    )
    """The events."""
    next_valid: bool | None = None
    """True if there is a next page."""
    next_begin_time: int | None = None
    """Time at which the next page starts. In milliseconds since 1970."""


class CameraEventDeletion(Model):
    """Result of deleting events."""

    deleted_count: int | None = Field(default=None, validation_alias="deleteNum", serialization_alias="deleteNum")
    """Number of deleted events."""


class TriggeredPicture(Model):
    """A picture that a camera was told to take."""

    picture_id: str | None = None
    """Id of the picture."""


class CameraPicture(Model):
    """A picture of a camera in the cloud."""

    iot_id: str | None = None
    """Device id; unique on the platform."""
    picture_id: str | None = None
    """Id of the picture."""
    picture_time: str | None = None
    """Time at which the picture was made, as yyyy-MM-dd HH:mm:ss."""
    picture_time_utc: str | None = Field(
        default=None, validation_alias="pictureTimeUTC", serialization_alias="pictureTimeUTC"
    )
    """Time at which the picture was made, in UTC, as yyyy-MM-ddTHH:mm:ssZ; a blank may stand before the T."""
    picture_url: str | None = Field(default=None, repr=False)
    """Address of the picture."""
    thumb_url: str | None = Field(default=None, repr=False)
    """Address of the picture's thumbnail."""
    source: OpenInt[CameraPictureSource] | None = None
    """Source of the picture; from app.vision.list_pictures only."""
    event_type: OpenInt[VideoEventType] | None = None
    """Type of the event in it; from app.vision.list_pictures only."""
    intelligent_types: str | None = Field(
        default=None, validation_alias="intelligentTypeList", serialization_alias="intelligentTypeList"
    )
    """Types of the intelligent events in it, as a string; from app.vision.list_pictures only."""


class CameraPicturePage(Model):
    """A page of pictures of a camera."""

    pictures: list[CameraPicture] | None = Field(
        default=None, validation_alias="pictureList", serialization_alias="pictureList"
    )
    """The pictures of this page."""


class CameraPictureList(Model):
    """Pictures of a camera."""

    pictures: list[CameraPicture] | None = Field(
        default=None, validation_alias="pictureList", serialization_alias="pictureList"
    )
    """The pictures."""


class CameraPictureDeletion(Model):
    """Result of deleting pictures."""

    deleted_count: int | None = Field(default=None, validation_alias="deleteCount", serialization_alias="deleteCount")
    """Number of deleted pictures."""


class EventPicture(Model):
    """A picture of an event."""

    iot_id: str | None = None
    """Device id; unique on the platform."""
    event_id: str | None = None
    """Id of the event; unique on the platform."""
    picture_time: str | None = None
    """Time at which the picture was made, as yyyy-MM-dd HH:mm:ss."""
    picture_time_utc: str | None = Field(
        default=None, validation_alias="pictureTimeUTC", serialization_alias="pictureTimeUTC"
    )
    """Time at which the picture was made, in UTC, as yyyy-MM-dd HH:mm:ss; other operations put a T and a Z in."""
    alarm_pic_id: str | None = None
    """Id of the picture."""
    pic_url: str | None = Field(default=None, repr=False)
    """Address of the picture."""
    thumb_url: str | None = Field(default=None, repr=False)
    """Address of the picture's thumbnail."""


class EventPictureList(Model):
    """Pictures of events."""

    pictures: list[EventPicture] | None = Field(
        default=None, validation_alias="pictureList", serialization_alias="pictureList"
    )
    """The pictures."""


class EventPushInterval(Model):
    """Shortest interval at which business events of a camera are pushed."""

    event_type: OpenInt[CameraBusinessEventType] | None = None
    """Kind of business event of a camera."""
    event_interval: int | None = None
    """Time after a push during which no further event is pushed; 0: every event is pushed; -1: none is. In seconds.
    """
    alarm_type: OpenInt[CameraAlarmType] | None = None
    """Kind of alarm of a camera's detection."""


class AlarmPushStrategy(Model):
    """Strategy for pushing the AI alarm events of a camera."""

    push_strategy: OpenInt[AlarmPushRule] | None = None
    """Choice of the alarm events that are pushed."""
    push_strategy_switch: bool | None = None
    """True if the strategy is in effect."""


class AlarmPushStrategyList(BareListModel):
    """The push strategies of a camera."""

    wire_bare_list: ClassVar[str] = "eventPushConfigList"
    event_push_configs: list[AlarmPushStrategy] | None = Field(
        default=None, validation_alias="eventPushConfigList", serialization_alias="eventPushConfigList"
    )
    """The strategies."""


class NetworkDetectionSupport(Model):
    """Support of network tests by a device."""

    network_detect_support: bool | None = None
    """True if the device's SDK can test the network."""


class NetworkDetectionTask(Model):
    """A network test that a device was asked for."""

    network_detect_task_id: str | None = None
    """Id of the task."""


class NetworkDetection(Model):
    """A network test of a device and its result."""

    network_detect_type: OpenInt[NetworkDetectionType] | None = None
    """Subject of a network test."""
    network_detect_task_id: str | None = None
    """Id of the task."""
    create_time: int | None = None
    """Time at which the task was created. In seconds since 1970."""
    status: OpenStr[NetworkDetectionStatus] | None = None
    """State of a network test."""
    result: str | None = None
    """Description of the result; may be empty."""
    port_result: list[PortDetection] | None = None
    """Reachability of the ports."""
    mtu_result: list[MtuDetection] | None = None
    """Largest packets that get through."""
    bandwidth_result: BandwidthDetection | None = None
    """Bandwidth of a device's network; empty unless it was tested."""
    ping_result: list[PingDetection] | None = None
    """Delay of answers."""


class PortDetection(Model):
    """Reachability of a port of a server from a device."""

    ip: str | None = None
    """Address of the server."""
    port: int | None = None
    """Port of the server."""
    reachable: bool | None = None
    """True if a connection is possible."""


class MtuDetection(Model):
    """MTU between a device and a server."""

    ip: str | None = None
    """Address of the server."""
    mtu: int | None = None
    """The MTU."""


class BandwidthDetection(Model):
    """Bandwidth of a device's network; empty unless it was tested."""

    upload_speed: Any = None
    """Speed of uploads, in Mbps."""
    download_speed: Any = None
    """Speed of downloads, in Mbps."""


class PingDetection(Model):
    """Delay between a device and a server."""

    ip: str | None = None
    """Address of the server."""
    delay: Any = None
    """The delay, in milliseconds."""
