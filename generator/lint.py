"""Check a spec against OpenAPI and the rules of this project; all problems are collected with their places."""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Iterator
from importlib.metadata import version
from typing import Any

from jsonschema import Draft202012Validator
from referencing import Registry
from referencing.jsonschema import DRAFT202012

from generator import cache
from generator.api import dotted, naming, paging, rules
from generator.api.types import COMMON, is_component, is_enum, is_model, kinds, value_name_problems
from generator.lint_answers import answers, regions, sent_values
from generator.progress import progress
from generator.spec.bundle import bundle
from generator.spec.corrections import correction_files, corrections, home_of, subject_of
from generator.spec.index import (
    account_operations,
    annotation,
    components,
    data_schema,
    error_rows,
    form_field,
    message_schemas,
    objects,
    offers,
    operations,
    params_schema,
    payloads,
    references,
    seen_versions,
    topic_address,
    topics,
)
from generator.spec.load import Located, Spec, SpecError, fragment
from generator.spec.schema import ACCOUNT, OBSERVED, ROOT, TOPICS, Place, is_corrections
from generator.spec.todo import refuse_unfinished

VERBS = {
    **dict.fromkeys(("get", "list", "query", "check", "count", "filter"), True),
    **dict.fromkeys(("set", "delete", "remove", "unbind"), True),
    **dict.fromkeys(
        ("cancel", "confirm", "enable", "invalidate", "move", "permit", "ping", "prepare", "reorder"), True
    ),
    "unregister": True,
    **dict.fromkeys(("add", "invoke", "send"), False),
    **dict.fromkeys(("buy", "claim", "migrate", "pay", "refresh", "share", "transfer", "trigger", "upload"), False),
    **dict.fromkeys(("create", "update", "bind", "report", "reset"), None),
}
"""Verbs of operations, each with the `x-idempotent` that it implies; None if each operation decides for itself."""

_PAGING_NAMES = {"page": "page_no", "size": "page_size", "offset": "offset", "start": "start", "end": "end"}
"""The Python names of the parameters that keys of x-pagination name."""

_VALIDATORS = ("openapi-spec-validator", "openapi-schema-validator", "jsonschema", "referencing")
_CACHE = "openapi"
_PARAMETER = re.compile(r"\{(\w+)\}")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_NUMBER = re.compile(r"\d+(?:\.\d+)?", re.ASCII)
_FIELD = re.compile(r"\b[A-Za-z]{0,60}[a-z][A-Z]\w{0,60}", re.ASCII)
_TWICE = re.compile(r"\b([a-z]{1,40}(?: [a-z]{1,40})?) \1\b", re.ASCII | re.IGNORECASE)
_TEXTS = ("summary", "description", "meaning", "remedy")
_ANYTHING = {"data", "description", "sign"}
"""Names that mean another thing in each object; `sign` is that of a file or of a login."""

_RULED = re.compile(r"^(?:x-rules|requiredWith|requiredIf|atLeastOne)")
_URI = "file:///"


def lint(spec: Spec) -> None:
    """Raise SpecError with all problems; while something is unfinished, only with that."""
    refuse_unfinished(spec)
    with progress("checking the rules"):
        check_rules(spec)
    _openapi(spec, bundle(spec), ROOT)
    if ACCOUNT in spec.files:
        _openapi(spec, spec.root(ACCOUNT).value, ACCOUNT)
    spec.raise_problems()


def check_rules(spec: Spec) -> None:
    """Raise SpecError with all violations of the rules of this project."""
    for rule in (
        _paths,
        _operations,
        _verbs,
        _seen_versions,
        _former_names,
        _schemas,
        _value_names,
        _secrets,
        _examples,
        _topics,
        _account,
        _errors,
        _chinese,
        _texts,
        _corrections,
        answers,
        sent_values,
        regions,
    ):
        try:
            rule(spec)
        except SpecError as error:
            spec.problems.extend(error.problems)
    spec.raise_problems()


