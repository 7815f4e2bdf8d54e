"""Mirrors of devices for sync clients, and what they share with those for async clients."""

from __future__ import annotations

import math
import threading
import time
from collections.abc import Callable, Iterator
from types import TracebackType
from typing import Any, Generic, Self, TypeAlias

from feiyan_devices._changes import Change
from feiyan_devices._device import Device
from feiyan_devices._directory import DeviceT
from feiyan_devices._flow import Idle, run
from feiyan_devices._keep import Keep
from feiyan_devices._mirror import Mirror
from feiyan_devices._models import ThingModels
from feiyan_devices._source import DeviceMessages, List
from feiyan_runtime import ConfigurationError
from feiyan_runtime._events import LOGGER
from feiyan_runtime._texts import shown
from feiyan_runtime.channel.inbox import Inbox

OnChange: TypeAlias = Callable[[Change[Device]], object]

PARALLEL = 8
"""Number of calls that a mirror makes at once."""

CLOSE_TIMEOUT = 3.0
"""Seconds that closing waits for calls in progress."""

THREAD_POLL_INTERVAL = 1.0
"""Seconds after which a thread that waits looks whether it was interrupted."""


class AnyDevices(Generic[DeviceT]):
    """The devices of a mirror. Iterating gives those of the moment.

    `devices[x]` is the device with a device id, a device name, or a nickname that no other device has; else, a KeyError
    tells the nearest name.
    """

    _mirror: Mirror[DeviceT]

    @property
    def available(self) -> bool:
        """True while pushes are received; for a mirror that only polls, while the platform answers."""
        return self._mirror.available

    def __getitem__(self, key: str) -> DeviceT:
        return self._mirror.find(key)

    def __contains__(self, key: object) -> bool:
        try:
            self._mirror.find(key)  # type: ignore[arg-type]
        except KeyError:
            return False
        return True

    def __iter__(self) -> Iterator[DeviceT]:
        return iter(self._mirror.devices())

    def __len__(self) -> int:
        return len(self._mirror.devices())

    def __repr__(self) -> str:
        return f"<{type(self).__name__}: {len(self)} devices, {'available' if self.available else 'not available'}>"


class Devices(AnyDevices[Device]):
    """A mirror of the devices of a sync client; see `devices` of the client. Use it in a `with` block.

    It runs in threads of its own. Safe to share among threads.
    """

    def __init__(
        self,
        things: Any,
        list_devices: List,
        *,
        models: ThingModels,
        poll: float,
        keep: Keep | None = None,
        messages: DeviceMessages | None = None,
        channel: Callable[[], Any] | None = None,
        token: Callable[[], str | None] | None = None,
        on_change: OnChange | None = None,
    ) -> None:
        self._condition = threading.Condition()
        self._mirror = Mirror(
            Device,
            things,
            list_devices,
            models=models,
            poll=checked_poll(poll),
            keep=keep,
            messages=messages if channel else None,
            token=token,
            wake=self._wake,
        )
        self._channel = None if channel is None else _Channel(channel)
        self._on_change = on_change
        self._threads: list[threading.Thread] = []

    def __enter__(self) -> Self:
        """Read all devices. Return once each was read, or could not be; raise what keeps all from being read."""
        if self._threads or self._mirror.is_closed:
            raise RuntimeError("a mirror is opened once: create another one")
        changes = self.changes()
        try:
            run(self._mirror.open(self._channel))
            for _ in range(PARALLEL):
                self._start(lambda: run(self._mirror.work(), self._wait))
            if (channel := self._channel) is not None:
                self._start(lambda: run(self._mirror.listen(channel), self._wait))
            if self._on_change is not None:
                self._start(lambda: self._call_back(changes))
            run(self._mirror.get_ready(), self._wait)
        except BaseException:
            self.close()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def changes(self) -> Changes:
        """Return an iterator over all changes from now on; it blocks until there is one, and ends with the mirror."""
        return Changes(self._mirror.subscribe())

    def close(self) -> None:
        """End the threads and the iterators over changes, and close the push channel, within a few seconds."""
        self._mirror.close()
        if self._channel is not None:
            self._channel.close()
        deadline = time.monotonic() + CLOSE_TIMEOUT
        for thread in self._threads:
            if thread is not threading.current_thread():
                thread.join(max(0.0, deadline - time.monotonic()))
        run(self._mirror.save())

    def _start(self, work: Callable[[], object]) -> None:
        thread = threading.Thread(target=work, name="feiyan-devices", daemon=True)
        self._threads.append(thread)
        thread.start()

    def _wake(self) -> None:
        with self._condition:
            self._condition.notify_all()

    def _wait(self, step: Idle) -> None:
        with self._condition:
            self._condition.wait_for(lambda: self._mirror.version != step.version, step.seconds)

    def _call_back(self, changes: Changes) -> None:
        assert self._on_change is not None
        for change in changes:
            try:
                self._on_change(change)
            except Exception:
                LOGGER.exception("the callback failed on %s", shown(repr(change)))


class Changes:
    """Blocking iterator over the changes of a mirror."""

    def __init__(self, inbox: Inbox[Any]) -> None:
        self._inbox = inbox

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> Change[Device]:
        while (change := self._inbox.get_in_thread(THREAD_POLL_INTERVAL)) is None:
            pass
        found: Change[Device] = change
        return found


class _Channel:
    """The push channel of a mirror: one after the other, as each can be opened once."""

    def __init__(self, make: Callable[[], Any]) -> None:
        self._make = make
        self._channel: Any = None

    def open(self) -> None:
        self._channel = self._make()
        self._channel.__enter__()

    def next(self) -> Any:
        return next(self._channel, None)

    def close(self) -> None:
        if self._channel is not None:
            self._channel.close()


def checked_poll(seconds: float) -> float:
    """Return the time between two readings; raise ConfigurationError if it is none."""
    if isinstance(seconds, bool) or not isinstance(seconds, int | float) or not 0 < seconds < math.inf:
        raise ConfigurationError(
            f"poll: expected a number of seconds that is greater than 0, got {shown(repr(seconds))}"
        )
    return float(seconds)
