"""The mirror of devices: what it knows, what it has to read, and what it tells. It does no I/O of its own.

Pushes change the devices at once. All else is a plan of readings, each with a time: of the list of devices, of the
models of their products, of the properties of a device. Workers take the next reading that is due and carry it out;
several do so at the same time, and that is the bound of the calls at once.
"""

from __future__ import annotations

import heapq
import itertools
import math
import random
import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from typing import Any, Generic, Protocol, TypeVar
from weakref import WeakSet

from feiyan_devices import _device_flows as flows
from feiyan_devices._changes import (
    AvailabilityChanged,
    DeviceAdded,
    DeviceRemoved,
    DeviceRenamed,
    EventReported,
    OnlineChanged,
    PropertyChanged,
    SessionEnded,
)
from feiyan_devices._errors import InvalidModelError
from feiyan_devices._flow import Call, Flow, Idle, InThread
from feiyan_devices._keep import Keep, KeptDevice
from feiyan_devices._model import ThingModel
from feiyan_devices._models import ThingModels
from feiyan_devices._source import DeviceMessages, Facts, List
from feiyan_devices._state import DeviceState, Report, moment
from feiyan_devices._values import hint
from feiyan_runtime import (
    AuthenticationError,
    ClientClosedError,
    ConfigurationError,
    FeiyanError,
    MalformedMessage,
    NotFoundError,
    PermissionDeniedError,
    ProtocolError,
    RateLimitedError,
    ServerError,
    SignatureError,
    TransportError,
)
from feiyan_runtime._backoff import backoff
from feiyan_runtime._events import LOGGER
from feiyan_runtime._texts import shown
from feiyan_runtime.channel.channel_events import Connected, Disconnected, Gap
from feiyan_runtime.channel.inbox import Dropped, Inbox

DeviceT = TypeVar("DeviceT", bound=flows.ClientDevice)

NOT_ACTIVATED = 0
"""Connection state of a device that was never connected, and has no properties to read."""

SPREAD = 0.05
"""Seconds between two readings of properties that may be out of date."""

SETTLE = 0.3
"""Seconds from a message about a binding to the list: several devices may be bound at once."""

LOOK_AGAIN = 2.0
"""Seconds until the list is read again because it lacks a device: pages shift while they are read."""

MIN_LIST_PAUSE = 10.0
"""Seconds between two lists that are read because something unknown was told."""

PROBE_INTERVAL = 1.0
"""Seconds between two looks, after the session was over, whether there is another one."""

SAME_TOKEN_PAUSE = 60.0
"""Seconds until a token that was refused is tried again: the platform may have been wrong."""

REBIND = 2.0
"""Seconds after which a channel has bound its connection to a new session; until then pushes may be lost."""

KEEP_INTERVAL = 60.0
"""Seconds between two times that the state is kept for the next run."""

MAX_BACKOFF = 300.0
"""Limit of the pause after failures, in seconds."""

CHANGES = 10_000
CHANGES_BYTES = 16 * 1024 * 1024
"""Number of changes that are queued for each consumer, and their assumed size."""

_FINAL = (AuthenticationError, PermissionDeniedError, ConfigurationError, ClientClosedError)


class Channel(Protocol):
    """A push channel; each method returns a result, or an awaitable of it."""

    def open(self) -> Any: ...

    def next(self) -> Any:
        """Return the next message; None if the channel has ended."""

    def close(self) -> Any: ...


@dataclass(slots=True, eq=False)
class _Entry(Generic[DeviceT]):
    device: DeviceT
    facts: Facts
    due: float = math.inf
    """Time at which the properties are to be read; infinite if they are not."""
    is_reading: bool = False
    stale_at: float = -math.inf
    """Time from which on the properties may be out of date."""
    status_at: float = -math.inf
    """Time of the last push of the connection state, by the mirror's clock."""
    status_time: int = 0
    """Time of the connection state, as told by the platform."""
    failures: int = 0
    is_missing: bool = False
    """True if the last list did not have the device."""
    waits_for: set[str] = field(default_factory=set)
    """What has to be tried once before the device is shown."""