def _paths(spec: Spec) -> None:
    """Check that the root file lists every path of the other files."""
    listed = spec.root().value["paths"]
    for file in spec.files:
        paths = spec.root(file).get("paths") if file.startswith("services/") or file == OBSERVED else None
        for path, place in paths.items() if paths else ():
            if path not in listed:
                spec.problem(place, f"{path} is not listed in {ROOT}")


def _operations(spec: Spec) -> None:
    seen: dict[str, str] = {}
    for path, place in operations(spec):
        names = [_names(spec, path, offer, seen) for offer in (place, place.get("x-also")) if offer]
        if not all(names):
            continue
        (side, service), *others = filter(None, names)
        if place.file not in (f"services/{side}/{service}.yaml", OBSERVED):
            spec.problem(place, f"operationId {place.value['operationId']} belongs to services/{side}/{service}.yaml")
        if place.value["tags"] != [f"{side}.{service}"]:
            spec.problem(place / "tags", f"{path}: tags must be [{side}.{service}]")
        if any(other == side for other, _ in others):
            spec.problem(place / "x-also", f"{path}: x-also must name the other side: {side} already has the operation")
        if pagination := place.get("x-pagination"):
            _pagination(spec, path, pagination)
        if older := place.get("x-older-versions"):
            _older_versions(spec, path, place, older)


def _names(spec: Spec, path: str, place: Located, seen: dict[str, str]) -> tuple[str, str] | None:
    """Return side and service of an operation; if its name is wrong, record a problem and return None."""
    name = place.value["operationId"]
    if name in seen:
        spec.problem(place, f"operationId {name} is also that of {seen[name]}")
    seen[name] = path
    try:
        naming.path(path)
        return naming.operation_names(name)[:2]
    except naming.UnsafeError as error:
        spec.problem(place, str(error))
        return None


def _verbs(spec: Spec) -> None:
    """Check that the verb of an operation fits its answer, its paging and whether it can be repeated."""
    offered = [(path, place, place.value["operationId"]) for path, place in offers(spec)]
    known = {name for _, _, name in offered}
    for path, place, name in offered:
        _, _, method = name.rpartition(".")
        verb, _, _ = naming.snake_case(method).partition("_")
        named, data = place / "operationId", data_schema(place)
        is_list = data is not None and "array" in kinds(spec.resolve(data).value)
        is_set = name.removesuffix(method) + method.replace("get", "set", 1) in known
        if verb not in VERBS:
            spec.problem(named, f"{path}: {name} begins with no verb of the table in spec/README.md: take one of those")
        elif "x-pagination" in place.value and verb != "list":
            spec.problem(named, f"{path}: {name} has x-pagination: what pages is list...")
        elif verb == "list" and "x-pagination" not in place.value:
            spec.problem(named, f"{path}: {name} does not page: write x-pagination, or make it query... or get...")
        elif verb == "get" and is_list and not is_set:
            spec.problem(named, f"{path}: {name} answers a list, but get... is for one thing: make it query...")
        elif VERBS[verb] not in {None, place.value["x-idempotent"]}:
            told = str(VERBS[verb]).lower()
            spec.problem(
                place / "x-idempotent", f"{path}: x-idempotent of {verb}... is {told}: write so, or take another verb"
            )


def _former_names(spec: Spec) -> None:
    """Check that former names are free, and stand only where a method or a parameter has its name."""
    offered = [(path, place, place.value["operationId"].rpartition(".")) for path, place in offers(spec)]
    methods: dict[str, set[str]] = {}
    for _, _, (service, _, method) in offered:
        methods.setdefault(service, set()).add(naming.snake_case(method))
    parameters = set[tuple[str, tuple[object, ...]]]()
    for path, place, (service, _, _) in offered:
        _former(spec, place, path, methods[service], "a method")
    for path, place in operations(spec):
        params = params_schema(place)
        fields = dict((params / "properties").items()) if params and "properties" in params.value else {}
        names = {naming.parameter_name(wire, annotation(spec, one, "x-name")) for wire, one in fields.items()}
        for one in fields.values():
            parameters.add((one.file, one.pointer))
            _former(spec, one, path, names, "a parameter")
    for schema in _every_schema(spec):
        if "x-formerly" in schema.value and (schema.file, schema.pointer) not in parameters:
            spec.problem(schema, "x-formerly stands at an operation, or at a property of params")


