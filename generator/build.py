"""From the spec to the view: everything that is printed is decided here."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from typing import Any, TypeVar

from generator import naming, prose
from generator.operations import data_schema, operations, params_schema
from generator.spec import Located, Spec, SpecError
from generator.types import PythonType, Types, enum_base, is_enum, is_model, models_module
from generator.view import (
    Enum,
    ErrorCode,
    Field,
    Import,
    Member,
    Model,
    ModelsModule,
    Operation,
    Package,
    Parameter,
    Region,
    Service,
    Side,
)

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

DEFAULT_PAGE_SIZE = 20
"""Asked for where neither a default nor a maximum is documented."""

T = TypeVar("T")


def build(spec: Spec) -> Package:
    """The view of a spec; SpecError with every problem where it cannot be printed."""
    package = _Builder(spec).package()
    spec.raise_problems()
    return package


class _Builder:
    def __init__(self, spec: Spec) -> None:
        self._spec = spec
        self._types = Types(spec)

    def package(self) -> Package:
        info = self._spec.root().value["info"]
        return Package(
            title=naming.plain(info["title"]),
            version=naming.plain(str(info["version"])),
            enums=tuple(self._enums()),
            models=tuple(self._models_modules()),
            sides=tuple(self._sides()),
            regions=tuple(self._regions()),
            errors=tuple(self._errors()),
            error_classes=ERROR_CLASSES,
        )

    # --- Enumerations and models ---------------------------------------------------------------------------------

    def _components(self) -> Iterator[tuple[str, Located]]:
        for file in sorted(self._spec.files):
            root = self._spec.root(file)
            components = root.get("components") if isinstance(root.value, dict) else None
            schemas = components.get("schemas") if components else None
            if schemas:
                yield from schemas.items()

    def _enums(self) -> Iterator[Enum]:
        seen: dict[str, str] = {}
        for name, place in sorted(self._components(), key=lambda item: str(item[0])):
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
        if not len(values) == len(names) == len(docs):
            raise naming.UnsafeError("needs one x-enum-names and one x-enum-descriptions for each value")
        if len(set(names)) < len(names):
            raise naming.UnsafeError("two values have one name")
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

    def _models_modules(self) -> Iterator[ModelsModule]:
        by_file: dict[str, list[tuple[Model, frozenset[Import]]]] = {}
        for _, place in self._components():
            if is_model(place.value) and not _is_envelope(place):
                made = self._guarded(place, self._model)
                if made:
                    by_file.setdefault(place.file, []).append(made)
        for file, rows in by_file.items():
            module = models_module(file)
            imports = frozenset[Import]().union(*(needed for _, needed in rows))
            yield ModelsModule(
                module=module,
                file=f"{module.replace('.', '/')}.py",
                doc=naming.docstring(f"Objects of the {module.rpartition('.')[2]} service.", indent=0),
                source=file,
                imports=_sorted(needed for needed in imports if needed.module != module),
                models=tuple(model for model, _ in rows),
            )

    def _model(self, place: Located) -> tuple[Model, frozenset[Import]]:
        schema = place.value
        names: dict[str, str] = {}
        fields, imports = [], set[Import]()
        required = schema.get("required", [])
        for wire, field in (place / "properties").items():
            name = naming.field_name(wire, prose.annotation(self._spec, field, "x-name"))
            if name in names.values():
                self._spec.problem(field, f"{name} is the Python name of two fields")
            names[wire] = name
            kind = self._types.read(field)
            imports |= kind.imports
            fields.append(self._field(name, wire, field, kind, wire in required, imports))
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
                schema.get("description", ""), *(prose.rule_text(rule, names) for rule in schema.get("x-rules", []))
            ),
            bare_list=naming.literal(bare) if bare is not None else None,
            rules=rules,
            fields=tuple(fields),
        )
        return model, frozenset(imports)

    def _field(
        self, name: str, wire: str, place: Located, kind: PythonType, required: bool, imports: set[Import]
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
        text = kind.text
        if text != "Any" and (kind.nullable or not required):
            text = f"{text} | None"
        if arguments in ([], ["default=None"]):
            default = "= None" if arguments else ""
        else:
            imports.add(Import("pydantic", "Field"))
            default = f"= Field({', '.join(arguments)})"
        return Field(name, text, default, naming.docstring(prose.describe(self._spec, place)))

    # --- Services ------------------------------------------------------------------------------------------------

    def _sides(self) -> Iterator[Side]:
        found: dict[str, dict[str, list[tuple[Operation, frozenset[Import], Located]]]] = {}
        for path, place in operations(self._spec):
            made = self._guarded(place, partial(self._operation, path))
            if made:
                operation, imports = made
                side, service, _ = naming.operation_names(operation.id)
                found.setdefault(side, {}).setdefault(service, []).append((operation, imports, place))
        tags = {tag["name"]: tag for tag in self._spec.root().value.get("tags", [])}
        for side, services in found.items():
            made_services = []
            for name, rows in services.items():
                self._unique_methods(rows)
                made_services.append(self._service(side, name, rows, tags.get(f"{side}.{name}", {})))
            yield self._side(side, made_services, [place for rows in services.values() for _, _, place in rows])

    def _unique_methods(self, rows: list[tuple[Operation, frozenset[Import], Located]]) -> None:
        seen: dict[str, str] = {}
        for operation, _, place in rows:
            if operation.method in seen:
                self._spec.problem(place, f"{operation.id} is the name of {seen[operation.method]} too")
            seen[operation.method] = operation.path

    def _service(
        self, side: str, name: str, rows: list[tuple[Operation, frozenset[Import], Located]], tag: dict[str, Any]
    ) -> Service:
        class_name = naming.class_name(name.capitalize())
        made = tuple(_unshadowed(operation, {row[0].method for row in rows}) for operation, _, _ in rows)
        imports = set[Import]().union(*(needed for _, needed, _ in rows))
        imports |= {Import("feiyan_runtime", word) for word in ("AsyncService", "Operation", "Options", "SyncService")}
        imports.add(Import("typing", "Final"))
        if any(operation.page_item for operation in made):
            imports |= {Import("feiyan_runtime", "AsyncPages"), Import("feiyan_runtime", "Pages")}
        if any("builtins." in operation.result for operation in made):
            imports.add(Import("", "builtins"))
        doc = tag.get("x-doc", {})
        return Service(
            side=side,
            name=name,
            class_name=class_name,
            module=f"feiyan.{side}.{name}",
            file=f"feiyan/{side}/{name}.py",
            doc=naming.docstring(tag.get("description", ""), _section(doc), indent=0),
            source=rows[0][2].file,
            imports=_sorted(imports),
            operations=made,
        )

    def _side(self, name: str, services: list[Service], places: list[Located]) -> Side:
        tokens = {place.value["x-token"]: place for place in places if "x-token" in place.value}
        if set(tokens) != {"create", "refresh"}:
            raise self._spec.error(places[0], f"side {name} needs one operation with x-token create and one refresh")
        create, refresh = (naming.operation_names(tokens[role].value["operationId"]) for role in ("create", "refresh"))
        return Side(
            name=name,
            class_name=naming.class_name(name.capitalize()),
            services=tuple(services),
            token_service=create[1],
            create_token=create[2].upper(),
            refresh_token=refresh[2].upper(),
        )

    def _operation(self, path: str, place: Located) -> tuple[Operation, frozenset[Import]]:
        value = place.value
        _, _, method = naming.operation_names(value["operationId"])
        params, data = params_schema(place), data_schema(place)
        names: dict[str, str] = {}
        imports = set[Import]()
        parameters = []
        page_defaults = self._page_defaults(value.get("x-pagination"), params)
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
        result, result_imports, item = self._result(data, value.get("x-pagination"))
        imports |= result_imports | result.as_value().imports
        rules, rule_imports = self._rules(params, names) if params else ("", set[Import]())
        imports |= rule_imports
        settings = {
            "name": naming.literal(value["operationId"]),
            "path": naming.literal(naming.path(path)),
            "version": naming.literal(naming.version(value["x-api-version"])),
            "timeout": _seconds(value["x-timeout-ms"]),
            "result": result.as_value().text,
            "optional": "True" if result.nullable else "",
            "token": "False" if value["x-auth"] == "none" else "",
            "idempotent": "True" if value["x-idempotent"] else "",
            "parameters": _mapping(names),
            "rules": rules,
            "paging": self._paging(value.get("x-pagination"), names, data, imports),
        }
        operation = Operation(
            id=value["operationId"],
            method=method,
            constant=naming.constant_name(method.upper()),
            path=path,
            version=value["x-api-version"],
            section=str(value["x-doc"]["section"]),
            summary=naming.plain(value["summary"]),
            doc=self._method_doc(path, place, params, names),
            parameters=tuple(parameters),
            result=f"{result.text} | None" if result.nullable and result.text not in {"Any", "None"} else result.text,
            page_item=item,
            settings=tuple((key, text) for key, text in settings.items() if text),
        )
        return operation, frozenset(imports)

    def _parameter(
        self, name: str, wire: str, place: Located, kind: PythonType, required: bool, page_defaults: dict[str, Any]
    ) -> Parameter:
        default = prose.annotation(self._spec, place, "default")
        if wire in page_defaults:
            return Parameter(name, wire, kind.text, f"= {naming.literal(page_defaults[wire])}")
        if required:
            return Parameter(name, wire, kind.text, f"= {naming.literal(default)}" if default is not None else "")
        text = kind.text if kind.text == "Any" else f"{kind.text} | None"
        return Parameter(name, wire, text, "= None")

    def _page_defaults(self, pagination: dict[str, Any] | None, params: Located | None) -> dict[str, Any]:
        if pagination is None or params is None:
            return {}
        size = params / "properties" / pagination["size"]
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
                defaults[pagination["ascending"]] = True
        return defaults

    def _result(
        self, data: Located | None, pagination: dict[str, Any] | None
    ) -> tuple[PythonType, frozenset[Import], str | None]:
        if data is None:
            return PythonType("None", nullable=True), frozenset(), None
        kind = self._types.read(data)
        if pagination is None:
            return kind, kind.imports, None
        items = self._spec.resolve(data)
        for part in filter(None, pagination["items"].split(".")):
            properties = items.get("properties")
            found = properties.get(part) if properties else None
            if found is None:
                raise naming.UnsafeError(f"x-pagination: items {pagination['items']!r} is not in the data")
            items = self._spec.resolve(found)
        if "items" not in items.value:
            raise naming.UnsafeError(f"x-pagination: items {pagination['items']!r} is no list")
        item = self._types.read(items / "items")
        return kind, kind.imports | item.imports, item.text

    def _paging(
        self, pagination: dict[str, Any] | None, names: dict[str, str], data: Located | None, imports: set[Import]
    ) -> str:
        if pagination is None or data is None:
            return ""
        style = pagination["style"]
        paging = {"page": "PagePaging", "offset": "OffsetPaging", "time": "TimePaging"}[style]
        imports.add(Import("feiyan_runtime", paging))
        arguments: dict[str, str] = {
            key: names[pagination[key]]
            for key in ("page", "offset", "start", "end", "ascending", "size")
            if key in pagination
        }
        page = self._spec.resolve(data)
        if pagination["items"]:
            arguments["items_at"] = self._attribute(page, pagination["items"])
        if "total" in pagination:
            arguments["total_at"] = self._attribute(page, pagination["total"])
        if style == "time":
            items = self._spec.resolve(page / "properties" / pagination["items"]) if pagination["items"] else page
            arguments["time_at"] = self._attribute(self._spec.resolve(items / "items"), pagination["time"])
        text = ", ".join(f"{key}={naming.literal(value)}" for key, value in arguments.items())
        if pagination.get("first", 1) != 1:
            text += f", first={naming.literal(pagination['first'])}"
        return f"{paging}({text})"

    def _attribute(self, place: Located, wire: str) -> str:
        properties = place.get("properties")
        field = properties.get(wire) if properties else None
        if field is None:
            raise naming.UnsafeError(f"x-pagination names {wire!r}, which is not in the data")
        return naming.field_name(wire, prose.annotation(self._spec, field, "x-name"))

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

    def _method_doc(self, path: str, place: Located, params: Located | None, names: dict[str, str]) -> str:
        value = place.value
        blocks = []
        if names and params is not None:
            entries = [
                naming.bullet(names[wire], prose.describe(self._spec, schema))
                for wire, schema in (params / "properties").items()
            ]
            blocks.append("\n".join(["Args:", *entries]))
        rules = [prose.rule_text(rule, names) for rule in (params.value.get("x-rules", []) if params else [])]
        blocks.append(naming.plain(f"POST {path}, version {value['x-api-version']}. {_section(value['x-doc'])}"))
        return naming.docstring(
            value["summary"], value.get("description", ""), " ".join(rules), indent=8, blocks=("\n\n".join(blocks),)
        )

    # --- Regions and error codes ---------------------------------------------------------------------------------

    def _regions(self) -> Iterator[Region]:
        for server in self._spec.root() / "servers":
            made = self._guarded(server, _region)
            if made:
                yield made

    def _errors(self) -> Iterator[ErrorCode]:
        names: set[str] = set()
        for row in self._spec.root("errors.yaml") / "errors" if "errors.yaml" in self._spec.files else ():
            made = self._guarded(row, _error)
            if made and made.constant in names:
                self._spec.problem(row, f"{made.constant} is the name of another row too")
            if made:
                names.add(made.constant)
                yield made

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


def _region(place: Located) -> Region:
    region = naming.plain(place.value["x-region"])
    return Region(
        constant=naming.constant_name(region.upper().replace("-", "_")),
        id=naming.literal(region),
        url=naming.literal(place.value["url"]),
        doc=naming.docstring(f"{place.value['description']}."),
    )


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
    return ErrorCode(constant, row["error"], tuple(arguments.items()))


def _rule(rule: dict[str, Any], names: dict[str, str]) -> tuple[str, str]:
    (kind, value), *more = rule.items()
    if more:
        raise naming.UnsafeError("x-rules: a rule has one key")
    match kind:
        case "atLeastOne":
            every = (_tuple(names[wire] for wire in one) for one in prose.alternatives(value))
            return f"AtLeastOne({', '.join(every)})", "AtLeastOne"
        case "requiredWith":
            then = _tuple(names[wire] for wire in value["then"])
            return f"RequiredWith({naming.literal(names[value['with']])}, {then})", "RequiredWith"
        case "requiredIf":
            then = _tuple(names[wire] for wire in value["then"])
            name = naming.literal(names[value["parameter"]])
            return f"RequiredIf({name}, {_tuple(value['in'])}, {then})", "RequiredIf"
    raise naming.UnsafeError(f"x-rules: {kind!r} is no kind of rule")


def _tuple(values: Any) -> str:
    texts = [naming.literal(value) for value in values]
    return f"({', '.join(texts)},)" if len(texts) == 1 else f"({', '.join(texts)})"


def _mapping(names: dict[str, str]) -> str:
    entries = (f"{naming.literal(name)}: {naming.literal(wire)}" for wire, name in names.items())
    return f"{{{', '.join(entries)}}}" if names else ""


def _seconds(milliseconds: Any) -> str:
    if type(milliseconds) is not int or milliseconds <= 0:
        raise naming.UnsafeError(f"x-timeout-ms {milliseconds!r} is no positive number")
    return naming.literal(milliseconds / 1000)


def _unshadowed(operation: Operation, methods: set[str]) -> Operation:
    """The operation with builtin types spelt out where a method of the class has the name of one."""
    result = operation.result
    for name in methods & {"list", "dict"}:
        result = re.sub(rf"\b{name}\[", f"builtins.{name}[", result)
    return replace(operation, result=result)


def _section(doc: dict[str, Any]) -> str:
    return f"Section {doc['section']} ({doc['title']})." if doc else ""


def _is_envelope(place: Located) -> bool:
    return place.file == "common.yaml" and place.pointer[-1] in {"CloudRequest", "AppRequest", "Response"}


def _sorted(imports: Any) -> tuple[Import, ...]:
    return tuple(sorted(imports, key=lambda needed: (needed.module, needed.name)))
