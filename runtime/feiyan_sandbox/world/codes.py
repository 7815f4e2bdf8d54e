"""Codes of the error dictionary that the sandbox uses, and the exception that carries one."""

from __future__ import annotations

from feiyan.codes import BY_CODE
from feiyan_sandbox.world.records import shortened

SUCCESS = 200
REQUEST_ERROR = 400
REQUEST_AUTH_ERROR = 401
SERVICE_NOT_FOUND = 404
TOO_MANY_REQUESTS = 429
PARAMETER_ERROR = 460
IDENTITY_NOT_FOUND = 2062
IOT_ID_NOT_FOUND = 2063
NOT_BOUND = 2065
NOT_THE_INITIATOR = 2078
SHARE_REJECTED = 2082
SHARE_ACCEPTED = 2085
SHARE_TO_ONESELF = 2086
SHARE_AGAIN = 2088
SHARE_CANCELLED = 2093
SHARE_NOT_FOUND = 2097
REFRESH_TOKEN_INVALID = 2401
AUTH_CODE_INVALID = 2459
AUTH_CODE_EMPTY = 2462
LOGIN_REFUSED = 4027
PRODUCT_NOT_FOUND = 5005
PROPERTY_NOT_FOUND = 5092
DEVICE_NOT_FOUND = 6100
PARAMETER_NOT_IN_MODEL = 6304
INT_INVALID = 6306
FLOAT_INVALID = 6307
BOOL_INVALID = 6308
TEXT_INVALID = 6310
SCENE_NOT_FOUND = 10200
INVALID_CLOUD_TOKEN = 20017
NO_VALID_DEVICE_NAME = 28044
BATCH_ALREADY_CREATED = 28046
PROJECT_NOT_FOUND = 28501
DEVICE_OFFLINE = 28504
DUPLICATE_NAME = 28804
TOO_FEW_HOMES = 28810
IDENTITY_MISSING = 29003


class Refusal(Exception):  # noqa: N818 - a result of a call, not an error of the sandbox
    """A call is refused. The answer is HTTP 200 with this code.

    The message is the dictionary's, with a `detail` that says what is wrong, or another one; it is shortened.
    `is_assumed` is true if nothing shows with which code the platform refuses this.
    """

    def __init__(self, code: int, detail: str = "", *, message: str = "", is_assumed: bool = False) -> None:
        self.code = code
        self.is_assumed = is_assumed
        known = dictionary_message(code)
        self.message = shortened(message) or (f"{known}: {shortened(detail)}" if detail else known)
        super().__init__(self.message)


def dictionary_message(code: int) -> str:
    """Return the dictionary's message for a code, or "" for an unknown code."""
    entry = BY_CODE.get(code)
    return (entry.message or entry.meaning) if entry else ""
