"""Print what the devices of a user do, the moment they do it. Ctrl-C ends it. Needs the extra `mqtt`.

    python examples/watch.py           the user of FEIYAN_IOT_TOKEN
    python examples/watch.py FOLDER    the user whom sign_in.py signed in, with the session that it keeps there

FEIYAN_APP_KEY and FEIYAN_APP_SECRET name the app. For a user of FEIYAN_IOT_TOKEN, FEIYAN_REGION says where to connect
to, or FEIYAN_BASE_URL and FEIYAN_MQTT_URL do.
"""

from __future__ import annotations

import sys
import time

from feiyan import (
    AppClient,
    Connected,
    DeviceStatus,
    Disconnected,
    Dropped,
    FeiyanError,
    FileTokenStore,
    Gap,
    PropertiesChanged,
    StatusChanged,
    ThingEvent,
)
from feiyan.common import AccountRegion


def signed_in(folder: str) -> AppClient:
    store = FileTokenStore(folder)
    region = store.load("region")
    if region is None:
        sys.exit(f"{folder}: nobody has signed in here, run sign_in.py")
    return AppClient.from_env(
        token_store=store, region=AccountRegion.model_validate(region), base_url=None, mqtt_url=None
    )


def watch(app: AppClient) -> None:
    names = {str(device.iot_id): device.nick_name or device.device_name for device in app.users.list_devices()}

    def tell(whose: str | None, *what: object) -> None:
        print(time.strftime("%H:%M:%S"), names.get(str(whose), whose), *what, sep="  ", flush=True)

    with app.channel() as channel:
        for message in channel:
            match message:
                case PropertiesChanged(iot_id=iot_id):
                    for name, item in message.items.items():
                        tell(iot_id, name, item.value)
                case StatusChanged(iot_id=iot_id):
                    status = message.status.value
                    tell(iot_id, status.name.lower() if isinstance(status, DeviceStatus) else status)
                case ThingEvent(iot_id=iot_id):
                    tell(iot_id, "event", message.identifier, message.value)
                case Gap() | Dropped():  # nobody tells again what happened meanwhile
                    for iot_id in names:
                        for name, kept in app.things.get_properties(iot_id=iot_id).items():
                            tell(iot_id, name, kept.value)
                case Connected():
                    tell("channel", "connected to", message.endpoint)
                case Disconnected():
                    tell("channel", "disconnected,", message.reason)


if __name__ == "__main__":
    try:
        with signed_in(sys.argv[1]) if sys.argv[1:] else AppClient.from_env() as app:
            watch(app)
    except FeiyanError as error:
        sys.exit(str(error))
    except KeyboardInterrupt:
        pass
