# Generated from spec/services/cloud/statistics.yaml by `python -m generator generate`. Change the spec, not this file.
"""Objects of the statistics service."""

from __future__ import annotations

from pydantic import Field

from feiyan_runtime import Model


class DeviceStatisticsList(Model):
    """Figures of devices."""

    data: list[DeviceStatistics] | None = None
    """Rows of figures."""


class DeviceStatistics(Model):
    """Figures of the devices of a product in one period."""

    product_key: str | None = Field(default=None, validation_alias="product_key", serialization_alias="product_key")
    """Key of the device's product; part of the device certificate."""
    date_time: str | None = Field(default=None, validation_alias="date_time", serialization_alias="date_time")
    """Period that the figures are of, as yyyy-MM-dd HH:mm:ss."""
    day_count: int | None = Field(default=None, validation_alias="num", serialization_alias="num")
    """Number of devices of the day; known one day later."""
    last_7_days: int | None = Field(default=None, validation_alias="num_7day", serialization_alias="num_7day")
    """Number of devices of the last 7 days."""
    previous_7_days: int | None = Field(
        default=None, validation_alias="last_num_7day", serialization_alias="last_num_7day"
    )
    """Number of devices of the 7 days before the last 7."""
    growth_7_days: float | None = Field(default=None, validation_alias="rate_7day", serialization_alias="rate_7day")
    """Growth from previous_7_days to last_7_days as a fraction: 0.2 is 20 % more."""
    last_14_days: int | None = Field(default=None, validation_alias="num_14day", serialization_alias="num_14day")
    """Number of devices of the last 14 days."""
    previous_14_days: int | None = Field(
        default=None, validation_alias="last_num_14day", serialization_alias="last_num_14day"
    )
    """Number of devices of the 14 days before the last 14."""
    growth_14_days: float | None = Field(default=None, validation_alias="rate_14day", serialization_alias="rate_14day")
    """Growth from previous_14_days to last_14_days as a fraction: 0.2 is 20 % more."""
    last_30_days: int | None = Field(default=None, validation_alias="num_30day", serialization_alias="num_30day")
    """Number of devices of the last 30 days."""
    previous_30_days: int | None = Field(
        default=None, validation_alias="last_num_30day", serialization_alias="last_num_30day"
    )
    """Number of devices of the 30 days before the last 30."""
    growth_30_days: float | None = Field(default=None, validation_alias="rate_30day", serialization_alias="rate_30day")
    """Growth from previous_30_days to last_30_days as a fraction: 0.2 is 20 % more."""


class UserStatisticsList(Model):
    """Figures of users."""

    data: list[UserStatistics] | None = None
    """Rows of figures."""


class UserStatistics(Model):
    """Figures of the users of a project in one period."""

    date_time: str | None = Field(default=None, validation_alias="date_time", serialization_alias="date_time")
    """Period that the figures are of, as yyyy-MM-dd HH:mm:ss."""
    day_count: int | None = Field(default=None, validation_alias="num", serialization_alias="num")
    """Number of users of the day; known one day later."""
    last_7_days: int | None = Field(default=None, validation_alias="num_7day", serialization_alias="num_7day")
    """Number of users of the last 7 days."""
    previous_7_days: int | None = Field(
        default=None, validation_alias="last_num_7day", serialization_alias="last_num_7day"
    )
    """Number of users of the 7 days before the last 7."""
    growth_7_days: float | None = Field(default=None, validation_alias="rate_7day", serialization_alias="rate_7day")
    """Growth from previous_7_days to last_7_days as a fraction: 0.2 is 20 % more."""
    last_14_days: int | None = Field(default=None, validation_alias="num_14day", serialization_alias="num_14day")
    """Number of users of the last 14 days."""
    previous_14_days: int | None = Field(
        default=None, validation_alias="last_num_14day", serialization_alias="last_num_14day"
    )
    """Number of users of the 14 days before the last 14."""
    growth_14_days: float | None = Field(default=None, validation_alias="rate_14day", serialization_alias="rate_14day")
    """Growth from previous_14_days to last_14_days as a fraction: 0.2 is 20 % more."""
    last_30_days: int | None = Field(default=None, validation_alias="num_30day", serialization_alias="num_30day")
    """Number of users of the last 30 days."""
    previous_30_days: int | None = Field(
        default=None, validation_alias="last_num_30day", serialization_alias="last_num_30day"
    )
    """Number of users of the 30 days before the last 30."""
    growth_30_days: float | None = Field(default=None, validation_alias="rate_30day", serialization_alias="rate_30day")
    """Growth from previous_30_days to last_30_days as a fraction: 0.2 is 20 % more."""
