# Generated from spec/observed.yaml and services/app/scenes.yaml by `python -m generator generate`. Change the spec, not this file.
"""Objects of the scenes service."""

from __future__ import annotations

from datetime import datetime
from typing import Any, ClassVar

from pydantic import Field

from feiyan.enums import (
    DeviceStatus,
    SceneAbilityType,
    SceneActionUri,
    SceneCatalog,
    SceneCompareType,
    SceneConditionUri,
    SceneCronType,
    SceneLogic,
    SceneMatchMode,
    SceneRuleType,
    SceneRunResult,
    SceneStatus,
    SceneTriggerUri,
)
from feiyan_runtime import AtLeastOne, GivenStr, Model, OpenInt, OpenStr, RequiredIf, Rule, moment


class SceneAbilities(Model):
    """The abilities of a device in scenes."""

    abilities: list[SceneAbility] | None = Field(
        default=None, validation_alias="simplifyAbilityDTOs", serialization_alias="simplifyAbilityDTOs"
    )
    """The abilities."""
    model: dict[str, Any] | None = Field(default=None, validation_alias="abilityDsl", serialization_alias="abilityDsl")
    """The part of the device's model (TSL) that defines the abilities."""


class SceneTriggerGroup(Model):
    """The triggers of an IFTTT rule, any of which starts it; at most 10, and at most one trigger/timer."""

    uri: GivenStr[SceneLogic] | None = None
    """Operator that joins the triggers; always logical/or."""
    items: list[SceneTrigger] | None = None
    """The triggers."""
    params: dict[str, Any] | None = None
    """Empty, if the platform sends it."""


class SceneConditionGroup(Model):
    """The conditions of an IFTTT rule, all of which have to hold; at most 5."""

    uri: GivenStr[SceneLogic] | None = None
    """Operator that joins the conditions; always logical/and."""
    items: list[SceneCondition] | None = None
    """The conditions."""
    params: dict[str, Any] | None = None
    """Empty, if the platform sends it."""


class SceneTrigger(Model):
    """Something that starts an IFTTT rule.

    Pass uri.

    Pass params if uri is trigger/timer or trigger/device/property or trigger/device/event.
    """

    wire_rules: ClassVar[tuple[Rule, ...]] = (
        AtLeastOne(("uri",)),
        RequiredIf("uri", ("trigger/timer", "trigger/device/property", "trigger/device/event"), ("params",)),
    )
    uri: GivenStr[SceneTriggerUri] | None = None
    """Kind of trigger; determines what params holds."""
    params: SceneTimer | SceneDeviceCheck | None = None
    """SceneTimer for a timer, SceneDeviceCheck for a property or an event of a device. Kinds not listed have fields of
    their own, which are kept.
    """


class SceneCondition(Model):
    """Something that has to hold for a rule to run; a CA rule runs when it begins to hold.

    Pass uri.

    Pass params if uri is condition/timer or condition/timeRange or condition/device/property or
    condition/device/event.
    """

    wire_rules: ClassVar[tuple[Rule, ...]] = (
        AtLeastOne(("uri",)),
        RequiredIf(
            "uri",
            ("condition/timer", "condition/timeRange", "condition/device/property", "condition/device/event"),
            ("params",),
        ),
    )
    uri: GivenStr[SceneConditionUri] | None = None
    """Kind of condition; determines what params holds."""
    params: SceneTimer | SceneTimeRange | SceneDeviceCheck | None = None
    """SceneTimer for a timer, SceneTimeRange for a time range (or a SceneTimer whose expression has a range of hours),
    SceneDeviceCheck for a property or an event of a device. Kinds not listed, such as the weather, have fields of
    their own, which are kept.
    """


class SceneAction(Model):
    """Something that a scene does.

    Pass uri.

    Pass params if uri is action/device/setProperty or action/device/invokeService or action/automation/setSwitch or
    action/scene/trigger or action/mq/send.
    """

    wire_rules: ClassVar[tuple[Rule, ...]] = (
        AtLeastOne(("uri",)),
        RequiredIf(
            "uri",
            (
                "action/device/setProperty",
                "action/device/invokeService",
                "action/automation/setSwitch",
                "action/scene/trigger",
                "action/mq/send",
            ),
            ("params",),
        ),
    )
    uri: GivenStr[SceneActionUri] | None = None
    """Kind of action; determines what params holds."""
    params: ScenePropertySetting | SceneServiceCall | SceneAutomationSwitch | SceneReference | SceneMessage | None = (
        None
    )
    """ScenePropertySetting to set a property, SceneServiceCall to invoke a service, SceneAutomationSwitch to switch an
    automation, SceneReference to run a scene, SceneMessage to push a message to phones. Kinds not listed have
    fields of their own, which are kept.
    """


