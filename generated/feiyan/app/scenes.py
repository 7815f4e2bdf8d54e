# Generated from spec/observed.yaml and services/app/scenes.yaml by `python -m generator generate`. Change the spec, not this file.
"""Scenes, automations and timers.

Section 6.10 (场景服务).
"""

from __future__ import annotations

import builtins
from collections.abc import Sequence
from datetime import datetime
from typing import Final

from feiyan.app.models.scenes import (
    ListedScene,
    ListedScenePage,
    SceneAbilities,
    SceneAbility,
    SceneAction,
    SceneBrief,
    SceneCondition,
    SceneConditionGroup,
    SceneDetail,
    SceneFailure,
    SceneFailurePage,
    SceneLists,
    SceneLogEntry,
    SceneLogPage,
    ScenePage,
    SceneRule,
    SceneSummary,
    SceneThing,
    SceneThingPage,
    SceneTimerDetail,
    SceneTimerPage,
    SceneTriggerGroup,
)
from feiyan.enums import SceneBusiness, SceneCatalog, SceneFlowType, SceneMatchMode, SceneRuleType, SceneTimerOwner
from feiyan_runtime import UNKNOWN_TIMEOUT, AsyncPages, AsyncService, Operation, Options, PagePaging, Pages, SyncService

GET_ABILITIES: Final[Operation[SceneAbilities]] = Operation(
    name="app.scenes.getAbilities",
    path="/iotid/scene/ability/tsl/list",
    version="1.0.2",
    timeout=UNKNOWN_TIMEOUT,
    result=SceneAbilities,
    idempotent=True,
    parameters={"iot_id": "iotId", "flow_type": "flowType"},
)

CREATE: Final[Operation[str]] = Operation(
    name="app.scenes.create",
    path="/scene/create",
    version="1.0.5",
    timeout=15.0,
    result=str,
    parameters={
        "enable": "enable",
        "name": "name",
        "icon": "icon",
        "triggers": "triggers",
        "conditions": "conditions",
        "actions": "actions",
        "catalog_id": "groupId",
        "description": "description",
        "icon_color": "iconColor",
        "scene_type": "sceneType",
        "mode": "mode",
        "ca_conditions": "caConditions",
    },
)

UPDATE: Final[Operation[str]] = Operation(
    name="app.scenes.update",
    path="/scene/update",
    version="1.0.5",
    timeout=15.0,
    result=str,
    idempotent=True,
    parameters={
        "catalog_id": "groupId",
        "scene_id": "sceneId",
        "enable": "enable",
        "name": "name",
        "icon": "icon",
        "triggers": "triggers",
        "conditions": "conditions",
        "actions": "actions",
        "description": "description",
        "icon_color": "iconColor",
        "re_bind": "reBind",
        "scene_type": "sceneType",
        "mode": "mode",
        "ca_conditions": "caConditions",
    },
)

DELETE: Final[Operation[str]] = Operation(
    name="app.scenes.delete",
    path="/scene/delete",
    version="1.0.4",
    timeout=3.0,
    result=str,
    idempotent=True,
    parameters={"scene_id": "sceneId", "catalog_id": "groupId"},
)

LIST: Final[Operation[ListedScenePage]] = Operation(
    name="app.scenes.list",
    path="/scene/list/get",
    version="1.0.5",
    timeout=5.0,
    result=ListedScenePage,
    idempotent=True,
    parameters={"type": "type", "page_no": "pageNo", "page_size": "pageSize", "catalog_id": "groupId"},
    paging=PagePaging(page="page_no", size="page_size", items_at="scenes", total_at="total"),
)

GET_PAGES: Final[Operation[SceneLists]] = Operation(
    name="app.scenes.getPages",
    path="/scene/list/all",
    version="1.0.2",
    timeout=15.0,
    result=SceneLists,
    idempotent=True,
    parameters={"page_no": "pageNo", "page_size": "pageSize", "home_id": "homeId"},
)

REORDER: Final[Operation[None]] = Operation(
    name="app.scenes.reorder",
    path="/scene/list/reorder",
    version="1.0.6",
    timeout=3.0,
    result=None,
    optional=True,
    idempotent=True,
    parameters={
        "type": "type",
        "catalog_id": "groupId",
        "home_id": "homeId",
        "scene_id": "sceneId",
        "target_order": "targetOrder",
    },
)

INVOKE: Final[Operation[str]] = Operation(
    name="app.scenes.invoke",
    path="/scene/fire",
    version="1.0.4",
    timeout=3.0,
    result=str,
    parameters={"scene_id": "sceneId", "group_id": "groupId"},
)

LIST_LOGS: Final[Operation[SceneLogPage]] = Operation(
    name="app.scenes.listLogs",
    path="/scene/log/list/get",
    version="1.0.6",
    timeout=3.0,
    result=SceneLogPage,
    idempotent=True,
    parameters={"page_no": "pageNo", "page_size": "pageSize", "group_id": "groupId", "now_time": "nowTime"},
    paging=PagePaging(page="page_no", size="page_size", items_at="logs", total_at="total"),
    times={"now_time": 1000},
)

LIST_FAILURES: Final[Operation[SceneFailurePage]] = Operation(
    name="app.scenes.listFailures",
    path="/scene/failedlog/get",
    version="1.0.4",
    timeout=3.0,
    result=SceneFailurePage,
    idempotent=True,
    parameters={
        "page_no": "pageNo",
        "page_size": "pageSize",
        "log_id": "logId",
        "scene_id": "sceneId",
        "time": "time",
        "group_id": "groupId",
    },
    paging=PagePaging(page="page_no", size="page_size", items_at="details", total_at="total"),
    times={"time": 1000},
)

GET: Final[Operation[SceneDetail]] = Operation(
    name="app.scenes.get",
    path="/scene/info/get",
    version="1.0.5",
    timeout=3.0,
    result=SceneDetail,
    idempotent=True,
    parameters={"scene_id": "sceneId", "catalog_id": "groupId"},
)

SET_ENABLED: Final[Operation[None]] = Operation(
    name="app.scenes.setEnabled",
    path="/living/scene/switch",
    version="1.0.0",
    timeout=15.0,
    result=None,
    optional=True,
    idempotent=True,
    parameters={"scene_id": "sceneId", "enable": "enable"},
)

LIST_DEVICES: Final[Operation[SceneThingPage]] = Operation(
    name="app.scenes.listDevices",
    path="/scene/thing/list",
    version="1.0.6",
    timeout=5.0,
    result=SceneThingPage,
    idempotent=True,
    parameters={
        "flow_type": "flowType",
        "page_no": "pageNum",
        "page_size": "pageSize",
        "home_id": "homeId",
        "scene_type": "sceneType",
    },
    paging=PagePaging(page="page_no", size="page_size", items_at="devices", total_at="total"),
)

QUERY_ABILITIES: Final[Operation[list[SceneAbility]]] = Operation(
    name="app.scenes.queryAbilities",
    path="/iotid/scene/ability/list",
    version="1.0.4",
    timeout=3.0,
    result=list[SceneAbility],
    idempotent=True,
    parameters={"iot_id": "iotId", "flow_type": "flowType"},
)

CREATE_TIMER: Final[Operation[str]] = Operation(
    name="app.scenes.createTimer",
    path="/scene/timing/create",
    version="1.0.5",
    timeout=15.0,
    result=str,
    parameters={
        "associated_id": "associatedId",
        "id_type": "idType",
        "enable": "enable",
        "name": "name",
        "icon": "icon",
        "description": "description",
        "triggers": "triggers",
        "conditions": "conditions",
        "actions": "actions",
    },
)

UPDATE_TIMER: Final[Operation[str]] = Operation(
    name="app.scenes.updateTimer",
    path="/scene/timing/update",
    version="1.0.5",
    timeout=15.0,
    result=str,
    idempotent=True,
    parameters={
        "associated_id": "associatedId",
        "id_type": "idType",
        "scene_id": "sceneId",
        "enable": "enable",
        "name": "name",
        "icon": "icon",
        "description": "description",
        "triggers": "triggers",
        "conditions": "conditions",
        "actions": "actions",
    },
)

DELETE_TIMER: Final[Operation[str]] = Operation(
    name="app.scenes.deleteTimer",
    path="/scene/timing/delete",
    version="1.0.5",
    timeout=15.0,
    result=str,
    idempotent=True,
    parameters={"scene_id": "sceneId", "associated_id": "associatedId", "id_type": "idType"},
)

