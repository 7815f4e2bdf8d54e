"""From a spec to what it promises."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Protocol, TypeVar

from generator.api import naming
from generator.api.types import COMMON, ENUMS_MODULE, enum_base, is_enum, is_model, value_name_problems
from generator.diff.facts import ANY_ERROR, Class, Enum, ErrorCode, Member, Operation, Region, Service, Surface
from generator.diff.messages import Messages
from generator.diff.sources import Source
from generator.diff.values import Values, as_json, folded, origin
from generator.python.build import PAGING_PARAMETERS
from generator.spec.index import components, data_schema, error_rows, message_schemas, offers, params_schema
from generator.spec.load import Located, Spec
from generator.spec.schema import TODO, TOPICS, misshapen

_ENVELOPE = {"AppRequest", "CloudRequest", "Response"}
_WINDOW = {"start", "end"}
"""Keys of x-pagination whose parameters callers give; the others have defaults."""
STUMBLES = (KeyError, IndexError, TypeError, AttributeError, ValueError)
"""What reading, and comparing what was read, raises where a spec has not the shape that it should have."""


class _Known(Protocol):
    @property
    def python(self) -> str: ...


KnownT = TypeVar("KnownT", bound=_Known)


def read(source: Source) -> Surface:
    """The surface of a spec; SpecError where it cannot be read."""
    spec = source.spec
    try:
        return _Reader(spec, is_bundle=source.is_bundle).surface()
    except RecursionError:
        raise spec.error(spec.root(), "something in the spec holds itself") from None
    except STUMBLES as error:
        refuse_misshapen(spec)
        reason = f"{type(error).__name__}: {error}"
        raise spec.error(spec.root(), f"it cannot be read, `lint` may say why ({reason})") from error


def refuse_misshapen(spec: Spec) -> None:
    """Raise SpecError with every place of a spec that has not its shape, if there is one."""
    for file, content in spec.files.items():
        for place, message in misshapen(file, content):
            spec.problem(Located(file, place, None), message)
    spec.raise_problems()


class _Reader:
    def __init__(self, spec: Spec, *, is_bundle: bool) -> None:
        self._spec = spec
        self._is_bundle = is_bundle
        self._values = Values(spec, is_bundle=is_bundle)

    def surface(self) -> Surface:
        spec, root = self._spec, self._spec.root()
        messages = Messages(spec, self._values) if TOPICS in spec.files else None
        models = [place for _, place in components(spec) if is_model(place.value) and not _is_envelope(place)]
        enums = [place for _, place in (*components(spec), *message_schemas(spec)) if is_enum(place.value)]
        return Surface(
            operations=_by_name(self._operation(path, place) for path, place in offers(spec)),
            classes=_by_name([*map(self._class, models), *(messages.classes() if messages else ())]),
            enums=_by_name(map(self._enum, enums)),
            regions=_by_name(map(_region, root / "servers")),
            services=_by_name(map(_service, root / "tags")),
            title=str(root.value["info"]["title"]),
            documents=str(root.value["info"]["version"]),
            errors=None if self._is_bundle else _by_name(map(_error, error_rows(spec))),
            topics=None if self._is_bundle else _by_name(messages.topics() if messages else ()),
            mqtt_endpoint=messages.endpoint if messages else "",
        )

    def _operation(self, path: str, place: Located) -> Operation:
        value, python = place.value, path
        side = value["tags"][0].partition(".")[0]
        if not _is_left(value, "operationId"):
            try:
                side, service, method = naming.operation_names(value["operationId"])
            except naming.UnsafeError as error:
                raise self._spec.error(place, str(error)) from None
            python = f"{side}.{service}.{method}"
        params, data = params_schema(place), data_schema(place)
        pagination = value.get("x-pagination", {})
        paging = {pagination[key] for key in PAGING_PARAMETERS if key in pagination and key not in _WINDOW}
        parameters = []
        if params is not None and "properties" in params.value:
            required = params.value.get("required", [])
            parameters = [
                self._values.parameter(wire, schema, required=wire in required, is_paging=wire in paging)
                for wire, schema in (params / "properties").items()
            ]
        names = {one.wire: one.name for one in parameters}
        return Operation(
            id=value.get("operationId", ""),
            python=python,
            side=side,
            path=path,
            version=value["x-api-version"],
            older=tuple((one["version"], as_json(one)) for one in value.get("x-older-versions", [])),
            timeout=value.get("x-timeout-ms"),
            auth="" if _is_left(value, "x-auth") else value["x-auth"],
            is_idempotent=None if _is_left(value, "x-idempotent") else value["x-idempotent"],
            is_deprecated=bool(value.get("deprecated")),
            role=value.get("x-token", ""),
            pagination=tuple(sorted((key, as_json(one)) for key, one in pagination.items())),
            item=self._item(data, pagination["items"]) if pagination and data else "",
            parameters=tuple(parameters),
            rules=self._values.rules(params, names) if params else (),
            answer=self._values.answer(data, value["responses"]["200"].get("description", "")),
            text=folded(*_written(value, "summary"), value.get("description", "")),
            origin=origin(value),
            examples=as_json([part.value.get("examples", []) if part else [] for part in (params, data)]),
        )

    def _item(self, data: Located, dotted: str) -> str:
        """The type of an item of the list that a dotted name leads to."""
        found = self._spec.resolve(data)
        for wire in filter(None, dotted.split(".")):
            properties = found.get("properties")
            if properties is None or wire not in properties.value:
                raise self._spec.error(data, f"x-pagination names {dotted!r}, which is not in the data")
            found = self._spec.resolve(properties / wire)
        items = found.get("items")
        if items is None:
            raise self._spec.error(data, f"x-pagination: items {dotted!r} is no list")
        return self._values.type_of(items)

    def _class(self, place: Located) -> Class:
        fields = self._values.fields(place)
        return Class(
            python=f"{self._values.module(place)}{place.pointer[-1]}",
            fields=fields,
            rules=self._values.rules(place, {one.wire: one.name for one in fields}),
            bare_list=place.value.get("x-bare-list", ""),
            text=folded(place.value.get("description", "")),
        )

    def _enum(self, place: Located) -> Enum:
        schema = place.value
        values = [value for value in schema["enum"] if value is not None]
        names, texts = (schema.get(key, []) for key in ("x-enum-names", "x-enum-descriptions"))
        if TODO in schema:
            names, texts = ([*each, *[""] * (len(values) - len(each))] for each in (names, texts))
        elif problem := next(value_name_problems(schema), None):
            raise self._spec.error(place, f"{place.pointer[-1]}: {problem}")
        members = zip(names, values, texts, strict=False)
        return Enum(
            python=f"{ENUMS_MODULE}.{place.pointer[-1]}",
            base="int" if enum_base(schema) == "IntEnum" else "str",
            members=tuple(Member(str(name), as_json(value), folded(text)) for name, value, text in members),
            text=folded(schema.get("description", "")),
        )


def _is_left(value: dict[str, Any], key: str) -> bool:
    """Whether a key is still to be written by people."""
    return key not in value and TODO in value


def _written(value: dict[str, Any], key: str) -> list[str]:
    """The text of a key, where it is not still to be written."""
    return [] if _is_left(value, key) else [value[key]]


def _by_name(things: Iterable[KnownT]) -> dict[str, KnownT]:
    return {one.python: one for one in things}


def _is_envelope(place: Located) -> bool:
    return place.file == COMMON and place.pointer[-1] in _ENVELOPE


def _region(place: Located) -> Region:
    region = place.value["x-region"]
    return Region(
        python=f"feiyan.Region.{region.upper().replace('-', '_')}",
        id=region,
        url=place.value["url"],
        text=folded(place.value["description"]),
    )


def _service(place: Located) -> Service:
    texts = (*_written(place.value, "description"), f"({origin(place.value)})")
    return Service(place.value["name"], folded(*texts))


def _error(place: Located) -> ErrorCode:
    row = place.value
    said: dict[str, Any] = {
        key: row.get(key) for key in ("domain", "message", "meaning", "remedy", "also", "seen", "hex")
    }
    name = "" if _is_left(row, "name") else row["name"]
    return ErrorCode(
        name=name,
        python=f"feiyan.codes.{name}" if name else f"feiyan.codes.BY_CODE[{as_json(row['code'])}]",
        code=str(row["code"]),
        error_class=ANY_ERROR if _is_left(row, "error") else row["error"],
        may_retry=bool(row.get("retry")),
        is_deprecated=bool(row.get("deprecated")),
        texts=tuple((key, text if isinstance(text, str) else as_json(text)) for key, text in said.items() if text),
    )
