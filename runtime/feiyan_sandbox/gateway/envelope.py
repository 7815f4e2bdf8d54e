"""The envelope around every call and every answer."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

from feiyan_runtime import ENVELOPE_VERSION
from feiyan_sandbox.handlers import DocumentedOperation
from feiyan_sandbox.world import Refusal, codes, json_type, read_json


@dataclass(frozen=True, slots=True)
class CallEnvelope:
    """The envelope of a call. A null field counts as absent."""

    id: str
    api_version: str
    cloud_token: str | None
    iot_token: str | None
    params: dict[str, Any]


def read_envelope(body: bytes) -> CallEnvelope:
    """Parse the envelope in a body. The version may be missing: the platform's own client omits it."""
    content = _object(_parse(body), "the body")
    system = _object(content.get("request"), "request")
    if content.get("version") not in [None, ENVELOPE_VERSION]:  # a list also compares unhashable values
        raise Refusal(codes.REQUEST_ERROR, f'version: expected "{ENVELOPE_VERSION}"')
    return CallEnvelope(
        id=_text(content.get("id"), "id"),
        api_version=_text(system.get("apiVer"), "request.apiVer"),
        cloud_token=_token(system, "cloudToken"),
        iot_token=_token(system, "iotToken"),
        params={} if content.get("params") is None else _object(content["params"], "params"),
    )


def check_version(envelope: CallEnvelope, operation: DocumentedOperation) -> None:
    """Raise Refusal unless the operation has the requested version, current or older."""
    if envelope.api_version not in operation.versions:
        raise Refusal(codes.SERVICE_NOT_FOUND, f"{operation.path} has apiVer {' or '.join(operation.versions)}")


def known_id(body: bytes) -> str | None:
    """Return the id in a body, or None if it cannot be read."""
    try:
        return _text(_object(_parse(body), "").get("id"), "")
    except Refusal:
        return None


def known_params(body: bytes) -> dict[str, Any] | None:
    """Return the parameters in a body, or None if they cannot be read."""
    try:
        return _object(_object(_parse(body), "").get("params"), "")
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
