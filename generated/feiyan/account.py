# Generated from spec/account.yaml by `python -m generator generate`. Change the spec, not this file.
"""Operations of the account service, by which users sign in, and their objects."""

from __future__ import annotations

from typing import Any, Final

from pydantic import Field

from feiyan_runtime import FormOperation, Model


class AccountConnectRequest(Model):
    """A client that connects to the account service."""

    context: AccountContext
    """The app that connects; phones tell more of themselves."""
    config: AccountConfig
    """The settings that the client has from earlier."""
    device: dict[str, Any] | None = None
    """Machine of the client; phones send model, brand and platformVersion, other clients {} or nothing."""


class AccountContext(Model):
    """The app that connects; phones tell more of themselves."""

    app_key: str
    """Key of the app."""


class AccountConfig(Model):
    """The settings that the client has from earlier."""

    version: int
    """Version of the settings; 0 for none."""
    last_modify: int
    """Time of their last change; 0 for none."""


class AccountConnectAnswer(Model):
    """The answer to a client that connects."""

    success: bool | None = None
    """True if the request was handled, also as text."""
    error_message: str | None = Field(default=None, validation_alias="errorMsg", serialization_alias="errorMsg")
    """Reason why it was not."""
    data: AccountConnection | None = None
    """The outcome of connecting."""


class AccountConnection(Model):
    """The outcome of connecting."""

    code: int | None = None
    """1 on success."""
    message: str | None = None
    """Outcome in words."""
    successful: bool | None = None
    """True on success, also as text."""
    vid: str | None = Field(default=None, repr=False)
    """Number of the client."""
    data: AccountConnectionData | None = None
    """Record of a client at the account service."""


class AccountConnectionData(Model):
    """Record of a client at the account service."""

    device: AccountConnectionDevice | None = None
    """The machine of the client."""


class AccountConnectionDevice(Model):
    """The machine of the client."""

    data: AccountDevice | None = None
    """The machine of the client, as the account service knows it."""


class AccountDevice(Model):
    """The machine of the client, as the account service knows it."""

    device_id: str | None = None
    """Id of the machine."""


class AccountOauthRequest(Model):
    """A user who logs in with an authorization code."""

    country: str | None = None
    """Code of the user's country, such as CN."""
    auth_code: str = Field(repr=False)
    """Code from the account system of the app's maker."""
    oauth_plateform: int
    """Number of the kind of account system; 23 stands for that of the app's maker."""
    oauth_app_key: str
    """Key of the app."""
    risk_control_info: dict[str, Any] | None = None
    """Facts about the client for the check of who asks; some clients send none."""


class AccountPasswordRequest(Model):
    """A user who logs in with a password."""

    login_id: str = Field(repr=False)
    """E-mail address or phone number of the user."""
    password: str = Field(repr=False)
    """Password, encrypted with the public RSA key of the app (PKCS#1 v1.5), in Base64."""
    risk_control_info: dict[str, Any]
    """Facts about the client for the check of who asks; USE_OA_PWD_ENCRYPT says that the password is encrypted."""


class AccountLoginAnswer(Model):
    """The answer to a user who logs in."""

    success: bool | None = None
    """True if the request was handled, also as text."""
    error_message: str | None = Field(default=None, validation_alias="errorMsg", serialization_alias="errorMsg")
    """Reason why it was not."""
    data: AccountLogin | None = None
    """The outcome of logging in."""


class AccountLogin(Model):
    """The outcome of logging in."""

    code: int | None = None
    """1 on success."""
    message: str | None = None
    """Outcome in words."""
    successful: bool | None = None
    """True on success, also as text."""
    data: AccountLoginData | None = None
    """Result of a login."""


class AccountLoginData(Model):
    """Result of a login."""

    login_success_result: AccountLoginSuccess | None = None
    """The session of the account service."""


class AccountLoginSuccess(Model):
    """The session of the account service."""

    sid: str | None = Field(default=None, repr=False)
    """Id of the session, from which the platform makes the session for calls."""
    token: str | None = Field(default=None, repr=False)
    """Token of the account service."""
    refresh_token: str | None = Field(default=None, repr=False)
    """Token that renews the session of the account service."""


CONNECT: Final[FormOperation[AccountConnectAnswer]] = FormOperation(
    name="account.connect",
    path="/api/prd/connect.json",
    field="request",
    request=AccountConnectRequest,
    result=AccountConnectAnswer,
)

LOGIN_BY_OAUTH: Final[FormOperation[AccountLoginAnswer]] = FormOperation(
    name="account.loginByOauth",
    path="/api/prd/loginbyoauth.json",
    field="loginByOauthRequest",
    request=AccountOauthRequest,
    result=AccountLoginAnswer,
)

LOGIN: Final[FormOperation[AccountLoginAnswer]] = FormOperation(
    name="account.login",
    path="/api/prd/login.json",
    field="loginRequest",
    request=AccountPasswordRequest,
    result=AccountLoginAnswer,
)
