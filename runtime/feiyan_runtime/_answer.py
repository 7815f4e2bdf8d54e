"""Parsing of HTTP responses into envelopes or errors."""

from __future__ import annotations

import json
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
from feiyan_runtime._success import Success
from feiyan_runtime._texts import LINE, MAX_ID, MESSAGE, excerpt, shown, without

T = TypeVar("T")

GATEWAY_MESSAGE = "x-ca-error-message"
GATEWAY_REQUEST_ID = "x-ca-request-id"
_STRING_TO_SIGN = "StringToSign:"
_EXCERPT = 200
_MAX_PROBLEMS = 1000
_MAX_RETRY_AFTER = 24 * 60 * 60.0


@dataclass(frozen=True, slots=True)
class Answer:
    """An HTTP response. `headers` are keyed by lower-case name."""

    status: int
    headers: Mapping[str, str] = field(repr=False)
    content: bytes = field(repr=False)


def read_answer(
    operation: Operation[T],
    answer: Answer,
    error_code: Callable[[int | str], ErrorCode | None],
    *,
    signed: str = "",
    secrets: Callable[[], Collection[str]] = tuple,
) -> Envelope[T]:
    """Return the envelope of a successful answer; raise ApiError or ProtocolError for any other.

    A failure that only the data tells is raised like one that the envelope tells.

    `signed` is the string-to-sign of the call; it is needed only for an answer with the gateway's own message. The
    strings that `secrets` returns are masked in every error, even if the answer repeats them.
    """
    problem = ""
    try:
        envelope = operation.answer.validate_json(answer.content)
    except ValidationError as error:
        problem = _describe(error)
    else:
        if envelope.code == SUCCESS and operation.success is None:
            return envelope
    plain = _untyped(answer.content)
    if plain is None or plain.code != SUCCESS:
        raise _failure(operation, answer, plain, error_code, signed, secrets())
    if operation.success and operation.success.told(plain.data) is False:
        inner = _inner_envelope(operation.success, plain)
        raise _failure(operation, answer, inner, error_code, signed, secrets())
    if not problem:
        return envelope
    if plain.data == "":  # the platform's way of writing null for an object or a list
        plain.data = None
        return plain
    raise ProtocolError(
        f"the answer does not match the operation's documented type: {shown(problem, LINE, secrets())}",
        operation=operation.name,
        path=operation.path,
        status=answer.status,
        request_id=_id(plain.id, secrets()),
        data=plain.data,
    )


def refusal_of(
    operation: Any,
    answer: Answer,
    error_code: Callable[[int | str], ErrorCode | None],
    *,
    signed: str,
    secrets: Collection[str],
) -> ApiError | ProtocolError:
    """Return the error for an answer that has no envelope, from its status and the gateway's message.

    The content of the answer is not shown: it may contain secrets that are not known yet.
    """
    if GATEWAY_MESSAGE in answer.headers:
        return _failure(operation, answer, None, error_code, signed, secrets)
    return ProtocolError(
        f"HTTP {answer.status} without a reason of the gateway",
        operation=operation.name,
        path=operation.path,
        status=answer.status,
        request_id=answer.headers.get(GATEWAY_REQUEST_ID),
        retry_after=_retry_after(answer.headers),
    )


def result_of(operation: Operation[T], envelope: Envelope[T]) -> T:
    """Return the data of a successful answer as the operation documents it; a list that is null becomes empty."""
    if operation.result is None:
        return None  # type: ignore[return-value]
    if envelope.data is not None or operation.optional:
        return envelope.data  # type: ignore[return-value]
    if operation.answers_list:
        return []  # type: ignore[return-value]
    raise missing_data(
        "the answer is a success without data; client.with_envelope returns its envelope", operation, envelope
    )


def missing_data(message: str, operation: Operation[Any], envelope: Envelope[Any]) -> ProtocolError:
    """Return the error for a successful answer without the fields that the caller needs."""
    return ProtocolError(message, operation=operation.name, path=operation.path, status=SUCCESS, request_id=envelope.id)