def _former(spec: Spec, place: Located, path: str, taken: set[str], kind: str) -> None:
    """Check that the former names at a place are free, and count them as taken."""
    for name in place.value.get("x-formerly", ()):
        try:
            naming.former_name(name)
        except naming.UnsafeError as error:
            spec.problem(place, f"{path}: {error}")
        if name in taken:
            spec.problem(place, f"{path}: x-formerly: {name} is the name, or a former name, of {kind}")
        taken.add(name)


def _pagination(spec: Spec, path: str, place: Located) -> None:
    allowed = paging.KEYS[place.value["style"]]
    if lacking := allowed - set(place.value) - paging.OPTIONAL_KEYS:
        spec.problem(place, f"{path}: x-pagination lacks {', '.join(sorted(lacking))}")
    if extra := set(place.value) - allowed:
        spec.problem(place, f"{path}: x-pagination has unknown keys: {', '.join(sorted(extra))}")


def _older_versions(spec: Spec, path: str, place: Located, older: Located) -> None:
    """Check that older versions are distinct, and only lack what the operation has."""
    seen = {place.value["x-api-version"]}
    for entry in older:
        version = entry.value["version"]
        if version in seen:
            spec.problem(entry, f"{path}: version {version} is already listed")
        seen.add(version)
        for key, schema in (("params", params_schema(place)), ("data", data_schema(place))):
            for name in entry.value.get("without", {}).get(key, []):
                if schema is None or not dotted.leads(spec, schema, name.split(".")):
                    spec.problem(entry / "without" / key, f"{path}: {key} has no {name}")


def _seen_versions(spec: Spec) -> None:
    """Check that versions seen in use are of an operation, and are not those that it has anyway."""
    known = {path: {place.value["x-api-version"], *_older(place)} for path, place in operations(spec)}
    for row in seen_versions(spec):
        path = row.value["path"]
        if path not in known:
            spec.problem(row / "path", f"no operation has the path {path}")
        for seen in row.value["versions"]:
            if seen in known.setdefault(path, set()):
                spec.problem(row / "versions", f"{path}: version {seen} is already listed")
            known[path].add(seen)


def _older(place: Located) -> Iterator[str]:
    return (entry["version"] for entry in place.value.get("x-older-versions", ()))


def _schemas(spec: Spec) -> None:
    for schema in _every_schema(spec):
        value = schema.value
        if is_component(schema) and not value.get("description"):
            spec.problem(schema, f"{schema.pointer[-1]} has no description")
        if is_enum(value) and not is_component(schema) and len(value["enum"]) > 1:
            spec.problem(schema, "an enumeration needs a name: make it a component")
        if "properties" in value:
            _properties(spec, schema)


def _properties(spec: Spec, schema: Located) -> None:
    fields = schema / "properties"
    for name in schema.value.get("required", []):
        if name not in fields.value:
            spec.problem(schema / "required", f"required names {name}, which is not a property")
    for name, field in fields.items():
        if name not in {"params", "data"} and not annotation(spec, field, "description"):
            spec.problem(field, f"{name} has no description")
        for alias in annotation(spec, field, "x-aliases") or []:
            if alias in fields.value:
                spec.problem(field, f"x-aliases of {name} has {alias}, which is itself a property")


