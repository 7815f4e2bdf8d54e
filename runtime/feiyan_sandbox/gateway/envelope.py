"""The envelope around every call and every answer."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import Any

from feiyan_runtime import ENVELOPE_VERSION
from feiyan_sandbox.gateway.references import has_references, without_references
from feiyan_sandbox.handlers import DocumentedOperation
from feiyan_sandbox.world import Liberties, Liberty, Refusal, codes, json_type, read_json

_ENVELOPE_VERSION = re.compile(r"\d{1,9}(\.\d{1,9}){0,3}", re.ASCII)
_API_VERSION = re.compile(r"\d{1,9}\.\d{1,9}\.\d{1,9}", re.ASCII)


@dataclass(frozen=True, slots=True)
class CallEnvelope:
    """The envelope of a call. A null field counts as absent."""

    id: str
    api_version: str
    cloud_token: str | None
    iot_token: str | None
    params: dict[str, Any]


def read_envelope(body: bytes, liberties: Liberties) -> CallEnvelope:
    """Parse the envelope in a body. The version may be missing: the platform's own client omits it."""
    parsed = _parse(body)
    if has_references(parsed) and liberties.allow(Liberty.REFERENCES_IN_BODY):
        parsed = _written_out(parsed)
    content = _object(parsed, "the body")
    system = _object(content.get("request"), "request")
    _check_envelope_version(content.get("version"), liberties)
    return CallEnvelope(
        id=_text(content.get("id"), "id"),
        api_version=_text(system.get("apiVer"), "request.apiVer"),
        cloud_token=_token(system, "cloudToken"),
        iot_token=_token(system, "iotToken"),
        params={} if content.get("params") is None else _object(content["params"], "params"),
    )


def check_version(envelope: CallEnvelope, operation: DocumentedOperation, liberties: Liberties) -> None:
    """Raise Refusal unless the operation has the requested version, current or older, or it is allowed."""
    version = envelope.api_version
    if version in operation.versions:
        return
    liberty = Liberty.VERSION_SEEN_IN_USE if version in operation.seen_versions else Liberty.UNKNOWN_VERSION
    if not (_API_VERSION.fullmatch(version) and liberties.allow(liberty)):
        raise Refusal(codes.SERVICE_NOT_FOUND, f"{operation.path} has apiVer {' or '.join(operation.versions)}")


def known_id(body: bytes) -> str | None:
    """Return the id in a body, or None if it cannot be read."""
    try:
        return _text(_object(_parse(body), "").get("id"), "")
    except Refusal:
        return None


def known_params(body: bytes) -> dict[str, Any] | None:
    """Return the parameters in a body, with its references written out, or None if they cannot be read."""
    try:
        return _object(_object(_written_out(_parse(body)), "").get("params"), "")
    except Refusal:
        return None


def success(request_id: str, data: object) -> dict[str, object]:
    """Return the envelope for a call that succeeded."""
    return _answer(request_id, codes.SUCCESS, "success", None, data)


def failure(request_id: str, code: int, message: str, data: object = None) -> dict[str, object]:
    """Return the envelope for a call that failed."""
    return _answer(request_id, code, message, message, data)


def _answer(request_id: str, code: int, message: str, localized: str | None, data: object) -> dict[str, object]:
    return {"id": request_id, "code": code, "message": message, "localizedMsg": localized, "data": data}


def _parse(body: bytes) -> Any:
    try:
        return read_json(body, parse_constant=_finite, parse_float=_finite)
    except ValueError:
        raise Refusal(codes.REQUEST_ERROR, "the body is not valid JSON") from None


def _written_out(parsed: Any) -> Any:
    try:
        return without_references(parsed)
    except ValueError as error:
        raise Refusal(codes.REQUEST_ERROR, f"the body: {error}") from None


def _check_envelope_version(version: object, liberties: Liberties) -> None:
    if version in [None, ENVELOPE_VERSION]:  # a list also compares unhashable values
        return
    is_version = isinstance(version, str) and _ENVELOPE_VERSION.fullmatch(version)
    if not (is_version and liberties.allow(Liberty.ENVELOPE_VERSION)):
        raise Refusal(codes.REQUEST_ERROR, f'version: expected "{ENVELOPE_VERSION}"')


def _finite(written: str) -> float:
    number = float(written)
    if not math.isfinite(number):
        raise ValueError(written)
    return number


def _object(value: object, name: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise Refusal(codes.REQUEST_ERROR, f"{name}: expected an object, got {json_type(value)}")
    return value


def _token(system: dict[str, Any], name: str) -> str | None:
    return None if system.get(name) is None else _text(system[name], f"request.{name}")


def _text(value: object, name: str) -> str:
    if not isinstance(value, str) or not value:
        raise Refusal(codes.REQUEST_ERROR, f"{name}: expected a non-empty string, got {json_type(value)}")
    return value
