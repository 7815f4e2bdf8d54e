"""Validation of parameters against the operation's schema, with `x-rules` as an additional keyword."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import islice
from typing import Any

from jsonschema import Draft202012Validator, ValidationError
from jsonschema.exceptions import best_match
from jsonschema.validators import extend

from feiyan_runtime import AtLeastOne, RequiredIf, RequiredWith, Rule
from feiyan_sandbox.handlers import DocumentedOperation
from feiyan_sandbox.world import Liberties, Liberty, Refusal, codes

MAX_ERRORS = 100
"""Number of errors among which the one to report is chosen: a long list may have one in each item."""


ALL_ITEMS = 10_000
"""Page size of a call that asks for a list without paging."""


def check_parameters(operation: DocumentedOperation, params: Mapping[str, Any], liberties: Liberties) -> dict[str, Any]:
    """Return the parameters, with one page of all items where a list is asked for without paging.

    Raises Refusal, which names the invalid parameter, if they do not fit the schema.
    """
    paging = _absent_paging(operation, params)
    if paging and liberties.allow(Liberty.NO_PAGING):
        _validate(operation, {**params, **paging})
        size = operation.paging and operation.paging["size"]
        return {**params, **{name: ALL_ITEMS if name == size else value for name, value in paging.items()}}
    _validate(operation, params)
    return dict(params)


def _absent_paging(operation: DocumentedOperation, params: Mapping[str, Any]) -> dict[str, int]:
    """Return the required parameters of paging that a call leaves out, with values for the first, smallest page."""
    match operation.paging:
        case {"style": "page", "page": page, "size": size, "first": first}:
            asked = {page: first, size: 1}
        case {"style": "offset", "offset": offset, "size": size}:
            asked = {offset: 0, size: 1}
        case _:
            return {}
    return {name: value for name, value in asked.items() if name in operation.required and name not in params}


def _validate(operation: DocumentedOperation, params: Mapping[str, Any]) -> None:
    errors = _validator_of(operation).iter_errors(params)
    error = best_match(islice(errors, MAX_ERRORS))
    if error is not None:
        where = ".".join(map(str, error.absolute_path))
        raise Refusal(codes.PARAMETER_ERROR, f"{where}: {error.message}" if where else error.message)


@cache
def _validator_of(operation: DocumentedOperation) -> Draft202012Validator:
    return _SpecValidator(operation.params)


def _check_rules(
    _validator: object, rules: Sequence[Mapping[str, Any]], instance: object, _schema: object
) -> Iterator[ValidationError]:
    if isinstance(instance, dict):
        for rule in map(_rule, rules):
            if problem := rule.problem(instance):
                yield ValidationError(problem[0])


def _rule(written: Mapping[str, Any]) -> Rule:
    match written:
        case {"atLeastOne": alternatives}:
            return AtLeastOne(*((name,) if isinstance(name, str) else tuple(name) for name in alternatives))
        case {"requiredWith": {"with": name, "then": names}}:
            return RequiredWith(name, tuple(names))
        case {"requiredIf": {"parameter": name, "in": values, "then": names}}:
            return RequiredIf(name, tuple(values), tuple(names))
        case _:
            raise NotImplementedError(f"x-rules: {written}")


_SpecValidator: type[Draft202012Validator] = extend(  # type: ignore[no-untyped-call]
    Draft202012Validator, {"x-rules": _check_rules}
)
