# Generated from spec/observed.yaml and services/app/vision.yaml by `python -m generator generate`. Change the spec, not this file.
"""Cameras: recording plans, recordings, events, pictures, cloud storage.

Section 6.15 (视频服务).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from feiyan.app.models.vision import (
    AlarmPushStrategyList,
    CameraEvent,
    CameraEventCounts,
    CameraEventDeletion,
    CameraEventPage,
    CameraPicture,
    CameraPictureDeletion,
    CameraPictureList,
    CameraPicturePage,
    CloudRecord,
    CloudRecordDays,
    CloudRecordDeletion,
    CloudRecordDownload,
    CloudRecordPage,
    CloudRecordUrl,
    EventPictureList,
    EventPushInterval,
    EventRecordings,
    EventRecordPlan,
    EventRecordPlanPage,
    LiveStream,
    NetworkDetection,
    NetworkDetectionSupport,
    NetworkDetectionTask,
    RecordFileDuration,
    RecordPlan,
    RecordPlanDevice,
    RecordPlanDevicePage,
    RecordPlanPage,
    RecordPlanReference,
    RecordSwitch,
    RecordTimeSection,
    TriggeredPicture,
)
from feiyan.cloud.models.storage import FreeStoragePlan
from feiyan.enums import (
    AlarmPushRule,
    CameraAlarmType,
    CameraBusinessEventType,
    CameraPictureSource,
    CameraPictureType,
    CloudRecordFilter,
    IntelligentEventType,
    NetworkDetectionType,
    RecognitionResult,
    RecordPlanSpan,
    VideoEventType,
    VideoStreamType,
)
from feiyan_runtime import UNKNOWN_TIMEOUT, AsyncPages, AsyncService, Operation, Options, PagePaging, Pages, SyncService

GET_LIVE_STREAM: Final[Operation[LiveStream]] = Operation(
    name="app.vision.getLiveStream",
    path="/vision/customer/stream/query",
    version="2.2.0",
    timeout=UNKNOWN_TIMEOUT,
    result=LiveStream,
    idempotent=True,
    parameters={
        "iot_id": "iotId",
        "stream_type": "streamType",
        "relay_encrypted": "relayEncrypted",
        "relay_encrypt_type": "relayEncryptType",
        "force_i_frame": "forceIFrame",
        "cache_duration": "cacheDuration",
        "need_domain_name": "needDomainName",
        "enable_web_socket": "enableWebSocket",
        "enable_port_predict": "enablePortPredict",
        "enable_pre_play": "enablePrePlay",
        "client_type": "clientType",
    },
)

COUNT_EVENTS: Final[Operation[list[CameraEventCounts]]] = Operation(
    name="app.vision.countEvents",
    path="/vision/customer/event/statistics",
    version="1.0.0",
    timeout=3.0,
    result=list[CameraEventCounts],
    auth="optional",
    idempotent=True,
    parameters={"iot_ids": "iotIds", "days": "days"},
)

CREATE_RECORD_PLAN: Final[Operation[RecordPlanReference]] = Operation(
    name="app.vision.createRecordPlan",
    path="/vision/customer/record/plan/set",
    version="2.1.0",
    timeout=3.0,
    result=RecordPlanReference,
    parameters={"name": "name", "all_day": "allDay", "time_sections": "timeSectionList", "time_zone": "timeZone"},
)

UPDATE_RECORD_PLAN: Final[Operation[RecordPlanReference]] = Operation(
    name="app.vision.updateRecordPlan",
    path="/vision/customer/record/plan/update",
    version="2.2.0",
    timeout=3.0,
    result=RecordPlanReference,
    auth="optional",
    parameters={
        "plan_id": "planId",
        "name": "name",
        "all_day": "allDay",
        "time_sections": "timeSectionList",
        "time_zone": "timeZone",
        "iot_id": "iotId",
    },
)

LIST_RECORD_PLANS: Final[Operation[RecordPlanPage]] = Operation(
    name="app.vision.listRecordPlans",
    path="/vision/customer/record/plan/query",
    version="2.1.0",
    timeout=3.0,
    result=RecordPlanPage,
    idempotent=True,
    parameters={"page_no": "pageStart", "page_size": "pageSize", "time_zone": "timeZone"},
    paging=PagePaging(page="page_no", size="page_size", items_at="record_plans", total_at="total", first=0),
)

GET_RECORD_PLAN: Final[Operation[RecordPlan]] = Operation(
    name="app.vision.getRecordPlan",
    path="/vision/customer/record/plan/get",
    version="2.1.0",
    timeout=3.0,
    result=RecordPlan,
    idempotent=True,
    parameters={"plan_id": "planId", "time_zone": "timeZone"},
)

DELETE_RECORD_PLAN: Final[Operation[None]] = Operation(
    name="app.vision.deleteRecordPlan",
    path="/vision/customer/record/plan/delete",
    version="2.0.0",
    timeout=3.0,
    result=None,
    optional=True,
    idempotent=True,
    parameters={"plan_id": "planId"},
)

BIND_RECORD_PLAN: Final[Operation[None]] = Operation(
    name="app.vision.bindRecordPlan",
    path="/vision/customer/record/plan/bind",
    version="2.0.0",
    timeout=3.0,
    result=None,
    optional=True,
    idempotent=True,
    parameters={"plan_id": "planId", "iot_id": "iotId", "stream_type": "streamType"},
)

UNBIND_RECORD_PLAN: Final[Operation[None]] = Operation(
    name="app.vision.unbindRecordPlan",
    path="/vision/customer/record/plan/unbind",
    version="2.0.0",
    timeout=3.0,
    result=None,
    optional=True,
    idempotent=True,
    parameters={"iot_id": "iotId", "stream_type": "streamType"},
)

GET_RECORD_PLAN_BY_DEVICE: Final[Operation[RecordPlan]] = Operation(
    name="app.vision.getRecordPlanByDevice",
    path="/vision/customer/record/plan/getbyiotid",
    version="2.1.0",
    timeout=3.0,
    result=RecordPlan,
    idempotent=True,
    parameters={"iot_id": "iotId", "stream_type": "streamType", "time_zone": "timeZone"},
)

LIST_RECORD_PLAN_DEVICES: Final[Operation[RecordPlanDevicePage]] = Operation(
    name="app.vision.listRecordPlanDevices",
    path="/vision/customer/record/plan/bind/device/query",
    version="2.0.0",
    timeout=3.0,
    result=RecordPlanDevicePage,
    idempotent=True,
    parameters={"plan_id": "planId", "page_no": "pageStart", "page_size": "pageSize"},
    paging=PagePaging(page="page_no", size="page_size", items_at="devices", total_at="total", first=0),
)

CREATE_EVENT_RECORD_PLAN: Final[Operation[RecordPlanReference]] = Operation(
    name="app.vision.createEventRecordPlan",
    path="/vision/customer/eventrecord/plan/set",
    version="2.1.0",
    timeout=3.0,
    result=RecordPlanReference,
    parameters={
        "name": "name",
        "pre_record_duration": "preRecordDuration",
        "record_duration": "recordDuration",
        "all_day": "allDay",
        "event_types": "eventTypeList",
        "time_sections": "timeSectionList",
        "time_zone": "timeZone",
    },
)

UPDATE_EVENT_RECORD_PLAN: Final[Operation[RecordPlanReference]] = Operation(
    name="app.vision.updateEventRecordPlan",
    path="/vision/customer/eventrecord/plan/update",
    version="2.2.0",
    timeout=3.0,
    result=RecordPlanReference,
    auth="optional",
    parameters={
        "plan_id": "planId",
        "name": "name",
        "pre_record_duration": "preRecordDuration",
        "record_duration": "recordDuration",
        "all_day": "allDay",
        "event_types": "eventTypeList",
        "time_sections": "timeSectionList",
        "time_zone": "timeZone",
        "iot_id": "iotId",
    },
)

LIST_EVENT_RECORD_PLANS: Final[Operation[EventRecordPlanPage]] = Operation(
    name="app.vision.listEventRecordPlans",
    path="/vision/customer/eventrecord/plan/query",
    version="2.1.0",
    timeout=3.0,
    result=EventRecordPlanPage,
    idempotent=True,
    parameters={"page_no": "pageStart", "page_size": "pageSize", "time_zone": "timeZone"},
    paging=PagePaging(page="page_no", size="page_size", items_at="event_record_plans", total_at="total", first=0),
)

DELETE_EVENT_RECORD_PLAN: Final[Operation[None]] = Operation(
    name="app.vision.deleteEventRecordPlan",
    path="/vision/customer/eventrecord/plan/delete",
    version="2.0.0",
    timeout=3.0,
    result=None,
    optional=True,
    idempotent=True,
    parameters={"plan_id": "planId"},
)

GET_EVENT_RECORD_PLAN: Final[Operation[EventRecordPlan]] = Operation(
    name="app.vision.getEventRecordPlan",
    path="/vision/customer/eventrecord/plan/getbyid",
    version="2.1.0",
    timeout=3.0,
    result=EventRecordPlan,
    idempotent=True,
    parameters={"plan_id": "planId", "time_zone": "timeZone"},
)

BIND_EVENT_RECORD_PLAN: Final[Operation[None]] = Operation(
    name="app.vision.bindEventRecordPlan",
    path="/vision/customer/eventrecord/plan/device/bind",
    version="2.0.0",
    timeout=5.0,
    result=None,
    optional=True,
    idempotent=True,
    parameters={"plan_id": "planId", "iot_id": "iotId", "stream_type": "streamType"},
)

UNBIND_EVENT_RECORD_PLAN: Final[Operation[None]] = Operation(
    name="app.vision.unbindEventRecordPlan",
    path="/vision/customer/eventrecord/plan/unbind",
    version="2.0.0",
    timeout=3.0,
    result=None,
    optional=True,
    idempotent=True,
    parameters={"iot_id": "iotId", "stream_type": "streamType"},
)

GET_EVENT_RECORD_PLAN_BY_DEVICE: Final[Operation[EventRecordPlan]] = Operation(
    name="app.vision.getEventRecordPlanByDevice",
    path="/vision/customer/eventrecord/plan/getbyiotid",
    version="2.1.0",
    timeout=3.0,
    result=EventRecordPlan,
    idempotent=True,
    parameters={"iot_id": "iotId", "stream_type": "streamType", "time_zone": "timeZone"},
)

LIST_EVENT_RECORD_PLAN_DEVICES: Final[Operation[RecordPlanDevicePage]] = Operation(
    name="app.vision.listEventRecordPlanDevices",
    path="/vision/customer/eventrecord/bind/device/query",
    version="2.0.0",
    timeout=3.0,
    result=RecordPlanDevicePage,
    idempotent=True,
    parameters={"plan_id": "planId", "page_no": "pageStart", "page_size": "pageSize"},
    paging=PagePaging(page="page_no", size="page_size", items_at="devices", total_at="total", first=0),
)

LIST_RECORDS: Final[Operation[CloudRecordPage]] = Operation(
    name="app.vision.listRecords",
    path="/vision/customer/record/query",
    version="2.1.3",
    timeout=3.0,
    result=CloudRecordPage,
    idempotent=True,
    parameters={
        "iot_id": "iotId",
        "stream_type": "streamType",
        "start": "beginTime",
        "end": "endTime",
        "record_type": "recordType",
        "page_no": "pageStart",
        "page_size": "pageSize",
        "need_snapshot": "needSnapshot",
    },
    paging=PagePaging(page="page_no", size="page_size", items_at="record_files", more_at="next_valid", first=0),
    times={"start": 1, "end": 1},
)

GET_RECORD_URL: Final[Operation[CloudRecordUrl]] = Operation(
    name="app.vision.getRecordUrl",
    path="/vision/customer/vod/getbyfilename",
    version="2.0.0",
    timeout=3.0,
    result=CloudRecordUrl,
    idempotent=True,
    parameters={"iot_id": "iotId", "file_name": "fileName"},
)

QUERY_RECORD_DAYS: Final[Operation[CloudRecordDays]] = Operation(
    name="app.vision.queryRecordDays",
    path="/vision/customer/monthrecord/query",
    version="2.0.1",
    timeout=3.0,
    result=CloudRecordDays,
    auth="optional",
    idempotent=True,
    parameters={"iot_id": "iotId", "month": "month", "time_zone": "timeZone"},
)

LIST_EVENTS: Final[Operation[CameraEventPage]] = Operation(
    name="app.vision.listEvents",
    path="/vision/customer/event/query",
    version="2.1.5",
    timeout=3.0,
    result=CameraEventPage,
    auth="optional",
    idempotent=True,
    parameters={
        "start": "beginTime",
        "end": "endTime",
        "event_type": "eventType",
        "picture_type": "pictureType",
        "page_no": "pageStart",
        "page_size": "pageSize",
        "iot_id": "iotId",
    },
    paging=PagePaging(page="page_no", size="page_size", items_at="events", more_at="next_valid", first=0),
    times={"start": 1000, "end": 1000},
)

GET_EVENT_RECORD_URLS: Final[Operation[EventRecordings]] = Operation(
    name="app.vision.getEventRecordUrls",
    path="/vision/customer/vod/getbyeventid",
    version="2.1.1",
    timeout=3.0,
    result=EventRecordings,
    idempotent=True,
    parameters={"iot_id": "iotId", "event_id": "eventId", "need_prolong_origin_record": "needProlongOriginRecord"},
)

DELETE_RECORDS: Final[Operation[CloudRecordDeletion]] = Operation(
    name="app.vision.deleteRecords",
    path="/vision/customer/record/batchdelete",
    version="2.0.1",
    timeout=3.0,
    result=CloudRecordDeletion,
    idempotent=True,
    parameters={"iot_id": "iotId", "file_names": "fileNameList"},
)

GET_RECORD_DOWNLOAD: Final[Operation[CloudRecordDownload]] = Operation(
    name="app.vision.getRecordDownload",
    path="/vision/customer/vod/cloudfile/get",
    version="2.1.0",
    timeout=3.0,
    result=CloudRecordDownload,
    idempotent=True,
    parameters={"iot_id": "iotId", "file_name": "fileName"},
)

SET_RECORD_DURATION: Final[Operation[None]] = Operation(
    name="app.vision.setRecordDuration",
    path="/vision/customer/record/durationconfig/set",
    version="1.0.0",
    timeout=3.0,
    result=None,
    optional=True,
    idempotent=True,
    parameters={"iot_id": "iotId", "record_duration": "recordDuration"},
)

GET_RECORD_DURATION: Final[Operation[RecordFileDuration]] = Operation(
    name="app.vision.getRecordDuration",
    path="/vision/customer/record/durationconfig/get",
    version="1.0.0",
    timeout=3.0,
    result=RecordFileDuration,
    idempotent=True,
    parameters={"iot_id": "iotId"},
)

GET_FREE_PLAN: Final[Operation[FreeStoragePlan]] = Operation(
    name="app.vision.getFreePlan",
    path="/vision/customer/cloudstorage/presented/get",
    version="2.1.3",
    timeout=3.0,
    result=FreeStoragePlan,
    idempotent=True,
    parameters={"iot_id": "iotId"},
)

CLAIM_FREE_PLAN: Final[Operation[FreeStoragePlan]] = Operation(
    name="app.vision.claimFreePlan",
    path="/vision/customer/cloudstorage/presented/consume",
    version="2.1.5",
    timeout=3.0,
    result=FreeStoragePlan,
    parameters={
        "iot_id": "iotId",
        "enable_default_plan": "enableDefaultPlan",
        "pre_record_duration": "preRecordDuration",
        "record_duration": "recordDuration",
        "quota": "quota",
    },
)

TRIGGER_PICTURE: Final[Operation[TriggeredPicture]] = Operation(
    name="app.vision.triggerPicture",
    path="/vision/customer/picture/trigger",
    version="2.0.0",
    timeout=3.0,
    result=TriggeredPicture,
    parameters={"iot_id": "iotId"},
)

LIST_PICTURES: Final[Operation[CameraPicturePage | None]] = Operation(
    name="app.vision.listPictures",
    path="/vision/customer/picture/querybytime",
    version="2.1.1",
    timeout=3.0,
    result=CameraPicturePage,
    optional=True,
    idempotent=True,
    parameters={
        "iot_id": "iotId",
        "start": "startTime",
        "end": "endTime",
        "type": "type",
        "source": "source",
        "page_no": "pageStart",
        "page_size": "pageSize",
    },
    paging=PagePaging(page="page_no", size="page_size", items_at="pictures", first=0),
    times={"start": 1000, "end": 1000},
)

QUERY_PICTURES: Final[Operation[CameraPictureList]] = Operation(
    name="app.vision.queryPictures",
    path="/vision/customer/picture/querybyids",
    version="2.1.0",
    timeout=3.0,
    result=CameraPictureList,
    idempotent=True,
    parameters={"iot_id": "iotId", "picture_ids": "pictureIdList", "type": "type"},
)

DELETE_PICTURES: Final[Operation[CameraPictureDeletion]] = Operation(
    name="app.vision.deletePictures",
    path="/vision/customer/picture/batchdelete",
    version="2.0.0",
    timeout=3.0,
    result=CameraPictureDeletion,
    idempotent=True,
    parameters={"iot_id": "iotId", "picture_ids": "pictureIdList"},
)

SET_EVENT_PUSH_INTERVAL: Final[Operation[None]] = Operation(
    name="app.vision.setEventPushInterval",
    path="/vision/customer/bizevent/config/set",
    version="1.0.3",
    timeout=3.0,
    result=None,
    optional=True,
    auth="optional",
    idempotent=True,
    parameters={
        "iot_id": "iotId",
        "event_type": "eventType",
        "alarm_type": "alarmType",
        "event_interval": "eventInterval",
        "time_section": "timeSection",
        "time_zone": "timeZone",
        "switch_on": "switchOn",
    },
)

GET_EVENT_PUSH_INTERVAL: Final[Operation[EventPushInterval]] = Operation(
    name="app.vision.getEventPushInterval",
    path="/vision/customer/bizevent/config/get",
    version="1.0.3",
    timeout=3.0,
    result=EventPushInterval,
    auth="optional",
    idempotent=True,
    parameters={"iot_id": "iotId", "event_type": "eventType", "alarm_type": "alarmType"},
)

QUERY_EVENT_PICTURES: Final[Operation[EventPictureList]] = Operation(
    name="app.vision.queryEventPictures",
    path="/vision/customer/pic/getbyevent",
    version="2.1.0",
    timeout=3.0,
    result=EventPictureList,
    idempotent=True,
    parameters={"iot_id": "iotId", "event_ids": "eventIds"},
)

QUERY_EVENTS: Final[Operation[CameraEventPage]] = Operation(
    name="app.vision.queryEvents",
    path="/vision/customer/event/query/byeventids",
    version="1.0.2",
    timeout=3.0,
    result=CameraEventPage,
    auth="optional",
    idempotent=True,
    parameters={
        "iot_id": "iotId",
        "event_ids": "eventIds",
        "need_alarm_picture": "needAlarmPicture",
        "need_record_snapshot": "needRecordSnapshot",
        "need_prolong_origin_record": "needProlongOriginRecord",
    },
)

DELETE_EVENTS: Final[Operation[CameraEventDeletion]] = Operation(
    name="app.vision.deleteEvents",
    path="/vision/customer/event/delete/byeventids",
    version="1.0.0",
    timeout=3.0,
    result=CameraEventDeletion,
    idempotent=True,
    parameters={"iot_id": "iotId", "event_ids": "eventIds"},
)

REPORT_FEEDBACK: Final[Operation[None]] = Operation(
    name="app.vision.reportFeedback",
    path="/vision/customer/feedback/report",
    version="1.0.0",
    timeout=3.0,
    result=None,
    optional=True,
    auth="optional",
    parameters={
        "iot_id": "iotId",
        "event_id": "eventId",
        "file_name": "fileName",
        "event_type": "eventType",
        "intelligent_type": "intelligentType",
        "result": "result",
        "comment": "desc",
    },
)

SET_PUSH_STRATEGY: Final[Operation[None]] = Operation(
    name="app.vision.setPushStrategy",
    path="/vision/customer/push/strategy/set",
    version="1.0.0",
    timeout=3.0,
    result=None,
    optional=True,
    idempotent=True,
    parameters={"iot_id": "iotId", "push_strategy": "pushStrategy", "push_strategy_switch": "pushStrategySwitch"},
)

GET_PUSH_STRATEGY: Final[Operation[AlarmPushStrategyList]] = Operation(
    name="app.vision.getPushStrategy",
    path="/vision/customer/push/strategy/query",
    version="1.0.0",
    timeout=3.0,
    result=AlarmPushStrategyList,
    idempotent=True,
    parameters={"iot_id": "iotId"},
)

SET_RECORD_SWITCH: Final[Operation[None]] = Operation(
    name="app.vision.setRecordSwitch",
    path="/vision/customer/record/switch/set",
    version="1.0.0",
    timeout=3.0,
    result=None,
    optional=True,
    idempotent=True,
    parameters={"iot_id": "iotId", "switch_on": "switchOn", "excluded_events": "excludeEventList"},
)

GET_RECORD_SWITCH: Final[Operation[RecordSwitch]] = Operation(
    name="app.vision.getRecordSwitch",
    path="/vision/customer/record/switch/get",
    version="1.0.0",
    timeout=3.0,
    result=RecordSwitch,
    idempotent=True,
    parameters={"iot_id": "iotId"},
)

CHECK_NETWORK_DETECTION: Final[Operation[NetworkDetectionSupport]] = Operation(
    name="app.vision.checkNetworkDetection",
    path="/vision/customer/network/detect/check",
    version="1.0.0",
    timeout=3.0,
    result=NetworkDetectionSupport,
    idempotent=True,
    parameters={"iot_id": "iotId"},
)

CREATE_NETWORK_DETECTION: Final[Operation[NetworkDetectionTask]] = Operation(
    name="app.vision.createNetworkDetection",
    path="/vision/customer/network/detect/create",
    version="1.0.0",
    timeout=3.0,
    result=NetworkDetectionTask,
    parameters={"iot_id": "iotId", "network_detect_type": "networkDetectType"},
)

GET_NETWORK_DETECTION: Final[Operation[NetworkDetection]] = Operation(
    name="app.vision.getNetworkDetection",
    path="/vision/customer/network/detect/get",
    version="1.0.0",
    timeout=3.0,
    result=NetworkDetection,
    idempotent=True,
    parameters={
        "iot_id": "iotId",
        "network_detect_type": "networkDetectType",
        "network_detect_task_id": "networkDetectTaskId",
    },
)

QUERY_NETWORK_DETECTIONS: Final[Operation[list[NetworkDetection]]] = Operation(
    name="app.vision.queryNetworkDetections",
    path="/vision/customer/network/detect/query",
    version="1.0.0",
    timeout=3.0,
    result=list[NetworkDetection],
    idempotent=True,
    parameters={"iot_id": "iotId", "network_detect_type": "networkDetectType", "count": "num"},
)


class Vision(SyncService):
    """Cameras: recording plans, recordings, events, pictures, cloud storage.

    Section 6.15 (视频服务).
    """

    def get_live_stream(
        self,
        *,
        iot_id: str,
        stream_type: int | None = None,
        relay_encrypted: bool | None = None,
        relay_encrypt_type: int | None = None,
        force_i_frame: bool | None = None,
        cache_duration: int | None = None,
        need_domain_name: bool | None = None,
        enable_web_socket: bool | None = None,
        enable_port_predict: bool | None = None,
        enable_pre_play: bool | None = None,
        client_type: str | None = None,
        options: Options | None = None,
    ) -> LiveStream:
        """Get the addresses at which the live video of a device can be fetched.

        An address is good for one player: get a new one for each. A camera that sleeps is woken by the call, which
        then fails with 9201: repeat it a moment later.

        Args:
            iot_id: Device id; unique on the platform.
            stream_type: Stream to fetch, 0 for the main one.
            relay_encrypted: True to encrypt the stream of the relay.
            relay_encrypt_type: Kind of encryption; programs send 0.
            force_i_frame: True to begin with a whole picture.
            cache_duration: Length of the video to begin with; programs send 0 or 3000.
            need_domain_name: True for addresses with names instead of numbers.
            enable_web_socket: True for a signalling address over WebSocket.
            enable_port_predict: True to help direct connections through routers.
            enable_pre_play: True to begin before everything is agreed.
            client_type: System of the caller, such as iOS or Android.

        Returns:
            Addresses of the stream.

        POST /vision/customer/stream/query, version 2.2.0. Not documented; seen in use: apocaliss92/nodedreame,
        src/video/aliyun/vision.ts (2.2.0, with an answer that was recorded); a Home Assistant integration of Desman
        locks (2.1.8); the platform's SDK LinkVisual for Android in published apps (2.1.6).
        """
        return self._call(
            GET_LIVE_STREAM,
            options,
            iot_id=iot_id,
            stream_type=stream_type,
            relay_encrypted=relay_encrypted,
            relay_encrypt_type=relay_encrypt_type,
            force_i_frame=force_i_frame,
            cache_duration=cache_duration,
            need_domain_name=need_domain_name,
            enable_web_socket=enable_web_socket,
            enable_port_predict=enable_port_predict,
            enable_pre_play=enable_pre_play,
            client_type=client_type,
        )

    def count_events(
        self,
        *,
        iot_ids: Sequence[str],
        days: int,
        options: Options | None = None,
    ) -> list[CameraEventCounts]:
        """Count the events of cameras on each of the last days.

        At most 2000 events of a camera are counted.

        Args:
            iot_ids: Ids of the cameras. At most 32 items.
            days: Days to count, the last of which is today. 1 to 7. In days.

        Returns:
            The counts of each camera.

        POST /vision/customer/event/statistics, version 1.0.0. Not documented; seen in use: The platform's help page
        434186, a stored copy. A signed-in user is optional.
        """
        return self._call(
            COUNT_EVENTS,
            options,
            iot_ids=iot_ids,
            days=days,
        )

    def create_record_plan(
        self,
        *,
        name: str,
        all_day: RecordPlanSpan | int,
        time_sections: Sequence[RecordTimeSection],
        time_zone: int | None = None,
        options: Options | None = None,
    ) -> RecordPlanReference:
        """Create a plan for continuous recording.

        In the times of the plan the cloud has the device push its stream. The plan has no effect before it is bound
        to a device. A recording in the cloud is cut into files of at most 30 minutes;
        app.vision.set_record_duration sets another length.

        Args:
            name: Name of the plan.
            all_day: Span to record, the whole day or the time sections; the whole day wins.
            time_sections: Times at which to record; counts only if the plan is not all-day, else empty.
            time_zone: Offset from UTC in hours. -11 to 12.

        Returns:
            The new plan.

        POST /vision/customer/record/plan/set, version 2.1.0. Section 6.15.1 (配置录像计划). Published at
        <https://help.aliyun.com/document_detail/178072.html> and
        <https://help.aliyun.com/document_detail/130276.html>.
        """
        return self._call(
            CREATE_RECORD_PLAN,
            options,
            name=name,
            all_day=all_day,
            time_sections=time_sections,
            time_zone=time_zone,
        )

    def update_record_plan(
        self,
        *,
        plan_id: str,
        name: str | None = None,
        all_day: RecordPlanSpan | int | None = None,
        time_sections: Sequence[RecordTimeSection] | None = None,
        time_zone: int | None = None,
        iot_id: str,
        options: Options | None = None,
    ) -> RecordPlanReference:
        """Change a plan for continuous recording.

        Changing a common template gives the plan a new id; otherwise the id stays.

        Args:
            plan_id: Id of the recording plan.
            name: New name of the plan.
            all_day: Span to record, the whole day or the time sections.
            time_sections: New sections of the week; they count only if the plan is not all-day.
            time_zone: Offset from UTC in hours. -11 to 12.
            iot_id: Device id; unique on the platform.

        Returns:
            The plan after the change.

        POST /vision/customer/record/plan/update, version 2.2.0. Section 6.15.2 (更新录像计划). A signed-in user is
        optional.
        """
        return self._call(
            UPDATE_RECORD_PLAN,
            options,
            plan_id=plan_id,
            name=name,
            all_day=all_day,
            time_sections=time_sections,
            time_zone=time_zone,
            iot_id=iot_id,
        )

    def list_record_plans(
        self,
        *,
        page_no: int = 0,
        page_size: int = 50,
        time_zone: int | None = None,
        options: Options | None = None,
    ) -> Pages[RecordPlan, RecordPlanPage]:
        """List the plans for continuous recording.

        Args:
            page_no: Page number, from 0.
            page_size: Number of plans in a page. 1 to 50.
            time_zone: Offset from UTC in hours. -11 to 12.

        POST /vision/customer/record/plan/query, version 2.1.0. Section 6.15.3 (查询录像计划列表). Published at
        <https://help.aliyun.com/document_detail/178074.html> and
        <https://help.aliyun.com/document_detail/130276.html>.
        """
        return self._pages(
            LIST_RECORD_PLANS,
            options,
            page_no=page_no,
            page_size=page_size,
            time_zone=time_zone,
        )

    def get_record_plan(
        self,
        *,
        plan_id: str,
        time_zone: int | None = None,
        options: Options | None = None,
    ) -> RecordPlan:
        """Get a plan for continuous recording.

        Args:
            plan_id: Id of the recording plan.
            time_zone: Offset from UTC in hours. -11 to 12.

        Returns:
            The plan.

        POST /vision/customer/record/plan/get, version 2.1.0. Section 6.15.4 (获取录像计划详情). Published at
        <https://help.aliyun.com/document_detail/178075.html>.
        """
        return self._call(
            GET_RECORD_PLAN,
            options,
            plan_id=plan_id,
            time_zone=time_zone,
        )

    def delete_record_plan(
        self,
        *,
        plan_id: str,
        options: Options | None = None,
    ) -> None:
        """Delete a plan for continuous recording.

        Args:
            plan_id: Id of the recording plan.

        POST /vision/customer/record/plan/delete, version 2.0.0. Section 6.15.5 (删除录像计划). Published at
        <https://help.aliyun.com/document_detail/178076.html>.
        """
        return self._call(
            DELETE_RECORD_PLAN,
            options,
            plan_id=plan_id,
        )

    def bind_record_plan(
        self,
        *,
        plan_id: str,
        iot_id: str,
        stream_type: VideoStreamType | int | None = None,
        options: Options | None = None,
    ) -> None:
        """Bind a device to a plan for continuous recording.

        The device needs cloud storage.

        Args:
            plan_id: Id of the recording plan.
            iot_id: Device id; unique on the platform.
            stream_type: Stream to record.

        POST /vision/customer/record/plan/bind, version 2.0.0. Section 6.15.6 (绑定录像计划到设备). Published at
        <https://help.aliyun.com/document_detail/178077.html>.
        """
        return self._call(
            BIND_RECORD_PLAN,
            options,
            plan_id=plan_id,
            iot_id=iot_id,
            stream_type=stream_type,
        )

    def unbind_record_plan(
        self,
        *,
        iot_id: str,
        stream_type: VideoStreamType | int | None = None,
        options: Options | None = None,
    ) -> None:
        """Unbind a device from its plan for continuous recording.

        The device stops recording.

        Args:
            iot_id: Device id; unique on the platform.
            stream_type: Stream to unbind.

        POST /vision/customer/record/plan/unbind, version 2.0.0. Section 6.15.7 (解绑设备的录像计划). Published at
        <https://help.aliyun.com/document_detail/178125.html>.
        """
        return self._call(
            UNBIND_RECORD_PLAN,
            options,
            iot_id=iot_id,
            stream_type=stream_type,
        )

    def get_record_plan_by_device(
        self,
        *,
        iot_id: str,
        stream_type: VideoStreamType | int | None = None,
        time_zone: int | None = None,
        options: Options | None = None,
    ) -> RecordPlan:
        """Get the plan for continuous recording that is bound to a device.

        Args:
            iot_id: Device id; unique on the platform.
            stream_type: Stream of the plan.
            time_zone: Offset from UTC in hours. -11 to 12.

        Returns:
            The plan.

        POST /vision/customer/record/plan/getbyiotid, version 2.1.0. Section 6.15.8 (根据设备ID查询绑定的录像计划). Published at
        <https://help.aliyun.com/document_detail/178078.html>.
        """
        return self._call(
            GET_RECORD_PLAN_BY_DEVICE,
            options,
            iot_id=iot_id,
            stream_type=stream_type,
            time_zone=time_zone,
        )

    def list_record_plan_devices(
        self,
        *,
        plan_id: str,
        page_no: int = 0,
        page_size: int = 50,
        options: Options | None = None,
    ) -> Pages[RecordPlanDevice, RecordPlanDevicePage]:
        """List the devices that are bound to a plan for continuous recording.

        Args:
            plan_id: Id of the recording plan.
            page_no: Page number, from 0.
            page_size: Number of devices in a page. At most 50.

        POST /vision/customer/record/plan/bind/device/query, version 2.0.0. Section 6.15.9 (查询绑定此录像计划的设备列表).
        Published at <https://help.aliyun.com/document_detail/178079.html>.
        """
        return self._pages(
            LIST_RECORD_PLAN_DEVICES,
            options,
            plan_id=plan_id,
            page_no=page_no,
            page_size=page_size,
        )

    def create_event_record_plan(
        self,
        *,
        name: str,
        pre_record_duration: int | None = None,
        record_duration: int = 10,
        all_day: RecordPlanSpan | int,
        event_types: Sequence[VideoEventType | int],
        time_sections: Sequence[RecordTimeSection],
        time_zone: int | None = None,
        options: Options | None = None,
    ) -> RecordPlanReference:
        """Create a plan for recording on events.

        When a device reports an event in the times of the plan, the cloud has it push its stream and stores it as a
        recording. The plan has no effect before it is bound to a device.

        Args:
            name: Name of the plan.
            pre_record_duration: Length of the time before the event that is recorded. 0 to 10. In seconds. Default:
                0.
            record_duration: Length of a recording, with the time before the event. 10 to 30. In seconds. Default:
                10.
            all_day: Span in which events count, the whole day or the time sections; the whole day wins.
            event_types: Events that start a recording; with several, each of them does.
            time_sections: Times at which events start a recording; counts only if the plan is not all-day, else
                empty.
            time_zone: Offset from UTC in hours. -11 to 12.

        Returns:
            The new plan.

        POST /vision/customer/eventrecord/plan/set, version 2.1.0. Section 6.15.10 (配置事件联动录像计划). Published at
        <https://help.aliyun.com/document_detail/178080.html>.
        """
        return self._call(
            CREATE_EVENT_RECORD_PLAN,
            options,
            name=name,
            pre_record_duration=pre_record_duration,
            record_duration=record_duration,
            all_day=all_day,
            event_types=event_types,
            time_sections=time_sections,
            time_zone=time_zone,
        )

    def update_event_record_plan(
        self,
        *,
        plan_id: str,
        name: str | None = None,
        pre_record_duration: int | None = None,
        record_duration: int | None = None,
        all_day: RecordPlanSpan | int | None = None,
        event_types: Sequence[VideoEventType | int] | None = None,
        time_sections: Sequence[RecordTimeSection] | None = None,
        time_zone: int | None = None,
        iot_id: str,
        options: Options | None = None,
    ) -> RecordPlanReference:
        """Change a plan for recording on events.

        Changing a common template gives the plan a new id; otherwise the id stays.

        Args:
            plan_id: Id of the event recording plan.
            name: New name of the plan.
            pre_record_duration: Length of the time before the event that is recorded; 0 to 10 where a plan is
                created. In seconds.
            record_duration: Length of a recording, with the time before the event. 10 to 30. In seconds.
            all_day: Span in which events count, the whole day or the time sections.
            event_types: Events that start a recording; with several, each of them does.
            time_sections: New sections of the week; they count only if the plan is not all-day.
            time_zone: Offset from UTC in hours. -11 to 12.
            iot_id: Device id; unique on the platform.

        Returns:
            The plan after the change.

        POST /vision/customer/eventrecord/plan/update, version 2.2.0. Section 6.15.11 (更新事件联动录像计划). Published at
        <https://help.aliyun.com/document_detail/178081.html>. A signed-in user is optional.
        """
        return self._call(
            UPDATE_EVENT_RECORD_PLAN,
            options,
            plan_id=plan_id,
            name=name,
            pre_record_duration=pre_record_duration,
            record_duration=record_duration,
            all_day=all_day,
            event_types=event_types,
            time_sections=time_sections,
            time_zone=time_zone,
            iot_id=iot_id,
        )

    def list_event_record_plans(
        self,
        *,
        page_no: int = 0,
        page_size: int = 50,
        time_zone: int | None = None,
        options: Options | None = None,
    ) -> Pages[EventRecordPlan, EventRecordPlanPage]:
        """List the plans for recording on events.

        Args:
            page_no: Page number, from 0.
            page_size: Number of plans in a page. 1 to 50.
            time_zone: Offset from UTC in hours. -11 to 12.

        POST /vision/customer/eventrecord/plan/query, version 2.1.0. Section 6.15.12 (查询事件联动录像计划列表). Published at
        <https://help.aliyun.com/document_detail/178082.html>.
        """
        return self._pages(
            LIST_EVENT_RECORD_PLANS,
            options,
            page_no=page_no,
            page_size=page_size,
            time_zone=time_zone,
        )

    def delete_event_record_plan(
        self,
        *,
        plan_id: str,
        options: Options | None = None,
    ) -> None:
        """Delete a plan for recording on events.

        Args:
            plan_id: Id of the event recording plan.

        POST /vision/customer/eventrecord/plan/delete, version 2.0.0. Section 6.15.13 (删除事件联动录像计划).
        """
        return self._call(
            DELETE_EVENT_RECORD_PLAN,
            options,
            plan_id=plan_id,
        )

    def get_event_record_plan(
        self,
        *,
        plan_id: str,
        time_zone: int | None = None,
        options: Options | None = None,
    ) -> EventRecordPlan:
        """Get a plan for recording on events.

        Args:
            plan_id: Id of the event recording plan.
            time_zone: Offset from UTC in hours. -11 to 12.

        Returns:
            The plan.

        POST /vision/customer/eventrecord/plan/getbyid, version 2.1.0. Section 6.15.14 (获取事件联动计划详情).
        """
        return self._call(
            GET_EVENT_RECORD_PLAN,
            options,
            plan_id=plan_id,
            time_zone=time_zone,
        )

    def bind_event_record_plan(
        self,
        *,
        plan_id: str,
        iot_id: str,
        stream_type: VideoStreamType | int | None = None,
        options: Options | None = None,
    ) -> None:
        """Bind a device to a plan for recording on events.

        The device needs cloud storage.

        Args:
            plan_id: Id of the event recording plan.
            iot_id: Device id; unique on the platform.
            stream_type: Stream to record.

        POST /vision/customer/eventrecord/plan/device/bind, version 2.0.0. Section 6.15.15 (绑定事件联动计划到设备). Published
        at <https://help.aliyun.com/document_detail/178085.html>.
        """
        return self._call(
            BIND_EVENT_RECORD_PLAN,
            options,
            plan_id=plan_id,
            iot_id=iot_id,
            stream_type=stream_type,
        )

    def unbind_event_record_plan(
        self,
        *,
        iot_id: str,
        stream_type: VideoStreamType | int | None = None,
        options: Options | None = None,
    ) -> None:
        """Unbind a device from its plan for recording on events.

        Args:
            iot_id: Device id; unique on the platform.
            stream_type: Stream to unbind.

        POST /vision/customer/eventrecord/plan/unbind, version 2.0.0. Section 6.15.16 (解绑设备的事件联动计划).
        """
        return self._call(
            UNBIND_EVENT_RECORD_PLAN,
            options,
            iot_id=iot_id,
            stream_type=stream_type,
        )

    def get_event_record_plan_by_device(
        self,
        *,
        iot_id: str,
        stream_type: VideoStreamType | int | None = None,
        time_zone: int | None = None,
        options: Options | None = None,
    ) -> EventRecordPlan:
        """Get the plan for recording on events that is bound to a device.

        Args:
            iot_id: Device id; unique on the platform.
            stream_type: Stream of the plan.
            time_zone: Offset from UTC in hours. -11 to 12.

        Returns:
            The plan.

        POST /vision/customer/eventrecord/plan/getbyiotid, version 2.1.0. Section 6.15.17 (根据设备ID查询事件录像计划).
        Published at <https://help.aliyun.com/document_detail/178087.html>.
        """
        return self._call(
            GET_EVENT_RECORD_PLAN_BY_DEVICE,
            options,
            iot_id=iot_id,
            stream_type=stream_type,
            time_zone=time_zone,
        )

    def list_event_record_plan_devices(
        self,
        *,
        plan_id: str,
        page_no: int = 0,
        page_size: int = 20,
        options: Options | None = None,
    ) -> Pages[RecordPlanDevice, RecordPlanDevicePage]:
        """List the devices that are bound to a plan for recording on events.

        Args:
            plan_id: Id of the event recording plan.
            page_no: Page number, from 0.
            page_size: Number of devices in a page.

        POST /vision/customer/eventrecord/bind/device/query, version 2.0.0. Section 6.15.18 (查询事件录像计划下的设备列表).
        Published at <https://help.aliyun.com/document_detail/178088.html>.
        """
        return self._pages(
            LIST_EVENT_RECORD_PLAN_DEVICES,
            options,
            plan_id=plan_id,
            page_no=page_no,
            page_size=page_size,
        )

    def list_records(
        self,
        *,
        iot_id: str,
        stream_type: VideoStreamType | int | None = None,
        start: int | datetime,
        end: int | datetime,
        record_type: CloudRecordFilter | int | None = None,
        page_no: int = 0,
        page_size: int = 500,
        need_snapshot: bool | None = None,
        options: Options | None = None,
    ) -> Pages[CloudRecord, CloudRecordPage]:
        """List the cloud recordings that a camera made in a time window, page by page.

        app.vision.get_record_url gives the address to play a recording, by its file name.

        Args:
            iot_id: Device id; unique on the platform.
            stream_type: Stream of a camera.
            start: Start of the window. A datetime with a time zone, or seconds since 1970.
            end: End of the window. A datetime with a time zone, or seconds since 1970.
            record_type: Selection of the recordings to return, by the reason for which they were made.
            page_no: Page number, from 0.
            page_size: Number of recordings in a page. 1 to 500.
            need_snapshot: True to return thumbnails of the recordings.

        POST /vision/customer/record/query, version 2.1.3. Section 6.15.19 (根据时间范围查询云存的录像列表). Published at
        <https://help.aliyun.com/document_detail/178089.html>.
        """
        return self._pages(
            LIST_RECORDS,
            options,
            iot_id=iot_id,
            stream_type=stream_type,
            start=start,
            end=end,
            record_type=record_type,
            page_no=page_no,
            page_size=page_size,
            need_snapshot=need_snapshot,
        )

    def get_record_url(
        self,
        *,
        iot_id: str,
        file_name: str,
        options: Options | None = None,
    ) -> CloudRecordUrl:
        """Get the address to play a cloud recording from, by its file name.

        The address carries its own authorisation and works once only.

        Args:
            iot_id: Device id; unique on the platform.
            file_name: Name of the file, from app.vision.list_records.

        Returns:
            The address.

        POST /vision/customer/vod/getbyfilename, version 2.0.0. Section 6.15.20 (获取云存录像点播地址). Published at
        <https://help.aliyun.com/document_detail/178090.html>.
        """
        return self._call(
            GET_RECORD_URL,
            options,
            iot_id=iot_id,
            file_name=file_name,
        )

    def query_record_days(
        self,
        *,
        iot_id: str,
        month: str,
        time_zone: int | None = None,
        options: Options | None = None,
    ) -> CloudRecordDays:
        """Query the days of a month on which a camera has cloud recordings.

        Args:
            iot_id: Device id; unique on the platform.
            month: The month as yyyyMM, such as 202009.
            time_zone: Offset from UTC in hours. -11 to 12.

        Returns:
            The days with recordings.

        POST /vision/customer/monthrecord/query, version 2.0.1. Section 6.15.21 (查询月录像). A signed-in user is
        optional.
        """
        return self._call(
            QUERY_RECORD_DAYS,
            options,
            iot_id=iot_id,
            month=month,
            time_zone=time_zone,
        )

    def list_events(
        self,
        *,
        start: int | datetime,
        end: int | datetime,
        event_type: VideoEventType | int | None = None,
        picture_type: CameraPictureType | int | None = None,
        page_no: int = 0,
        page_size: int = 20,
        iot_id: str,
        options: Options | None = None,
    ) -> Pages[CameraEvent, CameraEventPage]:
        """List the events of a camera in a time window, page by page.

        Args:
            start: Start of the window. A datetime with a time zone, or milliseconds since 1970.
            end: End of the window. A datetime with a time zone, or milliseconds since 1970.
            event_type: Kind of event that a camera detected.
            picture_type: Form of the pictures to return.
            page_no: Page number, from 0.
            page_size: Number of events in a page. At most 100. Default: 20.
            iot_id: Device id; unique on the platform.

        POST /vision/customer/event/query, version 2.1.5. Section 6.15.22 (查询事件列表). Published at
        <https://help.aliyun.com/document_detail/178092.html>. A signed-in user is optional. Also documented in
        version 2.1.4.
        """
        return self._pages(
            LIST_EVENTS,
            options,
            start=start,
            end=end,
            event_type=event_type,
            picture_type=picture_type,
            page_no=page_no,
            page_size=page_size,
            iot_id=iot_id,
        )

    def get_event_record_urls(
        self,
        *,
        iot_id: str,
        event_id: str,
        need_prolong_origin_record: bool | None = None,
        options: Options | None = None,
    ) -> EventRecordings:
        """Get the addresses to play the cloud recordings of an event from.

        The camera must have had an event recording plan in effect.

        Args:
            iot_id: Device id; unique on the platform.
            event_id: Id of the event; unique on the platform.
            need_prolong_origin_record: True: return the prolonged recording of the event; false: return at most 30
                seconds of it.

        Returns:
            The recordings.

        POST /vision/customer/vod/getbyeventid, version 2.1.1. Section 6.15.23 (根据事件ID获取云存录像文件播放地址). Published at
        <https://help.aliyun.com/document_detail/178093.html>.
        """
        return self._call(
            GET_EVENT_RECORD_URLS,
            options,
            iot_id=iot_id,
            event_id=event_id,
            need_prolong_origin_record=need_prolong_origin_record,
        )

    def delete_records(
        self,
        *,
        iot_id: str,
        file_names: Sequence[str],
        options: Options | None = None,
    ) -> CloudRecordDeletion:
        """Delete cloud recordings of a camera.

        Args:
            iot_id: Device id; unique on the platform.
            file_names: Names of the recordings' files. At most 100 items.

        Returns:
            Number of deleted recordings.

        POST /vision/customer/record/batchdelete, version 2.0.1. Section 6.15.24 (批量删除录像). Published at
        <https://help.aliyun.com/document_detail/178094.html>.
        """
        return self._call(
            DELETE_RECORDS,
            options,
            iot_id=iot_id,
            file_names=file_names,
        )

    def get_record_download(
        self,
        *,
        iot_id: str,
        file_name: str,
        options: Options | None = None,
    ) -> CloudRecordDownload:
        """Get the address to download a cloud recording from, or the progress of its transcoding.

        The recording is first transcoded to MP4, which takes a while: poll this operation until the status is
        SUCCEEDED or FAILED.

        Args:
            iot_id: Device id; unique on the platform.
            file_name: Name of the recording's file.

        Returns:
            The address and the progress.

        POST /vision/customer/vod/cloudfile/get, version 2.1.0. Section 6.15.25 (云端录像下载).
        """
        return self._call(
            GET_RECORD_DOWNLOAD,
            options,
            iot_id=iot_id,
            file_name=file_name,
        )

    def set_record_duration(
        self,
        *,
        iot_id: str,
        record_duration: int | None = None,
        options: Options | None = None,
    ) -> None:
        """Set the length of a file of continuous recording.

        Args:
            iot_id: Device id; unique on the platform.
            record_duration: Length of a file. 600 to 3600. In seconds. Default: 1800.

        POST /vision/customer/record/durationconfig/set, version 1.0.0. Section 6.15.26 (设置连续录像文件时长).
        """
        return self._call(
            SET_RECORD_DURATION,
            options,
            iot_id=iot_id,
            record_duration=record_duration,
        )

    def get_record_duration(
        self,
        *,
        iot_id: str,
        options: Options | None = None,
    ) -> RecordFileDuration:
        """Get the length of a file of continuous recording.

        Args:
            iot_id: Device id; unique on the platform.

        Returns:
            The length.

        POST /vision/customer/record/durationconfig/get, version 1.0.0. Section 6.15.27 (查询连续录像文件时长).
        """
        return self._call(
            GET_RECORD_DURATION,
            options,
            iot_id=iot_id,
        )

    def get_free_plan(
        self,
        *,
        iot_id: str,
        options: Options | None = None,
    ) -> FreeStoragePlan:
        """Get the free storage plan of a camera.

        Args:
            iot_id: Device id; unique on the platform.

        Returns:
            The free plan and whether it was claimed.

        POST /vision/customer/cloudstorage/presented/get, version 2.1.3. Section 6.15.28 (查询赠送的云存储套餐详情). Published
        at <https://help.aliyun.com/document_detail/178099.html>.
        """
        return self._call(
            GET_FREE_PLAN,
            options,
            iot_id=iot_id,
        )

    def claim_free_plan(
        self,
        *,
        iot_id: str,
        enable_default_plan: bool | None = None,
        pre_record_duration: int | None = None,
        record_duration: int | None = None,
        quota: int | None = None,
        options: Options | None = None,
    ) -> FreeStoragePlan:
        """Claim the free storage plan of a camera.

        Args:
            iot_id: Device id; unique on the platform.
            enable_default_plan: True to set up the default plan, which records around the clock (24/7). Default:
                False.
            pre_record_duration: Length of the part of an event recording before the event. 0 to 5. In seconds.
            record_duration: Length of an event recording. 0 to 30. In seconds.
            quota: Amount of the gifted quota to use. In months.

        Returns:
            The claimed plan.

        POST /vision/customer/cloudstorage/presented/consume, version 2.1.5. Section 6.15.29 (领取赠送的云存储套餐).
        """
        return self._call(
            CLAIM_FREE_PLAN,
            options,
            iot_id=iot_id,
            enable_default_plan=enable_default_plan,
            pre_record_duration=pre_record_duration,
            record_duration=record_duration,
            quota=quota,
        )

    def trigger_picture(
        self,
        *,
        iot_id: str,
        options: Options | None = None,
    ) -> TriggeredPicture:
        """Have a camera take a picture of what it sees now and store it in the cloud.

        Args:
            iot_id: Device id; unique on the platform.

        Returns:
            Id of the picture to come.

        POST /vision/customer/picture/trigger, version 2.0.0. Section 6.15.30 (主动抓图). Published at
        <https://help.aliyun.com/document_detail/178101.html>.
        """
        return self._call(
            TRIGGER_PICTURE,
            options,
            iot_id=iot_id,
        )

    def list_pictures(
        self,
        *,
        iot_id: str,
        start: int | datetime,
        end: int | datetime,
        type: CameraPictureType | int | None = None,
        source: CameraPictureSource | int | None = None,
        page_no: int = 0,
        page_size: int = 20,
        options: Options | None = None,
    ) -> Pages[CameraPicture, CameraPicturePage | None]:
        """List the pictures that a camera took in a time window, page by page.

        Args:
            iot_id: Device id; unique on the platform.
            start: Start of the window. A datetime with a time zone, or milliseconds since 1970.
            end: End of the window. A datetime with a time zone, or milliseconds since 1970.
            type: Form of the pictures to return.
            source: Source of the pictures to list. Default: 0.
            page_no: Page number, from 0.
            page_size: Number of pictures in a page. At most 100. Default: 20.

        POST /vision/customer/picture/querybytime, version 2.1.1. Section 6.15.31 (根据时间查询图片列表). Published at
        <https://help.aliyun.com/document_detail/178102.html>.
        """
        return self._pages(
            LIST_PICTURES,
            options,
            iot_id=iot_id,
            start=start,
            end=end,
            type=type,
            source=source,
            page_no=page_no,
            page_size=page_size,
        )

    def query_pictures(
        self,
        *,
        iot_id: str,
        picture_ids: Sequence[str],
        type: CameraPictureType | int | None = None,
        options: Options | None = None,
    ) -> CameraPictureList:
        """Query pictures of a camera by their ids.

        Args:
            iot_id: Device id; unique on the platform.
            picture_ids: Ids of the pictures.
            type: Form of the pictures to return.

        Returns:
            The pictures with their addresses.

        POST /vision/customer/picture/querybyids, version 2.1.0. Section 6.15.32 (根据图片ID列表获取图片地址).
        """
        return self._call(
            QUERY_PICTURES,
            options,
            iot_id=iot_id,
            picture_ids=picture_ids,
            type=type,
        )

    def delete_pictures(
        self,
        *,
        iot_id: str,
        picture_ids: Sequence[str],
        options: Options | None = None,
    ) -> CameraPictureDeletion:
        """Delete pictures of a camera.

        Args:
            iot_id: Device id; unique on the platform.
            picture_ids: Ids of the pictures.

        Returns:
            Number of deleted pictures.

        POST /vision/customer/picture/batchdelete, version 2.0.0. Section 6.15.33 (批量删除图片). Published at
        <https://help.aliyun.com/document_detail/178104.html>.
        """
        return self._call(
            DELETE_PICTURES,
            options,
            iot_id=iot_id,
            picture_ids=picture_ids,
        )

    def set_event_push_interval(
        self,
        *,
        iot_id: str,
        event_type: CameraBusinessEventType | int,
        alarm_type: CameraAlarmType | int | None = None,
        event_interval: int | None = None,
        time_section: str | None = None,
        time_zone: int | None = None,
        switch_on: bool | None = None,
        options: Options | None = None,
    ) -> None:
        """Set the shortest interval at which a camera's business events are pushed.

        Args:
            iot_id: Device id; unique on the platform.
            event_type: Kind of business event; only DETECTION_ALARM can be set for now.
            alarm_type: Kind of alarm, if event_type is DETECTION_ALARM.
            event_interval: Time after a push during which no further event is pushed; 0: every event is pushed; -1:
                none is. -1 to 3600. In seconds.
            time_section: Times at which business events of a camera are pushed, as the JSON text of a list. An item
                has mode (1: every day; 2: some days of the week), dayOfWeek (0: Sunday, to 6: Saturday), and
                beginTime and endTime in seconds of the day, from 0 to 86400.
            time_zone: Offset from UTC in hours; that of the server if absent. -11 to 12.
            switch_on: True: events are pushed, as the other parameters say; false: none is pushed.

        POST /vision/customer/bizevent/config/set, version 1.0.3. Section 6.15.34 (设置业务事件的消息推送间隔). Published at
        <https://help.aliyun.com/document_detail/178105.html>. A signed-in user is optional. Also documented in
        version 1.0.2.
        """
        return self._call(
            SET_EVENT_PUSH_INTERVAL,
            options,
            iot_id=iot_id,
            event_type=event_type,
            alarm_type=alarm_type,
            event_interval=event_interval,
            time_section=time_section,
            time_zone=time_zone,
            switch_on=switch_on,
        )

    def get_event_push_interval(
        self,
        *,
        iot_id: str,
        event_type: CameraBusinessEventType | int,
        alarm_type: CameraAlarmType | int | None = None,
        options: Options | None = None,
    ) -> EventPushInterval:
        """Get the shortest interval at which a camera's business events are pushed.

        Args:
            iot_id: Device id; unique on the platform.
            event_type: Kind of business event of a camera.
            alarm_type: Kind of alarm, if event_type is DETECTION_ALARM.

        Returns:
            The interval.

        POST /vision/customer/bizevent/config/get, version 1.0.3. Section 6.15.35 (查询业务事件消息推送的间隔). Published at
        <https://help.aliyun.com/document_detail/178106.html>. A signed-in user is optional. Also documented in
        version 1.0.2.
        """
        return self._call(
            GET_EVENT_PUSH_INTERVAL,
            options,
            iot_id=iot_id,
            event_type=event_type,
            alarm_type=alarm_type,
        )

    def query_event_pictures(
        self,
        *,
        iot_id: str,
        event_ids: Sequence[str],
        options: Options | None = None,
    ) -> EventPictureList:
        """Query the pictures of a camera's events, by the ids of the events.

        Args:
            iot_id: Device id; unique on the platform.
            event_ids: Ids of the events.

        Returns:
            The pictures.

        POST /vision/customer/pic/getbyevent, version 2.1.0. Section 6.15.36 (根据事件ID查询图片). Published at
        <https://help.aliyun.com/document_detail/178107.html>.
        """
        return self._call(
            QUERY_EVENT_PICTURES,
            options,
            iot_id=iot_id,
            event_ids=event_ids,
        )

    def query_events(
        self,
        *,
        iot_id: str,
        event_ids: Sequence[str],
        need_alarm_picture: bool | None = None,
        need_record_snapshot: bool | None = None,
        need_prolong_origin_record: bool | None = None,
        options: Options | None = None,
    ) -> CameraEventPage:
        """Query events of a camera by their ids.

        Args:
            iot_id: Device id; unique on the platform.
            event_ids: Ids of the events.
            need_alarm_picture: True to return the events' alarm pictures.
            need_record_snapshot: True to return the thumbnails of the events' recordings.
            need_prolong_origin_record: True: return the prolonged recordings of the events; false: return at most
                30 seconds of each.

        Returns:
            The events.

        POST /vision/customer/event/query/byeventids, version 1.0.2. Section 6.15.37 (根据批量事件ID查询事件列表). A signed-in
        user is optional.
        """
        return self._call(
            QUERY_EVENTS,
            options,
            iot_id=iot_id,
            event_ids=event_ids,
            need_alarm_picture=need_alarm_picture,
            need_record_snapshot=need_record_snapshot,
            need_prolong_origin_record=need_prolong_origin_record,
        )

    def delete_events(
        self,
        *,
        iot_id: str,
        event_ids: Sequence[str],
        options: Options | None = None,
    ) -> CameraEventDeletion:
        """Delete events of a camera.

        Args:
            iot_id: Device id; unique on the platform.
            event_ids: Ids of the events.

        Returns:
            Number of deleted events.

        POST /vision/customer/event/delete/byeventids, version 1.0.0. Section 6.15.38 (根据事件ID删除事件).
        """
        return self._call(
            DELETE_EVENTS,
            options,
            iot_id=iot_id,
            event_ids=event_ids,
        )

    def report_feedback(
        self,
        *,
        iot_id: str,
        event_id: str | None = None,
        file_name: str | None = None,
        event_type: VideoEventType | int | None = None,
        intelligent_type: IntelligentEventType | int | None = None,
        result: RecognitionResult | int,
        comment: str | None = None,
        options: Options | None = None,
    ) -> None:
        """Report whether a camera's intelligent service recognised something correctly.

        Args:
            iot_id: Device id; unique on the platform.
            event_id: Id of the event.
            file_name: Name of the recording's file.
            event_type: Kind of event that a camera detected.
            intelligent_type: Object that the intelligent service recognised.
            result: Verdict on the result of the intelligent service.
            comment: Comment of the user.

        POST /vision/customer/feedback/report, version 1.0.0. Section 6.15.39 (用户智能服务问题反馈). A signed-in user is
        optional.
        """
        return self._call(
            REPORT_FEEDBACK,
            options,
            iot_id=iot_id,
            event_id=event_id,
            file_name=file_name,
            event_type=event_type,
            intelligent_type=intelligent_type,
            result=result,
            comment=comment,
        )

    def set_push_strategy(
        self,
        *,
        iot_id: str,
        push_strategy: AlarmPushRule | int,
        push_strategy_switch: bool,
        options: Options | None = None,
    ) -> None:
        """Set the strategy for pushing the AI alarm events of a camera.

        Args:
            iot_id: Device id; unique on the platform.
            push_strategy: Choice of the alarm events that are pushed.
            push_strategy_switch: True to put the strategy into effect.

        POST /vision/customer/push/strategy/set, version 1.0.0. Section 6.15.40 (设置AI告警事件推送策略). Published at
        <https://help.aliyun.com/document_detail/204991.html>.
        """
        return self._call(
            SET_PUSH_STRATEGY,
            options,
            iot_id=iot_id,
            push_strategy=push_strategy,
            push_strategy_switch=push_strategy_switch,
        )

    def get_push_strategy(
        self,
        *,
        iot_id: str,
        options: Options | None = None,
    ) -> AlarmPushStrategyList:
        """Get the strategy for pushing the AI alarm events of a camera.

        Args:
            iot_id: Device id; unique on the platform.

        Returns:
            The strategies.

        POST /vision/customer/push/strategy/query, version 1.0.0. Section 6.15.41 (查询AI告警事件推送策略). Published at
        <https://help.aliyun.com/document_detail/204992.html>.
        """
        return self._call(
            GET_PUSH_STRATEGY,
            options,
            iot_id=iot_id,
        )

    def set_record_switch(
        self,
        *,
        iot_id: str,
        switch_on: bool,
        excluded_events: Sequence[str] | None = None,
        options: Options | None = None,
    ) -> None:
        """Switch the cloud recording of a device on or off.

        Args:
            iot_id: Device id; unique on the platform.
            switch_on: True to record.
            excluded_events: Events that still start a recording while recording is off.

        POST /vision/customer/record/switch/set, version 1.0.0. Section 6.15.42 (设置云存储录像开关).
        """
        return self._call(
            SET_RECORD_SWITCH,
            options,
            iot_id=iot_id,
            switch_on=switch_on,
            excluded_events=excluded_events,
        )

    def get_record_switch(
        self,
        *,
        iot_id: str,
        options: Options | None = None,
    ) -> RecordSwitch:
        """Get whether the cloud recording of a device is on.

        Args:
            iot_id: Device id; unique on the platform.

        Returns:
            The switch.

        POST /vision/customer/record/switch/get, version 1.0.0. Section 6.15.43 (查询云存储录像开关).
        """
        return self._call(
            GET_RECORD_SWITCH,
            options,
            iot_id=iot_id,
        )

    def check_network_detection(
        self,
        *,
        iot_id: str,
        options: Options | None = None,
    ) -> NetworkDetectionSupport:
        """Check whether a device can test its network.

        Args:
            iot_id: Device id; unique on the platform.

        Returns:
            Support of network tests by the device.

        POST /vision/customer/network/detect/check, version 1.0.0. Section 6.15.44 (查询设备是否支持网络检测能力).
        """
        return self._call(
            CHECK_NETWORK_DETECTION,
            options,
            iot_id=iot_id,
        )

    def create_network_detection(
        self,
        *,
        iot_id: str,
        network_detect_type: NetworkDetectionType | int,
        options: Options | None = None,
    ) -> NetworkDetectionTask:
        """Ask a device to test its network.

        app.vision.get_network_detection gives the result.

        Args:
            iot_id: Device id; unique on the platform.
            network_detect_type: Subject of a network test.

        Returns:
            The new task.

        POST /vision/customer/network/detect/create, version 1.0.0. Section 6.15.45 (请求设备执行网络检测任务).
        """
        return self._call(
            CREATE_NETWORK_DETECTION,
            options,
            iot_id=iot_id,
            network_detect_type=network_detect_type,
        )

    def get_network_detection(
        self,
        *,
        iot_id: str,
        network_detect_type: NetworkDetectionType | int,
        network_detect_task_id: str,
        options: Options | None = None,
    ) -> NetworkDetection:
        """Get the result of a network test of a device.

        Args:
            iot_id: Device id; unique on the platform.
            network_detect_type: Subject of a network test.
            network_detect_task_id: Id of the task, from app.vision.create_network_detection.

        Returns:
            The task and its result.

        POST /vision/customer/network/detect/get, version 1.0.0. Section 6.15.46 (查询设备网络检测任务的结果). Published at
        <https://help.aliyun.com/document_detail/419193.html>.
        """
        return self._call(
            GET_NETWORK_DETECTION,
            options,
            iot_id=iot_id,
            network_detect_type=network_detect_type,
            network_detect_task_id=network_detect_task_id,
        )

    def query_network_detections(
        self,
        *,
        iot_id: str,
        network_detect_type: NetworkDetectionType | int,
        count: int,
        options: Options | None = None,
    ) -> list[NetworkDetection]:
        """Query the results of several network tests of a device.

        Args:
            iot_id: Device id; unique on the platform.
            network_detect_type: Subject of a network test.
            count: Number of tasks to return. At most 100.

        Returns:
            The tasks and their results.

        POST /vision/customer/network/detect/query, version 1.0.0. Section 6.15.47 (批量查询设备网络检测任务的结果). Published at
        <https://help.aliyun.com/document_detail/419194.html>.
        """
        return self._call(
            QUERY_NETWORK_DETECTIONS,
            options,
            iot_id=iot_id,
            network_detect_type=network_detect_type,
            count=count,
        )


class AsyncVision(AsyncService):
    """Cameras: recording plans, recordings, events, pictures, cloud storage.

    Section 6.15 (视频服务).
    """

    async def get_live_stream(
        self,
        *,
        iot_id: str,
        stream_type: int | None = None,
        relay_encrypted: bool | None = None,
        relay_encrypt_type: int | None = None,
        force_i_frame: bool | None = None,
        cache_duration: int | None = None,
        need_domain_name: bool | None = None,
        enable_web_socket: bool | None = None,
        enable_port_predict: bool | None = None,
        enable_pre_play: bool | None = None,
        client_type: str | None = None,
        options: Options | None = None,
    ) -> LiveStream:
        """Get the addresses at which the live video of a device can be fetched.

        An address is good for one player: get a new one for each. A camera that sleeps is woken by the call, which
        then fails with 9201: repeat it a moment later.

        Args:
            iot_id: Device id; unique on the platform.
            stream_type: Stream to fetch, 0 for the main one.
            relay_encrypted: True to encrypt the stream of the relay.
            relay_encrypt_type: Kind of encryption; programs send 0.
            force_i_frame: True to begin with a whole picture.
            cache_duration: Length of the video to begin with; programs send 0 or 3000.
            need_domain_name: True for addresses with names instead of numbers.
            enable_web_socket: True for a signalling address over WebSocket.
            enable_port_predict: True to help direct connections through routers.
            enable_pre_play: True to begin before everything is agreed.
            client_type: System of the caller, such as iOS or Android.

        Returns:
            Addresses of the stream.

        POST /vision/customer/stream/query, version 2.2.0. Not documented; seen in use: apocaliss92/nodedreame,
        src/video/aliyun/vision.ts (2.2.0, with an answer that was recorded); a Home Assistant integration of Desman
        locks (2.1.8); the platform's SDK LinkVisual for Android in published apps (2.1.6).
        """
        return await self._call(
            GET_LIVE_STREAM,
            options,
            iot_id=iot_id,
            stream_type=stream_type,
            relay_encrypted=relay_encrypted,
            relay_encrypt_type=relay_encrypt_type,
            force_i_frame=force_i_frame,
            cache_duration=cache_duration,
            need_domain_name=need_domain_name,
            enable_web_socket=enable_web_socket,
            enable_port_predict=enable_port_predict,
            enable_pre_play=enable_pre_play,
            client_type=client_type,
        )

    async def count_events(
        self,
        *,
        iot_ids: Sequence[str],
        days: int,
        options: Options | None = None,
    ) -> list[CameraEventCounts]:
        """Count the events of cameras on each of the last days.

        At most 2000 events of a camera are counted.

        Args:
            iot_ids: Ids of the cameras. At most 32 items.
            days: Days to count, the last of which is today. 1 to 7. In days.

        Returns:
            The counts of each camera.

        POST /vision/customer/event/statistics, version 1.0.0. Not documented; seen in use: The platform's help page
        434186, a stored copy. A signed-in user is optional.
        """
        return await self._call(
            COUNT_EVENTS,
            options,
            iot_ids=iot_ids,
            days=days,
        )

    async def create_record_plan(
        self,
        *,
        name: str,
        all_day: RecordPlanSpan | int,
        time_sections: Sequence[RecordTimeSection],
        time_zone: int | None = None,
        options: Options | None = None,
    ) -> RecordPlanReference:
        """Create a plan for continuous recording.

        In the times of the plan the cloud has the device push its stream. The plan has no effect before it is bound
        to a device. A recording in the cloud is cut into files of at most 30 minutes;
        app.vision.set_record_duration sets another length.

        Args:
            name: Name of the plan.
            all_day: Span to record, the whole day or the time sections; the whole day wins.
            time_sections: Times at which to record; counts only if the plan is not all-day, else empty.
            time_zone: Offset from UTC in hours. -11 to 12.

        Returns:
            The new plan.

        POST /vision/customer/record/plan/set, version 2.1.0. Section 6.15.1 (配置录像计划). Published at
        <https://help.aliyun.com/document_detail/178072.html> and
        <https://help.aliyun.com/document_detail/130276.html>.
        """
        return await self._call(
            CREATE_RECORD_PLAN,
            options,
            name=name,
            all_day=all_day,
            time_sections=time_sections,
            time_zone=time_zone,
        )

    async def update_record_plan(
        self,
        *,
        plan_id: str,
        name: str | None = None,
        all_day: RecordPlanSpan | int | None = None,
        time_sections: Sequence[RecordTimeSection] | None = None,
        time_zone: int | None = None,
        iot_id: str,
        options: Options | None = None,
    ) -> RecordPlanReference:
        """Change a plan for continuous recording.

        Changing a common template gives the plan a new id; otherwise the id stays.

        Args:
            plan_id: Id of the recording plan.
            name: New name of the plan.
            all_day: Span to record, the whole day or the time sections.
            time_sections: New sections of the week; they count only if the plan is not all-day.
            time_zone: Offset from UTC in hours. -11 to 12.
            iot_id: Device id; unique on the platform.

        Returns:
            The plan after the change.

        POST /vision/customer/record/plan/update, version 2.2.0. Section 6.15.2 (更新录像计划). A signed-in user is
        optional.
        """
        return await self._call(
            UPDATE_RECORD_PLAN,
            options,
            plan_id=plan_id,
            name=name,
            all_day=all_day,
            time_sections=time_sections,
            time_zone=time_zone,
            iot_id=iot_id,
        )

    def list_record_plans(
        self,
        *,
        page_no: int = 0,
        page_size: int = 50,
        time_zone: int | None = None,
        options: Options | None = None,
    ) -> AsyncPages[RecordPlan, RecordPlanPage]:
        """List the plans for continuous recording.

        Args:
            page_no: Page number, from 0.
            page_size: Number of plans in a page. 1 to 50.
            time_zone: Offset from UTC in hours. -11 to 12.

        POST /vision/customer/record/plan/query, version 2.1.0. Section 6.15.3 (查询录像计划列表). Published at
        <https://help.aliyun.com/document_detail/178074.html> and
        <https://help.aliyun.com/document_detail/130276.html>.
        """
        return self._pages(
            LIST_RECORD_PLANS,
            options,
            page_no=page_no,
            page_size=page_size,
            time_zone=time_zone,
        )

    async def get_record_plan(
        self,
        *,
        plan_id: str,
        time_zone: int | None = None,
        options: Options | None = None,
    ) -> RecordPlan:
        """Get a plan for continuous recording.

        Args:
            plan_id: Id of the recording plan.
            time_zone: Offset from UTC in hours. -11 to 12.

        Returns:
            The plan.

        POST /vision/customer/record/plan/get, version 2.1.0. Section 6.15.4 (获取录像计划详情). Published at
        <https://help.aliyun.com/document_detail/178075.html>.
        """
        return await self._call(
            GET_RECORD_PLAN,
            options,
            plan_id=plan_id,
            time_zone=time_zone,
        )

    async def delete_record_plan(
        self,
        *,
        plan_id: str,
        options: Options | None = None,
    ) -> None:
        """Delete a plan for continuous recording.

        Args:
            plan_id: Id of the recording plan.

        POST /vision/customer/record/plan/delete, version 2.0.0. Section 6.15.5 (删除录像计划). Published at
        <https://help.aliyun.com/document_detail/178076.html>.
        """
        return await self._call(
            DELETE_RECORD_PLAN,
            options,
            plan_id=plan_id,
        )

    async def bind_record_plan(
        self,
        *,
        plan_id: str,
        iot_id: str,
        stream_type: VideoStreamType | int | None = None,
        options: Options | None = None,
    ) -> None:
        """Bind a device to a plan for continuous recording.

        The device needs cloud storage.

        Args:
            plan_id: Id of the recording plan.
            iot_id: Device id; unique on the platform.
            stream_type: Stream to record.

        POST /vision/customer/record/plan/bind, version 2.0.0. Section 6.15.6 (绑定录像计划到设备). Published at
        <https://help.aliyun.com/document_detail/178077.html>.
        """
        return await self._call(
            BIND_RECORD_PLAN,
            options,
            plan_id=plan_id,
            iot_id=iot_id,
            stream_type=stream_type,
        )

    async def unbind_record_plan(
        self,
        *,
        iot_id: str,
        stream_type: VideoStreamType | int | None = None,
        options: Options | None = None,
    ) -> None:
        """Unbind a device from its plan for continuous recording.

        The device stops recording.

        Args:
            iot_id: Device id; unique on the platform.
            stream_type: Stream to unbind.

        POST /vision/customer/record/plan/unbind, version 2.0.0. Section 6.15.7 (解绑设备的录像计划). Published at
        <https://help.aliyun.com/document_detail/178125.html>.
        """
        return await self._call(
            UNBIND_RECORD_PLAN,
            options,
            iot_id=iot_id,
            stream_type=stream_type,
        )

    async def get_record_plan_by_device(
        self,
        *,
        iot_id: str,
        stream_type: VideoStreamType | int | None = None,
        time_zone: int | None = None,
        options: Options | None = None,
    ) -> RecordPlan:
        """Get the plan for continuous recording that is bound to a device.

        Args:
            iot_id: Device id; unique on the platform.
            stream_type: Stream of the plan.
            time_zone: Offset from UTC in hours. -11 to 12.

        Returns:
            The plan.

        POST /vision/customer/record/plan/getbyiotid, version 2.1.0. Section 6.15.8 (根据设备ID查询绑定的录像计划). Published at
        <https://help.aliyun.com/document_detail/178078.html>.
        """
        return await self._call(
            GET_RECORD_PLAN_BY_DEVICE,
            options,
            iot_id=iot_id,
            stream_type=stream_type,
            time_zone=time_zone,
        )

    def list_record_plan_devices(
        self,
        *,
        plan_id: str,
        page_no: int = 0,
        page_size: int = 50,
        options: Options | None = None,
    ) -> AsyncPages[RecordPlanDevice, RecordPlanDevicePage]:
        """List the devices that are bound to a plan for continuous recording.

        Args:
            plan_id: Id of the recording plan.
            page_no: Page number, from 0.
            page_size: Number of devices in a page. At most 50.

        POST /vision/customer/record/plan/bind/device/query, version 2.0.0. Section 6.15.9 (查询绑定此录像计划的设备列表).
        Published at <https://help.aliyun.com/document_detail/178079.html>.
        """
        return self._pages(
            LIST_RECORD_PLAN_DEVICES,
            options,
            plan_id=plan_id,
            page_no=page_no,
            page_size=page_size,
        )

    async def create_event_record_plan(
        self,
        *,
        name: str,
        pre_record_duration: int | None = None,
        record_duration: int = 10,
        all_day: RecordPlanSpan | int,
        event_types: Sequence[VideoEventType | int],
        time_sections: Sequence[RecordTimeSection],
        time_zone: int | None = None,
        options: Options | None = None,
    ) -> RecordPlanReference:
        """Create a plan for recording on events.

        When a device reports an event in the times of the plan, the cloud has it push its stream and stores it as a
        recording. The plan has no effect before it is bound to a device.

        Args:
            name: Name of the plan.
            pre_record_duration: Length of the time before the event that is recorded. 0 to 10. In seconds. Default:
                0.
            record_duration: Length of a recording, with the time before the event. 10 to 30. In seconds. Default:
                10.
            all_day: Span in which events count, the whole day or the time sections; the whole day wins.
            event_types: Events that start a recording; with several, each of them does.
            time_sections: Times at which events start a recording; counts only if the plan is not all-day, else
                empty.
            time_zone: Offset from UTC in hours. -11 to 12.

        Returns:
            The new plan.

        POST /vision/customer/eventrecord/plan/set, version 2.1.0. Section 6.15.10 (配置事件联动录像计划). Published at
        <https://help.aliyun.com/document_detail/178080.html>.
        """
        return await self._call(
            CREATE_EVENT_RECORD_PLAN,
            options,
            name=name,
            pre_record_duration=pre_record_duration,
            record_duration=record_duration,
            all_day=all_day,
            event_types=event_types,
            time_sections=time_sections,
            time_zone=time_zone,
        )

    async def update_event_record_plan(
        self,
        *,
        plan_id: str,
        name: str | None = None,
        pre_record_duration: int | None = None,
        record_duration: int | None = None,
        all_day: RecordPlanSpan | int | None = None,
        event_types: Sequence[VideoEventType | int] | None = None,
        time_sections: Sequence[RecordTimeSection] | None = None,
        time_zone: int | None = None,
        iot_id: str,
        options: Options | None = None,
    ) -> RecordPlanReference:
        """Change a plan for recording on events.

        Changing a common template gives the plan a new id; otherwise the id stays.

        Args:
            plan_id: Id of the event recording plan.
            name: New name of the plan.
            pre_record_duration: Length of the time before the event that is recorded; 0 to 10 where a plan is
                created. In seconds.
            record_duration: Length of a recording, with the time before the event. 10 to 30. In seconds.
            all_day: Span in which events count, the whole day or the time sections.
            event_types: Events that start a recording; with several, each of them does.
            time_sections: New sections of the week; they count only if the plan is not all-day.
            time_zone: Offset from UTC in hours. -11 to 12.
            iot_id: Device id; unique on the platform.

        Returns:
            The plan after the change.

        POST /vision/customer/eventrecord/plan/update, version 2.2.0. Section 6.15.11 (更新事件联动录像计划). Published at
        <https://help.aliyun.com/document_detail/178081.html>. A signed-in user is optional.
        """
        return await self._call(
            UPDATE_EVENT_RECORD_PLAN,
            options,
            plan_id=plan_id,
            name=name,
            pre_record_duration=pre_record_duration,
            record_duration=record_duration,
            all_day=all_day,
            event_types=event_types,
            time_sections=time_sections,
            time_zone=time_zone,
            iot_id=iot_id,
        )

    def list_event_record_plans(
        self,
        *,
        page_no: int = 0,
        page_size: int = 50,
        time_zone: int | None = None,
        options: Options | None = None,
    ) -> AsyncPages[EventRecordPlan, EventRecordPlanPage]:
        """List the plans for recording on events.

        Args:
            page_no: Page number, from 0.
            page_size: Number of plans in a page. 1 to 50.
            time_zone: Offset from UTC in hours. -11 to 12.

        POST /vision/customer/eventrecord/plan/query, version 2.1.0. Section 6.15.12 (查询事件联动录像计划列表). Published at
        <https://help.aliyun.com/document_detail/178082.html>.
        """
        return self._pages(
            LIST_EVENT_RECORD_PLANS,
            options,
            page_no=page_no,
            page_size=page_size,
            time_zone=time_zone,
        )

    async def delete_event_record_plan(
        self,
        *,
        plan_id: str,
        options: Options | None = None,
    ) -> None:
        """Delete a plan for recording on events.

        Args:
            plan_id: Id of the event recording plan.

        POST /vision/customer/eventrecord/plan/delete, version 2.0.0. Section 6.15.13 (删除事件联动录像计划).
        """
        return await self._call(
            DELETE_EVENT_RECORD_PLAN,
            options,
            plan_id=plan_id,
        )

    async def get_event_record_plan(
        self,
        *,
        plan_id: str,
        time_zone: int | None = None,
        options: Options | None = None,
    ) -> EventRecordPlan:
        """Get a plan for recording on events.

        Args:
            plan_id: Id of the event recording plan.
            time_zone: Offset from UTC in hours. -11 to 12.

        Returns:
            The plan.

        POST /vision/customer/eventrecord/plan/getbyid, version 2.1.0. Section 6.15.14 (获取事件联动计划详情).
        """
        return await self._call(
            GET_EVENT_RECORD_PLAN,
            options,
            plan_id=plan_id,
            time_zone=time_zone,
        )

    async def bind_event_record_plan(
        self,
        *,
        plan_id: str,
        iot_id: str,
        stream_type: VideoStreamType | int | None = None,
        options: Options | None = None,
    ) -> None:
        """Bind a device to a plan for recording on events.

        The device needs cloud storage.

        Args:
            plan_id: Id of the event recording plan.
            iot_id: Device id; unique on the platform.
            stream_type: Stream to record.

        POST /vision/customer/eventrecord/plan/device/bind, version 2.0.0. Section 6.15.15 (绑定事件联动计划到设备). Published
        at <https://help.aliyun.com/document_detail/178085.html>.
        """
        return await self._call(
            BIND_EVENT_RECORD_PLAN,
            options,
            plan_id=plan_id,
            iot_id=iot_id,
            stream_type=stream_type,
        )

    async def unbind_event_record_plan(
        self,
        *,
        iot_id: str,
        stream_type: VideoStreamType | int | None = None,
        options: Options | None = None,
    ) -> None:
        """Unbind a device from its plan for recording on events.

        Args:
            iot_id: Device id; unique on the platform.
            stream_type: Stream to unbind.

        POST /vision/customer/eventrecord/plan/unbind, version 2.0.0. Section 6.15.16 (解绑设备的事件联动计划).
        """
        return await self._call(
            UNBIND_EVENT_RECORD_PLAN,
            options,
            iot_id=iot_id,
            stream_type=stream_type,
        )

    async def get_event_record_plan_by_device(
        self,
        *,
        iot_id: str,
        stream_type: VideoStreamType | int | None = None,
        time_zone: int | None = None,
        options: Options | None = None,
    ) -> EventRecordPlan:
        """Get the plan for recording on events that is bound to a device.

        Args:
            iot_id: Device id; unique on the platform.
            stream_type: Stream of the plan.
            time_zone: Offset from UTC in hours. -11 to 12.

        Returns:
            The plan.

        POST /vision/customer/eventrecord/plan/getbyiotid, version 2.1.0. Section 6.15.17 (根据设备ID查询事件录像计划).
        Published at <https://help.aliyun.com/document_detail/178087.html>.
        """
        return await self._call(
            GET_EVENT_RECORD_PLAN_BY_DEVICE,
            options,
            iot_id=iot_id,
            stream_type=stream_type,
            time_zone=time_zone,
        )

    def list_event_record_plan_devices(
        self,
        *,
        plan_id: str,
        page_no: int = 0,
        page_size: int = 20,
        options: Options | None = None,
    ) -> AsyncPages[RecordPlanDevice, RecordPlanDevicePage]:
        """List the devices that are bound to a plan for recording on events.

        Args:
            plan_id: Id of the event recording plan.
            page_no: Page number, from 0.
            page_size: Number of devices in a page.

        POST /vision/customer/eventrecord/bind/device/query, version 2.0.0. Section 6.15.18 (查询事件录像计划下的设备列表).
        Published at <https://help.aliyun.com/document_detail/178088.html>.
        """
        return self._pages(
            LIST_EVENT_RECORD_PLAN_DEVICES,
            options,
            plan_id=plan_id,
            page_no=page_no,
            page_size=page_size,
        )

    def list_records(
        self,
        *,
        iot_id: str,
        stream_type: VideoStreamType | int | None = None,
        start: int | datetime,
        end: int | datetime,
        record_type: CloudRecordFilter | int | None = None,
        page_no: int = 0,
        page_size: int = 500,
        need_snapshot: bool | None = None,
        options: Options | None = None,
    ) -> AsyncPages[CloudRecord, CloudRecordPage]:
        """List the cloud recordings that a camera made in a time window, page by page.

        app.vision.get_record_url gives the address to play a recording, by its file name.

        Args:
            iot_id: Device id; unique on the platform.
            stream_type: Stream of a camera.
            start: Start of the window. A datetime with a time zone, or seconds since 1970.
            end: End of the window. A datetime with a time zone, or seconds since 1970.
            record_type: Selection of the recordings to return, by the reason for which they were made.
            page_no: Page number, from 0.
            page_size: Number of recordings in a page. 1 to 500.
            need_snapshot: True to return thumbnails of the recordings.

        POST /vision/customer/record/query, version 2.1.3. Section 6.15.19 (根据时间范围查询云存的录像列表). Published at
        <https://help.aliyun.com/document_detail/178089.html>.
        """
        return self._pages(
            LIST_RECORDS,
            options,
            iot_id=iot_id,
            stream_type=stream_type,
            start=start,
            end=end,
            record_type=record_type,
            page_no=page_no,
            page_size=page_size,
            need_snapshot=need_snapshot,
        )

    async def get_record_url(
        self,
        *,
        iot_id: str,
        file_name: str,
        options: Options | None = None,
    ) -> CloudRecordUrl:
        """Get the address to play a cloud recording from, by its file name.

        The address carries its own authorisation and works once only.

        Args:
            iot_id: Device id; unique on the platform.
            file_name: Name of the file, from app.vision.list_records.

        Returns:
            The address.

        POST /vision/customer/vod/getbyfilename, version 2.0.0. Section 6.15.20 (获取云存录像点播地址). Published at
        <https://help.aliyun.com/document_detail/178090.html>.
        """
        return await self._call(
            GET_RECORD_URL,
            options,
            iot_id=iot_id,
            file_name=file_name,
        )

    async def query_record_days(
        self,
        *,
        iot_id: str,
        month: str,
        time_zone: int | None = None,
        options: Options | None = None,
    ) -> CloudRecordDays:
        """Query the days of a month on which a camera has cloud recordings.

        Args:
            iot_id: Device id; unique on the platform.
            month: The month as yyyyMM, such as 202009.
            time_zone: Offset from UTC in hours. -11 to 12.

        Returns:
            The days with recordings.

        POST /vision/customer/monthrecord/query, version 2.0.1. Section 6.15.21 (查询月录像). A signed-in user is
        optional.
        """
        return await self._call(
            QUERY_RECORD_DAYS,
            options,
            iot_id=iot_id,
            month=month,
            time_zone=time_zone,
        )

    def list_events(
        self,
        *,
        start: int | datetime,
        end: int | datetime,
        event_type: VideoEventType | int | None = None,
        picture_type: CameraPictureType | int | None = None,
        page_no: int = 0,
        page_size: int = 20,
        iot_id: str,
        options: Options | None = None,
    ) -> AsyncPages[CameraEvent, CameraEventPage]:
        """List the events of a camera in a time window, page by page.

        Args:
            start: Start of the window. A datetime with a time zone, or milliseconds since 1970.
            end: End of the window. A datetime with a time zone, or milliseconds since 1970.
            event_type: Kind of event that a camera detected.
            picture_type: Form of the pictures to return.
            page_no: Page number, from 0.
            page_size: Number of events in a page. At most 100. Default: 20.
            iot_id: Device id; unique on the platform.

        POST /vision/customer/event/query, version 2.1.5. Section 6.15.22 (查询事件列表). Published at
        <https://help.aliyun.com/document_detail/178092.html>. A signed-in user is optional. Also documented in
        version 2.1.4.
        """
        return self._pages(
            LIST_EVENTS,
            options,
            start=start,
            end=end,
            event_type=event_type,
            picture_type=picture_type,
            page_no=page_no,
            page_size=page_size,
            iot_id=iot_id,
        )

    async def get_event_record_urls(
        self,
        *,
        iot_id: str,
        event_id: str,
        need_prolong_origin_record: bool | None = None,
        options: Options | None = None,
    ) -> EventRecordings:
        """Get the addresses to play the cloud recordings of an event from.

        The camera must have had an event recording plan in effect.

        Args:
            iot_id: Device id; unique on the platform.
            event_id: Id of the event; unique on the platform.
            need_prolong_origin_record: True: return the prolonged recording of the event; false: return at most 30
                seconds of it.

        Returns:
            The recordings.

        POST /vision/customer/vod/getbyeventid, version 2.1.1. Section 6.15.23 (根据事件ID获取云存录像文件播放地址). Published at
        <https://help.aliyun.com/document_detail/178093.html>.
        """
        return await self._call(
            GET_EVENT_RECORD_URLS,
            options,
            iot_id=iot_id,
            event_id=event_id,
            need_prolong_origin_record=need_prolong_origin_record,
        )

    async def delete_records(
        self,
        *,
        iot_id: str,
        file_names: Sequence[str],
        options: Options | None = None,
    ) -> CloudRecordDeletion:
        """Delete cloud recordings of a camera.

        Args:
            iot_id: Device id; unique on the platform.
            file_names: Names of the recordings' files. At most 100 items.

        Returns:
            Number of deleted recordings.

        POST /vision/customer/record/batchdelete, version 2.0.1. Section 6.15.24 (批量删除录像). Published at
        <https://help.aliyun.com/document_detail/178094.html>.
        """
        return await self._call(
            DELETE_RECORDS,
            options,
            iot_id=iot_id,
            file_names=file_names,
        )

    async def get_record_download(
        self,
        *,
        iot_id: str,
        file_name: str,
        options: Options | None = None,
    ) -> CloudRecordDownload:
        """Get the address to download a cloud recording from, or the progress of its transcoding.

        The recording is first transcoded to MP4, which takes a while: poll this operation until the status is
        SUCCEEDED or FAILED.

        Args:
            iot_id: Device id; unique on the platform.
            file_name: Name of the recording's file.

        Returns:
            The address and the progress.

        POST /vision/customer/vod/cloudfile/get, version 2.1.0. Section 6.15.25 (云端录像下载).
        """
        return await self._call(
            GET_RECORD_DOWNLOAD,
            options,
            iot_id=iot_id,
            file_name=file_name,
        )

    async def set_record_duration(
        self,
        *,
        iot_id: str,
        record_duration: int | None = None,
        options: Options | None = None,
    ) -> None:
        """Set the length of a file of continuous recording.

        Args:
            iot_id: Device id; unique on the platform.
            record_duration: Length of a file. 600 to 3600. In seconds. Default: 1800.

        POST /vision/customer/record/durationconfig/set, version 1.0.0. Section 6.15.26 (设置连续录像文件时长).
        """
        return await self._call(
            SET_RECORD_DURATION,
            options,
            iot_id=iot_id,
            record_duration=record_duration,
        )

    async def get_record_duration(
        self,
        *,
        iot_id: str,
        options: Options | None = None,
    ) -> RecordFileDuration:
        """Get the length of a file of continuous recording.

        Args:
            iot_id: Device id; unique on the platform.

        Returns:
            The length.

        POST /vision/customer/record/durationconfig/get, version 1.0.0. Section 6.15.27 (查询连续录像文件时长).
        """
        return await self._call(
            GET_RECORD_DURATION,
            options,
            iot_id=iot_id,
        )

    async def get_free_plan(
        self,
        *,
        iot_id: str,
        options: Options | None = None,
    ) -> FreeStoragePlan:
        """Get the free storage plan of a camera.

        Args:
            iot_id: Device id; unique on the platform.

        Returns:
            The free plan and whether it was claimed.

        POST /vision/customer/cloudstorage/presented/get, version 2.1.3. Section 6.15.28 (查询赠送的云存储套餐详情). Published
        at <https://help.aliyun.com/document_detail/178099.html>.
        """
        return await self._call(
            GET_FREE_PLAN,
            options,
            iot_id=iot_id,
        )

    async def claim_free_plan(
        self,
        *,
        iot_id: str,
        enable_default_plan: bool | None = None,
        pre_record_duration: int | None = None,
        record_duration: int | None = None,
        quota: int | None = None,
        options: Options | None = None,
    ) -> FreeStoragePlan:
        """Claim the free storage plan of a camera.

        Args:
            iot_id: Device id; unique on the platform.
            enable_default_plan: True to set up the default plan, which records around the clock (24/7). Default:
                False.
            pre_record_duration: Length of the part of an event recording before the event. 0 to 5. In seconds.
            record_duration: Length of an event recording. 0 to 30. In seconds.
            quota: Amount of the gifted quota to use. In months.

        Returns:
            The claimed plan.

        POST /vision/customer/cloudstorage/presented/consume, version 2.1.5. Section 6.15.29 (领取赠送的云存储套餐).
        """
        return await self._call(
            CLAIM_FREE_PLAN,
            options,
            iot_id=iot_id,
            enable_default_plan=enable_default_plan,
            pre_record_duration=pre_record_duration,
            record_duration=record_duration,
            quota=quota,
        )

    async def trigger_picture(
        self,
        *,
        iot_id: str,
        options: Options | None = None,
    ) -> TriggeredPicture:
        """Have a camera take a picture of what it sees now and store it in the cloud.

        Args:
            iot_id: Device id; unique on the platform.

        Returns:
            Id of the picture to come.

        POST /vision/customer/picture/trigger, version 2.0.0. Section 6.15.30 (主动抓图). Published at
        <https://help.aliyun.com/document_detail/178101.html>.
        """
        return await self._call(
            TRIGGER_PICTURE,
            options,
            iot_id=iot_id,
        )

    def list_pictures(
        self,
        *,
        iot_id: str,
        start: int | datetime,
        end: int | datetime,
        type: CameraPictureType | int | None = None,
        source: CameraPictureSource | int | None = None,
        page_no: int = 0,
        page_size: int = 20,
        options: Options | None = None,
    ) -> AsyncPages[CameraPicture, CameraPicturePage | None]:
        """List the pictures that a camera took in a time window, page by page.

        Args:
            iot_id: Device id; unique on the platform.
            start: Start of the window. A datetime with a time zone, or milliseconds since 1970.
            end: End of the window. A datetime with a time zone, or milliseconds since 1970.
            type: Form of the pictures to return.
            source: Source of the pictures to list. Default: 0.
            page_no: Page number, from 0.
            page_size: Number of pictures in a page. At most 100. Default: 20.

        POST /vision/customer/picture/querybytime, version 2.1.1. Section 6.15.31 (根据时间查询图片列表). Published at
        <https://help.aliyun.com/document_detail/178102.html>.
        """
        return self._pages(
            LIST_PICTURES,
            options,
            iot_id=iot_id,
            start=start,
            end=end,
            type=type,
            source=source,
            page_no=page_no,
            page_size=page_size,
        )

    async def query_pictures(
        self,
        *,
        iot_id: str,
        picture_ids: Sequence[str],
        type: CameraPictureType | int | None = None,
        options: Options | None = None,
    ) -> CameraPictureList:
        """Query pictures of a camera by their ids.

        Args:
            iot_id: Device id; unique on the platform.
            picture_ids: Ids of the pictures.
            type: Form of the pictures to return.

        Returns:
            The pictures with their addresses.

        POST /vision/customer/picture/querybyids, version 2.1.0. Section 6.15.32 (根据图片ID列表获取图片地址).
        """
        return await self._call(
            QUERY_PICTURES,
            options,
            iot_id=iot_id,
            picture_ids=picture_ids,
            type=type,
        )

    async def delete_pictures(
        self,
        *,
        iot_id: str,
        picture_ids: Sequence[str],
        options: Options | None = None,
    ) -> CameraPictureDeletion:
        """Delete pictures of a camera.

        Args:
            iot_id: Device id; unique on the platform.
            picture_ids: Ids of the pictures.

        Returns:
            Number of deleted pictures.

        POST /vision/customer/picture/batchdelete, version 2.0.0. Section 6.15.33 (批量删除图片). Published at
        <https://help.aliyun.com/document_detail/178104.html>.
        """
        return await self._call(
            DELETE_PICTURES,
            options,
            iot_id=iot_id,
            picture_ids=picture_ids,
        )

    async def set_event_push_interval(
        self,
        *,
        iot_id: str,
        event_type: CameraBusinessEventType | int,
        alarm_type: CameraAlarmType | int | None = None,
        event_interval: int | None = None,
        time_section: str | None = None,
        time_zone: int | None = None,
        switch_on: bool | None = None,
        options: Options | None = None,
    ) -> None:
        """Set the shortest interval at which a camera's business events are pushed.

        Args:
            iot_id: Device id; unique on the platform.
            event_type: Kind of business event; only DETECTION_ALARM can be set for now.
            alarm_type: Kind of alarm, if event_type is DETECTION_ALARM.
            event_interval: Time after a push during which no further event is pushed; 0: every event is pushed; -1:
                none is. -1 to 3600. In seconds.
            time_section: Times at which business events of a camera are pushed, as the JSON text of a list. An item
                has mode (1: every day; 2: some days of the week), dayOfWeek (0: Sunday, to 6: Saturday), and
                beginTime and endTime in seconds of the day, from 0 to 86400.
            time_zone: Offset from UTC in hours; that of the server if absent. -11 to 12.
            switch_on: True: events are pushed, as the other parameters say; false: none is pushed.

        POST /vision/customer/bizevent/config/set, version 1.0.3. Section 6.15.34 (设置业务事件的消息推送间隔). Published at
        <https://help.aliyun.com/document_detail/178105.html>. A signed-in user is optional. Also documented in
        version 1.0.2.
        """
        return await self._call(
            SET_EVENT_PUSH_INTERVAL,
            options,
            iot_id=iot_id,
            event_type=event_type,
            alarm_type=alarm_type,
            event_interval=event_interval,
            time_section=time_section,
            time_zone=time_zone,
            switch_on=switch_on,
        )

    async def get_event_push_interval(
        self,
        *,
        iot_id: str,
        event_type: CameraBusinessEventType | int,
        alarm_type: CameraAlarmType | int | None = None,
        options: Options | None = None,
    ) -> EventPushInterval:
        """Get the shortest interval at which a camera's business events are pushed.

        Args:
            iot_id: Device id; unique on the platform.
            event_type: Kind of business event of a camera.
            alarm_type: Kind of alarm, if event_type is DETECTION_ALARM.

        Returns:
            The interval.

        POST /vision/customer/bizevent/config/get, version 1.0.3. Section 6.15.35 (查询业务事件消息推送的间隔). Published at
        <https://help.aliyun.com/document_detail/178106.html>. A signed-in user is optional. Also documented in
        version 1.0.2.
        """
        return await self._call(
            GET_EVENT_PUSH_INTERVAL,
            options,
            iot_id=iot_id,
            event_type=event_type,
            alarm_type=alarm_type,
        )

    async def query_event_pictures(
        self,
        *,
        iot_id: str,
        event_ids: Sequence[str],
        options: Options | None = None,
    ) -> EventPictureList:
        """Query the pictures of a camera's events, by the ids of the events.

        Args:
            iot_id: Device id; unique on the platform.
            event_ids: Ids of the events.

        Returns:
            The pictures.

        POST /vision/customer/pic/getbyevent, version 2.1.0. Section 6.15.36 (根据事件ID查询图片). Published at
        <https://help.aliyun.com/document_detail/178107.html>.
        """
        return await self._call(
            QUERY_EVENT_PICTURES,
            options,
            iot_id=iot_id,
            event_ids=event_ids,
        )

    async def query_events(
        self,
        *,
        iot_id: str,
        event_ids: Sequence[str],
        need_alarm_picture: bool | None = None,
        need_record_snapshot: bool | None = None,
        need_prolong_origin_record: bool | None = None,
        options: Options | None = None,
    ) -> CameraEventPage:
        """Query events of a camera by their ids.

        Args:
            iot_id: Device id; unique on the platform.
            event_ids: Ids of the events.
            need_alarm_picture: True to return the events' alarm pictures.
            need_record_snapshot: True to return the thumbnails of the events' recordings.
            need_prolong_origin_record: True: return the prolonged recordings of the events; false: return at most
                30 seconds of each.

        Returns:
            The events.

        POST /vision/customer/event/query/byeventids, version 1.0.2. Section 6.15.37 (根据批量事件ID查询事件列表). A signed-in
        user is optional.
        """
        return await self._call(
            QUERY_EVENTS,
            options,
            iot_id=iot_id,
            event_ids=event_ids,
            need_alarm_picture=need_alarm_picture,
            need_record_snapshot=need_record_snapshot,
            need_prolong_origin_record=need_prolong_origin_record,
        )

    async def delete_events(
        self,
        *,
        iot_id: str,
        event_ids: Sequence[str],
        options: Options | None = None,
    ) -> CameraEventDeletion:
        """Delete events of a camera.

        Args:
            iot_id: Device id; unique on the platform.
            event_ids: Ids of the events.

        Returns:
            Number of deleted events.

        POST /vision/customer/event/delete/byeventids, version 1.0.0. Section 6.15.38 (根据事件ID删除事件).
        """
        return await self._call(
            DELETE_EVENTS,
            options,
            iot_id=iot_id,
            event_ids=event_ids,
        )

    async def report_feedback(
        self,
        *,
        iot_id: str,
        event_id: str | None = None,
        file_name: str | None = None,
        event_type: VideoEventType | int | None = None,
        intelligent_type: IntelligentEventType | int | None = None,
        result: RecognitionResult | int,
        comment: str | None = None,
        options: Options | None = None,
    ) -> None:
        """Report whether a camera's intelligent service recognised something correctly.

        Args:
            iot_id: Device id; unique on the platform.
            event_id: Id of the event.
            file_name: Name of the recording's file.
            event_type: Kind of event that a camera detected.
            intelligent_type: Object that the intelligent service recognised.
            result: Verdict on the result of the intelligent service.
            comment: Comment of the user.

        POST /vision/customer/feedback/report, version 1.0.0. Section 6.15.39 (用户智能服务问题反馈). A signed-in user is
        optional.
        """
        return await self._call(
            REPORT_FEEDBACK,
            options,
            iot_id=iot_id,
            event_id=event_id,
            file_name=file_name,
            event_type=event_type,
            intelligent_type=intelligent_type,
            result=result,
            comment=comment,
        )

    async def set_push_strategy(
        self,
        *,
        iot_id: str,
        push_strategy: AlarmPushRule | int,
        push_strategy_switch: bool,
        options: Options | None = None,
    ) -> None:
        """Set the strategy for pushing the AI alarm events of a camera.

        Args:
            iot_id: Device id; unique on the platform.
            push_strategy: Choice of the alarm events that are pushed.
            push_strategy_switch: True to put the strategy into effect.

        POST /vision/customer/push/strategy/set, version 1.0.0. Section 6.15.40 (设置AI告警事件推送策略). Published at
        <https://help.aliyun.com/document_detail/204991.html>.
        """
        return await self._call(
            SET_PUSH_STRATEGY,
            options,
            iot_id=iot_id,
            push_strategy=push_strategy,
            push_strategy_switch=push_strategy_switch,
        )

    async def get_push_strategy(
        self,
        *,
        iot_id: str,
        options: Options | None = None,
    ) -> AlarmPushStrategyList:
        """Get the strategy for pushing the AI alarm events of a camera.

        Args:
            iot_id: Device id; unique on the platform.

        Returns:
            The strategies.

        POST /vision/customer/push/strategy/query, version 1.0.0. Section 6.15.41 (查询AI告警事件推送策略). Published at
        <https://help.aliyun.com/document_detail/204992.html>.
        """
        return await self._call(
            GET_PUSH_STRATEGY,
            options,
            iot_id=iot_id,
        )

    async def set_record_switch(
        self,
        *,
        iot_id: str,
        switch_on: bool,
        excluded_events: Sequence[str] | None = None,
        options: Options | None = None,
    ) -> None:
        """Switch the cloud recording of a device on or off.

        Args:
            iot_id: Device id; unique on the platform.
            switch_on: True to record.
            excluded_events: Events that still start a recording while recording is off.

        POST /vision/customer/record/switch/set, version 1.0.0. Section 6.15.42 (设置云存储录像开关).
        """
        return await self._call(
            SET_RECORD_SWITCH,
            options,
            iot_id=iot_id,
            switch_on=switch_on,
            excluded_events=excluded_events,
        )

    async def get_record_switch(
        self,
        *,
        iot_id: str,
        options: Options | None = None,
    ) -> RecordSwitch:
        """Get whether the cloud recording of a device is on.

        Args:
            iot_id: Device id; unique on the platform.

        Returns:
            The switch.

        POST /vision/customer/record/switch/get, version 1.0.0. Section 6.15.43 (查询云存储录像开关).
        """
        return await self._call(
            GET_RECORD_SWITCH,
            options,
            iot_id=iot_id,
        )

    async def check_network_detection(
        self,
        *,
        iot_id: str,
        options: Options | None = None,
    ) -> NetworkDetectionSupport:
        """Check whether a device can test its network.

        Args:
            iot_id: Device id; unique on the platform.

        Returns:
            Support of network tests by the device.

        POST /vision/customer/network/detect/check, version 1.0.0. Section 6.15.44 (查询设备是否支持网络检测能力).
        """
        return await self._call(
            CHECK_NETWORK_DETECTION,
            options,
            iot_id=iot_id,
        )

    async def create_network_detection(
        self,
        *,
        iot_id: str,
        network_detect_type: NetworkDetectionType | int,
        options: Options | None = None,
    ) -> NetworkDetectionTask:
        """Ask a device to test its network.

        app.vision.get_network_detection gives the result.

        Args:
            iot_id: Device id; unique on the platform.
            network_detect_type: Subject of a network test.

        Returns:
            The new task.

        POST /vision/customer/network/detect/create, version 1.0.0. Section 6.15.45 (请求设备执行网络检测任务).
        """
        return await self._call(
            CREATE_NETWORK_DETECTION,
            options,
            iot_id=iot_id,
            network_detect_type=network_detect_type,
        )

    async def get_network_detection(
        self,
        *,
        iot_id: str,
        network_detect_type: NetworkDetectionType | int,
        network_detect_task_id: str,
        options: Options | None = None,
    ) -> NetworkDetection:
        """Get the result of a network test of a device.

        Args:
            iot_id: Device id; unique on the platform.
            network_detect_type: Subject of a network test.
            network_detect_task_id: Id of the task, from app.vision.create_network_detection.

        Returns:
            The task and its result.

        POST /vision/customer/network/detect/get, version 1.0.0. Section 6.15.46 (查询设备网络检测任务的结果). Published at
        <https://help.aliyun.com/document_detail/419193.html>.
        """
        return await self._call(
            GET_NETWORK_DETECTION,
            options,
            iot_id=iot_id,
            network_detect_type=network_detect_type,
            network_detect_task_id=network_detect_task_id,
        )

    async def query_network_detections(
        self,
        *,
        iot_id: str,
        network_detect_type: NetworkDetectionType | int,
        count: int,
        options: Options | None = None,
    ) -> list[NetworkDetection]:
        """Query the results of several network tests of a device.

        Args:
            iot_id: Device id; unique on the platform.
            network_detect_type: Subject of a network test.
            count: Number of tasks to return. At most 100.

        Returns:
            The tasks and their results.

        POST /vision/customer/network/detect/query, version 1.0.0. Section 6.15.47 (批量查询设备网络检测任务的结果). Published at
        <https://help.aliyun.com/document_detail/419194.html>.
        """
        return await self._call(
            QUERY_NETWORK_DETECTIONS,
            options,
            iot_id=iot_id,
            network_detect_type=network_detect_type,
            count=count,
        )
