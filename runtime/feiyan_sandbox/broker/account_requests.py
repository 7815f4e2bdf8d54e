"""Requests over MQTT to bind a connection to a user or to unbind it, and the replies."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from feiyan_runtime import ENVELOPE_VERSION
from feiyan_sandbox.world import Liberties, Liberty, Refusal, codes, json_type, read_json

MAX_REQUEST_SIZE = 16 << 10
"""Maximum size of a request in bytes; larger ones are refused before they are parsed."""

TOKEN_REFUSED = 2043
"""Code for an invalid iotToken. Undocumented, but seen by public clients."""

_MESSAGES = {codes.SUCCESS: "success", TOKEN_REFUSED: "check iotToken failed"}


@dataclass(frozen=True, slots=True)
class AccountRequest:
    """A bind or unbind request. `client_id` is chosen by the app."""

    id: str
    client_id: str
    params: dict[str, Any]

    @property
    def iot_token(self) -> str:
        """The token of the user to bind."""
        return _text(self.params, "iotToken")


def read_account_request(payload: bytes, liberties: Liberties) -> AccountRequest:
    """Parse the request in a message. Raises Refusal if it is malformed."""
    content = _parse(payload)
    without_version = content.get("version") is None and liberties.allow(Liberty.BIND_WITHOUT_VERSION)
    if not without_version and content.get("version") != ENVELOPE_VERSION:
        raise Refusal(codes.PARAMETER_ERROR, f'version: expected "{ENVELOPE_VERSION}"')
    return AccountRequest(
        id=_text(content, "id"),
        client_id=_text(_object(content, "request"), "clientId"),
        params=_object(content, "params"),
    )


def account_reply(payload: bytes, code: int, message: str | None = None) -> dict[str, object]:
    """Return the reply to a request. It repeats the request's id if that can be read."""
    reply: dict[str, object] = {"code": code, "message": message or _MESSAGES.get(code, "refused")}
    try:
        return {"id": _text(_parse(payload), "id"), **reply}
    except Refusal:
        return reply


def _parse(payload: bytes) -> dict[str, Any]:
    if len(payload) > MAX_REQUEST_SIZE:
        raise Refusal(codes.PARAMETER_ERROR, f"the message has more than {MAX_REQUEST_SIZE} bytes")
    try:
        content = read_json(payload)
    except ValueError:
        content = None
    if not isinstance(content, dict):
        raise Refusal(codes.PARAMETER_ERROR, "the message is not a JSON object")
    return content


def _object(content: dict[str, Any], name: str) -> dict[str, Any]:
    value = content.get(name)
    if not isinstance(value, dict):
        raise Refusal(codes.PARAMETER_ERROR, f"{name}: expected an object, got {json_type(value)}")
    return value


def _text(content: dict[str, Any], name: str) -> str:
    value = content.get(name)
    if not isinstance(value, str) or not value:
        raise Refusal(codes.PARAMETER_ERROR, f"{name}: expected a non-empty string, got {json_type(value)}")
    return value
