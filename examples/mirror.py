"""Print what a user's devices do, and keep their state in FOLDER/state.json: `python examples/mirror.py FOLDER`."""

import json
import sys
import time
from pathlib import Path

from feiyan import AppClient, FeiyanError, FileTokenStore


def mirror(folder: Path) -> None:  # the folder in which sign_in.py stored the session, now or while this runs
    store, kept = FileTokenStore(folder), folder / "mirror"
    with AppClient.from_env(token_store=store) as app, app.devices(poll=10, folder=kept, on_change=print) as devices:
        while True:
            values = {one.iot_id: {name: now.value for name, now in one.properties.items()} for one in devices}
            state = {one.iot_id: {"online": one.online, "values": values[one.iot_id]} for one in devices}
            (folder / "state.json").write_text(json.dumps(state, default=str), encoding="utf-8")
            time.sleep(1)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: mirror.py FOLDER")
    try:
        mirror(Path(sys.argv[1]))
    except (FeiyanError, KeyboardInterrupt) as error:
        sys.exit(str(error))
