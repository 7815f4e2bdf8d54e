"""Memory: how a process that makes many calls grows.

`python -m tests.bench.memory URL CALLS` prints the MiB that it has after the warm-up and at the end.
"""

from __future__ import annotations

import asyncio
import gc
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from feiyan import AsyncCloudClient, CloudClient
from tests.bench.loopback import loopback, settings
from tests.bench.rounds import Effort
from tests.bench.table import Row

CALLS = 100_000
AT_ONCE = 100


def lasting(effort: Effort) -> Iterator[Row]:
    """Make so many calls in a process, half of them sync and half async."""
    calls = effort.times(CALLS)
    with loopback() as gateway:
        command = [sys.executable, "-m", "tests.bench.memory", gateway.url, str(calls)]
        printed = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
    before, after = map(float, printed.split())
    yield Row(f"memory after {calls:,} calls, against after a warm-up", "MiB", [after], [before], at_most=1.02)


def size_in(status: str, name: str) -> float:
    """Return a size in MiB from /proc/PID/status: VmRSS is what a process has, VmHWM the most that it ever had."""
    found = re.search(rf"^{name}:\s+(\d+) kB$", status, re.MULTILINE)
    if not found:
        raise LookupError(f"/proc/PID/status has no {name}: {status!r}")
    return int(found[1]) / 1024


def _size() -> float:
    gc.collect()
    return size_in(Path("/proc/self/status").read_text(encoding="ascii"), "VmRSS")


async def _call(url: str, calls: int) -> None:
    """Make the calls in ten portions, after three portions for a warm-up."""
    portion = max(1, calls // 10 // 2 // AT_ONCE)
    with CloudClient(**settings(url)) as cloud:
        async with AsyncCloudClient(**settings(url)) as async_cloud:

            async def one_after_the_other() -> None:
                for _ in range(portion):
                    await async_cloud.things.get_info(iot_id="x")

            for number in range(3 + 10):
                if number == 3:
                    print(_size())
                for _ in range(portion * AT_ONCE):
                    cloud.things.get_info(iot_id="x")
                await asyncio.gather(*(one_after_the_other() for _ in range(AT_ONCE)))
            print(_size())


if __name__ == "__main__":
    asyncio.run(_call(sys.argv[1], int(sys.argv[2])))
