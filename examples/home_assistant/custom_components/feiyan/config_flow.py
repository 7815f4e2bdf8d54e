"""Signing in: the first time, and again when the session is over."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import voluptuous as vol
from homeassistant.config_entries import ConfigFlow, ConfigFlowResult
from homeassistant.const import CONF_COUNTRY
from homeassistant.helpers.selector import CountrySelector, TextSelector, TextSelectorConfig, TextSelectorType

from feiyan import AsyncAppClient, AuthenticationError, FeiyanError, TransportError, UserSession

from .const import CONF_APP_KEY, CONF_APP_SECRET, CONF_AUTH_CODE, CONF_BASE_URL, CONF_SESSION, DOMAIN, LOGGER

SECRET = TextSelector(TextSelectorConfig(type=TextSelectorType.PASSWORD))
CODE = vol.Schema({vol.Required(CONF_AUTH_CODE): SECRET})
ACCOUNT = CODE.extend(
    {
        vol.Required(CONF_COUNTRY): CountrySelector(),
        vol.Required(CONF_APP_KEY): str,
        vol.Required(CONF_APP_SECRET): SECRET,
    }
)
GATEWAY = {vol.Optional(CONF_BASE_URL): str}
"""A gateway other than that of the user's region, such as the sandbox's; asked for in the advanced mode."""


class FeiyanConfigFlow(ConfigFlow, domain=DOMAIN):
    """Asks for the app's key and secret, and the authorization code of a login at the app's account system."""

    VERSION = 1

    async def async_step_user(self, user_input: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Sign a user in for the first time."""
        errors: dict[str, str] = {}
        if user_input is not None and (session := await _sign_in(user_input, errors)):
            await self.async_set_unique_id(session.identity_id)
            self._abort_if_unique_id_configured()
            settings = {name: value for name, value in user_input.items() if name != CONF_AUTH_CODE}
            return self.async_create_entry(
                title=f"Feiyan {session.identity_id[-4:]}", data={**settings, CONF_SESSION: session.to_record()}
            )
        schema = ACCOUNT.extend(GATEWAY) if self.show_advanced_options else ACCOUNT
        suggested = {CONF_COUNTRY: self.hass.config.country, **(user_input or {}), CONF_AUTH_CODE: None}
        return self.async_show_form(
            step_id="user", data_schema=self.add_suggested_values_to_schema(schema, suggested), errors=errors
        )

    async def async_step_reauth(self, _: Mapping[str, Any]) -> ConfigFlowResult:
        """Begin to sign the user in again: somebody else has signed in, or the session was not renewed in time."""
        return await self.async_step_reauth_confirm()

    async def async_step_reauth_confirm(self, user_input: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Sign the same user in with a new authorization code."""
        errors: dict[str, str] = {}
        entry = self._get_reauth_entry()
        if user_input is not None and (session := await _sign_in({**entry.data, **user_input}, errors)):
            await self.async_set_unique_id(session.identity_id)
            self._abort_if_unique_id_mismatch(reason="wrong_account")
            return self.async_update_reload_and_abort(entry, data_updates={CONF_SESSION: session.to_record()})
        return self.async_show_form(step_id="reauth_confirm", data_schema=CODE, errors=errors)


async def _sign_in(settings: Mapping[str, Any], errors: dict[str, str]) -> UserSession | None:
    """Return the session of the user, or add to `errors` why there is none."""
    try:
        client = await AsyncAppClient.create(
            app_key=settings[CONF_APP_KEY],
            app_secret=settings[CONF_APP_SECRET],
            base_url=settings.get(CONF_BASE_URL),
        )
        async with client:
            return await client.sign_in_with_oauth(settings[CONF_AUTH_CODE], country=settings[CONF_COUNTRY])
    except AuthenticationError as error:
        LOGGER.warning("signing in was refused: %s", error)
        errors["base"] = "invalid_auth"
    except TransportError as error:
        LOGGER.warning("signing in failed: %s", error)
        errors["base"] = "cannot_connect"
    except FeiyanError:
        LOGGER.exception("signing in failed")
        errors["base"] = "unknown"
    return None
