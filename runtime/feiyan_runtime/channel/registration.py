"""Registration of an app as a device: its MQTT credentials are obtained once per installation and user, and stored."""

from __future__ import annotations

import hashlib
import hmac
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Protocol, TypeVar

from feiyan_runtime._answer import missing_data, result_of
from feiyan_runtime._core import Core
from feiyan_runtime._errors import ConfigurationError, TokenStoreError
from feiyan_runtime._events import LOGGER
from feiyan_runtime._flow import Flow
from feiyan_runtime._operation import Operation
from feiyan_runtime._records import RECORD, Name, Secret, UnreadableRecordError, read, stored, to_record
from feiyan_runtime._signing import Signer
from feiyan_runtime._stores import TokenStore, in_store
from feiyan_runtime.channel.credentials import DeviceCredentials

T = TypeVar("T")

LIFETIME = 400 * 86_400.0
"""Seconds that a store keeps MQTT credentials. They do not expire by themselves, but the secret of a user who never
comes back shall; whoever does come back registers again, with one call."""


class CredentialsData(Protocol):
    """The answer of the operation that creates MQTT credentials."""

    @property
    def product_key(self) -> str | None: ...
    @property
    def device_name(self) -> str | None: ...
    @property
    def device_secret(self) -> str | None: ...


@stored
@dataclass(frozen=True, slots=True, kw_only=True)
class _Registered:
    """Serial number of an installation, with its MQTT credentials once it has them."""

    __pydantic_config__ = RECORD

    client_id: Name
    device_sn: Name
    product_key: Name | None = None
    device_name: Name | None = None
    device_secret: Secret | None = field(default=None, repr=False)

    def credentials(self) -> DeviceCredentials | None:
        """Return the credentials, or None if there are none yet. Raises UnreadableRecordError."""
        if not (self.product_key and self.device_name and self.device_secret):
            return None
        try:
            return DeviceCredentials(self.product_key, self.device_name, self.device_secret, self.client_id)
        except ConfigurationError as error:
            raise UnreadableRecordError(str(error)) from None


class AppRegistration:
    """Registration of an app, which keeps its MQTT credentials and its serial number in a store.

    `key` returns the key under which those of a user are stored, from the user's identity.
    """

    def __init__(self, create: Operation[Any], store: TokenStore, key: Callable[[str], str]) -> None:
        self._create = create
        self._store = store
        self._key = key

    def credentials(self, core: Core, identity: str, *, replace: bool = False) -> Flow[DeviceCredentials]:
        """Return the credentials for a user; with `replace`, new ones instead of those that were refused."""
        key = self._key(identity)
        known, credentials = yield from self._load(key)
        if credentials is not None and not replace:
            return credentials
        number = uuid.uuid4().hex
        client_id, device_sn = (known.client_id, known.device_sn) if known else (number[:8], number)
        serial = _Registered(client_id=client_id, device_sn=device_sn)
        # stored first, so that the installation keeps its number whatever fails next
        yield from self._save(key, serial)
        request = self._request(core, clientId=client_id, deviceSn=device_sn)
        envelope = yield from core.call(self._create, {"auth_info": request})
        data: CredentialsData = result_of(self._create, envelope)
        if not (data.product_key and data.device_name and data.device_secret):
            raise missing_data("the answer has no MQTT credentials", self._create, envelope)
        made = {"productKey": data.product_key, "deviceName": data.device_name, "deviceSecret": data.device_secret}
        try:
            registered = read(_Registered, {"clientId": client_id, "deviceSn": device_sn, **made})
            credentials = registered.credentials()
        except TokenStoreError as error:
            reason = f"the answer has no MQTT credentials that can be used: {error}"
            raise missing_data(reason, self._create, envelope) from None
        yield from self._save(key, registered)
        assert credentials is not None
        return credentials

    def forget(self, identity: str) -> Flow[None]:
        """Delete the credentials of a user."""
        yield from self._ask(partial(self._store.delete, self._key(identity)))

    def _load(self, key: str) -> Flow[tuple[_Registered | None, DeviceCredentials | None]]:
        """Return what is stored; a record that cannot be read counts as absent, because the app can register again."""
        try:
            record = yield from self._ask(partial(self._store.load, key))
            if record is None:
                return None, None
            registered = read(_Registered, record)
            return registered, registered.credentials()
        except UnreadableRecordError as error:
            LOGGER.warning("%r: the record %r cannot be read (%s); the app registers again", self._store, key, error)
            return None, None

    def _save(self, key: str, registered: _Registered) -> Flow[None]:
        yield from self._ask(partial(self._store.save, key, to_record(registered, lifetime=LIFETIME)))

    def _ask(self, function: Callable[[], T]) -> Flow[T]:
        return in_store(self._store, function)

    def _request(self, core: Core, *, clientId: str, deviceSn: str) -> dict[str, str]:  # noqa: N803 - the wire's names
        timestamp = str(int(core.clock() * 1000))
        sign = login_sign(core.signer, client_id=clientId, device_sn=deviceSn, timestamp=timestamp)
        return {"clientId": clientId, "deviceSn": deviceSn, "timestamp": timestamp, "sign": sign}


def login_sign(signer: Signer, *, client_id: str, device_sn: str, timestamp: str) -> str:
    """Return the signature of a request for MQTT credentials: the hexadecimal HMAC-SHA1 with the app secret."""
    signed = f"appKey{signer.app_key}clientId{client_id}deviceSn{device_sn}timestamp{timestamp}"
    return hmac.new(signer.app_secret.encode(), signed.encode(), hashlib.sha1).hexdigest()
