"""The package of a rich spec is generated, imported, called and type-checked."""

from __future__ import annotations

import asyncio
import inspect
import json
import subprocess
import sys
import typing
import warnings
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from textwrap import indent
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from generator.lint import VERBS
from generator.python import write
from tests.generator.conftest import TOPICS

if TYPE_CHECKING:
    from tests.generator.conftest import SpecFolder

REPOSITORY = Path(__file__).parents[3]
ROOMS = "services/cloud/rooms.yaml"

OPERATION = """\
/room/{path}:
  post:
    operationId: cloud.rooms.{name}
    tags: [cloud.rooms]
    summary: Do {name}.
    x-api-version: 1.0.0
    x-timeout-ms: 1500
    x-auth: cloud
    x-idempotent: true
    {more}
    x-doc: {{document: reference, section: '7.3', title: 房间}}
    requestBody:
      required: true
      content:
        application/json:
          schema:
            allOf:
            - $ref: ../../common.yaml#/components/schemas/CloudRequest
            - properties:
                params: {params}
    responses:
      '200':
        description: An answer.
        content:
          application/json:
            schema:
              allOf:
              - $ref: ../../common.yaml#/components/schemas/Response
              - properties: {data}
"""

PARAMETERS = """{
  type: object, required: [id, list, mode], properties: {
    id: {type: string, description: A.},
    list: {type: array, items: {type: integer}, description: A.},
    mode: {type: string, default: fast, description: A.},
    depth: {type: integer, format: int64, default: 3, description: A.},
    ratio: {type: [number, string], description: A.},
    on: {type: boolean, description: A.},
    state: {$ref: 'lamps.yaml#/components/schemas/LampState'},
    filter: {type: object, additionalProperties: {type: string}, description: A.},
    anything: {description: A.},
    room: {$ref: '#/components/schemas/Room'},
    visit: {$ref: '#/components/schemas/Visit'},
    self: {type: string, description: A.},
    class: {type: string, description: A.},
    UTCOffset: {type: integer, x-name: offset, x-formerly: [shift, zone], description: A.}},
  examples: [{id: a, list: [1], mode: fast}]}"""

WINDOW = """{
  type: object, required: [start, end, ordered], properties: {
    start: {type: integer, description: A.}, end: {type: integer, description: A.},
    ordered: {type: boolean, description: A.}, limit: {type: integer, x-name: page_size, description: A.}},
  examples: [{start: 1, end: 2, ordered: true}]}"""

OFFSET = """{
  type: object, properties: {
    offset: {type: integer, description: A.},
    count: {type: integer, x-name: page_size, default: 2, maximum: 9, description: A.}},
  examples: [{offset: 0}]}"""

NOTHING = "{type: object, examples: [{}]}"
ROOM = "{data: {$ref: '#/components/schemas/Room', examples: [{name: a}]}}"

