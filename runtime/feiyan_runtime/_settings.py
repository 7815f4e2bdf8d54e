"""From what a user gives to what a client runs on: settings checked, the core built."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping
from typing import Any

from feiyan_runtime._errors import ConfigurationError, ErrorCode
from feiyan_runtime._flow import Core
from feiyan_runtime._operation import Operation, check_timeout
from feiyan_runtime._retry import Retry
from feiyan_runtime._signing import Signer
from feiyan_runtime._tokens import CloudTokens, MemoryTokenStore, TokenStore

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
    error_code: Callable[[int], ErrorCode | None],
    token_store: TokenStore | None,
    retry: Retry | None,
    timeout: float | None,
    language: str | None,
    stage: str,
) -> Core:
    """What the calls of a cloud client share."""
    _require(app_key=app_key, app_secret=app_secret, project_id=project_id)
    if stage not in STAGES:
        raise ConfigurationError(f"stage: {stage!r} is none of {', '.join(STAGES)}")
    check_timeout(timeout)
    tokens = CloudTokens(
        create,
        refresh,
        project_id=project_id,
        store=token_store or MemoryTokenStore(),
        key=f"cloud {base_url} {app_key} {project_id}",
    )
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
    required = {"app_key": "FEIYAN_APP_KEY", "app_secret": "FEIYAN_APP_SECRET", "project_id": "FEIYAN_PROJECT_ID"}
    optional = {"region": "FEIYAN_REGION", "base_url": "FEIYAN_BASE_URL"}
    found = {
        setting: value for setting, variable in {**required, **optional}.items() if (value := os.environ.get(variable))
    }
    missing = [variable for setting, variable in required.items() if setting not in {**found, **settings}]
    if missing:
        raise ConfigurationError(f"set the environment variable {' and '.join(missing)}")
    return {**found, **settings}


def _require(**settings: str) -> None:
    for name, value in settings.items():
        if not isinstance(value, str) or not _VISIBLE.fullmatch(value):
            raise ConfigurationError(f"{name}: give a non-empty string of visible ASCII characters without spaces")
