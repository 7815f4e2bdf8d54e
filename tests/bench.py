"""Benchmarks: what the client costs, as ratios of one run. `nox -s bench` prints them."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import subprocess
import sys
import time
import uuid
from collections.abc import Callable
from statistics import median

import httpx

from feiyan import CloudClient
from feiyan.cloud.models.things import ThingInfo
from feiyan.cloud.things import GET_INFO
from feiyan_runtime import MemoryTokenStore
from feiyan_runtime._envelope import request_body
from feiyan_runtime._signing import Signer
from feiyan_sandbox import Sandbox

ROUNDS = 7
PATH = "/cloud/thing/info/get"


def seconds(work: Callable[[], object], times: int) -> float:
    """Seconds for one run of `work`: the median of several rounds."""
    rounds = []
    for _ in range(ROUNDS):
        started = time.perf_counter()
        for _ in range(times):
            work()
        rounds.append((time.perf_counter() - started) / times)
    return median(rounds)


def report(what: str, ours: float, theirs: float, against: str) -> None:
    print(f"{what:<46}{ours * 1e6:>10.1f} µs   {ours / theirs:>6.2f} x {against} ({theirs * 1e6:.1f} µs)")


def importing() -> None:
    def run(code: str) -> float:
        return seconds(lambda: subprocess.run([sys.executable, "-c", code], check=True), 1)

    bare = run("pass")
    needed = run("import httpx; from pydantic import BaseModel, TypeAdapter") - bare
    report("import feiyan", run("import feiyan") - bare, needed, "httpx and pydantic")
    one = run("from feiyan import CloudClient; import feiyan.cloud.things") - bare
    report("import a client and one service", one, needed, "httpx and pydantic")


def signing() -> None:
    signer = Signer("key", "secret", stage="RELEASE")
    body = request_body("1", {"apiVer": "1.0.2"}, b'{"iotId":"x"}')

    def by_the_book() -> None:
        md5 = base64.b64encode(hashlib.md5(body).digest()).decode()
        headers = {
            "x-ca-key": "key",
            "x-ca-nonce": str(uuid.uuid4()),
            "x-ca-stage": "RELEASE",
            "x-ca-timestamp": str(int(time.time() * 1000)),
        }
        lines = "".join(f"{name}:{headers[name]}\n" for name in sorted(headers))
        text = f"POST\napplication/json\n{md5}\napplication/octet-stream; charset=utf-8\n\n{lines}{PATH}"
        base64.b64encode(hmac.new(b"secret", text.encode(), hashlib.sha256).digest())

    def ours() -> None:
        signer.headers(PATH, body, nonce=str(uuid.uuid4()), timestamp_ms=int(time.time() * 1000))

    report("sign a call", seconds(ours, 5000), seconds(by_the_book, 5000), "the rules written out")


def decoding() -> None:
    item = {"iotId": "x" * 20, "productKey": "a1", "name": "n", "status": 1, "gmtCreate": 1500017648000}
    content = json.dumps({"id": "1", "code": 200, "message": "success", "data": item}).encode()
    report(
        "read an answer into models",
        seconds(lambda: GET_INFO.answer.validate_json(content), 5000),
        seconds(lambda: ThingInfo.model_validate(json.loads(content)["data"]), 5000),
        "json.loads and model_validate",
    )


def calling() -> None:
    with Sandbox() as sandbox, httpx.Client() as bare:
        iot_id = sandbox.devices[0]["iotId"]
        with CloudClient(**sandbox.settings, token_store=MemoryTokenStore()) as cloud:
            cloud.things.get_info(iot_id=iot_id)
            ours = seconds(lambda: cloud.things.get_info(iot_id=iot_id), 100)
            signer = Signer(sandbox.app_key, sandbox.app_secret, stage="RELEASE")
            key = cloud.call("/cloud/token", {"grantType": "project", "res": sandbox.project_id}, api_version="1.0.1")
            system = {"apiVer": "1.0.2", "cloudToken": key["cloudToken"]}
            body = request_body("1", system, json.dumps({"iotId": iot_id}).encode())

            def post() -> None:
                headers = signer.headers(PATH, body, nonce=str(uuid.uuid4()), timestamp_ms=int(time.time() * 1000))
                bare.post(sandbox.base_url + PATH, content=body, headers=headers).json()

            report("a call over a socket", ours, seconds(post, 100), "httpx with ready signature, no types")


if __name__ == "__main__":
    print(f"Python {sys.version.split()[0]}, median of {ROUNDS} rounds; lower is better")
    for benchmark in (importing, signing, decoding, calling):
        benchmark()