GET_TIMER: Final[Operation[SceneTimerDetail]] = Operation(
    name="app.scenes.getTimer",
    path="/scene/timing/info/get",
    version="1.0.5",
    timeout=15.0,
    result=SceneTimerDetail,
    idempotent=True,
    parameters={"scene_id": "sceneId", "associated_id": "associatedId", "id_type": "idType"},
)

LIST_TIMERS: Final[Operation[SceneTimerPage]] = Operation(
    name="app.scenes.listTimers",
    path="/scene/timing/list/get",
    version="1.0.5",
    timeout=15.0,
    result=SceneTimerPage,
    idempotent=True,
    parameters={"page_no": "pageNo", "page_size": "pageSize", "associated_id": "associatedId", "id_type": "idType"},
    paging=PagePaging(page="page_no", size="page_size", items_at="scenes", total_at="total"),
)

QUERY_BY_IDS: Final[Operation[list[SceneRule]]] = Operation(
    name="app.scenes.queryByIds",
    path="/living/scene/batchget",
    version="1.0.0",
    timeout=3.0,
    result=list[SceneRule],
    idempotent=True,
    parameters={"scene_ids": "sceneIdList"},
)

QUERY_WIDGET_SCENES: Final[Operation[list[SceneBrief]]] = Operation(
    name="app.scenes.queryWidgetScenes",
    path="/living/appwidget/list",
    version="1.0.0",
    timeout=5.0,
    result=list[SceneBrief],
    idempotent=True,
)

ADD_WIDGET_SCENES: Final[Operation[None]] = Operation(
    name="app.scenes.addWidgetScenes",
    path="/living/appwidget/create",
    version="1.0.0",
    timeout=5.0,
    result=None,
    optional=True,
    parameters={"scene_ids": "sceneIds"},
)

CREATE_IN_HOME: Final[Operation[str]] = Operation(
    name="app.scenes.createInHome",
    path="/living/scene/create",
    version="1.0.1",
    timeout=15.0,
    result=str,
    parameters={
        "catalog_id": "catalogId",
        "enable": "enable",
        "name": "name",
        "description": "description",
        "icon": "icon",
        "icon_color": "iconColor",
        "triggers": "triggers",
        "conditions": "conditions",
        "ca_conditions": "caConditions",
        "actions": "actions",
        "scene_type": "sceneType",
        "mode": "mode",
        "home_id": "homeId",
    },
)

UPDATE_IN_HOME: Final[Operation[str]] = Operation(
    name="app.scenes.updateInHome",
    path="/living/scene/update",
    version="1.0.0",
    timeout=15.0,
    result=str,
    idempotent=True,
    parameters={
        "catalog_id": "catalogId",
        "scene_id": "sceneId",
        "enable": "enable",
        "name": "name",
        "icon": "icon",
        "triggers": "triggers",
        "conditions": "conditions",
        "actions": "actions",
        "description": "description",
        "icon_color": "iconColor",
        "re_bind": "reBind",
        "scene_type": "sceneType",
        "mode": "mode",
        "ca_conditions": "caConditions",
    },
)

DELETE_IN_HOME: Final[Operation[str]] = Operation(
    name="app.scenes.deleteInHome",
    path="/living/scene/delete",
    version="1.0.0",
    timeout=15.0,
    result=str,
    idempotent=True,
    parameters={"scene_id": "sceneId", "catalog_id": "catalogId"},
)

LIST_IN_HOME: Final[Operation[ScenePage]] = Operation(
    name="app.scenes.listInHome",
    path="/living/scene/query",
    version="1.0.1",
    timeout=10.0,
    result=ScenePage,
    idempotent=True,
    parameters={
        "catalog_id": "catalogId",
        "page_no": "pageNo",
        "page_size": "pageSize",
        "type": "type",
        "home_id": "homeId",
    },
    paging=PagePaging(page="page_no", size="page_size", items_at="scenes", total_at="total"),
)

GET_IN_HOME: Final[Operation[SceneDetail]] = Operation(
    name="app.scenes.getInHome",
    path="/living/scene/info/get",
    version="1.0.0",
    timeout=10.0,
    result=SceneDetail,
    idempotent=True,
    parameters={"scene_id": "sceneId", "catalog_id": "catalogId"},
)


