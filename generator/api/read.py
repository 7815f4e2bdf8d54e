"""Read a spec into the model of the API.

Older and unfinished specs can be read, so that they can be compared: what an import has left to people is empty. A
problem that only prevents printing is recorded as a flaw.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from operator import itemgetter
from typing import Any, Protocol, TypeVar

from generator.api import naming, paging
from generator.api.guard import Placed, at, guarded
from generator.api.messages import Messages
from generator.api.model import (
    ANY_ERROR,
    Api,
    Class,
    Enum,
    ErrorCode,
    Form,
    Member,
    OlderVersion,
    Operation,
    Origin,
    OtherMeaning,
    Region,
    Service,
    Success,
    Value,
    as_json,
    folded,
)
from generator.api.resolved_schema import ResolvedSchema
from generator.api.types import COMMON, Types, enum_base, is_enum, is_model, kinds, value_name_problems
from generator.api.values import Values
from generator.spec.index import (
    account_operations,
    components,
    data_schema,
    error_rows,
    form_field,
    message_schemas,
    offers,
    params_schema,
)
from generator.spec.load import Located, Spec
from generator.spec.schema import OBSERVED, TODO

ERROR_CLASSES = (
    "ApiError",
    "AuthenticationError",
    "ConflictError",
    "DeviceError",
    "InvalidParameterError",
    "NotFoundError",
    "PermissionDeniedError",
    "RateLimitedError",
    "ServerError",
)
"""The classes of errors that a row of errors.yaml may name."""

_ENVELOPES = {"AppRequest", "CloudRequest", "Response"}

T = TypeVar("T")


class _Known(Placed, Protocol):
    @property
    def python(self) -> str: ...


KnownT = TypeVar("KnownT", bound=_Known)


def read(spec: Spec, *, is_bundle: bool = False, to_print: bool = False) -> Api:
    """Read the model of a spec; raise SpecError for all that cannot be read or, with `to_print`, cannot be printed.

    A bundle contains neither error codes nor topics, nor the modules of classes.
    """
    reader = _Reader(spec, is_bundle=is_bundle)
    api = reader.api()
    if to_print:
        for place, message in reader.flaws:
            spec.problem(place, message)
    spec.raise_problems()
    return api


def origin(value: dict[str, Any]) -> Origin:
    """Read where something is documented, or where it was seen."""
    doc = value.get("x-doc", {})
    seen = "" if doc else value.get("x-seen", "").rstrip(".")
    pages = (one if isinstance(one, int) else one["number"] for one in doc.get("pages", ()))
    return Origin(doc.get("document", ""), str(doc.get("section", "")), doc.get("title", ""), seen, tuple(pages))


class _Reader:
    def __init__(self, spec: Spec, *, is_bundle: bool) -> None:
        self._spec = spec
        self._is_bundle = is_bundle
        self.flaws: list[tuple[Located, str]] = []
        self._types = Types(spec, self._flaw, modules=not is_bundle)
        self._values = Values(spec, self._types)

    def api(self) -> Api:
        spec, root = self._spec, self._spec.root()
        models = [place for _, place in components(spec) if is_model(place.value) and not _is_envelope(place)]
        classes = self._named(self._each(models, self._class))
        messages = Messages(spec, self._values, self._flaw, origin)
        classes |= self._named(messages.classes())
        return Api(
            spec=spec,
            operations=self._named(self._operations()),
            classes=classes,
            enums=self._named(self._enums()),
            regions=self._named(self._each(root / "servers", self._region)),
            services=self._named(self._each(root / "tags", _service)),
            title=str(root.value["info"]["title"]),
            documents=str(root.value["info"]["version"]),
            errors=None if self._is_bundle else self._errors(),
            topics=None if self._is_bundle else self._named(messages.topics()),
            forms=self._named(self._forms()),
            mqtt_endpoint=messages.endpoint,
        )

    # --- Problems and flaws --------------------------------------------------------------------------------------

    def _flaw(self, place: Located, message: str) -> None:
        self.flaws.append((place, message))

    def _each(self, places: Iterable[Located], make: Callable[[Located], T]) -> Iterator[T]:
        for place in places:
            if made := guarded(self._spec, place, make):
                yield made

    def _named(self, things: Iterable[KnownT]) -> dict[str, KnownT]:
        """Return things by their Python names; record a flaw if two share a name."""
        named: dict[str, KnownT] = {}
        for one in things:
            if one.python in named:
                self._flaw(one.place, _twice(one, named[one.python]))
            named.setdefault(one.python, one)
        return named

    def _safe(self, place: Located, make: Callable[[str], str], name: Any) -> str:
        """Return a name; record a flaw if it is not safe in Python."""
        try:
            return make(name)
        except naming.UnsafeError as error:
            self._flaw(place, at(place, error))
            return str(name)

    # --- Operations ----------------------------------------------------------------------------------------------

    def _operations(self) -> Iterator[Operation]:
        for path, place in offers(self._spec):
            if made := guarded(self._spec, place, partial(self._operation, path)):
                yield made

    def _operation(self, path: str, place: Located) -> Operation:
        value = place.value
        side, _, service = value["tags"][0].partition(".")
        method = ""
        if not _is_left(value, "operationId"):
            side, service, method = naming.operation_names(value["operationId"])
            self._safe(place, naming.constant_name, method.upper())
        params, data = params_schema(place), data_schema(place)
        settings = value.get("x-pagination")
        parameters = self._values.parameters(params, paging.with_defaults(settings) if settings else set())
        self._distinct(parameters, "parameters")
        answer = place / "responses" / "200"
        return Operation(
            place=place,
            id=value.get("operationId", ""),
            side=side,
            service=service,
            method=method,
            path=path,
            version=value["x-api-version"],
            older=tuple(OlderVersion(one["version"], as_json(one)) for one in value.get("x-older-versions", [])),
            timeout=value.get("x-timeout-ms"),
            auth="" if _is_left(value, "x-auth") else value["x-auth"],
            is_idempotent=None if _is_left(value, "x-idempotent") else value["x-idempotent"],
            is_deprecated=bool(value.get("deprecated")),
            role=value.get("x-token", ""),
            paging=paging.read(self._spec, self._types, settings, parameters, data) if settings else None,
            parameters=parameters,
            rules=self._values.rules(params, {one.wire: one.name for one in parameters}) if params else (),
            answer=self._values.answer(data, answer),
            success=self._success_of(data),
            answer_is_described=data is not None and data.get("description") is not None,
            summary=folded(*_written(value, "summary")),
            description=folded(value.get("description", "")),
            origin=origin(value),
            formerly=tuple(value.get("x-formerly", ())),
            examples=as_json([part.value.get("examples", []) if part else [] for part in (params, data)]),
        )

    def _forms(self) -> Iterator[Form]:
        for path, place in account_operations(self._spec):
            if made := guarded(self._spec, place, partial(self._form, path)):
                yield made

    def _form(self, path: str, place: Located) -> Form:
        name, request = form_field(place)
        answer = place / "responses" / "200" / "content" / "application/json" / "schema"
        form = Form(
            place=place,
            id=place.value["operationId"],
            path=path,
            wire_field=name,
            role=place.value["x-token"],
            request=self._types.read(request),
            result=self._types.read(answer),
        )
        self._safe(place, naming.constant_name, form.python)
        return form

    def _distinct(self, values: tuple[Value, ...], what: str) -> None:
        names = set[str]()
        for one in values:
            for name in filter(None, (one.name, one.moment if what == "fields" else "")):
                if name in names:
                    self._flaw(one.place, f"{name} is the Python name of two {what}")
                names.add(name)

    # --- Classes and enumerations --------------------------------------------------------------------------------

    def _class(self, place: Located) -> Class:
        fields = self._values.fields(place)
        self._distinct(fields, "fields")
        names = {one.wire: one.name for one in fields}
        bare = place.value.get("x-bare-list", "")
        if bare and bare not in names:
            raise naming.UnsafeError(f"x-bare-list names {bare!r}, which is not a property")
        return Class(
            place=place,
            module=self._types.module(place),
            name=self._safe(place, naming.class_name, place.pointer[-1]),
            fields=fields,
            rules=self._values.rules(place, names),
            bare_list=bare,
            success=_success(place),
            text=folded(place.value.get("description", "")),
        )

    def _success_of(self, data: Located | None) -> Success:
        """Read how the data of an answer, in one of its forms, tells of success."""
        parts = ResolvedSchema(self._spec, data).parts() if data is not None else ()
        return next((told for told in map(_success, parts) if told.values), Success())

    def _enums(self) -> Iterator[Enum]:
        schemas = sorted((*components(self._spec), *message_schemas(self._spec)), key=itemgetter(0))
        return self._each([place for _, place in schemas if is_enum(place.value)], self._enum)

    def _enum(self, place: Located) -> Enum:
        schema = place.value
        base = "int" if enum_base(schema) == "IntEnum" else "str"
        values = [value for value in schema["enum"] if value is not None]
        names, texts = (schema.get(key, []) for key in ("x-enum-names", "x-enum-descriptions"))
        if TODO in schema:
            names, texts = ([*each, *[""] * (len(values) - len(each))] for each in (names, texts))
        else:
            self._check_enum(place, base, values)
        members = zip(names, values, texts, strict=False)
        return Enum(
            place=place,
            name=self._safe(place, naming.class_name, place.pointer[-1]),
            base=base,
            members=tuple(Member(str(name), value, folded(text)) for name, value, text in members),
            text=folded(schema.get("description", "")),
        )

    def _check_enum(self, place: Located, base: str, values: list[Any]) -> None:
        schema, where = place.value, place.pointer[-1]
        if problem := next(value_name_problems(schema), None):
            raise naming.UnsafeError(problem)
        if set(kinds(schema)) - {"null"} not in ({"integer"}, {"string"}):
            self._flaw(place, f"schemas.{where}: the type of an enumeration must be integer or string")
        for value in values:
            if type(value).__name__ != base:
                self._flaw(place, f"schemas.{where}: expected values of type {base}, got {value!r}")
        for name in schema["x-enum-names"]:
            self._safe(place, naming.constant_name, name)

    # --- Error codes and regions ---------------------------------------------------------------------------------

    def _errors(self) -> dict[str, ErrorCode]:
        rows = self._named(self._each(error_rows(self._spec), self._error))
        codes = set[int | str]()
        for row in rows.values():
            if row.code in codes:
                self._flaw(row.place, f"{row.code} is also the code of another row")
            codes.add(row.code)
        return rows

    def _error(self, place: Located) -> ErrorCode:
        row = place.value
        name = "" if _is_left(row, "name") else self._safe(place, naming.constant_name, row["name"])
        error = ANY_ERROR if _is_left(row, "error") else row["error"]
        also = tuple(_other_meaning(row, one) for one in row.get("also", ()))
        for one in (error, *(other.error_class for other in also)):
            if one not in ERROR_CLASSES:
                where = ".".join(map(str, place.pointer[-2:]))
                self._flaw(place, f"{where}: error {one!r} is not one of {', '.join(ERROR_CLASSES)}")
        return ErrorCode(
            place=place,
            name=name,
            code=row["code"],
            error_class=error,
            may_retry=bool(row.get("retry")),
            is_deprecated=bool(row.get("deprecated")),
            domain=row.get("domain", ""),
            message=row.get("message"),
            meaning=folded(row.get("meaning", "")),
            meaning_zh=folded(row.get("meaning_zh", "")),
            remedy=folded(row.get("remedy", "")),
            remedy_zh=folded(row.get("remedy_zh", "")),
            also=also,
            seen=row.get("seen", "").rstrip(".") if place.file == OBSERVED else "",
        )

    def _region(self, place: Located) -> Region:
        value = place.value
        made = Region(
            place=place,
            id=value["x-region"],
            url=value["url"],
            text=folded(value["description"]),
            aliases=tuple(value.get("x-region-aliases", ())),
        )
        self._safe(place, naming.constant_name, made.name)
        return made


def _other_meaning(row: dict[str, Any], other: dict[str, Any]) -> OtherMeaning:
    """Return another meaning of an error code; what it does not say is as in the row."""
    whole: dict[str, Any] = {"remedy": "", "remedy_zh": "", "error": ANY_ERROR, "retry": False} | row | other
    return OtherMeaning(
        message=whole["message"],
        meaning=folded(whole["meaning"]),
        meaning_zh=folded(other.get("meaning_zh", "")),
        remedy=folded(whole["remedy"]),
        remedy_zh=folded(whole["remedy_zh"]),
        error_class=whole["error"],
        may_retry=whole["retry"],
    )


def _service(place: Located) -> Service:
    text = folded(*_written(place.value, "description"))
    return Service(place=place, python=place.value["name"], text=text, origin=origin(place.value))


def _is_left(value: dict[str, Any], key: str) -> bool:
    """Return whether a key is left to people and not written yet."""
    return key not in value and TODO in value


def _written(value: dict[str, Any], key: str) -> list[str]:
    """Return the text of a key; nothing if it is not written yet."""
    return [] if _is_left(value, key) else [value[key]]


def _is_envelope(place: Located) -> bool:
    return place.file == COMMON and place.pointer[-1] in _ENVELOPES


def _twice(one: _Known, other: _Known) -> str:
    """Return the message that two things share a name."""
    match one, other:
        case Operation(id=name), Operation(path=path):
            return f"{name} is also the operationId of {path}"
        case Enum(name=name), _:
            return f"the enumeration {name} is also defined in {other.place.file}"
        case Region(id=name), _:
            return f"{name} is also the region of another server"
        case ErrorCode(name=name), _:
            return f"{name} is also the name of another row"
    return f"{one.python} occurs twice"


def _success(place: Located) -> Success:
    """Read how the values of a schema tell of success."""
    told = place.value.get("x-success", {"in": ()})
    names = [told.get(key, "") for key in ("field", "code", "message")]
    for name in filter(None, names):
        if name not in place.value.get("properties", {}):
            raise naming.UnsafeError(f"x-success names {name!r}, which is not a property")
    return Success(tuple(told["in"]), *names)