class SceneTimer(Model):
    """A point in time, once or again and again."""

    cron: str | None = None
    """The time as a cron expression. linux has five fields, from minutes to days of the week; quartz_cron has seven,
    from seconds, which must be 0, to years.
    """
    cron_type: GivenStr[SceneCronType] | None = None
    """Dialect of cron."""
    time_zone_id: str | None = Field(default=None, validation_alias="timezoneID", serialization_alias="timezoneID")
    """Time zone of cron, such as Asia/Shanghai."""


class SceneTimeRange(Model):
    """Hours of some days of the week. In a CA rule only if mode is all, and not alone: it needs another condition that
    is not a timer.
    """

    format: str | None = None
    """Form of begin_date and end_date, HH:mm."""
    begin_date: str | None = None
    """Start of the range, such as 08:30."""
    end_date: str | None = None
    """End of the range, such as 23:00."""
    repeat: str | None = None
    """Days of the week with commas between, 1 for Monday, such as 1,2,3."""
    time_zone_id: str | None = Field(default=None, validation_alias="timezoneID", serialization_alias="timezoneID")
    """Time zone of the range, such as Asia/Shanghai."""


class SceneDeviceCheck(Model):
    """A comparison with a property of a device or with what an event of it reports. The device is told by iot_id, or
    by product_key and device_name.
    """

    iot_id: str | None = None
    """Device id; unique on the platform."""
    product_key: str | None = None
    """Key of the device's product; part of the device certificate."""
    device_name: str | None = None
    """Name of the device; unique within its product; part of the device certificate."""
    event_code: str | None = None
    """Identifier of the event; empty or left out for a property."""
    property_name: str | None = None
    """Identifier of the property, or of what the event reports."""
    compare_type: GivenStr[SceneCompareType] | None = None
    """Comparison of the value with compare_value."""
    compare_value: Any = None
    """Value to compare with, of the type that the model of the device defines."""
    property_value: Any = None
    """The same as compare_value, if the platform sends it."""


class ScenePropertySetting(Model):
    """A property to set."""

    iot_id: str | None = None
    """Device id; unique on the platform."""
    product_key: str | None = None
    """Key of the device's product; part of the device certificate."""
    device_name: str | None = None
    """Name of the device; unique within its product; part of the device certificate."""
    property_name: str | None = None
    """Identifier of the property."""
    property_value: Any = None
    """Value to set, of the type that the model of the device defines."""


class SceneServiceCall(Model):
    """A service of a device to invoke."""

    iot_id: str | None = None
    """Device id; unique on the platform."""
    service_name: str | None = None
    """Identifier of the service."""
    service_args: dict[str, Any] | None = None
    """Arguments by identifier, as the model of the device defines them."""


class SceneAutomationSwitch(Model):
    """An automation to enable or disable."""

    automation_rule_id: str | None = None
    """Id of the automation."""
    switch_status: int | None = None
    """State to put the automation into, 1 for enabled."""


class SceneReference(Model):
    """Another scene to run."""

    scene_id: str | None = None
    """Id of the scene."""


class SceneMessage(Model):
    """A message to push to the user's phones."""

    msg_tag: str | None = None
    """Kind of message; IlopBusiness_CustomMsg for a text of your own."""
    custom_data: SceneMessageText | None = None
    """Content of the message."""


class SceneMessageText(Model):
    """The text of a message."""

    message: str | None = None
    """The text."""


class SceneSummary(Model):
    """A scene or an automation in a list."""

    id: str | None = None
    """Id of the scene."""
    status: OpenInt[SceneStatus] | None = None
    """Service state of the scene."""
    enable: bool | None = None
    """True if the scene is enabled."""
    icon: str | None = None
    """Link to the icon of the scene."""
    name: str | None = None
    """Name of the scene."""
    description: str | None = None
    """Text about the scene."""
    icon_color: str | None = None
    """Colour of the icon, such as #19BBFF."""
    valid: bool | None = None
    """True if the scene can still run; false once its device was unbound."""
    catalog_id: OpenStr[SceneCatalog] | None = None
    """Catalog of the scene: run by hand or automatically; null or empty for a scene of the old version."""