class Scenes(SyncService):
    """Scenes, automations and timers.

    Section 6.10 (场景服务).
    """

    def get_abilities(
        self,
        *,
        iot_id: str,
        flow_type: SceneFlowType | int,
        options: Options | None = None,
    ) -> SceneAbilities:
        """Get what a device can do in a scene, with the part of its model that defines it.

        Args:
            iot_id: Device id; unique on the platform.
            flow_type: Part of a rule that the abilities are to serve as.

        Returns:
            Abilities of the device.

        POST /iotid/scene/ability/tsl/list, version 1.0.2. Not documented; seen in use: the platform's own app,
        package com.aliyun.iot, class APIConfig (1.0.2); panels of the platform for its app, FunctionModel of
        @bone/bone-mobile in several public repositories (1.0.1, with the fields that they read).
        """
        return self._call(
            GET_ABILITIES,
            options,
            iot_id=iot_id,
            flow_type=flow_type,
        )

    def create(
        self,
        *,
        enable: bool,
        name: str,
        icon: str,
        triggers: SceneTriggerGroup | None = None,
        conditions: SceneConditionGroup | None = None,
        actions: Sequence[SceneAction],
        catalog_id: SceneCatalog | str | None = None,
        description: str | None = None,
        icon_color: str | None = None,
        scene_type: SceneRuleType | str | None = None,
        mode: SceneMatchMode | str | None = None,
        ca_conditions: Sequence[SceneCondition] | None = None,
        options: Options | None = None,
    ) -> str:
        """Create a scene or an automation for the user.

        An IFTTT rule starts by `triggers` and checks `conditions`; a CA rule checks `ca_conditions` by `mode`. A
        property of a device may not recur among triggers, conditions and actions (10196), scenes may not run each
        other in a circle (10197), logic nodes nest one level deep (10198), and a scene runs at most 100 others
        (10199). For a user who has homes, use app.scenes.create_in_home.

        Args:
            enable: True to enable the scene from the start.
            name: Name of the scene.
            icon: Icon of the scene.
            triggers: Triggers that start an IFTTT rule; without them only a call runs the scene.
            conditions: Conditions that must hold when an IFTTT rule starts; without them the actions always run.
            actions: Actions of the scene; at least one. At least 1 item.
            catalog_id: Catalog of the scene: run by hand or automatically.
            description: Text about the scene. At most 256 characters.
            icon_color: Colour of the icon, such as #19BBFF.
            scene_type: Kind of rule; IFTTT if it is left out. Default: IFTTT.
            mode: Match mode of ca_conditions, all or at least one; only of use in a CA rule.
            ca_conditions: Conditions that make a CA rule run; only of use if scene_type is CA.

        Returns:
            Id of the new scene.

        POST /scene/create, version 1.0.5. Section 6.10.1 (创建场景). Published at
        <https://help.aliyun.com/document_detail/178013.html>.
        """
        return self._call(
            CREATE,
            options,
            enable=enable,
            name=name,
            icon=icon,
            triggers=triggers,
            conditions=conditions,
            actions=actions,
            catalog_id=catalog_id,
            description=description,
            icon_color=icon_color,
            scene_type=scene_type,
            mode=mode,
            ca_conditions=ca_conditions,
        )

    def update(
        self,
        *,
        catalog_id: SceneCatalog | str | None = None,
        scene_id: str,
        enable: bool,
        name: str,
        icon: str,
        triggers: SceneTriggerGroup | None = None,
        conditions: SceneConditionGroup | None = None,
        actions: Sequence[SceneAction],
        description: str | None = None,
        icon_color: str | None = None,
        re_bind: bool | None = None,
        scene_type: SceneRuleType | str | None = None,
        mode: SceneMatchMode | str | None = None,
        ca_conditions: Sequence[SceneCondition] | None = None,
        options: Options | None = None,
    ) -> str:
        """Update a scene of the user.

        The rules of app.scenes.create on triggers, conditions and actions hold here too (10196 to 10199).

        Args:
            catalog_id: Catalog of the scene: run by hand or automatically.
            scene_id: Id of the scene to update.
            enable: True if the scene is enabled.
            name: Name of the scene.
            icon: Icon of the scene.
            triggers: Triggers that start an IFTTT rule; without them only a call runs the scene.
            conditions: Conditions that must hold when an IFTTT rule starts; without them the actions always run.
            actions: Actions of the scene; at least one. At least 1 item.
            description: Text about the scene. At most 256 characters.
            icon_color: Colour of the icon, such as #19BBFF.
            re_bind: True to bind the scene to catalog_id again; a scene of the old version needs that.
            scene_type: Kind of rule; IFTTT if it is left out. Default: IFTTT.
            mode: Match mode of ca_conditions, all or at least one; only of use in a CA rule.
            ca_conditions: Conditions that make a CA rule run; only of use if scene_type is CA.

        Returns:
            Id of the scene.

        POST /scene/update, version 1.0.5. Section 6.10.2 (更新场景). Published at
        <https://help.aliyun.com/document_detail/178014.html>.
        """
        return self._call(
            UPDATE,
            options,
            catalog_id=catalog_id,
            scene_id=scene_id,
            enable=enable,
            name=name,
            icon=icon,
            triggers=triggers,
            conditions=conditions,
            actions=actions,
            description=description,
            icon_color=icon_color,
            re_bind=re_bind,
            scene_type=scene_type,
            mode=mode,
            ca_conditions=ca_conditions,
        )

    def delete(
        self,
        *,
        scene_id: str,
        catalog_id: SceneCatalog | str | None = None,
        options: Options | None = None,
    ) -> str:
        """Delete a scene of the user.

        Args:
            scene_id: Id of the scene to delete.
            catalog_id: Catalog of the scene: run by hand or automatically.

        Returns:
            Id of the deleted scene.

        POST /scene/delete, version 1.0.4. Section 6.10.3 (删除场景). Published at
        <https://help.aliyun.com/document_detail/178015.html>.
        """
        return self._call(
            DELETE,
            options,
            scene_id=scene_id,
            catalog_id=catalog_id,
        )

    def list(
        self,
        *,
        type: SceneBusiness | str | None = None,
        page_no: int = 1,
        page_size: int = 20,
        catalog_id: SceneCatalog | str | None = None,
        options: Options | None = None,
    ) -> Pages[ListedScene, ListedScenePage]:
        """List the user's scenes or automations.

        Args:
            type: Line of business of the scenes to list.
            page_no: Number of the page to return, from 1. At least 1.
            page_size: Number of scenes in a page.
            catalog_id: Catalog of the scenes to list: those run by hand or those run automatically.

        POST /scene/list/get, version 1.0.5. Section 6.10.4 (查询场景或自动化列表).
        """
        return self._pages(
            LIST,
            options,
            type=type,
            page_no=page_no,
            page_size=page_size,
            catalog_id=catalog_id,
        )

    def get_pages(
        self,
        *,
        page_no: int | None = None,
        page_size: int,
        home_id: str,
        options: Options | None = None,
    ) -> SceneLists:
        """Get a page of the scenes and a page of the automations of a home in one call.

        Both lists are paged by the same number and size; each tells its own total.

        Args:
            page_no: Number of the page to return of either list, from 1. At least 1.
            page_size: Number of scenes in a page of either list. 1 to 30.
            home_id: Id of the home.

        Returns:
            One page of the scenes and one of the automations.

        POST /scene/list/all, version 1.0.2. Section 6.10.5 (同时查询场景和自动化列表). Published at
        <https://help.aliyun.com/document_detail/178017.html>.
        """
        return self._call(
            GET_PAGES,
            options,
            page_no=page_no,
            page_size=page_size,
            home_id=home_id,
        )

    def reorder(
        self,
        *,
        type: SceneBusiness | str | None = None,
        catalog_id: SceneCatalog | str,
        home_id: str,
        scene_id: str,
        target_order: int,
        options: Options | None = None,
    ) -> None:
        """Move a scene to another place in the list of scenes.

        Args:
            type: Line of business that the scene belongs to.
            catalog_id: Catalog whose list to change: scenes run by hand or scenes run automatically.
            home_id: Id of the home.
            scene_id: Id of the scene to move.
            target_order: Place to move the scene to, from 0.

        POST /scene/list/reorder, version 1.0.6. Section 6.10.6 (修改场景列表表项的排序).
        """
        return self._call(
            REORDER,
            options,
            type=type,
            catalog_id=catalog_id,
            home_id=home_id,
            scene_id=scene_id,
            target_order=target_order,
        )

    def invoke(
        self,
        *,
        scene_id: str,
        group_id: str | None = None,
        options: Options | None = None,
    ) -> str:
        """Run a scene.

        Args:
            scene_id: Id of the scene to run.
            group_id: Id of the space.

        Returns:
            An id; what it names is not documented.

        POST /scene/fire, version 1.0.4. Section 6.10.7 (执行场景). Published at
        <https://help.aliyun.com/document_detail/178019.html>.
        """
        return self._call(
            INVOKE,
            options,
            scene_id=scene_id,
            group_id=group_id,
        )

    def list_logs(
        self,
        *,
        page_no: int = 1,
        page_size: int = 100,
        group_id: str | None = None,
        now_time: int | datetime,
        options: Options | None = None,
    ) -> Pages[SceneLogEntry, SceneLogPage]:
        """List the runs of scenes in the 15 days before a given time.

        All pages of one walk have the same now_time. To see entries made since, take a new now_time and start again
        from page 1.

        Args:
            page_no: Number of the page to return, from 1. At least 1.
            page_size: Number of entries in a page. 1 to 100.
            group_id: Id of the space.
            now_time: Time of the query; entries of the 15 days before it are listed. A datetime with a time zone,
                or milliseconds since 1970.

        POST /scene/log/list/get, version 1.0.6. Section 6.10.8 (获取场景日志列表). Published at
        <https://help.aliyun.com/document_detail/178020.html>.
        """
        return self._pages(
            LIST_LOGS,
            options,
            page_no=page_no,
            page_size=page_size,
            group_id=group_id,
            now_time=now_time,
        )

    def list_failures(
        self,
        *,
        page_no: int = 1,
        page_size: int = 20,
        log_id: str,
        scene_id: str,
        time: int | datetime,
        group_id: str | None = None,
        options: Options | None = None,
    ) -> Pages[SceneFailure, SceneFailurePage]:
        """List the failures of one run of a scene.

        Args:
            page_no: Number of the page to return, from 1. At least 1.
            page_size: Number of failures in a page.
            log_id: Id of the entry, from app.scenes.list_logs.
            scene_id: Id of the scene.
            time: Time of the entry, from app.scenes.list_logs. A datetime with a time zone, or milliseconds since
                1970.
            group_id: Id of the space.

        POST /scene/failedlog/get, version 1.0.4. Section 6.10.9 (获取失败日志详情). Published at
        <https://help.aliyun.com/document_detail/178021.html>.
        """
        return self._pages(
            LIST_FAILURES,
            options,
            page_no=page_no,
            page_size=page_size,
            log_id=log_id,
            scene_id=scene_id,
            time=time,
            group_id=group_id,
        )

    def get(
        self,
        *,
        scene_id: str,
        catalog_id: SceneCatalog | str | None = None,
        options: Options | None = None,
    ) -> SceneDetail:
        """Get a scene of the user with its rule.

        Scenes of a home are not found here; use app.scenes.get_in_home.

        Args:
            scene_id: Id of the scene.
            catalog_id: Catalog of the scene: run by hand or automatically; null for a scene of the old version.

        Returns:
            The scene.

        POST /scene/info/get, version 1.0.5. Section 6.10.10 (获取场景详情). Published at
        <https://help.aliyun.com/document_detail/178022.html>.
        """
        return self._call(
            GET,
            options,
            scene_id=scene_id,
            catalog_id=catalog_id,
        )

    def set_enabled(
        self,
        *,
        scene_id: str,
        enable: bool,
        options: Options | None = None,
    ) -> None:
        """Enable or disable a scene or an automation.

        Args:
            scene_id: Id of the scene.
            enable: True to enable the scene, false to disable it.

        POST /living/scene/switch, version 1.0.0. Section 6.10.11 (场景生效与失效). Published at
        <https://help.aliyun.com/document_detail/178023.html>.
        """
        return self._call(
            SET_ENABLED,
            options,
            scene_id=scene_id,
            enable=enable,
        )

    def list_devices(
        self,
        *,
        flow_type: SceneFlowType | int,
        page_no: int = 1,
        page_size: int = 200,
        home_id: str,
        scene_type: SceneRuleType | str | None = None,
        options: Options | None = None,
    ) -> Pages[SceneThing, SceneThingPage]:
        """List the devices of a home that can be part of a scene.

        Args:
            flow_type: Part of a rule that the devices are to serve as; a CA rule has no triggers.
            page_no: Number of the page to return, from 1. At least 1.
            page_size: Number of devices in a page. 1 to 200.
            home_id: Id of the home.
            scene_type: Kind of rule; IFTTT if it is left out. Default: IFTTT.

        POST /scene/thing/list, version 1.0.6. Section 6.10.12 (获取支持TCA的设备列表). Published at
        <https://help.aliyun.com/document_detail/178024.html>.
        """
        return self._pages(
            LIST_DEVICES,
            options,
            flow_type=flow_type,
            page_no=page_no,
            page_size=page_size,
            home_id=home_id,
            scene_type=scene_type,
        )

    def query_abilities(
        self,
        *,
        iot_id: str,
        flow_type: SceneFlowType | int,
        options: Options | None = None,
    ) -> builtins.list[SceneAbility]:
        """Query the properties, services and events of a device that can be part of a scene.

        Args:
            iot_id: Device id; unique on the platform.
            flow_type: Part of a rule that they are to serve as.

        Returns:
            Abilities of the device.

        POST /iotid/scene/ability/list, version 1.0.4. Section 6.10.13 (获取设备上支持TCA配置的功能属性列表). Published at
        <https://help.aliyun.com/document_detail/178025.html>.
        """
        return self._call(
            QUERY_ABILITIES,
            options,
            iot_id=iot_id,
            flow_type=flow_type,
        )

    def create_timer(
        self,
        *,
        associated_id: str,
        id_type: SceneTimerOwner | str,
        enable: bool,
        name: str,
        icon: str,
        description: str | None = None,
        triggers: SceneTriggerGroup | None = None,
        conditions: SceneConditionGroup | None = None,
        actions: Sequence[SceneAction],
        options: Options | None = None,
    ) -> str:
        """Create a timer that belongs to a device or a device group.

        A timer is a scene, but app.scenes.update and app.scenes.set_enabled do not change it: use
        app.scenes.update_timer.

        Args:
            associated_id: Id of the device or device group of the timer.
            id_type: Kind of the thing that associated_id names.
            enable: True if the timer is enabled.
            name: Name of the timer. 1 to 64 characters.
            icon: Link to the icon of the timer.
            description: Text about the timer.
            triggers: Time at which the timer fires.
            conditions: Conditions that must hold when the timer fires.
            actions: Actions of the timer; at least one, and none that pushes a message to phones. At least 1 item.

        Returns:
            Id of the new timer.

        POST /scene/timing/create, version 1.0.5. Section 6.10.14 (创建预约定时场景). Published at
        <https://help.aliyun.com/document_detail/178027.html>.
        """
        return self._call(
            CREATE_TIMER,
            options,
            associated_id=associated_id,
            id_type=id_type,
            enable=enable,
            name=name,
            icon=icon,
            description=description,
            triggers=triggers,
            conditions=conditions,
            actions=actions,
        )

    def update_timer(
        self,
        *,
        associated_id: str,
        id_type: SceneTimerOwner | str,
        scene_id: str,
        enable: bool,
        name: str,
        icon: str,
        description: str | None = None,
        triggers: SceneTriggerGroup | None = None,
        conditions: SceneConditionGroup | None = None,
        actions: Sequence[SceneAction],
        options: Options | None = None,
    ) -> str:
        """Update a timer.

        Args:
            associated_id: Id of the device or device group of the timer.
            id_type: Kind of the thing that associated_id names.
            scene_id: Id of the timer to update.
            enable: True if the timer is enabled.
            name: Name of the timer. 1 to 64 characters.
            icon: Link to the icon of the timer.
            description: Text about the timer.
            triggers: Time at which the timer fires.
            conditions: Conditions that must hold when the timer fires.
            actions: Actions of the timer; at least one, and none that pushes a message to phones. At least 1 item.

        Returns:
            Id of the timer.

        POST /scene/timing/update, version 1.0.5. Section 6.10.15 (更新预约定时场景). Published at
        <https://help.aliyun.com/document_detail/178028.html>.
        """
        return self._call(
            UPDATE_TIMER,
            options,
            associated_id=associated_id,
            id_type=id_type,
            scene_id=scene_id,
            enable=enable,
            name=name,
            icon=icon,
            description=description,
            triggers=triggers,
            conditions=conditions,
            actions=actions,
        )

    def delete_timer(
        self,
        *,
        scene_id: str,
        associated_id: str,
        id_type: SceneTimerOwner | str,
        options: Options | None = None,
    ) -> str:
        """Delete a timer.

        Args:
            scene_id: Id of the timer to delete.
            associated_id: Id of the device or device group of the timer.
            id_type: Kind of the thing that associated_id names.

        Returns:
            Id of the deleted timer.

        POST /scene/timing/delete, version 1.0.5. Section 6.10.16 (删除预约定时场景). Published at
        <https://help.aliyun.com/document_detail/178029.html>.
        """
        return self._call(
            DELETE_TIMER,
            options,
            scene_id=scene_id,
            associated_id=associated_id,
            id_type=id_type,
        )

    def get_timer(
        self,
        *,
        scene_id: str,
        associated_id: str,
        id_type: SceneTimerOwner | str,
        options: Options | None = None,
    ) -> SceneTimerDetail:
        """Get a timer with its rule.

        Args:
            scene_id: Id of the timer.
            associated_id: Id of the device or device group of the timer.
            id_type: Kind of the thing that associated_id names.

        Returns:
            The timer.

        POST /scene/timing/info/get, version 1.0.5. Section 6.10.17 (获取预约定时场景详情). Published at
        <https://help.aliyun.com/document_detail/178030.html>.
        """
        return self._call(
            GET_TIMER,
            options,
            scene_id=scene_id,
            associated_id=associated_id,
            id_type=id_type,
        )

    def list_timers(
        self,
        *,
        page_no: int = 1,
        page_size: int = 100,
        associated_id: str,
        id_type: SceneTimerOwner | str,
        options: Options | None = None,
    ) -> Pages[SceneBrief, SceneTimerPage]:
        """List the timers of a device or a device group.

        Args:
            page_no: Number of the page to return, from 1. At least 1.
            page_size: Number of timers in a page. 1 to 100.
            associated_id: Id of the device or device group of the timer.
            id_type: Kind of the thing that associated_id names.

        POST /scene/timing/list/get, version 1.0.5. Section 6.10.18 (获取预约定时场景列表). Published at
        <https://help.aliyun.com/document_detail/178031.html>.
        """
        return self._pages(
            LIST_TIMERS,
            options,
            page_no=page_no,
            page_size=page_size,
            associated_id=associated_id,
            id_type=id_type,
        )

    def query_by_ids(
        self,
        *,
        scene_ids: Sequence[str],
        options: Options | None = None,
    ) -> builtins.list[SceneRule]:
        """Query scenes with their rules by their ids.

        Args:
            scene_ids: Ids of the scenes.

        Returns:
            The scenes.

        POST /living/scene/batchget, version 1.0.0. Section 6.10.19 (批量获取场景详情). Published at
        <https://help.aliyun.com/document_detail/178032.html>.
        """
        return self._call(
            QUERY_BY_IDS,
            options,
            scene_ids=scene_ids,
        )

    def query_widget_scenes(
        self,
        *,
        options: Options | None = None,
    ) -> builtins.list[SceneBrief]:
        """Query the scenes in the app's widget for running scenes.

        Returns:
            The scenes of the widget.

        POST /living/appwidget/list, version 1.0.0. Section 6.10.20 (智能小组件查询场景). Published at
        <https://help.aliyun.com/document_detail/178033.html>.
        """
        return self._call(
            QUERY_WIDGET_SCENES,
            options,
        )

    def add_widget_scenes(
        self,
        *,
        scene_ids: Sequence[str],
        options: Options | None = None,
    ) -> None:
        """Add scenes to the app's widget for running scenes.

        Args:
            scene_ids: Ids of the scenes.

        POST /living/appwidget/create, version 1.0.0. Section 6.10.21 (智能小组件添加场景). Published at
        <https://help.aliyun.com/document_detail/178034.html>.
        """
        return self._call(
            ADD_WIDGET_SCENES,
            options,
            scene_ids=scene_ids,
        )

    def create_in_home(
        self,
        *,
        catalog_id: SceneCatalog | str,
        enable: bool,
        name: str,
        description: str | None = None,
        icon: str,
        icon_color: str | None = None,
        triggers: SceneTriggerGroup | None = None,
        conditions: SceneConditionGroup | None = None,
        ca_conditions: Sequence[SceneCondition] | None = None,
        actions: Sequence[SceneAction],
        scene_type: SceneRuleType | str | None = None,
        mode: SceneMatchMode | str | None = None,
        home_id: str,
        options: Options | None = None,
    ) -> str:
        """Create a scene or an automation in a home.

        Once the user has a home, the scenes made before belong to it, and app.scenes.create and app.scenes.get do
        not reach them any more. The rules of app.scenes.create on triggers, conditions and actions hold here too
        (10196 to 10199).

        Args:
            catalog_id: Catalog of the scene: one of actions only, run by hand, or one that runs automatically.
            enable: True if the scene is enabled.
            name: Name of the scene.
            description: Text about the scene.
            icon: Link to the icon of the scene.
            icon_color: Colour of the icon, such as #FFFFFF.
            triggers: Triggers that start an IFTTT rule; without them only a call runs the scene.
            conditions: Conditions that must hold when an IFTTT rule starts; without them the actions always run.
            ca_conditions: Conditions that make a CA rule run; only of use if scene_type is CA.
            actions: Actions of the scene; at least one. At least 1 item.
            scene_type: Kind of rule.
            mode: Match mode of ca_conditions, all or at least one; only of use in a CA rule.
            home_id: Id of the home.

        Returns:
            Id of the new scene.

        POST /living/scene/create, version 1.0.1. Section 6.10.22 (在家中创建场景). Published at
        <https://help.aliyun.com/document_detail/178035.html>.
        """
        return self._call(
            CREATE_IN_HOME,
            options,
            catalog_id=catalog_id,
            enable=enable,
            name=name,
            description=description,
            icon=icon,
            icon_color=icon_color,
            triggers=triggers,
            conditions=conditions,
            ca_conditions=ca_conditions,
            actions=actions,
            scene_type=scene_type,
            mode=mode,
            home_id=home_id,
        )

    def update_in_home(
        self,
        *,
        catalog_id: SceneCatalog | str | None = None,
        scene_id: str,
        enable: bool,
        name: str,
        icon: str,
        triggers: SceneTriggerGroup | None = None,
        conditions: SceneConditionGroup | None = None,
        actions: Sequence[SceneAction],
        description: str | None = None,
        icon_color: str | None = None,
        re_bind: bool | None = None,
        scene_type: SceneRuleType | str | None = None,
        mode: SceneMatchMode | str | None = None,
        ca_conditions: Sequence[SceneCondition] | None = None,
        options: Options | None = None,
    ) -> str:
        """Update a scene of a home.

        The rules of app.scenes.create on triggers, conditions and actions hold here too (10196 to 10199).

        Args:
            catalog_id: Catalog of the scene: one of actions only, run by hand, or one that runs automatically.
            scene_id: Id of the scene to update.
            enable: True if the scene is enabled.
            name: Name of the scene.
            icon: Link to the icon of the scene.
            triggers: Triggers that start an IFTTT rule; without them only a call runs the scene.
            conditions: Conditions that must hold when an IFTTT rule starts; without them the actions always run.
            actions: Actions of the scene; at least one. At least 1 item.
            description: Text about the scene.
            icon_color: Colour of the icon, such as #FFFFFF.
            re_bind: True to bind the scene to catalog_id again; a scene of the old version needs that.
            scene_type: Kind of rule.
            mode: Match mode of ca_conditions, all or at least one; only of use in a CA rule.
            ca_conditions: Conditions that make a CA rule run; only of use if scene_type is CA.

        Returns:
            Id of the scene.

        POST /living/scene/update, version 1.0.0. Section 6.10.23 (更新家中场景). Published at
        <https://help.aliyun.com/document_detail/178036.html>.
        """
        return self._call(
            UPDATE_IN_HOME,
            options,
            catalog_id=catalog_id,
            scene_id=scene_id,
            enable=enable,
            name=name,
            icon=icon,
            triggers=triggers,
            conditions=conditions,
            actions=actions,
            description=description,
            icon_color=icon_color,
            re_bind=re_bind,
            scene_type=scene_type,
            mode=mode,
            ca_conditions=ca_conditions,
        )

    def delete_in_home(
        self,
        *,
        scene_id: str,
        catalog_id: SceneCatalog | str | None = None,
        options: Options | None = None,
    ) -> str:
        """Delete a scene of a home.

        Args:
            scene_id: Id of the scene to delete.
            catalog_id: Catalog of the scene: run by hand or automatically.

        Returns:
            Id of the deleted scene.

        POST /living/scene/delete, version 1.0.0. Section 6.10.24 (删除家中场景). Published at
        <https://help.aliyun.com/document_detail/178037.html>.
        """
        return self._call(
            DELETE_IN_HOME,
            options,
            scene_id=scene_id,
            catalog_id=catalog_id,
        )

    def list_in_home(
        self,
        *,
        catalog_id: SceneCatalog | str,
        page_no: int = 1,
        page_size: int = 30,
        type: SceneBusiness | str | None = None,
        home_id: str,
        options: Options | None = None,
    ) -> Pages[SceneSummary, ScenePage]:
        """List the scenes or the automations of a home.

        Scenes with weather conditions are listed too.

        Args:
            catalog_id: Catalog of the scenes to list: those run by hand or those run automatically.
            page_no: Number of the page to return, from 1. At least 1.
            page_size: Number of scenes in a page. 1 to 30.
            type: Line of business of the scenes to list.
            home_id: Id of the home.

        POST /living/scene/query, version 1.0.1. Section 6.10.25 (查询家中场景列表). Published at
        <https://help.aliyun.com/document_detail/178038.html>.
        """
        return self._pages(
            LIST_IN_HOME,
            options,
            catalog_id=catalog_id,
            page_no=page_no,
            page_size=page_size,
            type=type,
            home_id=home_id,
        )

    def get_in_home(
        self,
        *,
        scene_id: str,
        catalog_id: SceneCatalog | str | None = None,
        options: Options | None = None,
    ) -> SceneDetail:
        """Get a scene of a home with its rule.

        Args:
            scene_id: Id of the scene.
            catalog_id: Catalog of the scene: run by hand or automatically.

        Returns:
            The scene.

        POST /living/scene/info/get, version 1.0.0. Section 6.10.26 (获取家中场景详情).
        """
        return self._call(
            GET_IN_HOME,
            options,
            scene_id=scene_id,
            catalog_id=catalog_id,
        )


