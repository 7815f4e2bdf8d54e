"""A program that reads numbered messages: given the settings and how many as JSON, it tells what it got.

It writes a line of JSON when it is connected, whenever it has 1,000 more messages, and at the end. A line has how many
numbers came, how many of them out of turn, what else came, and how much memory the process has, in KiB.
"""

from __future__ import annotations

import asyncio
import json
import resource
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from feiyan import AppClient, AsyncAppClient, Connected, DeviceCredentials
from feiyan.messages import PropertiesChanged

STEP = 1000


class Tally:
    """Messages received so far."""

    def __init__(self, count: int) -> None:
        self.count = count
        self.numbers = self.out_of_turn = 0
        self.others: Counter[str] = Counter()

    def takes(self, message: Any) -> bool:
        """Count a message; whether there are more to come."""
        if isinstance(message, PropertiesChanged):
            self.out_of_turn += message.items["Number"].value != self.numbers
            self.numbers += 1
        else:
            self.others[type(message).__name__] += 1
        if isinstance(message, Connected) or self.numbers % STEP == 0:
            line = {
                "numbers": self.numbers,
                "out of turn": self.out_of_turn,
                "others": self.others,
                "memory": memory(),
            }
            sys.stdout.write(json.dumps(line) + "\n")
            sys.stdout.flush()
        return self.numbers < self.count


def memory() -> int:
    """Return the memory of the process in KiB."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize() // 1024


def read(settings: dict[str, Any], credentials: DeviceCredentials, tally: Tally) -> None:
    with AppClient(**settings) as app, app.channel(credentials) as channel:
        for message in channel:
            if not tally.takes(message):
                break


async def read_async(settings: dict[str, Any], credentials: DeviceCredentials, tally: Tally) -> None:
    async with AsyncAppClient(**settings) as app, app.channel(credentials) as channel:
        async for message in channel:
            if not tally.takes(message):
                break


def main(form: str, settings: dict[str, Any], certificate: list[str], count: int) -> None:
    arguments = settings, DeviceCredentials(*certificate), Tally(count)
    if form == "sync":
        read(*arguments)
    else:
        asyncio.run(read_async(*arguments))


main(*json.loads(sys.argv[1]))
