"""Registration of an app as a device: its MQTT credentials are obtained once per installation and user, and stored."""

from __future__ import annotations

import hashlib
import hmac
import uuid
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, Protocol, TypeVar

from feiyan_runtime._answer import missing_data, result_of
from feiyan_runtime._core import Core
from feiyan_runtime._flow import Flow
from feiyan_runtime._operation import Operation
from feiyan_runtime._signing import Signer
from feiyan_runtime._stores import TokenStore, in_store
from feiyan_runtime.channel.credentials import DeviceCredentials

T = TypeVar("T")


class CredentialsData(Protocol):
    """The answer of the operation that creates MQTT credentials."""

    @property
    def product_key(self) -> str | None: ...
    @property
    def device_name(self) -> str | None: ...
    @property
    def device_secret(self) -> str | None: ...


class AppRegistration:
    """Registration of an app, which keeps its MQTT credentials and its permanent serial number in a store."""

    def __init__(self, create: Operation[Any], store: TokenStore, key: str) -> None:
        self._create = create
        self._store = store
        self._key = key

    def credentials(self, core: Core, identity: str, *, replace: bool = False) -> Flow[DeviceCredentials]:
        """Return the credentials for a user; with `replace`, new ones instead of those that were refused."""
        key = f"{self._key} {identity}"
        record: Mapping[str, str] = (yield from self._ask(partial(self._store.load, key))) or {}
        if "deviceSecret" in record and not replace:
            return DeviceCredentials(
                record["productKey"], record["deviceName"], record["deviceSecret"], record["clientId"]
            )
        number = uuid.uuid4().hex
        serial = {"clientId": record.get("clientId", number[:8]), "deviceSn": record.get("deviceSn", number)}
        # stored first, so that the installation keeps its number whatever fails next
        yield from self._ask(partial(self._store.save, key, serial))
        envelope = yield from core.call(self._create, {"auth_info": self._request(core, **serial)})
        data: CredentialsData = result_of(self._create, envelope)
        if not (data.product_key and data.device_name and data.device_secret):
            raise missing_data("the answer has no MQTT credentials", self._create, envelope)
        made = {"productKey": data.product_key, "deviceName": data.device_name, "deviceSecret": data.device_secret}
        yield from self._ask(partial(self._store.save, key, {**serial, **made}))
        return DeviceCredentials(data.product_key, data.device_name, data.device_secret, serial["clientId"])

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
