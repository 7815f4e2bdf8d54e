"""A small document and a small spec that agree, so that tests can change one of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.__main__ import main
from generator.documents import folder
from tests.generator.conftest import LAMP_ROWS, LAMPS, SpecFolder

DOCUMENT = """\
## 2. 错误码字典

### 常见错误码

错误码	错误信息	描述	可尝试解决方法
200	success	请求成功。	不涉及。
400	request error	请求错误。	检查。
500	server error	系统错误。	重试。

# 7. 云端API参考

## 7.1. 灯服务

### 7.1.1. 获取灯

获取灯。

路径	/lamp/get
版本号	1.0.2
协议	HTTPS
请求方法	POST
是否需要用户身份鉴权	否
超时时间	5000

#### 请求参数

参数	类型	是否必选	描述
lampId	String	是	灯的ID。
floor	Int	否	楼层。

#### 返回数据

参数	类型	描述
data	JSON	灯。
lampId	String	灯的ID。
state	Int	状态。
litAt	Long	时间。

#### 示例

#### 请求示例

```
{
  "id": "1",
  "version": "1.0",
  "request": {
    "apiVer": "1.0.2",
    "cloudToken": "x"
  },
  "params": {
    "lampId": "a1",
    "floor": "value2"
  }
}
```

#### 正常返回示例

```
{
  "id": "1",
  "code": 200,
  "message": "success",
  "localizedMsg": null,
  "data": {
    "lampId": "a1",
    "state": 1,
    "litAt": "156xxxx430",
    "color": "red"
  }
}
```

#### 异常返回示例

```
{
  "id": "1",
  "code": 400,
  "message": "request error",
  "localizedMsg": null
}
```

### 7.1.2. 列表

列出灯。

路径	/lamp/list
版本号	1.0.0
协议	HTTPS
请求方法	POST
是否需要用户身份鉴权	否
超时时间	3000

#### 请求参数

参数	类型	是否必选	描述
room	String	否	房间。

#### 返回数据

参数	类型	描述
data	List	灯的列表。
lampId	String	灯的ID。

#### 示例

#### 请求示例

```
{
  "id": "1",
  "version": "1.0",
  "request": {
    "apiVer": "1.0.0"
  },
  "params": {
    "room": "hall"
  }
}
```

#### 正常返回示例

```
{
  "id": "1",
  "code": 200,
  "message": "success",
  "localizedMsg": null,
  "data": [
    {
      "lampId": "a1",
      "state": 0
    }
  ]
}
```
"""

OLDER_PAGE = """\
用户服务

获取灯

定义描述

path 版本 描述 是否需要用户身份鉴权
/lamp/get 1.0.0 获取灯 否

请求参数

参数 类型 必填 描述
lampId String 灯的ID

返回参数

