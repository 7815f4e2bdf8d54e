"""Create a scene in the user's home that switches devices off, and an automation that runs it every night.

    python examples/create_scene.py PROPERTY

PROPERTY is the switch, such as LightSwitch: the scene sets it on all devices of the home whose thing model has it.
FEIYAN_APP_KEY, FEIYAN_APP_SECRET and FEIYAN_IOT_TOKEN identify app and user, FEIYAN_REGION or FEIYAN_BASE_URL the
gateway.
"""

from __future__ import annotations

import sys

from feiyan import (
    AppClient,
    FeiyanError,
    InvalidValueError,
    SceneActionUri,
    SceneCatalog,
    SceneCronType,
    SceneLogic,
    SceneTriggerUri,
)
from feiyan.app.models.scenes import (
    SceneAction,
    ScenePropertySetting,
    SceneReference,
    SceneTimer,
    SceneTrigger,
    SceneTriggerGroup,
)

ICON = "https://g.aliplus.com/scene_icons/default.png"
TIMER = SceneTimer(cron="0 23 * * *", cron_type=SceneCronType.LINUX, time_zone_id="Asia/Shanghai")
EVERY_NIGHT = SceneTriggerGroup(uri=SceneLogic.OR, items=[SceneTrigger(uri=SceneTriggerUri.TIMER, params=TIMER)])


def switch_off(app: AppClient, home_id: str, switch: str) -> list[SceneAction]:
    """Return an action for each device of the home that has the switch; its model checks the value."""
    actions = []
    for listed in app.users.list_devices(group_id=home_id):
        device = app.device(str(listed.iot_id))
        try:
            value = device.model.check({switch: False})[switch]
        except InvalidValueError:
            continue
        setting = ScenePropertySetting(iot_id=device.iot_id, property_name=switch, property_value=value)
        actions.append(SceneAction(uri=SceneActionUri.SET_PROPERTY, params=setting))
    return actions


def create(app: AppClient, switch: str) -> None:
    home = next((home for home in app.homes.list() if home.current_home), None)
    if home is None:
        sys.exit("the user has no home")
    home_id = str(home.home_id)
    actions = switch_off(app, home_id, switch)
    if not actions:
        sys.exit(f"{home.name}: no device has a {switch} that can be switched off")
    scene_id = app.scenes.create_in_home(
        home_id=home_id, catalog_id=SceneCatalog.MANUAL, enable=True, name="All off", icon=ICON, actions=actions
    )
    print(f"{home.name}: scene {scene_id} switches {len(actions)} devices off")
    automation_id = app.scenes.create_in_home(
        home_id=home_id,
        catalog_id=SceneCatalog.AUTOMATIC,
        enable=True,
        name="Good night",
        icon=ICON,
        triggers=EVERY_NIGHT,
        actions=[SceneAction(uri=SceneActionUri.RUN_SCENE, params=SceneReference(scene_id=scene_id))],
    )
    print(f"{home.name}: automation {automation_id} runs it at 23:00")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: create_scene.py PROPERTY")
    try:
        with AppClient.from_env() as app:
            create(app, sys.argv[1])
    except FeiyanError as error:
        sys.exit(str(error))
