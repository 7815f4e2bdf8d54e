"""The mirror of devices: what it knows, what it has to read, and what it tells. It does no I/O of its own.

Pushes change the devices at once. All else is a plan of readings, each with a time: of the list of devices, of the
models of their products, of the properties of a device. Workers take the next reading that is due and carry it out;
several do so at the same time, and their number is the limit of the calls at once.
"""

from __future__ import annotations

import math
import random
import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any, Generic, Protocol
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
from feiyan_devices._directory import DeviceT, Directory, Entry
from feiyan_devices._errors import InvalidModelError
from feiyan_devices._flow import Call, Flow, Idle, InThread
from feiyan_devices._keep import Keep, KeptDevice
from feiyan_devices._model import ThingModel
from feiyan_devices._models import ThingModels
from feiyan_devices._plan import Job, ModelOf, Plan, Task, ValuesOf
from feiyan_devices._source import DeviceMessages, Facts, List
from feiyan_devices._state import DeviceState, Report, is_older, moment
from feiyan_runtime import (
    ApiError,
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
    SessionExpiredError,
    TransportError,
)
from feiyan_runtime._backoff import backoff
from feiyan_runtime._events import LOGGER
from feiyan_runtime._texts import shown
from feiyan_runtime._token_refusals import refuses_token
from feiyan_runtime.channel.channel_events import Connected, Disconnected, Gap
from feiyan_runtime.channel.inbox import Dropped, Inbox

NOT_ACTIVATED = 0
"""Connection state of a device that was never connected, and has no properties to read."""

SPREAD = 0.05
"""Seconds between two readings of properties that may be out of date."""

SETTLE = 0.3
"""Seconds from a message to the list: several devices may be bound at once."""

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

MODEL_INTERVAL = 3600.0
"""Seconds between two times that a model is read from the platform because it lacks what a device reports."""

KEEP_INTERVAL = 60.0
"""Seconds between two times that the state is kept for the next run."""

MAX_BACKOFF = 300.0
"""Limit of the pause after too many requests, and after a channel that ended, in seconds."""

CHANGES = 10_000
CHANGES_BYTES = 16 * 1024 * 1024
"""Number of changes that are queued for each consumer, and their assumed size."""

CHANNEL_LOGIN = "channel.login"
"""Operation of an error that refuses the credentials of a channel, and not the session of the user."""

_FINAL = (AuthenticationError, PermissionDeniedError, ConfigurationError, ClientClosedError)


class Channel(Protocol):
    """A push channel; each method returns a result, or an awaitable of it."""

    def open(self) -> Any:
        """Connect, or wait to reconnect; raise an error that is permanent."""

    def next(self) -> Any:
        """Return the next message; None if the channel has ended."""

    def close(self) -> Any:
        """Disconnect."""


