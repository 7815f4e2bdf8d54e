"""Exceptions that clients raise.

FeiyanError
├── ConfigurationError          a setting of the client, or an option of a call, is invalid
├── ClientClosedError           the client was used after it was closed
├── TokenStoreError             a token store could not be read, written or locked
├── TransportError              no answer was received
│   └── RequestTimeoutError     no answer was received in time
├── ProtocolError               the answer is not the platform's envelope, or not what the operation documents
└── ApiError                    the platform answered with a code other than 200, or with a failure in its data
    ├── AuthenticationError     the app key, the signature or the token was refused
    │   ├── SignatureError      the gateway computed a different signature
    │   └── SessionExpiredError the user's session cannot be renewed
    ├── PermissionDeniedError   the caller is known but not allowed to do this
    ├── NotFoundError           the device, product, user or other resource does not exist
    ├── InvalidParameterError   parameters were refused, by the platform or before sending
    ├── ConflictError           the current state does not allow the call
    ├── RateLimitedError        too many requests were sent
    ├── DeviceError             the device is offline, failed, or cannot do this
    └── ServerError             the platform failed
"""

from __future__ import annotations

import copyreg
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from feiyan_runtime._texts import MAX_ID, MAX_MESSAGE, MESSAGE, shown

SUCCESS = 200
UNAUTHORIZED = 401
INVALID_PARAMETER = 460


class FeiyanError(Exception):
    """Base class of all errors of this package.

    Its text is one line of limited length without secrets, whatever the platform said. Attributes with words of the
    platform are masked and shortened; `data` is as it was sent.
    """

    def __init__(self, *args: object) -> None:
        super().__init__(*(shown(part, MAX_MESSAGE) if isinstance(part, str) else part for part in args))

    def __reduce__(self) -> tuple[Any, ...]:
        # errors are pickled between processes; their constructors take more than `args`
        return copyreg.__newobj__, (type(self), *self.args), self.__dict__  # type: ignore[attr-defined]


class ConfigurationError(FeiyanError, ValueError):
    """A setting of the client, or an option of a call, is invalid; the message names it and says what is expected."""


class ClientClosedError(FeiyanError, RuntimeError):
    """The client was used after it was closed."""


class TokenStoreError(FeiyanError):
    """A token store could not be read, written or locked; the message names the store and the cause."""


class TransportError(FeiyanError):
    """No answer was received.

    `sent` is False if the request cannot have reached the gateway, so that even a write can be retried safely.
    """

    def __init__(self, message: str, *, operation: str, path: str = "", sent: bool) -> None:
        super().__init__(f"{called(operation, path)}: {message}")
        self.operation = operation
        self.path = path
        self.sent = sent


class RequestTimeoutError(TransportError):
    """No answer was received in time."""


class ProtocolError(FeiyanError):
    """The answer is not the platform's envelope, or not what the operation documents.

    `status` is the HTTP status. `data` holds the data of a successful answer that does not match the documented type.
    `retry_after` is the wait that the answer asks for, in seconds, or None.
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
        suffix = f" (request id {shown(request_id, MAX_ID)})" if request_id else ""
        super().__init__(f"{called(operation, path)}: {message}{suffix}")
        self.operation = operation
        self.path = path
        self.status = status
        self.request_id = request_id
        self.data = data
        self.retry_after = retry_after


class ApiError(FeiyanError):
    """The platform answered with a code other than 200, or told a failure inside its data.

    `code` is 200 if the data has no code of its own. `known` is the entry of the error dictionary for the code, or
    None. `data` is the data of the answer.
    `gateway_message` is the gateway's own message if it refused the call itself, before it looked at the token.
    `retry_after` is the wait that the answer asks for, in seconds, or None.
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
        text = f"{called(operation, path)}: {shown(str(code), MAX_ID)}"
        if message:
            text += f" {shown(message, MESSAGE)}"
        if known:
            text += f" - {known.meaning} {known.remedy}"
        if request_id:
            text += f" (request id {shown(request_id, MAX_ID)})"
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
    """The app key, the signature or the token was refused."""


