"""From the spec to the view: everything that is printed is decided here."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial
from graphlib import CycleError, TopologicalSorter
from operator import itemgetter
from typing import Any, TypeVar

from generator.api import naming, prose
from generator.api.types import (
    COMMON,
    Import,
    PythonType,
    Types,
    enum_base,
    is_enum,
    is_model,
    kinds,
    models_module,
    value_name_problems,
)
from generator.python.client_settings import settings_of
from generator.python.messages import Tools, messages_module
from generator.python.view import (
    Enum,
    ErrorCode,
    Field,
    Member,
    MessagesModule,
    Model,
    ModelsModule,
    Operation,
    Package,
    Parameter,
    Region,
    Service,
    SessionOperations,
    Side,
    TokenOperations,
)
from generator.spec.index import components, data_schema, error_rows, message_schemas, offers, params_schema
from generator.spec.load import Located, Spec, SpecError
from generator.spec.schema import OBSERVED, ROOT, SESSION_ROLES, TOKEN_ROLES, TOPICS
from generator.spec.todo import refuse_unfinished

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
"""What a row of errors.yaml may name."""

PAGING_PARAMETERS = ("page", "offset", "start", "end", "ascending", "size")
"""Keys of x-pagination that name parameters."""

DEFAULT_PAGE_SIZE = 20
"""Asked for where neither a default nor a maximum is documented."""

_TOKENS = {
    "none": "Needs no token.",
    "optional-user": "A signed-in user is optional.",
    "user": "",
    "cloud": "",
}
"""What a docstring says of `x-auth`, where an operation does not need the token of its side."""

T = TypeVar("T")

Made = tuple[Operation, frozenset[Import], Located]
"""An operation, what it needs imported, and where it stands."""


def build(spec: Spec) -> Package:
    """The view of a spec; SpecError with every problem where it cannot be printed."""
    refuse_unfinished(spec)
    package = _Builder(spec).package()
    spec.raise_problems()
    return package


class _Builder:
    def __init__(self, spec: Spec) -> None:
        self._spec = spec
        self._types = Types(spec)

    def package(self) -> Package:
        title, version, doc = self._guarded(self._spec.root() / "info", _info) or ("", "", "")
        enums = tuple(self._enums())
        models = tuple(self._models_modules())
        self._acyclic(models)
        messages = self._messages(enums)
        regions = tuple(self._regions())
        errors = tuple(self._errors())
        made = list(self._operations())
        self._spec.raise_problems()
        sides, counts = tuple(self._sides(made, regions[0])), self._corrections()
        return Package(
            title,
            version,
            doc,
            enums,
            models,
            messages,
            sides,
            regions,
            _mqtt_endpoint(self._spec),
            errors,
            ERROR_CLASSES,
            counts,
        )

    # --- Enumerations and models ---------------------------------------------------------------------------------

    def _enums(self) -> Iterator[Enum]:
        seen: dict[str, str] = {}
        for name, place in sorted((*components(self._spec), *message_schemas(self._spec)), key=itemgetter(0)):
            if not is_enum(place.value):
                continue
            if name in seen:
                self._spec.problem(place, f"enumeration {name} is defined in {seen[name]} too")
                continue
            seen[name] = place.file
            made = self._guarded(place, self._enum)
            if made:
                yield made

    def _enum(self, place: Located) -> Enum:
        schema = place.value
        base = enum_base(schema)
        expected: type = int if base == "IntEnum" else str
        names, docs = schema.get("x-enum-names", []), schema.get("x-enum-descriptions", [])
        values = [value for value in schema["enum"] if value is not None]
        if set(kinds(schema)) - {"null"} not in ({"integer"}, {"string"}):
            raise naming.UnsafeError("the type of an enumeration is integer or string")
        if problem := next(value_name_problems(schema), None):
            raise naming.UnsafeError(problem)
        for value in values:
            if type(value) is not expected:
                raise naming.UnsafeError(f"the value {value!r} is no {expected.__name__}")
        return Enum(
            name=naming.class_name(str(place.pointer[-1])),
            base=base,
            doc=naming.docstring(schema.get("description", "")),
            members=tuple(
                Member(naming.constant_name(name), naming.literal(value), naming.docstring(doc))
                for name, value, doc in zip(names, values, docs, strict=True)
            ),
        )

    def _acyclic(self, modules: tuple[ModelsModule, ...]) -> None:
        """Note where models of several files refer to each other: their modules could not be imported."""
        uses = {module.module: sorted({needed.module for needed in module.imports}) for module in modules}
        try:
            TopologicalSorter(uses).prepare()
        except CycleError as error:
            files = {module.module: module.sources for module in modules}
            cycle = sorted({file for name in error.args[1] for file in files[name]})
            message = f"the objects of {', '.join(cycle)} refer to each other: put them in one file"
            self._spec.problem(self._spec.root(cycle[0]), message)

    def _models_modules(self) -> Iterator[ModelsModule]:
        found: dict[str, list[tuple[Model, frozenset[Import], str]]] = {}
        for _, place in components(self._spec):
            if is_model(place.value) and not _is_envelope(place):
                made = self._guarded(place, self._model)
                if made:
                    found.setdefault(self._types.home(place), []).append((*made, place.file))
        for home, rows in found.items():
            module = models_module(home)
            imports = frozenset[Import]().union(*(needed for _, needed, _ in rows))
            imports = frozenset(needed for needed in imports if needed.module != module)
            files = tuple(dict.fromkeys(file for _, _, file in rows))
            self._distinct(files[0], imports, {model.name for model, _, _ in rows})
            service = module.rpartition(".")[2]
            yield ModelsModule(
                module=module,
                file=f"{module.replace('.', '/')}.py",
                doc=naming.docstring(
                    f"Objects of the {service} service." if home != COMMON else "Objects that services share.", indent=0
                ),
                sources=files,
                imports=_sorted(imports),
                models=tuple(model for model, _, _ in rows),
            )

    def _distinct(self, file: str, imports: Iterable[Import], own: set[str]) -> None:
        """Note the names that a module of the package would give to two things."""
        modules: dict[str, str] = dict.fromkeys(own, "this file")
        for needed in _sorted(imports):
            if needed.name in modules:
                first, second = modules[needed.name], needed.module
                self._spec.problem(
                    self._spec.root(file), f"{needed.name} is a name of {second} and of {first}: rename one of them"
                )
            modules[needed.name] = needed.module

    def _model(self, place: Located) -> tuple[Model, frozenset[Import]]:
        schema = place.value
        self._types.module(place)
        names: dict[str, str] = {}
        fields, imports = [], set[Import]()
        required = schema.get("required", [])
        for wire, field in (place / "properties").items():
            name = naming.field_name(wire, prose.annotation(self._spec, field, "x-name"))
            if name in names.values():
                self._spec.problem(field, f"{name} is the Python name of two fields")
            names[wire] = name
        for wire, field in (place / "properties").items():
            kind = self._types.read(field)
            imports |= kind.imports
            doc = naming.docstring(prose.describe(self._spec, field, names))
            fields.append(self._field(names[wire], wire, field, kind, wire in required, doc, imports))
        rules, rule_imports = self._rules(place, names)
        imports |= rule_imports
        bare = schema.get("x-bare-list")
        if bare is not None and bare not in names:
            raise naming.UnsafeError(f"x-bare-list names {bare!r}, which is no property")
        base = "BareListModel" if bare is not None else "Model"
        imports.add(Import("feiyan_runtime", base))
        if bare is not None:
            imports.add(Import("typing", "ClassVar"))
        if rules:
            imports |= {Import("typing", "ClassVar"), Import("feiyan_runtime", "Rule")}
        model = Model(
            name=naming.class_name(str(place.pointer[-1])),
            base=base,
            doc=naming.docstring(
                prose.in_python(schema.get("description", ""), names),
                *(prose.rule_text(rule, names) for rule in schema.get("x-rules", [])),
            ),
            bare_list=naming.literal(bare) if bare is not None else None,
            rules=rules,
            fields=tuple(fields),
        )
        return model, frozenset(imports)

    def _field(
        self, name: str, wire: str, place: Located, kind: PythonType, required: bool, doc: str, imports: set[Import]
    ) -> Field:
        arguments = [] if required else ["default=None"]
        aliases = prose.annotation(self._spec, place, "x-aliases") or []
        if aliases:
            imports.add(Import("pydantic", "AliasChoices"))
            every = ", ".join(naming.literal(alias) for alias in [wire, *aliases])
            arguments.append(f"validation_alias=AliasChoices({every})")
        elif not naming.is_camel_of(name, wire):
            arguments.append(f"validation_alias={naming.literal(wire)}")
        if aliases or not naming.is_camel_of(name, wire):
            arguments.append(f"serialization_alias={naming.literal(wire)}")
        if prose.annotation(self._spec, place, "x-secret"):
            arguments.append("repr=False")
        if arguments in ([], ["default=None"]):
            default = "= None" if arguments else ""
        else:
            imports.add(Import("pydantic", "Field"))
            default = f"= Field({', '.join(arguments)})"
        return Field(name, kind.found if required else kind.or_none, default, doc)

    # --- Messages ------------------------------------------------------------------------------------------------

    def _messages(self, enums: Iterable[Enum]) -> MessagesModule | None:
        module = messages_module(Tools(self._spec, self._types, self._guarded, self._model, _source))
        if module:
            self._distinct(TOPICS, module.imports, {*module.names, *(model.name for model in module.models)})
            for name in sorted({enum.name for enum in enums}.intersection(module.names)):
                self._spec.problem(
                    self._spec.root(TOPICS), f"{name} is an enumeration and a message: rename one of them"
                )
        return module

    # --- Services ------------------------------------------------------------------------------------------------

    def _operations(self) -> Iterator[Made]:
        for path, place in offers(self._spec):
            made = self._guarded(place, partial(self._operation, path))
            if made:
                yield (*made, place)

    def _sides(self, made: list[Made], default: Region) -> Iterator[Side]:
        found: dict[str, dict[str, list[Made]]] = {}
        for row in made:
            side, service, _ = naming.operation_names(row[0].id)
            found.setdefault(side, {}).setdefault(service, []).append(row)
        tags = {tag.value["name"]: tag for tag in self._spec.root() / "tags"}
        for tag_name in tags.keys() - {f"{side}.{name}" for side, services in found.items() for name in services}:
            self._spec.problem(tags[tag_name], f"no operation has the tag {tag_name}")
        for side, services in found.items():
            made_services = []
            for name, rows in services.items():
                self._unique_methods(rows)
                tag = tags.get(f"{side}.{name}")
                if tag is None:
                    self._spec.problem(rows[0][2], f"{side}.{name} is no tag of {ROOT}")
                elif service_made := self._guarded(tag, partial(self._service, side, name, rows)):
                    made_services.append(service_made)
            places = [place for rows in services.values() for _, _, place in rows]
            if side_made := self._guarded(places[0], partial(self._side, side, made_services, places, default)):
                yield side_made

    def _unique_methods(self, rows: list[Made]) -> None:
        seen: dict[str, str] = {}
        for operation, _, place in rows:
            if operation.method in seen:
                self._spec.problem(place, f"{operation.id} is the name of {seen[operation.method]} too")
            seen[operation.method] = operation.path

    def _service(self, side: str, name: str, rows: list[Made], tag: Located) -> Service:
        class_name = naming.class_name(name.capitalize())
        made = tuple(_unshadowed(operation, {row[0].method for row in rows}) for operation, _, _ in rows)
        imports = set[Import]().union(*(needed for _, needed, _ in rows))
        imports |= {Import("feiyan_runtime", word) for word in ("AsyncService", "Operation", "Options", "SyncService")}
        imports.add(Import("typing", "Final"))
        if any(operation.page_item for operation in made):
            imports |= {Import("feiyan_runtime", "AsyncPages"), Import("feiyan_runtime", "Pages")}
        if any("builtins." in f"{operation.result} {operation.page_item}" for operation in made):
            imports.add(Import("", "builtins"))
        files = tuple(dict.fromkeys(place.file for _, _, place in rows))
        self._distinct(files[0], imports, {class_name})
        return Service(
            side=side,
            name=name,
            class_name=class_name,
            module=f"feiyan.{side}.{name}",
            file=f"feiyan/{side}/{name}.py",
            summary=naming.plain(tag.value["description"]),
            doc=naming.docstring(tag.value["description"], _source(tag), indent=0),
            sources=files,
            imports=_sorted(imports),
            operations=made,
        )

    def _side(self, name: str, services: list[Service], places: list[Located], default: Region, first: Located) -> Side:
        tokens = self._roles(name, TOKEN_ROLES, places, first)
        session = self._roles(name, SESSION_ROLES, places, first)
        return Side(
            name=name,
            class_name=naming.class_name(name.capitalize()),
            services=tuple(services),
            settings=settings_of(tokens=bool(tokens), session=bool(session), region=default.constant),
            tokens=TokenOperations(*tokens) if tokens else None,
            session=SessionOperations(*session) if session else None,
        )

    def _roles(self, side: str, roles: tuple[str, ...], places: list[Located], first: Located) -> tuple[str, ...]:
        """The service and the constants of the operations that have the roles; empty where none has."""
        found = sorted(
            (roles.index(role), *naming.operation_names(place.value["operationId"])[1:])
            for place in places
            if (role := place.value.get("x-token")) in roles
        )
        if not found:
            return ()
        if [index for index, _, _ in found] != [*range(len(roles))]:
            needed = " and one ".join(roles)
            raise self._spec.error(first, f"side {side} needs one operation with x-token {needed}")
        services = {service for _, service, _ in found}
        if len(services) > 1:
            raise self._spec.error(first, f"side {side}: the operations with x-token belong to one service")
        return (*services, *(method.upper() for _, _, method in found))

    def _operation(self, path: str, place: Located) -> tuple[Operation, frozenset[Import]]:
        value = place.value
        _, _, method = naming.operation_names(value["operationId"])
        params, data = params_schema(place), data_schema(place)
        names: dict[str, str] = {}
        imports = set[Import]()
        parameters = []
        pagination = value.get("x-pagination")
        page_defaults = self._page_defaults(pagination, params, data) if pagination else {}
        if params is not None and "properties" in params.value:
            required = params.value.get("required", [])
            for wire, schema in (params / "properties").items():
                name = naming.parameter_name(wire, prose.annotation(self._spec, schema, "x-name"))
                if name in names.values():
                    self._spec.problem(schema, f"{name} is the Python name of two parameters")
                names[wire] = name
                kind = self._types.given(schema)
                imports |= kind.imports
                parameters.append(self._parameter(name, wire, schema, kind, wire in required, page_defaults))
        result, result_imports, item = self._result(data, pagination)
        imports |= result_imports | result.as_value().imports
        rules, rule_imports = self._rules(params, names) if params else ("", set[Import]())
        imports |= rule_imports
        timeout = value.get("x-timeout-ms")
        if timeout is None:
            imports.add(Import("feiyan_runtime", "UNKNOWN_TIMEOUT"))
        settings = {
            "name": naming.literal(value["operationId"]),
            "path": naming.literal(naming.path(path)),
            "version": naming.literal(naming.version(value["x-api-version"])),
            "timeout": naming.literal(timeout / 1000) if timeout else "UNKNOWN_TIMEOUT",
            "result": result.as_value().text,
            "optional": "True" if result.nullable else "",
            "auth": {"none": '"none"', "optional-user": '"optional"'}.get(value["x-auth"], ""),
            "idempotent": "True" if value["x-idempotent"] else "",
            "parameters": _mapping(names),
            "rules": rules,
            "paging": self._paging(pagination, names, data, imports) if pagination and data else "",
        }
        operation = Operation(
            id=value["operationId"],
            method=method,
            constant=naming.constant_name(method.upper()),
            path=path,
            version=value["x-api-version"],
            section=str(value.get("x-doc", {}).get("section", "")),
            seen=naming.plain(value.get("x-seen", "")),
            summary=naming.plain(value["summary"]),
            doc=self._method_doc(path, place, names),
            parameters=tuple(parameters),
            data=result.found,
            result=result.found,
            page_item=item,
            settings=tuple((key, text) for key, text in settings.items() if text),
            is_deprecated="deprecated" in value,
        )
        if operation.is_deprecated:
            imports.add(Import("", "typing_extensions"))
        return operation, frozenset(imports)

    def _parameter(
        self, name: str, wire: str, place: Located, kind: PythonType, required: bool, page_defaults: dict[str, Any]
    ) -> Parameter:
        default = prose.annotation(self._spec, place, "default")
        if wire in page_defaults:
            return Parameter(name, kind.text, f"= {naming.literal(page_defaults[wire])}")
        if required:
            return Parameter(name, kind.text, f"= {naming.literal(default)}" if default is not None else "")
        return Parameter(name, kind.or_none, "= None")

    def _page_defaults(
        self, pagination: dict[str, Any], params: Located | None, data: Located | None
    ) -> dict[str, Any]:
        properties = params.get("properties") if params else None
        for key in PAGING_PARAMETERS:
            if key in pagination and (properties is None or pagination[key] not in properties.value):
                raise naming.UnsafeError(f"x-pagination: {key} {pagination[key]!r} is no parameter")
        if properties is None or data is None:
            raise naming.UnsafeError("x-pagination where there are no params or no data")
        size = properties / pagination["size"]
        defaults = {
            pagination["size"]: prose.annotation(self._spec, size, "default")
            or prose.annotation(self._spec, size, "maximum")
            or DEFAULT_PAGE_SIZE
        }
        match pagination["style"]:
            case "page":
                defaults[pagination["page"]] = pagination["first"]
            case "offset":
                defaults[pagination["offset"]] = 0
            case "time":
                defaults[pagination["ascending"]] = pagination.get("ascending-is", True)
        return defaults

    def _result(
        self, data: Located | None, pagination: dict[str, Any] | None
    ) -> tuple[PythonType, frozenset[Import], str | None]:
        if data is None:
            return PythonType("None", nullable=True), frozenset(), None
        kind = self._types.read(data)
        if pagination is None:
            return kind, kind.imports, None
        items = self._spec.resolve(self._walked(data, pagination["items"])[-1])
        if "items" not in items.value:
            raise naming.UnsafeError(f"x-pagination: items {pagination['items']!r} is no list")
        item = self._types.read(items / "items")
        return kind, kind.imports | item.imports, item.text

    def _paging(self, pagination: dict[str, Any], names: dict[str, str], data: Located, imports: set[Import]) -> str:
        style = pagination["style"]
        paging = {"page": "PagePaging", "offset": "OffsetPaging", "time": "TimePaging"}[style]
        imports.add(Import("feiyan_runtime", paging))
        arguments: dict[str, str] = {key: names[pagination[key]] for key in PAGING_PARAMETERS if key in pagination}
        page = self._spec.resolve(data)
        if pagination["items"]:
            arguments["items_at"] = self._attribute(page, pagination["items"])
        if "total" in pagination:
            arguments["total_at"] = self._attribute(page, pagination["total"])
        if "more" in pagination:
            arguments["more_at"] = self._attribute(page, pagination["more"])
        if "ascending-is" in pagination:
            arguments["ascending_is"] = pagination["ascending-is"]
        if style == "time":
            items = self._spec.resolve(self._walked(page, pagination["items"])[-1])
            arguments["time_at"] = self._attribute(self._spec.resolve(items / "items"), pagination["time"])
        text = ", ".join(f"{key}={naming.literal(value)}" for key, value in arguments.items())
        if pagination.get("first", 1) != 1:
            text += f", first={naming.literal(pagination['first'])}"
        return f"{paging}({text})"

    def _walked(self, place: Located, dotted: str) -> list[Located]:
        """The data, and the fields that a dotted name leads through."""
        walked = [place]
        for wire in filter(None, dotted.split(".")):
            properties = self._spec.resolve(walked[-1]).get("properties")
            field = properties.get(wire) if properties else None
            if field is None:
                raise naming.UnsafeError(f"x-pagination names {dotted!r}, which is not in the data")
            walked.append(field)
        return walked

    def _attribute(self, place: Located, dotted: str) -> str:
        _, *fields = self._walked(place, dotted)
        names = (
            naming.field_name(str(field.pointer[-1]), prose.annotation(self._spec, field, "x-name")) for field in fields
        )
        return ".".join(names)

    def _rules(self, place: Located, names: dict[str, str]) -> tuple[str, set[Import]]:
        rules = place.value.get("x-rules", [])
        texts, imports = [], set[Import]()
        for rule in rules:
            try:
                text, word = _rule(rule, names)
            except KeyError as error:
                raise naming.UnsafeError(f"x-rules names {error.args[0]!r}, which is no property") from None
            texts.append(text)
            imports.add(Import("feiyan_runtime", word))
        return (f"({', '.join(texts)},)" if texts else ""), imports

    def _method_doc(self, path: str, place: Located, names: dict[str, str]) -> str:
        value, params, data = place.value, params_schema(place), data_schema(place)
        blocks = []
        if names and params is not None:
            entries = [
                naming.bullet(names[wire], prose.describe(self._spec, schema, names))
                for wire, schema in (params / "properties").items()
            ]
            blocks.append("\n".join(["Args:", *entries]))
        if data is not None and "x-pagination" not in value:
            answer = place / "responses" / "200"
            text = prose.describe(self._spec, data if data.get("description") else answer, names)
            blocks.append(f"Returns:\n{naming.paragraph(text, indent=4)}")
        rules = [prose.rule_text(rule, names) for rule in (params.value.get("x-rules", []) if params else [])]
        older = " and ".join(one["version"] for one in value.get("x-older-versions", []))
        source = [
            f"POST {path}, version {value['x-api-version']}. {_source(place)}",
            _TOKENS[value["x-auth"]],
        ]
        if older:
            source.append(f"Also documented in version {older}.")
        blocks.append(naming.paragraph(" ".join(filter(None, source))))
        summary, description = (prose.in_python(value.get(key, ""), names) for key in ("summary", "description"))
        deprecated = prose.DEPRECATED if "deprecated" in value else ""
        texts = (summary, deprecated, description, " ".join(rules))
        return naming.docstring(*texts, indent=8, blocks=("\n\n".join(blocks),))

    # --- Regions and error codes ---------------------------------------------------------------------------------

    def _regions(self) -> Iterator[Region]:
        seen: set[str] = set()
        for server in self._spec.root() / "servers":
            made = self._guarded(server, _region)
            if made and made.constant in seen:
                self._spec.problem(server, f"{server.value['x-region']} is the region of another server too")
            elif made:
                seen.add(made.constant)
                yield made

    def _errors(self) -> Iterator[ErrorCode]:
        names: set[str] = set()
        codes: set[int | str] = set()
        for row in error_rows(self._spec):
            made = self._guarded(row, _error)
            if made and made.constant in names:
                self._spec.problem(row, f"{made.constant} is the name of another row too")
            if made and made.code in codes:
                self._spec.problem(row, f"{made.code} is the code of another row too")
            if made:
                names.add(made.constant)
                codes.add(made.code)
                yield made

    def _corrections(self) -> tuple[tuple[str, int], ...]:
        rows = self._spec.files.get("corrections.yaml", {}).get("corrections", [])
        return tuple(Counter(row["kind"] for row in rows).most_common())

    def _guarded(self, place: Located, make: Callable[[Located], T]) -> T | None:
        """What `make` makes of a place; None, and a problem noted, where it cannot."""
        try:
            return make(place)
        except SpecError as error:
            self._spec.problems.extend(error.problems)
        except naming.UnsafeError as error:
            self._spec.problem(place, f"{'.'.join(map(str, place.pointer[-2:]))}: {error}")
        except KeyError as error:
            self._spec.problem(place, f"{'.'.join(map(str, place.pointer[-2:]))}: {error.args[0]!r} is missing")
        return None


def _info(place: Located) -> tuple[str, str, str]:
    title = naming.plain(place.value["title"])
    doc = naming.docstring(
        f"Typed client for the {title}.",
        "Names are imported when they are first used, so that importing the package costs next to nothing.",
        indent=0,
    )
    return title, naming.plain(place.value["version"]), doc


def _region(place: Located) -> Region:
    region = naming.plain(place.value["x-region"])
    return Region(
        constant=naming.constant_name(region.upper().replace("-", "_")),
        id=naming.literal(region),
        url=naming.literal(place.value["url"]),
        doc=naming.docstring(f"{place.value['description']}."),
    )


def _mqtt_endpoint(spec: Spec) -> str:
    if TOPICS not in spec.files:
        return naming.literal("")
    server = spec.root(TOPICS) / "servers" / "platform"
    scheme = {"mqtt": "mqtt", "secure-mqtt": "mqtts"}[server.value["protocol"]]
    return naming.literal(f"{scheme}://{server.value['host']}")


def _error(place: Located) -> ErrorCode:
    row = place.value
    if row["error"] not in ERROR_CLASSES:
        raise naming.UnsafeError(f"error {row['error']!r} is none of {', '.join(ERROR_CLASSES)}")
    constant = naming.constant_name(row["name"])
    arguments = {
        "code": naming.literal(row["code"]),
        "name": naming.literal(constant),
        "domain": naming.literal(row["domain"]),
        "message": naming.literal(row["message"]),
        "meaning": naming.literal(naming.plain(row["meaning"])),
        "remedy": naming.literal(naming.plain(row["remedy"])),
        "error": row["error"],
    }
    if row.get("retry"):
        arguments["retry"] = "True"
    if also := row.get("also"):
        every = (
            f"({naming.literal(naming.plain(one['message']))}, {naming.literal(naming.plain(one['meaning']))})"
            for one in also
        )
        arguments["also"] = f"({', '.join(every)},)"
    meaning = naming.plain(row["meaning"])
    seen = naming.plain(row["seen"]) if place.file == OBSERVED else ""
    deprecated = prose.DEPRECATED if "deprecated" in row else ""
    doc = naming.docstring(meaning, deprecated, _seen_in(seen) if seen else "", indent=0)
    return ErrorCode(
        row["code"], constant, row["error"], meaning, seen, tuple(arguments.items()), doc, bool(deprecated)
    )


def _rule(rule: dict[str, Any], names: dict[str, str]) -> tuple[str, str]:
    ((kind, value),) = rule.items()
    match kind:
        case "atLeastOne":
            every = (_tuple(names[wire] for wire in one) for one in prose.alternatives(value))
            return f"AtLeastOne({', '.join(every)})", "AtLeastOne"
        case "requiredWith":
            then = _tuple(names[wire] for wire in value["then"])
            return f"RequiredWith({naming.literal(names[value['with']])}, {then})", "RequiredWith"
        case _:
            then = _tuple(names[wire] for wire in value["then"])
            name = naming.literal(names[value["parameter"]])
            return f"RequiredIf({name}, {_tuple(value['in'])}, {then})", "RequiredIf"


def _tuple(values: Any) -> str:
    texts = [naming.literal(value) for value in values]
    return f"({', '.join(texts)},)" if len(texts) == 1 else f"({', '.join(texts)})"


def _mapping(names: dict[str, str]) -> str:
    entries = (f"{naming.literal(name)}: {naming.literal(wire)}" for wire, name in names.items())
    return f"{{{', '.join(entries)}}}" if names else ""


def _unshadowed(operation: Operation, methods: set[str]) -> Operation:
    """The operation with builtin types spelt out where a method of the class has the name of one."""
    result, item = operation.result, operation.page_item
    for name in sorted(methods & {"list", "dict"}):
        result = re.sub(rf"\b{name}\[", f"builtins.{name}[", result)
        item = re.sub(rf"\b{name}\[", f"builtins.{name}[", item) if item else None
    return replace(operation, result=result, page_item=item)


def _source(place: Located) -> str:
    """Where an operation or a service is described: in a document, or where it was seen."""
    if seen := place.value.get("x-seen"):
        return _seen_in(seen)
    doc = place.value["x-doc"]
    if "section" not in doc:
        return f"On the page of the {doc['document'].replace('-', ' ')} ({doc['title']})."
    return f"Section {doc['section']} ({doc['title']})."


def _seen_in(places: str) -> str:
    return f"In no document; seen in {places}."


def _is_envelope(place: Located) -> bool:
    return place.file == COMMON and place.pointer[-1] in {"CloudRequest", "AppRequest", "Response"}


def _sorted(imports: Iterable[Import]) -> tuple[Import, ...]:
    return tuple(sorted(imports, key=lambda needed: (needed.module, needed.name)))
