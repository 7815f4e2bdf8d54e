"""From what a user gives to what a client runs on: settings checked, the core built."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping
from typing import Any

from feiyan_runtime._errors import ConfigurationError, ErrorCode
from feiyan_runtime._flow import Core, TokenSource
from feiyan_runtime._operation import Operation, check_timeout
from feiyan_runtime._retry import Retry
from feiyan_runtime._signing import Signer
from feiyan_runtime._tokens import PROCESS_STORE, CloudTokens, GivenToken, TokenStore

STAGES = ("RELEASE", "PRE", "TEST")
_VISIBLE = re.compile(r"[!-~]+")


def gateway(region: str, base_url: str | None, endpoints: Mapping[str, str]) -> str:
    """The gateway to call: `base_url` where it is given, else the region's."""
    if base_url is not None:
        return base_url.rstrip("/")
    try:
        return endpoints[region]
    except KeyError:
        raise ConfigurationError(
            f"region: {region!r} is none of {', '.join(endpoints)}; give base_url for another gateway"
        ) from None


def cloud_core(
    *,
    app_key: str,
    app_secret: str,
    project_id: str,
    base_url: str,
    create: Operation[Any],
    refresh: Operation[Any],
    error_code: Callable[[int | str], ErrorCode | None],
    token_store: TokenStore | None,
    retry: Retry | None,
    timeout: float | None,
    language: str | None,
    stage: str,
) -> Core:
    """What the calls of a cloud client share."""
    _require(project_id=project_id)
    tokens = CloudTokens(
        create,
        refresh,
        project_id=project_id,
        store=PROCESS_STORE if token_store is None else token_store,
        key=f"cloud {base_url} {app_key} {project_id}",
    )
    return _core(app_key, app_secret, stage, tokens, error_code, retry, timeout, language)


def app_core(
    *,
    app_key: str,
    app_secret: str,
    iot_token: str | None,
    error_code: Callable[[int | str], ErrorCode | None],
    retry: Retry | None,
    timeout: float | None,
    language: str | None,
    stage: str,
) -> Core:
    """What the calls of an app client share."""
    if iot_token is not None:
        _require(iot_token=iot_token)
    return _core(app_key, app_secret, stage, GivenToken(iot_token), error_code, retry, timeout, language)


def _core(
    app_key: str,
    app_secret: str,
    stage: str,
    tokens: TokenSource,
    error_code: Callable[[int | str], ErrorCode | None],
    retry: Retry | None,
    timeout: float | None,
    language: str | None,
) -> Core:
    _require(app_key=app_key, app_secret=app_secret)
    if stage not in STAGES:
        raise ConfigurationError(f"stage: {stage!r} is none of {', '.join(STAGES)}")
    check_timeout(timeout)
    return Core(
        signer=Signer(app_key, app_secret, stage=stage),
        tokens=tokens,
        error_code=error_code,
        retry=retry or Retry(),
        timeout=timeout,
        language=language,
    )


def cloud_environment(settings: Mapping[str, Any]) -> dict[str, Any]:
    """The settings of a cloud client from environment variables; those in `settings` come first."""
    return _environment(settings, required=("app_key", "app_secret", "project_id"), optional=("region", "base_url"))


def app_environment(settings: Mapping[str, Any]) -> dict[str, Any]:
    """The settings of an app client from environment variables; those in `settings` come first."""
    return _environment(settings, required=("app_key", "app_secret"), optional=("iot_token", "region", "base_url"))


def _environment(
    settings: Mapping[str, Any], *, required: tuple[str, ...], optional: tuple[str, ...]
) -> dict[str, Any]:
    variables = {setting: f"FEIYAN_{setting.upper()}" for setting in (*required, *optional)}
    found = {setting: value for setting, variable in variables.items() if (value := os.environ.get(variable))}
    missing = [variables[setting] for setting in required if setting not in {**found, **settings}]
    if missing:
        raise ConfigurationError(f"set the environment variable {' and '.join(missing)}")
    return {**found, **settings}


def _require(**settings: str) -> None:
    for name, value in settings.items():
        if not isinstance(value, str) or not _VISIBLE.fullmatch(value):
            raise ConfigurationError(f"{name}: give a non-empty string of visible ASCII characters without spaces")