class ListedScene(Model):
    """A scene or an automation in a page of scenes."""

    id: str | None = None
    """Id of the scene."""
    status: OpenInt[SceneStatus] | None = None
    """Service state of the scene."""
    enable: bool | None = None
    """True if the scene is enabled."""
    icon: str | None = None
    """Link to the icon of the scene."""
    name: str | None = None
    """Name of the scene."""
    description: str | None = None
    """Text about the scene."""
    icon_color: str | None = None
    """Colour of the icon, such as #19BBFF."""
    valid: bool | None = None
    """True if the scene can still run; false once its device was unbound."""
    catalog_id: OpenStr[SceneCatalog] | None = Field(
        default=None, validation_alias="groupId", serialization_alias="groupId"
    )
    """Catalog of the scene: run by hand or automatically; null for a scene of the old version."""


class ListedScenePage(Model):
    """One page of scenes or automations."""

    total: int | None = None
    """Number of all scenes that match."""
    scenes: list[ListedScene] | None = None
    """The scenes of the page."""
    page_no: int | None = None
    """Number of the page, from 1."""
    page_size: int | None = None
    """Number of scenes in a page."""


class ScenePage(Model):
    """One page of scenes or automations."""

    total: int | None = None
    """Number of all scenes that match."""
    scenes: list[SceneSummary] | None = None
    """The scenes of the page."""
    page_no: int | None = None
    """Number of the page, from 1."""
    page_size: int | None = None
    """Number of scenes in a page."""


class SceneLists(Model):
    """Scenes and automations of a home."""

    manual: ScenePage | None = None
    """The scenes that are run by hand."""
    automatic: ScenePage | None = None
    """The automations, which run automatically."""


class SceneBrief(Model):
    """A timer in a list, or a scene of the widget."""

    id: str | None = None
    """Id of the scene."""
    name: str | None = None
    """Name of the scene."""
    description: str | None = None
    """Text about the scene."""
    enable: bool | None = None
    """True if the scene is enabled."""
    icon: str | None = None
    """Icon of the scene."""
    icon_color: str | None = None
    """Colour of the icon."""
    valid: bool | None = None
    """True if the scene can still run; some answers send 1 for true."""


class SceneDetail(Model):
    """A scene or an automation with its rule."""

    id: str | None = None
    """Id of the scene."""
    scene_id: str | None = None
    """Id of the scene, the same as id; not in every answer."""
    name: str | None = None
    """Name of the scene."""
    description: str | None = None
    """Text about the scene."""
    enable: bool | None = None
    """True if the scene is enabled; a disabled one never runs automatically."""
    icon: str | None = None
    """Link to the icon of the scene."""
    icon_color: str | None = None
    """Colour of the icon."""
    ca_conditions_json: list[SceneCondition | str] | str | None = None
    """Conditions of a CA rule, each as an object or as JSON text of it, or all as one JSON text."""
    triggers_json: SceneTriggerGroup | str | None = None
    """Triggers of an IFTTT rule, as an object or as JSON text of it."""
    actions_json: list[SceneAction | str] | str | None = None
    """Actions, each as an object or as JSON text of it, or all as one JSON text."""
    conditions_json: SceneConditionGroup | str | None = None
    """Conditions of an IFTTT rule, as an object or as JSON text of it."""
    scene_type: OpenStr[SceneRuleType] | None = None
    """Kind of rule; IFTTT if it is absent."""
    mode: OpenStr[SceneMatchMode] | None = None
    """Match mode of the conditions of a CA rule, all or at least one."""
    valid: bool | None = None
    """True if every action can still be run; false once a device of an action was unbound."""


class SceneTimerDetail(Model):
    """A timer with its rule."""

    scene_id: str | None = None
    """Id of the timer."""
    name: str | None = None
    """Name of the timer."""
    description: str | None = None
    """Text about the timer."""
    icon: str | None = None
    """Link to the icon of the timer."""
    enable: bool | None = None
    """True if the timer is enabled."""
    status: OpenInt[SceneStatus] | None = None
    """Service state of the timer."""
    valid: bool | None = None
    """True if the timer can still run."""
    triggers: SceneTriggerGroup | str | None = None
    """Triggers, as an object or as JSON text of it."""
    conditions: SceneConditionGroup | str | None = None
    """Conditions, as an object or as JSON text of it."""
    actions: list[SceneAction | str] | str | None = None
    """Actions, each as an object or as JSON text of it, or all as one JSON text."""
    disable_cancel: bool | None = None
    """True if cancelling is disabled."""
    editable: bool | None = None
    """True if the timer can be edited."""


