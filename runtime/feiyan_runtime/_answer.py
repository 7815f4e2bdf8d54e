"""From what came over the wire to an envelope or an error."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any, TypeVar

from pydantic import ValidationError

from feiyan_runtime._clock import seconds_of
from feiyan_runtime._envelope import Envelope, any_answer
from feiyan_runtime._errors import SUCCESS, ApiError, ErrorCode, ProtocolError, ServerError, SignatureError
from feiyan_runtime._operation import Operation
from feiyan_runtime._secrets import excerpt, masked

T = TypeVar("T")

GATEWAY_MESSAGE = "x-ca-error-message"
GATEWAY_REQUEST_ID = "x-ca-request-id"
_STRING_TO_SIGN = "StringToSign:"
_EXCERPT = 200
_LONGEST_MESSAGE = 2000
_LONGEST_WAIT = 24 * 60 * 60.0


@dataclass(frozen=True, slots=True)
class Answer:
    """An HTTP response: `headers` by lower-case name."""

    status: int
    headers: Mapping[str, str]
    content: bytes = field(repr=False)


def read_answer(
    operation: Operation[T],
    answer: Answer,
    error_code: Callable[[int | str], ErrorCode | None],
    *,
    signed: str = "",
    secrets: Callable[[], Collection[str]] = tuple,
) -> Envelope[T]:
    """The envelope of a successful answer; anything else is raised.

    `signed` is the string-to-sign of the call, which an answer with the gateway's own message needs; no error shows
    what `secrets` gives, even where the answer repeats it.
    """
    problem = ""
    try:
        envelope = operation.answer.validate_json(answer.content)
    except ValidationError as error:
        problem = _describe(error)
    else:
        if envelope.code == SUCCESS:
            return envelope
    plain = _untyped(answer.content)
    if plain is None or plain.code != SUCCESS:
        raise _failure(operation, answer, plain, error_code, signed, secrets())
    if plain.data == "":  # how the platform writes "nothing" where an object or a list is documented
        plain.data = None
        return plain
    raise ProtocolError(
        f"the answer is not what the operation documents: {masked(problem, secrets())}",
        operation=operation.name,
        path=operation.path,
        status=answer.status,
        request_id=plain.id,
        data=plain.data,
    )


def result_of(operation: Operation[T], envelope: Envelope[T]) -> T:
    """The data of a successful answer, as the operation documents it: an empty list where a list is null."""
    if operation.result is None:
        return None  # type: ignore[return-value]
    if envelope.data is not None or operation.optional:
        return envelope.data  # type: ignore[return-value]
    if operation.answers_list:
        return []  # type: ignore[return-value]
    raise lacking("the answer is a success without data; with_envelope gives it as it is", operation, envelope)


def lacking(message: str, operation: Operation[Any], envelope: Envelope[Any]) -> ProtocolError:
    """The error of a success that lacks what it is needed for."""
    return ProtocolError(message, operation=operation.name, path=operation.path, status=SUCCESS, request_id=envelope.id)


def _failure(
    operation: Operation[Any],
    answer: Answer,
    envelope: Envelope[Any] | None,
    error_code: Callable[[int | str], ErrorCode | None],
    signed: str,
    secrets: Collection[str],
) -> ApiError | ProtocolError:
    refusal = masked(answer.headers.get(GATEWAY_MESSAGE, ""), secrets)
    request_id = (envelope and envelope.id) or answer.headers.get(GATEWAY_REQUEST_ID)
    if envelope is None and not refusal:
        return ProtocolError(
            f"HTTP {answer.status} with {_described(answer, secrets)}",
            operation=operation.name,
            path=operation.path,
            status=answer.status,
            request_id=request_id,
            retry_after=_retry_after(answer.headers),
        )
    code = envelope.code if envelope else answer.status
    known = error_code(code)
    if _STRING_TO_SIGN in refusal:
        theirs = refusal.partition(_STRING_TO_SIGN)[2].strip().strip("`")
        return SignatureError(
            code,
            operation=operation.name,
            path=operation.path,
            request_id=request_id,
            known=known,
            ours=signed,
            theirs=theirs if "#" in signed else theirs.replace("#", ""),
        )
    message = excerpt((envelope and envelope.message) or "", _LONGEST_MESSAGE, secrets)
    localized = envelope.localized_message if envelope else None
    unknown = ServerError if answer.status >= HTTPStatus.INTERNAL_SERVER_ERROR else ApiError
    return (known.error if known else unknown)(
        code,
        ": ".join(filter(None, (message, refusal))),
        operation=operation.name,
        path=operation.path,
        localized_message=localized and excerpt(localized, _LONGEST_MESSAGE, secrets),
        request_id=request_id,
        known=known,
        data=envelope.data if envelope else None,
        gateway_message=refusal or None,
        retry_after=_retry_after(answer.headers),
    )


def _described(answer: Answer, secrets: Collection[str]) -> str:
    """Describe an answer that has no envelope: its type and how it begins."""
    kind = masked(answer.headers.get("content-type") or "no content type", secrets)
    if not answer.content:
        return f"{kind} and an empty body"
    return f"{kind} that is no envelope: {excerpt(answer.content.decode('utf-8', 'replace'), _EXCERPT, secrets)!r}"


def _retry_after(headers: Mapping[str, str]) -> float | None:
    """The seconds that `Retry-After` asks for, which it gives as such or as a date; more than a day means nothing."""
    asked = headers.get("retry-after", "").strip()
    if asked.isascii() and asked.isdigit():
        seconds = float(asked)
    else:
        until = seconds_of(asked)
        if until is None:
            return None
        now = seconds_of(headers.get("date"))
        seconds = max(0.0, until - (time.time() if now is None else now))
    return seconds if seconds <= _LONGEST_WAIT else None


def _untyped(content: bytes) -> Envelope[Any] | None:
    try:
        return any_answer().validate_json(content)
    except ValidationError:
        return None


def _describe(error: ValidationError) -> str:
    first = error.errors(include_url=False, include_input=False, include_context=False)[0]
    return f"{'.'.join(map(str, first['loc'])) or 'answer'}: {first['msg']}"