def _failure(
    operation: Operation[Any],
    answer: Answer,
    envelope: Envelope[Any] | None,
    error_code: Callable[[int | str], ErrorCode | None],
    signed: str,
    secrets: Collection[str],
) -> ApiError | ProtocolError:
    refusal = excerpt(answer.headers.get(GATEWAY_MESSAGE, ""), MESSAGE, secrets)
    request_id = _id((envelope and envelope.id) or answer.headers.get(GATEWAY_REQUEST_ID), secrets)
    is_bare_limit = answer.status == HTTPStatus.TOO_MANY_REQUESTS and not answer.content.strip()
    if envelope is None and not refusal and not is_bare_limit:
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
    if known and envelope:
        known = known.with_message(envelope.message, envelope.localized_message)
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
    message = excerpt((envelope and envelope.message) or "", MESSAGE, secrets)
    if is_bare_limit:
        message = "HTTP 429 with an empty body"
    localized = envelope.localized_message if envelope else None
    unknown = ServerError if answer.status >= HTTPStatus.INTERNAL_SERVER_ERROR else ApiError
    return (known.error if known else unknown)(
        code,
        ": ".join(filter(None, (message, refusal))),
        operation=operation.name,
        path=operation.path,
        localized_message=localized and excerpt(localized, MESSAGE, secrets),
        request_id=request_id,
        known=known,
        data=envelope.data if envelope else None,
        gateway_message=refusal or None,
        retry_after=_retry_after(answer.headers),
    )


def _inner_envelope(success: Success, envelope: Envelope[Any]) -> Envelope[Any]:
    """Return the failure that the data of an answer tells as an envelope; its code is 200 if the data has none."""
    data = envelope.data
    inner = data if isinstance(data, dict) else {}
    message = inner.get(success.message) if success.message else None
    if not (message and isinstance(message, str)):
        told = json.dumps(inner[success.field] if success.field else data)
        message = f"{success.field or 'data'} is {told}"
    failure = {"id": envelope.id, "message": message, "data": data}
    try:
        return any_answer().validate_python(failure | {"code": inner.get(success.code) if success.code else SUCCESS})
    except ValidationError:
        return any_answer().validate_python(failure | {"code": SUCCESS})


def _described(answer: Answer, secrets: Collection[str]) -> str:
    """Describe an answer that is not an envelope by its content type and its first characters."""
    kind = shown(answer.headers.get("content-type") or "no content type", _EXCERPT, secrets)
    if not answer.content:
        return f"{kind} and an empty body"
    begin = answer.content.decode("utf-8", "replace")
    return f"{kind} that is not an envelope: {excerpt(begin, _EXCERPT, secrets)!r}"


def _id(request_id: str | None, secrets: Collection[str]) -> str | None:
    return request_id and excerpt(request_id, MAX_ID, secrets)


def hide_echo(envelope: Envelope[Any], secrets: Callable[[], Collection[str]]) -> None:
    """Mask the secrets of a call that a successful answer repeats beside its data, where no field is named for them."""
    known = secrets()
    for name in ("id", "message", "localized_message"):
        text = getattr(envelope, name)
        if text and (plain := without(text, known)) != text:
            setattr(envelope, name, plain)


def _retry_after(headers: Mapping[str, str]) -> float | None:
    """Return the wait that `Retry-After` asks for, given in seconds or as a date; None if it is more than a day."""
    asked = headers.get("retry-after", "").strip()
    if asked.isascii() and asked.isdigit():
        seconds = float(asked)
    else:
        until = seconds_of(asked)
        if until is None:
            return None
        now = seconds_of(headers.get("date"))
        seconds = max(0.0, until - (time.time() if now is None else now))
    return seconds if seconds <= _MAX_RETRY_AFTER else None


def _untyped(content: bytes) -> Envelope[Any] | None:
    try:
        return any_answer().validate_json(content)
    except ValidationError:
        return None


def _describe(error: ValidationError) -> str:
    if error.error_count() > _MAX_PROBLEMS:  # their list may take more memory than the answer
        return f"{error.error_count()} values are not of their types"
    problems = error.errors(include_url=False, include_input=False, include_context=False)
    deepest = max(problems, key=lambda problem: len(problem["loc"]))  # in the form of the answer that was meant
    place = ".".join(str(part) for part in deepest["loc"] if part != "")  # the forms of an answer have no names
    return f"{place or 'answer'}: {deepest['msg']}"