class Mirror(Generic[DeviceT]):
    """State and plan of a mirror. Safe to share among threads.

    `make` creates a device, `list_devices` lists them all. `wake` is called whenever the plan has changed.
    """

    def __init__(
        self,
        make: Callable[..., DeviceT],
        things: Any,
        list_devices: List,
        *,
        models: ThingModels,
        poll: float,
        keep: Keep | None,
        messages: DeviceMessages | None,
        token: Callable[[], Any] | None,
        wake: Callable[[], object],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._make = make
        self._things = things
        self._list_devices = list_devices
        self._models = models
        self._poll = poll
        self._keep = keep
        self._keep_due = math.inf
        self._kept: list[KeptDevice] = []
        self._messages = messages
        self._current_token = token
        self._wake = wake
        self._clock = clock
        self.lock = threading.RLock()
        self.version = 0
        self._entries: dict[str, _Entry[DeviceT]] = {}
        self._known: dict[str, ThingModel] = {}
        self._subscribers: WeakSet[Inbox[Any]] = WeakSet()
        self._plan: list[tuple[float, int, _Entry[DeviceT]]] = []
        self._order = itertools.count()
        self._list_due = math.inf
        self._listed_at = -math.inf
        self._is_listing = False
        self._has_listed = False
        self._models_due: dict[str, float] = {}
        self._model_failures: dict[str, int] = {}
        self._not_before = -math.inf
        self._list_failures = 0
        self._new = 0
        self._was_ready = False
        self._reread_at = -math.inf
        self._token: str | None = None
        self._over: str | None = None
        self._was_told_over = False
        self._probe_at = self._retry_at = math.inf
        self._is_connected = False
        self._available = False
        self._is_closed = False

    # --- What users see ----------------------------------------------------------------------------------------------

    @property
    def available(self) -> bool:
        """True while pushes are received; without a channel, while the platform answers."""
        return self._available

    @property
    def is_pushed(self) -> bool:
        """True while pushes are received."""
        return self._is_connected and self._over is None

    @property
    def is_closed(self) -> bool:
        """True once the mirror was closed."""
        return self._is_closed

    @property
    def is_ready(self) -> bool:
        """True once all devices of the first list have been read, or could not be."""
        return self._is_closed or self._over is not None or self._was_ready

    def devices(self) -> list[DeviceT]:
        """Return all devices that have been read."""
        with self.lock:
            return [entry.device for entry in self._entries.values() if not entry.waits_for]

    def find(self, key: str) -> DeviceT:
        """Return the device with an iot id, a device name, or a nickname that no other has. Raises KeyError."""
        with self.lock:
            entry = self._entries.get(key)
            if entry is not None and not entry.waits_for:
                return entry.device
            devices = self.devices()
        for attribute in ("name", "nick_name"):
            found = [device for device in devices if getattr(device, attribute) == key]
            if len(found) == 1:
                return found[0]
            if found:
                ids = ", ".join(device.iot_id for device in found)
                raise KeyError(f"{shown(key)!r} is the name of several devices: take the iot id of one: {ids}")
        names = [name for one in devices for name in (one.name, one.nick_name, one.iot_id) if name]
        raise KeyError(f"there is no device {shown(str(key))!r}{hint(key, names)}")

    def subscribe(self) -> Inbox[Any]:
        """Return an inbox with all changes from now on. It is dropped when nobody holds it any more."""
        inbox: Inbox[Any] = Inbox(CHANGES, CHANGES_BYTES)
        with self.lock:
            if self._over is not None:
                inbox.put(SessionEnded(self._over))
            if self._is_closed:
                inbox.close()
            self._subscribers.add(inbox)
        return inbox

    def close(self) -> None:
        """End the plan, and the streams of changes."""
        with self.lock:
            self._is_closed = True
            self._is_connected = self._available = False
            for inbox in self._subscribers:
                inbox.close()
            self._changed_plan()

    # --- Flows that the drivers run ----------------------------------------------------------------------------------

    def open(self, channel: Channel | None) -> Flow[None]:
        """Connect the channel and read the list of devices for the first time; errors are raised."""
        yield from self._restore()
        if channel is not None:
            yield Call(channel.open)
            first = yield Call(channel.next)  # tells if it is connected, before anything is read
            if first is not None:
                self.receive(first)
        started = self._clock()
        self._is_listing = True
        try:
            if self._current_token is not None:
                self._token = yield Call(self._current_token)
            found = yield from self._list_devices()
        except _FINAL:
            raise
        except FeiyanError as error:
            if not self._entries:
                raise
            with self.lock:  # begin with what was kept
                self._is_listing, self._has_listed = False, True
                self._list_at(self._clock() + self._failed(error, 0))
                self._look_ready()
        else:
            self._is_listing = False
            self._listed(found, started)

    def get_ready(self) -> Flow[None]:
        """Wait until the mirror is ready."""
        while not self.is_ready:
            version = self.version
            if not self.is_ready:
                yield Idle(version, None)

    def work(self) -> Flow[None]:
        """Carry out what is due, until the mirror is closed."""
        while not self._is_closed:
            with self.lock:
                version, job = self.version, self._take()
                seconds = self._seconds_to_next()
                if job is not None and seconds == 0:
                    self._wake()
            if job is None:
                yield Idle(version, seconds)
                continue
            try:
                yield from job
            except Exception:
                LOGGER.exception("the mirror failed")

    def listen(self, channel: Channel) -> Flow[None]:
        """Take the messages of an open channel, which is opened again whenever it ends, until the mirror is closed."""
        failures, is_open = 0, True
        while not self._is_closed:
            try:
                if not is_open:
                    yield Call(channel.open)
                failures = 0
                while (message := (yield Call(channel.next))) is not None:
                    self.receive(message)
            except FeiyanError as error:
                self._lost(error)
            is_open = False
            yield Call(channel.close)
            failures += 1
            yield from self._rest(backoff(failures - 1, initial=1.0, maximum=MAX_BACKOFF, jitter=random.random()))

    def _rest(self, seconds: float) -> Flow[None]:
        """Wait for so long, and until the session is not over."""
        until = self._clock() + seconds
        while not self._is_closed and (self._over is not None or self._clock() < until):
            left = until - self._clock()
            yield Idle(self.version, None if left <= 0 else left)

    # --- What is kept for the next run -------------------------------------------------------------------------------

    def _restore(self) -> Flow[None]:
        """Begin with what an earlier run kept; all of it is stale."""
        keep = self._keep
        if keep is None:
            return
        kept = yield InThread(keep.load)
        keys = {one.facts.product_key for one in kept}
        known = yield InThread(lambda: {key: model for key in keys if key and (model := self._models.get(key))})
        with self.lock:
            self._known |= known
            for one in kept:
                entry = self._add(one.iot_id, one.facts, one.values)
                while entry.waits_for:
                    self._tried(entry, next(iter(entry.waits_for)))
            self._keep_due = self._clock() + KEEP_INTERVAL

    def save(self) -> Flow[None]:
        """Keep the state for the next run, if it has changed."""
        keep = self._keep
        if keep is None:
            return
        with self.lock:
            self._keep_due = self._clock() + KEEP_INTERVAL
            shown_entries = [entry for entry in self._entries.values() if not entry.waits_for]
            kept = [KeptDevice(one.device.iot_id, one.facts, one.device.as_told()) for one in shown_entries]
        if not self._has_listed or kept == self._kept:
            return
        try:
            yield InThread(lambda: keep.save(kept))
            self._kept = kept
        except ConfigurationError as error:
            LOGGER.warning("mirror: %s", error)

    # --- Messages ----------------------------------------------------------------------------------------------------

    def receive(self, message: Any) -> None:
        """Take a message of the channel."""
        messages = self._messages
        assert messages is not None
        with self.lock:
            if isinstance(message, messages.properties):
                entry = self._entry(message)
                if entry is not None:
                    items = message.items.items()
                    self.changed(entry.device, [(name, one.value, one.time) for name, one in items])
            elif isinstance(message, messages.status):
                self._status(message)
            elif isinstance(message, messages.event):
                self._event(message)
            elif isinstance(message, messages.bindings):
                self._binding(message)
            elif isinstance(message, Connected):
                self._connected()
            elif isinstance(message, Disconnected):
                self._disconnected(message.reason)
            elif isinstance(message, Gap | Dropped):
                self._reread()
            elif isinstance(message, MalformedMessage):
                self._reread(at_most_every=self._poll)

    def changed(self, device: DeviceState, told: Iterable[tuple[str, Any, int | None]]) -> list[str]:
        """Merge values into a device, and tell of those that are new."""
        with self.lock:
            before = dict(device._raw)
            new = device.merge(told)
            if new and self._subscribers and self._is_shown(device):
                for name in new:
                    now = device.reading(name, device._raw.get(name))
                    self._tell(PropertyChanged(device, name, now, device.reading(name, before.get(name))))
            return new

    def _entry(self, message: Any) -> _Entry[DeviceT] | None:
        """Return what is known of the device of a message; if nothing is, read the list soon."""
        entry = self._entries.get(message.iot_id)
        if entry is None and message.iot_id is None:
            names = (message.product_key, message.device_name)
            every = self._entries.values()
            entry = next((one for one in every if (one.facts.product_key, one.facts.name) == names), None)
        if entry is None:
            self._list_at(max(self._clock(), self._listed_at + MIN_LIST_PAUSE))
        return entry

    def _status(self, message: Any) -> None:
        entry = self._entry(message)
        status = message.status
        if entry is None or status.value is None or (status.time or entry.status_time) < entry.status_time:
            return
        entry.status_at = self._clock()
        entry.status_time = status.time or entry.status_time
        self._update(entry, replace(entry.facts, status=status.value))

    def _event(self, message: Any) -> None:
        entry = self._entry(message)
        if entry is not None and message.identifier and self._is_shown(entry.device):
            known = entry.device.model.events.get(message.identifier)
            values = message.value if message.value is not None else {}
            report = Report(message.identifier, known.read(values) if known else values, moment(message.time))
            self._tell(EventReported(entry.device, report))

    def _binding(self, message: Any) -> None:
        entry = self._entries.get(getattr(message, "iot_id", None) or "")
        if entry is not None:
            entry.is_missing = True  # if the next list does not have it, it is gone; else it was bound anew
            self._mark([entry])
        self._list_at(self._clock() + SETTLE)

    def _connected(self) -> None:
        was_listed = self._has_listed or self._is_listing
        self._is_connected = True
        self._set_available(True)
        if was_listed:
            self._reread()

    def _disconnected(self, reason: str) -> None:
        """Poll until pushes are received again."""
        was_connected, self._is_connected = self._is_connected, False
        self._set_available(False, reason)
        if was_connected:
            self._mark(list(self._entries.values()), after=self._poll, span=self._poll)

    def _lost(self, error: FeiyanError) -> None:
        with self.lock:
            self._disconnected(str(error))
            if not self._check_session(error):
                LOGGER.warning("mirror: the push channel ended: %s", shown(str(error)))

    # --- The plan ----------------------------------------------------------------------------------------------------

    def _changed_plan(self) -> None:
        self.version += 1
        self._wake()

    def _list_at(self, when: float) -> None:
        if when < self._list_due:
            self._list_due = when
            self._changed_plan()

    def _read_at(self, entry: _Entry[DeviceT], when: float) -> None:
        if when < entry.due:
            entry.due = when
            if not entry.is_reading:
                heapq.heappush(self._plan, (when, next(self._order), entry))

    def _reread(self, *, at_most_every: float = 0.0) -> None:
        """Read everything again, spread over time, those first that are online."""
        now = self._clock()
        if now < self._reread_at + at_most_every:
            return
        self._reread_at = now
        self._mark(sorted(self._entries.values(), key=lambda entry: not entry.device.online), span=self._span())
        self._list_at(now)

    def _span(self) -> float:
        """Return the seconds over which reading everything again is spread."""
        return min(self._poll, SPREAD * len(self._entries))

    def _mark(self, entries: list[_Entry[DeviceT]], *, after: float = 0.0, span: float = 0.0) -> None:
        """Mark devices as stale, and read them again within so many seconds."""
        now = self._clock()
        for number, entry in enumerate(entries):
            if entry.facts.status != NOT_ACTIVATED:
                entry.stale_at = now
                entry.device.is_stale = True
                self._read_at(entry, now + after + span * number / len(entries))
        self._changed_plan()

    def _take(self) -> Flow[None] | None:
        """Return the next thing to do that is due."""
        now = self._clock()
        if self._over is not None:
            if now < self._probe_at:
                return None
            self._probe_at = math.inf
            return self._probe()
        if now < self._not_before:
            return None
        if now >= self._list_due and not self._is_listing:
            self._is_listing, self._list_due = True, math.inf
            return self._read_list()
        if now >= self._keep_due:
            self._keep_due = math.inf
            return self.save()
        for key, when in self._models_due.items():
            if when <= now:
                del self._models_due[key]
                every = self._of_product(key)
                return self._read_model(key, random.choice(every)) if every else self._take()
        while self._plan and self._plan[0][0] <= now:
            due, _, entry = heapq.heappop(self._plan)
            if entry.due == due and not entry.is_reading and self._has(entry):
                entry.due, entry.is_reading = math.inf, True
                return self._read(entry)
        return None

    def _seconds_to_next(self) -> float | None:
        """Return the seconds until something is due; None if nothing is."""
        if self._over is not None:
            when = self._probe_at
        else:
            first = self._plan[0][0] if self._plan else math.inf
            listing = math.inf if self._is_listing else self._list_due
            when = max(self._not_before, min(listing, first, self._keep_due, *self._models_due.values()))
        return None if when == math.inf else max(0.0, when - self._clock())

    def _has(self, entry: _Entry[DeviceT]) -> bool:
        return self._entries.get(entry.device.iot_id) is entry

    # --- What is read ------------------------------------------------------------------------------------------------

    def _read_list(self) -> Flow[None]:
        started = self._clock()
        try:
            found = yield from self._list_devices()
        except FeiyanError as error:
            with self.lock:
                self._list_at(self._clock() + self._failed(error, self._list_failures))
                self._list_failures += 1
        else:
            self._listed(found, started)
        finally:
            with self.lock:
                self._is_listing = False
                self._changed_plan()

    def _listed(self, found: dict[str, Facts], started: float) -> None:
        with self.lock:
            self._worked()
            self._list_failures = 0
            for iot_id, facts in found.items():
                entry = self._entries.get(iot_id)
                if entry is None:
                    self._add(iot_id, facts)
                    continue
                entry.is_missing = False
                if entry.status_at >= started:  # a push is newer than the list
                    facts = replace(facts, status=entry.facts.status)
                self._update(entry, facts)
            missing = [entry for iot_id, entry in self._entries.items() if iot_id not in found]
            for entry in missing:
                if entry.is_missing:
                    self._remove(entry)
                entry.is_missing = True
            is_sure = all(not self._has(entry) for entry in missing)
            self._listed_at, self._has_listed = self._clock(), True
            self._look_ready()
            self._list_at(self._listed_at + (self._poll if is_sure else min(LOOK_AGAIN, self._poll)))
            self._changed_plan()

    def _add(self, iot_id: str, facts: Facts, values: Iterable[tuple[str, Any, int | None]] = ()) -> _Entry[DeviceT]:
        key = facts.product_key or iot_id
        model = self._known.get(key)
        made = model or ThingModel(facts.product_key, {}, {}, {}, {})
        device = self._make(self._things, self._models, iot_id, facts, made)
        device._watcher = self
        device.merge(values)
        entry = _Entry(device, facts)
        self._entries[iot_id] = entry
        self._new += 1
        if model is None:
            entry.waits_for.add("model")
            self._models_due.setdefault(key, self._clock())
        if facts.status != NOT_ACTIVATED:
            entry.waits_for.add("values")
            self._mark([entry])
        if not entry.waits_for:
            self._show(entry)
        return entry

    def _remove(self, entry: _Entry[DeviceT]) -> None:
        del self._entries[entry.device.iot_id]
        entry.device._watcher = None
        if entry.waits_for:
            self._new -= 1
            self._look_ready()
        else:
            self._tell(DeviceRemoved(entry.device))

    def _update(self, entry: _Entry[DeviceT], facts: Facts) -> None:
        """Take new facts about a device, and tell of what changed."""
        device, was_online, before = entry.device, entry.device.online, entry.facts
        entry.facts = device.info = facts
        if not self._is_shown(device):
            return
        if before.status == NOT_ACTIVATED and facts.status != NOT_ACTIVATED:
            self._mark([entry])
        if device.online != was_online:
            self._tell(OnlineChanged(device, device.online))
        if facts.nick_name != before.nick_name:
            self._tell(DeviceRenamed(device, before.nick_name))

    def _read_model(self, key: str, entry: _Entry[DeviceT]) -> Flow[None]:
        """Read the model of a product, from what is kept of earlier runs or from the platform."""
        product_key = entry.facts.product_key
        try:
            model = yield InThread(lambda: self._models.get(product_key))
            if model is None:
                model = yield from flows.read_model(self._things, self._models, entry.device.iot_id, product_key)
        except InvalidModelError as error:
            LOGGER.warning("mirror: the product %s has no model that can be read: %s", shown(key), error)
            model = entry.device.model
        except FeiyanError as error:
            with self.lock:
                delay = self._failed(error, self._model_failures.get(key, 0))
                self._model_failures[key] = self._model_failures.get(key, 0) + 1
                self._model_at(key, self._clock() + delay)
                if self._counts(error):
                    self._tried_all(key)
            return
        with self.lock:
            self._known[key] = model
            for one in self._of_product(key):
                one.device.model = model
            self._tried_all(key)

    def _model_at(self, key: str, when: float) -> None:
        self._models_due[key] = when
        self._changed_plan()

    def _of_product(self, key: str) -> list[_Entry[DeviceT]]:
        return [entry for iot_id, entry in self._entries.items() if (entry.facts.product_key or iot_id) == key]

    def _tried_all(self, key: str) -> None:
        for entry in self._of_product(key):
            self._tried(entry, "model")

    def _tried(self, entry: _Entry[DeviceT], what: str) -> None:
        """Show a device once all of it was tried."""
        if what in entry.waits_for:
            entry.waits_for.remove(what)
            if not entry.waits_for:
                self._show(entry)

    def _show(self, entry: _Entry[DeviceT]) -> None:
        self._new -= 1
        if self._was_ready:
            self._tell(DeviceAdded(entry.device))
        self._look_ready()

    def _look_ready(self) -> None:
        if not self._was_ready and self._has_listed and self._new == 0:
            self._was_ready = True
            self._changed_plan()

    def _read(self, entry: _Entry[DeviceT]) -> Flow[None]:
        """Read the properties of a device."""
        started = self._clock()
        try:
            yield from flows.get(entry.device)
        except FeiyanError as error:
            with self.lock:
                self._read_failed(entry, error)
        else:
            with self.lock:
                self._worked()
                entry.failures = 0
                if started >= entry.stale_at:
                    entry.device.is_stale = False
                if not self._is_connected:
                    self._read_at(entry, self._clock() + self._poll)
                self._tried(entry, "values")
        finally:
            with self.lock:
                entry.is_reading = False
                if entry.due < math.inf:
                    heapq.heappush(self._plan, (entry.due, next(self._order), entry))

    def _read_failed(self, entry: _Entry[DeviceT], error: FeiyanError) -> None:
        entry.device.is_stale = True
        now = self._clock()
        self._read_at(entry, now + self._failed(error, entry.failures))
        if not self._counts(error):
            return
        entry.failures += 1
        if isinstance(error, NotFoundError | PermissionDeniedError):  # it may have been unbound
            self._list_at(max(now, self._listed_at + MIN_LIST_PAUSE))
        self._tried(entry, "values")

    # --- Failures ----------------------------------------------------------------------------------------------------

    def _failed(self, error: FeiyanError, failures: int) -> float:
        """Note that a call failed for another time; return the seconds until it is worth another."""
        if self._check_session(error):
            return 0.0
        if isinstance(error, RateLimitedError):
            pause = min(error.retry_after or backoff(failures, initial=1.0, maximum=MAX_BACKOFF), MAX_BACKOFF)
            self._not_before = max(self._not_before, self._clock() + pause)
            return pause
        if self._messages is None and isinstance(error, TransportError | ProtocolError | ServerError):
            self._set_available(False, str(error))
        return backoff(failures, initial=1.0, maximum=MAX_BACKOFF, jitter=random.random(), minimum_share=0.5)

    def _counts(self, error: FeiyanError) -> bool:
        """Return False if an error says nothing about what was read: it will be read later."""
        return self._over is None and not isinstance(error, RateLimitedError)

    def _worked(self) -> None:
        if self._over is None:
            self._was_told_over = False
        if self._messages is None:
            self._set_available(True)

    def _check_session(self, error: FeiyanError) -> bool:
        """Return True if an error says that the session is over, and stop what needs it."""
        if self._current_token is None or not isinstance(error, AuthenticationError):
            return False
        if isinstance(error, SignatureError):
            return False
        if self._over is None:
            now, reason = self._clock(), shown(str(error))
            self._over, self._probe_at, self._retry_at = reason, now + PROBE_INTERVAL, now + SAME_TOKEN_PAUSE
            if not self._was_told_over:
                self._was_told_over = True
                self._tell(SessionEnded(reason))
            for entry in self._entries.values():
                entry.device.is_stale = True
            self._set_available(False, reason)
            self._changed_plan()
        return True

    def _probe(self) -> Flow[None]:
        """Look for another session, and go on with it."""
        assert self._current_token is not None
        try:
            token = yield Call(self._current_token)
        except FeiyanError:
            token = None
        with self.lock:
            now = self._clock()
            self._probe_at = now + PROBE_INTERVAL
            if token is None or (token == self._token and now < self._retry_at):
                return
            self._token, self._over, self._probe_at = token, None, math.inf
            if self._messages is not None and self._is_connected:
                self._set_available(True)
            for entry in self._entries.values():
                if "model" in entry.waits_for:
                    self._models_due.setdefault(entry.facts.product_key or entry.device.iot_id, now)
            self._list_at(now)
            self._mark(list(self._entries.values()), after=REBIND, span=self._span())

    def _set_available(self, available: bool, reason: str = "") -> None:
        available = available and self._over is None
        if available != self._available:
            self._available = available
            self._tell(AvailabilityChanged(available, "" if available else shown(reason)))

    # --- Changes -----------------------------------------------------------------------------------------------------

    def _tell(self, change: Any) -> None:
        for inbox in self._subscribers:
            inbox.put(change)

    def _is_shown(self, device: DeviceState) -> bool:
        entry = self._entries.get(device.iot_id)
        return entry is not None and not entry.waits_for