OPERATIONS = (
    ("get", "get", "x-formerly: [read]", PARAMETERS, ROOM),
    ("list", "list",
     "x-formerly: [walk]\n    x-pagination: {style: offset, offset: offset, size: count, items: ''}", OFFSET,
     "{data: {type: array, items: {$ref: '#/components/schemas/Room'}, examples: [[]]}}"),
    ("query", "query", "", NOTHING,
     "{data: {type: array, items: {$ref: 'lamps.yaml#/components/schemas/Lamp'}, examples: [[]]}}"),
    ("dict", "dict", "", NOTHING, "{data: {type: object, additionalProperties: {type: integer}, examples: [{}]}}"),
    ("matrix", "listMatrix", "x-pagination: {style: offset, offset: offset, size: count, items: inner.rows}", OFFSET,
     "{data: {$ref: '#/components/schemas/Matrix', examples: [{}]}}"),
    ("window", "listHistory",
     "x-pagination: {style: time, start: start, end: end, ascending: ordered, size: limit, items: items, time: time}",
     WINDOW, "{data: {$ref: '#/components/schemas/History', examples: [{}]}}"),
    ("state", "getState", "", NOTHING, "{data: {$ref: 'lamps.yaml#/components/schemas/LampState', examples: [0]}}"),
    ("states", "queryStates", "", NOTHING,
     "{data: {type: array, items: {$ref: 'lamps.yaml#/components/schemas/LampColor'}, examples: [[red]]}}"),
    ("maybe", "getMaybe", "", NOTHING, "{data: {type: [string, 'null'], examples: [null]}}"),
    ("any", "getAny", "", NOTHING, "{data: {description: Anything., examples: [1]}}"),
    ("set", "set", "", NOTHING, "{}"),
    ("outcome", "create", "", NOTHING,
     "{data: {$ref: '#/components/schemas/Outcome', examples: [{verdict: fine}]}}"),
    ("outcomes", "update", "", NOTHING,
     "{data: {type: array, items: {$ref: '#/components/schemas/Outcome'}, examples: [[]]}}"),
    ("done", "setDone", "", NOTHING, "{data: {type: boolean, x-success: {in: [true]}, examples: [true]}}"),
    ("pictures", "listPictures", "x-pagination: {style: offset, offset: offset, size: count, items: items}", OFFSET,
     "{data: {oneOf: [{$ref: '#/components/schemas/History'}, {type: 'null'}], examples: [null]}}"),
    ("ask", "ping", "deprecated: true", NOTHING, "{}"),
    ("walk", "listAll",
     "deprecated: true\n    x-pagination: {style: offset, offset: offset, size: count, items: ''}", OFFSET,
     "{data: {type: array, items: {$ref: '#/components/schemas/Room'}, examples: [[]]}}"),
)  # fmt: skip

COMPONENTS = """\
components:
  schemas:
    Room:
      type: object
      description: A room.
      x-rules:
      - requiredWith: {with: json, then: [schema]}
      properties:
        name: {type: string, description: A.}
        schema: {type: string, description: A.}
        json: {type: string, description: A.}
        list: {type: array, items: {type: string}, description: A.}
        type: {type: string, description: A.}
        class: {type: string, description: A.}
        size: {type: [number, string], description: A.}
        count: {type: integer, format: int64, description: A.}
        lit: {type: [boolean, 'null'], description: A.}
        notes: {type: array, items: {type: [string, 'null']}, description: A.}
        marks: {type: object, additionalProperties: {type: [integer, 'null']}, description: A.}
        free: {description: A.}
        extra: {type: object, additionalProperties: true, description: A.}
        parent: {$ref: '#/components/schemas/Room'}
        rooms: {type: array, items: {$ref: '#/components/schemas/Room'}, description: A.}
        lamp: {$ref: 'lamps.yaml#/components/schemas/Lamp'}
        state: {$ref: 'lamps.yaml#/components/schemas/LampState'}
        color: {oneOf: [{$ref: 'lamps.yaml#/components/schemas/LampState'},
          {$ref: 'lamps.yaml#/components/schemas/LampColor'}], description: A.}
        either: {oneOf: [{type: integer}, {type: string}, {type: 'null'}], description: A.}
        startTimeUTC: {type: integer, x-unit: epoch-ms, description: A.}
        num_7day: {type: integer, description: A.}
        wordy: {type: string, x-name: brief, x-aliases: [oldName, olderName], description: A.}
        doorCode: {type: string, x-secret: true, description: A.}
    Visit:
      type: object
      description: A visit, which callers describe.
      required: [guest, kind, version]
      properties:
        guest: {type: string, description: A.}
        kind: {type: integer, enum: [1], default: 1, description: A.}
        version: {type: string, const: '1.0', description: A.}
        note: {type: string, default: none, description: A.}
    Outcome:
      type: object
      description: An outcome.
      x-success: {field: verdict, in: [fine, good], code: reason, message: text}
      properties:
        verdict: {type: string, description: A.}
        reason: {type: integer, description: A.}
        text: {type: string, description: A.}
    Matrix:
      type: object
      description: Rows.
      properties:
        inner: {$ref: '#/components/schemas/Inner'}
    Inner:
      type: object
      description: Rows.
      properties:
        rows: {type: array, description: A., items: {type: array, items: {type: integer}}}
    History:
      type: object
      description: Points in time.
      x-bare-list: items
      properties:
        items: {type: array, description: A., items: {$ref: '#/components/schemas/Point'}}
    Point:
      type: object
      description: A point.
      properties:
        time: {type: integer, description: A.}
"""


