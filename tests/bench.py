"""Benchmarks: what the client costs, as ratios of one run, and what the generator takes. `nox -s bench` prints them.

`nox -s bench -- commanding growing` runs only these two.
"""

from __future__ import annotations

import asyncio
import base64
import hashlib
import hmac
import json
import multiprocessing
import os
import re
import resource
import subprocess
import sys
import tempfile
import time
import uuid
from collections.abc import Awaitable, Callable
from multiprocessing.connection import Connection
from pathlib import Path
from statistics import median
from typing import Any
from urllib.parse import urlsplit

import aiomqtt
import httpx

from feiyan import (
    AsyncAppClient,
    ChannelOptions,
    CloudClient,
    DeviceCredentials,
    FileTokenStore,
    MemoryTokenStore,
    TokenStore,
)
from feiyan.cloud.models.things import ThingInfo
from feiyan.cloud.things import GET_INFO
from feiyan.messages import CHANNEL_PROTOCOL
from feiyan_runtime import mqtt_credentials
from feiyan_runtime._envelope import request_body
from feiyan_runtime._signing import Signer
from feiyan_sandbox import Sandbox
from generator import cache
from generator.diff import sources
from generator.diff.command import compare
from generator.diff.reading import read as read_surface
from generator.documents import folder
from generator.lint import check_rules
from generator.python.build import build
from generator.python.render import REPOSITORY, render
from generator.spec.bundle import bundle
from generator.spec.load import Spec
from generator.spec.yaml_reader import read_yaml

ROUNDS = 7
PATH = "/cloud/thing/info/get"
MESSAGES = 3000
"""Number of messages per round."""


def seconds(times: int, *works: Callable[[], object]) -> list[float]:
    """Seconds for one run of each work: the medians of rounds in which they take turns: machines have moods."""

    def measured(work: Callable[[], object]) -> float:
        started = time.perf_counter()
        for _ in range(times):
            work()
        return (time.perf_counter() - started) / times

    return medians(lambda: [measured(work) for work in works])


def medians(measure: Callable[[], list[float]]) -> list[float]:
    """The medians of what is measured in several rounds."""
    return [median(figures) for figures in zip(*(measure() for _ in range(ROUNDS)), strict=True)]


def report(what: str, ours: float, theirs: float, against: str) -> None:
    print(f"{what:<46}{ours * 1e6:>10.1f} µs   {ours / theirs:>6.2f} x {against} ({theirs * 1e6:.1f} µs)")


def importing() -> None:
    def run(code: str) -> Callable[[], object]:
        return lambda: subprocess.run([sys.executable, "-c", code], check=True)

    nothing, needed, package, one = seconds(
        1,
        run("pass"),
        run("import httpx; from pydantic import BaseModel, TypeAdapter"),
        run("import feiyan"),
        run("from feiyan import CloudClient; import feiyan.cloud.things"),
    )
    report("import feiyan", package - nothing, needed - nothing, "httpx and pydantic")
    report("import a client and one service", one - nothing, needed - nothing, "httpx and pydantic")


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

    report("sign a call", *seconds(5000, ours, by_the_book), "the rules written out")


def decoding() -> None:
    item = {"iotId": "x" * 20, "productKey": "a1", "name": "n", "status": 1, "gmtCreate": 1500017648000}
    content = json.dumps({"id": "1", "code": 200, "message": "success", "data": item}).encode()
    report(
        "read an answer into models",
        *seconds(
            5000,
            lambda: GET_INFO.answer.validate_json(content),
            lambda: ThingInfo.model_validate(json.loads(content)["data"]),
        ),
        "json.loads and model_validate",
    )


def calling() -> None:
    with Sandbox() as sandbox, httpx.Client() as bare:
        iot_id = sandbox.devices[0]["iotId"]
        with CloudClient(**sandbox.settings, token_store=MemoryTokenStore()) as cloud:
            cloud.things.get_info(iot_id=iot_id)
            signer = Signer(sandbox.app_key, sandbox.app_secret, stage="RELEASE")
            key = cloud.call("/cloud/token", {"grantType": "project", "res": sandbox.project_id}, api_version="1.0.1")
            system = {"apiVer": "1.0.2", "cloudToken": key["cloudToken"]}
            body = request_body("1", system, json.dumps({"iotId": iot_id}).encode())

            def post() -> None:
                headers = signer.headers(PATH, body, nonce=str(uuid.uuid4()), timestamp_ms=int(time.time() * 1000))
                bare.post(sandbox.base_url + PATH, content=body, headers=headers).json()

            ours, theirs = seconds(100, lambda: cloud.things.get_info(iot_id=iot_id), post)
            report("a call over a socket", ours, theirs, "httpx with ready signature, no types")


