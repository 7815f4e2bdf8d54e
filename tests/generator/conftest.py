"""A tiny spec for tests to change, and the real one, loaded once."""

from __future__ import annotations

import ast
import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest
from hypothesis import settings

from generator import cache
from generator.lint import lint
from generator.python import render as rendering
from generator.python.build import build
from generator.python.render import render
from generator.python.view import Package
from generator.spec.bundle import bundle
from generator.spec.load import Spec, SpecError
from generator.spec.yaml_reader import read_yaml

settings.register_profile("unhurried", deadline=None)  # a busy machine is no fault of the code
settings.load_profile("unhurried")

REPOSITORY = Path(__file__).parents[2]
LAMPS = "services/cloud/lamps.yaml"
LAMP_ROWS = "services/cloud/lamps.corrections.yaml"

TINY = {
    "openapi.yaml": """\
        openapi: 3.1.0
        info: {title: Tiny platform, version: '2022-06-14'}
        servers:
        - {url: 'https://api.example.com', description: Here, x-region: cn-shanghai}
        tags:
        - name: cloud.tokens
          description: Tokens.
          x-doc: {document: reference, section: '7.1', title: 令牌}
        - name: cloud.lamps
          description: Lamps.
          x-doc: {document: reference, section: '7.2', title: 灯}
        paths:
          /cloud/token: {$ref: 'services/cloud/tokens.yaml#/paths/~1cloud~1token'}
          /cloud/token/refresh: {$ref: 'services/cloud/tokens.yaml#/paths/~1cloud~1token~1refresh'}
          /lamp/get: {$ref: 'services/cloud/lamps.yaml#/paths/~1lamp~1get'}
          /lamp/list: {$ref: 'services/cloud/lamps.yaml#/paths/~1lamp~1list'}
        """,
    "common.yaml": """\
        components:
          schemas:
            CloudRequest:
              type: object
              description: A request.
              required: [id, version, request]
              properties:
                id: {type: string, description: Id.}
                version: {type: string, description: Version.}
                request: {type: object, description: System parameters.}
                params: {type: object, description: Parameters.}
            Response:
              type: object
              description: An answer.
              required: [code]
              properties:
                code: {type: integer, description: 200 on success.}
                data: {description: Result.}
            LampId: {type: string, description: Id of the lamp.}
        """,
    "errors.yaml": """\
        errors:
        - code: 400
          name: REQUEST_ERROR
          domain: common
          message: request error
          meaning: The request is wrong.
          meaning_zh: 请求有误。
          remedy: Read the message.
          remedy_zh: 先看 message。
          error: InvalidParameterError
          retry: false
        - code: 500
          name: SERVER_ERROR
          domain: common
          message: null
          meaning: The server failed.
          meaning_zh: 服务端出错。
          remedy: Try again.
          remedy_zh: 稍后再试。
          error: ServerError
          retry: true
        """,
    "services/cloud/tokens.yaml": """\
        paths:
          /cloud/token:
            post:
              operationId: cloud.tokens.create
              tags: [cloud.tokens]
              summary: Make a token.
              x-api-version: 1.0.1
              x-timeout-ms: 3000
              x-auth: none
              x-idempotent: false
              x-token: create
              x-doc: {document: reference, section: 7.1.1, title: 创建}
              requestBody:
                required: true
                content:
                  application/json:
                    schema:
                      allOf:
                      - $ref: ../../common.yaml#/components/schemas/CloudRequest
                      - properties:
                          params:
                            type: object
                            required: [grantType, res]
                            properties:
                              grantType: {type: string, enum: [project], default: project, description: Kind.}
                              res: {type: string, x-name: project_id, description: Project.}
                            examples:
                            - {grantType: project, res: a123}
              responses: &token
                '200':
                  description: The token.
                  content:
                    application/json:
                      schema:
                        allOf:
                        - $ref: ../../common.yaml#/components/schemas/Response
                        - properties:
                            data:
                              $ref: '#/components/schemas/CloudToken'
                              examples:
                              - {cloudToken: 2b79, expireIn: 7200000}
          /cloud/token/refresh:
            post:
              operationId: cloud.tokens.refresh
              tags: [cloud.tokens]
              summary: Renew a token.
              x-api-version: 1.0.1
              x-timeout-ms: 3000
              x-auth: none
              x-idempotent: false
              x-token: refresh
              x-doc: {document: reference, section: 7.1.2, title: 刷新}
              requestBody:
                required: true
                content:
                  application/json:
                    schema:
                      allOf:
                      - $ref: ../../common.yaml#/components/schemas/CloudRequest
                      - properties:
                          params:
                            type: object
                            required: [cloudToken]
                            properties:
                              cloudToken: {type: string, x-secret: true, description: The token.}
                            examples:
                            - {cloudToken: 2b79}
              responses: *token
        components:
          schemas:
            CloudToken:
              type: object
              description: A token.
              properties:
                cloudToken: {type: string, x-aliases: [iotToken], x-secret: true, description: The token.}
                expireIn: {type: integer, format: int64, x-unit: ms, description: Time until the end.}
        """,
    LAMPS: """\
        paths:
          /lamp/get:
            post:
              operationId: cloud.lamps.get
              tags: [cloud.lamps]
              summary: Get a lamp.
              description: More words.
              x-api-version: 1.0.2
              x-timeout-ms: 5000
              x-auth: cloud
              x-idempotent: true
              x-doc: {document: reference, section: 7.2.1, title: 获取灯}
              requestBody:
                required: true
                content:
                  application/json:
                    schema:
                      allOf:
                      - $ref: ../../common.yaml#/components/schemas/CloudRequest
                      - properties:
                          params:
                            type: object
                            properties:
                              lampId: {$ref: ../../common.yaml#/components/schemas/LampId}
                              roomName: {type: string, x-name: room, description: Room.}
                              floor: {type: integer, minimum: 0, maximum: 9, default: 1, description: Floor.}
                              state: {$ref: '#/components/schemas/LampState'}
                            x-rules:
                            - atLeastOne: [lampId, [roomName, floor]]
                            - requiredWith: {with: roomName, then: [floor]}
                            - requiredIf: {parameter: state, in: [1], then: [lampId]}
                            examples:
                            - {lampId: a1, state: 1}
              responses:
                '200':
                  description: The lamp.
                  content:
                    application/json:
                      schema:
                        allOf:
                        - $ref: ../../common.yaml#/components/schemas/Response
                        - properties:
                            data:
                              $ref: '#/components/schemas/Lamp'
                              examples:
                              - {lampId: a1, state: 1}
          /lamp/list:
            post:
              operationId: cloud.lamps.list
              tags: [cloud.lamps]
              summary: List lamps.
              x-api-version: 1.0.0
              x-timeout-ms: 5000
              x-auth: cloud
              x-idempotent: true
              x-pagination: {style: page, page: pageNo, size: pageSize, first: 1, items: items, total: total}
              x-doc: {document: reference, section: 7.2.2, title: 列表}
              requestBody:
                required: true
                content:
                  application/json:
                    schema:
                      allOf:
                      - $ref: ../../common.yaml#/components/schemas/CloudRequest
                      - properties:
                          params:
                            type: object
                            required: [pageNo, pageSize]
                            properties:
                              pageNo: {type: integer, description: Page.}
                              pageSize: {type: integer, maximum: 50, description: Size.}
                            examples:
                            - {pageNo: 1, pageSize: 10}
              responses:
                '200':
                  description: The lamps.
                  content:
                    application/json:
                      schema:
                        allOf:
                        - $ref: ../../common.yaml#/components/schemas/Response
                        - properties:
                            data:
                              $ref: '#/components/schemas/LampPage'
                              examples:
                              - {items: [{lampId: a1}], total: 1}
        components:
          schemas:
            LampState:
              type: integer
              description: State of a lamp.
              enum: [0, 1]
              x-enum-names: [DARK, LIT]
              x-enum-descriptions: [It is dark., It is lit.]
            LampColor:
              type: string
              description: Color of a lamp.
              enum: [red, blue]
              x-enum-names: [RED, BLUE]
              x-enum-descriptions: [Red., Blue.]
            Lamp:
              type: object
              description: A lamp.
              properties:
                lampId: {$ref: ../../common.yaml#/components/schemas/LampId}
                state: {$ref: '#/components/schemas/LampState'}
                color: {$ref: '#/components/schemas/LampColor'}
                label: {type: string, x-name: text, x-aliases: [labelText], description: Text on it.}
            LampPage:
              type: object
              description: Lamps.
              x-bare-list: items
              properties:
                items:
                  type: array
                  description: The lamps.
                  items: {$ref: '#/components/schemas/Lamp'}
                total: {type: integer, description: How many.}
        """,
}

