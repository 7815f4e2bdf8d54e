"""A program that receives large messages: given how it reads, and its settings, as JSON.

It writes a line of JSON when it is connected, and at the end: how much memory the process has, in KiB, and the names
of the items that it read.
"""

from __future__ import annotations

import json
import resource
import sys
from collections import Counter
from pathlib import Path

from feiyan import AppClient, DeviceCredentials


def main(how: str, settings: dict[str, str], certificate: list[str]) -> None:
    with AppClient(**settings) as app, app.channel(DeviceCredentials(*certificate)) as channel:
        say([])
        if how == "falls behind":
            sys.stdin.readline()
        names: list[str] = []
        while "StatusChanged" not in names[-1:]:
            names.append(type(next(channel)).__name__)
        say(names)


def say(names: list[str]) -> None:
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    memory = pages * resource.getpagesize() // 1024
    sys.stdout.write(json.dumps({"memory": memory, "items": Counter(names)}) + "\n")
    sys.stdout.flush()


main(*json.loads(sys.argv[1]))
