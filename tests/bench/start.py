"""Starting: what a fresh process takes to import the package and to make a client."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator

from tests.bench.loopback import IMPORT_PATH, environment
from tests.bench.memory import size_in
from tests.bench.rounds import Effort, by_work
from tests.bench.table import Row

OURS = "from feiyan import CloudClient; CloudClient(app_key='key', app_secret='secret', project_id='project')"
OTHER = "import httpx, pydantic; httpx.Client(); pydantic.create_model('Model', number=(int, ...))"

_MEASURED = """
import time
started = time.process_time()
{code}
print(time.process_time() - started)
print(open("/proc/self/status").read())
"""


def starting(effort: Effort) -> Iterator[Row]:
    """Import the package and make a client: processor time, and the most memory that the process ever had."""
    rounds = [[_started(OURS), _started(OTHER)] for _ in range(effort.rounds + 1)]
    our_time, other_time = by_work([seconds * 1000 for seconds, _ in one] for one in rounds)
    our_size, other_size = by_work([size for _, size in one] for one in rounds)
    question = "import and client made, against httpx and pydantic imported, `httpx.Client()` and a model made"
    yield Row(f"{question}: time", "ms", our_time, other_time, at_most=1.1)
    yield Row(f"{question}: memory", "MiB", our_size, other_size, at_most=1.2)


def _started(code: str) -> tuple[float, float]:
    """Return seconds and MiB. The size is the kernel's, as `ru_maxrss` counts what the parent had, too."""
    command = [sys.executable, "-c", _MEASURED.format(code=code)]
    with environment({"PYTHONPATH": IMPORT_PATH}):
        seconds, status = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split("\n", 1)
    return float(seconds), size_in(status, "VmHWM")