class AsyncScenes(AsyncService):
    """Scenes, automations and timers.

    Section 6.10 (场景服务).
    """

    async def get_abilities(
        self,
        *,
        iot_id: str,
        flow_type: SceneFlowType | int,
        options: Options | None = None,
    ) -> SceneAbilities:
        """Get what a device can do in a scene, with the part of its model that defines it.

        Args:
            iot_id: Device id; unique on the platform.
            flow_type: Part of a rule that the abilities are to serve as.

        Returns:
            Abilities of the device.

        POST /iotid/scene/ability/tsl/list, version 1.0.2. Not documented; seen in use: the platform's own app,
        package com.aliyun.iot, class APIConfig (1.0.2); panels of the platform for its app, FunctionModel of
        @bone/bone-mobile in several public repositories (1.0.1, with the fields that they read).
        """
        return await self._call(
            GET_ABILITIES,
            options,
            iot_id=iot_id,
            flow_type=flow_type,
        )

    async def create(
        self,
        *,
        enable: bool,
        name: str,
        icon: str,
        triggers: SceneTriggerGroup | None = None,
        conditions: SceneConditionGroup | None = None,
        actions: Sequence[SceneAction],
        catalog_id: SceneCatalog | str | None = None,
        description: str | None = None,
        icon_color: str | None = None,
        scene_type: SceneRuleType | str | None = None,
        mode: SceneMatchMode | str | None = None,
        ca_conditions: Sequence[SceneCondition] | None = None,
        options: Options | None = None,
    ) -> str:
        """Create a scene or an automation for the user.

        An IFTTT rule starts by `triggers` and checks `conditions`; a CA rule checks `ca_conditions` by `mode`. A
        property of a device may not recur among triggers, conditions and actions (10196), scenes may not run each
        other in a circle (10197), logic nodes nest one level deep (10198), and a scene runs at most 100 others
        (10199). For a user who has homes, use app.scenes.create_in_home.

        Args:
            enable: True to enable the scene from the start.
            name: Name of the scene.
            icon: Icon of the scene.
            triggers: Triggers that start an IFTTT rule; without them only a call runs the scene.
            conditions: Conditions that must hold when an IFTTT rule starts; without them the actions always run.
            actions: Actions of the scene; at least one. At least 1 item.
            catalog_id: Catalog of the scene: run by hand or automatically.
            description: Text about the scene. At most 256 characters.
            icon_color: Colour of the icon, such as #19BBFF.
            scene_type: Kind of rule; IFTTT if it is left out. Default: IFTTT.
            mode: Match mode of ca_conditions, all or at least one; only of use in a CA rule.
            ca_conditions: Conditions that make a CA rule run; only of use if scene_type is CA.

        Returns:
            Id of the new scene.

        POST /scene/create, version 1.0.5. Section 6.10.1 (创建场景). Published at
        <https://help.aliyun.com/document_detail/178013.html>.
        """
        return await self._call(
            CREATE,
            options,
            enable=enable,
            name=name,
            icon=icon,
            triggers=triggers,
            conditions=conditions,
            actions=actions,
            catalog_id=catalog_id,
            description=description,
            icon_color=icon_color,
            scene_type=scene_type,
            mode=mode,
            ca_conditions=ca_conditions,
        )

    async def update(
        self,
        *,
        catalog_id: SceneCatalog | str | None = None,
        scene_id: str,
        enable: bool,
        name: str,
        icon: str,
        triggers: SceneTriggerGroup | None = None,
        conditions: SceneConditionGroup | None = None,
        actions: Sequence[SceneAction],
        description: str | None = None,
        icon_color: str | None = None,
        re_bind: bool | None = None,
        scene_type: SceneRuleType | str | None = None,
        mode: SceneMatchMode | str | None = None,
        ca_conditions: Sequence[SceneCondition] | None = None,
        options: Options | None = None,
    ) -> str:
        """Update a scene of the user.

        The rules of app.scenes.create on triggers, conditions and actions hold here too (10196 to 10199).

        Args:
            catalog_id: Catalog of the scene: run by hand or automatically.
            scene_id: Id of the scene to update.
            enable: True if the scene is enabled.
            name: Name of the scene.
            icon: Icon of the scene.
            triggers: Triggers that start an IFTTT rule; without them only a call runs the scene.
            conditions: Conditions that must hold when an IFTTT rule starts; without them the actions always run.
            actions: Actions of the scene; at least one. At least 1 item.
            description: Text about the scene. At most 256 characters.
            icon_color: Colour of the icon, such as #19BBFF.
            re_bind: True to bind the scene to catalog_id again; a scene of the old version needs that.
            scene_type: Kind of rule; IFTTT if it is left out. Default: IFTTT.
            mode: Match mode of ca_conditions, all or at least one; only of use in a CA rule.
            ca_conditions: Conditions that make a CA rule run; only of use if scene_type is CA.

        Returns:
            Id of the scene.

        POST /scene/update, version 1.0.5. Section 6.10.2 (更新场景). Published at
        <https://help.aliyun.com/document_detail/178014.html>.
        """
        return await self._call(
            UPDATE,
            options,
            catalog_id=catalog_id,
            scene_id=scene_id,
            enable=enable,
            name=name,
            icon=icon,
            triggers=triggers,
            conditions=conditions,
            actions=actions,
            description=description,
            icon_color=icon_color,
            re_bind=re_bind,
            scene_type=scene_type,
            mode=mode,
            ca_conditions=ca_conditions,
        )

    async def delete(
        self,
        *,
        scene_id: str,
        catalog_id: SceneCatalog | str | None = None,
        options: Options | None = None,
    ) -> str:
        """Delete a scene of the user.

        Args:
            scene_id: Id of the scene to delete.
            catalog_id: Catalog of the scene: run by hand or automatically.

        Returns:
            Id of the deleted scene.

        POST /scene/delete, version 1.0.4. Section 6.10.3 (删除场景). Published at
        <https://help.aliyun.com/document_detail/178015.html>.
        """
        return await self._call(
            DELETE,
            options,
            scene_id=scene_id,
            catalog_id=catalog_id,
        )

    def list(
        self,
        *,
        type: SceneBusiness | str | None = None,
        page_no: int = 1,
        page_size: int = 20,
        catalog_id: SceneCatalog | str | None = None,
        options: Options | None = None,
    ) -> AsyncPages[ListedScene, ListedScenePage]:
        """List the user's scenes or automations.

        Args:
            type: Line of business of the scenes to list.
            page_no: Number of the page to return, from 1. At least 1.
            page_size: Number of scenes in a page.
            catalog_id: Catalog of the scenes to list: those run by hand or those run automatically.

        POST /scene/list/get, version 1.0.5. Section 6.10.4 (查询场景或自动化列表).
        """
        return self._pages(
            LIST,
            options,
            type=type,
            page_no=page_no,
            page_size=page_size,
            catalog_id=catalog_id,
        )

    async def get_pages(
        self,
        *,
        page_no: int | None = None,
        page_size: int,
        home_id: str,
        options: Options | None = None,
    ) -> SceneLists:
        """Get a page of the scenes and a page of the automations of a home in one call.

        Both lists are paged by the same number and size; each tells its own total.

        Args:
            page_no: Number of the page to return of either list, from 1. At least 1.
            page_size: Number of scenes in a page of either list. 1 to 30.
            home_id: Id of the home.

        Returns:
            One page of the scenes and one of the automations.

        POST /scene/list/all, version 1.0.2. Section 6.10.5 (同时查询场景和自动化列表). Published at
        <https://help.aliyun.com/document_detail/178017.html>.
        """
        return await self._call(
            GET_PAGES,
            options,
            page_no=page_no,
            page_size=page_size,
            home_id=home_id,
        )

    async def reorder(
        self,
        *,
        type: SceneBusiness | str | None = None,
        catalog_id: SceneCatalog | str,
        home_id: str,
        scene_id: str,
        target_order: int,
        options: Options | None = None,
    ) -> None:
        """Move a scene to another place in the list of scenes.

        Args:
            type: Line of business that the scene belongs to.
            catalog_id: Catalog whose list to change: scenes run by hand or scenes run automatically.
            home_id: Id of the home.
            scene_id: Id of the scene to move.
            target_order: Place to move the scene to, from 0.

        POST /scene/list/reorder, version 1.0.6. Section 6.10.6 (修改场景列表表项的排序).
        """
        return await self._call(
            REORDER,
            options,
            type=type,
            catalog_id=catalog_id,
            home_id=home_id,
            scene_id=scene_id,
            target_order=target_order,
        )

    async def invoke(
        self,
        *,
        scene_id: str,
        group_id: str | None = None,
        options: Options | None = None,
    ) -> str:
        """Run a scene.

        Args:
            scene_id: Id of the scene to run.
            group_id: Id of the space.

        Returns:
            An id; what it names is not documented.

        POST /scene/fire, version 1.0.4. Section 6.10.7 (执行场景). Published at
        <https://help.aliyun.com/document_detail/178019.html>.
        """
        return await self._call(
            INVOKE,
            options,
            scene_id=scene_id,
            group_id=group_id,
        )

    def list_logs(
        self,
        *,
        page_no: int = 1,
        page_size: int = 100,
        group_id: str | None = None,
        now_time: int | datetime,
        options: Options | None = None,
    ) -> AsyncPages[SceneLogEntry, SceneLogPage]:
        """List the runs of scenes in the 15 days before a given time.

        All pages of one walk have the same now_time. To see entries made since, take a new now_time and start again
        from page 1.

        Args:
            page_no: Number of the page to return, from 1. At least 1.
            page_size: Number of entries in a page. 1 to 100.
            group_id: Id of the space.
            now_time: Time of the query; entries of the 15 days before it are listed. A datetime with a time zone,
                or milliseconds since 1970.

        POST /scene/log/list/get, version 1.0.6. Section 6.10.8 (获取场景日志列表). Published at
        <https://help.aliyun.com/document_detail/178020.html>.
        """
        return self._pages(
            LIST_LOGS,
            options,
            page_no=page_no,
            page_size=page_size,
            group_id=group_id,
            now_time=now_time,
        )

    def list_failures(
        self,
        *,
        page_no: int = 1,
        page_size: int = 20,
        log_id: str,
        scene_id: str,
        time: int | datetime,
        group_id: str | None = None,
        options: Options | None = None,
    ) -> AsyncPages[SceneFailure, SceneFailurePage]:
        """List the failures of one run of a scene.

        Args:
            page_no: Number of the page to return, from 1. At least 1.
            page_size: Number of failures in a page.
            log_id: Id of the entry, from app.scenes.list_logs.
            scene_id: Id of the scene.
            time: Time of the entry, from app.scenes.list_logs. A datetime with a time zone, or milliseconds since
                1970.
            group_id: Id of the space.

        POST /scene/failedlog/get, version 1.0.4. Section 6.10.9 (获取失败日志详情). Published at
        <https://help.aliyun.com/document_detail/178021.html>.
        """
        return self._pages(
            LIST_FAILURES,
            options,
            page_no=page_no,
            page_size=page_size,
            log_id=log_id,
            scene_id=scene_id,
            time=time,
            group_id=group_id,
        )

    async def get(
        self,
        *,
        scene_id: str,
        catalog_id: SceneCatalog | str | None = None,
        options: Options | None = None,
    ) -> SceneDetail:
        """Get a scene of the user with its rule.

        Scenes of a home are not found here; use app.scenes.get_in_home.

        Args:
            scene_id: Id of the scene.
            catalog_id: Catalog of the scene: run by hand or automatically; null for a scene of the old version.

        Returns:
            The scene.

        POST /scene/info/get, version 1.0.5. Section 6.10.10 (获取场景详情). Published at
        <https://help.aliyun.com/document_detail/178022.html>.
        """
        return await self._call(
            GET,
            options,
            scene_id=scene_id,
            catalog_id=catalog_id,
        )

    async def set_enabled(
        self,
        *,
        scene_id: str,
        enable: bool,
        options: Options | None = None,
    ) -> None:
        """Enable or disable a scene or an automation.

        Args:
            scene_id: Id of the scene.
            enable: True to enable the scene, false to disable it.

        POST /living/scene/switch, version 1.0.0. Section 6.10.11 (场景生效与失效). Published at
        <https://help.aliyun.com/document_detail/178023.html>.
        """
        return await self._call(
            SET_ENABLED,
            options,
            scene_id=scene_id,
            enable=enable,
        )

    def list_devices(
        self,
        *,
        flow_type: SceneFlowType | int,
        page_no: int = 1,
        page_size: int = 200,
        home_id: str,
        scene_type: SceneRuleType | str | None = None,
        options: Options | None = None,
    ) -> AsyncPages[SceneThing, SceneThingPage]:
        """List the devices of a home that can be part of a scene.

        Args:
            flow_type: Part of a rule that the devices are to serve as; a CA rule has no triggers.
            page_no: Number of the page to return, from 1. At least 1.
            page_size: Number of devices in a page. 1 to 200.
            home_id: Id of the home.
            scene_type: Kind of rule; IFTTT if it is left out. Default: IFTTT.

        POST /scene/thing/list, version 1.0.6. Section 6.10.12 (获取支持TCA的设备列表). Published at
        <https://help.aliyun.com/document_detail/178024.html>.
        """
        return self._pages(
            LIST_DEVICES,
            options,
            flow_type=flow_type,
            page_no=page_no,
            page_size=page_size,
            home_id=home_id,
            scene_type=scene_type,
        )

    async def query_abilities(
        self,
        *,
        iot_id: str,
        flow_type: SceneFlowType | int,
        options: Options | None = None,
    ) -> builtins.list[SceneAbility]:
        """Query the properties, services and events of a device that can be part of a scene.

        Args:
            iot_id: Device id; unique on the platform.
            flow_type: Part of a rule that they are to serve as.

        Returns:
            Abilities of the device.

        POST /iotid/scene/ability/list, version 1.0.4. Section 6.10.13 (获取设备上支持TCA配置的功能属性列表). Published at
        <https://help.aliyun.com/document_detail/178025.html>.
        """
        return await self._call(
            QUERY_ABILITIES,
            options,
            iot_id=iot_id,
            flow_type=flow_type,
        )

    async def create_timer(
        self,
        *,
        associated_id: str,
        id_type: SceneTimerOwner | str,
        enable: bool,
        name: str,
        icon: str,
        description: str | None = None,
        triggers: SceneTriggerGroup | None = None,
        conditions: SceneConditionGroup | None = None,
        actions: Sequence[SceneAction],
        options: Options | None = None,
    ) -> str:
        """Create a timer that belongs to a device or a device group.

        A timer is a scene, but app.scenes.update and app.scenes.set_enabled do not change it: use
        app.scenes.update_timer.

        Args:
            associated_id: Id of the device or device group of the timer.
            id_type: Kind of the thing that associated_id names.
            enable: True if the timer is enabled.
            name: Name of the timer. 1 to 64 characters.
            icon: Link to the icon of the timer.
            description: Text about the timer.
            triggers: Time at which the timer fires.
            conditions: Conditions that must hold when the timer fires.
            actions: Actions of the timer; at least one, and none that pushes a message to phones. At least 1 item.

        Returns:
            Id of the new timer.

        POST /scene/timing/create, version 1.0.5. Section 6.10.14 (创建预约定时场景). Published at
        <https://help.aliyun.com/document_detail/178027.html>.
        """
        return await self._call(
            CREATE_TIMER,
            options,
            associated_id=associated_id,
            id_type=id_type,
            enable=enable,
            name=name,
            icon=icon,
            description=description,
            triggers=triggers,
            conditions=conditions,
            actions=actions,
        )

    async def update_timer(
        self,
        *,
        associated_id: str,
        id_type: SceneTimerOwner | str,
        scene_id: str,
        enable: bool,
        name: str,
        icon: str,
        description: str | None = None,
        triggers: SceneTriggerGroup | None = None,
        conditions: SceneConditionGroup | None = None,
        actions: Sequence[SceneAction],
        options: Options | None = None,
    ) -> str:
        """Update a timer.

        Args:
            associated_id: Id of the device or device group of the timer.
            id_type: Kind of the thing that associated_id names.
            scene_id: Id of the timer to update.
            enable: True if the timer is enabled.
            name: Name of the timer. 1 to 64 characters.
            icon: Link to the icon of the timer.
            description: Text about the timer.
            triggers: Time at which the timer fires.
            conditions: Conditions that must hold when the timer fires.
            actions: Actions of the timer; at least one, and none that pushes a message to phones. At least 1 item.

        Returns:
            Id of the timer.

        POST /scene/timing/update, version 1.0.5. Section 6.10.15 (更新预约定时场景). Published at
        <https://help.aliyun.com/document_detail/178028.html>.
        """
        return await self._call(
            UPDATE_TIMER,
            options,
            associated_id=associated_id,
            id_type=id_type,
            scene_id=scene_id,
            enable=enable,
            name=name,
            icon=icon,
            description=description,
            triggers=triggers,
            conditions=conditions,
            actions=actions,
        )

    async def delete_timer(
        self,
        *,
        scene_id: str,
        associated_id: str,
        id_type: SceneTimerOwner | str,
        options: Options | None = None,
    ) -> str:
        """Delete a timer.

        Args:
            scene_id: Id of the timer to delete.
            associated_id: Id of the device or device group of the timer.
            id_type: Kind of the thing that associated_id names.

        Returns:
            Id of the deleted timer.

        POST /scene/timing/delete, version 1.0.5. Section 6.10.16 (删除预约定时场景). Published at
        <https://help.aliyun.com/document_detail/178029.html>.
        """
        return await self._call(
            DELETE_TIMER,
            options,
            scene_id=scene_id,
            associated_id=associated_id,
            id_type=id_type,
        )

    async def get_timer(
        self,
        *,
        scene_id: str,
        associated_id: str,
        id_type: SceneTimerOwner | str,
        options: Options | None = None,
    ) -> SceneTimerDetail:
        """Get a timer with its rule.

        Args:
            scene_id: Id of the timer.
            associated_id: Id of the device or device group of the timer.
            id_type: Kind of the thing that associated_id names.

        Returns:
            The timer.

        POST /scene/timing/info/get, version 1.0.5. Section 6.10.17 (获取预约定时场景详情). Published at
        <https://help.aliyun.com/document_detail/178030.html>.
        """
        return await self._call(
            GET_TIMER,
            options,
            scene_id=scene_id,
            associated_id=associated_id,
            id_type=id_type,
        )

    def list_timers(
        self,
        *,
        page_no: int = 1,
        page_size: int = 100,
        associated_id: str,
        id_type: SceneTimerOwner | str,
        options: Options | None = None,
    ) -> AsyncPages[SceneBrief, SceneTimerPage]:
        """List the timers of a device or a device group.

        Args:
            page_no: Number of the page to return, from 1. At least 1.
            page_size: Number of timers in a page. 1 to 100.
            associated_id: Id of the device or device group of the timer.
            id_type: Kind of the thing that associated_id names.

        POST /scene/timing/list/get, version 1.0.5. Section 6.10.18 (获取预约定时场景列表). Published at
        <https://help.aliyun.com/document_detail/178031.html>.
        """
        return self._pages(
            LIST_TIMERS,
            options,
            page_no=page_no,
            page_size=page_size,
            associated_id=associated_id,
            id_type=id_type,
        )

    async def query_by_ids(
        self,
        *,
        scene_ids: Sequence[str],
        options: Options | None = None,
    ) -> builtins.list[SceneRule]:
        """Query scenes with their rules by their ids.

        Args:
            scene_ids: Ids of the scenes.

        Returns:
            The scenes.

        POST /living/scene/batchget, version 1.0.0. Section 6.10.19 (批量获取场景详情). Published at
        <https://help.aliyun.com/document_detail/178032.html>.
        """
        return await self._call(
            QUERY_BY_IDS,
            options,
            scene_ids=scene_ids,
        )

    async def query_widget_scenes(
        self,
        *,
        options: Options | None = None,
    ) -> builtins.list[SceneBrief]:
        """Query the scenes in the app's widget for running scenes.

        Returns:
            The scenes of the widget.

        POST /living/appwidget/list, version 1.0.0. Section 6.10.20 (智能小组件查询场景). Published at
        <https://help.aliyun.com/document_detail/178033.html>.
        """
        return await self._call(
            QUERY_WIDGET_SCENES,
            options,
        )

    async def add_widget_scenes(
        self,
        *,
        scene_ids: Sequence[str],
        options: Options | None = None,
    ) -> None:
        """Add scenes to the app's widget for running scenes.

        Args:
            scene_ids: Ids of the scenes.

        POST /living/appwidget/create, version 1.0.0. Section 6.10.21 (智能小组件添加场景). Published at
        <https://help.aliyun.com/document_detail/178034.html>.
        """
        return await self._call(
            ADD_WIDGET_SCENES,
            options,
            scene_ids=scene_ids,
        )

    async def create_in_home(
        self,
        *,
        catalog_id: SceneCatalog | str,
        enable: bool,
        name: str,
        description: str | None = None,
        icon: str,
        icon_color: str | None = None,
        triggers: SceneTriggerGroup | None = None,
        conditions: SceneConditionGroup | None = None,
        ca_conditions: Sequence[SceneCondition] | None = None,
        actions: Sequence[SceneAction],
        scene_type: SceneRuleType | str | None = None,
        mode: SceneMatchMode | str | None = None,
        home_id: str,
        options: Options | None = None,
    ) -> str:
        """Create a scene or an automation in a home.

        Once the user has a home, the scenes made before belong to it, and app.scenes.create and app.scenes.get do
        not reach them any more. The rules of app.scenes.create on triggers, conditions and actions hold here too
        (10196 to 10199).

        Args:
            catalog_id: Catalog of the scene: one of actions only, run by hand, or one that runs automatically.
            enable: True if the scene is enabled.
            name: Name of the scene.
            description: Text about the scene.
            icon: Link to the icon of the scene.
            icon_color: Colour of the icon, such as #FFFFFF.
            triggers: Triggers that start an IFTTT rule; without them only a call runs the scene.
            conditions: Conditions that must hold when an IFTTT rule starts; without them the actions always run.
            ca_conditions: Conditions that make a CA rule run; only of use if scene_type is CA.
            actions: Actions of the scene; at least one. At least 1 item.
            scene_type: Kind of rule.
            mode: Match mode of ca_conditions, all or at least one; only of use in a CA rule.
            home_id: Id of the home.

        Returns:
            Id of the new scene.

        POST /living/scene/create, version 1.0.1. Section 6.10.22 (在家中创建场景). Published at
        <https://help.aliyun.com/document_detail/178035.html>.
        """
        return await self._call(
            CREATE_IN_HOME,
            options,
            catalog_id=catalog_id,
            enable=enable,
            name=name,
            description=description,
            icon=icon,
            icon_color=icon_color,
            triggers=triggers,
            conditions=conditions,
            ca_conditions=ca_conditions,
            actions=actions,
            scene_type=scene_type,
            mode=mode,
            home_id=home_id,
        )

    async def update_in_home(
        self,
        *,
        catalog_id: SceneCatalog | str | None = None,
        scene_id: str,
        enable: bool,
        name: str,
        icon: str,
        triggers: SceneTriggerGroup | None = None,
        conditions: SceneConditionGroup | None = None,
        actions: Sequence[SceneAction],
        description: str | None = None,
        icon_color: str | None = None,
        re_bind: bool | None = None,
        scene_type: SceneRuleType | str | None = None,
        mode: SceneMatchMode | str | None = None,
        ca_conditions: Sequence[SceneCondition] | None = None,
        options: Options | None = None,
    ) -> str:
        """Update a scene of a home.

        The rules of app.scenes.create on triggers, conditions and actions hold here too (10196 to 10199).

        Args:
            catalog_id: Catalog of the scene: one of actions only, run by hand, or one that runs automatically.
            scene_id: Id of the scene to update.
            enable: True if the scene is enabled.
            name: Name of the scene.
            icon: Link to the icon of the scene.
            triggers: Triggers that start an IFTTT rule; without them only a call runs the scene.
            conditions: Conditions that must hold when an IFTTT rule starts; without them the actions always run.
            actions: Actions of the scene; at least one. At least 1 item.
            description: Text about the scene.
            icon_color: Colour of the icon, such as #FFFFFF.
            re_bind: True to bind the scene to catalog_id again; a scene of the old version needs that.
            scene_type: Kind of rule.
            mode: Match mode of ca_conditions, all or at least one; only of use in a CA rule.
            ca_conditions: Conditions that make a CA rule run; only of use if scene_type is CA.

        Returns:
            Id of the scene.

        POST /living/scene/update, version 1.0.0. Section 6.10.23 (更新家中场景). Published at
        <https://help.aliyun.com/document_detail/178036.html>.
        """
        return await self._call(
            UPDATE_IN_HOME,
            options,
            catalog_id=catalog_id,
            scene_id=scene_id,
            enable=enable,
            name=name,
            icon=icon,
            triggers=triggers,
            conditions=conditions,
            actions=actions,
            description=description,
            icon_color=icon_color,
            re_bind=re_bind,
            scene_type=scene_type,
            mode=mode,
            ca_conditions=ca_conditions,
        )

    async def delete_in_home(
        self,
        *,
        scene_id: str,
        catalog_id: SceneCatalog | str | None = None,
        options: Options | None = None,
    ) -> str:
        """Delete a scene of a home.

        Args:
            scene_id: Id of the scene to delete.
            catalog_id: Catalog of the scene: run by hand or automatically.

        Returns:
            Id of the deleted scene.

        POST /living/scene/delete, version 1.0.0. Section 6.10.24 (删除家中场景). Published at
        <https://help.aliyun.com/document_detail/178037.html>.
        """
        return await self._call(
            DELETE_IN_HOME,
            options,
            scene_id=scene_id,
            catalog_id=catalog_id,
        )

    def list_in_home(
        self,
        *,
        catalog_id: SceneCatalog | str,
        page_no: int = 1,
        page_size: int = 30,
        type: SceneBusiness | str | None = None,
        home_id: str,
        options: Options | None = None,
    ) -> AsyncPages[SceneSummary, ScenePage]:
        """List the scenes or the automations of a home.

        Scenes with weather conditions are listed too.

        Args:
            catalog_id: Catalog of the scenes to list: those run by hand or those run automatically.
            page_no: Number of the page to return, from 1. At least 1.
            page_size: Number of scenes in a page. 1 to 30.
            type: Line of business of the scenes to list.
            home_id: Id of the home.

        POST /living/scene/query, version 1.0.1. Section 6.10.25 (查询家中场景列表). Published at
        <https://help.aliyun.com/document_detail/178038.html>.
        """
        return self._pages(
            LIST_IN_HOME,
            options,
            catalog_id=catalog_id,
            page_no=page_no,
            page_size=page_size,
            type=type,
            home_id=home_id,
        )

    async def get_in_home(
        self,
        *,
        scene_id: str,
        catalog_id: SceneCatalog | str | None = None,
        options: Options | None = None,
    ) -> SceneDetail:
        """Get a scene of a home with its rule.

        Args:
            scene_id: Id of the scene.
            catalog_id: Catalog of the scene: run by hand or automatically.

        Returns:
            The scene.

        POST /living/scene/info/get, version 1.0.0. Section 6.10.26 (获取家中场景详情).
        """
        return await self._call(
            GET_IN_HOME,
            options,
            scene_id=scene_id,
            catalog_id=catalog_id,
        )
