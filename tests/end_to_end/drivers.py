"""Drivers that call operations on a sandbox through the sync and the async clients."""

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

MAX_ITEMS = 500
"""More items than any example has: a walk over pages that reaches it does not end."""


class Driver(Protocol):
    """A common interface to the sync and the async clients."""

    def call(self, case: Case, **more: Any) -> Any:
        """Return the result of the documented call. For a paged one, return the page and the items of all pages."""

    def envelope(self, case: Case) -> Any:
        """Return the envelope of the answer to the documented call. For a paged one, return that of the first page."""

    def close(self) -> None:
        """Close the connections."""


class SyncDriver:
    """A driver of the sync clients, which are created when first needed."""

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
            return result.page(), list(islice(result, MAX_ITEMS))
        return result

    def envelope(self, case: Case) -> Any:
        result = case.bound_to(self._client(case).with_envelope)(**case.arguments)
        return next(result) if isinstance(result, Iterator) else result

    def _client(self, case: Case) -> AppClient | CloudClient:
        if case.side not in self._clients:
            self._clients[case.side] = self._make[case.side]()
        return self._clients[case.side]


class AsyncDriver:
    """A driver of the async clients, which are created when first needed, with its own event loop."""

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
        if len(items) == MAX_ITEMS:
            break
    return items


class Drivers:
    """A started sandbox with both drivers, which share the cloud token."""

    def __init__(self, sandbox: Sandbox) -> None:
        self.sandbox = sandbox
        tokens = MemoryTokenStore()
        self.by_way: dict[str, Driver] = {"sync": SyncDriver(sandbox, tokens), "async": AsyncDriver(sandbox, tokens)}


@contextmanager
def open_drivers() -> Iterator[Drivers]:
    """Start a strict sandbox with clients: what they send needs no more than the documents say."""
    with Sandbox(strict=True) as sandbox:
        drivers = Drivers(sandbox)
        yield drivers
        for driver in drivers.by_way.values():
            driver.close()
