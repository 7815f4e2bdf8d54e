"""Changes that a mirror tells of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeAlias, TypeVar

from feiyan_devices._state import DeviceState, Reading, Report
from feiyan_runtime.channel.inbox import Dropped

DeviceT = TypeVar("DeviceT", bound=DeviceState)


@dataclass(frozen=True, slots=True)
class PropertyChanged(Generic[DeviceT]):
    """A property has a newer reading, pushed or read again; its value may be the same as before.

    Attributes:
        device: The device.
        identifier: Identifier of the property.
        reading: The new reading.
        before: The reading before; its value is None if there was none.

    """

    device: DeviceT
    identifier: str
    reading: Reading
    before: Reading


@dataclass(frozen=True, slots=True)
class EventReported(Generic[DeviceT]):
    """A device reported an event.

    Attributes:
        device: The device.
        report: Identifier, values and time.

    """

    device: DeviceT
    report: Report


@dataclass(frozen=True, slots=True)
class OnlineChanged(Generic[DeviceT]):
    """A device connected to the platform, or lost its connection.

    Attributes:
        device: The device.
        online: True if it is connected now.

    """

    device: DeviceT
    online: bool


@dataclass(frozen=True, slots=True)
class DeviceAdded(Generic[DeviceT]):
    """A device was bound to the user or shared with the user, or is new in the project; the mirror has it now.

    Attributes:
        device: The device, with its model and its properties.

    """

    device: DeviceT


@dataclass(frozen=True, slots=True)
class DeviceRemoved(Generic[DeviceT]):
    """A device was unbound, or is no longer shared; the mirror does not have it any more.

    Attributes:
        device: The device, as it was last known.

    """

    device: DeviceT


@dataclass(frozen=True, slots=True)
class DeviceRenamed(Generic[DeviceT]):
    """A device has another nickname.

    Attributes:
        device: The device, with the new nickname.
        before: The nickname before; None if there was none.

    """

    device: DeviceT
    before: str | None


@dataclass(frozen=True, slots=True)
class AvailabilityChanged:
    """The mirror lost its connection to the platform, or has it again.

    Attributes:
        available: True if changes are received, or read, as they happen.
        reason: Cause of a loss, as text; "" if there is none.

    """

    available: bool
    reason: str = ""


@dataclass(frozen=True, slots=True)
class SessionEnded:
    """The session of the user is over; the mirror goes on once the user is signed in again. It is told once.

    Attributes:
        reason: Cause, as text.

    """

    reason: str


Change: TypeAlias = (
    PropertyChanged[DeviceT]
    | EventReported[DeviceT]
    | OnlineChanged[DeviceT]
    | DeviceAdded[DeviceT]
    | DeviceRemoved[DeviceT]
    | DeviceRenamed[DeviceT]
    | AvailabilityChanged
    | SessionEnded
    | Dropped
)
"""One of the changes. `Dropped` stands for those that came faster than they were taken: look at the devices anew."""
