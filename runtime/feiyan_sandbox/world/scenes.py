"""Scenes: what they do when they are run, and which reports of devices run them."""

from __future__ import annotations

import operator
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from feiyan_sandbox.world.codes import DEVICE_OFFLINE, SCENE_NOT_FOUND, Refusal
from feiyan_sandbox.world.thing_checks import check_arguments, check_items

if TYPE_CHECKING:
    from feiyan_sandbox.world.state import Device, World

MANUAL, AUTOMATIC = "0", "1"

MAX_RUNS = 1000
"""Number of runs that are kept."""

_ONLINE = 1
_COMPARISONS: Mapping[str, Callable[[Any, Any], bool]] = {
    "==": operator.eq,
    "!=": operator.ne,
    ">": operator.gt,
    ">=": operator.ge,
    "<": operator.lt,
    "<=": operator.le,
}


@dataclass(slots=True)
class Scene:
    """A scene of a home. `content` has actions, triggers and conditions as apps send them."""

    id: str
    home: str
    catalog: str
    name: str
    enabled: bool
    content: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Run:
    """A run of a scene. `failures` has the device of each action that failed, or None, and the reason."""

    id: str
    scene_id: str
    scene_name: str
    at: int
    failures: Sequence[tuple[Device | None, str]]


def find_scene(world: World, scene_id: str) -> Scene:
    """Return a scene. Raises Refusal if it does not exist."""
    scene = world.scenes.get(scene_id)
    if scene is None:
        raise Refusal(SCENE_NOT_FOUND, scene_id)
    return scene


def run(world: World, scene: Scene, ran: set[str] | None = None) -> None:
    """Carry out the actions of a scene, one after the other; those that fail do not stop the others.

    `ran` has the scenes that led to this one. Each runs once, so that those which run one another come to an end.
    """
    ran = set() if ran is None else ran
    if scene.id in ran:
        return
    ran.add(scene.id)
    failures: list[tuple[Device | None, str]] = []
    for action in scene.content.get("actions", ()):
        device = _device(world, action)
        try:
            _act(world, action, device, ran)
        except Refusal as refusal:
            failures.append((device, refusal.message))
    number = world.number("scene run")
    world.scene_runs.append(Run(str(number), scene.id, scene.name, world.clock.now_ms(), failures))


def react(world: World, device: Device, changed: Collection[str], ran: set[str] | None = None) -> None:
    """Run the scenes for which new values of a device are a trigger, if their conditions hold."""
    for scene in list(world.scenes.values()):
        if scene.enabled and scene.catalog == AUTOMATIC and _is_triggered(world, scene, device, changed):
            run(world, scene, ran)


def _act(world: World, action: Mapping[str, Any], device: Device | None, ran: set[str]) -> None:
    params = _params(action)
    match action.get("uri"):
        case "action/device/setProperty" if device is not None:
            items = {_text(params, "propertyName"): params.get("propertyValue")}
            check_items(world.model_of(device), items)
            _check_online(device)
            world.report_properties(device, items, ran=ran)
        case "action/device/invokeService" if device is not None:
            identifier, args = _text(params, "serviceName"), params.get("serviceArgs") or {}
            check_arguments(world.model_of(device), identifier, args)
            _check_online(device)
            if answer := device.answers.get(identifier):
                answer(args)
        case "action/scene/trigger":
            run(world, find_scene(world, _text(params, "sceneId")), ran)
        case "action/automation/setSwitch":
            find_scene(world, _text(params, "automationRuleId")).enabled = bool(params.get("switchStatus"))
        case "action/device/setProperty" | "action/device/invokeService":
            raise Refusal(0, message="device in scene's action does not exist")


def _check_online(device: Device) -> None:
    if device.status != _ONLINE:
        raise Refusal(DEVICE_OFFLINE)


def _is_triggered(world: World, scene: Scene, device: Device, changed: Collection[str]) -> bool:
    ca_conditions = scene.content.get("caConditions") or []
    if ca_conditions:
        about = [one for one in ca_conditions if _is_about(world, one, device, changed)]
        needed = about if scene.content.get("mode") == "any" else ca_conditions
        holds = any if scene.content.get("mode") == "any" else all
        return bool(about) and holds(_holds(world, one) for one in needed)
    triggers, conditions = (_items(scene.content.get(name)) for name in ("triggers", "conditions"))
    about = [one for one in triggers if _is_about(world, one, device, changed)]
    return any(_holds(world, one) for one in about) and all(_holds(world, one) for one in conditions)


def _is_about(world: World, part: Mapping[str, Any], device: Device, changed: Collection[str]) -> bool:
    is_property = str(part.get("uri", "")).endswith("/device/property")
    return is_property and _device(world, part) is device and _text(_params(part), "propertyName") in changed


def _holds(world: World, part: Mapping[str, Any]) -> bool:
    """Return whether a trigger or condition holds now. Those of time hold always, those of events never."""
    device, params = _device(world, part), _params(part)
    if not str(part.get("uri", "")).endswith("/device/property"):
        return not str(part.get("uri", "")).endswith("/device/event")
    sample = device.properties.get(_text(params, "propertyName")) if device else None
    compare = _COMPARISONS.get(_text(params, "compareType") or "==")
    try:
        return sample is not None and compare is not None and compare(sample.value, params.get("compareValue"))
    except TypeError:  # values of different types have no order
        return False


def _device(world: World, part: Mapping[str, Any]) -> Device | None:
    named = {name: _text(_params(part), name) for name in ("iotId", "productKey", "deviceName")}
    try:
        return world.device(named)
    except Refusal:
        return None


def _params(part: Mapping[str, Any]) -> Mapping[str, Any]:
    params = part.get("params")
    return params if isinstance(params, dict) else {}


def _text(params: Mapping[str, Any], name: str) -> str:
    value = params.get(name)
    return value if isinstance(value, str) else ""


def _items(logic: Any) -> Sequence[Mapping[str, Any]]:
    items = logic.get("items") if isinstance(logic, dict) else None
    return [one for one in items if isinstance(one, dict)] if isinstance(items, list) else []
