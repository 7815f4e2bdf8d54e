"""Every error a client raises.

FeiyanError
├── ConfigurationError          the client or the options of a call hold something that cannot be used
├── ClientClosedError           the client was used after it was closed
├── TokenStoreError             a token store could not be read or written
├── TransportError              no answer came
│   └── RequestTimeoutError     no answer came in time
├── ProtocolError               an answer came that is not the platform's envelope, or not what the operation documents
└── ApiError                    the platform answered with a code other than 200
    ├── AuthenticationError     app key, signature or token refused
    │   ├── SignatureError      the gateway computed another signature
    │   └── SessionExpiredError the user's session cannot be renewed: sign in again
    ├── PermissionDeniedError   known caller, not allowed
    ├── NotFoundError           no such device, product, user, ...
    ├── InvalidParameterError   parameters refused, by the platform or before sending
    ├── ConflictError           the state of things forbids it
    ├── RateLimitedError        too many requests
    ├── DeviceError             the device did not do it
    └── ServerError             the platform failed
"""

from __future__ import annotations

import copyreg
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

SUCCESS = 200
UNAUTHORIZED = 401
INVALID_PARAMETER = 460


class FeiyanError(Exception):
    """Base of every error of this package."""

    def __reduce__(self) -> tuple[Any, ...]:  # errors cross processes; their constructors take more than `args`
        return copyreg.__newobj__, (type(self), *self.args), self.__dict__  # type: ignore[attr-defined]


class ConfigurationError(FeiyanError, ValueError):
    """The client or the options of a call hold something that cannot be used; the message names the setting."""


class ClientClosedError(FeiyanError, RuntimeError):
    """The client was used after it was closed."""


class TokenStoreError(FeiyanError):
    """A token store could not be read, written or locked; the message names it and says what failed."""


class TransportError(FeiyanError):
    """No answer came.

    `sent` is false where the request cannot have reached the gateway, so that repeating even a write is safe.
    """

    def __init__(self, message: str, *, operation: str, path: str = "", sent: bool) -> None:
        super().__init__(f"{called(operation, path)}: {message}")
        self.operation = operation
        self.path = path
        self.sent = sent


class RequestTimeoutError(TransportError):
    """No answer came in time."""


class ProtocolError(FeiyanError):
    """An answer came that is not the platform's envelope, or not what the operation documents.

    `status` is the HTTP status; `data` is what came with a success that is not what the operation documents;
    `retry_after` is for how many seconds the answer asks to wait, if it does.
    """

    def __init__(
        self,
        message: str,
        *,
        operation: str,
        path: str = "",
        status: int,
        request_id: str | None = None,
        data: Any = None,
        retry_after: float | None = None,
    ) -> None:
        suffix = f" (request id {request_id})" if request_id else ""
        super().__init__(f"{called(operation, path)}: {message}{suffix}")
        self.operation = operation
        self.path = path
        self.status = status
        self.request_id = request_id
        self.data = data
        self.retry_after = retry_after


class ApiError(FeiyanError):
    """The platform answered with a code other than 200.

    `known` is the error dictionary's entry for the code, where there is one; `data` is what came with the error;
    `gateway_message` is what the gateway says where it refused the call itself, before any token was looked at;
    `retry_after` is for how many seconds the answer asks to wait, if it does.
    """

    def __init__(
        self,
        code: int | str,
        message: str | None = None,
        *,
        operation: str,
        path: str = "",
        localized_message: str | None = None,
        request_id: str | None = None,
        known: ErrorCode | None = None,
        data: Any = None,
        gateway_message: str | None = None,
        retry_after: float | None = None,
    ) -> None:
        text = f"{called(operation, path)}: {code}"
        if message:
            text += f" {message}"
        if known:
            text += f" - {known.meaning} {known.remedy}"
        if request_id:
            text += f" (request id {request_id})"
        super().__init__(text)
        self.code = code
        self.message = message
        self.operation = operation
        self.path = path
        self.localized_message = localized_message
        self.request_id = request_id
        self.known = known
        self.data = data
        self.gateway_message = gateway_message
        self.retry_after = retry_after


class AuthenticationError(ApiError):
    """App key, signature or token refused."""


class SignatureError(AuthenticationError):
    """The gateway computed another signature.

    `ours` and `theirs` are the two strings-to-sign without line breaks, which the gateway does not send;
    `differs_at` is where they part, or None where they agree and so the app secret is wrong.
    """

    def __init__(
        self,
        code: int | str,
        *,
        operation: str,
        path: str = "",
        request_id: str | None = None,
        known: ErrorCode | None = None,
        ours: str,
        theirs: str,
    ) -> None:
        self.ours = ours.replace("\n", "")
        self.theirs = theirs
        self.differs_at = _first_difference(self.ours, theirs)
        if self.differs_at is None:
            message = "signature refused although both sides signed the same string: the app secret is wrong"
        else:
            start = max(0, self.differs_at - 20)
            message = (
                f"signature refused: at character {self.differs_at} the client signed "
                f"{self.ours[start : self.differs_at + 20]!r}, the gateway {theirs[start : self.differs_at + 20]!r}"
            )
        super().__init__(
            code, message, operation=operation, path=path, request_id=request_id, known=known, gateway_message=theirs
        )


class SessionExpiredError(AuthenticationError):
    """The user's session cannot be renewed; every call that needs it fails like this until the user signs in again."""


class PermissionDeniedError(ApiError):
    """The caller is known but not allowed to do this."""


class NotFoundError(ApiError):
    """There is no such device, product, user, or other thing."""


class InvalidParameterError(ApiError, ValueError):
    """Parameters refused, by the platform or before sending; `parameters` names them where they are known."""

    parameters: tuple[str, ...] = ()

    @classmethod
    def before_sending(
        cls, message: str, *, operation: str, path: str = "", parameters: Iterable[str]
    ) -> InvalidParameterError:
        error = cls(INVALID_PARAMETER, f"not sent: {message}", operation=operation, path=path)
        error.parameters = tuple(parameters)
        return error


class ConflictError(ApiError):
    """The state of things forbids it: done already, used up, or in the wrong order."""


class RateLimitedError(ApiError):
    """Too many requests."""


class DeviceError(ApiError):
    """The device is offline, failed, or cannot do this."""


class ServerError(ApiError):
    """The platform failed."""


@dataclass(frozen=True, slots=True)
class ErrorCode:
    """An entry of the error dictionary.

    `code` is a number, or a compound of two such as "101601+60101"; `also` are other messages that come with the code,
    each with its meaning; `retry` says whether the same call may succeed later.
    """

    code: int | str
    name: str
    domain: str
    message: str | None
    meaning: str
    remedy: str
    error: type[ApiError]
    retry: bool = False
    also: tuple[tuple[str, str], ...] = ()


def normal_code(code: int | str) -> int | str:
    """A code as the dictionary has it: digits and hexadecimal are numbers, a compound has no blanks."""
    if isinstance(code, int):
        return code
    try:
        return int(code, 16 if code.lower().startswith("0x") else 10)
    except ValueError:
        return "".join(code.split())


def called(operation: str, path: str) -> str:
    """An operation as texts name it."""
    return f"{operation} ({path})" if path and path != operation else operation


def _first_difference(ours: str, theirs: str) -> int | None:
    for index, (left, right) in enumerate(zip(ours, theirs, strict=False)):
        if left != right:
            return index
    return None if len(ours) == len(theirs) else min(len(ours), len(theirs))