def _value_names(spec: Spec) -> None:
    """Check that lists, common fields and paging parameters have the same Python names everywhere."""
    for schema in _every_schema(spec):
        for wire, field in (schema / "properties").items() if "properties" in schema.value else ():
            name = _python_name(spec, field)
            if name.endswith("_list"):
                plural = f"{name.removesuffix('_list')}s"
                spec.problem(field, f"{wire} is {name} in Python: name a list by a plural, as with x-name: {plural}")
            common = _common_field(spec, field)
            if wire not in {"params", "data"} and common and not f"_{name}".endswith(f"_{common}"):
                spec.problem(field, f"{wire} is {name} in Python: end it in {common}, as its schema, by x-name")
    for path, place in operations(spec):
        params = params_schema(place)
        for key, wire in place.value.get("x-pagination", {}).items():
            named = (params / "properties").get(wire) if params and key in _PAGING_NAMES else None
            if named is not None and (name := _python_name(spec, named)) != _PAGING_NAMES[key]:
                said = f"the {key} of x-pagination is {_PAGING_NAMES[key]}"
                spec.problem(named, f"{path}: {wire} is {name} in Python: {said}, by x-name")


def _python_name(spec: Spec, field: Located) -> str:
    return str(annotation(spec, field, "x-name") or naming.snake_case(str(field.pointer[-1])))


def _common_field(spec: Spec, place: Located) -> str:
    """Return the Python name of the field of common.yaml that a property or its items refer to; else nothing."""
    if "items" in place.value:
        inner = _common_field(spec, place / "items")
        return f"{inner}s" if inner else ""
    for found in spec.chain(place):
        is_field = found.file == COMMON and is_component(found) and not is_enum(found.value)
        if is_field and not {"object", "array"} & {*kinds(found.value)}:
            return naming.snake_case(str(found.pointer[-1]))
    return ""


def _every_schema(spec: Spec) -> Iterator[Located]:
    for _, place in (*components(spec), *message_schemas(spec)):
        yield from _nested(place)
    for _, place in operations(spec):
        for content in (place / "requestBody", place / "responses" / "200"):
            yield from _nested(content / "content" / "application/json" / "schema")


def _nested(place: Located) -> Iterator[Located]:
    if not isinstance(place.value, dict):
        return
    yield place
    if isinstance(place.value.get("properties"), dict):
        for _, field in (place / "properties").items():
            yield from _nested(field)
    for key in ("items", "additionalProperties"):
        if key in place.value:
            yield from _nested(place / key)
    for key in ("allOf", "oneOf", "anyOf"):
        if key in place.value:
            for part in place / key:
                yield from _nested(part)


def _examples(spec: Spec) -> None:
    """Check that params and data have examples, and that these and the defaults match their schemas."""
    registry = Registry().with_resource("urn:spec", DRAFT202012.create_resource(bundle(spec)))
    for path, place in operations(spec):
        params = params_schema(place)
        for found, key in ((params, "params"), (data_schema(place), "data")):
            if found is None:
                continue
            examples = found.get("examples")
            if examples is None or not examples.value:
                spec.problem(found, f"{path}: {key} has no examples")
            else:
                validator = _validator(registry, found.pointer)
                for example in examples:
                    for error in validator.iter_errors(example.value):
                        where = ".".join(map(str, error.absolute_path)) or key
                        spec.problem(example, f"{path}: in the example, {where}: {error.message[:200]}")
        if params is not None:
            _rules(spec, path, params)
            for name, field in (params / "properties").items() if "properties" in params.value else ():
                default = annotation(spec, field, "default")
                if default is not None and not _validator(registry, field.pointer).is_valid(default):
                    spec.problem(field, f"{path}: the default of {name} does not match its schema")


def _validator(registry: Registry[Any], pointer: Place, document: str = "urn:spec") -> Draft202012Validator:
    return Draft202012Validator({"$ref": f"{document}#{fragment(pointer)}"}, registry=registry)


