"""Users of a client, sync and async, with HTTP clients of all kinds, who take the same steps."""

from __future__ import annotations

import asyncio
import inspect
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractAsyncContextManager, AbstractContextManager, nullcontext
from typing import Any

import aiohttp
import httpx
import httpx2

from feiyan import AsyncCloudClient, CloudClient
from feiyan_runtime import FeiyanError

try:
    import uvloop
except ImportError:  # there is none for Windows
    uvloop = None


class SyncUser:
    """Opens a client, takes the steps in turn, closes the client; returns what the last step gave."""

    name = "sync"
    client: Any = CloudClient
    http: Any = httpx.Client

    def __init__(self, settings: dict[str, Any]) -> None:
        self.settings = settings

    def run(self, *steps: Callable[[Any], Any], **more: Any) -> Any:
        with self.brought() as http, CloudClient(**{**self.settings, "http_client": http, **more}) as client:
            return [self.finish(step(client)) for step in steps][-1]

    def brought(self) -> AbstractContextManager[Any]:
        """The HTTP client that the user brings; none by default."""
        return nullcontext()

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

    name = "async"
    client = AsyncCloudClient
    http = httpx.AsyncClient

    def run(self, *steps: Callable[[Any], Any], **more: Any) -> Any:
        async def scenario() -> Any:
            async with self.brought() as http:
                settings = {**self.settings, "http_client": http, **more}
                async with AsyncCloudClient(**settings) as client:
                    return [await self.finished(step(client)) for step in steps][-1]

        return self.loop_of(scenario())

    def loop_of(self, work: Coroutine[Any, Any, Any]) -> Any:
        """Run a coroutine in an event loop of its own."""
        return asyncio.run(work)

    def brought(self) -> AbstractAsyncContextManager[Any]:
        return nullcontext()

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


class UvloopUser(AsyncUser):
    """Runs the event loop of uvloop."""

    name = "uvloop"

    def loop_of(self, work: Coroutine[Any, Any, Any]) -> Any:
        return uvloop.run(work)


class HttpxUser(SyncUser):
    """Brings a client of httpx."""

    name = "httpx"

    def brought(self) -> Any:
        return httpx.Client()


class AsyncHttpxUser(AsyncUser):
    """Brings an async client of httpx."""

    name = "async httpx"

    def brought(self) -> Any:
        return httpx.AsyncClient()


class Httpx2User(SyncUser):
    """Brings a client of httpx2."""

    name = "httpx2"

    def brought(self) -> Any:
        return httpx2.Client()


class AsyncHttpx2User(AsyncUser):
    """Brings an async client of httpx2."""

    name = "async httpx2"

    def brought(self) -> Any:
        return httpx2.AsyncClient()


class AiohttpUser(AsyncUser):
    """Brings a session of aiohttp."""

    name = "aiohttp"

    def brought(self) -> Any:
        return aiohttp.ClientSession()


ALL = {
    kind.name: kind
    for kind in (SyncUser, AsyncUser, UvloopUser, HttpxUser, AsyncHttpxUser, Httpx2User, AsyncHttpx2User, AiohttpUser)
    if kind is not UvloopUser or uvloop
}
"""Users of every kind."""
