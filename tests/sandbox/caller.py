"""A caller of the platform that uses none of the client's code, only the documented rules."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import time
import uuid
from collections.abc import Callable, Iterable
from typing import Any, Self

import httpx

from feiyan_sandbox import Sandbox

SIGNED = ("X-Ca-Key", "X-Ca-Nonce", "X-Ca-Stage", "X-Ca-Timestamp")


class Caller:
    """A caller that signs and posts calls. Tests can override every part of a request."""

    def __init__(self, sandbox: Sandbox) -> None:
        self.sandbox = sandbox
        self.http = httpx.Client(base_url=sandbox.base_url, trust_env=False)
        self._token: str | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.http.close()

    @property
    def token(self) -> str:
        """A valid cloud token, fetched once."""
        if self._token is None:
            params = {"grantType": "project", "res": self.sandbox.project_id}
            self._token = self.call("/cloud/token", "1.0.1", params, token=None)["data"]["cloudToken"]
        return self._token

    def call(self, path: str, version: str, params: dict[str, Any], *, token: str | None = "") -> dict[str, Any]:
        """Return the envelope that answers a correct call. The default token is `token`."""
        response = self.post(path, self.body(version, params, token=self.token if token == "" else token))
        assert response.status_code == 200, response.headers.get("x-ca-error-message")
        envelope: dict[str, Any] = response.json()
        return envelope

    def data(self, path: str, version: str, params: dict[str, Any]) -> Any:
        """Return the data of a call that succeeds."""
        envelope = self.call(path, version, params)
        assert envelope["code"] == 200, envelope
        return envelope["data"]

    def app_call(self, path: str, version: str, params: dict[str, Any], *, token: str | None = "") -> dict[str, Any]:
        """Return the envelope that answers a correct call of an app. The default token is the current iotToken."""
        token = self.sandbox.iot_token if token == "" else token
        response = self.post(path, self.body(version, params, token=token, token_name="iotToken"))
        assert response.status_code == 200, response.headers.get("x-ca-error-message")
        envelope: dict[str, Any] = response.json()
        return envelope

    def app_data(self, path: str, version: str, params: dict[str, Any]) -> Any:
        """Return the data of a call of an app that succeeds."""
        envelope = self.app_call(path, version, params)
        assert envelope["code"] == 200, envelope
        return envelope["data"]

    def body(
        self, version: str, params: dict[str, Any], *, token: str | None = None, token_name: str = "cloudToken"
    ) -> bytes:
        """Return a request envelope as bytes."""
        system = {"apiVer": version} | ({token_name: token} if token else {})
        return json.dumps({"id": "42", "version": "1.0", "request": system, "params": params}).encode()

    def post(self, path: str, body: bytes, *, query: str = "", **changes: Any) -> httpx.Response:
        """Sign and post bytes."""
        headers = self.headers(path, body, query=query, **changes)
        return self.http.post(f"{path}?{query}" if query else path, content=body, headers=headers)

    def headers(
        self,
        path: str,
        body: bytes,
        *,
        query: str = "",
        secret: str | None = None,
        signed: Iterable[str] = SIGNED,
        order: Callable[[str], str] = str,
        separator: str = ",",
        digest: str = "sha256",
        content_type: str = "application/octet-stream; charset=utf-8",
        **replaced: str | None,
    ) -> dict[str, str]:
        """Return the headers of a call. `replaced` names have underscores for hyphens; None omits a header."""
        values: dict[str, str | None] = {
            "Accept": "application/json",
            "Content-Type": content_type,
            "Content-MD5": base64.b64encode(hashlib.md5(body).digest()).decode(),
            "X-Ca-Key": self.sandbox.app_key,
            "X-Ca-Nonce": str(uuid.uuid4()),
            "X-Ca-Stage": "RELEASE",
            "X-Ca-Timestamp": str(time.time_ns() // 1_000_000),
        }
        spelled = {name.lower(): name for name in values}
        for name, value in replaced.items():
            wire = name.replace("_", "-")
            values[spelled.get(wire.lower(), wire)] = value
        sent = {name: value for name, value in values.items() if value is not None}
        found = {name.lower(): value for name, value in sent.items()}
        names = sorted((name for name in signed if name.lower() in found), key=order)
        lines = [
            "POST",
            found.get("accept", ""),
            found.get("content-md5", ""),
            found.get("content-type", ""),
            found.get("date", ""),
            *(f"{name}:{found[name.lower()]}" for name in names),
            f"{path}?{'&'.join(sorted(query.split('&')))}" if query else path,
        ]
        key = (self.sandbox.app_secret if secret is None else secret).encode()
        signature = hmac.new(key, "\n".join(lines).encode(), digest).digest()
        return sent | {
            "X-Ca-Signature-Headers": separator.join(names),
            "X-Ca-Signature": base64.b64encode(signature).decode(),
        }
