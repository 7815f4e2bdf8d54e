"""Build the view of enumerations and models."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from graphlib import CycleError, TopologicalSorter

from generator.api import docstrings, naming
from generator.api.guard import each
from generator.api.model import Api, Class, Enum, Form, Rule, Success, Value
from generator.api.types import ACCOUNT_MODULE, MESSAGES_MODULE
from generator.python import view
from generator.python.build.imports import Imports, refuse_ambiguous
from generator.spec.load import Spec

_BASES = {"int": "NamedIntEnum", "str": "AnyCaseEnum"}
_RULES = {"atLeastOne": "AtLeastOne", "requiredWith": "RequiredWith", "requiredIf": "RequiredIf"}


def enums(spec: Spec, api: Api) -> tuple[view.EnumView, ...]:
    """Return the view of each enumeration."""
    return each(spec, api.enums.values(), _enum)


def _enum(one: Enum) -> view.EnumView:
    members = (
        view.MemberView(member.name, naming.literal(member.value), naming.docstring(member.text))
        for member in one.members
    )
    return view.EnumView(one.name, _BASES[one.base], naming.docstring(one.text), tuple(members))


def modules(spec: Spec, api: Api) -> Iterator[view.ModelsModule]:
    """Yield the modules of models, except that of messages."""
    of_module: dict[str, list[Class]] = {}
    for one in api.classes.values():
        if one.module != MESSAGES_MODULE:
            of_module.setdefault(one.module, []).append(one)
    for module, classes in of_module.items():
        imports = Imports()
        models = each(spec, classes, partial(model, imports=imports))
        operations = api.forms.values() if module == ACCOUNT_MODULE else ()
        forms = each(spec, operations, partial(_form, imports=imports))
        files = tuple(dict.fromkeys(one.place.file for one in classes))
        needed = imports.from_others(module)
        refuse_ambiguous(spec, files[0], needed, {one.name for one in classes})
        above, _, service = module.rpartition(".")
        doc = f"Objects of the {service} service." if above != "feiyan" else "Objects that services share."
        if forms:
            doc = "Operations of the account service, by which users sign in, and their objects."
        yield view.ModelsModule(
            module=module,
            file=f"{module.replace('.', '/')}.py",
            doc=naming.docstring(doc, indent=0),
            sources=files,
            imports=needed,
            models=models,
            forms=forms,
        )


def _form(one: Form, imports: Imports) -> view.FormView:
    for module, name in (("feiyan_runtime", "FormOperation"), ("typing", "Final")):
        imports.use(module, name)
    request, result = imports.of(one.request).text, imports.of(one.result).text
    settings = {
        "name": naming.literal(one.id),
        "path": naming.literal(naming.path(one.path)),
        "field": naming.literal(one.wire_field),
        "request": request,
        "result": result,
    }
    return view.FormView(naming.constant_name(one.python), result, tuple(settings.items()))


def refuse_cycles(spec: Spec, found: Iterable[view.ModelsModule]) -> None:
    """Record a problem if models of several files refer to each other: their modules could not be imported."""
    every = list(found)
    uses = {module.module: sorted({needed.module for needed in module.imports}) for module in every}
    try:
        TopologicalSorter(uses).prepare()
    except CycleError as error:
        files = {module.module: module.sources for module in every}
        cycle = sorted({file for name in error.args[1] for file in files[name]})
        message = f"the objects of {', '.join(cycle)} refer to each other: move them to one file"
        spec.problem(spec.root(cycle[0]), message)


def model(one: Class, imports: Imports) -> view.Model:
    """Return the view of a class."""
    if one.bare_list or one.rules or one.success.values:
        imports.use("typing", "ClassVar")
    if one.rules:
        imports.use("feiyan_runtime", "Rule")
    return view.Model(
        name=one.name,
        base=imports.use("feiyan_runtime", _base(one)),
        doc=naming.docstring(*docstrings.of_class(one)),
        bare_list=naming.literal(one.bare_list) if one.bare_list else None,
        rules=rules(one.rules, imports),
        success="" if one.bare_list else success(one.success, imports),
        fields=tuple(field(value, one.names, imports) for value in one.fields),
    )


def _base(one: Class) -> str:
    if one.bare_list:  # the data of an answer; the client raises its failure
        return "BareListModel"
    if one.success.values:
        return "OutcomeModel"
    return "RequestModel" if any(value.default is not None for value in one.fields) else "Model"


def field(value: Value, names: dict[str, str], imports: Imports) -> view.Field:
    """Return the view of a field; `names` are those of its siblings."""
    kind, wire = imports.of(value.kind), value.wire
    sent = "None" if not value.required else "" if value.default is None else naming.literal(value.default)
    plain = [f"default={sent}"] if sent else []
    arguments = [*plain]
    is_derived = naming.is_camel_of(value.name, wire)
    if value.aliases:
        imports.use("pydantic", "AliasChoices")
        every = ", ".join(naming.literal(alias) for alias in [wire, *value.aliases])
        arguments.append(f"validation_alias=AliasChoices({every})")
    elif not is_derived:
        arguments.append(f"validation_alias={naming.literal(wire)}")
    if value.aliases or not is_derived:
        arguments.append(f"serialization_alias={naming.literal(wire)}")
    if value.is_secret:
        arguments.append("repr=False")
    if arguments == plain:
        default = f"= {sent}" if sent else ""
    else:
        default = f"= {imports.use('pydantic', 'Field')}({', '.join(arguments)})"
    doc = naming.docstring(docstrings.of_value(value, names))
    is_hidden = "property" in names.values()
    if value.moment:
        imports.use("datetime", "datetime")
        imports.use("feiyan_runtime", "moment")
        if is_hidden:
            imports.use("", "builtins")
    return view.Field(
        name=value.name,
        annotation=kind.found if value.required else kind.or_none,
        default=default,
        doc=doc,
        moment=value.moment,
        ticks="" if value.unit == "epoch-ms" else naming.literal(value.ticks),
        decorator="builtins.property" if is_hidden else "property",
    )


def success(one: Success, imports: Imports) -> str:
    """Return the source of how data tells of success; empty if it does not."""
    if not one.values:
        return ""
    named = ((key, getattr(one, key)) for key in ("field", "code", "message"))
    arguments = [tuple_of(one.values), *(f"{key}={naming.literal(name)}" for key, name in named if name)]
    return f"{imports.use('feiyan_runtime', 'Success')}({', '.join(arguments)})"


def rules(every: tuple[Rule, ...], imports: Imports) -> str:
    """Return the source of a tuple of rules; empty if there are none."""
    texts = [_rule(rule, imports) for rule in every]
    return f"({', '.join(texts)},)" if texts else ""


def _rule(rule: Rule, imports: Imports) -> str:
    name = imports.use("feiyan_runtime", _RULES[rule.kind])
    if rule.alternatives:
        return f"{name}({', '.join(map(tuple_of, rule.alternatives))})"
    arguments = [naming.literal(rule.trigger), tuple_of(rule.values) if rule.values else "", tuple_of(rule.needed)]
    return f"{name}({', '.join(filter(None, arguments))})"


def tuple_of(values: Iterable[object]) -> str:
    """Return the source of a tuple of plain values."""
    texts = [naming.literal(value) for value in values]
    return f"({', '.join(texts)},)" if len(texts) == 1 else f"({', '.join(texts)})"
