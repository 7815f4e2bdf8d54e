"""Users of a client, sync and async, who take the same steps."""

from __future__ import annotations

import asyncio
import inspect
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx

from feiyan import AsyncCloudClient, CloudClient
from feiyan_runtime import FeiyanError


class SyncUser:
    """Opens a client, takes the steps in turn, closes the client; returns what the last step gave."""

    client: Any = CloudClient
    http: Any = httpx.Client

    def __init__(self, settings: dict[str, Any]) -> None:
        self.settings = settings

    def run(self, *steps: Callable[[Any], Any], **more: Any) -> Any:
        with CloudClient(**{**self.settings, **more}) as client:
            return [self.finish(step(client)) for step in steps][-1]

    def close(self, client: Any) -> Any:
        return client.close()

    def failing(self, step: Callable[[Any], Any], kind: type[FeiyanError] = FeiyanError) -> Callable[[Any], Any]:
        """A step that gives the error of a step; a step that succeeds fails."""

        def failed(client: Any) -> FeiyanError:
            try:
                self.finish(step(client))
            except kind as error:
                return error
            raise AssertionError(f"no {kind.__name__}")

        return failed

    def together(self, count: int, step: Callable[[Any], Any]) -> Callable[[Any], list[Any]]:
        """A step that so many callers take at once; gives what each of them got, be it an error."""

        def taken(client: Any) -> list[Any]:
            with ThreadPoolExecutor(count) as pool:
                futures = [pool.submit(step, client) for _ in range(count)]
            return [future.exception() or future.result() for future in futures]

        return taken

    def finish(self, result: Any) -> Any:
        return list(result) if inspect.isgenerator(result) else result


class AsyncUser(SyncUser):
    """The same for the async client: a step may give an awaitable or an async iterator."""

    client = AsyncCloudClient
    http = httpx.AsyncClient

    def run(self, *steps: Callable[[Any], Any], **more: Any) -> Any:
        async def scenario() -> Any:
            async with AsyncCloudClient(**{**self.settings, **more}) as client:
                return [await self.finished(step(client)) for step in steps][-1]

        return asyncio.run(scenario())

    def close(self, client: Any) -> Any:
        return client.aclose()

    def failing(self, step: Callable[[Any], Any], kind: type[FeiyanError] = FeiyanError) -> Callable[[Any], Any]:
        async def failed(client: Any) -> FeiyanError:
            try:
                await self.finished(step(client))
            except kind as error:
                return error
            raise AssertionError(f"no {kind.__name__}")

        return failed

    def together(self, count: int, step: Callable[[Any], Any]) -> Callable[[Any], Any]:
        async def taken(client: Any) -> list[Any]:
            return await asyncio.gather(*(self.finished(step(client)) for _ in range(count)), return_exceptions=True)

        return taken

    async def finished(self, result: Any) -> Any:
        if inspect.isasyncgen(result):
            return [item async for item in result]
        return await result if inspect.isawaitable(result) else result
