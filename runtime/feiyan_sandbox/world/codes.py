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
REFRESH_TOKEN_INVALID = 2401
AUTH_CODE_INVALID = 2459
AUTH_CODE_EMPTY = 2462
LOGIN_REFUSED = 4027
PRODUCT_NOT_FOUND = 5005
DEVICE_NOT_FOUND = 6100
INVALID_CLOUD_TOKEN = 20017
NO_VALID_DEVICE_NAME = 28044
BATCH_ALREADY_CREATED = 28046
PROJECT_NOT_FOUND = 28501
DEVICE_OFFLINE = 28504
DUPLICATE_NAME = 28804
TOO_FEW_HOMES = 28810
IDENTITY_MISSING = 29003


class Refusal(Exception):  # noqa: N818 - a result of a call, not an error of the sandbox
    """A call is refused. The answer is HTTP 200 with this code; `detail` says what is wrong, and is shortened."""

    def __init__(self, code: int, detail: str = "") -> None:
        self.code = code
        self.message = f"{dictionary_message(code)}: {shortened(detail)}" if detail else dictionary_message(code)
        super().__init__(self.message)


def dictionary_message(code: int) -> str:
    """Return the dictionary's message for a code, or "" for an unknown code."""
    entry = BY_CODE.get(code)
    return (entry.message or entry.meaning) if entry else ""
