"""Answers that say that a token is no longer valid, whether they come over HTTP or over MQTT."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from pydantic import BaseModel

from feiyan_runtime._errors import INVALID_PARAMETER, UNAUTHORIZED

IOT_TOKEN = "iotToken"

TOKEN_CODES = frozenset({UNAUTHORIZED, 20017})
"""Codes that mean the token of the call, of a project or of a user."""

SESSION_CODES = frozenset({2043, 2401, 2459, 29003})
"""Codes that mean the token of a user, because the session is over."""

USER_NOT_FOUND = 2062

_USER = re.compile(r"(?i)(?:identity|open)[_ ]?id")


def refuses_token(code: int | str, message: str | None, *, field: str = IOT_TOKEN, params: object = None) -> bool:
    """Return True if an answer means that the token of the request is no longer valid.

    `field` is the name of the token, and `params` are the parameters of the request. If they name a user, a user who
    was not found may be that one; if they do not, it is the user of the token.
    """
    if code in TOKEN_CODES:
        return True
    if code == INVALID_PARAMETER and message and field.lower() in message.replace(" ", "").lower():
        return True
    if field != IOT_TOKEN:
        return False
    if code in SESSION_CODES:
        return True
    means_user = code == USER_NOT_FOUND or (code == INVALID_PARAMETER and _USER.search(message or ""))
    return bool(means_user) and not names_user(params)


def names_user(params: object) -> bool:
    """Return True if the parameters of a call name a user, at any depth."""
    rest = [params]
    while rest:
        value = rest.pop()
        if isinstance(value, BaseModel):
            value = dict(value)
        if isinstance(value, Mapping):
            if any(inner is not None and _USER.search(str(name)) for name, inner in value.items()):
                return True
            rest += value.values()
        elif isinstance(value, Sequence) and not isinstance(value, str | bytes):
            rest += value
    return False
