"""Tests that the platform's own Python client works against the sandbox unchanged."""

from __future__ import annotations

import json
import warnings
from typing import Any

import pytest

from feiyan_sandbox import Sandbox

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    official = pytest.importorskip("alibabacloud_iot_api_gateway.client")
    models = pytest.importorskip("alibabacloud_iot_api_gateway.models")
    tea_models = pytest.importorskip("alibabacloud_tea_util.models")

pytestmark = pytest.mark.filterwarnings("ignore")


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    """Remove the proxy variables: the client uses a proxy even for this machine."""
    for name in ("HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "https_proxy"):
        monkeypatch.delenv(name, raising=False)


def call(
    sandbox: Sandbox, path: str, version: str, params: dict[str, Any], *, token: str | None = None, secret: str = ""
) -> Any:
    config = models.Config(
        app_key=sandbox.app_key,
        app_secret=secret or sandbox.app_secret,
        domain=sandbox.base_url.removeprefix("http://"),
        protocol="http",
    )
    body = models.IoTApiRequest(params=params, request=models.CommonParams(api_ver=version, cloud_token=token))
    return official.Client(config).do_request(path, "http", "POST", None, body, tea_models.RuntimeOptions())


def fetch_token(sandbox: Sandbox) -> str:
    response = call(sandbox, "/cloud/token", "1.0.1", {"grantType": "project", "res": sandbox.project_id})
    token: str = json.loads(response.body)["data"]["cloudToken"]
    return token


def test_it_fetches_a_token_and_lists_products(feiyan_sandbox: Sandbox) -> None:
    """Its headers, its signature and its envelope without a version are accepted."""
    token = fetch_token(feiyan_sandbox)
    paging = {"pageNo": 1, "pageSize": 10}
    response = call(feiyan_sandbox, "/cloud/thing/productList/get", "1.1.2", paging, token=token)
    products = json.loads(response.body)["data"]
    assert [product["productKey"] for product in products] == feiyan_sandbox.products


def test_it_is_refused_with_a_wrong_secret(feiyan_sandbox: Sandbox) -> None:
    """It gets the gateway's string to sign in the documented header."""
    response = call(feiyan_sandbox, "/cloud/token", "1.0.1", {}, secret="wrong")
    assert response.status_code == 401
    assert "Server StringToSign:`POSTapplication/json" in response.headers["x-ca-error-message"]
