"""Verification of an MQTT login: client id, user name and password.

client id   {clientId}|securemode=2,signmethod=hmacsha256,timestamp={ms}|
user name   {deviceName}&{productKey}
password    hex HMAC of clientId{clientId}deviceName{deviceName}productKey{productKey}timestamp{ms}
"""

from __future__ import annotations

import hmac
import re
from collections.abc import Callable
from dataclasses import dataclass

from feiyan_sandbox.broker.packets import BAD_USERNAME_OR_PASSWORD, IDENTIFIER_REJECTED, NOT_AUTHORIZED
from feiyan_sandbox.world import TIMESTAMP_WINDOW_MS, Liberties, Liberty

_CLIENT_ID = re.compile(r"([^|]{1,64})\|([^|]+)\|")
_PARAMETER = re.compile("([^=]+)=([^=]*)")
_TIMESTAMP = re.compile("[0-9]{1,18}")
_USERNAME = re.compile("([^&]+)&([^&]+)")

_SECURE_MODES = frozenset({"2", "3"})
_DIGESTS = {"hmacsha256": "sha256", "hmacsha1": "sha1"}

_MIN_MILLISECONDS = 10**11
"""Smallest timestamp that is read as milliseconds (a time in 1973). Some public clients send seconds instead."""

FIXED_TIME_MS = 2_524_608_000_000
"""The timestamp of every login of the platform's C SDK."""


@dataclass(frozen=True, slots=True)
class Login:
    """A verified login. `client_id` is the part of the MQTT client id that the app chooses."""

    client_id: str
    product_key: str
    device_name: str


class LoginRefused(Exception):  # noqa: N818 - a result of a login, not an error of the sandbox
    """A login is refused, with a return code for CONNACK and a reason."""

    def __init__(self, return_code: int, reason: str) -> None:
        self.return_code = return_code
        self.reason = reason
        super().__init__(reason)


def verify_login(
    client_id: str,
    username: str | None,
    password: bytes | None,
    *,
    secret_of: Callable[[str, str], str | None],
    now_ms: int,
    liberties: Liberties,
    window_ms: int | None = TIMESTAMP_WINDOW_MS,
) -> Login:
    """Verify a login.

    Args:
        client_id: The MQTT client id, with its parameters.
        username: The MQTT user name.
        password: The MQTT password.
        secret_of: Function that returns the secret of a device by product key and device name, or None if it does not
            exist.
        now_ms: The current time, in milliseconds since 1970.
        liberties: Liberties that the login takes.
        window_ms: Maximum difference between the timestamp and now, in either direction; None accepts any timestamp.

    Raises:
        LoginRefused: The login is not valid.

    """
    own_id, parameters = _read_client_id(client_id)
    match = _USERNAME.fullmatch(username or "")
    if match is None:
        raise LoginRefused(BAD_USERNAME_OR_PASSWORD, "the user name is not {deviceName}&{productKey}")
    login = Login(own_id, product_key=match[2], device_name=match[1])
    secret = secret_of(login.product_key, login.device_name)
    if secret is None:
        raise LoginRefused(NOT_AUTHORIZED, f"no device {login.device_name} of product {login.product_key}")
    _check_timestamp(parameters.get("timestamp"), now_ms, window_ms, liberties)
    expected = login_password(login, secret, parameters["signmethod"], parameters.get("timestamp"))
    if not hmac.compare_digest(expected.encode(), (password or b"").lower()):
        raise LoginRefused(NOT_AUTHORIZED, "wrong password")
    return login


def login_password(login: Login, secret: str, sign_method: str, timestamp: str | None) -> str:
    """Return the correct password of a login. The signature covers the timestamp only if the client id has one."""
    content = f"clientId{login.client_id}deviceName{login.device_name}productKey{login.product_key}"
    if timestamp is not None:
        content += f"timestamp{timestamp}"
    return hmac.new(secret.encode(), content.encode(), _DIGESTS[sign_method]).hexdigest()


def _read_client_id(client_id: str) -> tuple[str, dict[str, str]]:
    """Return the part that the app chooses, and the parameters. Unknown parameters are allowed."""
    match = _CLIENT_ID.fullmatch(client_id)
    pairs = [_PARAMETER.fullmatch(pair) for pair in match[2].split(",")] if match else []
    if match is None or None in pairs:
        raise LoginRefused(IDENTIFIER_REJECTED, "the client id is not {clientId}|name=value,...|")
    parameters = {pair[1]: pair[2] for pair in pairs if pair}
    if parameters.get("securemode") not in _SECURE_MODES:
        raise LoginRefused(IDENTIFIER_REJECTED, "securemode is not 2 or 3")
    if parameters.get("signmethod") not in _DIGESTS:
        raise LoginRefused(IDENTIFIER_REJECTED, f"signmethod is not one of {', '.join(_DIGESTS)}")
    if "timestamp" in parameters and not _TIMESTAMP.fullmatch(parameters["timestamp"]):
        raise LoginRefused(IDENTIFIER_REJECTED, "timestamp is not a number")
    return match[1], parameters


def _check_timestamp(timestamp: str | None, now_ms: int, window_ms: int | None, liberties: Liberties) -> None:
    if timestamp is None or window_ms is None:
        return
    stated = int(timestamp)
    stated_ms = stated if stated >= _MIN_MILLISECONDS else stated * 1000
    if abs(stated_ms - now_ms) <= window_ms:
        return
    if stated_ms != FIXED_TIME_MS or not liberties.allow(Liberty.FIXED_LOGIN_TIME):
        raise LoginRefused(NOT_AUTHORIZED, "timestamp expired")
