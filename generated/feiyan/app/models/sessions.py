# Generated from spec/observed.yaml by `python -m generator generate`. Change the spec, not this file.
"""Objects of the sessions service."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from feiyan.enums import SessionAccountType
from feiyan_runtime import AtLeastOne, GivenStr, Model, Rule


class Session(Model):
    """A session of a signed-in user."""

    identity_id: str | None = None
    """Identity of the user on the platform."""
    iot_token: str | None = Field(default=None, repr=False)
    """Token that the calls of the user carry."""
    iot_token_expire: int | None = None
    """Time until the iot_token ends. In seconds."""
    refresh_token: str | None = Field(default=None, repr=False)
    """Token that renews the session."""
    refresh_token_expire: int | None = None
    """Time until the refresh_token ends. In seconds."""


class SessionSignIn(Model):
    """Credentials that a user signs in with."""

    auth_code: str = Field(repr=False)
    """Code that the account system gave out when the user signed in to it."""
    account_type: GivenStr[SessionAccountType]
    """Kind of the code that a user signs in with."""
    app_key: str
    """Key of the app."""
    register_platform: str | None = None
    """Platform that the account was registered on."""


class SessionRenewal(Model):
    """The session to renew."""

    identity_id: str
    """Identity of the user on the platform."""
    refresh_token: str = Field(repr=False)
    """Token that renews the session."""


class SessionEnd(Model):
    """The session to end. The platform's own SDK names it by its iot_token, another client by its refresh_token; both
    may be given.

    Pass iot_token, or refresh_token.
    """

    wire_rules: ClassVar[tuple[Rule, ...]] = (AtLeastOne(("iot_token",), ("refresh_token",)),)
    identity_id: str
    """Identity of the user on the platform."""
    iot_token: str | None = Field(default=None, repr=False)
    """Token that the calls of the user carry."""
    refresh_token: str | None = Field(default=None, repr=False)
    """Token that renews the session."""


class AppDeviceRegistration(Model):
    """An app that wants to be a device."""

    client_id: str
    """Name that the app gives itself; apps take eight characters."""
    device_sn: str
    """Serial number that the app gives itself; apps take 32 characters, the same as long as they live."""
    timestamp: str
    """Time of the signature, as text. The platform's own SDK sends milliseconds since 1970, another client seconds.
    """
    sign: str = Field(repr=False)
    """HMAC-SHA1 with the app secret, in hexadecimal, of a text such as appKey1clientId2deviceSn3timestamp4: each name
    followed by its value.
    """


class AppDeviceCertificate(Model):
    """The device as which an app logs in to the MQTT connection."""

    product_key: str | None = None
    """Key of the device's product; part of the device certificate."""
    device_name: str | None = None
    """Name of the device; unique within its product; part of the device certificate."""
    device_secret: str | None = Field(default=None, repr=False)
    """Secret of the device; part of the device certificate."""
