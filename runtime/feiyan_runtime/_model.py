"""Base classes of the generated models, and the types of open enumerations."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import IntEnum, StrEnum
from functools import cache
from typing import Annotated, Any, ClassVar, TypeVar

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    SerializationInfo,
    SerializerFunctionWrapHandler,
    model_serializer,
)
from pydantic.alias_generators import to_camel
from pydantic_core.core_schema import (
    CoreSchema,
    chain_schema,
    int_schema,
    no_info_after_validator_function,
    union_schema,
)

from feiyan_runtime._built_once import complete
from feiyan_runtime._enums import UnknownInt, UnknownStr
from feiyan_runtime._rules import Rule
from feiyan_runtime._success import Success
from feiyan_runtime._tables import html_fields
from feiyan_runtime._texts import HIDDEN, is_hidden, is_secret, masked_fields, without_secrets

SECRETS = {"secrets": True}
"""Context of a dump that has the secrets."""

IntEnumT = TypeVar("IntEnumT", bound=IntEnum)
StrEnumT = TypeVar("StrEnumT", bound=StrEnum)


def _number_as_text(value: Any) -> Any:
    return str(value) if type(value) is int else value


class _NumbersOnly:
    """Annotation of an enumeration of numbers: a text is refused at once; the class would take 2 µs to refuse it."""

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return chain_schema([int_schema(), handler(source)])

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: Any, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return handler(schema["steps"][-1])


OpenInt = Annotated[IntEnumT | UnknownInt, Field(union_mode="left_to_right")]
"""A member of the enumeration, or an int of its own class if the platform sends an undocumented value."""

OpenStr = Annotated[
    StrEnumT | Annotated[StrEnumT | UnknownStr, Field(union_mode="left_to_right"), BeforeValidator(_number_as_text)],
    Field(union_mode="left_to_right"),
]
"""A member of the enumeration, or a str of its own class if the platform sends an undocumented value."""

OpenEnum = Annotated[
    Annotated[IntEnumT, _NumbersOnly] | StrEnumT | UnknownInt | UnknownStr, Field(union_mode="left_to_right")
]
"""A member of one of two enumerations, of int and of str values, or an undocumented value of either type."""

GivenInt = Annotated[IntEnumT | int, Field(union_mode="left_to_right")]
"""A member of the enumeration, or a plain int: in an object that callers make, and where other ints are documented."""

GivenStr = Annotated[
    StrEnumT | Annotated[StrEnumT | str, Field(union_mode="left_to_right"), BeforeValidator(_number_as_text)],
    Field(union_mode="left_to_right"),
]
"""A member of the enumeration, or a plain str: in an object that callers make, and where other texts are documented."""

GivenEnum = Annotated[Annotated[IntEnumT, _NumbersOnly] | StrEnumT | int | str, Field(union_mode="left_to_right")]
"""A member of one of two enumerations, or a plain int or str, in an object that callers make."""


class MaskedModel(BaseModel):
    """Base class of objects that show no secrets: their repr leaves them out, and dumps have "***" instead.

    Dump with `context={"secrets": True}` to get them.
    """

    model_config = ConfigDict(defer_build=True)

    def __repr_args__(self) -> Iterable[tuple[str | None, Any]]:
        return masked_fields(super().__repr_args__())

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        """Return the schema of the fields: a dump has them all, masked or not."""
        return handler({name: value for name, value in schema.items() if name != "serialization"})

    @model_serializer(mode="wrap")
    def _mask(self, serialize: SerializerFunctionWrapHandler, info: SerializationInfo) -> Any:
        plain = serialize(self)
        if isinstance(info.context, Mapping) and info.context.get("secrets"):
            return plain
        hidden = _hidden(type(self))
        return {
            name: HIDDEN if value is not None and (name in hidden or is_secret(name)) else without_secrets(value)
            for name, value in plain.items()
        }


@cache
def _hidden(kind: type[BaseModel]) -> frozenset[str]:
    """Return the names under which fields are dumped that are secret whatever they are called."""
    return frozenset(
        name
        for attribute, field in kind.model_fields.items()
        if is_hidden(attribute, field)
        for name in (attribute, field.serialization_alias)
        if name
    )


class Model(MaskedModel):
    """Base class of the platform's objects.

    Attributes are the wire's names in snake case. Undocumented fields are kept in `model_extra`. A number that was sent
    as a string is accepted, and a string that was sent as a number.
    """

    model_config = ConfigDict(
        alias_generator=to_camel,
        validate_by_name=True,
        validate_by_alias=True,
        serialize_by_alias=True,
        extra="allow",
        coerce_numbers_to_str=True,
        hide_input_in_errors=True,
        protected_namespaces=(),
        defer_build=True,
    )

    wire_rules: ClassVar[tuple[Rule, ...]] = ()
    """Rules across fields, which are checked before the object is sent."""

    def to_wire(self) -> dict[str, Any]:
        """Return the fields that were set, under the wire's names, secrets included."""
        complete(type(self))
        return self.model_dump(exclude_unset=True, context=SECRETS)

    def _repr_html_(self) -> str:
        """Return the fields as a table, for notebooks; secrets are left out."""
        return html_fields(self)


class RequestModel(Model):
    """An object that is only sent, with fields whose values are sent unless others are given."""

    def model_post_init(self, context: Any, /) -> None:
        """Count the defaults as given, so that `to_wire` returns them."""
        fields = type(self).model_fields.items()
        optional = ((name, field.default) for name, field in fields if not field.is_required())
        self.model_fields_set.update(name for name, default in optional if default is not None)


class OutcomeModel(Model):
    """An object that tells whether something succeeded."""

    wire_success: ClassVar[Success]

    @property
    def succeeded(self) -> bool | None:
        """True if the platform tells of success, None if it tells nothing."""
        return self.wire_success.told(self.to_wire())


class BareListModel(Model):
    """An object that some answers replace with the list that belongs in one of its fields."""

    wire_bare_list: ClassVar[str]

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Return a schema that reads either; a validator before the model's would turn all of it into Python first."""
        schema = handler(source)
        model: Any = handler.resolve_ref_schema(schema)
        if model["type"] != "model":  # the class is complete, and this is its schema
            return schema
        fields = model["schema"]["fields"]
        name = next(name for name in fields if cls.wire_bare_list in {name, fields[name].get("validation_alias")})
        bare = no_info_after_validator_function(
            lambda items: cls.model_construct(**{name: items}), fields[name]["schema"]
        )
        return union_schema([(schema, ""), (bare, "")], mode="left_to_right")
