"""The platform's own Python client, without the warnings that its import gives."""

from __future__ import annotations

import json
import warnings
from collections.abc import Callable

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from alibabacloud_apigateway_util.client import Client as GatewayUtil
    from alibabacloud_iot_api_gateway.client import Client
    from alibabacloud_iot_api_gateway.models import CommonParams, Config, IoTApiRequest
    from alibabacloud_tea_util.client import Client as Util
    from alibabacloud_tea_util.models import RuntimeOptions
    from Tea.core import TeaCore
    from Tea.request import TeaRequest

from tests.bench.loopback import ENVELOPE, INFO, Loopback


def call_of(gateway: Loopback) -> Callable[[], object]:
    """Return a call that reads its answer as JSON."""
    config = Config(app_key="key", app_secret="secret", domain=gateway.host, protocol=gateway.scheme)
    client = Client(config)
    system = ENVELOPE["request"]

    def call() -> object:
        request = CommonParams(api_ver=system["apiVer"], cloud_token=system["cloudToken"])
        body = IoTApiRequest(params=ENVELOPE["params"], request=request)
        return json.loads(client.do_request(INFO, gateway.scheme, "POST", None, body, RuntimeOptions()).body)

    return call


def sign(body: str) -> dict[str, str]:
    """Return the headers of a signed request, made by the same steps as in the client's `do_request`."""
    request = TeaRequest()
    request.method = "POST"
    request.pathname = INFO
    request.headers = TeaCore.merge(
        {
            "host": "127.0.0.1",
            "date": Util.get_date_utcstring(),
            "x-ca-nonce": Util.get_nonce(),
            "x-ca-key": "key",
            "x-ca-signaturemethod": "HmacSHA256",
            "accept": "application/json",
        },
        None,
    )
    request.headers["content-type"] = "application/octet-stream"
    request.headers["content-md5"] = GatewayUtil.get_content_md5(body)
    request.headers["x-ca-signature"] = GatewayUtil.get_signature(request, "secret")
    headers: dict[str, str] = request.headers
    return headers
