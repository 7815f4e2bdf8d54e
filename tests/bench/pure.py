"""Work without a socket: signing, and reading pages of a hundred devices."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from typing import Any

from feiyan.app.users import LIST_DEVICES
from feiyan.cloud.things import LIST
from feiyan_runtime import Operation
from feiyan_runtime._answer import Answer, read_answer
from feiyan_runtime._signing import Signer, new_nonce
from tests.bench import official
from tests.bench.loopback import ENVELOPE, INFO, documented_answer
from tests.bench.rounds import Effort, a_second, processor_seconds
from tests.bench.table import Row

DEVICES = 100


def signing(effort: Effort) -> Iterator[Row]:
    """Make the headers of a call whose body is ready."""
    body = json.dumps(ENVELOPE)
    content = body.encode()
    signer = Signer("key", "secret", stage="RELEASE")

    def ours() -> object:
        return signer.headers(INFO, content, nonce=new_nonce(), timestamp_ms=int(time.time() * 1000))

    signer_seconds, official_seconds = processor_seconds(effort, 3000, ours, lambda: official.sign(body))
    figures = a_second(signer_seconds), a_second(official_seconds)
    yield Row("signing, against the official client's", "signatures/s", *figures, at_least=2.5)


def decoding(effort: Effort) -> Iterator[Row]:
    """Read pages of devices, from the bytes of the answer to models."""
    yield _page(effort, LIST, "items", lambda page: page.items)
    yield _page(effort, LIST_DEVICES, "data", lambda page: page.devices)


def _page(effort: Effort, operation: Operation[Any], field: str, devices: Callable[[Any], list[object]]) -> Row:
    content = page_of(operation.path, field)
    answer = Answer(200, {}, content)

    def ours() -> Any:
        return read_answer(operation, answer, lambda _: None).data

    assert len(devices(ours())) == DEVICES
    models, plain = (
        [second * 1e6 for second in seconds]
        for seconds in processor_seconds(effort, 200, ours, lambda: json.loads(content))
    )
    question = f"a page of {DEVICES} devices of `{operation.name}`, bytes to models, time against `json.loads`"
    return Row(question, "µs", models, plain, at_most=1.4)


def page_of(path: str, field: str) -> bytes:
    """Return a documented page with as many devices, each with an id and a name of its own."""
    answer = documented_answer(path)
    (device,) = answer["data"][field]
    answer["data"][field] = [
        device | {name: f"{device[name]}{number}" for name in ("iotId", "name", "deviceName") if name in device}
        for number in range(DEVICES)
    ]
    return json.dumps(answer, ensure_ascii=False, separators=(",", ":")).encode()