class SceneTimerPage(Model):
    """One page of timers."""

    total: int | None = None
    """Number of all timers."""
    page_no: int | None = None
    """Number of the page, from 1."""
    page_size: int | None = None
    """Number of timers in a page."""
    scenes: list[SceneBrief] | None = None
    """The timers of the page."""


class SceneRule(Model):
    """A scene with its rule as JSON text."""

    scene_id: str | None = None
    """Id of the scene."""
    name: str | None = None
    """Name of the scene."""
    icon: str | None = None
    """Icon of the scene."""
    triggers: str | SceneTriggerGroup | None = None
    """Triggers, as JSON text of an object or as the object."""
    conditions: str | SceneConditionGroup | None = None
    """Conditions, as JSON text of an object or as the object."""
    actions: str | list[SceneAction | str] | None = None
    """Actions, as one JSON text, or each as an object or as JSON text of it."""
    remark: str | None = None
    """Note on the scene."""
    scene_type: OpenStr[SceneRuleType] | None = None
    """Kind of rule."""
    enable: bool | None = None
    """True if the scene is enabled; a disabled one never runs automatically."""
    scene_switch: int | None = None
    """State of the scene, 1 for enabled; some answers have it."""


class SceneLogEntry(Model):
    """One run of a scene."""

    time: int | None = None
    """Time at which the scene ran. In milliseconds since 1970."""
    time_zone: str | None = None
    """Time zone, such as Asia/Shanghai."""
    scene_id: str | None = None
    """Id of the scene."""
    id: str | None = None
    """Id of the entry."""
    scene_name: str | None = None
    """Name of the scene."""
    result: OpenInt[SceneRunResult] | None = None
    """Result of the run."""
    icon: str | None = None
    """Icon of the scene."""
    is_deleted: bool | None = Field(default=None, validation_alias="isDelete", serialization_alias="isDelete")
    """True if the scene has been deleted since."""
    icon_color: str | None = None
    """Colour of the icon."""
    has_delayed_action: bool | None = None
    """True if the scene has actions that run with a delay."""

    @property
    def time_at(self) -> datetime | None:
        """`time` as a datetime in UTC."""
        return moment(self.time)


class SceneLogPage(Model):
    """One page of the log of scenes."""

    page_no: int | None = None
    """Number of the page."""
    page_size: int | None = None
    """Number of entries in a page."""
    total: int | None = None
    """Number of all entries."""
    logs: list[SceneLogEntry] | None = None
    """The entries of the page, the latest first."""


class SceneFailure(Model):
    """An action that failed in a run of a scene."""

    product_key: str | None = None
    """Key of the device's product; part of the device certificate."""
    localized_product_name: str | None = None
    """Name of the product in the user's language."""
    device_name: str | None = None
    """Name of the device; unique within its product; part of the device certificate."""
    alias_name: str | None = None
    """Nickname of the device."""
    failed_reason: str | None = None
    """Reason for the failure; may name the product and the property with its value, or the service."""
    detail: str | None = None
    """Note on the failure."""
    icon: str | None = None
    """Icon."""


class SceneFailurePage(Model):
    """One page of the failures of a run."""

    total: int | None = None
    """Number of all failures."""
    page_size: int | None = None
    """Number of failures in a page."""
    page_no: int | None = None
    """Number of the page, from 1."""
    details: list[SceneFailure] | None = None
    """The failures of the page."""


class SceneThing(Model):
    """A device that can be part of a scene."""

    iot_id: str | None = None
    """Device id; unique on the platform."""
    device_name: str | None = None
    """Name of the device; unique within its product; part of the device certificate."""
    product_key: str | None = None
    """Key of the device's product; part of the device certificate."""
    nick_name: str | None = None
    """Nickname of the device."""
    image: str | None = None
    """Link to the icon of the product's category."""
    status: OpenInt[DeviceStatus] | None = None
    """Connection state of a device."""


class SceneThingPage(Model):
    """One page of devices that can be part of a scene."""

    total: int | None = None
    """Number of all devices."""
    page_no: int | None = None
    """Number of the page."""
    page_size: int | None = None
    """Number of devices in a page."""
    devices: list[SceneThing] | None = Field(default=None, validation_alias="data", serialization_alias="data")
    """The devices of the page."""


class SceneAbility(Model):
    """A property, service or event of a device that can be part of a scene."""

    name: str | None = None
    """Name to show."""
    identifier: str | None = None
    """Identifier in the model of the device."""
    category_type: str | None = None
    """Name of the product's category."""
    type: OpenInt[SceneAbilityType] | None = None
    """Kind of ability: a property, a service or an event."""