def _topics(spec: Spec) -> None:
    """Check that references resolve, addresses match their parameters, and examples match their schemas."""
    if TOPICS not in spec.files:
        return
    root = spec.root(TOPICS)
    for place in references(root):
        spec.resolve(place)
    used = set()
    for address, operation in topics(spec):
        if address in used:
            spec.problem(operation, f"{address} is also the address of another operation")
        used.add(address)
        for place in filter(None, (operation, operation.get("reply"))):
            used.add(topic_address(spec, place))
            list(payloads(spec, place))
    for name, channel in (root / "channels").items():
        if channel.value["address"] not in used:
            spec.problem(channel, f"{name}: no operation uses this channel")
        parameters = set(channel.value.get("parameters", ()))
        if parameters != set(_PARAMETER.findall(channel.value["address"])):
            spec.problem(channel, f"{name}: the parameters do not match the address {channel.value['address']}")
    for name, schema in message_schemas(spec):
        if is_enum(schema.value):
            for problem in value_name_problems(schema.value):
                spec.problem(schema, f"{name}: {problem}")
    registry = Registry().with_resources(
        (_URI + file, DRAFT202012.create_resource(content)) for file, content in spec.files.items()
    )
    for name, message in (root / "components" / "messages").items():
        validator = _validator(registry, (message / "payload").pointer, _URI + TOPICS)
        for example in message / "examples":
            for error in validator.iter_errors(example.value["payload"]):
                where = ".".join(map(str, error.absolute_path)) or "payload"
                spec.problem(example, f"{name}: in the example, {where}: {error.message[:200]}")


def _rules(spec: Spec, path: str, params: Located) -> None:
    """Check that rules name properties, and that examples satisfy them."""
    known = params.value.get("properties", {}).keys()
    for rule in params.value.get("x-rules", []):
        if unknown := rules.names_in(rule) - known:
            spec.problem(
                params / "x-rules", f"{path}: x-rules names {', '.join(sorted(unknown))}, which is not a parameter"
            )
            continue
        for example in params / "examples" if "examples" in params.value else ():
            if isinstance(example.value, dict) and rules.is_broken(rule, example.value):
                spec.problem(example, f"{path}: the example breaks {json.dumps(rule)}")


def _account(spec: Spec) -> None:
    """Check that the account service is a document of its own, whose requests and answers are objects with a name."""
    if ACCOUNT not in spec.files:
        return
    for place in references(spec.root(ACCOUNT)):
        if not place.value["$ref"].startswith("#"):
            spec.problem(place, f"$ref {place.value['$ref']!r} leaves the file: {ACCOUNT} is a document of its own")
    spec.raise_problems()
    for path, place in account_operations(spec):
        _, request = form_field(place)
        answer = place / "responses" / "200" / "content" / "application/json" / "schema"
        for reference in (request, answer):
            if not is_model(spec.resolve(reference).value):
                spec.problem(reference, f"{path}: {reference.value['$ref']!r} is not an object with properties")


def _secrets(spec: Spec) -> None:
    """Check that like fields are shown alike: those of one name, and the addresses in one service."""
    first: dict[str, tuple[Located, bool]] = {}
    for file in spec.files:
        if is_corrections(file) or file == ACCOUNT:  # which is a document of its own, with names of its own
            continue
        for place in objects(spec.root(file), "properties"):
            for name, one in (place / "properties").items():
                if "type" not in one.value and "$ref" not in one.value:
                    continue
                schema = spec.resolve(one)
                if "string" not in kinds(schema.value) or "enum" in schema.value:
                    continue
                is_secret = bool(annotation(spec, one, "x-secret"))
                likes = [name.lower()] if name not in _ANYTHING else []
                if file.startswith("services/") and name.lower().endswith("url"):
                    likes.append(f"the addresses of {file}")
                for like in likes:
                    other, told = first.setdefault(like, (one, is_secret))
                    if told != is_secret:
                        where = f"{other.file}:{spec.line(other)}"
                        spec.problem(
                            one, f"{name} and {other.pointer[-1]} in {where} are like fields: x-secret on both or none"
                        )


def _errors(spec: Spec) -> None:
    """Check that hexadecimal codes equal their decimal codes, and that compounds have the class of their cause."""
    rows = {str(row.value["code"]): row for row in error_rows(spec)}
    for code, row in rows.items():
        cause = rows.get(code.rpartition("+")[2], row)
        if row.value["error"] != cause.value["error"]:
            what = f"{code} has the class {row.value['error']}, but {cause.value['code']} alone {cause.value['error']}"
            spec.problem(row / "error", f"{what}; one cause has one class")
        if "hex" in row.value and int(row.value["hex"], 16) != row.value["code"]:
            spec.problem(row / "hex", f"hex {row.value['hex']} is not the code {row.value['code']}")