def keeping() -> None:
    """Measure stores without a socket, whose cost would hide that of a store."""

    def answer(request: httpx.Request) -> httpx.Response:
        data = {"cloudToken": "t", "expireIn": 7_200_000} if request.url.path == "/cloud/token" else {}
        return httpx.Response(200, json={"code": 200, "data": data})

    def client(store: TokenStore) -> CloudClient:
        http = httpx.Client(transport=httpx.MockTransport(answer))
        return CloudClient(app_key="k", app_secret="s", project_id="p", http_client=http, token_store=store)

    with tempfile.TemporaryDirectory() as folder:
        filing, remembering = client(FileTokenStore(folder)), client(MemoryTokenStore())
        in_file, in_memory = seconds(
            1000, lambda: filing.things.get_info(iot_id="x"), lambda: remembering.things.get_info(iot_id="x")
        )
        report("a call with a token in a file store", in_file, in_memory, "in memory")


def receiving() -> None:
    """Of CPU time: the broker, which has a process of its own, is slower in sending than the client in reading."""
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe()
    broker = context.Process(target=push_when_asked, args=(there,), daemon=True)
    broker.start()
    there.close()
    settings, device = here.recv()
    credentials = DeviceCredentials(device["productKey"], device["deviceName"], device["deviceSecret"], "bench")
    ours, theirs = medians(
        lambda: [asyncio.run(receive(here, settings, credentials)) for receive in (as_objects, as_json)]
    )
    report("receive a message as an object", ours, theirs, "aiomqtt and json.loads")
    here.send(0)
    broker.join()


def comparing() -> None:
    """Tell what all changes of the spec so far mean for users, beside reading the YAML of both editions."""
    added = ["git", "log", "--format=%h", "--diff-filter=A", "--", "spec/openapi.yaml"]
    first = subprocess.run(added, cwd=REPOSITORY, check=True, capture_output=True, text=True).stdout.split()[-1]

    def compared() -> None:
        read_yaml.cache_clear()
        compare(first, None, REPOSITORY / "spec")

    def read() -> None:
        read_yaml.cache_clear()
        for edition in (first, str(REPOSITORY / "spec")):
            read_surface(sources.read_source(edition, REPOSITORY / "spec"))

    report("compare two editions of the spec", *seconds(1, compared, read), "reading both")


def push_when_asked(pipe: Connection) -> None:
    """Run a sandbox, and let a device report as often as the other end asks."""
    with Sandbox() as sandbox:
        light = next(device["iotId"] for device in sandbox.devices if device["deviceName"] == "light010")
        pipe.send((sandbox.app_settings, sandbox.devices[0]))
        while times := pipe.recv():
            for number in range(times):
                sandbox.broker.publish_properties(light, {"PowerSwitch": number % 2})


async def as_objects(pipe: Connection, settings: dict[str, Any], credentials: DeviceCredentials) -> float:
    options = ChannelOptions(inbox=2 * MESSAGES)
    async with AsyncAppClient(**settings) as app, app.channel(credentials, options=options) as channel:
        await anext(channel)  # Connected
        return await cpu_seconds(lambda: anext(channel), pipe)


async def as_json(pipe: Connection, settings: dict[str, Any], credentials: DeviceCredentials) -> float:
    url = urlsplit(settings["mqtt_url"])
    login = mqtt_credentials(
        product_key=credentials.product_key,
        device_name=credentials.device_name,
        device_secret=credentials.device_secret,
        client_id=credentials.client_id,
        timestamp_ms=int(time.time() * 1000),
    )
    bind = CHANNEL_PROTOCOL.bind(credentials.client_id, settings["iot_token"])
    async with aiomqtt.Client(
        url.hostname or "", url.port or 0, identifier=login.client_id, username=login.username, password=login.password
    ) as client:
        await client.subscribe([(topic, 1) for topic in CHANNEL_PROTOCOL.subscriptions(credentials)])
        await client.publish(CHANNEL_PROTOCOL.address(bind, credentials), bind.payload(), qos=1)
        messages = aiter(client.messages)
        await anext(messages)  # the answer to bind

        async def receive() -> Any:
            return json.loads((await anext(messages)).payload)

        return await cpu_seconds(receive, pipe)


async def cpu_seconds(receive: Callable[[], Awaitable[Any]], pipe: Connection) -> float:
    """Seconds of CPU time that a message takes."""
    started = time.process_time()
    pipe.send(MESSAGES)
    for _ in range(MESSAGES):
        await receive()
    return (time.process_time() - started) / MESSAGES


# --- The generator, in seconds of processor time: a busy machine makes them wait, but not work -----------------------


def commanding() -> None:
    """Run each command on the real spec, with the documents at hand for those that need them."""
    documents = [str(path) for path in folder.at_hand()]
    with tempfile.TemporaryDirectory() as empty:
        code = "from generator.spec.load import Spec; from pathlib import Path; Spec.load(Path('spec'))"
        show("Spec.load", "-c", code)
        (cache.FOLDER / "generate.json").unlink(missing_ok=True)
        show("generate", "-m", "generator", "generate")
        show("generate again", "-m", "generator", "generate")
        show("check", "-m", "generator", "check")
        show("lint, all of it", "-m", "generator", "lint", CI="true")
        (cache.FOLDER / "openapi.json").unlink(missing_ok=True)
        show("", "-m", "generator", "lint")
        show("lint, the validator's verdict known", "-m", "generator", "lint")
        show("diff HEAD", "-m", "generator", "diff", "HEAD")
        if documents:
            show("audit", "-m", "generator", "audit", *documents)
            show("import, nothing new", "-m", "generator", "import", "--dry-run", *documents)
            show("import into an empty folder", "-m", "generator", "import", "--into", empty, documents[0])
        else:
            print(folder.lacking())