class SignatureError(AuthenticationError):
    """The gateway computed a different signature.

    `ours` and `theirs` are the strings-to-sign of client and gateway, without line breaks, which the gateway does not
    send. `differs_at` is the index of the first difference, or None if they are equal and the app secret is wrong.
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
    """The user's session cannot be renewed; every call that needs it raises this until the user signs in again."""


class PermissionDeniedError(ApiError):
    """The caller is known but not allowed to do this."""


class NotFoundError(ApiError):
    """The device, product, user or other resource does not exist."""


class InvalidParameterError(ApiError, ValueError):
    """Parameters were refused, by the platform or before sending; `parameters` names them if they are known."""

    parameters: tuple[str, ...] = ()

    @classmethod
    def before_sending(
        cls, message: str, *, operation: str, path: str = "", parameters: Iterable[str]
    ) -> InvalidParameterError:
        error = cls(INVALID_PARAMETER, f"not sent: {message}", operation=operation, path=path)
        error.parameters = tuple(parameters)
        return error


class ConflictError(ApiError):
    """The current state does not allow the call; it was done already, is used up, or comes in the wrong order."""


class RateLimitedError(ApiError):
    """Too many requests were sent."""


class DeviceError(ApiError):
    """The device is offline, failed, or cannot do this."""


class ServerError(ApiError):
    """The platform failed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherMeaning:
    """Another meaning of an error code; an answer has it if its message or its localized message begins with `message`.

    The other fields are those of `ErrorCode`.
    """

    message: str
    meaning: str
    remedy: str
    error: type[ApiError]
    retry: bool = False
    meaning_zh: str = ""
    remedy_zh: str = ""


@dataclass(frozen=True, slots=True)
class ErrorCode:
    """An entry of the error dictionary.

    `code` is a number, or a compound of two such as "101601+60101". `also` holds what the code means with other
    messages. `retry` is True if the same call may succeed later. `meaning_zh` and `remedy_zh` say in Chinese what
    `meaning` and `remedy` say.
    """

    code: int | str
    name: str
    domain: str
    message: str | None
    meaning: str
    remedy: str
    error: type[ApiError]
    retry: bool = False
    also: tuple[OtherMeaning, ...] = ()
    meaning_zh: str = ""
    remedy_zh: str = ""

    def with_message(self, *messages: str | None) -> ErrorCode:
        """Return the entry with the meaning that one of the messages of an answer tells; itself if none tells another.

        Letters and digits are compared, as answers vary blanks, case and punctuation.
        """
        said = [_letters(message[:MESSAGE]) for message in messages if message]
        for other in self.also:
            if any(message.startswith(_letters(other.message)) for message in said):
                return replace(
                    self,
                    message=other.message,
                    meaning=other.meaning,
                    remedy=other.remedy,
                    error=other.error,
                    retry=other.retry,
                    also=(),
                    meaning_zh=other.meaning_zh,
                    remedy_zh=other.remedy_zh,
                )
        return self


def normal_code(code: int | str) -> int | str:
    """Return a code as the dictionary spells it: decimal and hexadecimal as int, a compound without spaces."""
    if isinstance(code, int):
        return code
    try:
        return int(code, 16 if code.lower().startswith("0x") else 10)
    except ValueError:
        return "".join(code.split())


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text)).casefold()


def called(operation: str, path: str) -> str:
    """Return the name of an operation for messages: "operation (path)"."""
    return shown(f"{operation} ({path})" if path and path != operation else operation)


def _first_difference(ours: str, theirs: str) -> int | None:
    for index, (left, right) in enumerate(zip(ours, theirs, strict=False)):
        if left != right:
            return index
    return None if len(ours) == len(theirs) else min(len(ours), len(theirs))