class Mirror(Generic[DeviceT]):
    """State and plan of a mirror. Safe to share among threads.

    `make` creates a device, `list_devices` lists them all, `token` tells the token of the user's session. `wake` is
    called whenever there is something new to do.
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
        self._messages = messages
        self._current_token = token
        self._wake = wake
        self._clock = clock
        self._lock = threading.RLock()
        self._plan = Plan()
        self._directory: Directory[DeviceT] = Directory()
        self._known: dict[str, ThingModel] = {}
        self._models_read_at: dict[str, float] = {}
        self._subscribers: WeakSet[Inbox[Any]] = WeakSet()
        self._waiting: set[str] = set()
        self._kept: list[KeptDevice] = []
        self._failures: dict[Job, int] = {}
        self._idle = 0
        self._not_before = -math.inf
        self._listed_at: float | None = None
        self._reread_at = -math.inf
        self._token: str | None = None
        self._over: str | None = None
        self._was_told_over = False
        self._retry_at = math.inf
        self._is_connected = False
        self._available = False
        self._is_ready = False
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
    def version(self) -> int:
        """Version of the plan."""
        return self._plan.version

    def devices(self) -> list[DeviceT]:
        """Return all devices that have been read."""
        with self._lock:
            return [entry.device for entry in self._directory.shown()]

    def find(self, key: str) -> DeviceT:
        """Return the device with an id, a device name, or a nickname that no other has. Raises KeyError."""
        with self._lock:
            return self._directory.find(key)

    def subscribe(self) -> Inbox[Any]:
        """Return an inbox with all changes from now on. It is dropped when nobody holds it any more."""
        inbox: Inbox[Any] = Inbox(CHANGES, CHANGES_BYTES)
        with self._lock:
            if self._over is not None and self._was_told_over:
                inbox.put(SessionEnded(self._over))
            if self._is_closed:
                inbox.close()
            self._subscribers.add(inbox)
        return inbox

    def close(self) -> None:
        """End the plan, and the streams of changes."""
        with self._lock:
            self._is_closed = True
            self._is_connected = self._available = False
            for inbox in self._subscribers:
                inbox.close()
            self._replan()

    # --- Flows that the drivers run ----------------------------------------------------------------------------------

    def open(self, channel: Channel | None) -> Flow[None]:
        """Connect the channel and read the list of devices for the first time; raise what keeps it from being read.

        With a state that an earlier run kept, only what no repetition can mend is raised.
        """
        yield from self._restore()
        if channel is not None:
            yield Call(channel.open)
            first = yield Call(channel.next)  # tells if it is connected, before anything is read
            if first is not None:
                self.receive(first)
        started = self._clock()
        try:
            if self._current_token is not None:
                self._token = yield Call(self._current_token)
            found = yield from self._list_devices()
        except _FINAL:
            raise
        except FeiyanError as error:
            if not self._directory:
                raise
            with self._lock:
                self._is_ready = True
                self._plan.at(Task.LIST, self._clock() + self._failed(Task.LIST, error))
        else:
            self._listed(found, started)

    def get_ready(self) -> Flow[None]:
        """Wait until all devices of the first list have been read, or could not be."""
        while True:
            version = self.version
            if self._is_ready or self._is_closed or (self._over is not None and self._was_told_over):
                return
            yield Idle(version, None)

    def work(self) -> Flow[None]:
        """Carry out what is due, until the mirror is closed."""
        while not self._is_closed:
            with self._lock:
                job, pause = self._take(), self._pause()
                if job is not None and pause == 0 and self._idle:
                    self._replan()  # one of them can do what is due as well
                version = self.version
                self._idle += job is None
            if job is None:
                try:
                    yield Idle(version, pause)
                finally:
                    with self._lock:
                        self._idle -= 1
                continue
            try:
                yield from self._do(job)
            except Exception:
                LOGGER.exception("mirror: %s failed", job)
            finally:
                with self._lock:
                    self._plan.done(job)

    def listen(self, channel: Channel) -> Flow[None]:
        """Take the messages of an open channel, which is opened again whenever it ends, until the mirror is closed."""
        failures, is_open = 0, True
        while not self._is_closed:
            try:
                if not is_open:
                    yield Call(channel.open)
                while (message := (yield Call(channel.next))) is not None:
                    failures = 0
                    self.receive(message)
            except FeiyanError as error:
                self._lost(error)
            else:
                with self._lock:
                    self._disconnected("the push channel was closed")
            is_open = False
            yield Call(channel.close)
            yield from self._rest(backoff(failures, initial=1.0, maximum=MAX_BACKOFF, jitter=random.random()))
            failures += 1

    def _rest(self, seconds: float) -> Flow[None]:
        """Wait for so long, and for as long as the session is over."""
        until = self._clock() + seconds
        while not self._is_closed:
            version, left = self.version, until - self._clock()
            if self._over is None and left <= 0:
                return
            yield Idle(version, left if left > 0 else None)

    # --- What is kept for the next run -------------------------------------------------------------------------------

    def _restore(self) -> Flow[None]:
        """Begin with what an earlier run kept; all of it is stale."""
        keep = self._keep
        if keep is None:
            return
        kept = yield InThread(keep.load)
        keys = {one.facts.product_key for one in kept}
        known = yield InThread(lambda: {key: model for key in keys if key and (model := self._models.get(key))})
        with self._lock:
            self._known |= known
            for one in kept:
                entry = self._add(one.iot_id, one.facts)
                entry.is_missing = True  # it is gone if the first list lacks it
                entry.device.merge(one.values)
                for kind in (ModelOf, ValuesOf):
                    self._tried(kind, [entry])
            self._plan.at(Task.KEEP, self._clock() + KEEP_INTERVAL)

    def save(self) -> Flow[None]:
        """Keep the state for the next run, if it has changed."""
        keep = self._keep
        if keep is None:
            return
        with self._lock:
            self._plan.at(Task.KEEP, self._clock() + KEEP_INTERVAL)
            kept = [KeptDevice(one.device.iot_id, one.facts, one.device.as_told()) for one in self._directory.shown()]
        if self._listed_at is None or kept == self._kept:
            return
        try:
            yield InThread(lambda: keep.save(kept))
            self._kept = kept
        except ConfigurationError as error:
            LOGGER.warning("mirror: %s", error)

    # --- What is pushed ----------------------------------------------------------------------------------------------

    def receive(self, message: Any) -> None:
        """Take a message of the channel."""
        messages = self._messages
        assert messages is not None
        with self._lock:
            if isinstance(message, messages.properties):
                if entry := self._about(message):
                    items = message.items.items()
                    self.changed(entry.device, [(name, one.value, one.time) for name, one in items])
            elif isinstance(message, messages.status):
                self._take_status(message)
            elif isinstance(message, messages.event):
                self._take_event(message)
            elif isinstance(message, messages.bindings):
                self._take_binding(message)
            elif isinstance(message, Connected):
                self._connected()
            elif isinstance(message, Disconnected):
                self._disconnected(message.reason)
            elif isinstance(message, Gap | Dropped):
                self._reread()
            elif isinstance(message, MalformedMessage):  # it may have told of anything
                self._reread(at_most_every=self._poll)

    def changed(self, device: DeviceState, told: Iterable[tuple[str, Any, int | None]]) -> list[str]:
        """Merge values into a device, and tell of those that are new."""
        with self._lock:
            before = device.as_told() if self._subscribers else ()
            new = device.merge(told)
            if any(name not in device.model.properties and not name.startswith("_") for name in new):
                self._check_model(device.iot_id)
            if new and self._subscribers and self._directory.shows(device):
                readings = {name: device.reading(name, (value, at)) for name, value, at in before if name in new}
                for name in new:
                    was = readings.get(name) or device.reading(name, None)
                    self._tell(PropertyChanged(device, name, device[name], was))
            return new

    def _check_model(self, iot_id: str) -> None:
        """Read the model of a device again, which lacks what the device reports; now and then, as it may stay so."""
        entry = self._directory.get(iot_id)
        if entry is not None and entry.product in self._known:
            read_at = self._models_read_at.get(entry.product, -math.inf)
            self._plan.at(ModelOf(entry.product), max(self._clock(), read_at + MODEL_INTERVAL))
            self._replan()

    def _about(self, message: Any) -> Entry[DeviceT] | None:
        """Return the entry of the device of a message; if there is none, read the list soon."""
        entry = self._directory.about(message)
        if entry is None:
            self._list_soon(MIN_LIST_PAUSE)
        return entry

    def _take_status(self, message: Any) -> None:
        entry, status = self._about(message), message.status
        if entry is None or is_older(status.time, entry.status_time):
            return
        entry.status_at, entry.status_time = self._clock(), status.time
        self._update(entry, replace(entry.facts, status=status.value))

    def _take_event(self, message: Any) -> None:
        entry = self._about(message)
        if entry is not None and message.identifier and self._directory.shows(entry.device):
            known = entry.device.model.events.get(message.identifier)
            values = message.value if message.value is not None else {}
            report = Report(message.identifier, known.read(values) if known else values, moment(message.time))
            self._tell(EventReported(entry.device, report))

    def _take_binding(self, message: Any) -> None:
        entry = self._directory.get(getattr(message, "iot_id", None) or "")
        if entry is not None:
            entry.is_missing = True  # it is gone if the next list lacks it, and was bound anew otherwise
            self._mark([entry])
        self._list_soon(LOOK_AGAIN)

    def _connected(self) -> None:
        self._is_connected = True
        self._set_available(True)
        if self._listed_at is not None:  # what was read before the connection may have changed since
            self._reread()

    def _disconnected(self, reason: str) -> None:
        """Poll until pushes are received again."""
        if self._is_closed:
            return
        was_connected, self._is_connected = self._is_connected, False
        self._set_available(False, reason)
        if was_connected:
            self._mark(self._directory, after=self._poll, span=self._poll)

    def _lost(self, error: FeiyanError) -> None:
        with self._lock:
            self._disconnected(str(error))
            if not self._session_is_over(error):
                LOGGER.warning("mirror: the push channel ended: %s", shown(str(error)))

    # --- The plan ----------------------------------------------------------------------------------------------------

    def _replan(self) -> None:
        """Wake all that wait, after the plan or the state has changed."""
        self._plan.version += 1
        self._wake()

    def _list_soon(self, pause: float) -> None:
        """Read the list because of what was told, at least so many seconds after the last one."""
        before = -math.inf if self._listed_at is None else self._listed_at
        self._plan.at(Task.LIST, max(self._clock() + SETTLE, before + pause))
        self._replan()

    def _reread(self, *, at_most_every: float = 0.0) -> None:
        """Read everything again, spread over time, those first that are online."""
        now = self._clock()
        begin = self._reread_at = max(now, self._reread_at + at_most_every)
        every = sorted(self._directory, key=lambda entry: not entry.device.online)
        self._mark(every, after=begin - now, span=self._span())
        self._plan.at(Task.LIST, begin)
        self._replan()

    def _span(self) -> float:
        """Return the seconds over which reading everything again is spread."""
        return min(self._poll, SPREAD * len(self._directory))

    def _mark(self, entries: Iterable[Entry[DeviceT]], *, after: float = 0.0, span: float = 0.0) -> None:
        """Mark devices as stale, and read them again within so many seconds."""
        now = self._clock()
        marked = [entry for entry in entries if entry.facts.status != NOT_ACTIVATED]
        for number, entry in enumerate(marked):
            entry.stale_at = now
            entry.device.is_stale = True
            self._plan.at(ValuesOf(entry.device.iot_id), now + after + span * number / len(marked))
        self._replan()

    def _take(self) -> Job | None:
        """Return a job that is due; while the session is over, none but to look for another one."""
        now = self._clock()
        if self._over is not None:
            return self._plan.start(Task.PROBE) if self._plan.due(Task.PROBE) <= now else None
        return self._plan.take(now) if now >= self._not_before else None

    def _pause(self) -> float | None:
        """Return the seconds until a job is due; None if none is planned."""
        is_over = self._over is not None
        when = self._plan.due(Task.PROBE) if is_over else max(self._not_before, self._plan.next())
        return None if when == math.inf else max(0.0, when - self._clock())

    def _do(self, job: Job) -> Flow[None]:
        match job:
            case Task.LIST:
                return self._read_list()
            case Task.KEEP:
                return self.save()
            case Task.PROBE:
                return self._probe()
            case ModelOf():
                return self._read_model(job)
            case ValuesOf():
                return self._read_values(job)

    # --- What is read ------------------------------------------------------------------------------------------------

    def _read_list(self) -> Flow[None]:
        started = self._clock()
        try:
            found = yield from self._list_devices()
        except FeiyanError as error:
            with self._lock:
                self._plan.at(Task.LIST, self._clock() + self._failed(Task.LIST, error))
        else:
            self._listed(found, started)

    def _listed(self, found: dict[str, Facts], started: float) -> None:
        """Add, update and remove devices as a list has them that was begun at a time."""
        with self._lock:
            self._worked(Task.LIST)
            for iot_id, facts in found.items():
                entry = self._directory.get(iot_id)
                if entry is None:
                    self._add(iot_id, facts)
                    continue
                entry.is_missing = False
                if entry.status_at >= started:  # a push is newer than the list
                    facts = replace(facts, status=entry.facts.status)
                self._update(entry, facts)
            missing = [entry for entry in self._directory if entry.device.iot_id not in found]
            for entry in missing:
                if entry.is_missing:
                    self._remove(entry)
            unsure = [entry for entry in missing if not entry.is_missing]
            for entry in unsure:
                entry.is_missing = True
            self._listed_at = self._clock()
            self._plan.at(Task.LIST, self._listed_at + (min(LOOK_AGAIN, self._poll) if unsure else self._poll))
            self._look_ready()
            self._replan()

    def _add(self, iot_id: str, facts: Facts) -> Entry[DeviceT]:
        model = self._known.get(facts.product_key or iot_id)
        known = model or ThingModel(facts.product_key, {}, {}, {}, {})
        entry = Entry(self._make(self._things, self._models, iot_id, facts, known), facts)
        entry.device.watch(self)
        self._directory.add(entry)
        if model is None:
            entry.waits_for.add(ModelOf)
            self._plan.at(ModelOf(entry.product), self._clock())
        if facts.status != NOT_ACTIVATED:
            entry.waits_for.add(ValuesOf)
            self._mark([entry])
        if entry.waits_for:
            self._waiting.add(iot_id)
        else:
            self._show(entry)
        return entry

    def _remove(self, entry: Entry[DeviceT]) -> None:
        entry.device.watch(None)
        entry.device.is_stale = True
        if self._directory.shows(entry.device):
            self._tell(DeviceRemoved(entry.device))
        self._directory.remove(entry)
        self._waiting.discard(entry.device.iot_id)
        self._failures.pop(ValuesOf(entry.device.iot_id), None)

    def _update(self, entry: Entry[DeviceT], facts: Facts) -> None:
        """Take new facts about a device, and tell of what changed."""
        device, was_online, before = entry.device, entry.device.online, entry.facts
        entry.facts = device.info = facts
        if before.status == NOT_ACTIVATED and facts.status != NOT_ACTIVATED:
            self._mark([entry])
        if self._directory.shows(device):
            if device.online != was_online:
                self._tell(OnlineChanged(device, device.online))
            if facts.nick_name != before.nick_name:
                self._tell(DeviceRenamed(device, before.nick_name))

    def _read_model(self, job: ModelOf) -> Flow[None]:
        """Read the model of a product, from what is kept of earlier runs or from the platform."""
        with self._lock:
            devices = self._directory.of_product(job.key)
        if not devices:
            return
        one = random.choice(devices)
        product_key = one.facts.product_key
        try:
            model = None
            if job.key not in self._known:
                model = yield InThread(lambda: self._models.get(product_key))
            if model is None:
                self._models_read_at[job.key] = self._clock()
                model = yield from flows.read_model(self._things, self._models, one.device.iot_id, product_key)
        except InvalidModelError as error:
            LOGGER.warning("mirror: the product %s has no model that can be read: %s", shown(job.key), error)
            model = one.device.model
        except FeiyanError as error:
            with self._lock:
                self._plan.at(job, self._clock() + self._failed(job, error))
                if self._counts(error):
                    self._tried(ModelOf, self._directory.of_product(job.key))
            return
        with self._lock:
            self._worked(job)
            self._known[job.key] = model
            devices = self._directory.of_product(job.key)
            for entry in devices:
                entry.device.model = model
            self._tried(ModelOf, devices)

    def _read_values(self, job: ValuesOf) -> Flow[None]:
        """Read the properties of a device."""
        entry, started = self._directory.get(job.iot_id), self._clock()
        if entry is None:
            return
        try:
            yield from flows.get(entry.device)
        except FeiyanError as error:
            with self._lock:
                entry.device.is_stale = True
                self._plan.at(job, self._clock() + self._failed(job, error))
                if self._counts(error):
                    if isinstance(error, NotFoundError | PermissionDeniedError):  # it may have been unbound
                        self._list_soon(MIN_LIST_PAUSE)
                    self._tried(ValuesOf, [entry])
        else:
            with self._lock:
                self._worked(job)
                if started >= entry.stale_at:
                    entry.device.is_stale = False
                if not self._is_connected:
                    self._plan.at(job, entry.next_turn(self._clock(), self._poll))
                self._tried(ValuesOf, [entry])

    def _tried(self, kind: type, entries: Iterable[Entry[DeviceT]]) -> None:
        """Show devices once all of each was tried."""
        for entry in entries:
            if kind in entry.waits_for:
                entry.waits_for.remove(kind)
                if not entry.waits_for:
                    self._show(entry)

    def _show(self, entry: Entry[DeviceT]) -> None:
        self._waiting.discard(entry.device.iot_id)
        if self._is_ready:
            self._tell(DeviceAdded(entry.device))
        self._look_ready()

    def _look_ready(self) -> None:
        if not self._is_ready and self._listed_at is not None and not self._waiting:
            self._is_ready = True
            self._replan()

    # --- Failures ----------------------------------------------------------------------------------------------------

    def _worked(self, job: Job) -> None:
        self._failures.pop(job, None)
        if self._over is None:
            self._was_told_over = False
        if self._messages is None or self._is_connected:
            self._set_available(True)

    def _failed(self, job: Job, error: FeiyanError) -> float:
        """Note that a job failed; return the seconds until it is worth another attempt."""
        if self._session_is_over(error):
            return 0.0
        failures = self._failures.get(job, 0)
        if isinstance(error, RateLimitedError):
            pause = min(error.retry_after or backoff(failures, initial=1.0, maximum=MAX_BACKOFF), MAX_BACKOFF)
            self._not_before = max(self._not_before, self._clock() + pause)
            return pause
        self._failures[job] = failures + 1
        if self._messages is None and isinstance(error, TransportError | ProtocolError | ServerError):
            self._set_available(False, str(error))
        return backoff(failures, initial=1.0, maximum=self._poll, jitter=random.random(), minimum_share=0.5)

    def _counts(self, error: FeiyanError) -> bool:
        """Return False if an error says nothing about what was read: it is read once that is over."""
        return self._over is None and not isinstance(error, RateLimitedError)

    def _session_is_over(self, error: FeiyanError) -> bool:
        """Return True if an error says that the session is over; stop what needs it, and tell so."""
        if self._current_token is None or not _is_about_session(error):
            return False
        if self._over is None:
            now = self._clock()
            self._over, self._retry_at = shown(str(error)), now + SAME_TOKEN_PAUSE
            is_sure = isinstance(error, SessionExpiredError)
            self._plan.at(Task.PROBE, now + PROBE_INTERVAL if is_sure else now)  # the client may have another token
            if is_sure:
                self._tell_over(self._over)
            self._replan()
        return True

    def _tell_over(self, reason: str) -> None:
        """Tell once that the session is over."""
        if not self._was_told_over:
            self._was_told_over = True
            self._tell(SessionEnded(reason))
        for entry in self._directory:
            entry.device.is_stale = True
        self._set_available(False, reason)
        self._replan()

    def _probe(self) -> Flow[None]:
        """Look for another session, and go on with it."""
        assert self._current_token is not None
        try:
            token = yield Call(self._current_token)
        except FeiyanError:
            token = None
        with self._lock:
            now = self._clock()
            if token is None or (token == self._token and now < self._retry_at):
                self._tell_over(self._over or "")
                self._plan.at(Task.PROBE, now + PROBE_INTERVAL)
                return
            self._token, self._over = token, None
            self._plan.at(Task.LIST, now)
            self._mark(self._directory, after=REBIND, span=self._span())

    def _set_available(self, available: bool, reason: str = "") -> None:
        available = available and self._over is None
        if available != self._available:
            self._available = available
            self._tell(AvailabilityChanged(available, "" if available else shown(reason)))

    def _tell(self, change: Any) -> None:
        for inbox in self._subscribers:
            inbox.put(change)


def _is_about_session(error: FeiyanError) -> bool:
    """Return True if an error says that the user's token is no longer valid."""
    if isinstance(error, SessionExpiredError):
        return True
    if not isinstance(error, ApiError) or error.gateway_message is not None or error.operation == CHANNEL_LOGIN:
        return False
    return refuses_token(error.code, error.message)
