"""The scene service: scenes that are run by apps, or by what devices report. Those that a clock runs never are."""

from __future__ import annotations

import json
from typing import Any

from feiyan_sandbox.handlers.paging import numbered_page
from feiyan_sandbox.handlers.registry import Call, answers
from feiyan_sandbox.world import Device, Refusal, Scene, World, codes, find_scene, identifier, run_scene, scenes

_CONTENT = (
    "actions",
    "triggers",
    "conditions",
    "caConditions",
    "mode",
    "sceneType",
    "description",
    "icon",
    "iconColor",
)


@answers("app.scenes.create")
@answers("app.scenes.createInHome")
def create(call: Call) -> str:
    world, params = call.world, call.params
    home = params.get("homeId", world.current_home)
    if home not in world.homes:
        raise Refusal(codes.PARAMETER_ERROR, f"homeId: home {home} does not exist")
    catalog = params.get("catalogId", params.get("groupId", scenes.MANUAL))
    scene_id = identifier("scene", world.number("scene"))
    world.scenes[scene_id] = Scene(scene_id, home, catalog, params["name"], params["enable"], _content(call))
    return scene_id


@answers("app.scenes.update")
@answers("app.scenes.updateInHome")
def update(call: Call) -> str:
    scene = _scene(call)
    scene.name, scene.enabled = call.params["name"], call.params["enable"]
    scene.content |= _content(call)
    return scene.id


@answers("app.scenes.delete")
@answers("app.scenes.deleteInHome")
def delete(call: Call) -> str:
    scene = _scene(call)
    del call.world.scenes[scene.id]
    return scene.id


@answers("app.scenes.setEnabled")
def set_enabled(call: Call) -> None:
    _scene(call).enabled = call.params["enable"]


@answers("app.scenes.invoke")
def invoke(call: Call) -> str:
    scene = _scene(call)
    run_scene(call.world, scene)
    return scene.id


@answers("app.scenes.get")
def get(call: Call) -> dict[str, Any]:
    """Return a scene; its parts are texts of JSON."""
    detail = _detail(_scene(call))
    for name in ("actionsJson", "caConditionsJson"):
        if name in detail:
            detail[name] = [json.dumps(one) for one in detail[name]]
    return detail


@answers("app.scenes.getInHome")
def get_in_home(call: Call) -> dict[str, Any]:
    return _detail(_scene(call))


@answers("app.scenes.queryByIds")
def query_by_ids(call: Call) -> list[dict[str, Any]]:
    found = [call.world.scenes[one] for one in call.params["sceneIdList"] if one in call.world.scenes]
    return [
        {
            "sceneId": scene.id,
            "name": scene.name,
            "enable": scene.enabled,
            "sceneSwitch": int(scene.enabled),
            "icon": scene.content.get("icon", ""),
            "sceneType": scene.content.get("sceneType", "IFTTT"),
            **{
                name: json.dumps(scene.content[name])
                for name in ("actions", "triggers", "conditions")
                if name in scene.content
            },
        }
        for scene in found
    ]


@answers("app.scenes.listInHome")
def list_in_home(call: Call) -> dict[str, Any]:
    return numbered_page(_summaries(call.world, call.params["homeId"], call.params["catalogId"]), call.params, "scenes")


@answers("app.scenes.list")
def list_scenes(call: Call) -> dict[str, Any]:
    found = _summaries(call.world, call.world.current_home, call.params.get("groupId"))
    return numbered_page([{**one, "groupId": one["catalogId"]} for one in found], call.params, "scenes")


@answers("app.scenes.getPages")
def get_pages(call: Call) -> dict[str, Any]:
    home = call.params["homeId"]
    return {
        "manual": numbered_page(_summaries(call.world, home, scenes.MANUAL), call.params, "scenes"),
        "automatic": numbered_page(_summaries(call.world, home, scenes.AUTOMATIC), call.params, "scenes"),
    }


@answers("app.scenes.listLogs")
def list_logs(call: Call) -> dict[str, Any]:
    runs = [one for one in reversed(call.world.scene_runs) if one.at <= call.params["nowTime"]]
    logs = [
        {
            "id": one.id,
            "sceneId": one.scene_id,
            "sceneName": one.scene_name,
            "time": one.at,
            "timeZone": "Asia/Shanghai",
            "result": int(not one.failures),
            "isDelete": one.scene_id not in call.world.scenes,
            "hasDelayedAction": False,
        }
        for one in runs
    ]
    return numbered_page(logs, call.params, "logs")


@answers("app.scenes.listFailures")
def list_failures(call: Call) -> dict[str, Any]:
    wanted = (one for one in call.world.scene_runs if one.id == call.params["logId"])
    failures = [failure for one in wanted for failure in one.failures]
    return numbered_page([_failure(device, reason) for device, reason in failures], call.params, "details")


def _scene(call: Call) -> Scene:
    return find_scene(call.world, call.params["sceneId"])


def _content(call: Call) -> dict[str, Any]:
    return {name: call.params[name] for name in _CONTENT if name in call.params}


def _detail(scene: Scene) -> dict[str, Any]:
    parts = {f"{name}Json": scene.content[name] for name in _CONTENT[:4] if scene.content.get(name)}
    facts = {name: scene.content[name] for name in _CONTENT[4:] if name in scene.content}
    return {**_summary(scene), **facts, **parts, "sceneId": scene.id}


def _summaries(world: World, home: str, catalog: str | None) -> list[dict[str, Any]]:
    found = [one for one in world.scenes.values() if one.home == home and catalog in {None, one.catalog}]
    return [_summary(one) for one in found]


def _summary(scene: Scene) -> dict[str, Any]:
    return {
        "id": scene.id,
        "name": scene.name,
        "catalogId": scene.catalog,
        "enable": scene.enabled,
        "description": scene.content.get("description", ""),
        "icon": scene.content.get("icon", ""),
        "iconColor": scene.content.get("iconColor", "#19BBFF"),
        "status": 1,
        "valid": True,
    }


def _failure(device: Device | None, reason: str) -> dict[str, Any]:
    named = {"deviceName": device.name, "productKey": device.product_key} if device else {}
    return {**named, "detail": reason, "failedReason": reason}
