"""The mirror of the devices, and what keeps Home Assistant in step with it."""

from __future__ import annotations

from contextlib import AsyncExitStack

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import ConfigEntryAuthFailed, ConfigEntryNotReady
from homeassistant.helpers import device_registry as dr
from homeassistant.helpers.update_coordinator import DataUpdateCoordinator

from feiyan import (
    AsyncAppClient,
    AsyncDevice,
    AsyncDevices,
    AuthenticationError,
    DeviceRemoved,
    DeviceRenamed,
    FeiyanError,
    OnlineChanged,
    PropertyChanged,
    SessionEnded,
    TokenStoreError,
    UserSession,
)

from .const import CONF_APP_KEY, CONF_APP_SECRET, CONF_BASE_URL, CONF_SESSION, DOMAIN, LOGGER

FeiyanConfigEntry = ConfigEntry["FeiyanCoordinator"]


class FeiyanCoordinator(DataUpdateCoordinator[str | None]):
    """Holds the client and the mirror of an entry.

    `data` is the id of the device that changed; None stands for a change that may concern all of them.
    """

    client: AsyncAppClient
    devices: AsyncDevices

    def __init__(self, hass: HomeAssistant, entry: FeiyanConfigEntry) -> None:
        super().__init__(hass, LOGGER, config_entry=entry, name=DOMAIN)
        self.entry = entry
        self._devices = dr.async_get(hass)
        self._open = AsyncExitStack()

    async def async_open(self) -> None:
        """Read all devices and open the push channel.

        Raises:
            ConfigEntryAuthFailed: The user has to sign in again.
            ConfigEntryNotReady: The platform cannot be reached now.

        """
        data = self.entry.data
        try:
            self.client = await AsyncAppClient.create(
                services=("things", "users", "channel"),
                app_key=data[CONF_APP_KEY],
                app_secret=data[CONF_APP_SECRET],
                base_url=data.get(CONF_BASE_URL),
                session=UserSession.from_record(data[CONF_SESSION]),
                on_session=self._keep,
            )
            await self._open.enter_async_context(self.client)
            self.devices = await self._open.enter_async_context(self.client.devices())
        except BaseException as error:
            await self.async_close()
            if isinstance(error, AuthenticationError | TokenStoreError):
                raise ConfigEntryAuthFailed(str(error)) from error
            if isinstance(error, FeiyanError):
                raise ConfigEntryNotReady(str(error)) from error
            raise
        self._changes = self.devices.changes()

    async def async_close(self) -> None:
        """End the connections."""
        await self._open.aclose()

    async def async_follow(self) -> None:
        """Tell the entities what changes, until the mirror is closed."""
        async for change in self._changes:
            match change:
                case PropertyChanged() | OnlineChanged():
                    self.async_set_updated_data(change.device.iot_id)
                case DeviceRemoved():
                    self._remove(change.device)
                    self.async_set_updated_data(None)
                case DeviceRenamed():
                    self._rename(change.device)
                case SessionEnded():
                    self.entry.async_start_reauth(self.hass)
                    self.async_set_updated_data(None)
                case _:  # a device is new, the connection came or went, or changes were dropped
                    self.async_set_updated_data(None)

    async def _async_update_data(self) -> None:
        """Read nothing when a user asks for an update: the mirror is up to date by itself."""

    def _keep(self, session: UserSession) -> None:
        """Keep a renewed session for the next start; called in the event loop."""
        if not session.expired:
            self.hass.config_entries.async_update_entry(
                self.entry, data={**self.entry.data, CONF_SESSION: session.to_record()}
            )

    def _remove(self, device: AsyncDevice) -> None:
        if (found := self._devices.async_get_device({(DOMAIN, device.iot_id)})) is not None:
            self._devices.async_update_device(found.id, remove_config_entry_id=self.entry.entry_id)

    def _rename(self, device: AsyncDevice) -> None:
        if (found := self._devices.async_get_device({(DOMAIN, device.iot_id)})) is not None:
            self._devices.async_update_device(found.id, name=device.nick_name or device.name or device.iot_id)
