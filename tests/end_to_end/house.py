"""A sandbox with the generated clients of both sides, sync and async, as two doors into it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import contextmanager
from itertools import islice
from typing import Any, Protocol

from feiyan import AppClient, AsyncAppClient, AsyncCloudClient, CloudClient, MemoryTokenStore
from feiyan_runtime import AsyncPages, Pages
from feiyan_sandbox import Sandbox
from tests.end_to_end.catalogue import Case

BOUND = 500
"""More items than any example has: a walk over pages that comes so far does not end."""


class Door(Protocol):
    """A way to call operations."""

    def call(self, case: Case, **more: Any) -> Any:
        """The result of the documented call; of a paged one, the page and the items of all pages."""

    def envelope(self, case: Case) -> Any:
        """The whole answer to the documented call; of a paged one, to its first page."""

    def close(self) -> None:
        """Close the connections."""


class SyncDoor:
    """Through the sync clients, each made when it is first needed."""

    def __init__(self, sandbox: Sandbox, tokens: MemoryTokenStore) -> None:
        self._make: dict[str, Callable[[], AppClient | CloudClient]] = {
            "app": lambda: AppClient(**sandbox.app_settings),
            "cloud": lambda: CloudClient(**sandbox.settings, token_store=tokens),
        }
        self._clients: dict[str, AppClient | CloudClient] = {}

    def close(self) -> None:
        for client in self._clients.values():
            client.close()

    def call(self, case: Case, **more: Any) -> Any:
        result = case.bound_to(self._client(case))(**case.arguments, **more)
        if isinstance(result, Pages):
            return result.page(), list(islice(result, BOUND))
        return result

    def envelope(self, case: Case) -> Any:
        result = case.bound_to(self._client(case).with_envelope)(**case.arguments)
        return next(result) if isinstance(result, Iterator) else result

    def _client(self, case: Case) -> AppClient | CloudClient:
        if case.side not in self._clients:
            self._clients[case.side] = self._make[case.side]()
        return self._clients[case.side]


class AsyncDoor:
    """Through the async clients, each made when it is first needed, in an event loop of their own."""

    def __init__(self, sandbox: Sandbox, tokens: MemoryTokenStore) -> None:
        self._make: dict[str, Callable[[], AsyncAppClient | AsyncCloudClient]] = {
            "app": lambda: AsyncAppClient(**sandbox.app_settings),
            "cloud": lambda: AsyncCloudClient(**sandbox.settings, token_store=tokens),
        }
        self._clients: dict[str, AsyncAppClient | AsyncCloudClient] = {}
        self._runner = asyncio.Runner()

    def close(self) -> None:
        for client in self._clients.values():
            self._runner.run(client.aclose())
        self._runner.close()

    def call(self, case: Case, **more: Any) -> Any:
        return self._runner.run(self._call(case, more))

    async def _call(self, case: Case, more: dict[str, Any]) -> Any:
        result = case.bound_to(self._client(case))(**case.arguments, **more)
        if isinstance(result, AsyncPages):
            return await result.page(), await _some(result)
        return await result

    def envelope(self, case: Case) -> Any:
        return self._runner.run(self._envelope(case))

    async def _envelope(self, case: Case) -> Any:
        result = case.bound_to(self._client(case).with_envelope)(**case.arguments)
        return await (anext(result) if isinstance(result, AsyncIterator) else result)

    def _client(self, case: Case) -> AsyncAppClient | AsyncCloudClient:
        if case.side not in self._clients:
            self._clients[case.side] = self._make[case.side]()
        return self._clients[case.side]


async def _some(pages: AsyncPages[Any, Any]) -> list[Any]:
    items = []
    async for item in pages:
        items.append(item)
        if len(items) == BOUND:
            break
    return items


class House:
    """A started sandbox with both doors; they share the cloud token."""

    def __init__(self, sandbox: Sandbox) -> None:
        self.sandbox = sandbox
        tokens = MemoryTokenStore()
        self.doors: dict[str, Door] = {"sync": SyncDoor(sandbox, tokens), "async": AsyncDoor(sandbox, tokens)}


@contextmanager
def open_house() -> Iterator[House]:
    with Sandbox() as sandbox:
        house = House(sandbox)
        yield house
        for door in house.doors.values():
            door.close()
