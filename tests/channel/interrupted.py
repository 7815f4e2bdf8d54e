"""A program that reads a channel until it is interrupted: given the settings as JSON, it says what it does."""

from __future__ import annotations

import json
import sys
import threading

from feiyan import AppClient, ChannelOptions, DeviceCredentials


def main(settings: dict[str, str], certificate: list[str]) -> None:
    with AppClient(**settings) as app:
        say("opening")
        try:
            with app.channel(DeviceCredentials(*certificate), options=ChannelOptions(timeout=60)) as channel:
                for message in channel:
                    say(type(message).__name__)
        finally:
            say(threading.active_count())


def say(what: object) -> None:
    sys.stdout.write(f"{what}\n")
    sys.stdout.flush()


main(*json.loads(sys.argv[1]))
