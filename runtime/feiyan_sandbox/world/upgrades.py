"""Firmware upgrades, which take their time once a user confirms them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from feiyan_sandbox.world.state import World

UPGRADE_MS = 4000
"""Duration of an upgrade, in milliseconds of the sandbox's clock."""

STEPS = 4
"""Number of progress reports of an upgrade."""

_ONLINE = 1


@dataclass(slots=True)
class Upgrade:
    """New firmware for a device. `started_at` is None until the upgrade is confirmed."""

    iot_id: str
    from_version: str
    to_version: str
    started_at: int | None = None
    step: int = 0

    @property
    def status(self) -> str:
        """The state, a `feiyan.OtaStatus`."""
        if self.started_at is None:
            return "TO_BE_UPGRADED"
        return "SUCCEEDED" if self.step >= 100 else "UPGRADING"


def start(world: World, upgrade: Upgrade) -> None:
    """Begin an upgrade. It goes on by itself and is pushed, whether or not anybody asks about it."""
    upgrade.started_at, upgrade.step = world.clock.now_ms(), 0
    _go_on(world, upgrade, upgrade.started_at, 0)


def advance(world: World, upgrade: Upgrade) -> None:
    """Bring an upgrade to where it is by the clock, unless the device is offline, and push a step that is new."""
    device = world.devices[upgrade.iot_id]
    if upgrade.started_at is None or upgrade.step >= 100 or device.status != _ONLINE:
        return
    done = min(1.0, (world.clock.now_ms() - upgrade.started_at) / UPGRADE_MS)
    step = max(1, int(done * STEPS) * 100 // STEPS)
    if step <= upgrade.step:
        return
    upgrade.step = step
    if step == 100:
        device.firmware = upgrade.to_version
    if world.pushes:
        world.pushes.publish_ota(
            upgrade.iot_id,
            step=step,
            status=4 if step == 100 else 1,
            src_version=upgrade.from_version,
            dest_version=upgrade.to_version,
            description="Complete" if step == 100 else "Downloading",
        )


def _go_on(world: World, upgrade: Upgrade, started_at: int, steps: int) -> None:
    if upgrade.started_at != started_at:  # cancelled, or begun again
        return
    advance(world, upgrade)
    if upgrade.step < 100 and steps < 2 * STEPS:
        world.later(UPGRADE_MS / STEPS / 1000, lambda: _go_on(world, upgrade, started_at, steps + 1))