TOPICS = """\
    asyncapi: 3.0.0
    info: {title: Lamps, version: '1'}
    servers:
      platform: {host: 'a.example.com:1883', protocol: mqtt, description: A., x-seen: A., variables: {}}
    channels:
      lampBind:
        address: /sys/{productKey}/up/lamp/bind
        parameters: &parameters {productKey: {$ref: '#/components/parameters/productKey'}}
        messages: {lampBind: {$ref: '#/components/messages/lampBind'}}
      lampBindReply:
        address: /sys/{productKey}/down/lamp/bind_reply
        parameters: *parameters
        messages: {lampBindReply: {$ref: '#/components/messages/lampBindReply'}}
      lampFree:
        address: /sys/{productKey}/up/lamp/free
        parameters: *parameters
        messages: {lampFree: {$ref: '#/components/messages/lampFree'}}
      lampFreeReply:
        address: /sys/{productKey}/down/lamp/free_reply
        parameters: *parameters
        messages: {lampFreeReply: {$ref: '#/components/messages/lampFreeReply'}}
      lampStates:
        address: /sys/{productKey}/down/lamp/states
        parameters: *parameters
        messages: {lampStates: {$ref: '#/components/messages/lampStates'}}
    operations:
      bindLamp:
        action: send
        summary: Bind a lamp.
        x-doc: {document: reference, section: 7.3.1, title: 绑定}
        channel: {$ref: '#/channels/lampBind'}
        messages: [{$ref: '#/channels/lampBind/messages/lampBind'}]
        reply:
          channel: {$ref: '#/channels/lampBindReply'}
          messages: [{$ref: '#/channels/lampBindReply/messages/lampBindReply'}]
      freeLamp:
        action: send
        summary: Free a lamp.
        x-doc: {document: reference, section: 7.3.2, title: 解绑}
        channel: {$ref: '#/channels/lampFree'}
        messages: [{$ref: '#/channels/lampFree/messages/lampFree'}]
        reply:
          channel: {$ref: '#/channels/lampFreeReply'}
          messages: [{$ref: '#/channels/lampFreeReply/messages/lampFreeReply'}]
      receiveStates:
        action: receive
        summary: Lamps changed.
        x-doc: {document: reference, section: 7.3.3, title: 推送}
        channel: {$ref: '#/channels/lampStates'}
        messages: [{$ref: '#/channels/lampStates/messages/lampStates'}]
    components:
      parameters:
        productKey: {description: Key of the connection.}
      messages:
        lampBind:
          name: LampBind
          title: Bind
          summary: Asks to bind a lamp.
          payload: {$ref: '#/components/schemas/LampBindMessage'}
          examples:
          - payload: {id: '1', version: '1.0', request: {client: {clientId: c}}, params: {lampToken: t, state: 1}}
        lampBindReply:
          name: LampBound
          title: Bound
          summary: Whether the lamp was bound.
          payload: {$ref: '#/components/schemas/LampReply'}
          examples: [{payload: {id: '1', code: 200}}]
        lampFree:
          name: LampFree
          title: Free
          summary: Asks to free a lamp.
          payload: {$ref: '#/components/schemas/LampFreeMessage'}
          examples: [{payload: {id: '2', params: {}}}]
        lampFreeReply:
          name: LampFreed
          title: Freed
          summary: Whether the lamp was freed.
          payload: {$ref: '#/components/schemas/LampReply'}
          examples: [{payload: {id: '2', code: 200}}]
        lampStates:
          name: LampsChanged
          title: States
          summary: Lamps changed.
          description: More words.
          x-body: params
          payload: {$ref: '#/components/schemas/LampStatesMessage'}
          examples:
          - payload: {id: '3', params: {lampId: a1, lamps: {a1: {level: 7}}, fault: 30, doorCode: x}}
      schemas:
        LampBindMessage:
          type: object
          description: A request.
          required: [id, version, request, params]
          properties:
            id: {type: string, description: Id.}
            version: {type: string, const: '1.0', description: Version.}
            request:
              type: object
              description: Who asks.
              required: [client]
              properties:
                client: {$ref: '#/components/schemas/LampClient'}
            params:
              type: object
              description: What for.
              required: [lampToken, state]
              properties:
                lampToken: {type: string, x-secret: true, description: Token of the lamp.}
                state: {$ref: 'services/cloud/lamps.yaml#/components/schemas/LampState', x-name: wanted}
        LampClient:
          type: object
          description: Who asks.
          required: [clientId]
          properties:
            clientId: {type: string, description: Id of the client.}
        LampFreeMessage:
          type: object
          description: A request.
          required: [id, params]
          properties:
            id: {type: string, description: Id.}
            params: {type: object, description: Empty.}
        LampReply:
          type: object
          description: An answer.
          required: [code]
          properties:
            id: {type: string, description: Id.}
            code: {type: integer, description: 200 on success.}
        LampStatesMessage:
          type: object
          description: A message.
          properties:
            id: {type: string, description: Id.}
            params: {$ref: '#/components/schemas/LampStates', x-aliases: [param]}
        LampStates:
          type: object
          description: Lamps and their states.
          required: [lamps]
          properties:
            lampId: {$ref: ./common.yaml#/components/schemas/LampId}
            lamps:
              type: object
              description: The lamps.
              additionalProperties: {$ref: '#/components/schemas/LampLevel'}
            fault:
              description: What is wrong, or how far it is.
              oneOf: [{$ref: '#/components/schemas/LampFault'}, {type: integer, minimum: 1, description: Percent.}]
            doorCode: {type: string, x-secret: true, x-name: code, description: Secret.}
        LampLevel:
          type: object
          description: How bright a lamp is.
          properties:
            level: {type: integer, description: Level.}
            since: {type: integer, x-unit: epoch-ms, description: Since when.}
            next: {$ref: '#/components/schemas/LampLevel'}
        LampFault:
          type: integer
          description: What is wrong with a lamp.
          enum: [-1, -2]
          x-enum-names: [BROKEN, STOLEN]
          x-enum-descriptions: [It is broken., It is gone.]
    """
