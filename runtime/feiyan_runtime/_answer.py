"""From what came over the wire to an envelope or an error."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any, TypeVar

from pydantic import ValidationError

from feiyan_runtime._envelope import Envelope, any_answer
from feiyan_runtime._errors import SUCCESS, ApiError, ErrorCode, ProtocolError, ServerError, SignatureError
from feiyan_runtime._model import SECRETS
from feiyan_runtime._operation import Operation

T = TypeVar("T")

GATEWAY_MESSAGE = "x-ca-error-message"
GATEWAY_REQUEST_ID = "x-ca-request-id"
_STRING_TO_SIGN = "StringToSign:"
_EXCERPT = 200
_SECRET = re.compile(rf'(?i)("\w*(?:{SECRETS})"\s*:\s*")[^"]*')


@dataclass(frozen=True, slots=True)
class Answer:
    """An HTTP response: `headers` by lower-case name."""

    status: int
    headers: Mapping[str, str]
    content: bytes = field(repr=False)


def read_answer(
    operation: Operation[T], answer: Answer, error_code: Callable[[int | str], ErrorCode | None], *, signed: str
) -> Envelope[T]:
    """The envelope of a successful answer; anything else is raised.

    `signed` is the string-to-sign of the call; only an answer with the gateway's own message needs it.
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
        raise _failure(operation.name, answer, plain, error_code, signed)
    if plain.data == "":  # how the platform writes "nothing" where an object or a list is documented
        plain.data = None
        return plain
    raise ProtocolError(
        f"the answer is not what the operation documents: {problem}",
        operation=operation.name,
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
    raise ProtocolError(
        "the answer is a success without data; with_envelope gives it as it is",
        operation=operation.name,
        status=SUCCESS,
        request_id=envelope.id,
    )


def _failure(
    operation: str,
    answer: Answer,
    envelope: Envelope[Any] | None,
    error_code: Callable[[int | str], ErrorCode | None],
    signed: str,
) -> ApiError | ProtocolError:
    refusal = answer.headers.get(GATEWAY_MESSAGE)
    request_id = (envelope and envelope.id) or answer.headers.get(GATEWAY_REQUEST_ID)
    code = envelope.code if envelope else answer.status
    if refusal and _STRING_TO_SIGN in refusal:
        theirs = refusal.partition(_STRING_TO_SIGN)[2].strip().strip("`")
        if "#" not in signed:
            theirs = theirs.replace("#", "")
        return SignatureError(code, operation=operation, request_id=request_id, ours=signed, theirs=theirs)
    if envelope is None and refusal is None:
        kind = answer.headers.get("content-type") or "no content type"
        excerpt = _SECRET.sub(r"\1***", answer.content[:_EXCERPT].decode("utf-8", "replace"))
        return ProtocolError(
            f"HTTP {answer.status} with {kind} that is no envelope: {excerpt!r}",
            operation=operation,
            status=answer.status,
            request_id=request_id,
        )
    known = error_code(code)
    unknown = ServerError if answer.status >= HTTPStatus.INTERNAL_SERVER_ERROR else ApiError
    return (known.error if known else unknown)(
        code,
        ": ".join(filter(None, (envelope.message if envelope else None, refusal))),
        operation=operation,
        localized_message=envelope.localized_message if envelope else None,
        request_id=request_id,
        known=known,
        data=envelope.data if envelope else None,
        gateway_message=refusal,
    )


def _untyped(content: bytes) -> Envelope[Any] | None:
    try:
        return any_answer().validate_json(content)
    except ValidationError:
        return None


def _describe(error: ValidationError) -> str:
    first = error.errors(include_url=False, include_input=False, include_context=False)[0]
    return f"{'.'.join(map(str, first['loc'])) or 'answer'}: {first['msg']}"
