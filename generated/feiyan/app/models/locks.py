# Generated from spec/services/app/locks.yaml by `python -m generator generate`. Change the spec, not this file.
"""Objects of the locks service."""

from __future__ import annotations

from typing import ClassVar

from pydantic import AliasChoices, Field

from feiyan.enums import LockKeyPermission, LockKeyType
from feiyan_runtime import BareListModel, GivenInt, Model, OpenInt


class LockKey(Model):
    """A key of a lock."""

    iot_id: str | None = None
    """Id of the lock."""
    lock_user_id: str | None = None
    """Id of the key; the device reports it."""
    lock_user_type: GivenInt[LockKeyType] | None = None
    """Kind of a key."""
    lock_user_perm_type: GivenInt[LockKeyPermission] | None = None
    """Permission of a key."""


class LockKeyBinding(Model):
    """A key of a lock and the virtual user to whom it is bound."""

    iot_id: str | None = None
    """Id of the lock."""
    lock_user_id: str | None = None
    """Id of the key; the device reports it."""
    lock_user_type: OpenInt[LockKeyType] | None = None
    """Kind of a key."""
    lock_user_perm_type: OpenInt[LockKeyPermission] | None = None
    """Permission of a key."""
    key_nick_name: str | None = None
    """Nickname of the key; empty unless app.locks.set_key_nickname set one."""
    user_id: str | None = None
    """Id of the virtual user."""
    identity_id: str | None = None
    """Identity of the user on the platform."""
    tenant_id: str | None = None
    """Id of the tenant."""
    isolation_id: str | None = None
    """Id of the isolation scope."""


class LockEventPage(BareListModel):
    """One page of events of a lock."""

    wire_bare_list: ClassVar[str] = "data"
    page_no: int | None = None
    """Number of the page."""
    page_size: int | None = None
    """Number of events in a page."""
    total: int | None = None
    """Number of all events that match."""
    events: list[LockEvent] | None = Field(default=None, validation_alias="data", serialization_alias="data")
    """The events of the page."""


class LockEvent(Model):
    """An event that a lock reported."""

    iot_id: str | None = Field(default=None, validation_alias="iot_id", serialization_alias="iot_id")
    """Id of the lock."""
    event_code: str | None = Field(default=None, validation_alias="event_code", serialization_alias="event_code")
    """Identifier of the event."""
    service_date: str | None = Field(default=None, validation_alias="service_date", serialization_alias="service_date")
    """Time at which the server recorded the event, such as 2018-06-25 17:41:18."""
    client_date: str | None = Field(default=None, validation_alias="client_date", serialization_alias="client_date")
    """Time at which the lock reported the event, such as 2018-06-25 17:41:18."""
    key_id: str | None = Field(
        default=None, validation_alias=AliasChoices("KeyID", "keyID"), serialization_alias="KeyID"
    )
    """Id of the key; only for events that carry it."""
    lock_type: OpenInt[LockKeyType] | None = Field(
        default=None, validation_alias=AliasChoices("LockType", "lockType"), serialization_alias="LockType"
    )
    """Kind of the key; only for events that carry it."""
    user_limit: OpenInt[LockKeyPermission] | None = Field(
        default=None, validation_alias=AliasChoices("userLimit", "UserLimit"), serialization_alias="userLimit"
    )
    """Permission of the key; only for events that carry it."""
