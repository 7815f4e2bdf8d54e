"""The account service of the platform, which signs users in: signed forms with one field of JSON, without envelopes."""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any, Generic, Protocol, TypeVar
from urllib.parse import urlencode

from pydantic import TypeAdapter, ValidationError

from feiyan_runtime._answer import GATEWAY_MESSAGE, Answer, refusal_of
from feiyan_runtime._built_once import built_once
from feiyan_runtime._core import Core
from feiyan_runtime._errors import (
    UNAUTHORIZED,
    ApiError,
    AuthenticationError,
    ConfigurationError,
    ProtocolError,
    TransportError,
)
from feiyan_runtime._events import Event, EventKind
from feiyan_runtime._extras import install_hint
from feiyan_runtime._flow import Flow, RunInThread, Send
from feiyan_runtime._model import Model
from feiyan_runtime._operation import UNKNOWN_TIMEOUT
from feiyan_runtime._signing import new_nonce
from feiyan_runtime._texts import MESSAGE, excerpt, hide, masked, secrets_in

SUCCESSFUL = 1
"""The code of the account service for success."""

AnswerT = TypeVar("AnswerT", bound="AccountAnswer")


class Outcome(Protocol):
    """The outcome of a request, inside the answer."""

    @property
    def code(self) -> int | None: ...
    @property
    def message(self) -> str | None: ...


class AccountAnswer(Protocol):
    """An answer of the account service."""

    @property
    def error_message(self) -> str | None: ...
    @property
    def data(self) -> Any:
        """The `Outcome`; None if the request failed as a whole."""


@dataclass(frozen=True, eq=False)
class FormOperation(Generic[AnswerT]):
    """An operation of the account service.

    `field` is the field of the form that holds the request as JSON; `request` is the type of that, and `result` that of
    the whole answer.
    """

    name: str
    path: str
    field: str
    request: type[Model]
    result: type[AnswerT]

    @built_once
    def answer(self) -> TypeAdapter[AnswerT]:
        """Adapter that parses the bytes of an answer."""
        return TypeAdapter(self.result)

    def prepare(self) -> None:
        """Build the schemas of requests and answers."""
        self.request.model_rebuild()
        self.answer  # noqa: B018 - it is built when it is asked for


def post(
    core: Core, operation: FormOperation[AnswerT], given: Mapping[str, Any], base_url: str, *, vid: str = ""
) -> Flow[AnswerT]:
    """Post a request to the account service of a region, once, and return the answer of a success.

    `given` holds the request by wire names. `vid` is the number that the service gave this client when it connected;
    empty to connect.
    """
    yield RunInThread(operation.prepare)
    request = operation.request.model_validate(given)
    form = {operation.field: json.dumps(request.to_wire(), ensure_ascii=False, separators=(",", ":"))}
    headers = core.signer.form_headers(operation.path, form, nonce=new_nonce(), timestamp_ms=int(core.clock() * 1000))
    secrets = {core.signer.app_secret, *secrets_in(request), *form.values()} | ({vid} if vid else set())
    signed = masked(core.signer.signed_form(operation.path, form, headers), secrets)  # an error shows it
    sent = headers | ({"vid": vid} if vid else {})
    began = core.timer()
    _emit(core, operation, "request")
    try:
        answer: Answer = yield Send(
            operation.name, operation.path, sent, urlencode(form).encode(), core.timeout or UNKNOWN_TIMEOUT, base_url
        )
        result = _read(core, operation, answer, signed, secrets)
    except (TransportError, ProtocolError, ApiError) as error:
        hide(error, secrets)
        _emit(core, operation, "error", str(error))
        raise
    _emit(core, operation, "response", seconds=core.timer() - began)
    return result


def encrypted(password: str, public_key: str) -> str:
    """Return a password encrypted with an RSA key (PKCS#1 v1.5), in Base64.

    `public_key` is the key of the app: the Base64 of its DER form, or PEM. Needs the extra `login`.

    Raises:
        ConfigurationError: The key is no RSA key, is too short for the password, or `cryptography` is not installed.

    """
    try:
        from cryptography.exceptions import UnsupportedAlgorithm
        from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
        from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
        from cryptography.hazmat.primitives.serialization import load_der_public_key, load_pem_public_key
    except ModuleNotFoundError as error:
        raise ConfigurationError(install_hint(error, "login")) from None
    try:
        is_pem = public_key.lstrip().startswith("-----BEGIN")
        key = load_pem_public_key(public_key.encode()) if is_pem else load_der_public_key(b64decode(public_key))
    except (ValueError, TypeError, AttributeError, UnsupportedAlgorithm):
        raise ConfigurationError("public_key: expected an RSA public key, as the Base64 of DER or as PEM") from None
    if not isinstance(key, RSAPublicKey):
        raise ConfigurationError("public_key: expected an RSA public key, got one of another algorithm")
    try:
        return b64encode(key.encrypt(password.encode(), PKCS1v15())).decode()
    except ValueError:
        raise ConfigurationError(
            f"password: it is too long for the public key, which encrypts {key.key_size // 8 - 11} bytes"
        ) from None


def _read(core: Core, operation: FormOperation[AnswerT], answer: Answer, signed: str, secrets: set[str]) -> AnswerT:
    if GATEWAY_MESSAGE in answer.headers or answer.status >= HTTPStatus.BAD_REQUEST:
        raise refusal_of(operation, answer, core.error_code, signed=signed, secrets=secrets)
    try:
        result = operation.answer.validate_json(answer.content)
    except ValidationError as error:
        place = ".".join(str(part) for part in error.errors(include_input=False)[0]["loc"]) or "the answer"
        message = f"{place} is not what the account service answers"
        raise ProtocolError(message, operation=operation.name, path=operation.path, status=answer.status) from None
    outcome: Outcome | None = result.data
    if outcome is not None and outcome.code == SUCCESSFUL:
        return result
    message = excerpt((outcome and outcome.message) or result.error_message or "", MESSAGE, secrets)
    if outcome is None or outcome.code is None:
        reason = f"the account service refused the request: {message or 'it gave no reason'}"
        raise AuthenticationError(UNAUTHORIZED, reason, operation=operation.name, path=operation.path)
    known = core.error_code(outcome.code)
    raise (known.error if known else ApiError)(
        outcome.code, message, operation=operation.name, path=operation.path, known=known
    )


def _emit(
    core: Core, operation: FormOperation[Any], kind: EventKind, detail: str = "", *, seconds: float | None = None
) -> None:
    if core.events.enabled:
        core.events.emit(Event(kind, operation.name, operation.path, 1, seconds, detail))
