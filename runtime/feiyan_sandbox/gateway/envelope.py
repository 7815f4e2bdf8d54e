"""The envelope around every call and every answer."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from typing import Any

from feiyan_runtime import ENVELOPE_VERSION
from feiyan_sandbox.handlers import DocumentedOperation
from feiyan_sandbox.world import Refusal, codes


@dataclass(frozen=True, slots=True)
class CallEnvelope:
    """A call's envelope. What is null counts as absent."""

    id: str
    api_version: str
    cloud_token: str | None
    iot_token: str | None
    params: dict[str, Any]


def read_envelope(body: bytes) -> CallEnvelope:
    """The envelope in a body. The platform's own client sends no version, so its absence is no fault."""
    content = _object(_parse(body), "the body")
    system = _object(content.get("request"), "request")
    if content.get("version") not in {None, ENVELOPE_VERSION}:
        raise Refusal(codes.REQUEST_ERROR, f"version is {ENVELOPE_VERSION}")
    return CallEnvelope(
        id=_text(content.get("id"), "id"),
        api_version=_text(system.get("apiVer"), "request.apiVer"),
        cloud_token=_token(system, "cloudToken"),
        iot_token=_token(system, "iotToken"),
        params={} if content.get("params") is None else _object(content["params"], "params"),
    )


def check_version(envelope: CallEnvelope, operation: DocumentedOperation) -> None:
    """The path answers this version, be it an older one."""
    if envelope.api_version not in operation.versions:
        raise Refusal(codes.SERVICE_NOT_FOUND, f"{operation.path} answers apiVer {' or '.join(operation.versions)}")


def known_id(body: bytes) -> str | None:
    """The id of a call that is refused, if it can be told."""
    try:
        return _text(_object(_parse(body), "").get("id"), "")
    except Refusal:
        return None


def known_params(body: bytes) -> dict[str, Any] | None:
    """The parameters in a body, if they can be told."""
    try:
        return _object(_object(_parse(body), "").get("params"), "")
    except Refusal:
        return None


def success(request_id: str, data: object) -> dict[str, object]:
    """The envelope of a call that was carried out."""
    return _answer(request_id, codes.SUCCESS, "success", None, data)


def failure(request_id: str, code: int, message: str, data: object = None) -> dict[str, object]:
    """The envelope of a call that was not carried out."""
    return _answer(request_id, code, message, message, data)


def _answer(request_id: str, code: int, message: str, localized: str | None, data: object) -> dict[str, object]:
    return {"id": request_id, "code": code, "message": message, "localizedMsg": localized, "data": data}


def _parse(body: bytes) -> Any:
    try:
        return json.loads(body, parse_constant=_finite, parse_float=_finite)
    except (ValueError, RecursionError):
        raise Refusal(codes.REQUEST_ERROR, "the body is no JSON") from None


def _finite(written: str) -> float:
    number = float(written)
    if not math.isfinite(number):
        raise ValueError(written)
    return number


def _object(value: object, name: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise Refusal(codes.REQUEST_ERROR, f"{name} is no object")
    return value


def _token(system: dict[str, Any], name: str) -> str | None:
    return None if system.get(name) is None else _text(system[name], f"request.{name}")


def _text(value: object, name: str) -> str:
    if not isinstance(value, str) or not value:
        raise Refusal(codes.REQUEST_ERROR, f"{name} is no text")
    return value
