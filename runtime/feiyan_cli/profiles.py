"""Profiles: the settings and secrets that the command keeps between calls.

Settings stand in a TOML file in the folder where the system keeps configuration, secrets in the keyring where the
package `keyring` has a backend, and otherwise in a file store beside it, which only its owner can read. Environment
variables take precedence over both.
"""

from __future__ import annotations

import json
import os
import tomllib
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import click

from feiyan_cli.language import is_chinese, said
from feiyan_runtime import ConfigurationError, FileTokenStore
from feiyan_runtime._settings import listed, unread_variables

if TYPE_CHECKING:
    from feiyan import AppClient, CloudClient

Side = Literal["app", "cloud"]

SETTINGS: Mapping[Side, tuple[str, ...]] = {
    "app": ("app_key", "region", "base_url", "mqtt_url"),
    "cloud": ("app_key", "project_id", "region", "base_url"),
}
"""Settings of each side; the sides have app keys of their own."""

NEEDED: Mapping[Side, tuple[str, ...]] = {
    "app": ("app_key", "app_secret", "iot_token"),
    "cloud": ("app_key", "app_secret", "project_id"),
}
"""Settings of each side that its calls need."""

NO_CREDENTIALS = "no credentials: run `feiyan login {}`, or set {}; `feiyan sandbox -- COMMAND` needs none"

KEYRING_SERVICE = "feiyan-client"


def variable(setting: str) -> str:
    """Return the name of the environment variable of a setting, as `from_env` reads it."""
    return f"FEIYAN_{setting.upper()}"


def folder() -> Path:
    """Return the folder of the command's files: FEIYAN_CONFIG, or where the system keeps configuration."""
    return Path(os.environ.get("FEIYAN_CONFIG") or click.get_app_dir("feiyan"))


@dataclass(frozen=True)
class Profile:
    """The settings of one account and project, by name."""

    name: str

    def settings(self, side: Side) -> dict[str, str]:
        """Return the stored settings of a side, without secrets; none if there are none."""
        found = _read(_path()).get(self.name, {})
        section = found.get(side, {}) if isinstance(found, Mapping) else {}
        return {name: text for name, text in section.items() if isinstance(text, str)}

    def save(self, side: Side, settings: Mapping[str, str], app_secret: str) -> str:
        """Store settings and the secret; return where the secret is."""
        profiles = _read(_path())
        profiles.setdefault(self.name, {})[side] = dict(settings)
        _write(_path(), profiles)
        return _keep_secret(f"{self.name}.{side}", app_secret)

    def forget(self, side: Side) -> bool:
        """Delete what is stored of a side; return False if nothing was."""
        profiles = _read(_path())
        known = profiles.get(self.name, {}).pop(side, None) is not None
        if known:
            _write(_path(), {name: sides for name, sides in profiles.items() if sides})
        _forget_secret(f"{self.name}.{side}")
        return known

    def store(self) -> FileTokenStore:
        """Return the store of this profile's tokens and sessions."""
        return FileTokenStore(folder() / "tokens")

    def app(self) -> AppClient:
        """Return a client of the signed-in user.

        Raises:
            ConfigurationError: There are no credentials.

        """
        from feiyan import AppClient

        settings: dict[str, Any] = self._credentials("app")
        if not os.environ.get("FEIYAN_IOT_TOKEN"):
            settings.update(token_store=self.store(), user=self.name)
        return AppClient.from_env(**settings)

    def cloud(self) -> CloudClient:
        """Return a client of the project, which shares its token with other calls of the command.

        Raises:
            ConfigurationError: There are no credentials.

        """
        from feiyan import CloudClient

        return CloudClient.from_env(**self._credentials("cloud"), token_store=self.store())

    def client(self, side: Side) -> AppClient | CloudClient:
        """Return a client of a side."""
        return self.app() if side == "app" else self.cloud()

    def side(self) -> Side:
        """Return the side that has credentials: the app's, if a user is signed in, or else the cloud's."""
        if os.environ.get("FEIYAN_IOT_TOKEN"):
            return "app"
        if os.environ.get("FEIYAN_PROJECT_ID"):
            return "cloud"
        return "app" if self.settings("app") or not self.settings("cloud") else "cloud"

    def _credentials(self, side: Side) -> dict[str, Any]:
        """Return what is stored, as far as the environment does not say otherwise."""
        stored = self.settings(side)
        if stored and "FEIYAN_APP_SECRET" not in os.environ:
            secret = _secret(f"{self.name}.{side}")
            if secret:
                stored["app_secret"] = secret
        if not stored and not {"FEIYAN_APP_KEY", "FEIYAN_APP_SECRET"} <= os.environ.keys():
            needed = [variable(name) for name in NEEDED[side]]
            names = "、".join(needed) if is_chinese() else listed(needed)
            hint = said(NO_CREDENTIALS, side, names)
            raise ConfigurationError(hint + unread_variables(needed))
        return {name: value for name, value in stored.items() if variable(name) not in os.environ}


def _path() -> Path:
    return folder() / "profiles.toml"


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as error:
        raise ConfigurationError(f"{path}: {error}") from None


def _write(path: Path, profiles: Mapping[str, Any]) -> None:
    lines: list[str] = []
    for name, sides in profiles.items():
        for side, settings in sides.items():
            lines += [f"[{json.dumps(name)}.{json.dumps(side)}]"]
            lines += [f"{json.dumps(key)} = {json.dumps(value)}" for key, value in settings.items()]
            lines += [""]
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        temporary = path.with_suffix(".new")
        temporary.write_text("\n".join(lines), encoding="utf-8")
        temporary.replace(path)
    except OSError as error:
        raise ConfigurationError(f"{path}: {error.strerror}") from None


def _keyring() -> Any:
    """Return the module `keyring` if it is installed and can keep a secret, or else None."""
    try:
        keyring = import_module("keyring")
    except ImportError:
        return None
    return keyring if keyring.get_keyring().priority > 0 else None


def _secrets() -> FileTokenStore:
    return FileTokenStore(folder() / "secrets")


def _keep_secret(key: str, secret: str) -> str:
    if keyring := _keyring():
        keyring.set_password(KEYRING_SERVICE, key, secret)
        return "the system's keyring"
    _secrets().save(key, {"appSecret": secret})
    return str(folder() / "secrets")


def _secret(key: str) -> str | None:
    if (keyring := _keyring()) and (found := keyring.get_password(KEYRING_SERVICE, key)):
        return str(found)
    record = _secrets().load(key) if (folder() / "secrets").exists() else None
    return None if record is None else str(record.get("appSecret", ""))


def _forget_secret(key: str) -> None:
    if keyring := _keyring():
        with suppress(keyring.errors.PasswordDeleteError):
            keyring.delete_password(KEYRING_SERVICE, key)
    if (folder() / "secrets").exists():
        _secrets().delete(key)
