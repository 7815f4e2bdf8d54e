"""Async client: runs the flows over httpx.AsyncClient."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Callable, Mapping, Sequence
from types import TracebackType
from typing import Any, ClassVar, Self, TypeVar

from feiyan_runtime._core import Core
from feiyan_runtime._envelope import Envelope
from feiyan_runtime._errors import ClientClosedError, ConfigurationError, FeiyanError
from feiyan_runtime._event_loop import forget_closed, running_loop
from feiyan_runtime._flow import Exclusive, Flow, RunInThread, Send, Wait
from feiyan_runtime._fork import reset_after_fork
from feiyan_runtime._frames import PrivateMethods
from feiyan_runtime._operation import Operation, Options, untyped
from feiyan_runtime.transport.seam import AsyncHttpClient, AsyncTransport, async_transport

T = TypeVar("T")
ItemT = TypeVar("ItemT")
PageT = TypeVar("PageT")

CLOSE_TIMEOUT = 3.0
"""Seconds that `aclose` waits for a token renewal in progress."""


class AsyncClient(PrivateMethods):
    """Base class of the generated async clients. Safe to share among the tasks of an event loop."""

    loadable: ClassVar[tuple[str, ...]] = ()
    """Names of the services that can be loaded before they are used."""

    def __init__(self, core: Core, *, base_url: str, http_client: AsyncHttpClient | None) -> None:
        self._core = core
        self._base_url = base_url
        self._http_client = http_client
        self._transport = async_transport(base_url, http_client)
        self._regional: dict[str, AsyncTransport] = {}
        self._is_ready = False
        self._is_closed = False
        self._locks: dict[asyncio.AbstractEventLoop, asyncio.Lock] = {}
        self._running: set[asyncio.Task[Any]] = set()
        reset_after_fork(self)

    def after_fork(self) -> None:
        """Open new connections, and create a lock that no task of the parent process holds."""
        self._locks = {}
        self._running = set()
        self._transport = self._transport.after_fork()
        self._regional = {url: parent.after_fork() for url, parent in self._regional.items()}

    async def call(
        self,
        path: str,
        params: Mapping[str, object] | None = None,
        *,
        api_version: str = "1.0.0",
        options: Options | None = None,
    ) -> Any:
        """Call any path, documented or not, and return its data as plain values.

        Args:
            path: Path of the operation, such as "/cloud/thing/info/get".
            params: Parameters under the wire's names; those that are None are omitted.
            api_version: Version of the operation.
            options: Settings of this call.

        Raises:
            InvalidParameterError: The path or a parameter cannot be sent.
            ApiError: The platform answered with a code other than 200.
            TransportError: No answer was received.
            ProtocolError: The answer is not the platform's envelope.

        """
        return (await self.invoke(untyped(path, api_version), params or {}, options)).data

    @classmethod
    async def _create(cls, make: Callable[[], Self], services: Sequence[str]) -> Self:
        """Create a client, and load services, in a thread."""
        if unknown := [name for name in services if name not in cls.loadable]:
            raise ConfigurationError(
                f"services: {cls.__name__} has no {', '.join(map(repr, unknown))}; it has {', '.join(cls.loadable)}"
            )

        client = await cls._in_thread(make)
        await asyncio.to_thread(client._prepare_with, services)
        return client

    @staticmethod
    async def _in_thread(function: Callable[[], T]) -> T:
        """Call a function that imports, in a thread."""
        running_loop()
        return await asyncio.to_thread(function)

    def _prepare_with(self, services: Sequence[str]) -> None:
        """Do what blocks before the first call, and load services."""
        self._prepare()
        self._transport.prepare()
        for name in services:
            self._load(name)

    def _prepare(self) -> None:
        """Import and build what any call may need."""
        self._core.prepare()
        self._is_ready = True

    def _load(self, service: str) -> None:
        """Import the modules of a service and build the schemas of its answers."""
        module = sys.modules[type(getattr(self, service)).__module__]
        getattr(self, "with_envelope", None)  # imports the services that return envelopes
        for value in vars(module).values():
            if isinstance(value, Operation):
                value.prepare()

    async def current_token(self) -> str | None:
        """Return the token that calls carry, for another program: renewed if it is due, None if there is none.

        Raises:
            ApiError: The platform refused to renew it.
            TransportError: No answer was received.

        """
        tokens = self._core.tokens
        return None if tokens is None else await self._run(tokens.current(self._core))

    async def aclose(self) -> None:
        """Close the connections; an `http_client` passed to the constructor stays open."""
        loop = running_loop()
        self._is_closed = True
        if running := {task for task in self._running.copy() if task.get_loop() is loop}:
            await asyncio.wait(running, timeout=CLOSE_TIMEOUT)
            for task in running:
                task.cancel()
        for opened in (self._transport, *self._regional.values()):
            await opened.aclose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        await self.aclose()

    def __repr__(self) -> str:
        return f"{type(self).__name__}(base_url={self._base_url!r})"

    async def invoke(
        self, operation: Operation[T], params: Mapping[str, object], options: Options | None
    ) -> Envelope[T]:
        """Call an operation and return the whole envelope. `params` are keyed by Python names."""
        self._require_open(operation.name)
        return await self._drive(self._core.call(operation, params, options))

    async def _run(self, flow: Flow[T]) -> T:
        """Run the flow of a method that was called."""
        self._require_open()
        return await self._drive(flow)

    async def _drive(self, flow: Flow[T]) -> T:
        running_loop()
        try:
            if not self._is_ready:
                await asyncio.to_thread(self._prepare)
            step = next(flow)
            while True:
                try:
                    outcome = await self._perform(step)
                except (FeiyanError, asyncio.CancelledError) as error:
                    step = flow.throw(error)  # which may release a lock, in a thread, before it ends
                else:
                    step = flow.send(outcome)
        except StopIteration as stop:
            result: T = stop.value
            return result
        finally:
            flow.close()  # so that its locks are released, whatever ended the driver

    async def _perform(self, step: Send | Wait | RunInThread | Exclusive) -> Any:
        match step:
            case Send():
                is_own = step.base_url in ("", self._base_url)
                gateway = self._transport if is_own else await self._transport_to(step.base_url)
                return await gateway.send(step)
            case Wait():
                await asyncio.sleep(step.seconds)
                return None
            case RunInThread():
                return await asyncio.to_thread(step.function)
            case Exclusive():
                async with self._lock():
                    return await self._run_to_completion(step.flow)

    async def _transport_to(self, base_url: str) -> AsyncTransport:
        """Return the transport to the gateway of the region of the session in use."""
        if base_url not in self._regional:
            opened = await asyncio.to_thread(async_transport, base_url, self._http_client)
            self._require_open()
            self._regional.setdefault(base_url, opened)
        return self._regional[base_url]

    def _require_open(self, what: str = "") -> None:
        if self._is_closed:
            raise ClientClosedError(f"{what or type(self).__name__}: the client is closed: make another client")

    async def _run_to_completion(self, flow: Flow[T]) -> T:
        """Run a flow to its end, even if the caller is cancelled: a renewed token that is not stored is lost."""
        task = asyncio.get_running_loop().create_task(self._drive(flow))
        self._running.add(task)
        task.add_done_callback(self._ended)
        await asyncio.wait([task])
        if task.cancelled():
            raise ClientClosedError("the client was closed while it renewed its token: make another client")
        return task.result()

    def _lock(self) -> asyncio.Lock:
        """Return the lock of the running event loop."""
        loop = asyncio.get_running_loop()
        if loop not in self._locks:
            forget_closed(self._locks)
            self._locks[loop] = asyncio.Lock()
        return self._locks[loop]

    def _ended(self, task: asyncio.Task[Any]) -> None:
        self._running.discard(task)
        if not task.cancelled():
            task.exception()  # mark as retrieved, even if the caller was cancelled
