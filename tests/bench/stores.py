"""Token stores: what a store adds to a call."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from statistics import median

import httpx

from feiyan import CloudClient, FileTokenStore, MemoryTokenStore, TokenStore
from tests.bench.rounds import Effort, processor_seconds
from tests.bench.table import Note, beside


def keeping(effort: Effort) -> Iterator[Note]:
    """Call without a socket, whose cost would hide that of a store."""

    def answer(request: httpx.Request) -> httpx.Response:
        data = {"cloudToken": "t", "expireIn": 7_200_000} if request.url.path == "/cloud/token" else {}
        return httpx.Response(200, json={"code": 200, "data": data})

    def client(store: TokenStore) -> CloudClient:
        http = httpx.Client(transport=httpx.MockTransport(answer))
        return CloudClient(app_key="k", app_secret="s", project_id="p", http_client=http, token_store=store)

    with tempfile.TemporaryDirectory() as folder:
        in_file, in_memory = client(FileTokenStore(folder)), client(MemoryTokenStore())
        works = (lambda: in_file.things.get_info(iot_id="x"), lambda: in_memory.things.get_info(iot_id="x"))
        file, memory = map(median, processor_seconds(effort, 200, *works))
    yield Note("call without a socket, the token in a file", f"{file * 1e6:.0f} µs", beside(file, memory, "in memory"))
