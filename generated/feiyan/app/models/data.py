# Generated from spec/services/app/data.yaml by `python -m generator generate`. Change the spec, not this file.
"""Objects of the data service."""

from __future__ import annotations

from typing import Any

from pydantic import Field

from feiyan.enums import AggregateComparison, AggregateOperator, AggregateSortDirection
from feiyan_runtime import GivenStr, Model


class AggregateExpression(Model):
    """Condition of a query; conditions can be nested to any depth."""

    op: GivenStr[AggregateOperator] | None = None
    """Way in which conditions are combined."""
    filters: list[AggregateFilter] | None = None
    """Conditions on single columns."""
    exprs: list[AggregateExpression] | None = None
    """Nested conditions."""


class AggregateFilter(Model):
    """Condition on a column."""

    col: str | None = None
    """Name of the column."""
    comparison: GivenStr[AggregateComparison] | None = Field(
        default=None, validation_alias="comp", serialization_alias="comp"
    )
    """Comparison of a column with a value."""
    value: Any = Field(default=None, validation_alias="val", serialization_alias="val")
    """Value to compare with; a list for in and not-in."""
    value_type: str | None = None
    """Type of the value, such as int."""


class AggregateOrder(Model):
    """A column to sort by."""

    col: str | None = None
    """Name of the column."""
    direction: GivenStr[AggregateSortDirection] | None = Field(
        default=None, validation_alias="type", serialization_alias="type"
    )
    """Direction to sort in."""
