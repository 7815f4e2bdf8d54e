# Generated from spec/observed.yaml and services/app/account.yaml by `python -m generator generate`. Change the spec, not this file.
"""Objects of the account service."""

from __future__ import annotations

from datetime import datetime

from pydantic import Field

from feiyan.enums import AlexaLinkSource
from feiyan_runtime import Model, OpenStr, moment


class AlexaLink(Model):
    """State of the link between the user's account and Alexa."""

    is_linked: bool | None = Field(default=None, validation_alias="accountLinked", serialization_alias="accountLinked")
    """True if the account is linked."""
    source: OpenStr[AlexaLinkSource] | None = Field(
        default=None, validation_alias="accountLinkSource", serialization_alias="accountLinkSource"
    )
    """Place where the link was begun, if there is one."""


class AccountIdentity(Model):
    """An account of a user."""

    tenant_id: str | None = None
    """Id of the tenant that the account belongs to. In lists of accounts."""
    identity_id: str | None = None
    """Identity of the user on the platform."""
    nick_name: str | None = None
    """Nickname of the user."""
    login_name: str | None = Field(default=None, repr=False)
    """Login name; may be the phone number."""
    phone: str | None = Field(default=None, repr=False)
    """Phone number of the account."""
    email: str | None = Field(default=None, repr=False)
    """E-mail address of the account. In lists of accounts."""
    avatar_url: str | None = None
    """Address of the user's picture."""
    login_id: str | None = None
    """Id of the user in the source of the account. Of a single account."""
    login_source: str | None = None
    """Source of the account, such as openAccount. Of a single account."""
    modifier: str | None = None
    """Author of the last change of the account. Of a single account."""


class AvatarUpload(Model):
    """Address and signature of the upload of a user's picture to the object storage OSS."""

    signature: str | None = Field(default=None, repr=False)
    """Signature of the upload."""
    access_key: str | None = Field(default=None, repr=False)
    """Access key for OSS."""
    expire: int | None = None
    """Time until which the picture can be uploaded. In milliseconds since 1970."""
    dir: str | None = None
    """Place in the OSS bucket at which the picture is stored."""
    policy: str | None = None
    """Policy that OSS checks the fields of the upload form against."""
    host: str | None = None
    """Host name of OSS."""

    @property
    def expire_at(self) -> datetime | None:
        """`expire` as a datetime in UTC."""
        return moment(self.expire)


class ThirdPartyAccount(Model):
    """An account on another platform that is bound to the user's account."""

    account_id: str | None = None
    """Id of the Taobao account."""
    account_type: str | None = None
    """Third-party platform, always TAOBAO."""