"""Topics for the tiny spec: two requests whose replies are alike, and a push with an envelope."""


class SpecFolder:
    """A spec on disk that a test changes in one place."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def write(self, file: str, text: str) -> None:
        """Write a file in the folder."""
        path = self.folder / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(dedent(text), encoding="utf-8")

    def text(self, file: str) -> str:
        return (self.folder / file).read_text(encoding="utf-8")

    def replace(self, file: str, old: str, new: str) -> int:
        """Replace a text that occurs once in a file, and return its line."""
        text = self.text(file)
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
        (self.folder / file).write_text(text.replace(old, new), encoding="utf-8")
        return text[: text.index(old)].count("\n") + 1

    def edit(self, file: str, change: Callable[[Any], object]) -> None:
        """Change the data of a file, and write it as JSON, which is also YAML."""
        text = self.text(file)
        data = json.loads(text) if text.startswith("{") else deepcopy(read_yaml(text).value)
        change(data)
        (self.folder / file).write_text(json.dumps(data, indent=1), encoding="utf-8")

    def set(self, file: str, pointer: str, value: Any) -> None:
        """Set the value at a pointer such as `components.schemas.Lamp.description`; `~1` is a dot."""

        def change(data: Any) -> None:
            *parents, last = (part.replace("~1", ".") for part in pointer.split("."))
            for part in parents:
                data = data[int(part) if isinstance(data, list) else part]
            data[int(last) if isinstance(data, list) else last] = value

        self.edit(file, change)

    def package(self) -> Package:
        """Return the view of the spec."""
        return build(Spec.load(self.folder))

    def files(self) -> dict[str, str]:
        """Return every generated file."""
        spec = Spec.load(self.folder)
        return render(build(spec), bundle(spec), spec.digest())

    def lint(self) -> None:
        """Run the lint command."""
        spec = Spec.load(self.folder)
        lint(spec)
        build(spec)

    def problems(self, command: Callable[[], object]) -> list[str]:
        """Return the problems that a command finds, with paths relative to the folder."""
        with pytest.raises(SpecError) as caught:
            command()
        return [str(problem).removeprefix(f"{self.folder}/") for problem in caught.value.problems]


@pytest.fixture(scope="session")
def make_tiny() -> Callable[[Path], SpecFolder]:
    """A function that writes a valid spec with two services and four operations."""

    def make(path: Path) -> SpecFolder:
        folder = SpecFolder(path)
        for file, text in TINY.items():
            folder.write(file, text)
        return folder

    return make


@pytest.fixture
def tiny(tmp_path: Path, make_tiny: Callable[[Path], SpecFolder]) -> SpecFolder:
    """A valid spec with two services and four operations."""
    return make_tiny(tmp_path / "spec")


@pytest.fixture(autouse=True)
def forgetful(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The cache of each test is separate from that of the repository."""
    monkeypatch.setattr(cache, "FOLDER", tmp_path / ".cache")


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Code is not formatted, so that nothing hides an injection, and tests are fast."""
    monkeypatch.setattr(rendering, "_formatted", lambda files: files)


@pytest.fixture(scope="session")
def real_spec() -> Spec:
    return Spec.load(REPOSITORY / "spec")


@pytest.fixture(scope="session")
def real_package(real_spec: Spec) -> Package:
    return build(real_spec)


@pytest.fixture(scope="session")
def real_document(real_spec: Spec) -> dict[str, Any]:
    return bundle(real_spec)


@pytest.fixture(scope="session")
def real_files(real_spec: Spec, real_package: Package, real_document: dict[str, Any]) -> dict[str, str]:
    return render(real_package, real_document, real_spec.digest())


@pytest.fixture
def real_copy(tmp_path: Path) -> SpecFolder:
    """A copy of the real spec for tests to change."""
    shutil.copytree(REPOSITORY / "spec", tmp_path / "spec")
    return SpecFolder(tmp_path / "spec")


@pytest.fixture
def run(tmp_path: Path) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Run `python -m generator` like a user."""

    def command(*arguments: str, **settings: Any) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "generator", *arguments],
            capture_output=True,
            text=True,
            check=False,
            **{"cwd": REPOSITORY, **settings},
        )

    return command


def python_of(files: dict[str, str]) -> dict[str, ast.Module]:
    """Return the syntax trees of generated files."""
    return {name: ast.parse(text) for name, text in files.items() if name.endswith(".py")}