def show(what: str, *arguments: str, **settings: str) -> None:
    """Run Python and print the seconds of processor time that it and its children took; without a name, only run it."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    environment = {name: value for name, value in os.environ.items() if name != "CI"} | settings
    done = subprocess.run([sys.executable, *arguments], cwd=REPOSITORY, env=environment, capture_output=True, text=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    if what:
        print(f"{what:<46}{spent:>10.2f} s" + (f"   exit status {done.returncode}" if done.returncode else ""))


def growing() -> None:
    """Do the same with twice and four times as much: what grows faster than the spec is a fault."""
    with tempfile.TemporaryDirectory() as place:
        spent = [growth(Path(place) / str(times), times) for times in (1, 2, 4)]
    for what, *figures in zip(spent[0], *(one.values() for one in spent), strict=True):
        once, *more = figures
        ratios = ", ".join(f"{figure / once:.2f} x" for figure in more)
        print(f"{what:<46}{once:>10.2f} s   {ratios} with 2 and 4 times as many services")


def growth(place: Path, times: int) -> dict[str, float]:
    """Seconds of processor time for each part of the generator's work on a spec that has grown."""
    grow(REPOSITORY / "spec", place, times)
    spent: dict[str, float] = {}

    def timed(what: str, work: Callable[[], Any]) -> Any:
        started = time.process_time()
        made = work()
        spent[what] = time.process_time() - started
        return made

    read_yaml.cache_clear()
    spec = timed("load", lambda: Spec.load(place))
    package = timed("build", lambda: build(spec))
    document = timed("bundle", lambda: bundle(spec))
    timed("render", lambda: render(package, document, spec.digest()))
    timed("lint, without the public validator", lambda: check_rules(spec))
    timed("diff", lambda: compare(str(place), str(place), place))
    return spent


def grow(spec: Path, place: Path, times: int) -> None:
    """Write a spec with each of its services so many times, each under names of its own."""
    files = {path.relative_to(spec).as_posix(): path for path in spec.rglob("*.yaml")}
    made = {name: read_yaml(path.read_text(encoding="utf-8")).value for name, path in files.items()}
    root = {**made["openapi.yaml"], "paths": {**made["openapi.yaml"]["paths"]}, "tags": [*made["openapi.yaml"]["tags"]]}
    for number in range(2, times + 1):
        for name, content in list(made.items()):
            if re.fullmatch(r"services/[a-z]+/[a-z]+\.yaml", name) and "paths" in content:
                new = name.replace(".yaml", f"{number}.yaml")
                made[new] = renamed(content, str(number))
                for path in made[new]["paths"]:
                    escaped = path.replace("/", "~1")
                    root["paths"][path] = {"$ref": f"{new}#/paths/{escaped}"}
        services = {name.removeprefix("services/").removesuffix(".yaml").replace("/", ".") for name in made}
        known = [tag for tag in made["openapi.yaml"]["tags"] if f"{tag['name']}{number}" in services]
        root["tags"] += [{**tag, "name": f"{tag['name']}{number}"} for tag in known]
    for name, content in {**made, "openapi.yaml": root}.items():
        (place / name).parent.mkdir(parents=True, exist_ok=True)
        (place / name).write_text(json.dumps(content, ensure_ascii=False, indent=1), encoding="utf-8")


def renamed(value: Any, suffix: str, above: str = "") -> Any:
    """A service's file with other paths, operations and objects."""
    if isinstance(value, list):
        return [renamed(child, suffix, above) for child in value]
    if not isinstance(value, dict):
        if above == "operationId":
            return re.sub(r"^(\w+\.\w+)", rf"\g<1>{suffix}", value)
        if above == "tags" or (above == "$ref" and value.startswith("#/components/schemas/")):
            return f"{value}{suffix}"
        return value
    ends = suffix if above in {"paths", "schemas"} else ""
    kept = ((key, child) for key, child in value.items() if key != "x-token")  # a side has one operation for each
    return {f"{key}{ends}": renamed(child, suffix, key) for key, child in kept}


BENCHMARKS = (importing, signing, decoding, calling, keeping, receiving, comparing, commanding, growing)

if __name__ == "__main__":
    print(f"Python {sys.version.split()[0]}, median of {ROUNDS} rounds; lower is better")
    for benchmark in BENCHMARKS:
        if benchmark.__name__ in (sys.argv[1:] or [one.__name__ for one in BENCHMARKS]):
            benchmark()
