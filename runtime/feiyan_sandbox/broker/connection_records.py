"""Records of the broker's connections: logins, bind requests, deliveries, disconnects."""

from __future__ import annotations

from typing import NamedTuple

from feiyan_sandbox.world import Liberty


class LoginRecord(NamedTuple):
    """A login. `refusal` is the reason why it was refused, or None if it was accepted.

    `liberties` are what it took beyond the documents.
    """

    client_id: str
    username: str | None
    refusal: str | None
    liberties: tuple[Liberty, ...] = ()


class AccountRecord(NamedTuple):
    """A bind or unbind request, the device that sent it, and the code of the reply.

    `action` is "bind" or "unbind". `identity_id` is the user that the connection is bound to afterwards. `liberties`
    are what the request took beyond the documents.
    """

    action: str
    product_key: str
    device_name: str
    identity_id: str | None
    code: int
    liberties: tuple[Liberty, ...] = ()


class DeliveryRecord(NamedTuple):
    """A push that a client acknowledged, or that was sent with QoS 0."""

    topic: str
    payload: bytes


class EndRecord(NamedTuple):
    """A logged-in connection that ended, and the reason."""

    product_key: str
    device_name: str
    reason: str