@pytest.fixture(scope="module")
def rich(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Path:
    """The folder of the package of a spec that uses every feature."""
    spec: SpecFolder = request.getfixturevalue("make_tiny")(tmp_path_factory.mktemp("rich") / "spec")
    blocks = [
        OPERATION.format(path=path, name=name, more=more or "description: More.", params=params, data=data)
        for path, name, more, params, data in OPERATIONS
    ]
    spec.write(ROOMS, f"paths:\n{indent(''.join(blocks), '  ')}{COMPONENTS}")
    listed = "".join(
        f"  /room/{path}: {{$ref: 'services/cloud/rooms.yaml#/paths/~1room~1{path}'}}\n" for path, *_ in OPERATIONS
    )
    spec.replace("openapi.yaml", "paths:\n", f"paths:\n{listed}")
    tag = "- {name: cloud.rooms, description: Rooms., x-doc: {document: reference, section: '7.3', title: 房间}}\n"
    spec.replace("openapi.yaml", "paths:\n", f"{tag}paths:\n")
    spec.write("asyncapi.yaml", TOPICS)
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(VERBS, "dict", None)  # no verb, but the name of a type
        spec.lint()
    out = spec.folder.parent / "out"
    write.write(spec.files(), out)
    return out


@pytest.fixture(scope="module")
def package(rich: Path) -> Iterator[Callable[[str], Any]]:
    """A function that imports modules of the rich package instead of the real one."""
    kept = {name: sys.modules.pop(name) for name in [*sys.modules] if name.split(".")[0] == "feiyan"}
    sys.path.insert(0, str(rich))
    yield import_module
    sys.path.remove(str(rich))
    for name in [name for name in sys.modules if name.split(".")[0] == "feiyan"]:
        del sys.modules[name]
    sys.modules.update(kept)


Answers = Callable[..., tuple[Any, list[dict[str, Any]]]]


@pytest.fixture
def answering(package: Callable[[str], Any]) -> Answers:
    """Return a client whose server answers with the given data, and the parameters that were sent."""

    def client(*data: Any) -> tuple[Any, list[dict[str, Any]]]:
        sent: list[dict[str, Any]] = []

        def handle(request: httpx.Request) -> httpx.Response:
            if request.url.path == "/cloud/token":
                return httpx.Response(200, json={"code": 200, "data": {"cloudToken": "t", "expireIn": 7200000}})
            sent.append(json.loads(request.content).get("params"))
            return httpx.Response(200, json={"id": "1", "code": 200, "data": data[min(len(sent), len(data)) - 1]})

        http = httpx.Client(transport=httpx.MockTransport(handle))
        made = package("feiyan").CloudClient(app_key="k", app_secret="s", project_id="p", http_client=http)
        return made, sent

    return client


def annotation(function: Any, name: str) -> str:
    return str(inspect.signature(function).parameters[name].annotation)


# --- Models ----------------------------------------------------------------------------------------------------------


def test_every_kind_of_field_is_read(package: Callable[[str], Any]) -> None:
    """Scalars, numbers as text, nulls, lists, maps, free values, nested and recursive objects arrive as typed."""
    models, enums = package("feiyan.cloud.models.rooms"), package("feiyan.enums")
    room = models.Room.model_validate(
        {
            "name": "kitchen", "schema": "s", "json": "j", "list": ["a"], "type": "t", "class": "c", "size": "2.5",
            "count": "7", "lit": None, "notes": ["x", None], "marks": {"a": 1, "b": None}, "free": [1, "x"],
            "extra": {"k": {}}, "parent": {"name": "house"}, "rooms": [{"name": "pantry"}],
            "lamp": {"lampId": 5, "labelText": "L"}, "state": 1, "color": "red", "either": "x",
            "startTimeUTC": 9, "num_7day": 4, "olderName": "w", "doorCode": "1234", "unheard": 1,
        }
    )  # fmt: skip
    assert (room.schema_, room.json_, room.list_, room.type, room.class_) == ("s", "j", ["a"], "t", "c")
    assert (room.size, room.count, room.lit) == (2.5, 7, None)
    assert (room.notes, room.marks) == (["x", None], {"a": 1, "b": None})
    assert (room.free, room.extra) == ([1, "x"], {"k": {}})
    assert (room.parent.name, room.rooms[0].name) == ("house", "pantry")
    assert (room.lamp.lamp_id, room.lamp.text) == ("5", "L")
    assert (room.state, room.color) == (enums.LampState.LIT, enums.LampColor.RED)
    assert (room.either, room.start_time_utc, room.num_7day, room.brief) == ("x", 9, 4, "w")
    assert room.model_extra == {"unheard": 1}


def test_unknown_values_of_an_enumeration_are_plain_values(package: Callable[[str], Any]) -> None:
    """An unknown value of an enumeration is a plain value."""
    room = package("feiyan.cloud.models.rooms").Room
    assert (room(name="x", state=77).state, room(name="x", color="green").color) == (77, "green")


def test_fields_go_out_under_the_names_of_the_wire(package: Callable[[str], Any]) -> None:
    """Reserved words, chosen names and names that are no camel case are sent as the platform wants them."""
    room = package("feiyan.cloud.models.rooms").Room(
        name="x", schema_="s", class_="c", num_7day=1, start_time_utc=2, brief="b", parent={"name": "y"}
    )
    assert room.to_wire() == {
        "name": "x", "schema": "s", "class": "c", "num_7day": 1, "startTimeUTC": 2, "wordy": "b",
        "parent": {"name": "y"},
    }  # fmt: skip


@pytest.mark.parametrize("alias", ["wordy", "oldName", "olderName", "brief"])
def test_every_alias_is_read(package: Callable[[str], Any], alias: str) -> None:
    """A field is read under every name that documents use for it."""
    assert package("feiyan.cloud.models.rooms").Room.model_validate({"name": "x", alias: "v"}).brief == "v"


def test_secrets_are_not_shown(package: Callable[[str], Any]) -> None:
    """A field with x-secret has a value, but is not in a repr."""
    room = package("feiyan.cloud.models.rooms").Room(name="x", door_code="1234")
    assert room.door_code == "1234"
    assert "1234" not in repr(room)


def test_a_required_field_is_required(package: Callable[[str], Any]) -> None:
    """Callers must give the required fields that have no default."""
    fields = package("feiyan.cloud.models.rooms").Visit.model_fields
    assert [name for name, field in fields.items() if field.is_required()] == ["guest"]


def test_defaults_of_an_object_are_sent(answering: Answers, package: Callable[[str], Any]) -> None:
    """Required fields with a default or a constant value go out by themselves, unless others are given."""
    client, sent = answering({"name": "x"}, {"name": "x"})
    visit = package("feiyan.cloud.models.rooms").Visit
    client.rooms.get(id="a", list=[1], visit=visit(guest="g"))
    client.rooms.get(id="a", list=[1], visit=visit(guest="g", kind=2, note="n"))
    assert [params["visit"] for params in sent] == [
        {"guest": "g", "kind": 1, "version": "1.0"},
        {"guest": "g", "kind": 2, "version": "1.0", "note": "n"},
    ]


def test_a_failure_told_in_the_data_is_an_error(answering: Answers, package: Callable[[str], Any]) -> None:
    """The outcome that the whole data tells is that of the call, in each form of the method."""
    failed = {"verdict": "poor", "reason": 403, "text": "no"}
    client, _ = answering(failed, failed, False, {"verdict": "GOOD"})
    for create in (client.rooms.create, client.with_envelope.rooms.create):
        with pytest.raises(package("feiyan").ApiError, match="403 no"):
            create()
    with pytest.raises(package("feiyan").ApiError, match="data is false"):
        client.rooms.set_done()
    assert client.rooms.create().verdict == "GOOD"


def test_items_of_a_list_tell_their_outcomes(answering: Answers) -> None:
    """An item has succeeded, has not, or does not tell."""
    client, _ = answering([{"verdict": "fine"}, {"verdict": "poor", "reason": 403}, {}])
    assert [one.succeeded for one in client.rooms.update()] == [True, False, None]


def test_a_page_that_is_null_is_empty(answering: Answers) -> None:
    """Pages may be null where the spec says so."""
    client, _ = answering(None, None)
    assert list(client.rooms.list_pictures()) == []
    assert client.rooms.list_pictures().page() is None


def test_rules_of_an_object_are_checked_before_it_is_sent(answering: Answers, package: Callable[[str], Any]) -> None:
    """`x-rules` of a component hold for values that are passed as parameters."""
    client, sent = answering({"name": "x"})
    room = package("feiyan.cloud.models.rooms").Room(name="x", json_="j")
    with pytest.raises(package("feiyan").InvalidParameterError, match="schema_"):
        client.rooms.get(id="a", list=[1], room=room)
    assert sent == []


# --- Methods ---------------------------------------------------------------------------------------------------------


def test_parameters_have_the_documented_types(package: Callable[[str], Any]) -> None:
    """Required parameters have no default, optional ones may be None, and documented defaults are used."""
    get = package("feiyan.cloud.rooms").Rooms.get
    texts = {name: annotation(get, name) for name in inspect.signature(get).parameters if name != "self"}
    assert texts == {
        "id": "str",
        "list": "Sequence[int]",
        "mode": "str",
        "depth": "int | None",
        "ratio": "float | None",
        "on": "bool | None",
        "state": "LampState | int | None",
        "filter": "Mapping[str, str] | None",
        "anything": "Any",
        "room": "Room | None",
        "visit": "Visit | None",
        "self_": "str | None",
        "class_": "str | None",
        "offset": "int | None",
        "options": "Options | None",
    }
    defaults = {name: each.default for name, each in inspect.signature(get).parameters.items()}
    assert defaults["id"] is defaults["list"] is inspect.Parameter.empty
    assert (defaults["mode"], defaults["depth"]) == ("fast", None)


def test_parameters_go_out_under_the_names_of_the_wire(answering: Answers, package: Callable[[str], Any]) -> None:
    """Omitted parameters are not sent, so that the defaults of the server apply."""
    client, sent = answering({"name": "x"})
    lit = package("feiyan").LampState.LIT
    client.rooms.get(id="a", list=[1], state=lit, self_="s", class_="c", offset=8)
    assert sent == [{"id": "a", "list": [1], "mode": "fast", "state": 1, "self": "s", "class": "c", "UTCOffset": 8}]


def test_every_kind_of_result_is_read(answering: Answers, package: Callable[[str], Any]) -> None:
    """Objects, lists, maps, enumerations, nothing at all and anything at all."""
    enums = package("feiyan.enums")
    for method, data, wanted in (
        ("dict", {"a": 1}, {"a": 1}),
        ("get_state", 1, enums.LampState.LIT),
        ("get_state", 5, 5),
        ("query_states", ["red", "x"], [enums.LampColor.RED, "x"]),
        ("get_maybe", None, None),
        ("get_any", {"x": [1]}, {"x": [1]}),
        ("set", None, None),
    ):
        client, _ = answering(data)
        assert getattr(client.rooms, method)() == wanted
    client, _ = answering([{"lampId": "a"}])
    assert client.rooms.query()[0].lamp_id == "a"


def test_pages_by_offset_are_walked(answering: Answers) -> None:
    """The size is the documented default, and an answer that is the list itself is a page."""
    client, sent = answering([{"name": "a"}, {"name": "b"}], [{"name": "c"}])
    assert [room.name for room in client.rooms.list()] == ["a", "b", "c"]
    assert sent == [{"offset": 0, "count": 2}, {"offset": 2, "count": 2}]


def test_pages_by_number_are_walked(answering: Answers) -> None:
    """The size is the documented maximum where there is no default."""
    client, sent = answering({"items": [{"lampId": "a"}], "total": 2}, {"items": [{"lampId": "b"}], "total": 2})
    assert [lamp.lamp_id for lamp in client.lamps.list(page_size=1)] == ["a", "b"]
    assert sent == [{"pageNo": 1, "pageSize": 1}, {"pageNo": 2, "pageSize": 1}]
    assert inspect.signature(client.lamps.list).parameters["page_size"].default == 50


def test_pages_by_time_are_walked(answering: Answers) -> None:
    """The next window begins at the time of the last item."""
    client, sent = answering([{"time": 1}, {"time": 4}], {"items": [{"time": 6}]})
    assert [point.time for point in client.rooms.list_history(start=0, end=9, page_size=2)] == [1, 4, 6]
    assert [params["start"] for params in sent] == [0, 4]


def test_items_are_found_inside_an_object(answering: Answers) -> None:
    """A dotted name of x-pagination leads to the list; lists of lists are no problem beside a method `list`."""
    client, _ = answering({"inner": {"rows": [[1], [2]]}}, {"inner": {"rows": [[3]]}})
    assert list(client.rooms.list_matrix()) == [[1], [2], [3]]


def test_rules_are_checked_before_a_call(answering: Answers, package: Callable[[str], Any]) -> None:
    """Each kind of x-rules stops a call that the server would refuse."""
    client, sent = answering({"lampId": "a"})
    for given in ({}, {"room": "x", "lamp_id": "a"}, {"room": "x", "floor": 1, "state": 1}):
        with pytest.raises(package("feiyan").InvalidParameterError):
            client.lamps.get(**given)
    assert sent == []
    assert client.lamps.get(lamp_id="a", state=1).lamp_id == "a"


def test_a_method_named_list_does_not_hide_the_type(package: Callable[[str], Any]) -> None:
    """Results of methods beside `list` and `dict` name the builtin types in full."""
    rooms = package("feiyan.cloud.rooms").Rooms
    returns = {name: str(inspect.signature(getattr(rooms, name)).return_annotation) for name in ("query", "dict")}
    assert returns == {"query": "builtins.list[Lamp]", "dict": "builtins.dict[str, int]"}
    assert inspect.signature(rooms.list_matrix).return_annotation == "Pages[builtins.list[int], Matrix]"


def test_async_methods_do_the_same(package: Callable[[str], Any]) -> None:
    """The async client makes the same calls and walks the same pages."""

    def handle(request: httpx.Request) -> httpx.Response:
        data: Any = {"cloudToken": "t", "expireIn": 7200000} if "token" in request.url.path else [{"name": "a"}]
        return httpx.Response(200, json={"code": 200, "data": data})

    async def names() -> list[str]:
        http = httpx.AsyncClient(transport=httpx.MockTransport(handle))
        client = package("feiyan").AsyncCloudClient(app_key="k", app_secret="s", project_id="p", http_client=http)
        async with http:
            return [room.name async for room in client.rooms.list()]

    assert asyncio.run(names()) == ["a"]


def test_a_deprecated_operation_warns_its_caller(answering: Answers, package: Callable[[str], Any]) -> None:
    """A deprecated operation works, warns at the place of the call, and is marked for type checkers."""
    client, sent = answering([])
    for call in (client.rooms.ping, lambda: list(client.rooms.list_all()), client.with_envelope.rooms.ping):
        with pytest.warns(DeprecationWarning, match=r"No longer documented\.") as warned:
            call()
        assert len(warned) == 1
    assert len(sent) == 3
    with pytest.warns(DeprecationWarning, match="No longer documented") as warned:
        client.rooms.ping()
    assert warned[0].filename == __file__
    service = package("feiyan.cloud.rooms").AsyncRooms
    assert [hasattr(getattr(service, name), "__deprecated__") for name in ("ping", "list_all", "get")] == [
        True,
        True,
        False,
    ]


def test_a_renamed_operation_is_called_by_its_former_name(answering: Answers, package: Callable[[str], Any]) -> None:
    """The former method and constant do what the present ones do; the method warns at the place of the call."""
    client, sent = answering({"name": "a"}, [], {"name": "a"})
    calls = (
        lambda: client.rooms.read(id="a", list=[1], offset=2),
        lambda: client.rooms.walk(page_size=5).to_list(),
        lambda: client.with_envelope.rooms.read(id="a", list=[1], offset=2),
    )
    for call, name in zip(calls, ("get", "list", "get"), strict=True):
        with pytest.warns(DeprecationWarning, match=f"Renamed: call `{name}`") as warned:
            call()
        assert [(one.filename, len(warned)) for one in warned] == [(__file__, 1)]
    expected = {"id": "a", "list": [1], "mode": "fast", "UTCOffset": 2}
    assert sent == [expected, {"offset": 0, "count": 5}, expected]
    rooms = package("feiyan.cloud.rooms")
    assert rooms.READ is rooms.GET
    assert rooms.Rooms.read.__deprecated__ == rooms.AsyncRooms.read.__deprecated__ == "Renamed: call `get`."
    assert not hasattr(rooms.Rooms.get, "__deprecated__")


@pytest.mark.parametrize("method", ["get", "read"])
def test_a_renamed_parameter_is_given_by_its_former_name(answering: Answers, method: str) -> None:
    """Former names of a parameter warn at the place of the call, that of a former method too."""
    client, sent = answering({"name": "a"})
    for name in ("shift", "zone"):
        with pytest.warns(DeprecationWarning, match="Renamed: ") as warned:
            getattr(client.rooms, method)(id="a", list=[1], **{name: 3})
        of_method = {"get": [], "read": ["Renamed: call `get`."]}[method]
        assert [str(one.message) for one in warned] == [*of_method, f"Renamed: pass `offset` instead of `{name}`."]
        assert {one.filename for one in warned} == {__file__}
    assert [one["UTCOffset"] for one in sent] == [3, 3]
    with (
        pytest.raises(TypeError, match=r"got offset twice: zone is its former name"),
        warnings.catch_warnings(action="ignore"),
    ):
        getattr(client.rooms, method)(id="a", list=[1], offset=1, zone=2)
    assert len(sent) == 2


def test_former_names_work_in_async_clients(package: Callable[[str], Any]) -> None:
    """An async method is awaited by its former name, with former parameters, and warns its caller."""
    asked: list[dict[str, Any]] = []

    async def invoke(operation: Any, params: dict[str, Any], options: Any) -> Any:
        asked.append(params)
        return package("feiyan").Envelope(code=200, data=operation.name)

    async def call(method: str) -> Any:
        return await getattr(package("feiyan.cloud.rooms").AsyncRooms(invoke), method)(id="a", list=[1], shift=3)

    for method, count in (("get", 1), ("read", 2)):
        with pytest.warns(DeprecationWarning, match="Renamed") as warned:
            assert asyncio.run(call(method)) == "cloud.rooms.get"
        assert [one.filename for one in warned] == [__file__] * count
    assert [params["offset"] for params in asked] == [3, 3]


def test_an_enumeration_of_two_services_is_one_class(package: Callable[[str], Any]) -> None:
    """Lamps and rooms share the state, so values compare."""
    hints = [
        typing.get_type_hints(getattr(package(f"feiyan.cloud.models.{name}"), model), include_extras=True)["state"]
        for name, model in (("rooms", "Room"), ("lamps", "Lamp"))
    ]
    assert hints[0] == hints[1]


def test_a_region_of_the_spec_is_the_default(tiny: SpecFolder) -> None:
    """A platform without the usual data centre still has clients that can be imported."""
    tiny.replace("openapi.yaml", "x-region: cn-shanghai", "x-region: eu-1")
    assert "region: Region | str | RegionAnswer = Region.EU_1," in tiny.files()["feiyan/cloud/_client.py"]


# --- Messages --------------------------------------------------------------------------------------------------------

STATES = "/sys/pk/down/lamp/states"


def test_a_message_has_the_fields_of_its_body(package: Callable[[str], Any]) -> None:
    """The fields under x-body are typed attributes of the message, beside the id of the envelope."""
    messages, enums = package("feiyan.messages"), package("feiyan.enums")
    payload = {"id": 3, "version": "1.0", "params": {
        "lampId": 5, "lamps": {"a": {"level": "7", "next": {"level": 8}}}, "fault": -2, "doorCode": "1234", "more": [1],
    }}  # fmt: skip
    message = messages.read_message(STATES, json.dumps(payload).encode())
    assert type(message) is messages.LampsChanged is package("feiyan").LampsChanged
    assert (message.topic, message.message_id, message.lamp_id) == (STATES, "3", "5")
    assert (message.lamps["a"].level, message.lamps["a"].next.level) == (7, 8)
    assert message.fault is enums.LampFault.STOLEN
    assert message.model_extra == {"more": [1]}
    assert message.code == "1234"
    assert "1234" not in repr(message)


@pytest.mark.parametrize("key", ["params", "param"])
def test_the_body_is_found_under_every_alias(package: Callable[[str], Any], key: str) -> None:
    """The body is found under every name that documents use for it."""
    message = package("feiyan.messages").read_message(STATES, json.dumps({key: {"lamps": {}}}).encode())
    assert message.lamps == {}


def test_an_enumeration_beside_plain_numbers_is_read(package: Callable[[str], Any]) -> None:
    """A number is the member where there is one, in quotes or not, and a number elsewhere."""
    read, faults = package("feiyan.messages").read_message, package("feiyan.enums").LampFault
    for wire, value in ((-1, faults.BROKEN), ("-1", faults.BROKEN), (30, 30), ("30", 30), (0, 0)):
        message = read(STATES, json.dumps({"params": {"lamps": {}, "fault": wire}}).encode())
        assert message.fault == value
        assert type(message.fault) is type(value)


def test_replies_that_are_alike_share_a_class(package: Callable[[str], Any]) -> None:
    """Similar replies share a base class with the fields; the topic identifies the reply."""
    messages = package("feiyan.messages")
    for end, reply in (("bind_reply", messages.LampBound), ("free_reply", messages.LampFreed)):
        message = messages.read_message(f"/sys/pk/down/lamp/{end}", b'{"id":"7","code":"200"}')
        assert type(message) is reply
        assert isinstance(message, messages.LampReply)
        assert (message.message_id, message.id, message.code) == ("7", "7", 200)


def test_a_request_is_sent_as_the_spec_says(package: Callable[[str], Any]) -> None:
    """Callers give what is theirs; constants, empty objects and the id go out by themselves; no secret shows."""
    messages, lit = package("feiyan.messages"), package("feiyan").LampState.LIT
    bind = messages.LampBind(client_id="c", lamp_token="hush", wanted=lit)
    assert json.loads(bind.payload()) == {
        "id": bind.message_id, "version": "1.0", "request": {"client": {"clientId": "c"}},
        "params": {"lampToken": "hush", "state": 1},
    }  # fmt: skip
    assert "hush" not in repr(bind)
    assert json.loads(messages.LampFree(message_id="9").payload()) == {"id": "9", "params": {}}
    assert (bind.topic, bind.reply) == (messages.Topic.LAMP_BIND, messages.LampBound)
    assert bind.topic.of(product_key="pk") == "/sys/pk/up/lamp/bind"


def test_a_connection_subscribes_to_what_it_receives(package: Callable[[str], Any]) -> None:
    """Every topic that messages come on, and none that they are sent to."""
    ends = ["bind_reply", "free_reply", "states"]
    assert package("feiyan.messages").subscriptions(product_key="pk") == tuple(
        f"/sys/pk/down/lamp/{end}" for end in ends
    )


# --- Types -----------------------------------------------------------------------------------------------------------


def test_the_package_is_strictly_typed(rich: Path, pytestconfig: pytest.Config) -> None:
    """Mypy --strict finds nothing in code that uses every feature."""
    cache = pytestconfig.cache.mkdir("generator-mypy") if pytestconfig.cache else rich.parent / "cache"
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "--config-file=", f"--cache-dir={cache}",
         "--explicit-package-bases", "-p", "feiyan"],
        capture_output=True, text=True, check=False, cwd=rich,
        env={"MYPYPATH": f"{rich}:{REPOSITORY / 'runtime'}", "PATH": ""},
    )  # fmt: skip
    assert done.returncode in {0, 1}, done.stderr
    assert [line for line in done.stdout.splitlines() if line.startswith("feiyan/")] == []