def _chinese(spec: Spec) -> None:
    """Check that the texts of error codes are there in both languages, with the same numbers and names of fields."""
    for row in error_rows(spec):
        for place in (row, *(row / "also" / index for index in range(len(row.value.get("also", ()))))):
            for key in ("meaning", "remedy"):
                english, chinese = place.value.get(key, ""), place.value.get(f"{key}_zh", "")
                if wrong := _differs(key, english, chinese):
                    spec.problem(place, f"{row.value['code']}: {wrong}")


def _differs(key: str, english: str, chinese: str) -> str:
    """Return what a Chinese text lacks or has otherwise than its English one, or nothing."""
    if not english or not chinese:
        return f"{key} and {key}_zh say the same in two languages; one is missing" if english or chinese else ""
    if _HAN.search(english) or not _HAN.search(chinese):
        return f"{key} is to be in English, {key}_zh in Chinese"
    if sorted(_NUMBER.findall(english)) != sorted(_NUMBER.findall(chinese)):
        return f"{key} and {key}_zh have different numbers"
    lacking = [name for name in _FIELD.findall(english) if name not in chinese]
    return f"{key}_zh does not name {lacking[0]}, as {key} does" if lacking else ""


def _texts(spec: Spec) -> None:
    """Check that no text for users says a word, or two, twice in a row."""
    for file in spec.files:
        if is_corrections(file):
            continue
        for place in objects(spec.root(file)):
            said = (place.value.get(key) for key in _TEXTS)
            for text in (*said, *(place.value.get("x-enum-descriptions") or ())):
                if isinstance(text, str) and (twice := _TWICE.search(text)):
                    spec.problem(place, f"a text says {twice[1]!r} twice in a row: {twice[0]}")


def _corrections(spec: Spec) -> None:
    """Check that each row is in the file beside the one it corrects, and that its subject exists."""
    for file in correction_files(spec):
        if subject_of(file) not in spec.files:
            spec.problem(spec.root(file), f"{subject_of(file)}, which this file belongs to, does not exist")
    paths = spec.root().value["paths"]
    for row in corrections(spec):
        path = row.value["path"]
        is_left_out = (row.value["part"], row.value["kind"]) == ("header", "extra")  # an operation of a document
        if path and path not in paths and not is_left_out:
            spec.problem(row, f"{path} is not a path of the spec")
        elif row.value["kind"] == "required" and _RULED.search(row.value["decision"]) and not _tells_rule(row):
            spec.problem(row, "a rule that only siblings have stands in the description, not in x-rules or required")
        elif (home := home_of(spec, row)) != row.file:
            spec.problem(row, f"a row about {path or row.value['field']} belongs in {home}")


def _tells_rule(row: Located) -> bool:
    """Return whether a source other than siblings and the bare table tells a rule about the operation itself."""
    return any(not source.startswith(("sibling", "table", "header")) for source in row.value["says"])


def _openapi(spec: Spec, document: dict[str, Any], file: str) -> None:
    """Run the OpenAPI validator; outside CI, skip it for a document that it has already found valid."""
    text = json.dumps(document, ensure_ascii=False, sort_keys=True)
    verdict = hashlib.sha256(f"{[version(tool) for tool in _VALIDATORS]}{text}".encode()).hexdigest()
    if "CI" not in os.environ and cache.recall(_CACHE).get(file) == verdict:
        return
    from openapi_spec_validator import OpenAPIV31SpecValidator  # importing it takes longer than other commands run

    with progress("validating OpenAPI"):
        errors = list(OpenAPIV31SpecValidator(document).iter_errors())
    for error in errors:
        where = "/".join(map(str, error.absolute_path))
        spec.problem(spec.root(file), f"not valid OpenAPI 3.1 at {where or 'the root'}: {error.message[:200]}")
    if not errors:
        cache.remember(_CACHE, {**cache.recall(_CACHE), file: verdict})
