"""Shares of devices: one user offers a device, another accepts it."""

from __future__ import annotations

from dataclasses import dataclass

WAITING, ACCEPTED, REJECTED, CANCELLED, UNBOUND_BY_INITIATOR = -1, 0, 1, 2, 6
"""States of a share, `feiyan.ShareStatus` of the client."""


@dataclass(slots=True)
class Share:
    """An offer of a device, from the user who owns it to another one."""

    id: str
    batch: str
    iot_id: str
    initiator: str
    receiver: str
    created_at: int
    status: int = WAITING
