"""Records of what happened to the broker's connections: logins, binds, deliveries, ends."""

from __future__ import annotations

from typing import NamedTuple


class LoginRecord(NamedTuple):
    """A login, and why it was refused; None where it was accepted."""

    client_id: str
    username: str | None
    refusal: str | None


class AccountRecord(NamedTuple):
    """A request to bind or to unbind ("bind", "unbind"), whose connection it was, and the code it was answered with.

    `identity_id` is the user to whom the connection is bound behind it.
    """

    action: str
    product_key: str
    device_name: str
    identity_id: str | None
    code: int


class DeliveryRecord(NamedTuple):
    """A push that a client has acknowledged, or that was sent to one that acknowledges none (QoS 0)."""

    topic: str
    payload: bytes


class EndRecord(NamedTuple):
    """A connection that was logged in has ended, and why."""

    product_key: str
    device_name: str
    reason: str