参数 类型 描述
lampId String 灯的ID
state Int 状态
brightness Int 亮度
"""

OPERATION = """\
        paths:
          /lamp/get:
            post:
              operationId: cloud.lamps.get
              tags: [cloud.lamps]
              summary: Get a lamp.
              x-api-version: 1.0.2
              x-timeout-ms: 5000
              x-auth: cloud
              x-idempotent: true
              x-doc: {document: reference, section: 7.1.1, title: 获取灯}
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
                            required: [lampId]
                            properties:
                              lampId: {$ref: ../../common.yaml#/components/schemas/LampId}
                              floor: {type: integer, description: Floor.}
              responses:
                '200':
                  description: The lamp.
                  content:
                    application/json:
                      schema:
                        allOf:
                        - $ref: ../../common.yaml#/components/schemas/Response
                        - properties:
                            data: {$ref: '#/components/schemas/Lamp'}
          /lamp/list:
            post:
              operationId: cloud.lamps.query
              tags: [cloud.lamps]
              summary: List lamps.
              x-api-version: 1.0.0
              x-timeout-ms: 3000
              x-auth: cloud
              x-idempotent: true
              x-doc: {document: reference, section: 7.1.2, title: 列表}
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
                              room: {type: string, description: Room.}
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
                              type: array
                              items: {$ref: '#/components/schemas/Lamp'}
        components:
          schemas:
            LampState:
              type: integer
              description: State of a lamp.
              enum: [0, 1]
              x-enum-names: [DARK, LIT]
              x-enum-descriptions: [Dark., Lit.]
            Lamp:
              type: object
              description: A lamp.
              properties:
                lampId: {$ref: ../../common.yaml#/components/schemas/LampId}
                state: {$ref: '#/components/schemas/LampState'}
                litAt: {type: integer, format: int64, x-unit: epoch-ms, description: When it was lit.}
                color: {type: string, x-aliases: [colour], description: Color.}
        """

ROOT = """\
        openapi: 3.1.0
        info: {title: Tiny platform, version: '2022-06-14'}
        servers:
        - {url: 'https://api.example.com', description: Here, x-region: cn-shanghai}
        tags:
        - name: cloud.lamps
          description: Lamps.
          x-doc: {document: reference, section: '7.1', title: 灯}
        paths:
          /lamp/get: {$ref: 'services/cloud/lamps.yaml#/paths/~1lamp~1get'}
          /lamp/list: {$ref: 'services/cloud/lamps.yaml#/paths/~1lamp~1list'}
        """

COMMON = """\
        components:
          schemas:
            CloudRequest: {type: object, description: A request.}
            Response: {type: object, description: An answer.}
            LampId: {type: string, description: Id of the lamp.}
        """

ERRORS = """\
        errors:
        - {code: 400, name: REQUEST_ERROR, domain: common, message: request error, meaning: The request is wrong.,
           remedy: Read the message., meaning_zh: 请求有误。,
           remedy_zh: 先看 message。, error: InvalidParameterError, retry: false}
        - {code: 500, name: SERVER_ERROR, domain: common, message: server error, meaning: The server failed.,
           remedy: Try again., meaning_zh: 服务端出错。,
           remedy_zh: 稍后再试。, error: ServerError, retry: true}
        """


class Audit:
    """A document, an older page and a spec on disk that agree; tests change one of them."""

    def __init__(self, folder: Path, spec: SpecFolder, capsys: pytest.CaptureFixture[str]) -> None:
        self.spec = spec
        self.reference = folder / "reference.txt"
        self.older_page = folder / "page.txt"
        self._capsys = capsys
        self.reference.write_text(DOCUMENT, encoding="utf-8")
        self.older_page.write_text(OLDER_PAGE, encoding="utf-8")

    def print(self, old: str, new: str, *, in_page: bool = False) -> int:
        """Replace a text that occurs once in a document, and return its line."""
        path = self.older_page if in_page else self.reference
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times"
        path.write_text(text.replace(old, new), encoding="utf-8")
        return text[: text.index(old)].count("\n") + 1

    def line(self, text: str) -> int:
        """Return the first line of the reference that contains a text."""
        printed = self.reference.read_text(encoding="utf-8")
        return printed[: printed.index(text)].count("\n") + 1

    def correct(self, **fields: object) -> None:
        """Write a correction, by default about the response of /lamp/get."""
        row = {
            "path": "/lamp/get",
            "section": "7.1.1",
            "part": "response",
            "field": "",
            "kind": "shape",
            "says": {"table": "x"},
            "decision": "y",
            "reason": "z",
        }
        self.spec.write(LAMP_ROWS, "corrections: []\n")
        self.spec.edit(LAMP_ROWS, lambda data: data["corrections"].append(row | fields))

    def run(self, *options: str, older_page: bool = False, reference: bool = True) -> tuple[int, list[str]]:
        """Return the exit status and the printed lines."""
        documents = [str(self.reference)] * reference + [str(self.older_page)] * older_page
        status = main(["--spec", str(self.spec.folder), "audit", *options, *documents])
        return status, self._capsys.readouterr().out.splitlines()

    def only(self, *options: str, older_page: bool = False) -> str:
        """Return the only line that an audit prints above the counts, with exit status 1."""
        status, lines = self.run(*options, older_page=older_page)
        assert status == 1
        assert len(lines) == 2, lines
        return lines[0]


@pytest.fixture
def lamps(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Audit:
    """Documents and a spec of two operations that agree."""
    spec = SpecFolder(tmp_path / "spec")
    for file, text in ((LAMPS, OPERATION), ("openapi.yaml", ROOT), ("common.yaml", COMMON), ("errors.yaml", ERRORS)):
        spec.write(file, text)
    return Audit(tmp_path, spec, capsys)


@pytest.fixture(scope="session")
def real_documents() -> list[Path]:
    """The platform's documents, if they are available."""
    found = folder.at_hand()
    if len(found) != 2:
        pytest.skip(folder.lacking())
    return found
