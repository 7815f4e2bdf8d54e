"""Build the view of services, their methods, and the sides."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial

from generator.api import docstrings, naming
from generator.api.guard import each, guarded
from generator.api.model import Api, Form, Operation, Paging, Region, Service, Value
from generator.python import view
from generator.python.build.imports import Imports, refuse_ambiguous
from generator.python.build.models import rules, success
from generator.python.client_settings import settings_of
from generator.spec.load import Located, Spec
from generator.spec.schema import ACCOUNT, ACCOUNT_ROLES, REGION_ROLES, ROOT, SESSION_ROLES, TOKEN_ROLES

_AUTHS = {"none": '"none"', "optional-user": '"optional"'}
_PAGINGS = {"page": "PagePaging", "offset": "OffsetPaging", "time": "TimePaging", "token": "TokenPaging"}


def sides(spec: Spec, api: Api) -> Iterator[view.Side]:
    """Yield the sides with their services, in the order of the operations."""
    found: dict[str, dict[str, list[Operation]]] = {}
    for one in api.operations.values():
        found.setdefault(one.side, {}).setdefault(one.service, []).append(one)
    named = {f"{side}.{name}" for side, services in found.items() for name in services}
    for unused in api.services.keys() - named:
        spec.problem(api.services[unused].place, f"no operation has the tag {unused}")
    for side, services in found.items():
        made = tuple(filter(None, (_of_tag(spec, api, f"{side}.{name}", ops) for name, ops in services.items())))
        operations = [one for ops in services.values() for one in ops]
        region, forms = next(iter(api.regions.values())), [*api.forms.values()]
        if side_made := guarded(spec, operations[0].place, partial(_side, spec, side, made, operations, region, forms)):
            yield side_made


def _of_tag(spec: Spec, api: Api, tag: str, operations: list[Operation]) -> view.ServiceView | None:
    service = api.services.get(tag)
    if service is None:
        spec.problem(operations[0].place, f"{tag} is not in the tags of {ROOT}")
        return None
    return guarded(spec, service.place, lambda _: _service(spec, service, operations))


def _service(spec: Spec, service: Service, operations: list[Operation]) -> view.ServiceView:
    side, name = service.python.split(".")
    imports = Imports()
    methods = {name for one in operations for name in (one.method, *one.formerly)}
    made = each(spec, operations, partial(_operation, imports=imports))
    printed = tuple(_unshadowed(one, methods, imports) for one in made)
    for word in ("AsyncService", "Operation", "Options", "SyncService"):
        imports.use("feiyan_runtime", word)
    imports.use("typing", "Final")
    if any(one.page_item for one in printed):
        imports.use("feiyan_runtime", "AsyncPages")
        imports.use("feiyan_runtime", "Pages")
    module = f"feiyan.{side}.{name}"
    class_name = naming.class_name(name.capitalize())
    files = tuple(dict.fromkeys(one.place.file for one in operations))
    needed = imports.from_others(module)
    refuse_ambiguous(spec, files[0], needed, [class_name])
    return view.ServiceView(
        side=side,
        name=name,
        class_name=class_name,
        module=module,
        file=f"feiyan/{side}/{name}.py",
        summary=naming.plain(service.text),
        doc=naming.docstring(service.text, docstrings.of_origin(service.origin), indent=0),
        sources=files,
        imports=needed,
        operations=printed,
    )


def _side(
    spec: Spec,
    name: str,
    services: tuple[view.ServiceView, ...],
    operations: list[Operation],
    default: Region,
    forms: list[Form],
    first: Located,
) -> view.Side:
    tokens = _with_roles(spec, name, TOKEN_ROLES, operations, first)
    session = _with_roles(spec, name, SESSION_ROLES, operations, first)
    return view.Side(
        name=name,
        class_name=naming.class_name(name.capitalize()),
        services=services,
        settings=settings_of(tokens=bool(tokens), session=bool(session), region=default.name),
        tokens=view.TokenOperations(*tokens) if tokens else None,
        session=view.SessionOperations(*session) if session else None,
        sign_in=_sign_in(spec, name, operations, forms, first) if session and forms else None,
    )


def _sign_in(
    spec: Spec, side: str, operations: Iterable[Operation], forms: Iterable[Form], first: Located
) -> view.SignInOperations | None:
    of_role = {one.role: one.python for one in forms}
    if missing := [role for role in ACCOUNT_ROLES if role not in of_role]:
        raise spec.error(spec.root(ACCOUNT), f"no operation has the x-token {', '.join(missing)}")
    region = _with_roles(spec, side, REGION_ROLES, operations, first)
    return view.SignInOperations(*region, *(of_role[role] for role in ACCOUNT_ROLES)) if region else None


def _with_roles(
    spec: Spec, side: str, roles: tuple[str, ...], operations: Iterable[Operation], first: Located
) -> tuple[str, ...]:
    """Return the service and the constants of the operations with these roles; empty if there are none."""
    found = sorted((roles.index(one.role), one.service, one.method) for one in operations if one.role in roles)
    if not found:
        return ()
    if [index for index, _, _ in found] != [*range(len(roles))]:
        raise spec.error(first, f"side {side} needs exactly one operation with each x-token: {', '.join(roles)}")
    services = {service for _, service, _ in found}
    if len(services) > 1:
        raise spec.error(first, f"side {side}: the operations with x-token must belong to one service")
    return (*services, *(method.upper() for _, _, method in found))


def _operation(one: Operation, imports: Imports) -> view.OperationView:
    result = imports.of(one.answer.kind)
    as_value = imports.of(result.as_value())
    former = {naming.former_name(name): value.name for value in one.parameters for name in value.formerly}
    if former:
        imports.use("feiyan_runtime", "renamed")
    if one.is_deprecated or one.formerly:
        imports.use("", "typing_extensions")
    settings = {
        "name": naming.literal(one.id),
        "path": naming.literal(naming.path(one.path)),
        "version": naming.literal(naming.version(one.version)),
        "timeout": _timeout(one, imports),
        "result": as_value.text,
        "optional": "True" if result.nullable else "",
        "auth": _AUTHS.get(one.auth, ""),
        "idempotent": "True" if one.is_idempotent else "",
        "parameters": _mapping(one.parameters),
        "rules": rules(one.rules, imports),
        "paging": _paging(one.paging, imports) if one.paging else "",
        "success": success(one.success, imports),
        "times": _times(one.parameters),
    }
    return view.OperationView(
        id=one.id,
        method=one.method,
        constant=naming.constant_name(one.method.upper()),
        path=one.path,
        version=one.version,
        section=one.origin.section,
        pages=one.origin.urls,
        seen=naming.plain(one.origin.seen),
        summary=naming.plain(one.summary),
        doc=_doc(one),
        parameters=tuple(_parameter(value, one.paging, imports) for value in one.parameters),
        data=result.found,
        result=result.found,
        page_item=imports.of(one.paging.item).text if one.paging else None,
        settings=tuple((key, text) for key, text in settings.items() if text),
        formerly=tuple(map(_former, one.formerly)),
        renamed=", ".join(f"{name}={naming.literal(now)}" for name, now in former.items()),
        is_deprecated=one.is_deprecated,
    )


def _former(name: str) -> view.FormerView:
    return view.FormerView(naming.former_name(name), naming.constant_name(name.upper()))


def _timeout(one: Operation, imports: Imports) -> str:
    if one.timeout is None:
        return imports.use("feiyan_runtime", "UNKNOWN_TIMEOUT")
    return naming.literal(one.timeout / 1000)


def _parameter(value: Value, paging: Paging | None, imports: Imports) -> view.Parameter:
    kind, of_pages = imports.of(value.kind), dict(paging.defaults) if paging else {}
    if value.name in of_pages:
        return view.Parameter(value.name, kind.text, f"= {naming.literal(of_pages[value.name])}")
    if value.default is not None:
        return view.Parameter(value.name, kind.text, f"= {naming.literal(value.default)}")
    if value.required:
        return view.Parameter(value.name, kind.text, "")
    return view.Parameter(value.name, kind.or_none, "= None")


def _paging(paging: Paging, imports: Imports) -> str:
    arguments: dict[str, object] = {**dict(paging.parameters)}
    arguments |= {f"{key}_at": name for key, name in paging.attributes if key != "time"}
    if paging.ascending is not None:
        arguments["ascending_is"] = paging.ascending
    arguments |= {f"{key}_at": name for key, name in paging.attributes if key == "time"}
    if paging.first != 1:
        arguments["first"] = paging.first
    text = ", ".join(f"{key}={naming.literal(value)}" for key, value in arguments.items())
    return f"{imports.use('feiyan_runtime', _PAGINGS[paging.style])}({text})"


def _mapping(values: tuple[Value, ...]) -> str:
    entries = (f"{naming.literal(one.name)}: {naming.literal(one.wire)}" for one in values)
    return f"{{{', '.join(entries)}}}" if values else ""


def _times(values: tuple[Value, ...]) -> str:
    entries = (f"{naming.literal(one.name)}: {one.ticks}" for one in values if "datetime" in one.kind.text)
    text = ", ".join(entries)
    return f"{{{text}}}" if text else ""


def _doc(one: Operation) -> str:
    blocks = []
    if one.parameters:
        entries = (naming.bullet(value.name, docstrings.of_value(value, one.names)) for value in one.parameters)
        blocks.append("\n".join(["Args:", *entries]))
    if one.answer.type != "None" and one.paging is None:
        blocks.append(f"Returns:\n{naming.paragraph(docstrings.of_answer(one), indent=4)}")
    blocks.append(naming.paragraph(docstrings.source_of(one)))
    return naming.docstring(*docstrings.of_operation(one), indent=8, blocks=("\n\n".join(blocks),))


def _unshadowed(operation: view.OperationView, methods: set[str], imports: Imports) -> view.OperationView:
    """Return the operation with `builtins.` before each built-in type that a method of the class would hide."""
    result, item = operation.result, operation.page_item
    for name in sorted(methods & {"list", "dict"}):
        result = re.sub(rf"\b{name}\[", f"builtins.{name}[", result)
        item = re.sub(rf"\b{name}\[", f"builtins.{name}[", item) if item else None
    if "builtins." in f"{result} {item}":
        imports.use("", "builtins")
    return replace(operation, result=result, page_item=item)
