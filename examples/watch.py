"""Print messages from the devices of a user as they happen, until Ctrl-C. Needs the extra `mqtt`.

    python examples/watch.py           the user of FEIYAN_IOT_TOKEN
    python examples/watch.py FOLDER    the user whose session sign_in.py stored in FOLDER

FEIYAN_APP_KEY and FEIYAN_APP_SECRET identify the app. With FEIYAN_IOT_TOKEN, set FEIYAN_REGION as well, or
FEIYAN_BASE_URL and FEIYAN_MQTT_URL. The session in FOLDER knows its region.
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


def signed_in(folder: str) -> AppClient:
    app = AppClient.from_env(token_store=FileTokenStore(folder), mqtt_url=None)
    if app.current_session() is None:
        sys.exit(f"{folder}: no session is stored here, run sign_in.py first")
    return app


def watch(app: AppClient) -> None:
    names = {str(device.iot_id): device.nick_name or device.device_name for device in app.users.list_devices()}

    def show(source: str | None, *values: object) -> None:
        print(time.strftime("%H:%M:%S"), names.get(str(source), source), *values, sep="  ", flush=True)

    with app.channel() as channel:
        for message in channel:
            match message:
                case PropertiesChanged(iot_id=iot_id):
                    for name, item in message.items.items():
                        show(iot_id, name, item.value)
                case StatusChanged(iot_id=iot_id):
                    status = message.status.value
                    show(iot_id, status.name.lower() if isinstance(status, DeviceStatus) else status)
                case ThingEvent(iot_id=iot_id):
                    show(iot_id, "event", message.identifier, message.value)
                case Gap() | Dropped():  # messages were lost: read the current values
                    for iot_id in names:
                        for name, kept in app.things.get_properties(iot_id=iot_id).items():
                            show(iot_id, name, kept.value)
                case Connected():
                    show("channel", "connected to", message.endpoint)
                case Disconnected():
                    show("channel", "disconnected,", message.reason)


if __name__ == "__main__":
    try:
        with signed_in(sys.argv[1]) if sys.argv[1:] else AppClient.from_env() as app:
            watch(app)
    except FeiyanError as error:
        sys.exit(str(error))
    except KeyboardInterrupt:
        pass
