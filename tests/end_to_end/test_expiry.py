"""Tests that a token that expires during the calls of a hundred callers is renewed once for all of them.

Only the platform knows that a cloud token has expired: the client's refresh is refused, then the client creates a new
token. The refused refresh and the new token count as one renewal.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AsyncExitStack, ExitStack
from itertools import count, cycle, islice

import pytest

from feiyan import AppClient, AsyncAppClient, AsyncCloudClient, CloudClient, MemoryTokenStore, Options
from feiyan_runtime import AsyncClient, SyncClient
from feiyan_sandbox import Sandbox
from tests.end_to_end.fault_table import Side
from tests.end_to_end.scene import APP, CLOUD, settings_of

CALLERS, CALLS = 100, 2
"""Number of callers, and of consecutive calls of each. The token expires after a quarter of all calls."""

CREATE, REFRESH, REFRESH_SESSION = "/cloud/token", "/cloud/token/refresh", "/account/checkOrRefreshSession"

both_sides = pytest.mark.parametrize("side", ["cloud", "session"])
one_or_more = pytest.mark.parametrize("clients", [1, 4], ids=["one client", "clients that share a store"])


@pytest.fixture
def sandbox() -> Iterator[Sandbox]:
    with Sandbox() as started:
        yield started


class Project:
    """A sandbox whose token expires in the middle of the calls."""

    def __init__(self, sandbox: Sandbox, side: Side) -> None:
        self.settings = {**settings_of(sandbox, side), "token_store": MemoryTokenStore()}
        self.read = (CLOUD if side == "cloud" else APP)["read"]
        self._sandbox = sandbox
        self._side = side
        self._answered = count(1)

    def answered(self) -> None:
        """Count an answered call, and expire the tokens after a quarter of all calls."""
        if next(self._answered) == CALLERS * CALLS // 4:
            self._sandbox.expire_tokens()
            self._sandbox.expire_sessions()

    def check(self) -> None:
        """Check that all calls were carried out and that the token was renewed once."""
        calls = self._sandbox.count
        assert calls(self.read.operation.path, processed=True) == CALLERS * CALLS
        if self._side == "cloud":
            assert calls(CREATE) == calls(CREATE, processed=True) == 2  # the first token and its replacement
            assert calls(REFRESH) == calls(REFRESH, processed=False) == 1
        else:
            assert calls(REFRESH_SESSION) == calls(REFRESH_SESSION, processed=True) == 1


@both_sides
@one_or_more
def test_a_hundred_threads_renew_once(sandbox: Sandbox, side: Side, clients: int) -> None:
    """Every call succeeds, with one client or several."""
    project = Project(sandbox, side)

    def work(client: SyncClient) -> None:
        for _ in range(CALLS):
            project.read.by(client, Options())
            project.answered()

    with ExitStack() as stack, ThreadPoolExecutor(CALLERS) as pool:
        kind = CloudClient if side == "cloud" else AppClient
        opened = [stack.enter_context(kind(**project.settings)) for _ in range(clients)]
        list(pool.map(work, islice(cycle(opened), CALLERS)))
    project.check()


@both_sides
@one_or_more
def test_a_hundred_tasks_renew_once(sandbox: Sandbox, side: Side, clients: int) -> None:
    """Every call succeeds, with one client or several."""
    project = Project(sandbox, side)

    async def work(client: AsyncClient) -> None:
        for _ in range(CALLS):
            await project.read.by(client, Options())
            project.answered()

    async def together() -> None:
        async with AsyncExitStack() as stack:
            kind = AsyncCloudClient if side == "cloud" else AsyncAppClient
            opened = [await stack.enter_async_context(kind(**project.settings)) for _ in range(clients)]
            await asyncio.gather(*map(work, islice(cycle(opened), CALLERS)))

    asyncio.run(together())
    project.check()
