"""Settings of the clients: validation, defaults, and the core that they make."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from feiyan_runtime._circuit import Circuit
from feiyan_runtime._core import Core, TokenSource
from feiyan_runtime._errors import ConfigurationError, ErrorCode
from feiyan_runtime._events import EventDispatcher, OnEvent, log_as_asked
from feiyan_runtime._operation import Operation, check_retry, check_timeout
from feiyan_runtime._rate_limit import RateLimit, RateLimiter
from feiyan_runtime._records import record_key
from feiyan_runtime._renewal import RenewedToken
from feiyan_runtime._retry import Retry
from feiyan_runtime._sessions import OnSession, SessionOperations, SessionTokens, UserSession
from feiyan_runtime._shared_circuit import SharedCircuit
from feiyan_runtime._signing import Signer
from feiyan_runtime._stores import MemoryTokenStore, TokenStore
from feiyan_runtime._texts import shown
from feiyan_runtime._tokens import CloudTokens, GivenToken

if TYPE_CHECKING:
    from feiyan_runtime.channel.registration import AppRegistration

STAGES = ("RELEASE", "PRE", "TEST")

MISSPELT = 0.82
"""Similarity of two names, from 0 to 1, above which one is taken for the other, misspelt."""

PROCESS_STORE = MemoryTokenStore()
"""Default store of cloud clients: those of one project in a process share a token."""

_VISIBLE = re.compile(r"[!-~]+")


@dataclass(frozen=True, kw_only=True)
class Settings:
    """Settings that the clients of both sides have in common."""

    app_key: str
    app_secret: str = field(repr=False)
    base_url: str
    error_code: Callable[[int | str], ErrorCode | None]
    retry: Retry | None
    rate_limit: RateLimit | None = None
    timeout: float | None
    language: str | None = None
    stage: str
    on_event: OnEvent | None

    def core(self, tokens: TokenSource) -> Core:
        """Return the core that the calls of a client share."""
        require(app_key=self.app_key, app_secret=self.app_secret)
        if self.stage not in STAGES:
            raise ConfigurationError(f"stage: expected one of {', '.join(STAGES)}, got {self.stage!r}")
        check_timeout(self.timeout)
        check_retry(self.retry)
        store = tokens.store if isinstance(tokens, RenewedToken) else None
        return Core(
            signer=Signer(self.app_key, self.app_secret, stage=self.stage),
            tokens=tokens,
            error_code=self.error_code,
            retry=self.retry or Retry(),
            timeout=self.timeout,
            language=self.language,
            events=EventDispatcher(self.on_event),
            circuit=Circuit() if store is None else SharedCircuit(store, self._key("pause")),
            limiter=None if self.rate_limit is None else RateLimiter(self.rate_limit, store, self._key("rate-limit")),
        )

    def _key(self, kind: str) -> str:
        return record_key(kind, self.base_url, self.app_key)


def cloud_tokens(
    settings: Settings,
    *,
    project_id: str,
    create: Operation[Any],
    refresh: Operation[Any],
    token_store: TokenStore | None,
) -> CloudTokens:
    """Return the token source of a cloud client. Without `token_store`, the clients of a process share a store."""
    require(project_id=project_id)
    return CloudTokens(
        create,
        refresh,
        project_id=project_id,
        store=PROCESS_STORE if token_store is None else token_store,
        key=record_key("cloud-token", settings.base_url, settings.app_key, project_id),
    )


def app_tokens(
    settings: Settings,
    *,
    iot_token: str | None,
    operations: SessionOperations | None = None,
    session: UserSession | None = None,
    token_store: TokenStore | None = None,
    user: str = "",
    on_session: OnSession | None = None,
) -> GivenToken | SessionTokens:
    """Return the token source of an app client. Without `token_store`, the client keeps its session in memory."""
    if iot_token is not None:
        require(iot_token=iot_token)
        if session is not None or token_store is not None or on_session is not None:
            raise ConfigurationError(
                "iot_token: pass it without session, token_store and on_session: only the token of a session can be "
                "renewed"
            )
    if iot_token is not None or operations is None:
        return GivenToken(iot_token)
    return SessionTokens(
        operations,
        given=session,
        store=MemoryTokenStore() if token_store is None else token_store,
        key=record_key("session", settings.base_url, settings.app_key, user),
        on_session=on_session,
    )


def app_login(settings: Settings, create: Operation[Any], *, token_store: TokenStore | None) -> AppRegistration:
    """Return the registration that obtains the MQTT credentials of an app client."""
    from feiyan_runtime.channel.registration import AppRegistration

    return AppRegistration(
        create,
        MemoryTokenStore() if token_store is None else token_store,
        lambda identity: record_key("mqtt-credentials", settings.base_url, settings.app_key, identity),
    )


def cloud_environment(settings: Mapping[str, Any]) -> dict[str, Any]:
    """Return the settings of a cloud client from environment variables; those in `settings` take precedence.

    FEIYAN_LOG takes effect at once.
    """
    return _environment(settings, required=("app_key", "app_secret", "project_id"), optional=("region", "base_url"))


def app_environment(settings: Mapping[str, Any]) -> dict[str, Any]:
    """Return the settings of an app client from environment variables; those in `settings` take precedence.

    FEIYAN_LOG takes effect at once.
    """
    optional = ("iot_token", "region", "base_url", "mqtt_url")
    found = _environment(settings, required=("app_key", "app_secret"), optional=optional)
    if settings.keys() & {"session", "token_store", "on_session"} and "iot_token" not in settings:
        found.pop("iot_token", None)
    return found


def _environment(
    settings: Mapping[str, Any], *, required: tuple[str, ...], optional: tuple[str, ...]
) -> dict[str, Any]:
    log_as_asked()
    variables = {setting: f"FEIYAN_{setting.upper()}" for setting in (*required, *optional)}
    found = {setting: value for setting, variable in variables.items() if (value := os.environ.get(variable))}
    missing = [variables[setting] for setting in required if setting not in {**found, **settings}]
    if missing:
        noun = "variable" if len(missing) == 1 else "variables"
        raise ConfigurationError(f"set the environment {noun} {listed(missing)}{unread_variables(missing)}")
    return {**found, **settings}


def unread_variables(needed: Sequence[str]) -> str:
    """Return a hint at an environment variable whose name is close to a needed one that is not set, if there is one."""
    from difflib import get_close_matches

    missing = [name for name in needed if not os.environ.get(name)]
    for name in sorted(os.environ):
        is_ours = name.upper().startswith("FEIYAN") and name not in needed
        if is_ours and (close := get_close_matches(name.upper(), missing, 1, MISSPELT)):
            return f"; {shown(name)} is set: did you mean {close[0]}?"
    return ""


def listed(names: Sequence[str]) -> str:
    """Return names as an enumeration: "a, b and c"."""
    *first, last = names
    return f"{', '.join(first)} and {last}" if first else last


def require(**settings: str) -> None:
    """Raise ConfigurationError for a value that cannot be a key, a secret or a token."""
    for name, value in settings.items():
        if not isinstance(value, str) or not _VISIBLE.fullmatch(value):
            raise ConfigurationError(f"{name}: expected a non-empty string of visible ASCII characters without spaces")
